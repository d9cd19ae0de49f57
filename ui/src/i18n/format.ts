// Dates and numbers as people in Germany write them. Dates are plain days (YYYY-MM-DD) and never pass through `Date`
// with a time zone, because a day must not slip.

type Day = { year: number; month: number; day: number };

/** `2026-03-05` as `05.03.2026`; empty for nothing. Takes `2026-03` and `2026` as well. */
export function formatDate(iso: string | null | undefined): string {
  if (!iso) return "";
  return iso.slice(0, 10).split("-").reverse().join(".");
}

/** `2026-03-05T09:14:33` as `05.03.2026, 09:14`. */
export function formatDateTime(iso: string): string {
  const [date = "", time = ""] = iso.split("T");
  return time ? `${formatDate(date)}, ${time.slice(0, 5)}` : formatDate(date);
}

/** A number with German separators. */
export function formatNumber(value: number | bigint): string {
  return new Intl.NumberFormat("de-DE").format(value);
}

/** A size in words. */
export function formatBytes(value: number | bigint): string {
  const bytes = Number(value);
  if (bytes < 1000) return `${formatNumber(bytes)} Byte`;
  const [amount, unit] = bytes < 1_000_000 ? [bytes / 1000, "KB"] : [bytes / 1_000_000, "MB"];
  return `${new Intl.NumberFormat("de-DE", { maximumFractionDigits: 1 }).format(amount)} ${unit}`;
}

/**
 * What somebody typed, as a day; `null` when it is none.
 *
 * Understood: `5.3.2026`, `05.03.26`, `050326`, `05032026`, `2026-03-05`, `heute`, `gestern`, `morgen`,
 * `in 6 Monaten`, `in 10 Tagen`, `vor 2 Wochen`, `+7`, `+2w`, `+1m`, `Fr` (the next one after today). Two digits mean the hundred years that end 20 years after today.
 */
export function parseDate(text: string, today: string): string | null {
  const typed = text.trim().toLowerCase();
  return parseWritten(typed, today) ?? parseShort(typed, today) ?? parseRelative(typed, today);
}

/** What somebody typed for an imprecise date: a day, `03.1999`, or `1999`. */
export function parseImprecise(
  text: string,
  today: string,
): { value: string; precision: "tag" | "monat" | "jahr" } | null {
  const typed = text.trim();
  if (/^\d{4}$/.test(typed)) return inYears(Number(typed)) ? { value: typed, precision: "jahr" } : null;
  const month = /^(\d{1,2})[./](\d{4})$/.exec(typed) ?? null;
  if (month) {
    const [, m = "", y = ""] = month;
    if (Number(m) < 1 || Number(m) > 12 || !inYears(Number(y))) return null;
    return { value: `${y}-${m.padStart(2, "0")}`, precision: "monat" };
  }
  const day = parseDate(typed, today);
  return day === null ? null : { value: day, precision: "tag" };
}

/** A day moved by months; the last day of the month when the day does not exist there. */
export function addMonths(iso: string, months: number): string {
  const { year, month, day } = split(iso);
  const index = year * 12 + (month - 1) + months;
  const target = { year: Math.floor(index / 12), month: (((index % 12) + 12) % 12) + 1 };
  return join({ ...target, day: Math.min(day, daysIn(target.year, target.month)) });
}

/** A day moved by days. */
export function addDays(iso: string, days: number): string {
  const { year, month, day } = split(iso);
  const moved = new Date(Date.UTC(year, month - 1, day + days));
  return join({ year: moved.getUTCFullYear(), month: moved.getUTCMonth() + 1, day: moved.getUTCDate() });
}

/** Days from `from` to `to`; negative when `to` lies before. */
export function daysBetween(from: string, to: string): number {
  const at = (iso: string) => {
    const { year, month, day } = split(iso);
    return Date.UTC(year, month - 1, day);
  };
  return Math.round((at(to) - at(from)) / 86_400_000);
}

function parseWritten(typed: string, today: string): string | null {
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(typed);
  if (iso) return day(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const german =
    /^(\d{1,2})[.\s/]\s*(\d{1,2})[.\s/]\s*(\d{4}|\d{2})$/.exec(typed) ?? /^(\d{2})(\d{2})(\d{4}|\d{2})$/.exec(typed);
  if (!german) return null;
  return day(fullYear(german[3] ?? "", today), Number(german[2]), Number(german[1]));
}

const WEEKDAYS = ["sonntag", "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag"];

/** `+7`, `+2w`, `+1m`, and days of the week by two letters or more. */
function parseShort(typed: string, today: string): string | null {
  const ahead = /^\+\s?(\d{1,3})\s?([twm]?)$/.exec(typed);
  if (ahead) {
    const amount = Number(ahead[1]);
    if (ahead[2] === "m") return addMonths(today, amount);
    return addDays(today, ahead[2] === "w" ? amount * 7 : amount);
  }
  const written = typed.replace(/^nächste[nr]?\s+/, "").replace(/\.$/, "");
  const weekday = written.length < 2 ? -1 : WEEKDAYS.findIndex((name) => name.startsWith(written));
  if (weekday < 0) return null;
  const { year, month, day: dayOfMonth } = split(today);
  const now = new Date(Date.UTC(year, month - 1, dayOfMonth)).getUTCDay();
  return addDays(today, (weekday - now + 6) % 7 + 1);
}

const RELATIVE_DAYS: Record<string, number> = { vorgestern: -2, gestern: -1, heute: 0, morgen: 1, übermorgen: 2 };

const NUMBER_WORDS: Record<string, number> = { einem: 1, einer: 1, zwei: 2, drei: 3, vier: 4, sechs: 6 };

function parseRelative(typed: string, today: string): string | null {
  const days = Object.hasOwn(RELATIVE_DAYS, typed) ? RELATIVE_DAYS[typed] : undefined;
  if (days !== undefined) return addDays(today, days);
  const span = /^(in|vor)\s+(\d{1,3}|[a-z]+)\s+(tag(?:en)?|wochen?|monat(?:en)?|jahr(?:en)?)$/.exec(typed);
  if (!span) return null;
  const [, direction = "", count = "", unit = ""] = span;
  const amount = /^\d+$/.test(count) ? Number(count) : NUMBER_WORDS[count];
  if (amount === undefined) return null;
  const signed = direction === "vor" ? -amount : amount;
  if (unit.startsWith("tag")) return addDays(today, signed);
  if (unit.startsWith("woche")) return addDays(today, signed * 7);
  return addMonths(today, unit.startsWith("monat") ? signed : signed * 12);
}

function fullYear(text: string, today: string): number {
  if (text.length === 4) return Number(text);
  const last = split(today).year + 20;
  const year = Math.floor(last / 100) * 100 + Number(text);
  return year > last ? year - 100 : year;
}

function day(year: number, month: number, dayOfMonth: number): string | null {
  if (!inYears(year) || month < 1 || month > 12) return null;
  if (dayOfMonth < 1 || dayOfMonth > daysIn(year, month)) return null;
  return join({ year, month, day: dayOfMonth });
}

function inYears(year: number): boolean {
  return year >= 1900 && year <= 2199;
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function split(iso: string): Day {
  const [year = 0, month = 1, dayOfMonth = 1] = iso.split("-").map(Number);
  return { year, month, day: dayOfMonth };
}

function join({ year, month, day: dayOfMonth }: Day): string {
  const two = (n: number) => String(n).padStart(2, "0");
  return `${String(year).padStart(4, "0")}-${two(month)}-${two(dayOfMonth)}`;
}

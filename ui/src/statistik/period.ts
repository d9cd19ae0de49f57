// Reporting periods as people choose them. A report speaks of periods that are over; the own desk may look at the
// running one as well.
import { addDays, addMonths, daysBetween } from "../i18n/format";
import { de } from "../i18n/de";

export type Period = { from: string; to: string };

/** What stands beside a period. */
export type Beside = keyof typeof de.statistik.besides;

export type Kind = keyof typeof de.statistik.kinds;

/** A period of the calendar with its name. */
export type Named = Period & { label: string };

/** Whether a period can be released; `tooEarly` lies before one that was. */
export type Stand = "open" | "running" | "released" | "tooEarly";

const MONTHS: Record<Exclude<Kind, "free">, number> = { month: 1, quarter: 3, half: 6, year: 12 };
/** The oldest programme began in this year. */
const FIRST_YEAR = 2020;

/** The periods of a kind that are over on the day `today`, newest first; with `running` the present one before them. */
export function periodsOf(kind: Exclude<Kind, "free">, today: string, running = false): Named[] {
  const [year = 0, month = 1] = today.split("-").map(Number);
  const length = MONTHS[kind];
  // Periods counted through, so that the one before January is the last of the year before.
  const present = Math.floor((year * 12 + month - 1) / length);
  const oldest = (FIRST_YEAR * 12) / length;
  const newest = running ? present : present - 1;
  return Array.from({ length: Math.max(1, newest - oldest + 1) }, (_, back) => named(kind, newest - back));
}

/** What a period is to the reports that were released before. */
export function standOf(period: Period, released: Period[], today: string): Stand {
  if (period.to >= today) return "running";
  if (released.some((one) => one.from <= period.to && period.from <= one.to)) return "released";
  return released.some((one) => period.to < one.to) ? "tooEarly" : "open";
}

/** The period of the same length directly before. Whole months stay whole months. */
export function before(period: Period): Period {
  const next = addDays(period.to, 1);
  const to = addDays(period.from, -1);
  if (!period.from.endsWith("-01") || !next.endsWith("-01")) {
    return { from: addDays(period.from, -daysBetween(period.from, next)), to };
  }
  const [year = 0, month = 0] = period.from.split("-").map(Number);
  const [endYear = 0, endMonth = 0] = next.split("-").map(Number);
  return { from: addMonths(period.from, year * 12 + month - endYear * 12 - endMonth), to };
}

/** The same days a year earlier; the end of February stays the end of February. */
export function yearBefore(period: Period): Period {
  const next = addDays(period.to, 1);
  const to = next.endsWith("-01") ? addDays(addMonths(next, -12), -1) : addMonths(period.to, -12);
  return { from: addMonths(period.from, -12), to };
}

/** The period that stands beside another; `null` for none. */
export function besideOf(beside: Beside, period: Period, free: Period): Period | null {
  switch (beside) {
    case "none":
      return null;
    case "before":
      return before(period);
    case "lastYear":
      return yearBefore(period);
    default:
      return free;
  }
}

function named(kind: Exclude<Kind, "free">, at: number): Named {
  const length = MONTHS[kind];
  const year = Math.floor((at * length) / 12);
  const part = at - (year * 12) / length;
  const from = `${year}-${String(part * length + 1).padStart(2, "0")}-01`;
  return { from, to: addDays(addMonths(from, length), -1), label: labelOf(kind, part, year) };
}

function labelOf(kind: Exclude<Kind, "free">, part: number, year: number): string {
  const s = de.statistik;
  switch (kind) {
    case "month":
      return `${s.months[part] ?? ""} ${year}`;
    case "quarter":
      return s.quarter(part + 1, year);
    case "half":
      return s.half(part + 1, year);
    default:
      return String(year);
  }
}

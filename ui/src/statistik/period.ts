// Reporting periods as people choose them.

export type Span = "q1" | "q2" | "q3" | "q4" | "h1" | "h2" | "year" | "free";

export type Period = { from: string; to: string };

const BOUNDS: Record<Exclude<Span, "free">, [from: string, to: string]> = {
  q1: ["01-01", "03-31"],
  q2: ["04-01", "06-30"],
  q3: ["07-01", "09-30"],
  q4: ["10-01", "12-31"],
  h1: ["01-01", "06-30"],
  h2: ["07-01", "12-31"],
  year: ["01-01", "12-31"],
};

/** First and last day of a span of a year. */
export function periodOf(year: number, span: Exclude<Span, "free">): Period {
  const [from, to] = BOUNDS[span];
  return { from: `${year}-${from}`, to: `${year}-${to}` };
}

/** The quarter that ended last before a day: what is usually reported. */
export function lastQuarter(today: string): { year: number; span: "q1" | "q2" | "q3" | "q4" } {
  const [year = 0, month = 1] = today.split("-").map(Number);
  const quarter = Math.floor((month - 1) / 3);
  const spans = ["q1", "q2", "q3", "q4"] as const;
  return quarter === 0 ? { year: year - 1, span: "q4" } : { year, span: spans[quarter - 1] ?? "q4" };
}

/** Years to choose from: those of the programmes up to this one. */
export function years(today: string): number[] {
  const last = Number(today.slice(0, 4));
  return Array.from({ length: Math.max(1, last - 2019) }, (_, back) => last - back);
}

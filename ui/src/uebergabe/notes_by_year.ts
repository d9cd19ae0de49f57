// The notes of a preview by year, the newest first. Their headings say the month, and nothing else does.

/** Notes of one year, by their place in the preview; the year is empty for texts without a month. */
export type NotesOfYear = { year: string; notes: number[] };

export function notesByYear(headings: string[]): NotesOfYear[] {
  const units = together(headings).map((notes) => ({ notes, month: monthOf(headings[notes[0] ?? 0] ?? "") }));
  // Those of one month stand in the order of their days, so they are turned round as well.
  const newest = units.reverse().sort((a, b) => b.month.localeCompare(a.month));
  const years = new Map<string, number[]>();
  for (const { notes, month } of newest) {
    const year = month.slice(0, 4);
    years.set(year, [...(years.get(year) ?? []), ...notes]);
  }
  return [...years].map(([year, notes]) => ({ year, notes }));
}

/** What goes on with the heading of the text before belongs to it: `Telefonat, 03.2026, nächster Schritt`. */
function together(headings: string[]): number[][] {
  const units: number[][] = [];
  headings.forEach((heading, at) => {
    const before = headings[at - 1];
    const last = units.at(-1);
    if (last && before && heading.startsWith(`${before}, `)) last.push(at);
    else units.push([at]);
  });
  return units;
}

/** `Telefonat, 03.2026` as `2026-03`; empty without a month. */
function monthOf(heading: string): string {
  const [, month, year] = /(\d{2})\.(\d{4})/.exec(heading) ?? [];
  return year ? `${year}-${month}` : "";
}

// A report laid out for reading: chapters, anchors, headings that can be told apart, the signs that occur. It changes
// no number and no word of the report.
import { de } from "../i18n/de";
import { formatDate, formatNumber } from "../i18n/format";
import type { BerichtRow, BerichtView, Nachrechnung, StandingAnswer, TablePreview } from "../ipc/generated/wire";

export type Chapter = { id: string; title: string; tables: TablePreview[] };

/** Tables of one subject under one heading, in the order of the report. */
export function chaptersOf(tables: TablePreview[]): Chapter[] {
  const chapters: Chapter[] = [];
  for (const table of tables) {
    const last = chapters.at(-1);
    if (last && last.title === table.chapter) last.tables.push(table);
    else chapters.push({ id: `kapitel-${chapters.length + 1}`, title: table.chapter, tables: [table] });
  }
  return chapters;
}

/** Where a table stands on the page. */
export const anchorOf = (table: TablePreview) => `tabelle-${table.id.replace(/[^\w-]/g, "_")}`;

/** The title with the days it speaks of: two tables of one report may differ in nothing else. */
export const nameOf = (table: TablePreview) => [table.title, table.run].filter(Boolean).join(", ");

/** Headings of all columns, the first one included; a repeated heading gets a number, because each must name one column. */
export function headingsOf(table: TablePreview): string[] {
  const seen = new Map<string, number>();
  return [table.stub, ...table.columns].map((heading) => {
    const times = (seen.get(heading) ?? 0) + 1;
    seen.set(heading, times);
    return times === 1 ? heading : `${heading} (${times})`;
  });
}

const NUMBER = /^\d+$/;

/** Whether any number of a table is shown. */
export const hasNumbers = (table: TablePreview) => table.rows.some((row) => row.cells.some((cell) => NUMBER.test(cell)));

/** A cell with German separators, as the chart prints it; signs stay as they are. */
export const printed = (cell: string) => (NUMBER.test(cell) ? formatNumber(BigInt(cell)) : cell);

/** The signs in place of numbers that occur, with what they mean. */
export function signsIn(tables: TablePreview[]): [sign: string, meaning: string][] {
  const cells = new Set(tables.flatMap((table) => table.rows.flatMap((row) => row.cells)));
  return Object.entries(de.statistik.signMeanings).filter(([sign]) => cells.has(sign));
}

/** An answer as text for a letter; exact counts take their mark with them. */
export function answerText(view: BerichtView, answer: StandingAnswer): string {
  return [view.mark, answer.question, ...answer.paragraphs].filter(Boolean).join("\n\n");
}

/** Whether a report with this result may leave. */
export const betraysNothing = (result: Nachrechnung) => result.consistent && result.weak.length === 0;

/** First and last day as printed. */
export const spanOf = (period: { from: string; to: string }) => `${formatDate(period.from)} – ${formatDate(period.to)}`;

/** Programmes that released something, in the order of the list. */
export function programmesOf(rows: BerichtRow[]): { value: string; label: string }[] {
  return [...new Map(rows.map((row) => [row.programmeCode, row.programme]))].map(([value, label]) => ({ value, label }));
}

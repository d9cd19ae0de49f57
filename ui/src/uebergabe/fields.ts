// The fields of a preview as tables: a field with many rows is folded, and what repeats itself is said once.
import type { Field, FieldPreview } from "../ipc/generated/wire";

/** Rows of one field that are shown without asking; Verlauf has one for each Kontakt. */
export const SHOWN = 4;

/** A row; `first` of its field in the whole preview, or one that says `again` what the row above says. */
export type FieldRow = { field: FieldPreview; first: boolean; again: boolean };

export type FieldGroup = { group: string; rows: FieldRow[]; hidden: { field: Field; count: number }[] };

/** The sections in the order of the preview. Fields in `unfolded` show every row. */
export function folded(fields: FieldPreview[], unfolded: Field[]): FieldGroup[] {
  const firsts = new Map<Field, FieldPreview>();
  for (const field of fields) if (!firsts.has(field.field)) firsts.set(field.field, field);
  return [...new Set(fields.map((field) => field.group))].map((group) => {
    const inGroup = fields.filter((field) => field.group === group);
    const names = [...new Set(inGroup.map((field) => field.field))];
    // Rows of one field stand together, also where the program goes from Kontakt to Kontakt.
    const all = names.flatMap((name) => inGroup.filter((field) => field.field === name));
    const shown = all.filter((field) => unfolded.includes(field.field) || before(all, field) < SHOWN);
    const missing = (name: Field) => all.filter((one) => one.field === name && !shown.includes(one)).length;
    return {
      group,
      rows: shown.map((field, at) => ({ field, first: firsts.get(field.field) === field, again: repeats(shown[at - 1], field) })),
      hidden: names.map((field) => ({ field, count: missing(field) })).filter((one) => one.count > 0),
    };
  });
}

/** How many rows of the same field stand before one. */
function before(all: FieldPreview[], field: FieldPreview): number {
  return all.slice(0, all.indexOf(field)).filter((one) => one.field === field.field).length;
}

function repeats(above: FieldPreview | undefined, field: FieldPreview): boolean {
  return above !== undefined && above.field === field.field && above.label === field.label && above.reason === field.reason;
}

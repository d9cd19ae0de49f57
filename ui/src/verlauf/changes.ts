// From a list of changes to "since when, before that what", field by field.
import type { ChangeRow } from "../ipc/generated/wire";

/** How fields and values of a part are called. The folder of the Fälle knows; the screen brings both together. */
export type ChangeWords = {
  label: (part: string, key: string) => string;
  value: (part: string, key: string, value: unknown) => string;
};

/** What a field said until a moment. */
export type Former = { value: unknown; until: string };

export type FieldHistory = {
  key: string;
  now: unknown;
  /** Since when it says so; empty when it was never anything else and nobody wrote down when it began. */
  since: string;
  /** What it said before, newest first; nothing where it was never anything else. */
  before: Former[];
};

/**
 * The history of each field of one record. `rows` are its changes, newest first; `current` is the record as it stands.
 * A field that no change names says what it says since the record began.
 */
export function byField(rows: ChangeRow[], current: object, began = ""): FieldHistory[] {
  const fields = new Map<string, FieldHistory>();
  for (const row of rows) {
    for (const { key, before, after } of row.fields) {
      const known = fields.get(key) ?? { key, now: after, since: row.at, before: [] };
      if (!isNothing(before)) known.before.push({ value: before, until: row.at });
      fields.set(key, known);
    }
  }
  for (const [key, now] of opened(current)) {
    if (!fields.has(key)) fields.set(key, { key, now, since: began, before: [] });
  }
  return [...fields.values()].filter((field) => !isNothing(field.now) || field.before.length > 0);
}

/** Objects are opened (`address.street`), lists are one value: as the changes name their fields. */
function opened(record: object, path = ""): [string, unknown][] {
  return Object.entries(record).flatMap(([name, value]): [string, unknown][] => {
    const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
    return isObject ? opened(value as object, `${path}${name}.`) : [[`${path}${name}`, value]];
  });
}

/** Whether a value stands for nothing at all: nothing entered, an empty list. */
export function isNothing(value: unknown): boolean {
  return value === null || value === undefined || value === "" || (Array.isArray(value) && value.length === 0);
}

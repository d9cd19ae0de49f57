// A record of a part on its way through a form: empty, from the store, back to the program.
import type { Entry, FallView, Part } from "../ipc/generated/wire";
import { NICHT_ERHOBEN } from "../ipc/lists";
import { FIELDS, type FieldSpec } from "./fields";

/** A record while it is being edited. */
export type Draft = { [key: string]: string | number | boolean | string[] | Draft[] | null };

/** Where the records of a part stand in a Fall. */
export const ROWS = {
  status: "status", dokument: "dokumente", nebenbestimmung: "nebenbestimmungen", bescheid: "bescheide",
  kontakt: "kontakte", teilnahme: "teilnahmen", vermittlung: "vermittlungen", einwilligung: "einwilligungen",
  clearing: "clearings", schulbildung: "schulbildung", berufsbildung: "berufsbildung", sprachstand: "sprachstand",
  arbeitssituation: "arbeitssituationen", leistungsbezug: "leistungsbezuege", ausbildung: "ausbildungen",
  bedarf: "bedarfe", ziel: "ziele", verbleib: "verbleib", fallkonferenz: "fallkonferenzen", datei: "dateien",
  strukturhemmnis: "strukturhemmnisse", gesundheit: "gesundheit", frist: "fristen", fristerledigung: "fristerledigungen",
} as const satisfies Record<Part, keyof FallView>;

/** The day that is today when a record of this part begins; other days are asked. */
const TODAY_KEY: Partial<Record<Part, string>> = {
  kontakt: "date", einwilligung: "givenOn", clearing: "date", schulbildung: "date", berufsbildung: "date",
  sprachstand: "date", bedarf: "date", ziel: "setOn", verbleib: "date", fallkonferenz: "date", datei: "date",
  strukturhemmnis: "date", gesundheit: "date", fristerledigung: "doneOn",
};

/** First values that are more than "nicht erhoben": a new goal is open. */
const FIRST: Partial<Record<Part, Draft>> = { ziel: { state: "offen" } };

/** First values of a record inside a record. */
export const FIRST_ROW: Draft = { state: "offen" };

/** An empty record: today where something happens now, "nicht erhoben" where nobody was asked yet. */
export function blank(part: Part, today: string): Draft {
  const dated = TODAY_KEY[part];
  return { ...empty(FIELDS[part]), ...FIRST[part], ...(dated ? { [dated]: today } : {}) };
}

/** Empty values of some fields. */
export function empty(fields: FieldSpec[]): Draft {
  return Object.fromEntries(fields.map((field) => [field.key, emptyValue(field)]));
}

/** An empty record inside a record. */
export function emptyRow(fields: FieldSpec[]): Draft {
  const row = empty(fields);
  return "state" in row ? { ...row, ...FIRST_ROW } : row;
}

/** A finished draft as the entry that the program takes. */
export function entryOf(part: Part, draft: Draft): Entry {
  const value = Object.fromEntries(
    FIELDS[part].map((field) => {
      const given = draft[field.key] ?? null;
      return [field.key, field.kind === "code" && field.none !== undefined && given === "" ? null : given];
    }),
  );
  // The fields are those of the part; the program checks them once more.
  return { part, value } as unknown as Entry;
}

/** A stored record as a draft of its own: changing it changes nothing that is shown. */
export function draftOf(part: Part, value: object): Draft {
  const record = structuredClone(value) as Draft;
  return Object.fromEntries(
    FIELDS[part].map((field) => {
      const stored = record[field.key] ?? null;
      return [field.key, stored === null && emptyValue(field) === "" ? "" : stored];
    }),
  );
}

function emptyValue(field: FieldSpec): Draft[string] {
  switch (field.kind) {
    case "date":
      return null;
    case "number":
      return 0;
    case "check":
      return false;
    case "codes":
    case "rows":
      return [];
    case "country":
      return NICHT_ERHOBEN;
    case "code":
      return field.required || field.none !== undefined ? "" : NICHT_ERHOBEN;
    default:
      return "";
  }
}

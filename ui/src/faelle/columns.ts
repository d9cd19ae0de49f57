// What the tables of the parts show of a record.
import { de } from "../i18n/de";
import type { Einwilligung, Lists, Part } from "../ipc/generated/wire";
import { consentState } from "./consent";
import { FIELDS, type FieldSpec, type ValueOf } from "./fields";
import { shown } from "./values";

/** Records that a table shows. Kontakte, Ziele and Fallkonferenzen are read in full; Dateien have a list of their own. */
export type TablePart = Exclude<Part, "kontakt" | "ziel" | "fallkonferenz" | "datei" | "fristerledigung">;

/** The fields of each table; the first one names the row. */
const KEYS: { [P in TablePart]: (keyof ValueOf<P> & string)[] } = {
  status: ["kind", "basis", "since", "until", "remark"],
  dokument: ["kind", "number", "issuedOn", "validUntil", "authority"],
  nebenbestimmung: ["kind", "wording", "since", "until"],
  bescheid: ["kind", "datedOn", "servedOn", "authority", "reference", "contestedOn", "reasonedOn"],
  teilnahme: ["baustein", "programme", "traeger", "courseStart", "eintritt", "austritt", "austrittReason"],
  vermittlung: ["kind", "date", "offer", "result", "endedOn", "endReason"],
  einwilligung: ["kind", "stelle", "purpose", "dataGroups", "givenOn", "validUntil"],
  clearing: ["date", "access", "targetGroup", "otherFallfuehrung", "exclusionCheckedOn", "exclusion", "voluntary", "remark"],
  schulbildung: ["level", "country", "years", "recognisedOn", "authority", "date"],
  berufsbildung: ["level", "occupation", "country", "recognisedOn", "authority", "date"],
  sprachstand: ["language", "level", "proof", "provider", "date"],
  arbeitssituation: ["status", "employer", "occupation", "hoursPerWeek", "since", "until"],
  leistungsbezug: ["kind", "authority", "since", "until"],
  ausbildung: ["occupation", "kind", "employer", "contractOn", "startsOn", "endsOn", "passedOn", "brokenOffOn"],
  bedarf: ["handlungsfeld", "rating", "date", "remark"],
  verbleib: ["point", "kind", "austritt", "date", "remark"],
  strukturhemmnis: ["kind", "handlungsfeld", "date", "text", "reportedOn"],
  gesundheit: ["date", "text"],
  frist: ["title", "dueOn", "basis", "doneOn", "remark"],
};

type Column = { label: string; of: (record: object, lists: Lists, today: string) => string };

/** The columns of each table. */
export const COLUMNS = Object.fromEntries(
  Object.entries(KEYS).map(([part, keys]) => [part, columnsOf(part as TablePart, keys)]),
) as Record<TablePart, Column[]>;

/** The cells of one record, in the order of `COLUMNS`. */
export function cells(part: TablePart, value: object, lists: Lists, today: string): string[] {
  return COLUMNS[part].map((column) => column.of(value, lists, today));
}

function columnsOf(part: TablePart, keys: string[]): Column[] {
  const columns = keys.map((key) => columnOf(FIELDS[part].find((field) => field.key === key)));
  const state: Column = { label: de.fields.state, of: (record, _, today) => consentState(record as Einwilligung, today) };
  return part === "einwilligung" ? [...columns, state] : columns;
}

function columnOf(field: FieldSpec | undefined): Column {
  if (field === undefined) return { label: "", of: () => "" };
  const empty = field.key === "austritt" ? de.fields.running : "";
  return {
    label: field.short ?? field.label,
    of: (record, lists) => {
      const stored = (record as Record<string, unknown>)[field.key];
      return stored === null || stored === "" ? empty : shown(field, stored, lists);
    },
  };
}

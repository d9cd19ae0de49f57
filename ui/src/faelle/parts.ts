// What the dated parts of a Fall look like: which fields their forms have and what their tables show.
// Not here: rules about values. Those are checked by the program and come back as problems of a key.
import { de } from "../i18n/de";
import { formatDate } from "../i18n/format";
import type { Einwilligung, Entry, Lists, Part } from "../ipc/generated/wire";
import { bausteineOf, entriesOf, labelOf } from "../ipc/lists";

export type FieldSpec =
  | { kind: "text" | "area"; key: string; label: string; hint?: string; required?: boolean }
  | { kind: "date"; key: string; label: string; hint?: string; required?: boolean }
  | { kind: "number"; key: string; label: string }
  | { kind: "check"; key: string; label: string }
  | { kind: "code"; key: string; label: string; list: string; none?: string; required?: boolean }
  | { kind: "codes"; key: string; label: string; list: string; hint?: string }
  | { kind: "programme"; key: string; label: string }
  | { kind: "baustein"; key: string; label: string }
  | { kind: "stelle"; key: string; label: string; hint?: string };

/** A record of a part while it is being edited. */
export type Draft = Record<string, string | number | boolean | string[] | null>;

/** Records that a table shows; a Kontakt has its own view because its note is long. */
export type TablePart = Exclude<Part, "kontakt">;

const f = de.fields;

export const FIELDS: Record<Part, FieldSpec[]> = {
  status: [
    { kind: "code", key: "kind", label: f.statusKind, list: "aufenthaltsstatus", required: true },
    { kind: "text", key: "basis", label: f.basis, hint: f.basisHint },
    { kind: "date", key: "since", label: f.since, required: true },
    { kind: "date", key: "until", label: f.until },
    { kind: "area", key: "remark", label: f.remark },
  ],
  dokument: [
    { kind: "code", key: "kind", label: f.kind, list: "aufenthaltsdokument", required: true },
    { kind: "text", key: "number", label: f.number },
    { kind: "date", key: "issuedOn", label: f.issuedOn },
    { kind: "date", key: "validUntil", label: f.validUntilPrinted },
    { kind: "text", key: "authority", label: f.authority },
  ],
  nebenbestimmung: [
    { kind: "code", key: "kind", label: f.kind, list: "nebenbestimmung", required: true },
    { kind: "area", key: "wording", label: f.wording },
    { kind: "date", key: "since", label: f.since, required: true },
    { kind: "date", key: "until", label: f.until },
  ],
  kontakt: [
    { kind: "date", key: "date", label: f.date, required: true },
    { kind: "code", key: "kind", label: f.kind, list: "kontaktart", required: true },
    { kind: "number", key: "minutes", label: f.minutes },
    { kind: "code", key: "interpreter", label: f.interpreter, list: "sprachmittlung" },
    { kind: "check", key: "noShow", label: f.noShow },
    { kind: "area", key: "text", label: f.text },
    { kind: "text", key: "nextStep", label: f.nextStep },
    { kind: "date", key: "nextStepOn", label: f.nextStepOn, hint: de.form.nextDateHint },
    { kind: "codes", key: "subjects", label: f.subjects, list: "handlungsfeld" },
    { kind: "check", key: "structural", label: f.structural },
  ],
  teilnahme: [
    { kind: "programme", key: "programme", label: f.programme },
    { kind: "baustein", key: "baustein", label: f.baustein },
    { kind: "text", key: "traeger", label: f.traeger },
    { kind: "date", key: "courseStart", label: f.courseStart },
    { kind: "date", key: "eintritt", label: f.eintritt, required: true },
    { kind: "date", key: "austritt", label: f.austritt },
    { kind: "code", key: "austrittReason", label: f.austrittReason, list: "austrittsgrund", none: f.running },
  ],
  vermittlung: [
    { kind: "date", key: "date", label: f.date, required: true },
    { kind: "code", key: "kind", label: f.kind, list: "vermittlungsart", required: true },
    { kind: "text", key: "offer", label: f.offer },
    { kind: "area", key: "result", label: f.result },
    { kind: "date", key: "endedOn", label: f.endedOn },
    { kind: "text", key: "endReason", label: f.endReason },
  ],
  einwilligung: [
    { kind: "code", key: "kind", label: f.kind, list: "einwilligungsart", required: true },
    { kind: "stelle", key: "stelle", label: f.stelle, hint: f.stelleHint },
    { kind: "text", key: "purpose", label: f.purpose, hint: f.purposeHint, required: true },
    { kind: "codes", key: "dataGroups", label: f.dataGroups, list: "datengruppe", hint: f.dataGroupsHint },
    { kind: "text", key: "language", label: f.language },
    { kind: "check", key: "interpreter", label: f.consentInterpreter },
    { kind: "code", key: "form", label: f.form, list: "einwilligungsform" },
    { kind: "date", key: "givenOn", label: f.givenOn, required: true },
    { kind: "date", key: "validUntil", label: f.consentUntil },
    { kind: "date", key: "withdrawnOn", label: f.withdrawnOn },
  ],
};

/** An empty record: today where something happens now, "nicht erhoben" where nobody was asked yet. */
export function blank(part: Part, today: string): Draft {
  const dated = part === "kontakt" ? "date" : part === "einwilligung" ? "givenOn" : "";
  return Object.fromEntries(FIELDS[part].map((field) => [field.key, field.key === dated ? today : emptyValue(field)]));
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

/** A stored record as a draft. */
export function draftOf(part: Part, value: object): Draft {
  const record = value as Draft;
  return Object.fromEntries(
    FIELDS[part].map((field) => {
      const stored = record[field.key] ?? null;
      const text = stored === null && (field.kind === "code" || field.kind === "stelle") ? "" : stored;
      return [field.key, Array.isArray(text) ? [...text] : text];
    }),
  );
}

/** The heading cells of a part's table. */
export const COLUMNS: Record<TablePart, string[]> = {
  status: [f.statusKind, f.basis, f.since, f.until, f.remark],
  dokument: [f.kind, f.number, f.issuedOn, f.validUntil, f.authority],
  nebenbestimmung: [f.kind, f.wording, f.since, f.until],
  teilnahme: [f.baustein, f.programme, f.traeger, f.courseStart, f.eintritt, f.austritt, f.austrittReason],
  vermittlung: [f.kind, f.date, f.offer, f.result, f.endedOn, f.endReason],
  einwilligung: [f.kind, f.stelle, f.purpose, f.dataGroups, f.givenOn, f.consentUntil, f.state],
};

/** The cells of one record, in the order of `COLUMNS`. */
export function cells(part: TablePart, value: object, lists: Lists, today: string): string[] {
  const draft = draftOf(part, value);
  const text = (key: string) => String(draft[key] ?? "");
  const date = (key: string) => formatDate(text(key));
  const label = (list: string, key: string) => labelOf(entriesOf(lists, list), text(key));
  switch (part) {
    case "status":
      return [label("aufenthaltsstatus", "kind"), text("basis"), date("since"), date("until"), text("remark")];
    case "dokument":
      return [label("aufenthaltsdokument", "kind"), text("number"), date("issuedOn"), date("validUntil"), text("authority")];
    case "nebenbestimmung":
      return [label("nebenbestimmung", "kind"), text("wording"), date("since"), date("until")];
    case "teilnahme":
      return [
        labelOf(bausteineOf(lists, text("programme")), text("baustein")),
        lists.programmes.find((one) => one.code === text("programme"))?.label ?? text("programme"),
        text("traeger"),
        date("courseStart"),
        date("eintritt"),
        text("austritt") ? date("austritt") : f.running,
        text("austrittReason") ? label("austrittsgrund", "austrittReason") : "",
      ];
    case "vermittlung":
      return [label("vermittlungsart", "kind"), date("date"), text("offer"), text("result"), date("endedOn"), text("endReason")];
    case "einwilligung":
      return [
        label("einwilligungsart", "kind"),
        text("stelle"),
        text("purpose"),
        (draft["dataGroups"] as string[]).map((code) => shortLabel(lists, code)).join(", "),
        date("givenOn"),
        date("validUntil"),
        consentState(value as Einwilligung, today),
      ];
  }
}

/** Where a consent stands on a day, in words. */
export function consentState(consent: Einwilligung, today: string): string {
  if (consent.withdrawnOn !== null && consent.withdrawnOn <= today) return de.fall.withdrawn(formatDate(consent.withdrawnOn));
  if (consent.givenOn > today) return de.fall.notYet;
  if (consent.validUntil !== null && consent.validUntil < today) return de.fall.expired;
  return de.fall.valid;
}

/** Whether a consent allows handing over to somebody on a day. */
export function allowsHandover(consent: Einwilligung, stelle: string, today: string): boolean {
  return (
    consent.kind === "uebermittlung" &&
    consent.stelle === stelle &&
    consent.dataGroups.length > 0 &&
    consentState(consent, today) === de.fall.valid
  );
}

/** "Stammdaten (Name, …)" without the explanation, which stands in the form. */
function shortLabel(lists: Lists, code: string): string {
  return labelOf(entriesOf(lists, "datengruppe"), code).replace(/ \(.*\)$/, "");
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
      return [];
    case "code":
      return field.required || field.none !== undefined ? "" : "nicht_erhoben";
    default:
      return "";
  }
}

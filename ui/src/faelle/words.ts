// How fields and values are called in a history: the same words as in the forms.
import { de } from "../i18n/de";
import { formatDate } from "../i18n/format";
import type { ImpreciseDate, Lists, Part } from "../ipc/generated/wire";
import { entriesOf, labelOf } from "../ipc/lists";
import { FIELDS, type FieldSpec } from "./fields";
import { formatImprecise } from "./person";
import { shown } from "./values";

const p = de.person;

/** The fields of the person by their keys in the exchange format. */
const PERSON: Record<string, string> = {
  familyName: p.familyName, givenName: p.givenName, callName: p.callName, aliases: p.aliases, birthDate: p.birthDate,
  gender: p.gender, nationality: p.nationality, entryDate: p.entryDate, languages: p.languages, dritte: p.dritte,
  reachability: p.reach, "reachability.phones": p.phones, "reachability.messengers": p.messengers,
  "reachability.emails": p.emails, "reachability.bestTime": p.bestTime, "reachability.needsInterpreter": p.needsInterpreter,
  address: p.address, "address.street": p.street, "address.postcode": p.postcode, "address.municipality": p.municipality,
  "address.ags": p.ags, "address.housing": p.housing,
  "birthDate.precision": de.akte.precisionOf(p.birthDate), "entryDate.precision": de.akte.precisionOf(p.entryDate),
};

const FALL: Record<string, string> = { number: de.akte.fallNumber, openedOn: de.fall.opened, closedOn: de.fall.closed };

const PERSON_LISTS: Record<string, string> = { gender: "geschlecht", nationality: "staatsangehoerigkeit", "address.housing": "wohnen" };

export type Words = {
  label: (part: string, key: string) => string;
  value: (part: string, key: string, value: unknown) => string;
};

/** Names and values as the forms show them. A key that nobody knows is shown as it is, never swallowed. */
export function wordsOf(lists: Lists): Words {
  return {
    label(part, key) {
      if (part === "person") return PERSON[key] ?? PERSON[baseOf(key)] ?? key;
      if (part === "fall") return FALL[key] ?? key;
      return fieldOf(part, key)?.label ?? key;
    },
    value(part, key, value) {
      const list = part === "person" ? PERSON_LISTS[key] : undefined;
      if (part === "person" && key.endsWith(".precision")) return de.akte.precisions[String(value)] ?? String(value);
      if (list) return labelOf(entriesOf(lists, list), String(value));
      const field = fieldOf(part, key);
      return field ? shown(field, value, lists) : plain(value);
    },
  };
}

function fieldOf(part: string, key: string): FieldSpec | undefined {
  return (FIELDS[part as Part] as FieldSpec[] | undefined)?.find((field) => field.key === key || field.key === baseOf(key));
}

/** `steps[0].what` belongs to `steps`, `address.street` to `address`. */
function baseOf(key: string): string {
  return key.replace(/[.[].*$/, "");
}

/** A value without a field: days, yes and no, an imprecise date, a list of such things. */
function plain(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "boolean") return value ? de.common.yes : de.common.no;
  if (Array.isArray(value)) return value.map(plain).join("\n");
  if (typeof value === "object") {
    return "precision" in value ? formatImprecise(value as ImpreciseDate) : Object.values(value).map(plain).filter(Boolean).join(", ");
  }
  const text = String(value);
  return /^\d{4}-\d{2}(-\d{2})?$/.test(text) ? formatDate(text) : text;
}

// What people read for a stored value: labels of lists, German dates, yes and no.
import { de } from "../i18n/de";
import { formatDate } from "../i18n/format";
import type { Lists } from "../ipc/generated/wire";
import { entriesOf, labelOf } from "../ipc/lists";
import type { FieldSpec } from "./fields";

/** A value of a field in words; empty for nothing. */
export function shown(field: FieldSpec, value: unknown, lists: Lists): string {
  switch (field.kind) {
    case "code":
      return value ? labelOf(entriesOf(lists, field.list), String(value)) : (field.none ?? "");
    case "codes":
      return items(value).map((code) => shortLabel(lists, field.list, String(code))).join(", ");
    case "country":
      return value ? labelOf(entriesOf(lists, "staatsangehoerigkeit"), String(value)) : "";
    case "programme":
      return lists.programmes.find((one) => one.code === value)?.label ?? text(value);
    case "baustein":
      return value ? labelOf(lists.programmes.flatMap((one) => one.bausteine), String(value)) : "";
    case "date":
      return formatDate(text(value));
    case "check":
      return value === true ? de.common.yes : value === false ? de.common.no : "";
    case "number":
      return value ? text(value) : "";
    case "rows":
      return items(value).map((row) => rowText(field.fields, row, lists)).join("\n");
    default:
      return text(value);
  }
}

/** A record inside a record on one line: `VHS anrufen · Person · 05.03.2026`. */
function rowText(fields: FieldSpec[], row: unknown, lists: Lists): string {
  const record = (row ?? {}) as Record<string, unknown>;
  return fields.map((field) => shown(field, record[field.key], lists)).filter(Boolean).join(" · ");
}

/** "Stammdaten (Name, …)" without the explanation, which stands in the form. */
function shortLabel(lists: Lists, list: string, code: string): string {
  const label = labelOf(entriesOf(lists, list), code);
  return list === "datengruppe" ? label.replace(/ \(.*\)$/, "") : label;
}

function items(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function text(value: unknown): string {
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}

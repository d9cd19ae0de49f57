// The lists of the programmes. They are read once, and again when a preset was taken in or removed.
import { call } from "./call";
import { onChanged } from "./changed";
import type { ListEntry, Lists } from "./generated/wire";

let read: Promise<Lists> | undefined;

onChanged((changed) => {
  if (changed.what === "lists") read = undefined;
});

/** Every list. */
export function readLists(): Promise<Lists> {
  read ??= call("get_lists", {}).catch((failure: unknown) => {
    read = undefined;
    throw failure;
  });
  return read;
}

export const KEINE_ANGABE = "keine_angabe";
export const NICHT_ERHOBEN = "nicht_erhoben";

/** The two answers that belong to every list; they are different values. */
export const UNANSWERED: ListEntry[] = [
  { code: KEINE_ANGABE, label: "keine Angabe", group: "", validFrom: null, validUntil: null },
  { code: NICHT_ERHOBEN, label: "nicht erhoben", group: "", validFrom: null, validUntil: null },
];

/** What people read for a code; the code itself when no list knows it. */
export function labelOf(entries: ListEntry[], code: string): string {
  return [...entries, ...UNANSWERED].find((entry) => entry.code === code)?.label ?? code;
}

/** The values that can be chosen on a day. One that ended or has not begun stays when the record already has it. */
export function choosable(entries: ListEntry[], today: string, chosen: string[]): ListEntry[] {
  const valid = (entry: ListEntry) =>
    (entry.validFrom === null || entry.validFrom <= today) && (entry.validUntil === null || entry.validUntil >= today);
  return entries.filter((entry) => chosen.includes(entry.code) || valid(entry));
}

/** The values of a common list. */
export function entriesOf(lists: Lists, name: string): ListEntry[] {
  return lists.lists[name] ?? [];
}

/** The Bausteine of a programme. */
export function bausteineOf(lists: Lists, programme: string): ListEntry[] {
  return lists.programmes.find((one) => one.code === programme)?.bausteine ?? [];
}

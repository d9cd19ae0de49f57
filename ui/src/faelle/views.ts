// Views of the list: the built-in ones, and what a filter says in words. Saved views come from the vault.
import { de } from "../i18n/de";
import { EVERYBODY } from "../ipc/everybody";
import type { FaelleFilter, Lists, SavedView } from "../ipc/generated/wire";
import { entriesOf, labelOf } from "../ipc/lists";

export type View = { key: string; name: string; search: string; filter: FaelleFilter };

const RUNNING: FaelleFilter = { ...EVERYBODY, onlyOpen: true };
const b = de.ansichten.builtIn;

/** What everybody needs; the first is what the list begins with. */
export const BUILT_IN: View[] = [
  { key: "running", name: b.running, search: "", filter: RUNNING },
  { key: "noKontakt", name: b.noKontakt, search: "", filter: { ...RUNNING, noKontaktDays: 30 } },
  { key: "document", name: b.document, search: "", filter: { ...RUNNING, documentExpiresDays: 56 } },
  { key: "noEinwilligung", name: b.noEinwilligung, search: "", filter: { ...RUNNING, withoutEinwilligung: true } },
  // Also Fälle that are closed already: their Übergabe is the one that is missing most.
  { key: "uebergabe", name: b.uebergabe, search: "", filter: { ...EVERYBODY, openUebergabe: true } },
  { key: "all", name: b.all, search: "", filter: EVERYBODY },
];

/** Saved views get keys of their own, so that one may be named like a built-in view. */
export function ownView(saved: SavedView): View {
  return { key: `own:${saved.name}`, ...saved };
}

/** The view that asks for exactly this; a word that is typed makes it none of them. */
export function viewOf(views: View[], search: string, filter: FaelleFilter): View | undefined {
  return views.find((view) => view.search.trim() === search.trim() && sameFilter(view.filter, filter));
}

export function sameFilter(a: FaelleFilter, b: FaelleFilter): boolean {
  return (Object.keys(EVERYBODY) as (keyof FaelleFilter)[]).every((key) => a[key] === b[key]);
}

/** What is asked for beyond running or closed, one short phrase each. */
export function filterWords(filter: FaelleFilter, lists: Lists | null): string[] {
  const w = de.ansichten.active;
  const words: string[] = [];
  if (filter.noKontaktDays > 0) words.push(w.noKontakt(filter.noKontaktDays));
  if (filter.documentExpiresDays > 0) words.push(w.document(filter.documentExpiresDays));
  if (filter.withoutEinwilligung) words.push(w.withoutEinwilligung);
  if (filter.openUebergabe) words.push(w.openUebergabe);
  if (filter.programme) words.push(lists?.programmes.find((one) => one.code === filter.programme)?.label ?? filter.programme);
  if (filter.status) words.push(lists ? labelOf(entriesOf(lists, "aufenthaltsstatus"), filter.status) : filter.status);
  return words;
}

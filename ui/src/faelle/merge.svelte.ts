// Two Fälle of one person become one: which two, what differs, which of them stays. Renders nothing.
import { asFailure, type Failure } from "../components/failure";
import { de } from "../i18n/de";
import { formatDate } from "../i18n/format";
import { call } from "../ipc/call";
import type { DuplicateRow, FallId, FallView, Lists } from "../ipc/generated/wire";
import { ROWS } from "./parts";
import { displayName, personItems } from "./person";
import { binChange } from "./undo";

/** One line of the comparison. */
export type Difference = { label: string; left: string; right: string; differs: boolean };

export class MergeState {
  likely = $state.raw<DuplicateRow[]>([]);
  other = $state.raw<FallView | null>(null);
  /** The Fall that stays. */
  keep = $state<FallId>(0);
  failure = $state.raw<Failure | null>(null);
  readonly view: FallView;
  #asked = 0;

  constructor(view: FallView) {
    [this.view, this.keep] = [view, view.id];
  }

  /** Reads who may be the same person; without an answer one still chooses by hand. */
  async readLikely(): Promise<void> {
    const found = await call("find_duplicates", { person: this.view.person, fall: this.view.id }).catch(() => ({ rows: [] }));
    this.likely = found.rows;
  }

  /** Opens the other Fall for the comparison. */
  async choose(fall: FallId): Promise<void> {
    const mine = ++this.#asked;
    try {
      const other = await call("open_fall", { fall });
      if (mine === this.#asked) [this.other, this.keep, this.failure] = [other, this.view.id, null];
    } catch (thrown) {
      if (mine === this.#asked) this.failure = asFailure(thrown);
    }
  }

  /** Merges; answers the number of the change, if it is known, so that it can be taken back. */
  async merge(): Promise<number | null> {
    if (this.other === null) return null;
    const absorbed = this.keep === this.view.id ? this.other : this.view;
    await call("merge_faelle", { keep: this.keep, absorb: absorbed.id });
    // Not the newest change of the Fall that stays: without new entries that is an older one.
    return binChange(absorbed.fall.number);
  }
}

/** Everything that either of both has, line by line. */
export function compare(left: FallView, right: FallView, lists: Lists): Difference[] {
  const [mine, theirs] = [linesOf(left, lists), linesOf(right, lists)];
  return mine
    .map(([label, value], index) => {
      const other = theirs[index]?.[1] ?? "";
      return { label, left: value, right: other, differs: value !== other };
    })
    .filter((line) => line.left !== "" || line.right !== "");
}

function linesOf(view: FallView, lists: Lists): [string, string][] {
  return [
    [de.merge.number, view.fall.number],
    [de.merge.name, displayName(view.person)],
    [de.merge.opened, formatDate(view.fall.openedOn)],
    [de.merge.closed, formatDate(view.fall.closedOn)],
    ...personItems(view.person, lists).slice(2),
    [de.merge.entries, entriesOf(view)],
  ];
}

/** `3 Kontakte, 1 Dokument`. */
function entriesOf(view: FallView): string {
  const parts = Object.entries(ROWS) as [keyof typeof ROWS, (typeof ROWS)[keyof typeof ROWS]][];
  return parts
    .map(([part, rows]) => [view[rows].length, de.parts[part]] as const)
    .filter(([count]) => count > 0)
    .map(([count, words]) => `${count} ${count === 1 ? words.one : words.many}`)
    .join(", ");
}

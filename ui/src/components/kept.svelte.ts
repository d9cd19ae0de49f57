// A record that is being edited, and the draft that follows it. Renders nothing.
import { DraftState, type DraftKeeper, type FoundDraft } from "./draft.svelte";

type Keeping = { key: string; fall: () => number | null; keeper: DraftKeeper; found: FoundDraft | null };

export class KeptRecord<T extends object> {
  record = $state() as T;
  /** The draft that was filled in, until somebody has decided about it. */
  found = $state.raw<FoundDraft | null>(null);
  /** Grows when the form starts again from what is stored. */
  round = $state(0);
  readonly draft: DraftState | undefined;
  /** Name of the draft; empty when nothing is kept. */
  readonly key: string;
  readonly #start: T;

  constructor(start: T, keeping?: Keeping) {
    this.#start = $state.snapshot(start) as T;
    const revived = keeping?.found ? revive(this.#start, keeping.found.content) : null;
    this.record = revived ?? structuredClone(this.#start);
    this.found = revived && keeping?.found ? keeping.found : null;
    this.key = keeping?.key ?? "";
    if (keeping) {
      const kept = revived ? JSON.stringify(revived) : null;
      this.draft = new DraftState(keeping.key, keeping.fall, keeping.keeper, JSON.stringify(this.#start), kept);
    }
  }

  goOn(): void {
    this.found = null;
  }

  /** Throws away what was filled in; the form shows what is stored. */
  startAgain(): void {
    this.found = null;
    this.record = structuredClone(this.#start);
    this.round += 1;
    this.draft?.changed(JSON.stringify(this.#start));
    void this.draft?.flush();
  }
}

/** A draft as a record with exactly the keys of the present form; `null` when it cannot be read. */
function revive<T extends object>(start: T, content: string): T | null {
  try {
    const stored = JSON.parse(content) as unknown;
    if (typeof stored !== "object" || stored === null || Array.isArray(stored)) return null;
    const known = Object.entries(stored).filter(([key]) => key in start);
    return { ...structuredClone(start), ...Object.fromEntries(known) };
  } catch {
    return null;
  }
}

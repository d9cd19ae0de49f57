// What is typed is kept while it is typed: in the vault, and nowhere else. Renders nothing.
// Not here: where drafts lie. The keeper is handed in, because shared parts do not know the program.

/** What was found when a form was opened again. */
export type FoundDraft = { content: string; savedAt: string; fall: number | null; name: string };

/** Keeps the drafts of forms. */
export type DraftKeeper = {
  find: (key: string) => Promise<FoundDraft | null>;
  save: (key: string, fall: number | null, content: string) => Promise<void>;
  drop: (key: string) => Promise<void>;
};

/** Under this key the frame hands its keeper down to the forms. */
export const KEEPER = Symbol("draft keeper");

/** A change is kept after this time at the latest, also while somebody types without a pause. */
export const KEEP_AFTER_MS = 700;

const open = new Set<DraftState>();

/** Keeps at once what is still waiting in any form: before the vault locks and when the window loses the focus. */
export async function keepDrafts(): Promise<void> {
  await Promise.all([...open].map((draft) => draft.flush()));
}

export class DraftState {
  /** Where the last try to keep it stands. */
  state = $state<"clean" | "waiting" | "kept" | "failed">("clean");
  readonly key: string;
  readonly #fall: () => number | null;
  readonly #keeper: DraftKeeper;
  #content = $state.raw("");
  /** What the keeper has; `null` for nothing. */
  #kept: string | null;
  readonly #start: string;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #work: Promise<void> = Promise.resolve();
  #ended = $state(false);

  /** `start` is the form as it opened; a form that looks like that again needs no draft. */
  constructor(key: string, fall: () => number | null, keeper: DraftKeeper, start: string, found: string | null = null) {
    [this.key, this.#fall, this.#keeper, this.#start] = [key, fall, keeper, start];
    [this.#content, this.#kept] = [found ?? start, found];
    if (found !== null) this.state = "kept";
  }

  /** Takes part in `keepDrafts` until the returned function is called. */
  follow(): () => void {
    open.add(this);
    return () => {
      open.delete(this);
      void this.flush();
    };
  }

  /** Differs from what is stored, so it would be lost without a draft. */
  get worthKeeping(): boolean {
    return !this.#ended && this.#content !== this.#start;
  }

  /** The form looks like this now. */
  changed(content: string): void {
    if (this.#ended || content === this.#content) return;
    this.#content = content;
    this.state = "waiting";
    // The first change starts the clock and later ones do not restart it: typing on never puts it off.
    this.#timer ??= setTimeout(() => void this.flush(), KEEP_AFTER_MS);
  }

  /** Keeps it now. Tries are made one after the other, so that an older text never overwrites a newer one. */
  flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#work = this.#work.then(() => this.#keep());
    return this.#work;
  }

  /**
   * Saves the record, which drops the draft in the same step. Meanwhile nothing is kept: a draft that arrives after
   * its record would rise from the dead.
   */
  async saving(save: () => Promise<void>): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    await this.#work;
    this.#ended = true;
    try {
      await save();
      this.state = "clean";
    } catch (failure) {
      this.#ended = false;
      void this.flush();
      throw failure;
    }
  }

  /** Throws it away. */
  async drop(): Promise<void> {
    this.#ended = true;
    this.state = "clean";
    clearTimeout(this.#timer);
    await this.#work;
    if (this.#kept !== null) await this.#keeper.drop(this.key);
    this.#kept = null;
  }

  async #keep(): Promise<void> {
    const content = this.#content;
    const wanted = content === this.#start ? null : content;
    if (this.#ended) return;
    if (wanted === this.#kept) {
      this.state = wanted === null ? "clean" : "kept";
      return;
    }
    try {
      if (wanted === null) await this.#keeper.drop(this.key);
      else await this.#keeper.save(this.key, this.#fall(), content);
      this.#kept = wanted;
      if (content === this.#content) this.state = wanted === null ? "clean" : "kept";
    } catch {
      // The form says so; the next change tries again.
      this.state = "failed";
    }
  }
}

// The day at a glance: what is due, and which Fristen wait for a missing fact. Renders nothing.
import { asFailure, type Failure } from "../components/failure";
import { call } from "../ipc/call";
import { onChanged, once } from "../ipc/changed";
import { EVERYBODY } from "../ipc/everybody";
import type { FristRow, Heute } from "../ipc/generated/wire";

/** Rest after the last kept draft before the day is read again. */
export const TYPING_MS = 1500;

type Load = { heute: () => Promise<Heute>; unclear: () => Promise<FristRow[]>; faelle: () => Promise<number> };

const LOAD: Load = {
  heute: () => call("get_heute", {}),
  unclear: async () => {
    const all = await call("list_fristen", { fall: null, until: null, includeDone: false });
    return all.rows.filter((row) => row.state === "unklar");
  },
  faelle: async () => (await call("list_faelle", { search: "", filter: EVERYBODY, offset: 0, limit: 1 })).total,
};

export class HeuteState {
  view = $state.raw<Heute | null>(null);
  unclear = $state.raw<FristRow[]>([]);
  /** Nobody has made a Fall yet. */
  noFaelle = $state(false);
  failure = $state.raw<Failure | null>(null);
  /** What the law, the programme or a letter demands. */
  readonly fristen = $derived((this.view?.fristen ?? []).filter((row) => !isAgreed(row)));
  /** What was agreed: the next step of a Kontakt, a step of the plan. It waits behind the law. */
  readonly steps = $derived((this.view?.fristen ?? []).filter(isAgreed));
  /** Nothing at all waits. */
  readonly quiet = $derived(this.view !== null && isQuiet(this.view));
  readonly #load: Load;
  #asked = 0;
  #typing: ReturnType<typeof setTimeout> | undefined;

  constructor(load: Load = LOAD) {
    this.#load = load;
  }

  /** Reads the day. An answer that was overtaken by a newer question is dropped. */
  async read(): Promise<void> {
    clearTimeout(this.#typing);
    const mine = ++this.#asked;
    try {
      const view = await this.#load.heute();
      const [unclear, faelle] = await Promise.all([view.unclear > 0 ? this.#load.unclear() : [], this.#load.faelle()]);
      if (mine === this.#asked) [this.view, this.unclear, this.noFaelle, this.failure] = [view, unclear, faelle === 0, null];
    } catch (thrown) {
      if (mine === this.#asked) this.failure = asFailure(thrown);
    }
  }

  /** Keeps the day current until the returned function is called; one command is one new reading. */
  follow(): () => void {
    void this.read();
    const read = once(() => void this.read());
    const stop = onChanged((changed) => {
      if (changed.what !== "drafts") read();
      else this.#readAfterTyping();
    });
    return () => {
      stop();
      clearTimeout(this.#typing);
    };
  }

  /** A draft is kept several times a minute while somebody types; the day waits until that rests. */
  #readAfterTyping(): void {
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => void this.read(), TYPING_MS);
  }
}

function isAgreed(row: FristRow): boolean {
  return row.source === "wiedervorlage" || row.source === "plan";
}

function isQuiet(view: Heute): boolean {
  return view.fristen.length + view.unclear + view.withoutKontaktTotal + view.unsent + view.drafts + view.retentionDue === 0;
}

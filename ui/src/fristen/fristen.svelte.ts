// The list of Fristen: what is asked for and what came. Renders nothing.
import { asFailure, type Failure } from "../components/failure";
import { call } from "../ipc/call";
import { onChanged, once } from "../ipc/changed";
import type { FallId, FristenList, FristRow, ListFristen } from "../ipc/generated/wire";
import { groupFristen } from "./frist";

type Load = (request: ListFristen) => Promise<FristenList>;

export class FristenState {
  until = $state<string | null>(null);
  includeDone = $state(false);
  rows = $state.raw<FristRow[] | null>(null);
  failure = $state.raw<Failure | null>(null);
  readonly groups = $derived(groupFristen(this.rows ?? []));
  readonly open = $derived((this.rows ?? []).filter((row) => row.state !== "erledigt").length);
  readonly #fall: FallId | null;
  readonly #load: Load;
  #asked = 0;

  constructor(fall: FallId | null = null, load: Load = (request) => call("list_fristen", request)) {
    this.#fall = fall;
    this.#load = load;
  }

  /** Reads the list. An answer that was overtaken by a newer question is dropped. */
  async read(): Promise<void> {
    const mine = ++this.#asked;
    try {
      const found = await this.#load({ fall: this.#fall, until: this.until, includeDone: this.includeDone });
      if (mine === this.#asked) [this.rows, this.failure] = [found.rows, null];
    } catch (thrown) {
      if (mine === this.#asked) this.failure = asFailure(thrown);
    }
  }

  /** Keeps the list current until the returned function is called. */
  follow(): () => void {
    void this.read();
    const read = once(() => void this.read());
    return onChanged((changed) => {
      const mine = changed.what === "fall" && (this.#fall === null || changed.fall === this.#fall);
      if (mine || changed.what === "settings" || (changed.what === "faelle" && this.#fall === null)) read();
    });
  }
}

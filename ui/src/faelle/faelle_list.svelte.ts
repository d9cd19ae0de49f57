// The list of Fälle: what is searched, which page is shown. Renders nothing.
import { asFailure, type Failure } from "../components/failure";
import { call } from "../ipc/call";
import type { FaelleFilter, FaelleList, ListFaelle } from "../ipc/generated/wire";

export const PAGE = 100;

/** Everything is shown. */
export const NO_FILTER: FaelleFilter = {
  onlyOpen: false, noKontaktDays: 0, documentExpiresDays: 0, withoutEinwilligung: false, openUebergabe: false, programme: "", status: "",
};

/** Wait after a key before searching, so that a word is searched once. */
export const DEBOUNCE_MS = 120;

type Load = (request: ListFaelle) => Promise<FaelleList>;

export class FaelleListState {
  search = $state("");
  onlyOpen = $state(true);
  offset = $state(0);
  found = $state.raw<FaelleList | null>(null);
  failure = $state.raw<Failure | null>(null);
  readonly #load: Load;
  #asked = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(load: Load = (request) => call("list_faelle", request)) {
    this.#load = load;
  }

  /** Searches after a short rest, from the first page. */
  typed(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.first(), DEBOUNCE_MS);
  }

  first(): void {
    this.offset = 0;
    void this.read();
  }

  move(offset: number): void {
    this.offset = offset;
    void this.read();
  }

  /** Reads the page. An answer that was overtaken by a newer question is dropped. */
  async read(): Promise<void> {
    const mine = ++this.#asked;
    const { search, onlyOpen, offset } = this;
    try {
      const found = await this.#load({ search: search.trim(), filter: { ...NO_FILTER, onlyOpen }, offset, limit: PAGE });
      if (mine === this.#asked) [this.found, this.failure] = [found, null];
    } catch (thrown) {
      if (mine === this.#asked) this.failure = asFailure(thrown);
    }
  }
}

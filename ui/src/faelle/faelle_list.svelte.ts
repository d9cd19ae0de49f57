// The list of Fälle: what is searched and filtered, which view and which page is shown. Renders nothing.
import { asFailure, type Failure } from "../components/failure";
import { call } from "../ipc/call";
import type { FaelleFilter, FaelleList, ListFaelle } from "../ipc/generated/wire";
import { BUILT_IN, ownView, sameFilter, viewOf, type View } from "./views";

export const PAGE = 100;

/** Wait after a key before searching, so that a word is searched once. */
export const DEBOUNCE_MS = 120;

type Load = (request: ListFaelle) => Promise<FaelleList>;

export class FaelleListState {
  search = $state("");
  filter = $state.raw<FaelleFilter>(BUILT_IN[0]!.filter);
  own = $state.raw<View[]>([]);
  offset = $state(0);
  found = $state.raw<FaelleList | null>(null);
  failure = $state.raw<Failure | null>(null);
  /** The view that is shown as it was saved; none when something was changed. */
  readonly view = $derived(viewOf([...BUILT_IN, ...this.own], this.search, this.filter));
  readonly isFiltered = $derived(!sameFilter({ ...this.filter, onlyOpen: true }, BUILT_IN[0]!.filter));
  readonly #load: Load;
  #asked = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(load: Load = (request) => call("list_faelle", request), filter: FaelleFilter = BUILT_IN[0]!.filter) {
    this.#load = load;
    this.filter = filter;
  }

  /** Searches after a short rest, from the first page. */
  typed(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.first(), DEBOUNCE_MS);
  }

  /** Changes conditions and reads from the first page. */
  narrow(changes: Partial<FaelleFilter>): void {
    this.filter = { ...this.filter, ...changes };
    this.first();
  }

  /** Shows a view; an unknown key changes nothing. */
  show(key: string): void {
    const view = [...BUILT_IN, ...this.own].find((one) => one.key === key);
    if (!view) return;
    [this.search, this.filter] = [view.search, view.filter];
    this.first();
  }

  first(): void {
    clearTimeout(this.#timer);
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
    const { search, filter, offset } = this;
    try {
      const found = await this.#load({ search: search.trim(), filter, offset, limit: PAGE });
      if (mine === this.#asked) [this.found, this.failure] = [found, null];
    } catch (thrown) {
      if (mine === this.#asked) this.failure = asFailure(thrown);
    }
  }

  /** Reads the saved views. */
  async readViews(): Promise<void> {
    try {
      this.own = (await call("list_views", {})).rows.map(ownView);
    } catch (thrown) {
      this.failure = asFailure(thrown);
    }
  }

  async saveView(name: string): Promise<void> {
    await call("save_view", { view: { name: name.trim(), search: this.search.trim(), filter: this.filter } });
    await this.readViews();
  }

  async removeView(view: View): Promise<void> {
    await call("remove_view", { name: view.name });
    await this.readViews();
  }
}

// Search as you type: what was asked last, what was found, which hit is marked. Renders nothing.
import { asFailure, type Failure } from "../components/failure";
import { call } from "../ipc/call";
import type { Search, SearchHit, SearchHits } from "../ipc/generated/wire";

/** Wait after a key before asking, so that a word is asked for once. */
export const DEBOUNCE_MS = 120;

const LIMIT = 40;

type Load = (request: Search) => Promise<SearchHits>;

/** Hits of one kind; `start` is the place of its first hit among all of them. */
export type HitGroup = { kind: "persons" | "texts"; start: number; hits: SearchHit[] };

export class SearchState {
  text = $state("");
  found = $state.raw<SearchHits | null>(null);
  failure = $state.raw<Failure | null>(null);
  /** Place of the marked hit in `hits`. */
  active = $state(0);
  readonly groups = $derived(grouped(this.found?.rows ?? []));
  readonly hits = $derived(this.groups.flatMap((group) => group.hits));
  readonly #load: Load;
  #asked = 0;
  /** The words that the hits belong to. */
  #answered = "";
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(load: Load = (request) => call("search", request)) {
    this.#load = load;
  }

  /** Asks after a short rest. */
  typed(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.ask(), DEBOUNCE_MS);
  }

  /** Asks now. An answer that was overtaken by a newer question is dropped. */
  async ask(): Promise<void> {
    clearTimeout(this.#timer);
    const mine = ++this.#asked;
    const text = this.text.trim();
    if (text === "") {
      this.#take(null);
      return;
    }
    try {
      const found = await this.#load({ text, limit: LIMIT });
      if (mine === this.#asked) this.#take(found);
    } catch (thrown) {
      if (mine === this.#asked) this.failure = asFailure(thrown);
    }
  }

  /** Moves the mark; past the end it begins anew. */
  move(step: 1 | -1): void {
    const count = this.hits.length;
    if (count > 0) this.active = (this.active + step + count) % count;
  }

  /** The hit that Enter opens. Letters that were typed since the last answer are asked for first. */
  async choose(): Promise<SearchHit | undefined> {
    if (this.#isBehind()) await this.ask();
    return this.#isBehind() ? undefined : this.hits[this.active];
  }

  #isBehind(): boolean {
    return this.text.trim() !== this.#answered;
  }

  #take(found: SearchHits | null): void {
    this.#answered = this.text.trim();
    [this.found, this.failure, this.active] = [found, null, 0];
  }
}

/** Persons and numbers first, then places in texts; each in the order of the answer. */
function grouped(rows: SearchHit[]): HitGroup[] {
  const persons = rows.filter((row) => row.part === null);
  const texts = rows.filter((row) => row.part !== null);
  const groups: HitGroup[] = [
    { kind: "persons", start: 0, hits: persons },
    { kind: "texts", start: persons.length, hits: texts },
  ];
  return groups.filter((group) => group.hits.length > 0);
}

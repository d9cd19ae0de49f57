// Likely duplicates while a person is being typed, and which of them were said to be somebody else. Renders nothing.
import { call } from "../ipc/call";
import type { Duplicates, DuplicateRow, FallId, FindDuplicates, Person } from "../ipc/generated/wire";

/** Wait after a key before asking: longer than for a search, because nobody waits for this answer. */
export const REST_MS = 350;

type Load = (request: FindDuplicates) => Promise<Duplicates>;

export class DuplicatesState {
  rows = $state.raw<DuplicateRow[]>([]);
  /** Said to be somebody else; goes with the new Fall. */
  different = $state.raw<FallId[]>([]);
  readonly open = $derived(this.rows.filter((row) => !this.different.includes(row.fall)));
  readonly #load: Load;
  #asked = 0;
  #last = "";
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(load: Load = (request) => call("find_duplicates", request)) {
    this.#load = load;
  }

  /** The person looks like this now. Asks after a rest, and only when something changed that makes people alike. */
  typed(person: Person): void {
    const what = JSON.stringify([person.familyName, person.givenName, person.callName, person.aliases, person.birthDate]);
    if (what === this.#last) return;
    this.#last = what;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.ask(person), REST_MS);
  }

  /** Asks now. An answer that was overtaken is dropped, and a failure shows nobody: this is help, and never in the way. */
  async ask(person: Person): Promise<void> {
    const mine = ++this.#asked;
    if (!saysEnough(person)) {
      this.rows = [];
      return;
    }
    const found = await this.#load({ person, fall: null }).catch(() => ({ rows: [] }));
    if (mine === this.#asked) this.rows = found.rows;
  }

  /** This is somebody else. */
  mark(fall: FallId): void {
    if (!this.different.includes(fall)) this.different = [...this.different, fall];
  }

  takeBack(): void {
    this.different = [];
  }
}

/** One letter is like everybody. */
function saysEnough(person: Person): boolean {
  return `${person.familyName}${person.givenName}`.trim().length >= 2;
}

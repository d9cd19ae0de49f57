// The passphrases that runs left in the vault, until somebody says that they are noted. Renders nothing.
import { call } from "../ipc/call";
import type { KeptPassphrase, KeptPassphrases, NotePassphrases } from "../ipc/generated/wire";

type Calls = { list: () => Promise<KeptPassphrases>; note: (request: NotePassphrases) => Promise<unknown> };

const CALLS: Calls = {
  list: () => call("list_passphrases", {}),
  note: (request) => call("note_passphrases", request),
};

export class Kept {
  rows = $state.raw<KeptPassphrase[]>([]);
  /** Something was noted since the screen was opened. */
  noted = $state(false);
  readonly #calls: Calls;

  constructor(calls: Calls = CALLS) {
    this.#calls = calls;
  }

  async read(): Promise<void> {
    this.rows = (await this.#calls.list()).rows;
  }

  /** What is shown is noted; what was made since the list was read stays. */
  async note(): Promise<void> {
    const shown = this.rows;
    await this.#calls.note({ uebergaben: shown.map((one) => one.uebergabe) });
    const gone = new Set(shown.map((one) => one.uebergabe));
    this.rows = this.rows.filter((one) => !gone.has(one.uebergabe));
    this.noted = true;
  }
}

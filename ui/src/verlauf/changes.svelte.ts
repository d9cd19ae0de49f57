// The changes of one record, read again when the Fall changes. Renders nothing.
import { asFailure, type Failure } from "../components/failure";
import { call } from "../ipc/call";
import { onChanged } from "../ipc/changed";
import type { ChangeRow, EntryId, FallId } from "../ipc/generated/wire";

/** Changes that are read at a time. */
export const PAGE = 200;

export type Subject = { fall: FallId; part: string; entry: EntryId | null };

export class ChangesState {
  rows = $state.raw<ChangeRow[] | null>(null);
  total = $state(0);
  failure = $state.raw<Failure | null>(null);
  /** When the Fall was taken up; the person came with it. Empty when nobody knows. */
  began = $state("");
  readonly #subject: Subject;

  constructor(subject: Subject) {
    this.#subject = subject;
  }

  /** Reads from the newest on, as many as were shown, or more. */
  async read(limit = Math.max(PAGE, this.rows?.length ?? 0)): Promise<void> {
    try {
      const found = await call("list_changes", { ...this.#subject, offset: 0, limit: Math.min(limit, 500) });
      if (this.#subject.part === "person") this.began = await this.#beginOfFall();
      [this.rows, this.total, this.failure] = [found.rows, found.total, null];
    } catch (thrown) {
      this.failure = asFailure(thrown);
    }
  }

  async #beginOfFall(): Promise<string> {
    const { rows } = await call("list_changes", { fall: this.#subject.fall, part: "fall", entry: null, offset: 0, limit: 500 });
    return rows.findLast((row) => row.kind === "added")?.at ?? "";
  }

  async undo(change: number): Promise<boolean> {
    try {
      await call("undo_change", { change });
      return true;
    } catch (thrown) {
      this.failure = asFailure(thrown);
      return false;
    }
  }

  /** Keeps the list current until the returned function is called. */
  follow(): () => void {
    void this.read();
    return onChanged((changed) => {
      if (changed.what === "fall" && changed.fall === this.#subject.fall) void this.read();
    });
  }
}

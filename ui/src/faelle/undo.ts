// Taking back what was just done: offered with the message that says so, by button and Ctrl+Z.
import { announcer } from "../components/announcer.svelte";
import { asFailure } from "../components/failure";
import { de } from "../i18n/de";
import { call } from "../ipc/call";
import type { EntryId, FallId } from "../ipc/generated/wire";

/** Says that something was done and offers to take it back; only says it where nothing can be taken back. */
export function offerUndo(text: string, change: number | null): void {
  announcer.say(text, change === null ? undefined : { label: de.toast.undo, run: () => undo(change) });
}

/** The number of the newest change of a record, for commands that do not answer it. */
export async function lastChange(fall: FallId, part: string, entry: EntryId | null): Promise<number | null> {
  const found = await call("list_changes", { fall, part, entry, offset: 0, limit: 1 }).catch(() => null);
  const newest = found?.rows[0];
  return newest?.undoable ? newest.change : null;
}

/** The number under which a removed Fall lies in the bin. */
export async function binChange(number: string): Promise<number | null> {
  const bin = await call("list_bin", {}).catch(() => null);
  const newest = bin?.rows.find((row) => row.number === number);
  return newest?.restorable ? newest.change : null;
}

async function undo(change: number): Promise<void> {
  try {
    await call("undo_change", { change });
    announcer.say(de.toast.undone);
  } catch (thrown) {
    const failure = asFailure(thrown);
    announcer.say(`${failure.message} ${failure.remedy}`.trim());
  }
}

// A whole Fall into the bin, with a question before and a way back after.
import { announcer } from "../components/announcer.svelte";
import { ask } from "../components/confirm.svelte";
import { asFailure } from "../components/failure";
import { de } from "../i18n/de";
import { call } from "../ipc/call";
import type { FallView } from "../ipc/generated/wire";
import { binChange, offerUndo } from "./undo";

/** Asks and removes; `false` when the Fall stays. */
export async function removeFall(view: FallView): Promise<boolean> {
  if (!(await ask(de.akte.removeFall))) return false;
  try {
    await call("remove_fall", { fall: view.id });
    offerUndo(de.akte.fallRemoved(view.fall.number), await binChange(view.fall.number));
    return true;
  } catch (thrown) {
    const failure = asFailure(thrown);
    announcer.say(`${failure.message} ${failure.remedy}`.trim());
    return false;
  }
}

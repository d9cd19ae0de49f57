// Ticks a Frist off: a computed one by the note that it is done, a typed one in its own entry.
import { de } from "../i18n/de";
import { call } from "../ipc/call";
import { publish } from "../ipc/changed";
import type { FristRow } from "../ipc/generated/wire";

/** Answers the number of the change, so that it can be taken back. */
export async function settle(row: FristRow, remark: string, today: string): Promise<number> {
  if (row.rule !== null && row.dueOn !== null) {
    const answer = await call("complete_frist", { fall: row.fall, rule: row.rule, dueOn: row.dueOn, remark });
    return answer.change;
  }
  const view = await call("open_fall", { fall: row.fall });
  const frist = view.fristen.find((one) => one.id === row.entry);
  if (!frist) {
    // The list is older than the Fall.
    publish([{ what: "fall", fall: row.fall }]);
    throw { message: de.fristen.gone, remedy: de.fristen.goneRemedy, problems: [] };
  }
  const value = { ...frist.value, doneOn: today, remark: [frist.value.remark, remark].filter(Boolean).join("\n") };
  const answer = await call("save_entry", { fall: row.fall, id: frist.id, entry: { part: "frist", value }, draft: "" });
  return answer.change;
}

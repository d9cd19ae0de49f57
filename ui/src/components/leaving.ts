// Before a form is left: what happens to the text that nobody has saved.
import { de } from "../i18n/de";
import { ask, askWhich, type Question } from "./confirm.svelte";
import { keepDrafts } from "./draft.svelte";
import { unsavedForms } from "./form.svelte";

/** What stands on the page and would be lost with it, although nobody typed it; `null` while there is nothing. */
type Guard = () => Question | null;

const guards = new Set<Guard>();

/** Asks this question before the screen is left, until the returned function is called. */
export function guardLeaving(question: Guard): () => void {
  guards.add(question);
  return () => guards.delete(question);
}

/** Whether the forms inside may be left. Asks when text would be lost; a draft can be kept or thrown away. */
export async function mayLeave(within: ParentNode = document): Promise<boolean> {
  if (within === document && !(await guardsAgree())) return false;
  const forms = unsavedForms(within);
  if (forms.length === 0) return true;
  const drafts = forms.filter((draft) => draft !== undefined);
  if (drafts.length < forms.length) return ask(de.confirm.discard);
  const answer = await askWhich(de.drafts.leave);
  if (answer === "yes") await Promise.all(drafts.map((draft) => draft.drop()));
  if (answer === "third") await keepDrafts();
  return answer !== "no";
}

/** Whether text would be lost that no draft keeps. Keeps first what can be kept. */
export async function losesText(): Promise<boolean> {
  await keepDrafts();
  const unsaved = unsavedForms().some((draft) => draft === undefined || draft.state === "failed");
  return unsaved || [...guards].some((guard) => guard() !== null);
}

async function guardsAgree(): Promise<boolean> {
  for (const guard of guards) {
    const question = guard();
    if (question !== null && !(await ask(question))) return false;
  }
  return true;
}

// The names of forms under which their drafts are kept. A name says which form it is, and nothing about a person.
import type { AngebotId, EntryId, FallId, Part, StelleId } from "./generated/wire";

export type DraftForm =
  | { form: "entry"; part: Part; entry: EntryId | null; fall: FallId }
  | { form: "step"; entry: EntryId; fall: FallId }
  | { form: "person"; fall: FallId }
  | { form: "dates"; fall: FallId }
  | { form: "stelle"; stelle: StelleId | null }
  | { form: "angebot"; angebot: AngebotId | null }
  /** A Frist of a person who is chosen in the form. */
  | { form: "frist" }
  | { form: "newFall" }
  | { form: "note" };

/** `kontakt:new:17`, `ziel:4:17`, `step:4:17`, `person:17`, `dates:17`, `stelle:new`, `angebot:new`, `frist`, `newFall`, `note`. */
export function draftKey(form: DraftForm): string {
  switch (form.form) {
    case "entry":
      return `${form.part}:${form.entry ?? "new"}:${form.fall}`;
    case "step":
      return `step:${form.entry}:${form.fall}`;
    case "person":
    case "dates":
      return `${form.form}:${form.fall}`;
    case "stelle":
      return `stelle:${form.stelle ?? "new"}`;
    case "angebot":
      return `angebot:${form.angebot ?? "new"}`;
    default:
      return form.form;
  }
}

/** The form that a name stands for; `null` for one of another program. */
export function readDraftKey(key: string): DraftForm | null {
  if (key === "newFall" || key === "note" || key === "frist") return { form: key };
  const [name = "", second = "", third] = key.split(":");
  if (name === "stelle" && isIdOrNew(second)) return { form: "stelle", stelle: second === "new" ? null : Number(second) };
  if (name === "angebot" && isIdOrNew(second)) return { form: "angebot", angebot: second === "new" ? null : Number(second) };
  if (third === undefined) return (name === "person" || name === "dates") && isId(second) ? { form: name, fall: Number(second) } : null;
  if (!isId(third) || !isIdOrNew(second)) return null;
  if (name === "step") return second === "new" ? null : { form: "step", entry: Number(second), fall: Number(third) };
  return { form: "entry", part: name as Part, entry: second === "new" ? null : Number(second), fall: Number(third) };
}

function isIdOrNew(text: string): boolean {
  return text === "new" || isId(text);
}

function isId(text: string): boolean {
  return /^\d+$/.test(text);
}

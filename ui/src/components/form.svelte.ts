// What the fields of one form share: the failure of the last try, the ids of the fields, their labels.
import { getContext, setContext } from "svelte";
import type { DraftState } from "./draft.svelte";
import type { Failure } from "./failure";

const KEY = Symbol("form");

export class FormState {
  failure = $state.raw<Failure | null>(null);
  busy = $state(false);
  dirty = $state(false);
  readonly #id: string;
  readonly #labels = new Map<string, string>();

  constructor(id: string) {
    this.#id = id;
  }

  /** Id of the field that holds a key of the record, e.g. `address.housing` or `aliases[0]`. */
  idOf(key: string): string {
    return `${this.#id}-${key.replace(/[^A-Za-z0-9]+/g, "-").replace(/-$/, "")}`;
  }

  errorOf(key: string): string {
    return this.failure?.problems.find((problem) => problem.key === key)?.message ?? "";
  }

  remember(key: string, label: string): void {
    this.#labels.set(key, label);
  }

  labelOf(key: string): string {
    return this.#labels.get(key) ?? this.#labels.get(parentOf(key)) ?? "";
  }

  /** The field that a problem points to: the one with this key, or the one that holds it. */
  elementOf(key: string): HTMLElement | null {
    return document.getElementById(this.idOf(key)) ?? document.getElementById(this.idOf(parentOf(key)));
  }
}

export function provideForm(state: FormState): void {
  setContext(KEY, state);
}

export function currentForm(): FormState | undefined {
  return getContext<FormState | undefined>(KEY);
}

const drafts = new WeakMap<Element, DraftState>();

/** Remembers which draft keeps what is typed in a form. */
export function keepsDraft(form: Element, draft: DraftState): void {
  drafts.set(form, draft);
}

/** The forms that hold text nobody has saved, each with its draft if it has one. */
export function unsavedForms(within: ParentNode = document): (DraftState | undefined)[] {
  return [...within.querySelectorAll('form[data-dirty="true"]')].map((form) => drafts.get(form));
}

/** Whether somewhere on the page stands text that has not been saved. */
export function hasUnsavedText(within: ParentNode = document): boolean {
  return within.querySelector('form[data-dirty="true"]') !== null;
}

/** `subjects[2]` belongs to the field `subjects`. */
function parentOf(key: string): string {
  return key.replace(/\[\d+\]$/, "");
}

// Lets a control carry its own problem as the platform's validation message, where the form collects it.

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** Svelte action: `use:valid={problem}`, empty for none. */
export function valid(control: Control, problem: string): { update(problem: string): void } {
  control.setCustomValidity(problem);
  return { update: (next) => control.setCustomValidity(next) };
}

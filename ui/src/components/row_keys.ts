// Keys for a list of rows with buttons: J and K or the arrows go on, a letter presses the button of the row that has it.
// They work only while the focus is inside the list (WCAG 2.1.4).

/**
 * Svelte action on what holds the rows. A row carries `data-row`, and `data-open="true"` while it waits for an answer;
 * its buttons carry `data-letter`. An answer leads to the next row that is open.
 */
export function rowKeys(list: HTMLElement): { destroy(): void } {
  const press = (event: KeyboardEvent) => {
    const row = rowOf(event.target);
    if (!row || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    const step = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }[event.key];
    const button = [...row.querySelectorAll<HTMLElement>("[data-letter]")].find((one) => one.dataset["letter"] === event.key.toLowerCase());
    if (step === undefined && !button) return;
    event.preventDefault();
    if (step !== undefined) focusRow(neighbour(list, row, step));
    else button?.click();
  };
  const answered = (event: MouseEvent) => {
    const [row, letter] = [rowOf(event.target), (event.target as HTMLElement).closest<HTMLElement>("[data-letter]")];
    // At once, so that a key that follows fast is an answer to the next row and not to this one again.
    if (row && letter) focusRow(nextOpen(list, row));
  };
  list.addEventListener("keydown", press);
  list.addEventListener("click", answered);
  return {
    destroy() {
      list.removeEventListener("keydown", press);
      list.removeEventListener("click", answered);
    },
  };
}

/** The first row that waits for an answer gets the focus; `false` when none does. */
export function focusFirstOpen(list: ParentNode): boolean {
  const row = list.querySelector<HTMLElement>('[data-row][data-open="true"]');
  focusRow(row);
  return row !== null;
}

function rowOf(target: EventTarget | null): HTMLElement | null {
  return target instanceof HTMLElement ? target.closest<HTMLElement>("[data-row]") : null;
}

function neighbour(list: HTMLElement, row: HTMLElement, step: number): HTMLElement | null {
  const rows = [...list.querySelectorAll<HTMLElement>("[data-row]")];
  return rows[rows.indexOf(row) + step] ?? null;
}

function nextOpen(list: HTMLElement, row: HTMLElement): HTMLElement | null {
  const rows = [...list.querySelectorAll<HTMLElement>("[data-row]")];
  const at = rows.indexOf(row);
  const open = (one: HTMLElement) => one.dataset["open"] === "true";
  return rows.slice(at + 1).find(open) ?? rows.slice(0, Math.max(at, 0)).find(open) ?? null;
}

function focusRow(row: HTMLElement | null): void {
  const button = row?.querySelector<HTMLElement>("[data-letter]") ?? row?.querySelector<HTMLElement>("button");
  button?.focus({ preventScroll: true });
  row?.scrollIntoView({ block: "nearest" });
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || (target instanceof HTMLInputElement && target.type !== "checkbox");
}

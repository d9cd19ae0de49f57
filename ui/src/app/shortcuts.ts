// Keys that work everywhere. Single letters are not here: they work only where the focus is in the list (WCAG 2.1.4).

export type Shortcuts = {
  lock: () => void;
  search: () => void;
  note: () => void;
  help: () => void;
  /** Takes back what was just done; `false` when nothing can be taken back. */
  undo: () => boolean;
};

/** Listens until the returned function is called. Reloading and going back would throw text away, so they do nothing. */
export function installShortcuts(shortcuts: Shortcuts): () => void {
  const listen = (event: KeyboardEvent) => {
    const run = runs(event, shortcuts);
    if (run === undefined) return;
    event.preventDefault();
    run();
  };
  window.addEventListener("keydown", listen);
  return () => window.removeEventListener("keydown", listen);
}

function runs(event: KeyboardEvent, shortcuts: Shortcuts): (() => void) | undefined {
  if (event.key === "F1") return shortcuts.help;
  if (event.key === "F5" || event.key === "BrowserBack" || event.key === "BrowserForward") return nothing;
  if (event.altKey) return event.key === "ArrowLeft" || event.key === "ArrowRight" ? nothing : undefined;
  if (!(event.ctrlKey || event.metaKey)) return undefined;
  switch (event.key.toLowerCase()) {
    case "l":
      return shortcuts.lock;
    case "f":
      return shortcuts.search;
    case "k":
      return shortcuts.note;
    case "r":
      return nothing;
    case "z":
      // In a field the key takes back what was typed there.
      return event.shiftKey || isTyping(event.target) ? undefined : () => void shortcuts.undo();
    default:
      return undefined;
  }
}

function nothing(): void {}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && target.type !== "checkbox");
}

// What a command made stale. Screens read again what they show when it is named here, and never by guess.
import type { Changed } from "./generated/wire";

type Listener = (changed: Changed) => void;

const listeners = new Set<Listener>();

/** Calls `listener` for everything that becomes stale, until the returned function is called. */
export function onChanged(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** One call for all that one command made stale. */
export function once(run: () => void): () => void {
  let queued = false;
  return () => {
    if (queued) return;
    queued = true;
    queueMicrotask(() => {
      queued = false;
      run();
    });
  };
}

/** Tells every listener. */
export function publish(changed: Changed[]): void {
  for (const one of changed) {
    for (const listener of [...listeners]) listener(one);
  }
}

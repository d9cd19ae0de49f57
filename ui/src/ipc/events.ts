// What the program tells the window without being asked.
import { onLockedAnswer } from "./call";
import { isTauri, listen } from "./desktop";

/** Calls `listener` when the vault was locked: by idling, by sleep, or by another door. */
export function onLocked(listener: () => void): void {
  onLockedAnswer(listener);
  if (isTauri()) void listen("locked", listener);
}

// The one way to the program behind the window: a name from the list, its request, its answer.
// Not here: what a screen does with an answer.
import { invoke, isTauri } from "./desktop";
import { CommandFailure } from "./errors";
import { publish } from "./changed";
import type { Changed, Wire } from "./generated/wire";

export type Command = keyof Wire;

let lockedListener: () => void = () => {};

/** Tells once who wants to know that the vault has been locked behind the window's back. */
export function onLockedAnswer(listener: () => void): void {
  lockedListener = listener;
}

/** Runs a command. Rejects with a `CommandFailure`, never with anything else. */
export async function call<K extends Command>(
  name: K,
  request: Wire[K]["request"],
): Promise<Wire[K]["answer"]> {
  try {
    const answer = isTauri() ? await invoke("rpc", { name, payload: request }) : await post(name, request);
    publish(changedOf(answer));
    return answer as Wire[K]["answer"];
  } catch (error) {
    const failure = CommandFailure.from(error);
    if (failure.code === "locked") lockedListener();
    throw failure;
  }
}

/** The loopback host of the browser tests; its own header keeps foreign pages out. */
async function post(name: string, request: unknown): Promise<unknown> {
  const response = await fetch(`/rpc/${name}`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-fallmappe": "1" },
    body: JSON.stringify(request),
  });
  const body: unknown = await response.json();
  if (!response.ok) throw body;
  return body;
}

function changedOf(answer: unknown): Changed[] {
  if (typeof answer !== "object" || answer === null || !("changed" in answer)) return [];
  return Array.isArray(answer.changed) ? (answer.changed as Changed[]) : [];
}

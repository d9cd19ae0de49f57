// The order and the looks of what a Fallübergabe can be.
import type { PacketForm, UebergabeEventKind, UebergabeProduct, UebergabeRow, UebergabeState } from "../ipc/generated/wire";
import { de } from "../i18n/de";

export const PRODUCTS: readonly UebergabeProduct[] = ["packet", "named", "konferenz"];
export const FORMS: readonly PacketForm[] = ["key", "html", "passphrase"];

/** How a state looks: done, waiting, or to be looked at. */
export function kindOf(state: UebergabeState): "info" | "success" | "warning" | "danger" {
  if (state === "accepted" || state === "partlyAccepted") return "success";
  if (state === "rejected" || state === "revoked") return "danger";
  return state === "expired" || state === "returned" ? "warning" : "info";
}

/** `Paket (Browser)`, `mit Namen`. */
export function whatOf({ product, form }: Pick<UebergabeRow, "product" | "form">): string {
  const words = de.uebergaben;
  return product === "packet" ? `${words.products[product]} (${words.forms[form]})` : words.products[product];
}

/** Those nobody answered come first, then the newest. */
export function byUrgency(a: UebergabeRow, b: UebergabeRow): number {
  const waits = (row: UebergabeRow) => (row.state === "expired" ? 0 : 1);
  return waits(a) - waits(b) || b.createdAt.localeCompare(a.createdAt) || b.id - a.id;
}

/** Answers for which a reason is asked. */
export function asksReason(kind: UebergabeEventKind | ""): boolean {
  return kind === "rejected" || kind === "partlyAccepted" || kind === "returned";
}

/** Answers from which on somebody else leads the Fall. */
export function asksLead(kind: UebergabeEventKind | ""): boolean {
  return kind === "accepted" || kind === "partlyAccepted";
}

/** What the receiver of a packet can say about it. */
export type Answer = Extract<UebergabeEventKind, "received" | "accepted" | "partlyAccepted" | "rejected" | "returned">;

/** Whether an event is an answer of the receiver. */
export function isAnswer(kind: UebergabeEventKind): kind is Answer {
  return kind !== "handedOut" && kind !== "replaced" && kind !== "revoked";
}

// Bedarfe and Ziele as they are read: the newest rating of each Handlungsfeld, what comes next in a goal.
import type { Bedarf, EntryRow, FallView, Schritt, Ziel } from "../ipc/generated/wire";
import { blank, type Draft } from "./parts";

export type FeldState = { now: EntryRow<Bedarf>; before: EntryRow<Bedarf> | undefined };

/** The newest rating of each Handlungsfeld with the one before it, most urgent first. */
export function newestRatings(rows: EntryRow<Bedarf>[]): FeldState[] {
  const fields = new Map<string, FeldState>();
  const newestFirst = [...rows].sort((a, b) => b.value.date.localeCompare(a.value.date) || b.id - a.id);
  for (const row of newestFirst) {
    const known = fields.get(row.value.handlungsfeld);
    if (known === undefined) fields.set(row.value.handlungsfeld, { now: row, before: undefined });
    else known.before ??= row;
  }
  return [...fields.values()].sort((a, b) => urgency(b.now.value) - urgency(a.now.value));
}

const RATINGS = ["kein", "gering", "mittel", "hoch", "dringend"];

function urgency(bedarf: Bedarf): number {
  return RATINGS.indexOf(bedarf.rating);
}

export type Tone = "info" | "success" | "warning" | "danger";

/** The colour that goes with the word of a rating. */
export function toneOf(rating: string): Tone {
  if (rating === "dringend") return "danger";
  if (rating === "hoch") return "warning";
  return rating === "kein" ? "success" : "info";
}

/** Whether a goal is still worked on. */
export function isRunning(ziel: Ziel): boolean {
  return ziel.endedOn === null && !["erreicht", "nicht_erreicht", "aufgegeben"].includes(ziel.state);
}

export function isDone(step: Schritt): boolean {
  return step.state === "erledigt" || step.state === "entfallen";
}

/** Goals that are worked on come first, then by the day on which they were agreed, newest first. */
export function inOrder(rows: EntryRow<Ziel>[]): EntryRow<Ziel>[] {
  const rank = (row: EntryRow<Ziel>) => (isRunning(row.value) ? 0 : 1);
  return [...rows].sort((a, b) => rank(a) - rank(b) || b.value.setOn.localeCompare(a.value.setOn));
}

/** The goal with one step ticked, or the tick taken away. */
export function ticked(ziel: Ziel, index: number, today: string): Ziel {
  const steps = ziel.steps.map((step, at): Schritt => {
    if (at !== index) return step;
    return isDone(step) ? { ...step, state: "offen", doneOn: null } : { ...step, state: "erledigt", doneOn: today };
  });
  return { ...ziel, steps };
}

/** The goal with one more step at its end. */
export function withStep(ziel: Ziel, what: string, dueOn: string | null): Ziel {
  const step: Schritt = { what, who: "person", whoName: "", dueOn, state: "offen", doneOn: null };
  return { ...ziel, steps: [...ziel.steps, step] };
}

const POINTS = ["austritt", "monat_3", "monat_6", "monat_12"];

/** A new Verbleib: of the newest Austritt, at the first point that nobody has asked about yet. */
export function blankVerbleib(view: FallView, today: string): Draft {
  const draft = blank("verbleib", today);
  const austritt = view.teilnahmen.map((row) => row.value.austritt).filter((day) => day !== null).sort().at(-1);
  if (austritt === undefined) return draft;
  const asked = view.verbleib.filter((row) => row.value.austritt === austritt).map((row) => row.value.point);
  return { ...draft, austritt, point: POINTS.find((point) => !asked.includes(point)) ?? "" };
}

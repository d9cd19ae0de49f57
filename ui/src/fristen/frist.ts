// How Fristen are read: in which order of groups, how far away in words, and how each kind ends.
// Not here: what the law says. Days, hints and paragraphs come from the program.
import { de } from "../i18n/de";
import { formatDate } from "../i18n/format";
import type { FristRow } from "../ipc/generated/wire";

export type FristGroup = { key: string; title: string; rows: FristRow[] };

/** Groups in the order of urgency: overdue, near, then month by month, those without a sure day, those that are done. */
export function groupFristen(rows: FristRow[]): FristGroup[] {
  const groups = new Map<string, FristGroup>();
  for (const row of rows) {
    const key = groupOf(row);
    const group = groups.get(key) ?? { key, title: titleOf(key), rows: [] };
    group.rows.push(row);
    groups.set(key, group);
  }
  return [...groups.values()].sort((a, b) => rank(a.key).localeCompare(rank(b.key)));
}

/** `heute`, `in 5 Tagen`, `3 Tage überfällig`. Empty without a sure day and for what is done. */
export function distance(row: FristRow): string {
  if (row.days === null || row.state === "erledigt") return "";
  // The first day on which something is possible passes without anything being missed.
  return row.days < 0 && row.state !== "ueberfaellig" ? de.fristen.since(-row.days) : de.fristen.distance(row.days);
}

/** How a Frist is settled: ticked off here, by a note on the Kontakt, or where it stands in the plan. */
export type Ending = "tick" | "note" | "open";

/** The ways there are, the usual one first. A step of the plan is settled in the plan, or both would disagree. */
export function endingsOf(row: FristRow): Ending[] {
  if (row.state === "erledigt") return [];
  const canTick = row.source === "eingetragen" ? row.entry !== null : row.rule !== null && row.dueOn !== null;
  if (row.source === "plan" || !canTick) return ["open"];
  return row.source === "wiedervorlage" ? ["note", "tick"] : ["tick"];
}

/** Where it comes from, in one line: paragraph and text for rules, else what people did. */
export function sourceOf(row: FristRow): string {
  const f = de.fristen;
  const words = {
    regel: [row.basis, row.textOf ? f.textOf(formatDate(row.textOf)) : "", row.endedRule ? f.ended : ""],
    eingetragen: [f.sources.eingetragen, row.basis],
    wiedervorlage: [f.sources.wiedervorlage],
    plan: [row.basis || f.sources.plan],
  };
  return words[row.source].filter(Boolean).join(" · ");
}

/** A key for lists; two rules may speak about the same day. */
export function keyOf(row: FristRow): string {
  return [row.fall, row.source, row.rule ?? "", row.part ?? "", row.entry ?? "", row.dueOn ?? row.dueLabel, row.title].join("|");
}

/** A key for every row: two answers that are awaited on one day look the same. */
export function keysOf(rows: FristRow[]): string[] {
  const seen = new Map<string, number>();
  return rows.map((row) => {
    const key = keyOf(row);
    const before = seen.get(key) ?? 0;
    seen.set(key, before + 1);
    return before === 0 ? key : `${key}#${before}`;
  });
}

function groupOf(row: FristRow): string {
  return row.state === "spaeter" && row.dueOn !== null ? row.dueOn.slice(0, 7) : row.state;
}

function titleOf(key: string): string {
  const [year = "", month = ""] = key.split("-");
  return month === "" ? de.fristen.states[key as FristRow["state"]] : `${de.fristen.months[Number(month) - 1]} ${year}`;
}

const RANKS: Record<string, string> = { ueberfaellig: "0", bald: "1", spaeter: "3", unklar: "4", erledigt: "5" };

function rank(key: string): string {
  return RANKS[key] ?? `2 ${key}`;
}

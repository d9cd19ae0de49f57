// What the office sets for the rules: lead days as they are typed, and which rules differ from what they come with.
import type { FristRuleRow, FristRuleSetting } from "../ipc/generated/wire";

/** A rule while it is being edited. */
export type RuleDraft = { on: boolean; lead: string };

const MOST = 8;
const LONGEST = 1100;

/** `56, 28, 14` as days, longest first and each once; `null` when it cannot be read. */
export function readLeadDays(typed: string): number[] | null {
  const words = typed.split(/[\s,;]+/).filter(Boolean);
  if (words.some((word) => !/^\d{1,4}$/.test(word))) return null;
  const days = [...new Set(words.map(Number))].sort((a, b) => b - a);
  return days.length > MOST || days.some((day) => day < 1 || day > LONGEST) ? null : days;
}

export function writeLeadDays(days: number[]): string {
  return days.join(", ");
}

export function draftOf(row: FristRuleRow): RuleDraft {
  return { on: row.on, lead: writeLeadDays(row.leadDays) };
}

/** What the rule comes with. */
export function defaultOf(row: FristRuleRow): RuleDraft {
  return { on: true, lead: writeLeadDays(row.defaultLeadDays) };
}

export function differs(row: FristRuleRow, draft: RuleDraft): boolean {
  const days = readLeadDays(draft.lead);
  return !draft.on || days === null || writeLeadDays(days) !== writeLeadDays(row.defaultLeadDays);
}

/** One setting for each rule that differs from what it comes with. */
export function settingsOf(rows: FristRuleRow[], drafts: Record<string, RuleDraft>): FristRuleSetting[] {
  return rows.flatMap((row) => {
    const draft = drafts[row.code] ?? defaultOf(row);
    if (!differs(row, draft)) return [];
    return [{ code: row.code, on: draft.on, leadDays: readLeadDays(draft.lead) ?? row.leadDays }];
  });
}

import { expect, it } from "vitest";
import type { FristRuleRow } from "../ipc/generated/wire";
import { defaultOf, differs, draftOf, readLeadDays, settingsOf } from "./rules";

const RULE: FristRuleRow = {
  code: "dokument_ablauf", label: "Dokument läuft ab", explanation: "", basis: "§ 48 AufenthG", textOf: "2026-08-19",
  endedOn: null, on: true, leadDays: [56, 28, 14], defaultLeadDays: [56, 28, 14],
};

it.each<[string, number[] | null]>([
  ["56, 28, 14", [56, 28, 14]],
  ["14 28;56,14", [56, 28, 14]],
  ["", []],
  [" 1100 ", [1100]],
  ["0", null],
  ["1101", null],
  ["acht", null],
  ["-7", null],
  ["1,2,3,4,5,6,7,8,9", null],
])("%s is read as %j", (typed, days) => {
  expect(readLeadDays(typed)).toEqual(days);
});

it("sends only the rules that differ from what they come with", () => {
  const other = { ...RULE, code: "klagefrist" };
  const third = { ...RULE, code: "identitaet", defaultLeadDays: [180] };
  const drafts = { dokument_ablauf: { on: true, lead: "14, 56 28" }, klagefrist: { on: false, lead: "56, 28, 14" }, identitaet: { on: true, lead: "90" } };
  expect(settingsOf([RULE, other, third], drafts)).toEqual([
    { code: "klagefrist", on: false, leadDays: [56, 28, 14] },
    { code: "identitaet", on: true, leadDays: [90] },
  ]);
});

it("is back at the default after a reset", () => {
  const changed = { ...RULE, on: false, leadDays: [7] };
  expect(differs(changed, draftOf(changed))).toBe(true);
  expect(differs(changed, defaultOf(changed))).toBe(false);
  expect(settingsOf([changed], { dokument_ablauf: defaultOf(changed) })).toEqual([]);
});

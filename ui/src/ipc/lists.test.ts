import { expect, it } from "vitest";
import type { ListEntry } from "./generated/wire";
import { choosable, labelOf } from "./lists";

const entry = (code: string, validFrom: string | null, validUntil: string | null): ListEntry => ({ code, label: `Wert ${code}`, group: "", validFrom, validUntil });
const ENTRIES = [entry("immer", null, null), entry("beendet", null, "2026-03-04"), entry("letzter_tag", null, "2026-03-05"), entry("kommt", "2026-03-06", null)];

it.each([
  [[], ["immer", "letzter_tag"]],
  [["beendet"], ["immer", "beendet", "letzter_tag"]],
  [["kommt"], ["immer", "letzter_tag", "kommt"]],
] as [string[], string[]][])("with %j chosen, %j can be chosen on 5 March", (chosen, expected) => {
  expect(choosable(ENTRIES, "2026-03-05", chosen).map((one) => one.code)).toEqual(expected);
});

it("keeps the label of what can no longer be chosen", () => {
  expect(labelOf(ENTRIES, "beendet")).toBe("Wert beendet");
});

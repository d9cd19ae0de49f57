import { expect, it } from "vitest";
import { EVERYBODY } from "../ipc/everybody";
import type { Lists } from "../ipc/generated/wire";
import { BUILT_IN, filterWords, ownView, viewOf } from "./views";

const LISTS: Lists = {
  lists: { aufenthaltsstatus: [{ code: "duldung_60a", label: "Duldung (§ 60a AufenthG)", group: "Duldung", validFrom: null, validUntil: null }] },
  programmes: [{ code: "kim", label: "Kommunales Integrationsmanagement (KIM)", bausteine: [] }],
};

it("recognises the view that is shown, and none when something was changed", () => {
  for (const view of BUILT_IN) expect(viewOf(BUILT_IN, "", { ...view.filter })?.key).toBe(view.key);
  expect(viewOf(BUILT_IN, "", { ...EVERYBODY, onlyOpen: true, noKontaktDays: 31 })).toBeUndefined();
  expect(viewOf(BUILT_IN, "Haile", { ...EVERYBODY, onlyOpen: true })).toBeUndefined();
});

it("keeps a saved view apart from a built-in view of the same name", () => {
  const saved = ownView({ name: BUILT_IN[0]!.name, search: "VHS", filter: EVERYBODY });
  expect(new Set([...BUILT_IN, saved].map((view) => view.key)).size).toBe(BUILT_IN.length + 1);
  expect(viewOf([...BUILT_IN, saved], " VHS ", EVERYBODY)).toBe(saved);
});

it("says every condition in words", () => {
  const filter = { onlyOpen: true, noKontaktDays: 30, documentExpiresDays: 56, withoutEinwilligung: true, openUebergabe: true, programme: "kim", status: "duldung_60a" };
  expect(filterWords(filter, LISTS)).toEqual([
    "ohne Kontakt seit 30 Tagen", "Dokument läuft in 8 Wochen ab", "ohne gültige Einwilligung", "Übergabe offen",
    "Kommunales Integrationsmanagement (KIM)", "Duldung (§ 60a AufenthG)",
  ]);
  expect(filterWords({ ...EVERYBODY, documentExpiresDays: 10 }, null)).toEqual(["Dokument läuft in 10 Tagen ab"]);
});

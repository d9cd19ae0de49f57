import { expect, it } from "vitest";
import type { Lists } from "../ipc/generated/wire";
import { wordsOf } from "./words";

const entry = (code: string, label: string) => ({ code, label, group: "", validFrom: null, validUntil: null });
const LISTS: Lists = {
  lists: {
    geschlecht: [entry("weiblich", "weiblich")],
    wohnen: [entry("verwandte", "bei Verwandten")],
    aufenthaltsstatus: [entry("duldung_60a", "Duldung")],
    zustaendigkeit: [entry("person", "die Person")],
  },
  programmes: [],
};
const words = wordsOf(LISTS);

it.each([
  ["person", "address.housing", "verwandte", "Art der Unterkunft", "bei Verwandten"],
  ["person", "birthDate", { value: "1999", precision: "geschaetzt" }, "Geburtsdatum", "ca. 1999"],
  ["person", "birthDate.value", "1999-05", "Geburtsdatum", "05.1999"],
  ["person", "birthDate.precision", "geschaetzt", "Geburtsdatum: Genauigkeit", "geschätzt"],
  ["person", "reachability.needsInterpreter", true, "Gespräche brauchen Sprachmittlung", "ja"],
  ["person", "languages", [{ name: "Dari", script: "arabisch" }, { name: "Deutsch", script: "" }], "Sprachen", "Dari, arabisch\nDeutsch"],
  ["fall", "closedOn", "2026-03-05", "Ende", "05.03.2026"],
  ["status", "kind", "duldung_60a", "Status", "Duldung"],
  ["status", "since", "2026-03-05", "Seit", "05.03.2026"],
  ["ziel", "steps", [{ what: "VHS anrufen", who: "person" }], "Schritte", "VHS anrufen · die Person"],
  ["kontakt", "noShow", false, "Nicht erschienen", "nein"],
] as [string, string, unknown, string, string][])("%s.%s %j is read as %s: %s", (part, key, value, label, text) => {
  expect(words.label(part, key)).toBe(label);
  expect(words.value(part, key, value)).toBe(text);
});

it("shows a key that nobody knows as it is", () => {
  expect(words.label("kontakt", "fremd")).toBe("fremd");
  expect(words.value("fremd", "x", "Text")).toBe("Text");
});

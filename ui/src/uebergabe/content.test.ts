import { render, screen } from "@testing-library/svelte";
import { expect, it } from "vitest";
import ContentView from "./ContentView.svelte";
import { parts, shownMonth } from "./content";
import type { ShownContent } from "./content_shape";

const coded = (label: string) => ({ code: "x", label });
const KONTAKT = { month: "2026-10", kind: coded("Telefonat"), subjects: [coded("Wohnen")], text: "Bruder 1 war dabei.", nextStep: "Termin" };
const OMITTED = { what: "Name", why: "Das Paket ist pseudonymisiert." };

it("what a packet does not hold has no part", () => {
  expect(parts({})).toEqual([]);
  const empty: ShownContent = {
    person: { ageBand: null, languages: [], needsInterpreter: null, entryYear: null },
    aufenthalt: { status: null, dokumente: [], nebenbestimmungen: [] },
    bildung: { schule: null, sprachen: [], arbeit: null },
    netzwerk: { personen: [], stellen: [], fallfuehrung: null },
    kontakte: [],
    gesundheit: [],
  };
  expect(parts(empty)).toEqual([]);
  expect(parts({ omitted: [OMITTED] }).map((part) => part.id)).toEqual(["omitted"]);
});

it("deadlines come first and what was left out comes last", () => {
  const ids = parts({ omitted: [OMITTED], kontakte: [KONTAKT], fristen: [{ title: "Duldung", due: "in etwa 3 Wochen" }] }).map((part) => part.id);
  expect(ids).toEqual(["fristen", "kontakte", "omitted"]);
});

it("facts are said in words", () => {
  const [person] = parts({ person: { needsInterpreter: false, family: [{ role: "Kind", count: 2, ages: ["unter 3", "3–6"] }, { role: "Bruder", count: 1, ages: [] }] } });
  expect(person).toMatchObject({
    facts: [
      ["Sprachmittlung", "nicht nötig"],
      ["Familie", "2 × Kind (unter 3, 3–6), Bruder"],
    ],
  });
  const status = { kind: coded("Duldung"), basis: "", since: "2024-05", until: null };
  expect(parts({ aufenthalt: { status } })).toMatchObject([{ facts: [["Status", "Duldung, seit 05.2024"]] }]);
  expect(shownMonth("2026-03")).toBe("03.2026");
  expect(shownMonth(null)).toBe("");
});

it("text stays text", () => {
  render(ContentView, { content: { kontakte: [{ ...KONTAKT, text: "<img src=x onerror=alert(1)>" }] } });
  expect(screen.getByText("<img src=x onerror=alert(1)>")).toBeTruthy();
  expect(screen.getByRole("heading", { name: "10.2026: Telefonat" })).toBeTruthy();
  expect(document.querySelector("img")).toBeNull();
});

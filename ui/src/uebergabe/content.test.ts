import { render, screen } from "@testing-library/svelte";
import { expect, it } from "vitest";
import ContentView from "./ContentView.svelte";
import { byYear, countOf, parts, shownMonth } from "./content";
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

it("the newest stand first, and the years are folded but for the newest", () => {
  const kontakte = ["2024-02", "2025-12", "2026-03", "2026-03"].map((month, at) => ({ ...KONTAKT, month, text: `Notiz ${at}` }));
  const [part] = parts({ kontakte });
  if (!part || !("entries" in part)) throw new Error("entries");
  expect(part.entries.map((one) => one.texts[0]?.[1])).toEqual(["Notiz 3", "Notiz 2", "Notiz 1", "Notiz 0"]);
  expect(byYear(part.entries).map((one) => [one.year, one.entries.length])).toEqual([["2026", 2], ["2025", 1], ["2024", 1]]);
  expect(countOf(part)).toBe(4);
  render(ContentView, { content: { kontakte }, more: [{ id: "antwort", title: "Antwort" }] });
  expect([...document.querySelectorAll("details")].map((one) => one.open)).toEqual([true, false, false]);
  expect(screen.getAllByRole("link").map((one) => one.textContent)).toEqual(["Kontakte (4)", "Antwort"]);
  window.dispatchEvent(new Event("beforeprint"));
  expect([...document.querySelectorAll("details")].every((one) => one.open)).toBe(true);
  window.dispatchEvent(new Event("afterprint"));
  expect([...document.querySelectorAll("details")].map((one) => one.open)).toEqual([true, false, false]);
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

import { expect, it } from "vitest";
import type { BerichtView, TablePreview } from "../ipc/generated/wire";
import { anchorOf, answerText, betraysNothing, chaptersOf, hasNumbers, headingsOf, nameOf, printed, signsIn } from "./report";

const table = (id: string, chapter: string, columns: string[] = ["Personen"], cells: string[] = ["7"]): TablePreview => ({
  id, chapter, title: id, definition: "", run: "", stub: "Merkmal", columns, rows: [{ label: "Ausbildung", cells, total: false }], hiddenBecause: "", chart: "",
});

it("puts tables of one subject under one heading and keeps their order", () => {
  const chapters = chaptersOf([table("a", "Personen"), table("b", "Personen"), table("c", "Vermittlungen"), table("d", "Personen")]);
  expect(chapters.map((one) => [one.title, one.tables.map((each) => each.id)])).toEqual([
    ["Personen", ["a", "b"]],
    ["Vermittlungen", ["c"]],
    ["Personen", ["d"]],
  ]);
  expect(new Set(chapters.map((one) => one.id)).size).toBe(3);
});

it("makes an anchor out of any id", () => {
  expect(anchorOf(table("merkmal alter/größe", ""))).toBe("tabelle-merkmal_alter_gr__e");
});

it("tells tables apart that differ in their days alone", () => {
  expect(nameOf({ ...table("Bausteine", ""), run: "01.07.2025 bis 30.09.2025" })).toBe("Bausteine, 01.07.2025 bis 30.09.2025");
  expect(nameOf(table("Bausteine", ""))).toBe("Bausteine");
});

it("tells columns with the same heading apart", () => {
  expect(headingsOf(table("a", "", ["Anzahl", "Merkmal", "Anzahl"]))).toEqual(["Merkmal", "Anzahl", "Merkmal (2)", "Anzahl (2)"]);
});

it.each([["0", "0"], ["999", "999"], ["1234", "1.234"], ["12345678901234567890", "12.345.678.901.234.567.890"], [".", "."], ["<5", "<5"], ["-", "-"]])("prints %s as %s", (cell, expected) => {
  expect(printed(cell)).toBe(expected);
});

it("draws a table with numbers only", () => {
  expect(hasNumbers(table("a", "", ["jetzt", "davor"], [".", "29"]))).toBe(true);
  expect(hasNumbers(table("a", "", ["jetzt", "davor"], [".", "<5"]))).toBe(false);
});

it("explains the signs that occur and no others", () => {
  expect(signsIn([table("a", "", ["x", "y"], ["12", "."]), table("b", "", ["x"], ["-"])]).map(([sign]) => sign)).toEqual([".", "-"]);
  expect(signsIn([table("a", "", ["x"], ["140"])])).toEqual([]);
});

it("never copies exact counts without their mark", () => {
  const answer = { question: "Wie viele wurden vermittelt?", paragraphs: ["22 in Ausbildung.", "16 in Beschäftigung."] };
  const view = (mark: string): BerichtView => ({ title: "", mark, head: [], answers: [answer], tables: [], notes: [] });
  expect(answerText(view(""), answer)).toBe("Wie viele wurden vermittelt?\n\n22 in Ausbildung.\n\n16 in Beschäftigung.");
  expect(answerText(view("intern, nicht anonym"), answer)).toMatch(/^intern, nicht anonym\n\nWie viele/);
});

it("lets nothing leave that betrays a number or contradicts itself", () => {
  const result = { releases: 3, figures: 90, weak: [], consistent: true };
  expect(betraysNothing(result)).toBe(true);
  expect(betraysNothing({ ...result, consistent: false })).toBe(false);
  expect(betraysNothing({ ...result, weak: [{ figure: "Ausbildung", low: 3, high: 3 }] })).toBe(false);
});

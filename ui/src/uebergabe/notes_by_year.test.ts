import { describe, expect, it } from "vitest";
import { notesByYear } from "./notes_by_year";

describe("the notes of a preview", () => {
  it("stand by year, the newest first, and texts without a month last", () => {
    const headings = ["Zweck", "Telefonat, 11.2025", "Büro, 02.2026", "Büro, 10.2026", "Telefonat, 10.2026", "Ziel Wohnen"];
    expect(notesByYear(headings)).toEqual([
      { year: "2026", notes: [4, 3, 2] },
      { year: "2025", notes: [1] },
      { year: "", notes: [5, 0] },
    ]);
  });

  it("keep a next step behind its note", () => {
    const headings = ["Büro, 02.2026", "Büro, 02.2026, nächster Schritt", "Büro, 03.2026"];
    expect(notesByYear(headings)).toEqual([{ year: "2026", notes: [2, 0, 1] }]);
  });

  it("are never lost, whatever their headings say", () => {
    const headings = ["", "13.9999", "Büro, 02.2026", "", "Büro, 02.2026", "nächster Schritt"];
    const all = notesByYear(headings).flatMap((one) => one.notes);
    expect(all.sort()).toEqual([0, 1, 2, 3, 4, 5]);
    expect(notesByYear([])).toEqual([]);
  });
});

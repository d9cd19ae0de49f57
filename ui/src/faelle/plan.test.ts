import { describe, expect, it } from "vitest";
import type { Bedarf, EntryRow, FallView, Ziel } from "../ipc/generated/wire";
import { blankVerbleib, inOrder, newestRatings, ticked, withStep } from "./plan";

const rating = (id: number, handlungsfeld: string, rating: string, date: string): EntryRow<Bedarf> => ({
  id, value: { handlungsfeld, rating, date, remark: "" },
});
const goal: Ziel = {
  setOn: "2026-02-01", handlungsfeld: "sprache", wording: "Ich will B1 schaffen", priority: "hoch", state: "in_arbeit",
  reviewOn: null, endedOn: null, remark: "", steps: [],
};

describe("the overview of the Bedarfe", () => {
  it("shows the newest rating of each Handlungsfeld with the one before, most urgent first", () => {
    const rows = [
      rating(1, "sprache", "hoch", "2026-01-01"),
      rating(2, "wohnen", "dringend", "2026-02-01"),
      rating(3, "sprache", "gering", "2026-03-01"),
      rating(4, "sprache", "mittel", "2026-02-01"),
    ];
    expect(newestRatings(rows).map((feld) => [feld.now.id, feld.before?.id])).toEqual([[2, undefined], [3, 4]]);
  });

  it("takes the rating that was entered later where two bear the same day", () => {
    expect(newestRatings([rating(8, "sprache", "hoch", "2026-01-01"), rating(9, "sprache", "kein", "2026-01-01")])[0]?.now.id).toBe(9);
  });

  it("puts what nobody has rated last", () => {
    const rows = [rating(1, "sprache", "nicht_erhoben", "2026-01-01"), rating(2, "wohnen", "kein", "2026-01-01")];
    expect(newestRatings(rows).map((feld) => feld.now.id)).toEqual([2, 1]);
  });
});

describe("a goal", () => {
  it("gets a step that is open, and the tick carries its day", () => {
    const with_one = withStep(goal, "VHS anrufen", "2026-04-01");
    expect(with_one.steps).toEqual([{ what: "VHS anrufen", who: "person", whoName: "", dueOn: "2026-04-01", state: "offen", doneOn: null }]);
    const done = ticked(with_one, 0, "2026-03-05");
    expect(done.steps[0]).toMatchObject({ state: "erledigt", doneOn: "2026-03-05" });
    expect(ticked(done, 0, "2026-03-06").steps[0]).toMatchObject({ state: "offen", doneOn: null });
    expect(goal.steps).toEqual([]);
  });

  it("that is worked on comes before one that was reached", () => {
    const rows = [
      { id: 1, value: { ...goal, state: "erreicht", setOn: "2026-03-01" } },
      { id: 2, value: goal },
      { id: 3, value: { ...goal, setOn: "2026-03-02" } },
    ];
    expect(inOrder(rows).map((row) => row.id)).toEqual([3, 2, 1]);
  });
});

it("a new Verbleib looks back to the newest Austritt at the next point", () => {
  const view = {
    teilnahmen: [{ id: 1, value: { austritt: "2026-01-31" } }, { id: 2, value: { austritt: null } }, { id: 3, value: { austritt: "2025-06-30" } }],
    verbleib: [{ id: 1, value: { austritt: "2026-01-31", point: "austritt" } }, { id: 2, value: { austritt: "2025-06-30", point: "monat_3" } }],
  } as unknown as FallView;
  expect(blankVerbleib(view, "2026-05-01")).toMatchObject({ austritt: "2026-01-31", point: "monat_3", date: "2026-05-01" });
});

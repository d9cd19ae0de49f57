import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { DuplicateRow, Duplicates, FindDuplicates } from "../ipc/generated/wire";
import { DuplicatesState, REST_MS } from "./duplicates.svelte";
import { blankPerson } from "./person";

const person = (familyName: string) => ({ ...blankPerson(), familyName });
const row = (fall: number): DuplicateRow => ({ fall, number: `2026-000${fall}`, name: "Haile, Selam", birthDate: "2004", closed: false, reasons: ["gleicher Name"] });

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it("asks once after a rest, and not again for what makes nobody alike", async () => {
  const asked: FindDuplicates[] = [];
  const state = new DuplicatesState(async (request) => {
    asked.push(request);
    return { rows: [row(1)] };
  });
  for (const name of ["Ha", "Hai", "Haile"]) {
    state.typed(person(name));
    vi.advanceTimersByTime(REST_MS - 1);
  }
  await vi.advanceTimersByTimeAsync(REST_MS);
  state.typed({ ...person("Haile"), gender: "weiblich" });
  await vi.advanceTimersByTimeAsync(REST_MS);
  expect(asked.map((request) => request.person.familyName)).toEqual(["Haile"]);
  expect(state.open).toHaveLength(1);
});

it("asks about nobody for one letter", async () => {
  const load = vi.fn(async () => ({ rows: [row(1)] }));
  const state = new DuplicatesState(load);
  await state.ask(person("Haile"));
  await state.ask(person("H"));
  expect(load).toHaveBeenCalledTimes(1);
  expect(state.rows).toEqual([]);
});

it("drops an answer that a newer question has overtaken", async () => {
  const answers: ((found: Duplicates) => void)[] = [];
  const state = new DuplicatesState(() => new Promise((resolve) => answers.push(resolve)));
  const [old, current] = [state.ask(person("Ha")), state.ask(person("Haile"))];
  answers[1]?.({ rows: [row(2)] });
  answers[0]?.({ rows: [row(1), row(2)] });
  await Promise.all([old, current]);
  expect(state.rows.map((one) => one.fall)).toEqual([2]);
});

it("never stands in the way: a failure shows nobody", async () => {
  const state = new DuplicatesState(async () => Promise.reject(new Error("no")));
  await state.ask(person("Haile"));
  expect(state.open).toEqual([]);
});

it("remembers who is somebody else, also when the name is typed on", async () => {
  const state = new DuplicatesState(async () => ({ rows: [row(1), row(2)] }));
  await state.ask(person("Haile"));
  state.mark(1);
  state.mark(1);
  await state.ask(person("Haile-"));
  expect(state.open.map((one) => one.fall)).toEqual([2]);
  expect(state.different).toEqual([1]);
  state.takeBack();
  expect(state.open).toHaveLength(2);
});

import { expect, it, vi } from "vitest";
import type { FaelleList, ListFaelle } from "../ipc/generated/wire";
import { DEBOUNCE_MS, FaelleListState, NO_FILTER, PAGE } from "./faelle_list.svelte";

const empty = (total: number): FaelleList => ({ total, rows: [] });

it("searches once for a word, from the first page", () => {
  vi.useFakeTimers();
  const asked: ListFaelle[] = [];
  const state = new FaelleListState(async (request) => {
    asked.push(request);
    return empty(0);
  });
  state.offset = 200;
  for (const search of ["M", "Mu", "Muh "]) {
    state.search = search;
    state.typed();
    vi.advanceTimersByTime(DEBOUNCE_MS - 1);
  }
  vi.advanceTimersByTime(1);
  expect(asked).toEqual([{ search: "Muh", filter: { ...NO_FILTER, onlyOpen: true }, offset: 0, limit: PAGE }]);
  vi.useRealTimers();
});

it("drops an answer that a newer question has overtaken", async () => {
  const answers: ((list: FaelleList) => void)[] = [];
  const state = new FaelleListState(() => new Promise((resolve) => answers.push(resolve)));
  const [old, current] = [state.read(), state.read()];
  answers[1]?.(empty(2));
  answers[0]?.(empty(1));
  await Promise.all([old, current]);
  expect(state.found?.total).toBe(2);
});

it("keeps the list when reading fails and says why", async () => {
  const state = new FaelleListState(async () => {
    throw { message: "Der Tresor ist gesperrt.", remedy: "Bitte öffnen.", problems: [] };
  });
  state.found = empty(7);
  await state.read();
  expect(state.failure?.message).toBe("Der Tresor ist gesperrt.");
  expect(state.found.total).toBe(7);
});

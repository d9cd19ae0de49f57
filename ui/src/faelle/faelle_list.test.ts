import { expect, it, vi } from "vitest";
import { EVERYBODY } from "../ipc/everybody";
import type { FaelleList, ListFaelle } from "../ipc/generated/wire";
import { DEBOUNCE_MS, FaelleListState, PAGE } from "./faelle_list.svelte";

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
  expect(asked).toEqual([{ search: "Muh", filter: { ...EVERYBODY, onlyOpen: true }, offset: 0, limit: PAGE }]);
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

it("shows a view from its first page and knows when it was changed", async () => {
  const asked: ListFaelle[] = [];
  const state = new FaelleListState(async (request) => {
    asked.push(request);
    return empty(1);
  });
  state.own = [{ key: "own:VHS", name: "VHS", search: "VHS", filter: { ...EVERYBODY, withoutEinwilligung: true } }];
  state.offset = 300;
  state.show("own:VHS");
  expect(asked.at(-1)).toEqual({ search: "VHS", filter: { ...EVERYBODY, withoutEinwilligung: true }, offset: 0, limit: PAGE });
  expect(state.view?.name).toBe("VHS");
  state.narrow({ noKontaktDays: 60 });
  expect(state.view).toBeUndefined();
  expect(asked.at(-1)?.filter).toEqual({ ...EVERYBODY, withoutEinwilligung: true, noKontaktDays: 60 });
  expect(state.isFiltered).toBe(true);
  state.show("nobody saved this");
  expect(asked).toHaveLength(2);
});

it("does not count running or closed as a filter", () => {
  const state = new FaelleListState(async () => empty(0));
  expect(state.isFiltered).toBe(false);
  state.narrow({ onlyOpen: false });
  expect(state.isFiltered).toBe(false);
  expect(state.view?.key).toBe("all");
});

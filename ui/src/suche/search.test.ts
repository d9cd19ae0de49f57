import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Search, SearchHit, SearchHits } from "../ipc/generated/wire";
import { DEBOUNCE_MS, SearchState } from "./search.svelte";

function hit(name: string, part: SearchHit["part"] = null): SearchHit {
  return { fall: 1, number: "2026-0001", name, part, entry: part === null ? null : 5, what: "", pieces: [] };
}

const answer = (...rows: SearchHit[]): SearchHits => ({ more: false, rows });

describe("searching", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it("asks once for a word", async () => {
    const asked: Search[] = [];
    const state = new SearchState(async (request) => {
      asked.push(request);
      return answer();
    });
    for (const text of ["M", "Mu", "Muh "]) {
      state.text = text;
      state.typed();
      vi.advanceTimersByTime(DEBOUNCE_MS - 1);
    }
    await vi.advanceTimersByTimeAsync(1);
    expect(asked.map((request) => request.text)).toEqual(["Muh"]);
  });

  it("asks for nothing when nothing is typed, and shows nothing old then", async () => {
    const load = vi.fn(async () => answer(hit("Haile, Selam")));
    const state = new SearchState(load);
    state.text = "ha";
    await state.ask();
    state.text = "  ";
    await state.ask();
    expect(load).toHaveBeenCalledTimes(1);
    expect(state.found).toBeNull();
  });
});

it("drops an answer that a newer question has overtaken", async () => {
  const answers: ((hits: SearchHits) => void)[] = [];
  const state = new SearchState(() => new Promise((resolve) => answers.push(resolve)));
  state.text = "ha";
  const old = state.ask();
  state.text = "hai";
  const current = state.ask();
  answers[1]?.(answer(hit("Haile, Selam")));
  answers[0]?.(answer(hit("Haddad, Rami"), hit("Haile, Selam")));
  await Promise.all([old, current]);
  expect(state.hits.map((one) => one.name)).toEqual(["Haile, Selam"]);
});

it("drops an answer that arrives after the field was emptied", async () => {
  const answers: ((hits: SearchHits) => void)[] = [];
  const state = new SearchState(() => new Promise((resolve) => answers.push(resolve)));
  state.text = "ha";
  const old = state.ask();
  state.text = "";
  await state.ask();
  answers[0]?.(answer(hit("Haile, Selam")));
  await old;
  expect(state.found).toBeNull();
});

it("puts persons before places in texts and moves through both", async () => {
  const state = new SearchState(async () => answer(hit("Text A", "kontakt"), hit("Haile, Selam"), hit("Text B", "bescheid")));
  state.text = "ha";
  await state.ask();
  expect(state.groups.map((group) => [group.kind, group.start, group.hits.length])).toEqual([["persons", 0, 1], ["texts", 1, 2]]);
  expect((await state.choose())?.name).toBe("Haile, Selam");
  state.move(1);
  expect((await state.choose())?.name).toBe("Text A");
  state.move(-1);
  state.move(-1);
  expect((await state.choose())?.name).toBe("Text B");
});

it("opens what stands in the field, not what was found before the last letter", async () => {
  const state = new SearchState(async ({ text }) => answer(hit(text === "haile" ? "Haile, Selam" : "Haddad, Rami")));
  state.text = "ha";
  await state.ask();
  state.text = "haile";
  state.typed();
  expect((await state.choose())?.name).toBe("Haile, Selam");
});

it("keeps what was found when asking fails, and says why", async () => {
  let fails = false;
  const state = new SearchState(async () => {
    if (fails) throw { message: "Der Tresor ist gesperrt.", remedy: "Bitte öffnen.", problems: [] };
    return answer(hit("Haile, Selam"));
  });
  state.text = "ha";
  await state.ask();
  fails = true;
  state.text = "hai";
  await state.ask();
  expect(state.failure?.message).toBe("Der Tresor ist gesperrt.");
  expect(state.hits).toHaveLength(1);
  expect(await state.choose()).toBeUndefined();
});

import { expect, it, vi } from "vitest";
import { publish } from "../ipc/changed";
import type { FristRow, Heute } from "../ipc/generated/wire";
import { HeuteState, TYPING_MS } from "./heute.svelte";

function day(changes: Partial<Heute> = {}): Heute {
  return {
    today: "2026-11-20", fristen: [], unclear: 0, withoutKontakt: [], withoutKontaktTotal: 0, noKontaktDays: 30,
    unsent: 0, drafts: 0, retentionDue: 0, ...changes,
  };
}

const never = async (): Promise<FristRow[]> => {
  throw new Error("not asked for");
};

it("is quiet only when nothing waits anywhere", async () => {
  for (const changes of [{ unsent: 1 }, { drafts: 1 }, { retentionDue: 1 }, { withoutKontaktTotal: 1 }]) {
    const state = new HeuteState({ heute: async () => day(changes), unclear: never, faelle: async () => 60 });
    await state.read();
    expect(state.quiet).toBe(false);
  }
  const state = new HeuteState({ heute: async () => day(), unclear: never, faelle: async () => 60 });
  expect(state.quiet).toBe(false);
  await state.read();
  expect(state.quiet).toBe(true);
  expect(state.noFaelle).toBe(false);
});

it("asks for the unclear Fristen only when there are some", async () => {
  const unclear = vi.fn(async () => []);
  const state = new HeuteState({ heute: async () => day({ unclear: 2 }), unclear, faelle: async () => 1 });
  await state.read();
  expect(unclear).toHaveBeenCalledTimes(1);
});

it("drops an answer that a newer question has overtaken", async () => {
  const answers: ((view: Heute) => void)[] = [];
  const state = new HeuteState({ heute: () => new Promise((resolve) => answers.push(resolve)), unclear: never, faelle: async () => 1 });
  const [old, current] = [state.read(), state.read()];
  answers[1]?.(day({ unsent: 2 }));
  answers[0]?.(day({ unsent: 1 }));
  await Promise.all([old, current]);
  expect(state.view?.unsent).toBe(2);
});

it("reads once for a command that made several things stale", async () => {
  const heute = vi.fn(async () => day());
  const state = new HeuteState({ heute, unclear: never, faelle: async () => 0 });
  const stop = state.follow();
  publish([{ what: "fall", fall: 1 }, { what: "faelle" }, { what: "drafts" }]);
  await vi.waitFor(() => expect(heute).toHaveBeenCalledTimes(2));
  stop();
  publish([{ what: "faelle" }]);
  await Promise.resolve();
  expect(heute).toHaveBeenCalledTimes(2);
  expect(state.noFaelle).toBe(true);
});

it("waits until somebody rests before it reads again for a draft", async () => {
  vi.useFakeTimers();
  const heute = vi.fn(async () => day());
  const state = new HeuteState({ heute, unclear: never, faelle: async () => 1 });
  const stop = state.follow();
  for (let key = 0; key < 5; key += 1) {
    publish([{ what: "drafts" }]);
    await vi.advanceTimersByTimeAsync(TYPING_MS - 1);
  }
  expect(heute).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(heute).toHaveBeenCalledTimes(2);
  stop();
  vi.useRealTimers();
});

it("keeps what the law demands apart from what was agreed", async () => {
  const rows = (["plan", "regel", "wiedervorlage", "eingetragen"] as const).map((source) => ({ source, title: source }) as FristRow);
  const state = new HeuteState({ heute: async () => day({ fristen: rows }), unclear: never, faelle: async () => 1 });
  await state.read();
  expect(state.fristen.map((row) => row.title)).toEqual(["regel", "eingetragen"]);
  expect(state.steps.map((row) => row.title)).toEqual(["plan", "wiedervorlage"]);
});

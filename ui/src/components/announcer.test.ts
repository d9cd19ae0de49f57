import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { announcer } from "./announcer.svelte";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.runAllTimers();
  vi.useRealTimers();
});

it("runs the action of the message that is shown, once", () => {
  const run = vi.fn();
  announcer.say("Gespeichert.", { label: "Rückgängig", run });
  expect(announcer.act()).toBe(true);
  expect(announcer.act()).toBe(false);
  expect(run).toHaveBeenCalledTimes(1);
  expect(announcer.messages).toEqual([]);
});

it("takes back nothing that a newer message has replaced", () => {
  const run = vi.fn();
  announcer.say("Gelöscht.", { label: "Rückgängig", run });
  announcer.say("Gespeichert.");
  expect(announcer.act()).toBe(false);
  expect(run).not.toHaveBeenCalled();
});

it("leaves more time to decide than to read", () => {
  announcer.say("Gespeichert.");
  vi.advanceTimersByTime(6000);
  expect(announcer.messages).toHaveLength(0);
  announcer.say("Gelöscht.", { label: "Rückgängig", run: () => {} });
  vi.advanceTimersByTime(19_000);
  expect(announcer.messages).toHaveLength(1);
});

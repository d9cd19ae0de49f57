import { expect, it, vi } from "vitest";
import type { KeptPassphrase } from "../ipc/generated/wire";
import { Kept } from "./kept.svelte";

const row = (uebergabe: number): KeptPassphrase => ({
  uebergabe, fall: uebergabe, number: `2026-${uebergabe}`, stelle: "Jugendmigrationsdienst", packet: `F-${uebergabe}.age`, passphrase: "sechs woerter",
});

it("what is noted is what was shown, never what came meanwhile", async () => {
  const list = vi.fn(async () => ({ rows: [row(1), row(2)] }));
  const note = vi.fn(async () => {
    kept.rows = [...kept.rows, row(3)];
  });
  const kept = new Kept({ list, note });
  await kept.read();
  await kept.note();
  expect(note).toHaveBeenCalledWith({ uebergaben: [1, 2] });
  expect(kept.rows.map((one) => one.uebergabe)).toEqual([3]);
  expect(kept.noted).toBe(true);
});

it("what could not be noted stays", async () => {
  const kept = new Kept({ list: async () => ({ rows: [row(1)] }), note: () => Promise.reject(new Error("locked")) });
  await kept.read();
  await expect(kept.note()).rejects.toThrow();
  expect([kept.rows.length, kept.noted]).toEqual([1, false]);
});

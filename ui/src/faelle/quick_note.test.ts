import { fireEvent, render, screen, waitFor } from "@testing-library/svelte";
import { tick } from "svelte";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import QuickNoteProbe from "./QuickNoteProbe.svelte";

const ANSWERS: Record<string, unknown> = {
  get_lists: { lists: { kontaktart: [{ code: "telefon", label: "Telefon", group: "", validFrom: null, validUntil: null }] }, programmes: [] },
  get_settings: { law: "", person: "" },
  list_faelle: { total: 0, rows: [] },
  search: { more: false, rows: [{ fall: 2, number: "2026-0002", name: "Haile, Selam", part: null, entry: null, what: "Person", pieces: [] }] },
};

beforeEach(() => vi.stubGlobal("fetch", async (url: string) => new Response(JSON.stringify(ANSWERS[url.slice(5)] ?? {}))));
afterEach(() => vi.unstubAllGlobals());

it("loses no letter that is typed before the form is there", async () => {
  render(QuickNoteProbe, { person: undefined });
  for (const key of ["h", "a"]) await fireEvent.keyDown(window, { key });
  const box = await screen.findByRole<HTMLInputElement>("combobox", { name: "Person", hidden: true });
  await tick();
  expect(box.value).toBe("ha");
  expect(document.activeElement).toBe(box);
  await waitFor(() => expect(screen.getByRole("option", { name: /Haile/, hidden: true })).toBeTruthy());
});

it("begins at the minutes when the person is known", async () => {
  render(QuickNoteProbe, { person: { id: 2, name: "Haile, Selam" } });
  for (const key of ["4", "5"]) await fireEvent.keyDown(window, { key });
  const minutes = await screen.findByLabelText<HTMLInputElement>("Minuten");
  expect(minutes.value).toBe("45");
  expect(document.activeElement).toBe(minutes);
});

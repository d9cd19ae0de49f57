import { fireEvent, render, screen, waitFor } from "@testing-library/svelte";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { SearchHit } from "../ipc/generated/wire";
import SearchDialog from "./SearchDialog.svelte";

const HITS: SearchHit[] = [
  { fall: 2, number: "2026-0002", name: "Haile, Selam", part: null, entry: null, what: "Person", pieces: [] },
  { fall: 1, number: "2026-0001", name: "Ždanovičius, M̂ario", part: "kontakt", entry: 9, what: "Kontakt vom 03.04.2026", pieces: [{ text: "Der ", hit: false }, { text: "Antrag", hit: true }] },
];

beforeEach(() => {
  vi.stubGlobal("fetch", async () => new Response(JSON.stringify({ more: false, rows: HITS })));
});
afterEach(() => vi.unstubAllGlobals());

it("marks with the arrow keys, says so to screen readers, and opens with Enter", async () => {
  const onopen = vi.fn();
  render(SearchDialog, { onopen, onclose: () => {} });
  const box = screen.getByRole<HTMLInputElement>("combobox", { hidden: true });
  await fireEvent.input(box, { target: { value: "antrag" } });
  await waitFor(() => expect(screen.getAllByRole("option", { hidden: true })).toHaveLength(2));
  const options = screen.getAllByRole("option", { hidden: true });
  expect(box.getAttribute("aria-activedescendant")).toBe(options[0]!.id);
  await fireEvent.keyDown(box, { key: "ArrowDown" });
  expect(box.getAttribute("aria-activedescendant")).toBe(options[1]!.id);
  expect(options[1]!.getAttribute("aria-selected")).toBe("true");
  expect(options[1]!.querySelector("mark")?.textContent).toBe("Antrag");
  await fireEvent.keyDown(box, { key: "Enter" });
  await waitFor(() => expect(onopen).toHaveBeenCalledWith(HITS[1]));
});

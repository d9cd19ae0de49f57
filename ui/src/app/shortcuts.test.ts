import { afterEach, expect, it, vi } from "vitest";
import { installShortcuts } from "./shortcuts";

const keys = { lock: vi.fn(), search: vi.fn(), note: vi.fn(), help: vi.fn(), undo: vi.fn(() => true) };
const stop = installShortcuts(keys);
afterEach(() => {
  vi.clearAllMocks();
  document.body.replaceChildren();
});

function press(key: string, target: HTMLElement = document.body, held: KeyboardEventInit = { ctrlKey: true }): boolean {
  if (target !== document.body) document.body.append(target);
  return !target.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...held }));
}

it.each([["l", keys.lock], ["F", keys.search], ["k", keys.note]])("Ctrl+%s works everywhere, also in a field", (key, run) => {
  expect(press(key, document.createElement("textarea"))).toBe(true);
  expect(run).toHaveBeenCalledTimes(1);
});

it("takes back what was done, but in a field what was typed", () => {
  press("z");
  expect(keys.undo).toHaveBeenCalledTimes(1);
  for (const kind of ["input", "textarea"]) expect(press("z", document.createElement(kind))).toBe(false);
  press("z", document.body, { ctrlKey: true, shiftKey: true });
  expect(keys.undo).toHaveBeenCalledTimes(1);
});

it("leaves single letters and AltGr to the field", () => {
  expect(press("k", document.body, {})).toBe(false);
  expect(press("l", document.body, { ctrlKey: true, altKey: true })).toBe(false);
});

it("swallows reloading and going back", () => {
  expect(press("F5", document.body, {})).toBe(true);
  expect(press("r")).toBe(true);
  expect(press("ArrowLeft", document.body, { altKey: true })).toBe(true);
});

it("listens no longer than it is asked to", () => {
  stop();
  press("l");
  expect(keys.lock).not.toHaveBeenCalled();
});

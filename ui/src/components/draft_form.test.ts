import { fireEvent, render, screen, waitFor } from "@testing-library/svelte";
import { describe, expect, it, vi } from "vitest";
import { confirmation } from "./confirm.svelte";
import { keepDrafts, type DraftKeeper, type FoundDraft } from "./draft.svelte";
import { hasUnsavedText } from "./form.svelte";
import DraftProbe from "./DraftProbe.svelte";
import { losesText } from "./leaving";

const START = { wording: "", country: "nicht_erhoben", steps: [] as { what: string }[] };

function keeper(found: string | null = null) {
  const store = new Map<string, string>(found === null ? [] : [["ziel:new:7", found]]);
  const kept: DraftKeeper = {
    find: async (key) => {
      const content = store.get(key);
      return content === undefined ? null : ({ content, savedAt: "2026-03-05T14:03:10", fall: 7, name: "" } satisfies FoundDraft);
    },
    save: async (key, _, content) => void store.set(key, content),
    drop: async (key) => void store.delete(key),
  };
  return { kept, store };
}

async function open(found: string | null = null) {
  const { kept, store } = keeper(found);
  const onsave = vi.fn(async () => {});
  const oncancel = vi.fn();
  const { unmount } = render(DraftProbe, { keeper: kept, start: START, onsave, oncancel });
  await screen.findByLabelText("Ziel");
  return { store, onsave, oncancel, unmount };
}

const field = (label: string) => screen.getByLabelText<HTMLInputElement>(label);
const type = (label: string, value: string) => fireEvent.input(field(label), { target: { value } });
const button = (name: string) => screen.getByRole("button", { name });
const content = (store: Map<string, string>) => JSON.parse(store.get("ziel:new:7") ?? "null") as typeof START | null;

describe("a form that keeps its text", () => {
  it("keeps rows as well as fields, and hands its draft over when it saves", async () => {
    const { store, onsave } = await open();
    await type("Ziel", "B1 schaffen");
    await fireEvent.click(button("Schritt hinzufügen"));
    await type("Was 1", "VHS anrufen");
    await keepDrafts();
    expect(content(store)).toEqual({ ...START, wording: "B1 schaffen", steps: [{ what: "VHS anrufen" }] });
    await fireEvent.submit(document.querySelector("form")!);
    await waitFor(() => expect(onsave).toHaveBeenCalledWith({ ...START, wording: "B1 schaffen", steps: [{ what: "VHS anrufen" }] }, "ziel:new:7"));
  });

  it("fills in what was kept and says from when it is", async () => {
    await open(JSON.stringify({ ...START, wording: "von vorhin", unknown: 1 }));
    expect(field("Ziel").value).toBe("von vorhin");
    expect(screen.getByText("Nicht gespeicherter Entwurf von 14:03")).toBeTruthy();
  });

  it("shows what is stored again when the draft is thrown away", async () => {
    const { store } = await open(JSON.stringify({ ...START, wording: "von vorhin" }));
    await fireEvent.click(button("Entwurf verwerfen"));
    await waitFor(() => expect(field("Ziel").value).toBe(""));
    expect(hasUnsavedText()).toBe(false);
    await waitFor(() => expect(store.size).toBe(0));
    await type("Ziel", "neu");
    await keepDrafts();
    expect(content(store)?.wording).toBe("neu");
  });

  it("opens without a draft that cannot be read", async () => {
    await open("{kaputt");
    expect(field("Ziel").value).toBe("");
    expect(screen.queryByText(/Entwurf von/)).toBeNull();
  });

  it.each([
    ["third", 1, 1],
    ["yes", 1, 0],
    ["no", 0, 1],
  ] as const)("asks when it is left, and answer %s leaves %i times with %i drafts", async (answer, left, drafts) => {
    const { store, oncancel } = await open();
    await type("Ziel", "angefangen");
    await keepDrafts();
    await fireEvent.click(button("Abbrechen"));
    await waitFor(() => expect(confirmation.open?.third).toBeTruthy());
    confirmation.open?.answer(answer);
    await waitFor(() => expect(oncancel).toHaveBeenCalledTimes(left));
    expect(store.size).toBe(drafts);
  });

  it("loses nothing when the vault locks", async () => {
    const { store } = await open();
    await type("Ziel", "gerade getippt");
    expect(await losesText()).toBe(false);
    expect(content(store)?.wording).toBe("gerade getippt");
  });
});

describe("rows", () => {
  async function three() {
    const opened = await open(JSON.stringify({ ...START, steps: [{ what: "a" }, { what: "b" }, { what: "c" }] }));
    const values = () => [1, 2, 3].map((n) => (screen.queryByLabelText(`Was ${n}`) as HTMLInputElement | null)?.value);
    return { ...opened, values };
  }

  it("move with Alt and an arrow, and the focus goes with them", async () => {
    const { values } = await three();
    field("Was 1").focus();
    await fireEvent.keyDown(field("Was 1"), { key: "ArrowDown", altKey: true });
    await waitFor(() => expect(values()).toEqual(["b", "a", "c"]));
    expect(document.activeElement).toBe(field("Was 2"));
    await fireEvent.keyDown(field("Was 1"), { key: "ArrowUp", altKey: true });
    expect(values()).toEqual(["b", "a", "c"]);
  });

  it("are removed one by one, and the focus stays near", async () => {
    const { values } = await three();
    await fireEvent.click(button("Schritt 2 entfernen"));
    await waitFor(() => expect(values()).toEqual(["a", "c", undefined]));
    expect(document.activeElement).toBe(field("Was 1"));
  });

  it("get one more, ready to be typed into", async () => {
    await open();
    await fireEvent.click(button("Schritt hinzufügen"));
    await waitFor(() => expect(document.activeElement).toBe(field("Was 1")));
  });
});

describe("a long list", () => {
  it("is browsed with the arrows while something is chosen", async () => {
    const { store } = await open();
    const input = screen.getByRole<HTMLInputElement>("combobox", { name: "Land" });
    await fireEvent.keyDown(input, { key: "ArrowDown" });
    await waitFor(() => expect(screen.getAllByRole("option")).toHaveLength(3));
    await fireEvent.keyDown(input, { key: "ArrowUp" });
    await fireEvent.keyDown(input, { key: "Enter" });
    await waitFor(() => expect(input.value).toBe("Afghanistan"));
    await keepDrafts();
    expect(content(store)?.country).toBe("AFG");
  });

  it("takes a country by its letters, and goes back to unanswered when it is emptied", async () => {
    const { store } = await open();
    const input = screen.getByRole<HTMLInputElement>("combobox", { name: "Land" });
    expect(input.value).toBe("nicht erhoben");
    await fireEvent.input(input, { target: { value: "eri" } });
    await waitFor(() => expect(screen.getAllByRole("option")).toHaveLength(1));
    await fireEvent.keyDown(input, { key: "Enter" });
    await keepDrafts();
    expect(content(store)?.country).toBe("ERI");
    await fireEvent.input(input, { target: { value: "" } });
    await fireEvent.blur(input);
    expect(input.value).toBe("nicht erhoben");
    await keepDrafts();
    expect(store.size).toBe(0);
  });
});

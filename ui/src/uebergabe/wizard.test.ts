import { describe, expect, it, vi } from "vitest";
import { CommandFailure } from "../ipc/errors";
import type { EntryRow, ErrorCode, Kontakt, NotePreview, UebergabePreview } from "../ipc/generated/wire";
import { chosenKontakte, firstChoice, Wizard } from "./wizard.svelte";

const wolf = (): NotePreview => ({
  heading: "März", original: "Wolf ruft Wolf", outgoing: "",
  spans: [{ start: 0, end: 4, replacement: "Person 1", class: "ask", reason: "Name", remembered: null }, { start: 10, end: 14, replacement: "Person 1", class: "ask", reason: "Name", remembered: null }],
  hints: [],
});
const scan = { datei: 9, title: "Zeugnis", fileName: "anlage-01.pdf", bytes: 1, searched: false, findings: 0 };
const preview = (draft: number, change: Partial<UebergabePreview> = {}) => ({ draft, notes: [wolf()], attachments: [scan], ...change }) as unknown as UebergabePreview;
const kontakt = (id: number, date: string) => ({ id, value: { date } }) as unknown as EntryRow<Kontakt>;
const REFUSED = new CommandFailure({ code: "noConsent", message: "Es fehlt der Empfänger.", remedy: "", problems: [] });

function wizard(previews: (UebergabePreview | CommandFailure)[]) {
  const prepare = vi.fn(async () => {
    const next = previews.shift();
    if (next instanceof CommandFailure || next === undefined) throw next;
    return next;
  });
  const decide = vi.fn(async () => ({ changed: [] }));
  const create = vi.fn(async () => ({ id: 4, pseudonym: "F-1", files: [], passphrase: null, changed: [] }));
  const made = new Wizard(7, { prepare, decide, create });
  made.choice.stelle = "3";
  return { made, prepare, decide, create };
}

describe("the wizard", () => {
  it("keeps what was decided when a word is replaced and the preview is built anew", async () => {
    const { made, decide, create } = wizard([preview(1), preview(2)]);
    await made.prepare([]);
    made.decisions?.decide(0, 1, false);
    expect(await made.decideWord("Neuss", "replace", [])).toBe(true);
    expect(decide).toHaveBeenCalledWith({ fall: 7, words: [{ word: "Neuss", answer: "replace", replacement: "" }] });
    await made.create("");
    expect(create).toHaveBeenCalledWith(expect.objectContaining({ draft: 2, decisions: [{ note: 0, span: 1, replace: false }] }));
    expect(made.hasDecisions).toBe(false);
  });

  it("keeps preview and decisions when the program refuses", async () => {
    const { made } = wizard([preview(1), REFUSED]);
    await made.prepare([]);
    made.decisions?.decide(0, 0, true);
    await made.relax({ field: "languages", treatment: "keep", reason: "Sprachmittlung" }, []);
    expect([made.code, made.needsConsent]).toEqual(["noConsent", true]);
    expect(made.relaxed).toEqual([]);
    expect(made.preview?.draft).toBe(1);
    expect(made.decisions?.list).toHaveLength(1);
  });

  it("wants sentences read again only when there are others", async () => {
    const rare = (end: number) => preview(1, { notes: [{ ...wolf(), hints: [{ start: 0, end, reason: "selten" }] }] });
    const { made } = wizard([rare(4), rare(4), rare(9)]);
    await made.prepare([]);
    made.rareRead = true;
    await made.prepare([]);
    expect(made.rareRead).toBe(true);
    await made.prepare([]);
    expect(made.rareRead).toBe(false);
  });

  it("asks for a field once, the newest reason first and last", async () => {
    const { made, prepare } = wizard([preview(1), preview(2), preview(3), preview(4)]);
    await made.prepare([]);
    await made.relax({ field: "languages", treatment: "keep", reason: "a" }, []);
    await made.relax({ field: "languages", treatment: "omit", reason: "b" }, []);
    expect(prepare).toHaveBeenLastCalledWith(expect.objectContaining({ relaxed: [{ field: "languages", treatment: "omit", reason: "b" }] }));
    await made.unrelax("languages", []);
    expect(prepare).toHaveBeenLastCalledWith(expect.objectContaining({ relaxed: [] }));
  });

  it("loses no word that is decided while the program still works on the one before", async () => {
    const { made, decide } = wizard([preview(1), preview(2), preview(3)]);
    await made.prepare([]);
    expect(await Promise.all([made.decideWord("Neuss", "replace", []), made.decideWord("Max", "keep", []), made.decideWord("Wolf", "keep", []), made.decideWord("Max", "replace", [])])).toEqual([true, true, true, true]);
    const told = decide.mock.calls.flatMap((one) => (one as unknown as [{ words: { word: string }[] }])[0].words.map(({ word }) => word));
    expect(told).toEqual(["Neuss", "Wolf", "Max"]);
    expect(decide).toHaveBeenCalledTimes(2);
    expect(made.preview?.draft).toBe(3);
  });

  it("takes a complaint back as soon as somebody does what it asks for, and no other", async () => {
    const refused = (code: ErrorCode) => new CommandFailure({ code, message: "Nein.", remedy: "", problems: [] });
    for (const [code, stays] of [["openQuestions", false], ["attachmentUnseen", false], ["noSpace", true]] as const) {
      const { made, create } = wizard([preview(1)]);
      await made.prepare([]);
      create.mockRejectedValueOnce(refused(code));
      await made.create("");
      expect(made.code).toBe(code);
      if (code === "attachmentUnseen") made.look(9, true);
      else made.decisions?.decideWord("Wolf", true);
      expect(made.failure !== null).toBe(stays);
      made.forgive();
      expect(made.failure).toBeNull();
    }
  });

  it("does one thing at a time", async () => {
    const { made, prepare } = wizard([preview(1), preview(2)]);
    await Promise.all([made.prepare([]), made.prepare([])]);
    expect(prepare).toHaveBeenCalledTimes(1);
  });

  it("counts files that nobody has looked through, and forgets that one was when it no longer goes along", async () => {
    const { made } = wizard([preview(1), preview(2, { attachments: [] }), preview(3)]);
    await made.prepare([]);
    expect(made.unseen).toBe(1);
    made.look(9, true);
    expect(made.unseen).toBe(0);
    await made.prepare([]);
    await made.prepare([]);
    expect(made.unseen).toBe(1);
  });

  it("sends files with a packet and with papers that name the person, never to a Fallkonferenz", async () => {
    const { made, prepare } = wizard([preview(1), preview(2, { product: "named" }), preview(3)]);
    made.choice.dateien = ["9"];
    await made.prepare([]);
    expect(prepare).toHaveBeenLastCalledWith(expect.objectContaining({ dateien: [9] }));
    made.choice.product = "named";
    await made.prepare([]);
    expect(prepare).toHaveBeenLastCalledWith(expect.objectContaining({ dateien: [9] }));
    expect(made.unseen).toBe(0);
    made.choice.product = "konferenz";
    await made.prepare([]);
    expect(prepare).toHaveBeenLastCalledWith(expect.objectContaining({ dateien: [] }));
  });
});

describe("the Kontakte that go along", () => {
  const rows = [kontakt(1, "2026-01-10"), kontakt(2, "2026-06-01"), kontakt(3, "2026-06-02")];
  it("are all, those since a day, or single ones", () => {
    expect(chosenKontakte(firstChoice(), rows)).toBeNull();
    expect(chosenKontakte({ ...firstChoice(), kontakteMode: "since", since: "2026-06-01" }, rows)).toEqual([2, 3]);
    expect(chosenKontakte({ ...firstChoice(), kontakteMode: "single", kontakte: ["3"] }, rows)).toEqual([3]);
    expect(chosenKontakte({ ...firstChoice(), kontakteMode: "single" }, rows)).toEqual([]);
  });
});

import { describe, expect, it } from "vitest";
import type { HintPreview, NotePreview, SpanPreview, UebergabePreview } from "../ipc/generated/wire";
import { Decisions, stretches } from "./decisions.svelte";

const span = (start: number, end: number, replacement: string, kind: string, remembered: boolean | null = null): SpanPreview => ({
  start, end, replacement, class: kind, reason: "Name", remembered,
});
const note = (original: string, spans: SpanPreview[], hints: HintPreview[] = []): NotePreview => ({ heading: "März", original, outgoing: "", spans, hints });
const preview = (notes: NotePreview[]) => ({ notes }) as unknown as UebergabePreview;

describe("a note", () => {
  it("is cut at code points, also behind letters outside the basic plane", () => {
    const cut = stretches(note("👋 M̂ario ruft an", [span(2, 8, "Klient", "certain")]));
    expect(cut.map((one) => one.text)).toEqual(["👋 ", "M̂ario", " ruft an"]);
  });

  it("loses no letter, whatever the places are", () => {
    const text = "Sommer trifft Wolf im Sommer.";
    for (const spans of [[], [span(0, 6, "A", "ask")], [span(14, 18, "B", "ask"), span(0, 6, "A", "ask")], [span(0, 29, "C", "certain")],
      [span(0, 6, "A", "ask"), span(3, 9, "B", "ask")]]) {
      expect(stretches(note(text, spans)).map((one) => one.text).join("")).toBe(text);
    }
  });
});

describe("a sentence that tells something rare", () => {
  const text = "Kam spät. Issa ist Imker. Danke.";
  const rare = note(text, [span(10, 14, "Klient", "certain")], [{ start: 10, end: 25, reason: "selten" }]);

  it("is cut out of the note, around the marked places in it, and loses no letter", () => {
    const cut = stretches(rare);
    expect(cut.map((one) => [one.text, one.rare])).toEqual([["Kam spät. ", null], ["Issa", "first"], [" ist Imker.", "rest"], [" Danke.", null]]);
    expect(cut.map((one) => one.text).join("")).toBe(text);
  });

  it("is listed with its note, and is no question", () => {
    const decisions = new Decisions(preview([note("Danke.", []), rare]));
    expect(decisions.rare).toEqual([{ heading: "März", sentence: "Issa ist Imker.", reason: "selten" }]);
    expect(decisions.open).toBe(0);
  });
});

describe("decisions", () => {
  const two = () =>
    new Decisions(preview([
      note("Wolf ruft Wolf", [span(0, 4, "Person 1", "ask"), span(10, 14, "Person 1", "ask")]),
      note("Wolf in Neuss, Max", [span(0, 4, "Person 1", "ask"), span(8, 13, "einer Stadt", "generalised"), span(15, 18, "Klient", "certain")]),
    ]));

  it("are asked only where the program asks", () => {
    const decisions = two();
    expect(decisions.open).toBe(3);
    expect(decisions.questions).toEqual([{ word: "Wolf", times: 3, replacement: "Person 1", reason: "Name", decided: null, remembered: false, before: "", after: " ruft Wolf" }]);
    expect(decisions.list).toEqual([]);
  });

  it("can be made for a word everywhere and for one place alone", () => {
    const decisions = two();
    decisions.decideWord("Wolf", true);
    expect(decisions.open).toBe(0);
    decisions.toggle(0, decisions.notes[0]!.parts[2]!);
    expect(decisions.list).toEqual([
      { note: 0, span: 0, replace: true },
      { note: 0, span: 1, replace: false },
      { note: 1, span: 0, replace: true },
    ]);
    expect(decisions.questions[0]?.decided).toBeNull();
  });

  it("of the rest leave made ones alone", () => {
    const decisions = two();
    decisions.decide(0, 0, false);
    expect(decisions.acceptRest()).toBe(2);
    expect(decisions.list.map((one) => one.replace)).toEqual([false, true, true]);
    expect(decisions.open).toBe(0);
  });

  it("outlive a new preview, as far as the same places of the same notes are asked about", () => {
    const decisions = two();
    decisions.decide(0, 0, false);
    decisions.decide(1, 0, true);
    // A word was replaced everywhere, a note joined at the front, and one place is no question any more.
    const next = new Decisions(preview([
      note("Neu", [span(0, 3, "Person 2", "ask")]),
      note("Wolf ruft Wolf", [span(0, 4, "Person 7", "ask"), span(10, 14, "Person 7", "ask")]),
      note("Wolf in Neuss, Max", [span(0, 4, "Person 7", "certain"), span(15, 18, "Klient", "certain")]),
    ]), decisions);
    expect(next.list).toEqual([{ note: 1, span: 0, replace: false }]);
    expect(next.open).toBe(2);
  });

  it("never move to another note that says the same", () => {
    const same = () => note("Wolf kommt", [span(0, 4, "Person 1", "ask")]);
    const decisions = new Decisions(preview([same(), same()]));
    decisions.decide(1, 0, false);
    expect(new Decisions(preview([same(), same()]), decisions).list).toEqual([{ note: 1, span: 0, replace: false }]);
  });

  it("show what stands around a word, cut at code points", () => {
    const text = `${"👋".repeat(60)} Wolf\nkommt`;
    const [question] = new Decisions(preview([note(text, [span(61, 65, "Person 1", "ask")])])).questions;
    expect(question?.before).toBe(`… ${"👋".repeat(44)} `);
    expect(question?.after).toBe(" kommt");
  });

  it("that the program remembered are made, shown as such, and not told again", () => {
    const notes = [note("Wolf ruft Wolf", [span(0, 4, "Angabe 1", "ask", true), span(10, 14, "Angabe 1", "ask", true)])];
    const decisions = new Decisions(preview(notes));
    expect([decisions.open, decisions.list]).toEqual([0, []]);
    expect(decisions.questions[0]).toMatchObject({ decided: true, remembered: true });
    decisions.decide(0, 1, false);
    expect(decisions.list).toEqual([{ note: 0, span: 1, replace: false }]);
    expect(decisions.questions[0]).toMatchObject({ decided: null, remembered: false });
    decisions.decide(0, 1, true);
    expect(decisions.list).toEqual([]);
  });

  it("that the program has forgotten are asked about again", () => {
    const remembering = new Decisions(preview([note("Wolf ruft", [span(0, 4, "Person 1", "ask", false)])]));
    const forgotten = new Decisions(preview([note("Wolf ruft", [span(0, 4, "Person 1", "ask", null)])]), remembering);
    expect(forgotten.open).toBe(1);
  });

  it("tell whoever waits for one", () => {
    let told = 0;
    const decisions = new Decisions(preview([note("Wolf ruft", [span(0, 4, "Person 1", "ask")])]), undefined, () => (told += 1));
    decisions.decideWord("Wolf", true);
    expect(told).toBe(1);
  });
});

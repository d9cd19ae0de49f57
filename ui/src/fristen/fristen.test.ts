import { describe, expect, it } from "vitest";
import type { FristenList, FristRow } from "../ipc/generated/wire";
import { distance, endingsOf, groupFristen, keyOf, keysOf, sourceOf } from "./frist";
import { FristenState } from "./fristen.svelte";

function frist(changes: Partial<FristRow>): FristRow {
  return {
    fall: 1, number: "2026-0001", name: "Haile, Selam", source: "regel", rule: "dokument_ablauf", part: "dokument", entry: 3,
    title: "Dokument läuft ab", hint: "", basis: "§ 48 AufenthG", textOf: "2026-08-19", dueOn: "2026-12-24", dueLabel: "24.12.2026",
    days: 34, state: "spaeter", endedRule: false, weekendHint: "", ...changes,
  };
}

describe("keys of rows", () => {
  it("tell two answers apart that are awaited on one day", () => {
    const rows = [frist({ dueOn: "2026-12-20" }), frist({ dueOn: "2026-12-20" }), frist({ dueOn: "2026-12-21" })];
    expect(new Set(keysOf(rows)).size).toBe(3);
    expect(keysOf(rows)[0]).toBe(keyOf(rows[0]!));
  });
});

describe("groups", () => {
  it("stand in the order of urgency, later ones by month", () => {
    const rows = [
      frist({ state: "erledigt", dueOn: "2026-01-01" }),
      frist({ state: "unklar", dueOn: null, days: null }),
      frist({ dueOn: "2027-02-03" }),
      frist({ dueOn: "2026-12-24" }),
      frist({ state: "bald", dueOn: "2026-11-30" }),
      frist({ dueOn: "2026-12-01" }),
      frist({ state: "ueberfaellig", dueOn: "2026-11-01" }),
    ];
    expect(groupFristen(rows).map((group) => [group.title, group.rows.length])).toEqual([
      ["Überfällig", 1], ["Bald", 1], ["Dezember 2026", 2], ["Februar 2027", 1], ["Ungeklärt", 1], ["Erledigt", 1],
    ]);
  });

  it("keep the order of the program inside a month", () => {
    const rows = [frist({ dueOn: "2026-12-01", title: "a" }), frist({ dueOn: "2026-12-24", title: "b" })];
    expect(groupFristen(rows)[0]?.rows.map((row) => row.title)).toEqual(["a", "b"]);
  });
});

describe("a distance", () => {
  it.each([
    [-30, "30 Tage überfällig"], [-1, "1 Tag überfällig"], [0, "heute"], [1, "morgen"], [9, "in 9 Tagen"],
  ])("of %s days is read as %s", (days, words) => {
    expect(distance(frist({ days, state: days < 0 ? "ueberfaellig" : "bald" }))).toBe(words);
  });

  it("of a first day that has passed is no reproach", () => {
    expect(distance(frist({ days: -12, state: "bald" }))).toBe("seit 12 Tagen");
  });

  it("is silent where the day is not sure or nothing is left to do", () => {
    expect(distance(frist({ days: null }))).toBe("");
    expect(distance(frist({ days: -3, state: "erledigt" }))).toBe("");
  });
});

describe("the end of a Frist", () => {
  it.each<[string[], Partial<FristRow>]>([
    [["tick"], {}],
    [["open"], { dueOn: null }],
    [["tick"], { source: "eingetragen", rule: null, part: "frist" }],
    [["note", "tick"], { source: "wiedervorlage", rule: "wiedervorlage", part: "kontakt" }],
    [["open"], { source: "plan", rule: "plan_schritt", part: "ziel" }],
    [[], { state: "erledigt" }],
  ])("is %j", (endings, changes) => {
    expect(endingsOf(frist(changes))).toEqual(endings);
  });

  it("differs in its key for two rules about the same day", () => {
    expect(keyOf(frist({ rule: "a" }))).not.toBe(keyOf(frist({ rule: "b" })));
  });
});

it("names paragraph and text for rules, and only the source for what people did", () => {
  expect(sourceOf(frist({ endedRule: true }))).toBe("§ 48 AufenthG · Textstand 19.08.2026 · Regel ausgelaufen, gilt nur für Altfälle");
  expect(sourceOf(frist({ source: "plan", basis: "Teilhabeplan" }))).toBe("Teilhabeplan");
  expect(sourceOf(frist({ source: "wiedervorlage", basis: "nächster Schritt eines Kontakts" }))).toBe("Wiedervorlage");
  expect(sourceOf(frist({ source: "eingetragen", basis: "Schreiben vom 02.11.2026" }))).toBe("eingetragen · Schreiben vom 02.11.2026");
});

describe("the list", () => {
  it("drops an answer that a newer question has overtaken", async () => {
    const answers: ((list: FristenList) => void)[] = [];
    const state = new FristenState(null, () => new Promise((resolve) => answers.push(resolve)));
    const [old, current] = [state.read(), state.read()];
    answers[1]?.({ rows: [frist({ title: "neu" })] });
    answers[0]?.({ rows: [frist({ title: "alt" })] });
    await Promise.all([old, current]);
    expect(state.rows?.map((row) => row.title)).toEqual(["neu"]);
  });

  it("counts what is open and keeps the list when reading fails", async () => {
    let fails = false;
    const state = new FristenState(7, async (request) => {
      expect(request).toEqual({ fall: 7, until: null, includeDone: false });
      if (fails) throw { message: "Der Tresor ist gesperrt.", remedy: "Bitte öffnen.", problems: [] };
      return { rows: [frist({}), frist({ state: "erledigt" })] };
    });
    await state.read();
    expect(state.open).toBe(1);
    fails = true;
    await state.read();
    expect(state.failure?.message).toBe("Der Tresor ist gesperrt.");
    expect(state.rows).toHaveLength(2);
  });
});

import { describe, expect, it } from "vitest";
import type { Einwilligung, Lists, Part } from "../ipc/generated/wire";
import source from "../ipc/generated/wire.ts?raw";
import { cells, COLUMNS, type TablePart } from "./columns";
import { allowsHandover, consentState } from "./consent";
import { FIELDS, type FieldSpec } from "./fields";
import { blank, draftOf, emptyRow, entryOf, ROWS } from "./parts";
import { shown } from "./values";

const TODAY = "2026-03-05";
const LISTS: Lists = {
  lists: {
    aufenthaltsstatus: [{ code: "duldung_60a", label: "Duldung", group: "", validFrom: null, validUntil: null }],
    datengruppe: [{ code: "stammdaten", label: "Stammdaten (Name)", group: "", validFrom: null, validUntil: null }],
    zustaendigkeit: [{ code: "person", label: "die Person", group: "", validFrom: null, validUntil: null }],
  },
  programmes: [{ code: "kim", label: "KIM", bausteine: [] }],
};
const PARTS = Object.keys(ROWS) as Part[];

const CONSENT: Einwilligung = {
  kind: "uebermittlung", stelle: "Jobcenter Musterstadt", purpose: "Weiterbetreuung", dataGroups: ["stammdaten"],
  language: "Dari", interpreter: true, form: "unterschrift", givenOn: "2026-03-01", validUntil: null, withdrawnOn: null,
  textVersion: "2026-03 DSGVO", recordedBy: "Anna Beispiel", scan: "",
};

/** The keys of a type of the wire, read from the file that the program writes. */
function wireKeys(name: string): string[] {
  const wire = source.replace(/\/\*\*[^]*?\*\//g, "");
  const body = new RegExp(`export type ${name} = \\{([^}]*)\\}`).exec(wire)?.[1] ?? "";
  return [...body.matchAll(/(\w+):/g)].map((found) => found[1] ?? "").sort();
}

/** `{ "part": "ziel", "value": Ziel }` as pairs. */
function wireParts(): [string, string][] {
  return [...source.matchAll(/"part": "(\w+)", "value": (\w+)/g)].map((found) => [found[1] ?? "", found[2] ?? ""]);
}

describe("the fields", () => {
  it("cover every part of the wire, and each part has its place in a Fall", () => {
    expect(wireParts().map(([part]) => part).sort()).toEqual([...PARTS].sort());
    expect(Object.keys(FIELDS).sort()).toEqual([...PARTS].sort());
  });

  it.each(wireParts())("of part %s are those of %s, none forgotten", (part, type) => {
    expect(FIELDS[part as Part].map((field) => field.key).sort()).toEqual(wireKeys(type));
  });

  it.each([["ziel", "steps", "Schritt"], ["fallkonferenz", "participants", "Teilnehmende"], ["fallkonferenz", "agreements", "Vereinbarung"]] as [Part, string, string][])(
    "of %s.%s are those of %s, none forgotten", (part, key, type) => {
      expect(rows(part, key).fields.map((field) => field.key).sort()).toEqual(wireKeys(type));
    });

  it.each(PARTS)("of part %s have different labels, so that an error names one of them", (part) => {
    const labels = FIELDS[part].map((field) => field.label);
    expect(new Set(labels).size).toBe(labels.length);
  });
});

function rows(part: Part, key: string): Extract<FieldSpec, { kind: "rows" }> {
  const field = FIELDS[part].find((one) => one.key === key);
  if (field?.kind !== "rows") throw new Error(`${part}.${key} holds no rows`);
  return field;
}

describe("an entry", () => {
  it.each(PARTS)("of part %s survives the form unchanged", (part) => {
    const entry = entryOf(part, blank(part, TODAY));
    expect(entry.part).toBe(part);
    expect(entryOf(part, draftOf(part, entry.value))).toEqual(entry);
  });

  it("that still runs has no reason for its end", () => {
    const entry = entryOf("teilnahme", { ...blank("teilnahme", TODAY), austrittReason: "" });
    expect(entry.value).toMatchObject({ austritt: null, austrittReason: null });
  });

  it("begins open where it is a goal, and so does a step", () => {
    expect(blank("ziel", TODAY)).toMatchObject({ state: "offen", setOn: TODAY, steps: [] });
    expect(emptyRow(rows("ziel", "steps").fields)).toMatchObject({ what: "", who: "nicht_erhoben", state: "offen", doneOn: null });
    expect(emptyRow(rows("fallkonferenz", "participants").fields)).toEqual({ name: "", stelle: "" });
  });

  it("is a copy down to its rows: what is typed does not show behind the form", () => {
    const stored = { ...entryOf("ziel", blank("ziel", TODAY)).value, steps: [{ what: "VHS anrufen" }] };
    const draft = draftOf("ziel", stored);
    (draft["steps"] as { what: string }[])[0]!.what = "geändert";
    expect(stored.steps[0]!.what).toBe("VHS anrufen");
  });

  it.each(Object.keys(COLUMNS) as TablePart[])("of part %s fills every column, and every column has a heading", (part) => {
    expect(cells(part, entryOf(part, blank(part, TODAY)).value, LISTS, TODAY)).toHaveLength(COLUMNS[part].length);
    expect(COLUMNS[part].map((column) => column.label)).not.toContain("");
  });

  it("shows labels, and the code where no list knows it", () => {
    expect(cells("status", { kind: "duldung_60a", since: "2026-01-01" }, LISTS, TODAY)[0]).toBe("Duldung");
    expect(cells("status", { kind: "fremd", since: "2026-01-01" }, LISTS, TODAY)[0]).toBe("fremd");
    expect(cells("status", { kind: "keine_angabe", since: "2026-01-01" }, LISTS, TODAY)[0]).toBe("keine Angabe");
  });

  it("shows a Teilnahme without Austritt as running", () => {
    const running = cells("teilnahme", { ...entryOf("teilnahme", blank("teilnahme", TODAY)).value }, LISTS, TODAY);
    expect(running).toContain("läuft noch");
  });

  it("shows rows one a line, in words", () => {
    const steps = [{ what: "VHS anrufen", who: "person", dueOn: "2026-04-01" }, { what: "Nachfragen", who: "" }];
    expect(shown(rows("ziel", "steps"), steps, LISTS)).toBe("VHS anrufen · die Person · 01.04.2026\nNachfragen");
  });
});

describe("a consent", () => {
  it.each([
    [{}, "gültig", true],
    [{ givenOn: "2026-03-06" }, "gilt noch nicht", false],
    [{ validUntil: "2026-03-05" }, "gültig", true],
    [{ validUntil: "2026-03-04" }, "abgelaufen", false],
    [{ withdrawnOn: "2026-03-05" }, "widerrufen am 05.03.2026", false],
    [{ withdrawnOn: "2026-03-06" }, "gültig", true],
  ] as [Partial<Einwilligung>, string, boolean][])("%o is %s", (change, state, allows) => {
    const consent = { ...CONSENT, ...change };
    expect(consentState(consent, TODAY)).toBe(state);
    expect(allowsHandover(consent, "Jobcenter Musterstadt", TODAY)).toBe(allows);
  });

  it("never allows another Stelle, another purpose kind, or no data", () => {
    expect(allowsHandover(CONSENT, "Jobcenter", TODAY)).toBe(false);
    expect(allowsHandover({ ...CONSENT, kind: "verarbeitung" }, CONSENT.stelle, TODAY)).toBe(false);
    expect(allowsHandover({ ...CONSENT, dataGroups: [] }, CONSENT.stelle, TODAY)).toBe(false);
  });
});

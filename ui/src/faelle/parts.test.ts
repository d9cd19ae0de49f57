import { describe, expect, it } from "vitest";
import type { Einwilligung, Lists, Part } from "../ipc/generated/wire";
import { allowsHandover, blank, cells, COLUMNS, consentState, draftOf, entryOf, FIELDS, type TablePart } from "./parts";

const TODAY = "2026-03-05";
const LISTS: Lists = {
  lists: {
    aufenthaltsstatus: [{ code: "duldung_60a", label: "Duldung", group: "", validFrom: null, validUntil: null }],
    datengruppe: [{ code: "stammdaten", label: "Stammdaten (Name)", group: "", validFrom: null, validUntil: null }],
  },
  programmes: [{ code: "kim", label: "KIM", bausteine: [] }],
};

const CONSENT: Einwilligung = {
  kind: "uebermittlung", stelle: "Jobcenter Musterstadt", purpose: "Weiterbetreuung", dataGroups: ["stammdaten"],
  language: "Dari", interpreter: true, form: "unterschrift", givenOn: "2026-03-01", validUntil: null, withdrawnOn: null,
};

describe("an entry", () => {
  it.each(Object.keys(FIELDS) as Part[])("of part %s survives the form unchanged", (part) => {
    const entry = entryOf(part, blank(part, TODAY));
    expect(entry.part).toBe(part);
    expect(entryOf(part, draftOf(part, entry.value))).toEqual(entry);
  });

  it("that still runs has no reason for its end", () => {
    const entry = entryOf("teilnahme", { ...blank("teilnahme", TODAY), austrittReason: "" });
    expect(entry.value).toMatchObject({ austritt: null, austrittReason: null });
  });

  it.each(Object.keys(COLUMNS) as TablePart[])("of part %s fills every column", (part) => {
    expect(cells(part, entryOf(part, blank(part, TODAY)).value, LISTS, TODAY)).toHaveLength(COLUMNS[part].length);
  });

  it("shows labels, and the code where no list knows it", () => {
    expect(cells("status", { kind: "duldung_60a", since: "2026-01-01" }, LISTS, TODAY)[0]).toBe("Duldung");
    expect(cells("status", { kind: "fremd", since: "2026-01-01" }, LISTS, TODAY)[0]).toBe("fremd");
    expect(cells("status", { kind: "keine_angabe", since: "2026-01-01" }, LISTS, TODAY)[0]).toBe("keine Angabe");
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

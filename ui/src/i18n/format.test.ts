import { describe, expect, it } from "vitest";
import { addDays, addMonths, daysBetween, formatBytes, formatDate, formatDateTime, formatNumber, parseDate, parseImprecise } from "./format";

const TODAY = "2026-03-05";

describe("a typed date", () => {
  it.each([
    ["5.3.26", "2026-03-05"],
    ["05.03.2026", "2026-03-05"],
    [" 5. 3. 2026 ", "2026-03-05"],
    ["050326", "2026-03-05"],
    ["05032026", "2026-03-05"],
    ["5/3/2026", "2026-03-05"],
    ["2026-03-05", "2026-03-05"],
    ["29.02.2024", "2024-02-29"],
    ["17.11.99", "1999-11-17"],
    ["01.01.46", "2046-01-01"],
    ["01.01.47", "1947-01-01"],
    ["heute", "2026-03-05"],
    ["Gestern", "2026-03-04"],
    ["morgen", "2026-03-06"],
    ["in 6 Monaten", "2026-09-05"],
    ["in einem Monat", "2026-04-05"],
    ["in 10 Tagen", "2026-03-15"],
    ["vor 2 Wochen", "2026-02-19"],
    ["in 1 Jahr", "2027-03-05"],
    // 5 March 2026 is a Thursday.
    ["+7", "2026-03-12"],
    ["+ 30", "2026-04-04"],
    ["+2w", "2026-03-19"],
    ["+1m", "2026-04-05"],
    ["Fr", "2026-03-06"],
    ["fr.", "2026-03-06"],
    ["Do", "2026-03-12"],
    ["Mittwoch", "2026-03-11"],
    ["nächsten Montag", "2026-03-09"],
    ["so", "2026-03-08"],
  ])("%s means %s", (typed, iso) => {
    expect(parseDate(typed, TODAY)).toBe(iso);
  });

  it.each(["", "5", "5.3.", "31.02.2026", "29.02.2026", "00.01.2026", "1.13.2026", "5.3.202", "5.3.20266", "bald",
    "in vielen Monaten", "constructor", "03/05/2026x", "1.1.1899", "5-3-2026", "f", "+", "+1x", "+1234", "nächsten", "freitags", "im"])("%s means nothing", (typed) => {
    expect(parseDate(typed, TODAY)).toBeNull();
  });
});

describe("an imprecise date keeps its precision", () => {
  it.each([
    ["1999", "1999", "jahr"],
    ["3.1999", "1999-03", "monat"],
    ["03/1999", "1999-03", "monat"],
    ["5.3.1999", "1999-03-05", "tag"],
  ])("%s", (typed, value, precision) => {
    expect(parseImprecise(typed, TODAY)).toEqual({ value, precision });
  });

  it.each(["13.1999", "0.1999", "99", "199"])("%s is none", (typed) => {
    expect(parseImprecise(typed, TODAY)).toBeNull();
  });
});

describe("days", () => {
  it("stay in the month when months are added", () => {
    expect(addMonths("2026-01-31", 1)).toBe("2026-02-28");
    expect(addMonths("2026-01-31", -2)).toBe("2025-11-30");
  });

  it("do not slip at a clock change", () => {
    expect(addDays("2026-03-28", 2)).toBe("2026-03-30");
    expect(daysBetween("2026-03-28", "2026-03-30")).toBe(2);
    expect(daysBetween("2026-10-26", "2026-10-24")).toBe(-2);
  });
});

describe("what people read", () => {
  it("is German", () => {
    expect(formatDate("2026-03-05")).toBe("05.03.2026");
    expect(formatDate("1999-03")).toBe("03.1999");
    expect(formatDate(null)).toBe("");
    expect(formatDateTime("2026-03-05T09:14:33.120")).toBe("05.03.2026, 09:14");
    expect(formatNumber(12345)).toBe("12.345");
    expect(formatBytes(999)).toBe("999 Byte");
    expect(formatBytes(12_345)).toBe("12,3 KB");
  });
});

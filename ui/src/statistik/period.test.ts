import { describe, expect, it } from "vitest";
import { before, periodsOf, standOf, yearBefore } from "./period";

it.each([
  ["2026-01-01", "quarter", { from: "2025-10-01", to: "2025-12-31", label: "4. Quartal 2025" }],
  ["2026-03-31", "quarter", { from: "2025-10-01", to: "2025-12-31", label: "4. Quartal 2025" }],
  ["2026-04-01", "quarter", { from: "2026-01-01", to: "2026-03-31", label: "1. Quartal 2026" }],
  ["2026-12-31", "quarter", { from: "2026-07-01", to: "2026-09-30", label: "3. Quartal 2026" }],
  ["2026-12-31", "month", { from: "2026-11-01", to: "2026-11-30", label: "November 2026" }],
  ["2024-03-05", "month", { from: "2024-02-01", to: "2024-02-29", label: "Februar 2024" }],
  ["2026-01-31", "month", { from: "2025-12-01", to: "2025-12-31", label: "Dezember 2025" }],
  ["2026-06-30", "half", { from: "2025-07-01", to: "2025-12-31", label: "2. Halbjahr 2025" }],
  ["2026-07-01", "half", { from: "2026-01-01", to: "2026-06-30", label: "1. Halbjahr 2026" }],
  ["2026-12-31", "year", { from: "2025-01-01", to: "2025-12-31", label: "2025" }],
] as const)("on %s the last %s that is over is %o", (today, kind, expected) => {
  expect(periodsOf(kind, today)[0]).toEqual(expected);
});

describe("the periods of a kind", () => {
  it.each(["month", "quarter", "half", "year"] as const)("%s: follow each other without a gap back to 2020", (kind) => {
    const periods = periodsOf(kind, "2026-11-20", true);
    expect(periods[0]!.from <= "2026-11-20" && periods[0]!.to >= "2026-11-20").toBe(true);
    expect(periods.at(-1)!.from).toBe("2020-01-01");
    for (const [place, period] of periods.entries()) {
      expect(period.from <= period.to).toBe(true);
      if (place > 0) expect(before(periods[place - 1]!)).toEqual({ from: period.from, to: period.to });
    }
  });

  it("have the running one only when it is asked for", () => {
    expect(periodsOf("year", "2026-11-20").some((one) => one.label === "2026")).toBe(false);
    expect(periodsOf("year", "2026-11-20", true)[0]?.label).toBe("2026");
  });
});

it("knows which periods can still be released", () => {
  const released = [{ from: "2026-01-01", to: "2026-03-31" }, { from: "2026-04-01", to: "2026-06-30" }];
  const stand = (from: string, to: string) => standOf({ from, to }, released, "2026-11-20");
  expect(stand("2026-07-01", "2026-09-30")).toBe("open");
  expect(stand("2026-06-01", "2026-09-30")).toBe("released");
  expect(stand("2025-10-01", "2025-12-31")).toBe("tooEarly");
  expect(stand("2026-10-01", "2026-11-20")).toBe("running");
  expect(standOf({ from: "2025-10-01", to: "2025-12-31" }, [], "2026-11-20")).toBe("open");
});

it.each([
  [{ from: "2026-07-01", to: "2026-09-30" }, { from: "2026-04-01", to: "2026-06-30" }],
  [{ from: "2024-03-01", to: "2024-03-31" }, { from: "2024-02-01", to: "2024-02-29" }],
  [{ from: "2020-03-01", to: "2022-06-30" }, { from: "2017-11-01", to: "2020-02-29" }],
  [{ from: "2026-03-10", to: "2026-03-19" }, { from: "2026-02-28", to: "2026-03-09" }],
])("before %o lies %o", (period, expected) => {
  expect(before(period)).toEqual(expected);
});

it.each([
  [{ from: "2026-01-01", to: "2026-06-30" }, { from: "2025-01-01", to: "2025-06-30" }],
  [{ from: "2024-02-01", to: "2024-02-29" }, { from: "2023-02-01", to: "2023-02-28" }],
  [{ from: "2025-02-01", to: "2025-02-28" }, { from: "2024-02-01", to: "2024-02-29" }],
])("a year before %o lies %o", (period, expected) => {
  expect(yearBefore(period)).toEqual(expected);
});

import { expect, it } from "vitest";
import { lastQuarter, periodOf, years } from "./period";

it.each([
  ["2026-01-01", { year: 2025, span: "q4" }],
  ["2026-03-31", { year: 2025, span: "q4" }],
  ["2026-04-01", { year: 2026, span: "q1" }],
  ["2026-12-31", { year: 2026, span: "q3" }],
])("on %s the last finished quarter is %o", (today, expected) => {
  expect(lastQuarter(today)).toEqual(expected);
});

it("knows the days of a span", () => {
  expect(periodOf(2026, "q2")).toEqual({ from: "2026-04-01", to: "2026-06-30" });
  expect(periodOf(2026, "h2")).toEqual({ from: "2026-07-01", to: "2026-12-31" });
});

it("offers this year first", () => {
  expect(years("2026-03-05")[0]).toBe(2026);
  expect(years("2026-03-05").at(-1)).toBe(2020);
});

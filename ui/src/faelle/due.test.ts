import { expect, it } from "vitest";
import { nearness } from "./due";

it.each([
  ["2026-03-04", "past"],
  ["2026-03-05", "soon"],
  ["2026-04-30", "soon"],
  ["2026-05-01", "far"],
])("a document that ends on %s is %s on 5 March", (day, expected) => {
  expect(nearness(day, "2026-03-05")).toBe(expected);
});

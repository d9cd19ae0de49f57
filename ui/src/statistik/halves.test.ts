import { expect, it } from "vitest";
import { closedHalves } from "./halves";

it.each([
  ["2026-06-30", ["2025-2", "2025-1", "2024-2"]],
  ["2026-07-01", ["2026-1", "2025-2", "2025-1"]],
  ["2026-12-31", ["2026-1", "2025-2", "2025-1"]],
  ["2027-01-01", ["2026-2", "2026-1", "2025-2"]],
])("on %s the half-years %o are over", (today, ids) => {
  expect(closedHalves(today, 3).map((one) => one.id)).toEqual(ids);
});

// How near a day is, in three words; a colour alone would not reach everybody.
import { daysBetween } from "../i18n/format";

export type Nearness = "past" | "soon" | "far";

/** Days before the end of a document from which it counts as ending soon: eight weeks. */
export const SOON_DAYS = 56;

/** Where a last day stands, seen from today. The last day itself is not past. */
export function nearness(day: string, today: string): Nearness {
  const left = daysBetween(today, day);
  if (left < 0) return "past";
  return left <= SOON_DAYS ? "soon" : "far";
}

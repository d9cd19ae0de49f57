// The filter that asks for nothing.
import type { FaelleFilter } from "./generated/wire";

/** Every Fall, closed ones as well. */
export const EVERYBODY: FaelleFilter = {
  onlyOpen: false,
  noKontaktDays: 0,
  documentExpiresDays: 0,
  withoutEinwilligung: false,
  openUebergabe: false,
  programme: "",
  status: "",
};

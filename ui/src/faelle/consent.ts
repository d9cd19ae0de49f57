// Where a consent stands, and whether it allows handing over.
import { de } from "../i18n/de";
import { formatDate } from "../i18n/format";
import type { Einwilligung } from "../ipc/generated/wire";

/** Where a consent stands on a day, in words. */
export function consentState(consent: Einwilligung, today: string): string {
  if (consent.withdrawnOn !== null && consent.withdrawnOn <= today) return de.fall.withdrawn(formatDate(consent.withdrawnOn));
  if (consent.givenOn > today) return de.fall.notYet;
  if (consent.validUntil !== null && consent.validUntil < today) return de.fall.expired;
  return de.fall.valid;
}

/** Whether a consent allows handing over to somebody on a day. */
export function allowsHandover(consent: Einwilligung, stelle: string, today: string): boolean {
  return (
    consent.kind === "uebermittlung" &&
    consent.stelle === stelle &&
    consent.dataGroups.length > 0 &&
    consentState(consent, today) === de.fall.valid
  );
}

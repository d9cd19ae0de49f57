// The sections of a Fall: their order, and in which of them a part is found.
import { de } from "../i18n/de";
import type { Part } from "../ipc/generated/wire";

const PARTS_OF = {
  uebersicht: [],
  person: [],
  aufenthalt: ["status", "dokument", "nebenbestimmung", "bescheid", "frist", "fristerledigung"],
  clearing: ["clearing"],
  bildung: ["schulbildung", "berufsbildung", "sprachstand", "arbeitssituation", "leistungsbezug", "ausbildung"],
  plan: ["bedarf", "ziel"],
  verlauf: ["kontakt", "fallkonferenz", "strukturhemmnis"],
  teilnahmen: ["teilnahme", "vermittlung", "verbleib"],
  dokumente: ["datei"],
  gesundheit: ["gesundheit"],
  einwilligungen: ["einwilligung"],
  uebergaben: [],
} as const satisfies Record<string, Part[]>;

export type SectionId = keyof typeof PARTS_OF;

/** The section in which a part stands. */
export function sectionOf(part: Part): SectionId {
  const found = (Object.keys(PARTS_OF) as SectionId[]).find((id) => (PARTS_OF[id] as readonly Part[]).includes(part));
  return found ?? "uebersicht";
}

/** What the way to the sections shows; health only where the Träger keeps such notes. */
export function sections(keepGesundheit: boolean): { id: SectionId; label: string }[] {
  const shown = (Object.keys(PARTS_OF) as SectionId[]).filter((id) => id !== "gesundheit" || keepGesundheit);
  return shown.map((id) => ({ id, label: de.akte.sections[id] }));
}

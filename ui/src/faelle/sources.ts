// What forms need beside their record: lists, Stellen, Dateien, the day, the law of the Träger.
import { call } from "../ipc/call";
import type { FallView, Lists, Settings, StelleRow } from "../ipc/generated/wire";
import { readLists } from "../ipc/lists";

export type FormSources = {
  lists: Lists;
  today: string;
  /** Names of the Stellen. */
  stellen: string[];
  /** Dateien of the Fall that a scan can be chosen from. */
  dateien: { sha256: string; title: string }[];
  /** Last day of the newest Teilnahme; a Verbleib looks back to it. */
  austritt: string | null;
  law: string;
  /** Who works here, as in the settings. */
  person: string;
};

/** Whether § 87 AufenthG may oblige the Träger: municipal bodies of the Land. */
export const MUNICIPAL = "dsgvo_dsg_nrw";

/** What the forms of a Fall need. */
export function sourcesOf(view: FallView, lists: Lists, stellen: StelleRow[], settings: Settings, today: string): FormSources {
  const ended = view.teilnahmen.map((row) => row.value.austritt).filter((day) => day !== null);
  return {
    lists,
    today,
    stellen: stellen.map((row) => row.stelle.name),
    dateien: view.dateien.map((row) => ({ sha256: row.value.sha256, title: row.value.title })),
    austritt: ended.sort().at(-1) ?? null,
    law: settings.law,
    person: settings.person,
  };
}

/** What a note needs that is written from anywhere, without a Fall being open. */
export async function readNoteSources(today: string): Promise<FormSources> {
  const [lists, settings] = await Promise.all([readLists(), call("get_settings", {})]);
  return { lists, today, stellen: [], dateien: [], austritt: null, law: settings.law, person: settings.person };
}

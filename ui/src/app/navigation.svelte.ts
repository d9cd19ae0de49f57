// Which screen is shown. Not in the address: a window has no address bar, and nothing of a case belongs there.
import { mayLeave } from "../components/leaving";
import type { DraftForm } from "../ipc/draft_key";
import type { EntryId, FaelleFilter, FallId, Part } from "../ipc/generated/wire";

export type Route =
  | { name: "heute" }
  | { name: "fristen"; draft?: DraftForm }
  | { name: "faelle"; filter?: FaelleFilter }
  | { name: "neuerFall" }
  | { name: "einlesen" }
  | { name: "papierkorb" }
  /** `section` or, more exactly, `part` and `entry` say where in the Fall; `draft` is the form to go on with. */
  | { name: "fall"; fall: FallId; section?: string; part?: Part; entry?: EntryId; draft?: DraftForm }
  | { name: "uebergabe"; fall: FallId }
  | { name: "uebergaben"; area?: "eigene" | "eingang" | "schluessel" }
  | { name: "projektende" }
  | { name: "stellen"; draft?: DraftForm; area?: "stellen" | "angebote" | "bedarf" | "ansprachen" }
  | { name: "statistik" }
  | { name: "struktur" }
  | { name: "datenschutz"; area?: "einwilligungen" | "aufbewahrung" | "loeschen" | "blaetter" }
  | { name: "meldungen" }
  | { name: "einstellungen" }
  | { name: "notfallblatt" };

/** Where in a Fall an entry stands; without one the Fall from its top. */
export function placeOf(fall: FallId, at: { part: Part | null; entry: EntryId | null }): Route {
  if (at.part === null) return { name: "fall", fall };
  return at.entry === null ? { name: "fall", fall, part: at.part } : { name: "fall", fall, part: at.part, entry: at.entry };
}

class Navigation {
  route = $state.raw<Route>({ name: "heute" });
  /** Grows with every change of screen, so that the same screen can be opened anew. */
  visit = $state(0);
  /** Whom the present screen is about, for a note that is begun from anywhere on it. */
  subject = $state.raw<{ id: FallId; name: string } | undefined>();

  /** Goes to a screen; asks first when text would be lost. */
  async go(route: Route): Promise<void> {
    if (!(await mayLeave())) return;
    this.route = route;
    this.subject = undefined;
    this.visit += 1;
    window.scrollTo(0, 0);
  }
}

export const navigation = new Navigation();

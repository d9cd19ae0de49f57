// Which screen is shown. Not in the address: a window has no address bar, and nothing of a case belongs there.
import { ask } from "../components/confirm.svelte";
import { hasUnsavedText } from "../components/form.svelte";
import { de } from "../i18n/de";
import type { EntryId, FallId, Part } from "../ipc/generated/wire";

export type Route =
  | { name: "heute" }
  | { name: "fristen" }
  | { name: "faelle" }
  | { name: "neuerFall" }
  | { name: "einlesen" }
  /** `section` or, more exactly, `part` and `entry` say where in the Fall. */
  | { name: "fall"; fall: FallId; section?: string; part?: Part; entry?: EntryId }
  | { name: "uebergabe"; fall: FallId }
  | { name: "stellen" }
  | { name: "statistik" }
  | { name: "meldungen" }
  | { name: "einstellungen" }
  | { name: "notfallblatt" };

class Navigation {
  route = $state.raw<Route>({ name: "faelle" });
  /** Grows with every change of screen, so that the same screen can be opened anew. */
  visit = $state(0);
  /** Whom the present screen is about, for a note that is begun from anywhere on it. */
  subject = $state.raw<{ id: FallId; name: string } | undefined>();

  /** Goes to a screen; asks first when text would be lost. */
  async go(route: Route): Promise<void> {
    if (hasUnsavedText() && !(await ask(de.confirm.discard))) return;
    this.route = route;
    this.subject = undefined;
    this.visit += 1;
    window.scrollTo(0, 0);
  }
}

export const navigation = new Navigation();

// One Fall with everything that its forms need. Reads again when the program says that it changed. Renders nothing.
import { asFailure, type Failure } from "../components/failure";
import { call } from "../ipc/call";
import { onChanged } from "../ipc/changed";
import type { FallId, FallView, Lists, Settings, StelleRow } from "../ipc/generated/wire";
import { readLists } from "../ipc/lists";

export class FallState {
  view = $state.raw<FallView | null>(null);
  lists = $state.raw<Lists | null>(null);
  stellen = $state.raw<StelleRow[]>([]);
  settings = $state.raw<Settings | null>(null);
  failure = $state.raw<Failure | null>(null);
  /** The Fall was read for the first time, or could not be. */
  readonly first: Promise<void>;
  #arrived: () => void = () => {};
  readonly #id: FallId;

  constructor(id: FallId) {
    this.#id = id;
    this.first = new Promise((resolve) => (this.#arrived = resolve));
  }

  async read(): Promise<void> {
    try {
      const [view, lists, stellen, settings] = await Promise.all([
        call("open_fall", { fall: this.#id }),
        readLists(),
        call("list_stellen", {}),
        call("get_settings", {}),
      ]);
      [this.view, this.lists, this.stellen, this.settings, this.failure] = [view, lists, stellen.rows, settings, null];
    } catch (thrown) {
      this.failure = asFailure(thrown);
    } finally {
      this.#arrived();
    }
  }

  /** Keeps the Fall current until the returned function is called. */
  follow(): () => void {
    void this.read();
    return onChanged((changed) => {
      const mine = (changed.what === "fall" || changed.what === "uebergaben") && changed.fall === this.#id;
      if (mine || ["stellen", "settings", "lists"].includes(changed.what)) void this.read();
    });
  }
}

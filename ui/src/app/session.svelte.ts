// Is there a vault, is it open, which one. Everything else the window knows dies with the page when it locks.
import { de } from "../i18n/de";
import { ask } from "../components/confirm.svelte";
import { keepDrafts } from "../components/draft.svelte";
import { losesText } from "../components/leaving";
import { call } from "../ipc/call";
import { onLocked } from "../ipc/events";
import type { VaultState } from "../ipc/generated/wire";

const KEEP_AWAKE_MS = 20_000;
const WARN_BEFORE_MS = 60_000;

class Session {
  vault = $state.raw<VaultState | null>(null);
  failure = $state.raw<unknown>(null);
  /** The recovery key is being written down; the cases wait until that is done. */
  onboarding = $state(false);
  /** The vault will lock soon unless somebody does something. */
  aboutToLock = $state(false);
  #lastUse = Date.now();
  #lastTold = 0;

  /** Reads the state of the vaults again. */
  async refresh(): Promise<void> {
    try {
      this.vault = await call("vault_state", {});
      this.failure = null;
    } catch (failure) {
      this.failure = failure;
    }
  }

  get today(): string {
    return this.vault?.today ?? "";
  }

  /** Locks at once. Drafts are kept first; text that no draft keeps is asked about behind a cover that shows nothing of the case. */
  async lock(): Promise<void> {
    if (!this.vault?.open) return;
    if ((await losesText()) && !(await ask(de.confirm.lock))) return;
    try {
      await call("lock_vault", {});
    } finally {
      location.reload();
    }
  }

  /** Listens for locking and keeps the vault awake while somebody works. */
  watch(): void {
    onLocked(() => {
      // The page is thrown away, not covered: nothing of a case stays in its memory.
      if (this.#isOpen()) location.reload();
    });
    for (const kind of ["keydown", "pointerdown", "wheel"] as const) {
      window.addEventListener(kind, () => this.#used(), { passive: true, capture: true });
    }
    window.addEventListener("pointermove", () => this.#used(), { passive: true });
    // Whoever leaves the window may not come back before it locks or is closed.
    window.addEventListener("blur", () => void keepDrafts());
    window.addEventListener("pagehide", () => void keepDrafts());
    setInterval(() => this.#check(), 5000);
  }

  /** While the recovery key is written down, the vault is open although no screen of it is shown. */
  #isOpen(): boolean {
    return this.onboarding || (this.vault?.open ?? null) !== null;
  }

  #used(): void {
    this.#lastUse = Date.now();
    this.aboutToLock = false;
    if (this.#isOpen() && this.#lastUse - this.#lastTold > KEEP_AWAKE_MS) {
      this.#lastTold = this.#lastUse;
      void call("keep_awake", {}).catch(() => {});
    }
  }

  #check(): void {
    const minutes = this.vault?.idleLockMinutes ?? 0;
    if (!this.vault?.open || minutes === 0) return;
    // The program counts from the last word it got, which may be older than the last use.
    const idle = Date.now() - Math.min(this.#lastUse, this.#lastTold || this.#lastUse);
    const limit = minutes * 60_000;
    this.aboutToLock = idle > limit - Math.min(WARN_BEFORE_MS, limit / 2);
  }
}

export const session = new Session();

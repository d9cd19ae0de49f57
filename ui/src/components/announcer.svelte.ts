// Short messages that something was done. They are shown and read out, and they are never the only sign of it.

/** What can be done about the message while it is shown, e.g. take the change back. */
export type ToastAction = { label: string; run: () => void | Promise<void> };

type Message = { id: number; text: string; action: ToastAction | undefined };

const SHOWN_FOR_MS = 6000;

/** A message with an action is read and decided about, so it stays longer. */
const ACTION_SHOWN_FOR_MS = 20_000;

class Announcer {
  messages = $state.raw<Message[]>([]);
  #next = 1;

  say(text: string, action?: ToastAction): void {
    const message = { id: this.#next++, text, action };
    // One at a time: a pile of them would cover what somebody works on.
    this.messages = [message];
    setTimeout(() => this.#drop(message.id), action ? ACTION_SHOWN_FOR_MS : SHOWN_FOR_MS);
  }

  /** Runs the action of the message that is shown; `false` when there is none. */
  act(): boolean {
    const message = this.messages.find((one) => one.action);
    if (!message?.action) return false;
    this.#drop(message.id);
    void message.action.run();
    return true;
  }

  #drop(id: number): void {
    this.messages = this.messages.filter((one) => one.id !== id);
  }
}

export const announcer = new Announcer();

// Short messages that something was done. They are shown and read out, and they are never the only sign of it.

type Message = { id: number; text: string };

const SHOWN_FOR_MS = 6000;

class Announcer {
  messages = $state<Message[]>([]);
  #next = 1;

  say(text: string): void {
    const message = { id: this.#next++, text };
    // One at a time: a pile of them would cover what somebody works on.
    this.messages = [message];
    setTimeout(() => {
      this.messages = this.messages.filter((one) => one.id !== message.id);
    }, SHOWN_FOR_MS);
  }
}

export const announcer = new Announcer();

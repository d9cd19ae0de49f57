// One question at a time with two answers; `window.confirm` does nothing in some engines.

/** `cover` hides the page behind the question. */
export type Question = { title: string; text: string; yes: string; no: string; cover?: boolean };

type Open = Question & { answer: (yes: boolean) => void };

class Confirmation {
  open = $state.raw<Open | null>(null);
}

export const confirmation = new Confirmation();

/** Asks; `false` when the dialog is left. A second question answers the first with no. */
export function ask(question: Question): Promise<boolean> {
  confirmation.open?.answer(false);
  return new Promise((resolve) => {
    confirmation.open = {
      ...question,
      answer(yes) {
        confirmation.open = null;
        resolve(yes);
      },
    };
  });
}

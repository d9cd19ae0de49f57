// One question at a time with two or three answers; `window.confirm` does nothing in some engines.

/** `cover` hides the page behind the question. `third` is an answer between yes and no. */
export type Question = { title: string; text: string; yes: string; no: string; third?: string; cover?: boolean };

export type Answer = "yes" | "no" | "third";

type Open = Question & { answer: (answer: Answer) => void };

class Confirmation {
  open = $state.raw<Open | null>(null);
}

export const confirmation = new Confirmation();

/** Asks; `no` when the dialog is left. A second question answers the first with no. */
export function askWhich(question: Question): Promise<Answer> {
  confirmation.open?.answer("no");
  return new Promise((resolve) => {
    confirmation.open = {
      ...question,
      answer(answer) {
        confirmation.open = null;
        resolve(answer);
      },
    };
  });
}

/** Asks a question with two answers. */
export async function ask(question: Question): Promise<boolean> {
  return (await askWhich(question)) === "yes";
}

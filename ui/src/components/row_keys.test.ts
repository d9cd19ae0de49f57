import { afterEach, expect, it } from "vitest";
import { focusFirstOpen, rowKeys } from "./row_keys";

/** Three questions; an answer closes its row. */
function list() {
  const [box, answers] = [document.createElement("div"), [] as string[]];
  for (const word of ["Wolf", "Sommer", "Neuss"]) {
    const row = document.createElement("div");
    [row.dataset["row"], row.dataset["open"]] = ["", "true"];
    for (const letter of ["e", "l"]) {
      const button = document.createElement("button");
      [button.dataset["letter"], button.textContent] = [letter, `${word} ${letter}`];
      button.addEventListener("click", () => {
        row.dataset["open"] = "false";
        answers.push(`${word} ${letter}`);
      });
      row.append(button);
    }
    box.append(row);
  }
  document.body.append(box);
  return { box, answers, keys: rowKeys(box) };
}

const press = (key: string) => document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
const focused = () => document.activeElement?.textContent;
afterEach(() => document.body.replaceChildren());

it("goes on by letter or arrow, and stops at both ends", () => {
  const { box } = list();
  focusFirstOpen(box);
  expect(focused()).toBe("Wolf e");
  press("k");
  expect(focused()).toBe("Wolf e");
  press("j");
  press("ArrowDown");
  expect(focused()).toBe("Neuss e");
  press("j");
  expect(focused()).toBe("Neuss e");
});

it("answers the row with one key and leads to the next open one, round the end", () => {
  const { box, answers } = list();
  focusFirstOpen(box);
  press("j");
  press("l");
  expect(focused()).toBe("Neuss e");
  press("E");
  expect(focused()).toBe("Wolf e");
  expect(answers).toEqual(["Sommer l", "Neuss e"]);
});

it("says when nothing is open any more", () => {
  const { box } = list();
  for (let at = 0; at < 3; at += 1) {
    focusFirstOpen(box);
    press("e");
    }
  expect(focusFirstOpen(box)).toBe(false);
});

it("leaves keys of the browser and of fields alone", () => {
  const { box, answers } = list();
  const field = document.createElement("input");
  box.firstElementChild?.append(field);
  field.focus();
  press("e");
  focusFirstOpen(box);
  document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", { key: "l", ctrlKey: true, bubbles: true }));
  expect(answers).toEqual([]);
});

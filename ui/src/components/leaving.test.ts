import { afterEach, describe, expect, it } from "vitest";
import { confirmation } from "./confirm.svelte";
import { guardLeaving, losesText, mayLeave } from "./leaving";

const QUESTION = { title: "Passwort noch nicht notiert", text: "Es wird nur hier gezeigt.", yes: "Trotzdem", no: "Zurück" };
let stop = () => {};
afterEach(() => stop());

describe("a guard", () => {
  it("asks before the screen is left, and its no keeps the screen", async () => {
    stop = guardLeaving(() => QUESTION);
    const leaving = mayLeave();
    expect(confirmation.open?.title).toBe(QUESTION.title);
    confirmation.open?.answer("no");
    expect(await leaving).toBe(false);
    const again = mayLeave();
    confirmation.open?.answer("yes");
    expect(await again).toBe(true);
  });

  it("has nothing to say about a dialog, nor once there is nothing to lose", async () => {
    let worth = true;
    stop = guardLeaving(() => (worth ? QUESTION : null));
    expect(await mayLeave(document.createElement("dialog"))).toBe(true);
    expect(await losesText()).toBe(true);
    worth = false;
    expect(await mayLeave()).toBe(true);
    expect(await losesText()).toBe(false);
  });

  it("is gone when it was taken away", async () => {
    guardLeaving(() => QUESTION)();
    expect(await mayLeave()).toBe(true);
  });
});

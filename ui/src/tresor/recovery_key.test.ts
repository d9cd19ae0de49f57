import { expect, it } from "vitest";
import { fromPaper, inGroups } from "./recovery_key";

const KEY = "AGE-SECRET-KEY-1QQQQWWWWEEEERRRRTTTTYY";

it("shows the key in groups and takes it back as it was typed", () => {
  expect(inGroups(KEY)).toBe("AGE-SECRET-KEY-1 QQQQ WWWW EEEE RRRR TTTT YY");
  expect(fromPaper(inGroups(KEY).toLowerCase() + "\n")).toBe(KEY);
});

it("groups whatever it is given and loses nothing", () => {
  expect(inGroups("abcdefghij")).toBe("abcd efgh ij");
  expect(fromPaper(inGroups("ABCDEFGHIJ"))).toBe("ABCDEFGHIJ");
});

import { expect, it } from "vitest";
import { draftKey, readDraftKey, type DraftForm } from "./draft_key";

it.each([
  [{ form: "entry", part: "kontakt", entry: null, fall: 17 }, "kontakt:new:17"],
  [{ form: "entry", part: "ziel", entry: 4, fall: 17 }, "ziel:4:17"],
  [{ form: "step", entry: 4, fall: 17 }, "step:4:17"],
  [{ form: "person", fall: 17 }, "person:17"],
  [{ form: "dates", fall: 17 }, "dates:17"],
  [{ form: "stelle", stelle: null }, "stelle:new"],
  [{ form: "stelle", stelle: 3 }, "stelle:3"],
  [{ form: "angebot", angebot: null }, "angebot:new"],
  [{ form: "angebot", angebot: 8 }, "angebot:8"],
  [{ form: "frist" }, "frist"],
  [{ form: "newFall" }, "newFall"],
  [{ form: "note" }, "note"],
] as [DraftForm, string][])("%o is kept under %s", (form, key) => {
  expect(draftKey(form)).toBe(key);
  expect(readDraftKey(key)).toEqual(form);
});

it.each(["", "fremd", "person:", "kontakt:x:17", "kontakt:new:", "zeug:17", "step:new:17"])("'%s' is no form of ours", (key) => {
  expect(readDraftKey(key)).toBeNull();
});

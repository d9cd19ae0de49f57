import { describe, expect, it } from "vitest";
import { fitting } from "./ChoiceField.svelte";
import { moved } from "./rows";

describe("a list", () => {
  it.each([
    [0, 1, ["b", "a", "c"]],
    [2, -1, ["a", "c", "b"]],
    [0, 2, ["b", "c", "a"]],
  ])("moves the thing at %i by %i", (index, by, expected) => {
    expect(moved(["a", "b", "c"], index, by)).toEqual(expected);
  });

  it.each([[0, -1], [2, 1], [5, -1]])("stays the same list where the thing at %i cannot move by %i", (index, by) => {
    const list = ["a", "b", "c"];
    expect(moved(list, index, by)).toBe(list);
  });
});

describe("a long list of choices", () => {
  const countries = ["Äquatorialguinea", "Eritrea", "Algerien", "Nigeria", "Türkei"].map((label) => ({ value: label, label }));
  it.each([
    ["er", ["Eritrea", "Algerien", "Nigeria"]],
    ["aqua", ["Äquatorialguinea"]],
    ["turk", ["Türkei"]],
    ["", countries.map((one) => one.label)],
    ["xyz", []],
  ])("fits '%s' without regard to marks, beginnings first", (typed, expected) => {
    expect(fitting(countries, typed).map((one) => one.label)).toEqual(expected);
  });
});

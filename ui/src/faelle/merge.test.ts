import { expect, it } from "vitest";
import type { FallView, Lists } from "../ipc/generated/wire";
import { compare } from "./merge.svelte";
import { ROWS } from "./parts";
import { blankPerson } from "./person";

const LISTS: Lists = { lists: {}, programmes: [] };

function fall(id: number, familyName: string, phones: string[], kontakte: number): FallView {
  const parts = Object.fromEntries(Object.values(ROWS).map((rows) => [rows, []]));
  const person = { ...blankPerson(), familyName, givenName: "M̂ario" };
  const record = { id: 1, value: {} };
  return {
    ...parts, id, person: { ...person, reachability: { ...person.reachability, phones } },
    fall: { number: `2026-000${id}`, openedOn: "2026-03-05", closedOn: null },
    kontakte: Array.from({ length: kontakte }, () => record), uebergaben: [],
  } as unknown as FallView;
}

const lineOf = (label: string, left: FallView, right: FallView) => compare(left, right, LISTS).find((line) => line.label === label);

it("marks what differs and leaves out what neither has", () => {
  const [left, right] = [fall(1, "Ždanovičius", ["0163 1"], 3), fall(2, "Zdanovicius", ["0163 1"], 1)];
  expect(lineOf("Name", left, right)).toMatchObject({ left: "Ždanovičius, M̂ario", right: "Zdanovicius, M̂ario", differs: true });
  expect(lineOf("Telefon", left, right)?.differs).toBe(false);
  expect(lineOf("Beginn", left, right)?.differs).toBe(false);
  expect(lineOf("E-Mail", left, right)).toBeUndefined();
});

it("counts the entries that move", () => {
  expect(lineOf("Einträge", fall(1, "Haile", [], 3), fall(2, "Haile", [], 1))).toMatchObject({ left: "3 Kontakte", right: "1 Kontakt" });
});

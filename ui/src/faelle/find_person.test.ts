import { expect, it } from "vitest";
import type { FallRow, SearchHit } from "../ipc/generated/wire";
import { findPerson } from "./find_person";

const hit = (fall: number, name: string, part: SearchHit["part"] = null): SearchHit => ({
  fall, number: `2026-000${fall}`, name, part, entry: null, what: "", pieces: [],
});
const nobody = async () => ({ total: 0, rows: [] });

it("offers persons, each once, and no places in notes", async () => {
  const search = async () => [hit(2, "Haile, Selam", "kontakt"), hit(1, "Haddad, Rami"), hit(2, "Haile, Selam"), hit(1, "Haddad, Rami")];
  expect(await findPerson("ha", { search, first: nobody })).toEqual([
    { value: 1, label: "Haddad, Rami", remark: "2026-0001" },
    { value: 2, label: "Haile, Selam", remark: "2026-0002" },
  ]);
});

it("offers the first running Fälle before a letter is typed", async () => {
  const row = { id: 7, name: "Ždanovičius, M̂ario", number: "2026-0007" } as FallRow;
  const search = async () => Promise.reject(new Error("not asked for"));
  expect(await findPerson(" ", { search, first: async () => ({ total: 1, rows: [row] }) })).toEqual([
    { value: 7, label: "Ždanovičius, M̂ario", remark: "2026-0007" },
  ]);
});

it("shows no more than can be looked over", async () => {
  const search = async () => Array.from({ length: 30 }, (_, index) => hit(index, `Person ${index}`));
  expect(await findPerson("pe", { search, first: nobody })).toHaveLength(8);
});

it("puts names that begin with the letters first, whatever marks they carry", async () => {
  const search = async () => [hit(1, "Ismāʿīl, Ḥalīma ʿAbdallāh"), hit(2, "ʿAbd al-Karīm, Sārā"), hit(3, "Ábrahám, Žofia")];
  expect((await findPerson("ab", { search, first: nobody })).map((choice) => choice.value)).toEqual([2, 3, 1]);
});

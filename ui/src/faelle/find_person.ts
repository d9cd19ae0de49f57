// Finds a Fall by letters of the person. Persons come from the search, because it knows every spelling and ranks them.
import type { Choice } from "../components/Combobox.svelte";
import { call } from "../ipc/call";
import { EVERYBODY } from "../ipc/everybody";
import type { FaelleList, SearchHit } from "../ipc/generated/wire";

const SHOWN = 8;

/** Hits asked for; places in notes stand between the persons and are left out. */
const ASKED = 60;

type Ask = { search: (text: string) => Promise<SearchHit[]>; first: () => Promise<FaelleList> };

const ASK: Ask = {
  search: async (text) => (await call("search", { text, limit: ASKED })).rows,
  first: () => call("list_faelle", { search: "", filter: { ...EVERYBODY, onlyOpen: true }, offset: 0, limit: SHOWN }),
};

/** Persons whose name or number fits: names that begin so, then the others best first; without letters the first running Fälle. */
export async function findPerson(typed: string, ask: Ask = ASK): Promise<Choice[]> {
  if (typed.trim() === "") {
    const found = await ask.first();
    return found.rows.map((row) => ({ value: row.id, label: row.name, remark: row.number }));
  }
  const hits = (await ask.search(typed.trim())).filter((hit) => hit.part === null);
  const choices = new Map<number, Choice>();
  for (const hit of hits) {
    if (!choices.has(hit.fall)) choices.set(hit.fall, { value: hit.fall, label: hit.name, remark: hit.number });
  }
  const begins = (choice: Choice) => (folded(choice.label).startsWith(folded(typed.trim())) ? 0 : 1);
  return [...choices.values()].sort((a, b) => begins(a) - begins(b)).slice(0, SHOWN);
}

/** Without accents and marks, in small letters. */
function folded(text: string): string {
  return text.normalize("NFD").replace(/[^\p{L}\p{N} ]|\p{Lm}/gu, "").toLowerCase();
}

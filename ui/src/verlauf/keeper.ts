// Drafts lie in the vault, encrypted like everything else, and nowhere else.
import type { DraftKeeper } from "../components/draft.svelte";
import { call } from "../ipc/call";

export const vaultKeeper: DraftKeeper = {
  async find(key) {
    const { rows } = await call("list_drafts", {});
    return rows.find((row) => row.key === key) ?? null;
  },
  async save(key, fall, content) {
    await call("save_draft", { key, fall, content });
  },
  async drop(key) {
    await call("drop_draft", { key });
  },
};

import { afterEach, describe, expect, it, vi } from "vitest";
import { ListImport } from "./list_import.svelte";

const { call } = vi.hoisted(() => ({ call: vi.fn() }));
vi.mock("../ipc/call", () => ({ call }));
afterEach(() => call.mockReset());

const PREVIEW = {
  sheets: [], sheet: "", format: "CSV", headerRow: 1, rows: 3, targets: [], mapping: "",
  columns: [
    { index: 0, title: "Name", samples: [], target: "familyName", reason: "" },
    { index: 1, title: "Notiz", samples: [], target: "", reason: "" },
  ],
};

function report(notes: { row: number; kind: string }[]) {
  return { ready: 3 - notes.length, skipped: 0, taken: false, change: 0, notes: notes.map((note) => ({ ...note, column: "", message: "" })), changed: [] };
}

async function opened(): Promise<ListImport> {
  call.mockResolvedValueOnce(PREVIEW);
  const list = new ListImport("h");
  await list.read();
  return list;
}

describe("taking a table in", () => {
  it("takes only columns that mean something", async () => {
    const list = await opened();
    expect(list.mapping.columns).toEqual([{ title: "Name", target: "familyName" }]);
  });

  it("forgets what was tried when a column changes its meaning", async () => {
    const list = await opened();
    call.mockResolvedValueOnce(report([]));
    await list.try();
    expect(list.report).not.toBeNull();
    list.changed();
    expect(list.report).toBeNull();
  });

  it("leaves out rows once each and tries again", async () => {
    const list = await opened();
    call.mockResolvedValueOnce(report([{ row: 3, kind: "fehler" }, { row: 3, kind: "fehler" }, { row: 2, kind: "hinweis" }]));
    await list.try();
    expect(list.wrongRows).toEqual([3]);
    call.mockResolvedValueOnce(report([]));
    await list.leaveOut(list.wrongRows);
    expect(call).toHaveBeenLastCalledWith("import_list", expect.objectContaining({ skip: [3], dryRun: true }));
  });

  it("keeps the table when a try fails", async () => {
    const list = await opened();
    call.mockRejectedValueOnce(new Error("x"));
    await list.take();
    expect(list.failure).not.toBeNull();
    expect(list.preview).not.toBeNull();
  });
});

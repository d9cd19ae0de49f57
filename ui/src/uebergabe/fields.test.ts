import { describe, expect, it } from "vitest";
import type { Field, FieldPreview } from "../ipc/generated/wire";
import { folded, SHOWN } from "./fields";

const row = (field: Field, group: string, original: string, reason = ""): FieldPreview => ({ field, group, label: field, original, outgoing: "", reason });
const kontakte = Array.from({ length: 30 }, (_, at) => row("kontakte", "Verlauf", String(at), "a"));

describe("the fields of a preview", () => {
  it("fold what has many rows, and nothing else; every row is one step away", () => {
    const fields = [...kontakte, row("nextSteps", "Verlauf", "VHS anrufen")];
    const [group] = folded(fields, []);
    expect(group?.rows).toHaveLength(SHOWN + 1);
    expect(group?.hidden).toEqual([{ field: "kontakte", count: 30 - SHOWN }]);
    expect(folded(fields, ["kontakte"])[0]).toMatchObject({ hidden: [], rows: { length: 31 } });
  });

  it("say a reason once while it repeats, and let one row stand for the field", () => {
    const fields = [row("documents", "Aufenthalt", "a", "x"), row("documents", "Aufenthalt", "b", "x"), row("documents", "Aufenthalt", "c", "y"), row("status", "Aufenthalt", "d", "y")];
    const [group] = folded(fields, []);
    expect(group?.rows.map((one) => [one.first, one.again])).toEqual([[true, false], [false, true], [false, false], [true, false]]);
  });

  it("lose no row, whatever stands between them", () => {
    const fields = [row("status", "A", "1"), row("gender", "B", "2"), row("status", "A", "3")];
    expect(folded(fields, []).flatMap((group) => group.rows.map((one) => one.field.original))).toEqual(["1", "3", "2"]);
  });

  it("stand together by field, in the order in which the fields come", () => {
    const fields = [row("kontakte", "V", "1"), row("nextSteps", "V", "2"), row("kontakte", "V", "3"), row("nextSteps", "V", "4")];
    expect(folded(fields, [])[0]?.rows.map((one) => one.field.original)).toEqual(["1", "3", "2", "4"]);
  });
});

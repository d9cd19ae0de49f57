import { describe, expect, it } from "vitest";
import type { ChangeRow, FieldChange } from "../ipc/generated/wire";
import { byField } from "./changes";

let serial = 0;
function change(at: string, fields: FieldChange[]): ChangeRow {
  serial += 1;
  return { change: serial, at, what: "", fall: 7, number: "2026-0007", part: "person", partLabel: "Person", entry: null, kind: "changed", fields, undoable: true };
}

describe("the history of a field", () => {
  const rows = [
    change("2026-03-05T09:14:00", [{ key: "address.street", before: "Lindenstraße 12", after: "Am Wehr 3" }]),
    change("2026-02-01T10:00:00", [
      { key: "address.street", before: "Hauptstraße 1", after: "Lindenstraße 12" },
      { key: "callName", before: "Mário", after: "" },
    ]),
    change("2026-01-01T08:00:00", [
      { key: "address.street", before: null, after: "Hauptstraße 1" },
      { key: "callName", before: null, after: "Mário" },
      { key: "aliases", before: null, after: [] },
    ]),
  ];

  it("says what it is now, since when, and what it was before", () => {
    expect(byField(rows, {})[0]).toEqual({
      key: "address.street",
      now: "Am Wehr 3",
      since: "2026-03-05T09:14:00",
      before: [
        { value: "Lindenstraße 12", until: "2026-03-05T09:14:00" },
        { value: "Hauptstraße 1", until: "2026-02-01T10:00:00" },
      ],
    });
  });

  it("keeps what was emptied, with what stood there", () => {
    expect(byField(rows, {})[1]).toMatchObject({ key: "callName", now: "", before: [{ value: "Mário" }] });
  });

  it("leaves out fields in which nothing ever stood", () => {
    expect(byField(rows, { aliases: [], remark: "" }).map((field) => field.key)).toEqual(["address.street", "callName"]);
  });

  it("answers for fields that were never changed: since the record began", () => {
    const person = { familyName: "Haile", address: { street: "Am Wehr 3", postcode: "41460" } };
    const found = byField(rows, person, "2025-12-01T08:00:00");
    expect(found.find((field) => field.key === "address.postcode")).toEqual({ key: "address.postcode", now: "41460", since: "2025-12-01T08:00:00", before: [] });
    expect(found.find((field) => field.key === "address.street")?.since).toBe("2026-03-05T09:14:00");
  });
});

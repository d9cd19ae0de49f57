import { describe, expect, it } from "vitest";
import { de } from "../i18n/de";
import type { UebergabeRow, UebergabeState } from "../ipc/generated/wire";
import { byUrgency, kindOf, whatOf } from "./words";

const row = (id: number, state: UebergabeState, createdAt: string) => ({ id, state, createdAt }) as unknown as UebergabeRow;

describe("the words of a Fallübergabe", () => {
  it("say what left, and the form only where there is a packet", () => {
    expect(whatOf({ product: "packet", form: "html" })).toBe("Paket (Browser)");
    expect(whatOf({ product: "named", form: "key" })).toBe("mit Namen");
    expect(whatOf({ product: "konferenz", form: "key" })).toBe("Konferenzblatt");
  });

  it("give every state a look and German words of its own", () => {
    const states = Object.keys(de.uebergaben.states) as UebergabeState[];
    expect(states).toHaveLength(10);
    expect(new Set(Object.values(de.uebergaben.states)).size).toBe(10);
    expect(states.filter((state) => kindOf(state) === "success")).toEqual(["accepted", "partlyAccepted"]);
    expect(kindOf("expired")).toBe("warning");
  });

  it("put what nobody answered in time first, then the newest", () => {
    const rows = [row(1, "accepted", "2026-11-20T10:00:00"), row(2, "expired", "2026-01-01T10:00:00"), row(3, "handedOut", "2026-11-19T10:00:00"), row(4, "expired", "2026-02-01T10:00:00")];
    expect([...rows].sort(byUrgency).map((one) => one.id)).toEqual([4, 2, 1, 3]);
  });
});

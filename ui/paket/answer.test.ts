import { expect, it, vi } from "vitest";

vi.stubGlobal("__QUITTUNGSGRUENDE__", [{ code: "kein_platz", label: "zurzeit kein Platz" }]);
const { emptyAnswer, readAnswer, stillWrong } = await import("./answer");

const TODAY = "2026-11-22";
const full = { ...emptyAnswer(1), answer: "accepted" as const, by: " Anker ", leadsFrom: "1.12.2026", remark: "Gern\u0000!" };

it("an answer is what was entered, without what it did not ask for", () => {
  expect(readAnswer(full, TODAY)).toEqual({
    answer: { number: 1, answer: "accepted", reason: "nicht_erhoben", remark: "Gern !", by: "Anker", answeredOn: TODAY, leadsFrom: "2026-12-01" },
  });
  const refused = { ...full, answer: "rejected" as const, reason: "kein_platz" };
  expect(readAnswer(refused, TODAY)).toMatchObject({ answer: { reason: "kein_platz", leadsFrom: null } });
  expect(readAnswer({ ...refused, answer: "received" }, TODAY)).toMatchObject({ answer: { reason: "nicht_erhoben", leadsFrom: null } });
});

it("says everything that is missing at once", () => {
  const nothing = readAnswer({ ...emptyAnswer(1), number: "0" }, TODAY);
  expect(Object.keys("mistakes" in nothing ? nothing.mistakes : {}).sort()).toEqual(["answer", "by", "number"]);
  expect(readAnswer({ ...full, answer: "rejected" }, TODAY)).toHaveProperty("mistakes.reason");
  expect(readAnswer({ ...full, leadsFrom: "bald" }, TODAY)).toHaveProperty("mistakes.leadsFrom");
});

it("never writes more than a receipt may hold", () => {
  const long = readAnswer({ ...full, by: "ä".repeat(300), remark: "🙂".repeat(600) }, TODAY);
  if (!("answer" in long)) throw new Error("refused");
  expect([...long.answer.by]).toHaveLength(200);
  expect([...long.answer.remark]).toHaveLength(500);
});

it("calls nothing wrong any more that was put right, and nothing that nobody was told", () => {
  const told = { answer: "Wählen Sie eine Antwort.", by: "Schreiben Sie, wer antwortet." };
  expect(stillWrong(told, { by: told.by, reason: "Wählen Sie einen Grund." })).toEqual({ by: told.by });
  expect(stillWrong(told, {})).toEqual({});
});

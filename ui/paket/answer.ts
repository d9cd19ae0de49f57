// What somebody entered as an answer, and whether it can be sent.
import { parseDate } from "../src/i18n/format";
import type { Answer, AnswerKind } from "./engine/quittung";
import { texts as t } from "./texts";

export type Entered = {
  answer: AnswerKind | "";
  reason: string;
  remark: string;
  by: string;
  leadsFrom: string;
  number: string;
};

export type Mistakes = Partial<Record<keyof Entered, string>>;

export const NO_REASON = "nicht_erhoben";
/** The list `quittungsgrund`. */
export const REASONS: { code: string; label: string }[] = __QUITTUNGSGRUENDE__;

export function emptyAnswer(number: number): Entered {
  return { answer: "", reason: "", remark: "", by: "", leadsFrom: "", number: String(number) };
}

export function asksReason(answer: AnswerKind | ""): boolean {
  return answer === "rejected" || answer === "partlyAccepted";
}

export function asksDay(answer: AnswerKind | ""): boolean {
  return answer === "accepted" || answer === "partlyAccepted";
}

/** The answer, or what is wrong with it. Fields that this answer does not ask for are left out. */
export function readAnswer(entered: Entered, today: string): { answer: Answer } | { mistakes: Mistakes } {
  const { answer } = entered;
  const leadsFrom = asksDay(answer) && entered.leadsFrom.trim() ? parseDate(entered.leadsFrom, today) : "";
  const number = /^\d{1,4}$/.test(entered.number.trim()) ? Number(entered.number) : 0;
  const mistakes: Mistakes = {
    ...(answer === "" && { answer: t.needKind }),
    ...(answer === "rejected" && !entered.reason && { reason: t.needReason }),
    ...(!entered.by.trim() && { by: t.needBy }),
    ...(leadsFrom === null && { leadsFrom: t.badDay }),
    ...(number < 1 && { number: t.badNumber }),
  };
  if (answer === "" || Object.keys(mistakes).length > 0) return { mistakes };
  return {
    answer: {
      number,
      answer,
      reason: (asksReason(answer) && entered.reason) || NO_REASON,
      remark: cut(entered.remark, /[^\P{Cc}\n\t]/gu, 500),
      by: cut(entered.by, /\p{Cc}/gu, 200),
      answeredOn: today,
      leadsFrom: leadsFrom || null,
    },
  };
}

/** Of the mistakes that somebody was told, those that are still made. */
export function stillWrong(told: Mistakes, now: Mistakes): Mistakes {
  return Object.fromEntries(Object.entries(now).filter(([name]) => name in told));
}

/** The fields keep to their length themselves; this is for what a paste brought past them. */
function cut(text: string, control: RegExp, most: number): string {
  return [...text.replace(control, " ").trim().normalize("NFC")].slice(0, most).join("");
}

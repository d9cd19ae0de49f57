// What of a Fallübergabe is shown. Everything may be missing: a profile or a consent may have kept it back.
import type { UebergabeContent, AufenthaltOut, PersonOut } from "../ipc/generated/wire";

export type Coded = { code: string; label: string };

export type ShownPerson = Partial<PersonOut> & {
  area?: string | null;
  family?: { role: string; count: number; ages: string[] }[];
};
export type ShownStay = Partial<AufenthaltOut>;

export type ShownTraining = {
  schule?: { level: Coded; years: number; recognised: boolean } | null;
  beruf?: { level: Coded; occupation: string; recognised: boolean } | null;
  sprachen?: { language: string; level: Coded; proof: Coded | null; month: string }[];
  arbeit?: { status: Coded; since: string; occupation: string; hoursPerWeek: number } | null;
  ausbildungen?: { kind: Coded; occupation: string; starts: string; ends: string | null; state: string }[];
  leistungen?: { kind: Coded; since: string }[];
};

export type ShownGoal = {
  handlungsfeld: Coded;
  wording: string;
  state: Coded;
  priority: Coded | null;
  set: string;
  review: string | null;
  steps: { what: string; who: Coded; due: string | null; state: Coded }[];
};

export type ShownContent = Partial<Pick<UebergabeContent, "kontakte" | "teilnahmen" | "vermittlungen" | "omitted" | "recipientKind">> & {
  kind?: Coded | null;
  answerBy?: string | null;
  fristen?: { title: string; due: string }[];
  person?: ShownPerson;
  aufenthalt?: ShownStay;
  bedarfe?: { handlungsfeld: Coded; rating: Coded; month: string; remark: string }[];
  bildung?: ShownTraining;
  ziele?: ShownGoal[];
  verbleib?: { point: Coded; kind: Coded; month: string }[];
  vereinbarungen?: { month: string; what: string; who: string; due: string | null; done: boolean }[];
  netzwerk?: { personen?: { role: string; count: number }[]; stellen?: Coded[]; fallfuehrung?: Coded | null };
  gesundheit?: { month: string; text: string }[];
};

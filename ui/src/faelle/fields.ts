// Which fields the records of each part have, and how each is asked. A field of the wire that is missing here does
// not compile. Not here: rules about values. Those are checked by the program and come back as problems of a key.
import { de } from "../i18n/de";
import type { Entry, Part, Schritt, Teilnehmende, Vereinbarung } from "../ipc/generated/wire";

/** How a field is asked. `short` is the heading of its column where the label is too long for one. */
type Asked = { label: string; short?: string; hint?: string; required?: boolean; wide?: boolean };

export type FieldKind =
  | ({ kind: "text" | "area" | "date" | "check" | "number" | "scan" | "country" } & Asked)
  /** One value of a list. `none` stands for no value at all, e.g. a reason while nothing has ended. */
  | ({ kind: "code"; list: string; none?: string } & Asked)
  | ({ kind: "codes"; list: string } & Asked)
  | ({ kind: "programme" | "baustein" | "stelle" } & Asked)
  /** Records inside the record, e.g. the steps of a goal. */
  | ({ kind: "rows"; one: string; fields: FieldSpec[] } & Asked)
  /** Never asked, always kept. */
  | ({ kind: "kept" } & Asked);

export type FieldSpec = FieldKind & { key: string };

/** The record of a part. */
export type ValueOf<P extends Part> = Extract<Entry, { part: P }>["value"];

type Specs<T> = { [K in keyof T]-?: FieldKind };

const f = de.fields;

const remark: FieldKind = { kind: "area", label: f.remark };
const since: FieldKind = { kind: "date", label: f.since, required: true };
const until: FieldKind = { kind: "date", label: f.until };
const country: FieldKind = { kind: "country", label: f.country, hint: f.countryHint };
const handlungsfeld: FieldKind = { kind: "code", label: f.handlungsfeld, list: "handlungsfeld" };

const STEP: Specs<Schritt> = {
  what: { kind: "text", label: f.stepWhat, required: true, wide: true },
  who: { kind: "code", label: f.stepWho, list: "zustaendigkeit" },
  whoName: { kind: "text", label: f.stepWhoName },
  dueOn: { kind: "date", label: f.dueOn },
  state: { kind: "code", label: f.goalState, list: "schrittstand" },
  doneOn: { kind: "date", label: f.doneOn },
};

const PARTICIPANT: Specs<Teilnehmende> = {
  name: { kind: "text", label: f.name },
  stelle: { kind: "text", label: f.body },
};

const AGREEMENT: Specs<Vereinbarung> = {
  what: { kind: "text", label: f.stepWhat, required: true, wide: true },
  who: { kind: "text", label: f.stepWho },
  dueOn: { kind: "date", label: f.dueOn },
  doneOn: { kind: "date", label: f.doneOn },
};

const SPECS: { [P in Part]: Specs<ValueOf<P>> } = {
  status: {
    kind: { kind: "code", label: f.statusKind, list: "aufenthaltsstatus", required: true },
    basis: { kind: "text", label: f.basis, hint: f.basisHint },
    since,
    until,
    remark,
  },
  dokument: {
    kind: { kind: "code", label: f.kind, list: "aufenthaltsdokument", required: true },
    number: { kind: "text", label: f.number },
    issuedOn: { kind: "date", label: f.issuedOn },
    validUntil: { kind: "date", label: f.validUntilPrinted, short: f.validUntil },
    authority: { kind: "text", label: f.authority },
  },
  nebenbestimmung: {
    kind: { kind: "code", label: f.kind, list: "nebenbestimmung", required: true },
    wording: { kind: "area", label: f.wording },
    since,
    until,
  },
  bescheid: {
    kind: { kind: "code", label: f.bescheidKind, short: f.kind, list: "bescheidart", required: true, wide: true },
    datedOn: { kind: "date", label: f.datedOn, short: f.date },
    servedOn: { kind: "date", label: f.servedOn, hint: f.servedOnHint },
    authority: { kind: "text", label: f.authority },
    reference: { kind: "text", label: f.reference },
    contestedOn: { kind: "date", label: f.contestedOn },
    reasonedOn: { kind: "date", label: f.reasonedOn },
    remark,
  },
  kontakt: {
    date: { kind: "date", label: f.date, required: true },
    kind: { kind: "code", label: f.kind, list: "kontaktart", required: true },
    minutes: { kind: "number", label: f.minutes },
    interpreter: { kind: "code", label: f.interpreter, list: "sprachmittlung" },
    noShow: { kind: "check", label: f.noShow },
    text: { kind: "area", label: f.text },
    nextStep: { kind: "text", label: f.nextStep, wide: true },
    nextStepOn: { kind: "date", label: f.nextStepOn, hint: de.form.nextDateHint },
    subjects: { kind: "codes", label: f.subjects, list: "handlungsfeld" },
    structural: { kind: "check", label: f.structural },
  },
  teilnahme: {
    programme: { kind: "programme", label: f.programme },
    baustein: { kind: "baustein", label: f.baustein },
    traeger: { kind: "text", label: f.traeger },
    courseStart: { kind: "date", label: f.courseStart },
    eintritt: { kind: "date", label: f.eintritt, required: true },
    austritt: { kind: "date", label: f.austritt },
    austrittReason: { kind: "code", label: f.austrittReason, list: "austrittsgrund", none: f.running },
  },
  vermittlung: {
    date: { kind: "date", label: f.date, required: true },
    kind: { kind: "code", label: f.kind, list: "vermittlungsart", required: true },
    offer: { kind: "text", label: f.offer },
    result: { kind: "area", label: f.result },
    endedOn: { kind: "date", label: f.endedOn },
    endReason: { kind: "text", label: f.endReason },
  },
  einwilligung: {
    kind: { kind: "code", label: f.kind, list: "einwilligungsart", required: true },
    stelle: { kind: "stelle", label: f.stelle, hint: f.stelleHint, wide: true },
    purpose: { kind: "text", label: f.purpose, hint: f.purposeHint, required: true, wide: true },
    dataGroups: { kind: "codes", label: f.dataGroups, list: "datengruppe", hint: f.dataGroupsHint },
    language: { kind: "text", label: f.language },
    interpreter: { kind: "check", label: f.consentInterpreter },
    form: { kind: "code", label: f.form, list: "einwilligungsform" },
    givenOn: { kind: "date", label: f.givenOn, required: true },
    validUntil: { kind: "date", label: f.consentUntil },
    withdrawnOn: { kind: "date", label: f.withdrawnOn },
    textVersion: { kind: "text", label: f.textVersion, hint: f.textVersionHint },
    recordedBy: { kind: "text", label: f.recordedBy },
    scan: { kind: "scan", label: f.scan, wide: true },
  },
  clearing: {
    date: { kind: "date", label: f.date, required: true },
    access: { kind: "code", label: f.access, list: "zugangsweg" },
    targetGroup: { kind: "code", label: f.targetGroup, list: "zielgruppe" },
    exceptionReason: { kind: "area", label: f.exceptionReason },
    otherFallfuehrung: { kind: "code", label: f.otherFallfuehrung, list: "fallfuehrung" },
    otherBody: { kind: "text", label: f.otherBody },
    exclusionCheckedOn: { kind: "date", label: f.exclusionCheckedOn },
    exclusion: { kind: "code", label: f.exclusion, list: "ausschluss" },
    voluntary: { kind: "check", label: f.voluntary },
    remark,
  },
  schulbildung: {
    date: { kind: "date", label: f.date, required: true },
    level: { kind: "code", label: f.schoolLevel, list: "schulabschluss" },
    country,
    years: { kind: "number", label: f.years },
    recognisedOn: { kind: "date", label: f.recognisedOn },
    authority: { kind: "text", label: f.recognisedBy },
    remark,
  },
  berufsbildung: {
    date: { kind: "date", label: f.date, required: true },
    level: { kind: "code", label: f.schoolLevel, list: "berufsabschluss" },
    occupation: { kind: "text", label: f.occupation },
    country,
    recognisedOn: { kind: "date", label: f.recognisedOn },
    authority: { kind: "text", label: f.recognisedBy },
    remark,
  },
  sprachstand: {
    date: { kind: "date", label: f.date, required: true },
    language: { kind: "text", label: f.spokenLanguage, required: true },
    level: { kind: "code", label: f.level, list: "sprachniveau" },
    proof: { kind: "code", label: f.proof, list: "sprachnachweis" },
    provider: { kind: "text", label: f.provider },
    remark,
  },
  arbeitssituation: {
    since,
    until,
    status: { kind: "code", label: f.workStatus, list: "erwerbsstatus" },
    employer: { kind: "text", label: f.employer },
    occupation: { kind: "text", label: f.workOccupation },
    hoursPerWeek: { kind: "number", label: f.hours },
    remark,
  },
  leistungsbezug: {
    since,
    until,
    kind: { kind: "code", label: f.benefit, list: "leistungsbezug" },
    authority: { kind: "text", label: f.benefitAuthority },
    remark,
  },
  ausbildung: {
    kind: { kind: "code", label: f.kind, list: "ausbildungsart" },
    occupation: { kind: "text", label: f.occupation },
    employer: { kind: "text", label: f.trainer },
    contractOn: { kind: "date", label: f.contractOn },
    startsOn: { kind: "date", label: f.startsOn, required: true },
    endsOn: { kind: "date", label: f.endsOn },
    registeredOn: { kind: "date", label: f.registeredOn, hint: f.registeredOnHint },
    brokenOffOn: { kind: "date", label: f.brokenOffOn },
    passedOn: { kind: "date", label: f.passedOn },
    remark,
  },
  bedarf: {
    handlungsfeld: { ...handlungsfeld, required: true },
    rating: { kind: "code", label: f.rating, list: "bedarfsstufe" },
    date: { kind: "date", label: f.date, required: true },
    remark: { kind: "area", label: f.bedarfRemark, hint: f.bedarfRemarkHint },
  },
  ziel: {
    wording: { kind: "area", label: f.goal, hint: f.goalHint, required: true },
    handlungsfeld,
    priority: { kind: "code", label: f.priority, list: "prioritaet" },
    state: { kind: "code", label: f.goalState, list: "zielstand" },
    setOn: { kind: "date", label: f.setOn, required: true },
    reviewOn: { kind: "date", label: f.reviewOn, hint: de.form.nextDateHint },
    endedOn: { kind: "date", label: f.goalEndedOn },
    steps: { kind: "rows", label: f.steps, one: f.step, fields: listed(STEP) },
    remark,
  },
  verbleib: {
    austritt: { kind: "date", label: f.lookedBack, hint: f.lookedBackHint, required: true },
    point: { kind: "code", label: f.point, list: "verbleibszeitpunkt", required: true },
    date: { kind: "date", label: f.answeredOn, required: true },
    kind: { kind: "code", label: f.whereTo, list: "verbleib" },
    remark,
  },
  fallkonferenz: {
    date: { kind: "date", label: f.date, required: true },
    pseudonymised: { kind: "check", label: f.pseudonymised },
    occasion: { kind: "area", label: f.occasion },
    question: { kind: "area", label: f.question },
    participants: { kind: "rows", label: f.participants, one: f.participant, fields: listed(PARTICIPANT) },
    agreements: { kind: "rows", label: f.agreements, one: f.agreement, fields: listed(AGREEMENT) },
    result: { kind: "area", label: f.result },
  },
  datei: {
    title: { kind: "text", label: f.title, required: true, wide: true },
    kind: { kind: "code", label: f.kind, list: "dateiart" },
    date: { kind: "date", label: f.takenIn, required: true },
    remark,
    fileName: { kind: "kept", label: f.fileName },
    mediaType: { kind: "kept", label: f.mediaType },
    bytes: { kind: "kept", label: f.bytes },
    sha256: { kind: "kept", label: f.sha256 },
  },
  strukturhemmnis: {
    date: { kind: "date", label: f.date, required: true },
    handlungsfeld,
    kind: { kind: "code", label: f.obstacle, list: "strukturhemmnis" },
    text: { kind: "area", label: f.obstacleText, hint: f.obstacleTextHint },
    reportedOn: { kind: "date", label: f.reportedOn },
  },
  gesundheit: {
    date: { kind: "date", label: f.date, required: true },
    text: { kind: "area", label: f.support, hint: f.supportHint, required: true },
  },
  frist: {
    title: { kind: "text", label: f.fristTitle, required: true, wide: true },
    dueOn: { kind: "date", label: f.fristDueOn, hint: de.form.nextDateHint, required: true },
    doneOn: { kind: "date", label: f.doneOn },
    basis: { kind: "text", label: f.fristBasis, hint: f.fristBasisHint, wide: true },
    remark,
  },
  fristerledigung: {
    rule: { kind: "kept", label: f.rule },
    dueOn: { kind: "kept", label: f.fristDueOn },
    doneOn: { kind: "date", label: f.doneOn, required: true },
    remark,
  },
};

/** The fields of each part in the order in which they are asked. */
export const FIELDS = Object.fromEntries(
  Object.entries(SPECS).map(([part, specs]) => [part, listed(specs)]),
) as Record<Part, FieldSpec[]>;

function listed(specs: Record<string, FieldKind>): FieldSpec[] {
  return Object.entries(specs).map(([key, spec]) => ({ key, ...spec }));
}

/** Whether a field takes the whole width of its form. */
export function isWide(field: FieldSpec): boolean {
  return field.wide === true || field.kind === "area" || field.kind === "codes" || field.kind === "rows";
}

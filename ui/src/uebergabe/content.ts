// A Fallübergabe as people read it: parts with a heading, in the order in which somebody new to the Fall needs them.
// What a packet does not hold has no part here; nothing is computed that is not in it.
import { deInhalt as d } from "../i18n/de_inhalt";
import type { ShownContent, ShownPerson, ShownStay, ShownTraining, Coded } from "./content_shape";

export type Fact = [label: string, value: string];
/** One thing with a heading of its own: when and what, short facts, and texts in full; the year is empty where none is said. */
export type Entry = { head: string; marks: string[]; texts: [label: string, text: string][]; steps: string[][]; year: string };

export type Part = { id: string; title: string } & (
  | { facts: Fact[] }
  | { columns: string[]; rows: string[][] }
  | { entries: Entry[] }
);

/** The parts that hold something. */
export function parts(content: ShownContent): Part[] {
  const all: Part[] = [
    table("fristen", [d.frist, d.due], content.fristen, (one) => [one.title, one.due]),
    { id: "person", title: d.person, facts: person(content.person ?? {}) },
    { id: "aufenthalt", title: d.aufenthalt, facts: stay(content.aufenthalt ?? {}) },
    table("bedarfe", [d.handlungsfeld, d.rating, d.month, d.remark], content.bedarfe, (one) => [
      one.handlungsfeld.label,
      one.rating.label,
      shownMonth(one.month),
      one.remark,
    ]),
    { id: "bildung", title: d.bildung, facts: training(content.bildung ?? {}) },
    entries("ziele", content.ziele, (one) => ({
      head: filled([one.handlungsfeld.label, one.wording]).join(": "),
      marks: filled([
        one.state.label,
        one.priority ? d.priority(one.priority.label) : "",
        d.since(shownMonth(one.set)),
        one.review ? d.review(shownMonth(one.review)) : "",
      ]),
      texts: [],
      year: "",
      steps: one.steps.map((step) => [step.what, step.who.label, step.state.label, shownMonth(step.due)]),
    })),
    entries("kontakte", newest(content.kontakte, (one) => one.month), (one) => ({
      head: `${shownMonth(one.month)}: ${one.kind.label}`,
      marks: one.subjects.map((subject) => subject.label),
      texts: texts(["", one.text], [d.nextStep, one.nextStep]),
      year: yearOf(one.month),
      steps: [],
    })),
    entries("teilnahmen", newest(content.teilnahmen, (one) => one.eintritt), (one) => ({
      head: `${one.programme.label}: ${one.baustein.label}`,
      marks: filled([span(one.eintritt, one.austritt), one.austrittReason?.label]),
      texts: [],
      year: "",
      steps: [],
    })),
    entries("vermittlungen", newest(content.vermittlungen, (one) => one.month), (one) => ({
      head: `${shownMonth(one.month)}: ${one.kind.label}`,
      marks: one.ended ? [d.until(shownMonth(one.ended))] : [],
      texts: texts([d.result, one.result], [d.endReason, one.endReason]),
      year: yearOf(one.month),
      steps: [],
    })),
    { id: "verbleib", title: d.verbleib, facts: newest(content.verbleib, (one) => one.month).map((one) => [one.point.label, `${one.kind.label} (${shownMonth(one.month)})`]) },
    table("vereinbarungen", [d.what, d.who, d.due, d.state], newest(content.vereinbarungen, (one) => one.month), (one) => [
      one.what,
      one.who,
      shownMonth(one.due),
      one.done ? d.done : d.open,
    ]),
    { id: "netzwerk", title: d.netzwerk, facts: network(content) },
    entries("gesundheit", newest(content.gesundheit, (one) => one.month), (one) => ({
      head: shownMonth(one.month),
      marks: [],
      texts: texts(["", one.text]),
      year: yearOf(one.month),
      steps: [],
    })),
    table("omitted", [d.what, d.why], content.omitted, (one) => [one.what, one.why]),
  ];
  return all.filter((part) => ("facts" in part ? part.facts : "rows" in part ? part.rows : part.entries).length > 0);
}

/** How many things stand in a part; facts are no things. */
export function countOf(part: Part): number {
  if ("facts" in part) return 0;
  return "rows" in part ? part.rows.length : part.entries.length;
}

/** Entries by their year, in the order in which they stand. */
export function byYear(all: Entry[]): { year: string; entries: Entry[] }[] {
  const groups = new Map<string, Entry[]>();
  for (const entry of all) groups.set(entry.year, [...(groups.get(entry.year) ?? []), entry]);
  return [...groups].map(([year, entries]) => ({ year, entries }));
}

/** `2026-03` as `03.2026`, the same words as on paper. */
export function shownMonth(month: string | null | undefined): string {
  return (month ?? "").split("-").reverse().join(".");
}

function person(one: ShownPerson): Fact[] {
  const interpreter = { true: d.interpreterYes, false: d.interpreterNo }[String(one.needsInterpreter)];
  const family = list(one.family).map((kin) => {
    const role = d.times(kin.count, kin.role);
    return kin.ages.length > 0 ? d.children(role, kin.ages.join(", ")) : role;
  });
  return facts(
    [d.ageBand, one.ageBand],
    [d.gender, one.gender?.label],
    [d.nationality, one.nationality?.label],
    [d.region, one.region],
    [d.languages, list(one.languages).join(", ")],
    [d.interpreter, interpreter],
    [d.housing, one.housing?.label],
    [d.area, one.area],
    [d.family, family.join(", ")],
    [d.entryYear, one.entryYear == null ? "" : String(one.entryYear)],
  );
}

function stay(one: ShownStay): Fact[] {
  const { status } = one;
  const papers = list(one.dokumente).map((paper) =>
    filled([paper.kind.label, paper.validUntil ? d.until(shownMonth(paper.validUntil)) : ""]).join(", "),
  );
  const conditions = list(one.nebenbestimmungen).map((condition) => filled([condition.kind.label, condition.wording]).join(": "));
  return facts(
    [d.status, status ? filled([status.kind.label, span(status.since, status.until)]).join(", ") : ""],
    [d.basis, status?.basis],
    [d.dokumente, papers.join("\n")],
    [d.nebenbestimmungen, conditions.join("\n")],
  );
}

function training(one: ShownTraining): Fact[] {
  const { schule, beruf, arbeit } = one;
  return facts(
    [d.schule, schule && line(schule.level, schule.years > 0 && d.years(schule.years), schule.recognised && d.recognised)],
    [d.beruf, beruf && line(beruf.level, beruf.occupation, beruf.recognised && d.recognised)],
    [d.sprachen, list(one.sprachen).map((it) => `${it.language}: ${line(it.level, it.proof?.label, shownMonth(it.month))}`).join("\n")],
    [d.arbeit, arbeit && line(arbeit.status, arbeit.occupation, d.since(shownMonth(arbeit.since)), arbeit.hoursPerWeek > 0 && d.hours(arbeit.hoursPerWeek))],
    [d.ausbildungen, list(one.ausbildungen).map((it) => line(it.kind, it.occupation, span(it.starts, it.ends), it.state)).join("\n")],
    [d.leistungen, list(one.leistungen).map((it) => line(it.kind, d.since(shownMonth(it.since)))).join("\n")],
  );
}

function network({ netzwerk = {} }: ShownContent): Fact[] {
  return facts(
    [d.personen, list(netzwerk.personen).map((one) => d.times(one.count, one.role)).join(", ")],
    [d.stellen, list(netzwerk.stellen).map((one) => one.label).join(", ")],
    [d.fallfuehrung, netzwerk.fallfuehrung?.label],
  );
}

function table<T>(id: "fristen" | "bedarfe" | "vereinbarungen" | "omitted", columns: string[], from: T[] | undefined, row: (one: T) => string[]): Part {
  return { id, title: d[id], columns, rows: list(from).map(row) };
}

function entries<T>(id: "ziele" | "kontakte" | "teilnahmen" | "vermittlungen" | "gesundheit", from: T[] | undefined, entry: (one: T) => Entry): Part {
  return { id, title: d[id], entries: list(from).map(entry) };
}

/** The newest first. A packet has them the other way round, those of one month too. */
function newest<T>(values: T[] | null | undefined, month: (one: T) => string): T[] {
  return [...list(values)].reverse().sort((a, b) => month(b).localeCompare(month(a)));
}

function yearOf(month: string): string {
  return month.slice(0, 4);
}

function list<T>(values: T[] | null | undefined): T[] {
  return values ?? [];
}

function facts(...pairs: [label: string, value: string | null | undefined | false][]): Fact[] {
  return pairs.filter((pair): pair is Fact => Boolean(pair[1]));
}

function texts(...pairs: [label: string, text: string | undefined][]): [string, string][] {
  return facts(...pairs);
}

function line(coded: Coded, ...rest: (string | false | null | undefined)[]): string {
  return filled([coded.label, ...rest]).join(", ");
}

function filled(values: (string | false | null | undefined)[]): string[] {
  return values.filter((value): value is string => Boolean(value));
}

function span(from: string, to: string | null | undefined): string {
  return to ? d.span(shownMonth(from), shownMonth(to)) : d.since(shownMonth(from));
}

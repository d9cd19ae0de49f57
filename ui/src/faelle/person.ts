// How a person is shown, and what an empty one looks like.
import { de } from "../i18n/de";
import { formatDate } from "../i18n/format";
import type { ImpreciseDate, Lists, Person } from "../ipc/generated/wire";
import { entriesOf, labelOf, NICHT_ERHOBEN } from "../ipc/lists";

const p = de.person;

/** Nobody yet; every question still unasked. */
export function blankPerson(): Person {
  return {
    familyName: "", givenName: "", callName: "", aliases: [], birthDate: null,
    gender: NICHT_ERHOBEN, nationality: NICHT_ERHOBEN, languages: [],
    reachability: { phones: [], messengers: [], emails: [], bestTime: "", needsInterpreter: false },
    address: { street: "", postcode: "", municipality: "", ags: "", housing: NICHT_ERHOBEN },
    entryDate: null, dritte: [],
  };
}

/** The person without lines that were added and left empty; they are no data. */
export function filledIn(person: Person): Person {
  const filled = (texts: string[]) => texts.filter((text) => text.trim() !== "");
  const { reachability: reach } = person;
  return {
    ...person,
    aliases: filled(person.aliases),
    languages: person.languages.filter((one) => `${one.name}${one.script}`.trim() !== ""),
    dritte: person.dritte.filter((one) => `${one.name}${one.relation}${one.contact}`.trim() !== ""),
    reachability: { ...reach, phones: filled(reach.phones), messengers: filled(reach.messengers), emails: filled(reach.emails) },
  };
}

/** `Familienname, Vorname`, or the one name there is. */
export function displayName(person: Person): string {
  return [person.familyName, person.givenName].map((name) => name.trim()).filter(Boolean).join(", ");
}

/** `05.03.1999`, `03.1999`, `1999`, `ca. 1999`. */
export function formatImprecise(date: ImpreciseDate | null): string {
  if (date === null) return "";
  return date.precision === "geschaetzt" ? `ca. ${formatDate(date.value)}` : formatDate(date.value);
}

/** The description list of a person. */
export function personItems(person: Person, lists: Lists): [string, string][] {
  const { reachability: reach, address } = person;
  const label = (list: string, code: string) => labelOf(entriesOf(lists, list), code);
  return [
    [p.familyName, person.familyName],
    [p.givenName, person.givenName],
    [p.callName, person.callName],
    [p.aliases, person.aliases.join("\n")],
    [p.birthDate, formatImprecise(person.birthDate)],
    [p.gender, label("geschlecht", person.gender)],
    [p.nationality, label("staatsangehoerigkeit", person.nationality)],
    [p.entryDate, formatImprecise(person.entryDate)],
    [p.languages, person.languages.map((one) => (one.script ? `${one.name} (${one.script})` : one.name)).join("\n")],
    [p.phones, reach.phones.join("\n")],
    [p.messengers, reach.messengers.join("\n")],
    [p.emails, reach.emails.join("\n")],
    [p.bestTime, reach.bestTime],
    [p.needsInterpreter, reach.needsInterpreter ? de.common.yes : de.common.no],
    [p.address, [address.street, `${address.postcode} ${address.municipality}`.trim()].filter(Boolean).join("\n")],
    [p.housing, label("wohnen", address.housing)],
    [p.ags, address.ags],
    [p.dritte, person.dritte.map((one) => [one.name, one.relation, one.contact].filter(Boolean).join(", ")).join("\n")],
  ];
}

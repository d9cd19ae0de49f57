//! One row becomes one Fallakte. What is not known stays out; what had to be assumed is noted.

mod dropped;
mod keys;
mod names;

use chrono::NaiveDate;
use fallmappe_domain::akte::Fallakte;
use fallmappe_domain::aufenthalt::{Aufenthaltsdokument, Aufenthaltsstatus};
use fallmappe_domain::bildung::{Berufsbildung, Schulbildung, Sprachstand};
use fallmappe_domain::check;
use fallmappe_domain::clearing::Clearing;
use fallmappe_domain::code::Code;
use fallmappe_domain::kontakt::Kontakt;
use fallmappe_domain::person::{Address, Person, Reachability};
use fallmappe_domain::teilnahme::Teilnahme;

use crate::lexicon::Lexicon;
use crate::note::{Note, NoteKind};
use crate::table::{Cell, Row, Table};
use crate::target::Target;
use crate::understand::Plan;
use crate::value::date::{self, About, Edge};
use crate::value::status::Status;
use crate::value::{
    Reading, Seen, address, blank, choice, contact, language, name, number, status,
};

/// A row that was read.
pub struct ReadRow {
    /// What the row says; complete only when it did not fail.
    pub akte: Fallakte,
    /// It cannot be taken like this.
    pub failed: bool,
    /// What was noticed.
    pub notes: Vec<Note>,
}

/// Reads a row.
///
/// Only the name and what a Teilnahme needs are necessary: a Teilnahme with a wrong day counts in a report, while a
/// missing nationality is filled in at the next talk. Every other cell that cannot be read is left out and noted.
pub fn read(
    table: &Table,
    plan: &Plan,
    row: &Row,
    words: &Lexicon<'_>,
    today: NaiveDate,
) -> ReadRow {
    let mut reader = RowReader {
        table,
        plan,
        row,
        words,
        today,
        notes: Vec::new(),
        failed: false,
    };
    let akte = check::normalise(reader.akte());
    let akte = reader.settled(akte);
    ReadRow {
        akte,
        failed: reader.failed,
        notes: reader.notes,
    }
}

struct RowReader<'a> {
    table: &'a Table,
    plan: &'a Plan,
    row: &'a Row,
    words: &'a Lexicon<'a>,
    today: NaiveDate,
    notes: Vec<Note>,
    failed: bool,
}

impl RowReader<'_> {
    fn akte(&mut self) -> Fallakte {
        let person = self.person();
        let eintritt = self.day(Target::Eintritt, About::Any);
        let closed_on = self.last_day(Target::ClosedOn);
        let opened_on = self.opened_on(eintritt, closed_on);
        let mut akte = Fallakte::new(opened_on, person);
        akte.number = self.one(Target::Number, number::number);
        akte.closed_on = closed_on;
        self.aufenthalt(&mut akte);
        self.clearing(&mut akte);
        self.bildung(&mut akte);
        akte.teilnahmen = self.teilnahmen(eintritt, opened_on);
        akte.kontakte.extend(self.kontakt(opened_on));
        akte
    }

    fn person(&mut self) -> Person {
        let (family_name, given_name, other_names) = self.names();
        let words = self.words;
        let today = self.today;
        let list = |list: &'static str| move |cell: &Cell| choice::choose(cell, list, words);
        let mut person = Person {
            family_name,
            given_name,
            call_name: self.short(Target::CallName),
            aliases: self.many(Target::Aliases, |cell| {
                Ok(shown(cell)?.map(|text| Seen::plain(name::several(&text))))
            }),
            birth_date: self.one(Target::BirthDate, |cell| {
                date::imprecise(cell, About::Birth, today)
            }),
            gender: self
                .one(Target::Gender, list("geschlecht"))
                .unwrap_or_default(),
            nationality: self
                .one(Target::Nationality, list("staatsangehoerigkeit"))
                .unwrap_or_default(),
            languages: self.many(Target::Languages, language::languages),
            reachability: Reachability {
                phones: self.many(Target::Phones, contact::phones),
                messengers: self.many(Target::Messengers, contact::phones),
                emails: self.many(Target::Emails, contact::emails),
                best_time: String::new(),
                needs_interpreter: self
                    .one(Target::Interpreter, choice::yes_or_no)
                    .unwrap_or_default(),
            },
            address: self.address(),
            entry_date: self.one(Target::EntryDate, |cell| {
                date::imprecise(cell, About::Past, today)
            }),
            dritte: Vec::new(),
        };
        person.aliases.extend(other_names);
        self.check_order(&mut person);
        person
    }

    /// Nobody enters a country before being born.
    fn check_order(&mut self, person: &mut Person) {
        let born = person.birth_date.as_ref().and_then(|date| date.bounds());
        let entered = person.entry_date.as_ref().and_then(|date| date.bounds());
        if let Some(((born, _), (_, entered))) = born.zip(entered)
            && entered < born
        {
            person.entry_date = None;
            self.drop(Target::EntryDate, "Die Einreise liegt vor der Geburt.");
        }
    }

    fn address(&mut self) -> Address {
        let mut found = self
            .one(Target::Address, address::address)
            .unwrap_or_default();
        let (street, house_number) = (self.short(Target::Street), self.short(Target::HouseNumber));
        if !street.is_empty() || !house_number.is_empty() {
            found.street = format!("{street} {house_number}").trim().to_owned();
        }
        if let Some((postcode, town)) = self.one(Target::Town, address::town) {
            found.municipality = town;
            found.postcode = postcode;
        }
        if let Some(postcode) = self.one(Target::Postcode, address::postcode) {
            found.postcode = postcode;
        }
        let words = self.words;
        found.housing = self
            .one(Target::Housing, |cell| {
                choice::choose(cell, "wohnen", words)
            })
            .unwrap_or_default();
        found
    }

    /// First day of the Fall: as written, else the Eintritt, else today or the end of the Fall.
    fn opened_on(&mut self, eintritt: Option<NaiveDate>, closed: Option<NaiveDate>) -> NaiveDate {
        if let Some(day) = self.first_day(Target::OpenedOn, About::Any).or(eintritt) {
            return day;
        }
        if let Some(closed) = closed.filter(|closed| *closed < self.today) {
            self.hint(
                Target::ClosedOn,
                "Der Beginn fehlt; als Beginn gilt das Ende des Falls.",
            );
            return closed;
        }
        if self.plan.contains_key(&Target::OpenedOn) {
            self.hint(Target::OpenedOn, "Der Beginn fehlt; als Beginn gilt heute.");
        }
        self.today
    }

    fn aufenthalt(&mut self, akte: &mut Fallakte) {
        let (words, today) = (self.words, self.today);
        let status = self.one(Target::Status, |cell| status::status(cell, words, today));
        let since = self.first_day(Target::StatusSince, About::Past);
        let until = self.last_day(Target::StatusUntil);
        let valid_until = self.last_day(Target::DocumentValidUntil);
        let kind = self.one(Target::Document, |cell| {
            choice::choose(cell, "aufenthaltsdokument", words)
        });
        let valid_until = valid_until.or(status.as_ref().and_then(|status| status.valid_until));
        if valid_until.is_some() || kind.is_some() {
            let kind = kind.or(status.as_ref().and_then(|status| paper_of(&status.code)));
            akte.aufenthalt.dokumente.push(Aufenthaltsdokument {
                kind: kind.unwrap_or_default(),
                number: String::new(),
                issued_on: None,
                valid_until,
                authority: String::new(),
            });
        }
        if let Some(Status {
            code,
            since: written,
            ..
        }) = status
        {
            let since = since.or(written);
            if since.is_none()
                && self.plan.contains_key(&Target::StatusSince)
                && !self.has_error_at(Target::StatusSince)
            {
                self.hint(
                    Target::StatusSince,
                    "Der Beginn des Status fehlt; als Beginn gilt der Beginn des Falls.",
                );
            }
            self.hint_at_germans(akte, &code);
            let since = since.unwrap_or_else(|| self.assumed_since(akte.opened_on, until));
            akte.aufenthalt.status.push(Aufenthaltsstatus {
                kind: code,
                basis: String::new(),
                since,
                until,
                remark: String::new(),
            });
        } else if since.is_some() || until.is_some() {
            let target = if until.is_some() {
                Target::StatusUntil
            } else {
                Target::StatusSince
            };
            self.drop(target, "Zum Datum des Status fehlt der Status.");
        }
    }

    /// The status began with the Fall, unless it ended before.
    fn assumed_since(&mut self, opened_on: NaiveDate, until: Option<NaiveDate>) -> NaiveDate {
        match until.filter(|until| *until < opened_on) {
            Some(until) => {
                self.hint(
                    Target::StatusUntil,
                    "Der Status endete vor dem Beginn des Falls; sein Beginn ist nicht bekannt. Bitte prüfen.",
                );
                until
            }
            None => opened_on,
        }
    }

    fn hint_at_germans(&mut self, akte: &Fallakte, status: &Code) {
        let without_title = matches!(status.as_str(), "eingebuergert" | "unbekannt");
        if akte.person.nationality.as_str() == "DEU" && !without_title {
            self.hint(
                Target::Nationality,
                "Deutsche haben keinen Aufenthaltsstatus; bitte Staatsangehörigkeit und Status prüfen.",
            );
        }
    }

    fn clearing(&mut self, akte: &mut Fallakte) {
        let words = self.words;
        let access = self.one(Target::Access, |cell| {
            choice::choose(cell, "zugangsweg", words)
        });
        let remark = self.long(Target::Remark);
        if access.is_some() || !remark.is_empty() {
            akte.clearings.push(Clearing {
                date: akte.opened_on,
                access: access.unwrap_or_default(),
                target_group: Code::not_asked(),
                exception_reason: String::new(),
                other_fallfuehrung: Code::not_asked(),
                other_body: String::new(),
                exclusion_checked_on: None,
                exclusion: Code::not_asked(),
                voluntary: false,
                remark,
            });
        }
    }

    /// What a list says is known on the day of the list, or on the last day of a closed Fall.
    fn bildung(&mut self, akte: &mut Fallakte) {
        let words = self.words;
        let date = akte
            .closed_on
            .map_or(self.today, |closed| closed.min(self.today))
            .max(akte.opened_on.min(self.today));
        let school = self.one(Target::School, |cell| {
            choice::choose(cell, "schulabschluss", words)
        });
        akte.bildung.schule.extend(school.map(|level| Schulbildung {
            date,
            level,
            country: Code::not_asked(),
            years: 0,
            recognised_on: None,
            authority: String::new(),
            remark: String::new(),
        }));
        let vocation = self.one(Target::Vocation, |cell| {
            choice::choose(cell, "berufsabschluss", words)
        });
        akte.bildung
            .beruf
            .extend(vocation.map(|level| Berufsbildung {
                date,
                level,
                occupation: String::new(),
                country: Code::not_asked(),
                recognised_on: None,
                authority: String::new(),
                remark: String::new(),
            }));
        let german = self.one(Target::GermanLevel, |cell| language::level(cell, words));
        akte.bildung.sprache.extend(german.map(|level| Sprachstand {
            date,
            language: "Deutsch".to_owned(),
            level,
            proof: Code::not_asked(),
            provider: String::new(),
            remark: String::new(),
        }));
    }

    fn teilnahmen(&mut self, eintritt: Option<NaiveDate>, opened_on: NaiveDate) -> Vec<Teilnahme> {
        let words = self.words;
        let bausteine = self
            .one(Target::Baustein, |cell| bausteine(cell, words))
            .unwrap_or_default();
        let austritt = self.day(Target::Austritt, About::Any);
        let reason = self.one(Target::AustrittReason, |cell| {
            choice::choose(cell, "austrittsgrund", words)
        });
        let traeger = self.short(Target::Traeger);
        if bausteine.is_empty() {
            let dated = eintritt.is_some() || austritt.is_some();
            if dated && !self.has_error_at(Target::Baustein) {
                self.error(
                    Target::Baustein,
                    "Zu Eintritt oder Austritt fehlt der Baustein.",
                );
            }
            return Vec::new();
        }
        if eintritt.is_none() && !self.has_error_at(Target::Eintritt) {
            let target = if self.plan.contains_key(&Target::Eintritt) {
                Target::Eintritt
            } else {
                Target::Baustein
            };
            self.hint(
                target,
                "Der Eintritt fehlt; als Eintritt gilt der Beginn des Falls.",
            );
        }
        let one = |(programme, baustein)| Teilnahme {
            programme,
            baustein,
            traeger: traeger.clone(),
            course_start: None,
            eintritt: eintritt.unwrap_or(opened_on),
            austritt,
            austritt_reason: reason.clone(),
        };
        bausteine.into_iter().map(one).collect()
    }

    fn kontakt(&mut self, opened_on: NaiveDate) -> Option<Kontakt> {
        let date = self.day(Target::LastContact, About::Past);
        let text = self.long(Target::Note);
        let next_step = self.long(Target::NextStep);
        let mut next_step_on = self.day(Target::NextStepOn, About::Any);
        if date.is_none() && text.is_empty() && next_step.is_empty() && next_step_on.is_none() {
            return None;
        }
        if date.is_none() && !self.has_error_at(Target::LastContact) {
            let target = if text.is_empty() {
                Target::NextStep
            } else {
                Target::Note
            };
            self.hint(
                target,
                "Der Tag des Kontakts fehlt; als Tag gilt der Beginn des Falls.",
            );
        }
        let date = date.unwrap_or(opened_on);
        if next_step_on.is_some_and(|on| on < date) {
            next_step_on = None;
            self.drop(
                Target::NextStepOn,
                "Die Wiedervorlage liegt vor dem letzten Kontakt.",
            );
        }
        Some(Kontakt {
            date,
            kind: Code::not_asked(),
            minutes: 0,
            interpreter: Code::not_asked(),
            no_show: false,
            subjects: Vec::new(),
            text,
            next_step,
            next_step_on,
            structural: false,
        })
    }

    fn day(&mut self, target: Target, about: About) -> Option<NaiveDate> {
        let today = self.today;
        self.one(target, |cell| date::exact(cell, about, today))
    }

    /// A day on which something began; of a month the first.
    fn first_day(&mut self, target: Target, about: About) -> Option<NaiveDate> {
        let today = self.today;
        self.one(target, |cell| date::edge(cell, about, Edge::First, today))
    }

    /// A day until which something holds; of a month the last.
    fn last_day(&mut self, target: Target) -> Option<NaiveDate> {
        let today = self.today;
        let column = self
            .plan
            .get(&target)
            .and_then(|columns| columns.first().copied());
        if column.is_some_and(|column| date::is_without_end(self.row.cell(column))) {
            self.hint(target, date::WITHOUT_END);
        }
        self.one(target, |cell| {
            date::edge(cell, About::Any, Edge::Last, today)
        })
    }

    /// A text on one line.
    fn short(&mut self, target: Target) -> String {
        let read = |cell: &Cell| Ok(shown(cell)?.map(|text| Seen::plain(name::one_line(&text))));
        self.one(target, read).unwrap_or_default()
    }

    /// A text with its line breaks; several columns below each other.
    fn long(&mut self, target: Target) -> String {
        let said = |text: &String| blank::blank(text).is_none();
        let read = |cell: &Cell| {
            Ok(shown(cell)?
                .filter(said)
                .map(|text| Seen::plain(vec![text])))
        };
        self.many(target, read).join("\n")
    }

    fn one<T>(&mut self, target: Target, read: impl Fn(&Cell) -> Reading<T>) -> Option<T> {
        let column = *self.plan.get(&target)?.first()?;
        self.cell(target, column, &read)
    }

    fn many<T>(&mut self, target: Target, read: impl Fn(&Cell) -> Reading<Vec<T>>) -> Vec<T> {
        let columns = self.plan.get(&target).cloned().unwrap_or_default();
        columns
            .into_iter()
            .filter_map(|column| self.cell(target, column, &read))
            .flatten()
            .collect()
    }

    fn cell<T>(
        &mut self,
        target: Target,
        column: usize,
        read: &impl Fn(&Cell) -> Reading<T>,
    ) -> Option<T> {
        let title = self.title(column);
        if self.table.is_merged(self.row.number, column) {
            self.note(
                NoteKind::Hint,
                &title,
                "Verbundene Zelle; der Wert der ersten Zeile gilt auch hier.",
            );
        }
        match read(self.row.cell(column)) {
            Ok(seen) => {
                let Seen { value, hints } = seen?;
                hints
                    .into_iter()
                    .for_each(|hint| self.note(NoteKind::Hint, &title, hint));
                Some(value)
            }
            Err(message) => {
                let kind = if is_necessary(target) {
                    NoteKind::Error
                } else {
                    NoteKind::Dropped
                };
                self.note(kind, &title, message);
                None
            }
        }
    }

    fn title(&self, column: usize) -> String {
        self.table
            .columns
            .get(column)
            .map(|column| column.title.clone())
            .unwrap_or_default()
    }

    fn title_of(&self, target: Target) -> String {
        let column = self.plan.get(&target).and_then(|columns| columns.first());
        column.map(|column| self.title(*column)).unwrap_or_default()
    }

    fn hint(&mut self, target: Target, message: &str) {
        let title = self.title_of(target);
        self.note(NoteKind::Hint, &title, message);
    }

    fn error(&mut self, target: Target, message: &str) {
        let title = self.title_of(target);
        self.note(NoteKind::Error, &title, message);
    }

    fn drop(&mut self, target: Target, message: &str) {
        let title = self.title_of(target);
        self.note(NoteKind::Dropped, &title, message);
    }

    fn note(&mut self, kind: NoteKind, column: &str, message: &str) {
        self.failed |= kind == NoteKind::Error;
        self.notes
            .push(Note::new(self.row.number, kind, column, message));
    }

    /// Whether something in this column could not be read.
    fn has_error(&self, column: &str) -> bool {
        let is_missing = |note: &Note| matches!(note.kind, NoteKind::Error | NoteKind::Dropped);
        self.notes
            .iter()
            .any(|note| is_missing(note) && note.column == column)
    }

    fn has_error_at(&self, target: Target) -> bool {
        self.plan.contains_key(&target) && self.has_error(&self.title_of(target))
    }
}

/// Without these there is no person, or a Teilnahme that a report would count wrongly.
fn is_necessary(target: Target) -> bool {
    matches!(
        target,
        Target::Name
            | Target::FamilyName
            | Target::GivenName
            | Target::Baustein
            | Target::Eintritt
            | Target::Austritt
    )
}

/// The text of a cell; nothing for an empty one.
fn shown(cell: &Cell) -> Result<Option<String>, &'static str> {
    match cell {
        Cell::Empty => Ok(None),
        Cell::Broken => Err(choice::BROKEN),
        other => Ok(Some(other.shown())),
    }
}

/// The paper that proves a status.
fn paper_of(status: &Code) -> Option<Code> {
    let paper = match status.as_str() {
        "ankunft" => "ankunftsnachweis",
        "gestattung" => "gestattung_bescheinigung",
        "fiktion" => "fiktionsbescheinigung",
        "gueb" => "grenzuebertrittsbescheinigung",
        "niederlassungserlaubnis" => "aufenthaltstitel",
        code if code.starts_with("duldung") => "duldung_bescheinigung",
        code if code.starts_with("ae_") => "aufenthaltstitel",
        _ => return None,
    };
    Some(Code::new(paper))
}

/// Bausteine with their programmes: `F3`, `F1 + F6`, `KIM Case Management`.
pub(crate) fn bausteine(cell: &Cell, words: &Lexicon<'_>) -> Reading<Vec<(Code, Code)>> {
    let Some(text) = shown(cell)? else {
        return Ok(None);
    };
    if blank::blank(&text).is_some() {
        return Ok(None);
    }
    if let Ok(Some(seen)) = baustein(&text, words) {
        return Ok(Some(seen.map(|one| vec![one])));
    }
    let mut all = Seen::plain(Vec::new());
    for part in text
        .split([',', ';', '+', '/', '&', '\n'])
        .flat_map(|part| part.split(" und "))
    {
        let seen = baustein(part, words)?.ok_or(choice::not_in_list("baustein"))?;
        all.hints.extend(seen.hints);
        all.value.push(seen.value);
    }
    all.hints
        .push("Mehrere Bausteine; für jeden wurde eine Teilnahme mit denselben Daten angelegt.");
    Ok(Some(all))
}

/// A Baustein that exactly one programme has.
fn baustein(text: &str, words: &Lexicon<'_>) -> Reading<(Code, Code)> {
    let Some(seen) = choice::choose(&Cell::text(text), "baustein", words)? else {
        return Ok(None);
    };
    let mut programmes = words
        .presets
        .programmes()
        .filter(|preset| words.presets.has_baustein(&preset.code, &seen.value));
    let programme = programmes
        .next()
        .map(|preset| preset.code.clone())
        .ok_or(choice::not_in_list("baustein"))?;
    if programmes.any(|preset| preset.code != programme) {
        return Err("Diesen Baustein haben mehrere Programme; bitte das Programm dazuschreiben.");
    }
    Ok(Some(seen.map(|baustein| (programme, baustein))))
}

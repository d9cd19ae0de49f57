//! One row becomes one Fallakte. What is not known stays out; what had to be assumed is noted.

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
use crate::value::date::{self, About};
use crate::value::status::Status;
use crate::value::{
    Reading, Seen, address, blank, choice, contact, language, name, number, status,
};

/// Reads a row: the Fallakte unless there is an error, and what was noticed.
pub fn read(
    table: &Table,
    plan: &Plan,
    row: &Row,
    words: &Lexicon<'_>,
    today: NaiveDate,
) -> (Option<Fallakte>, Vec<Note>) {
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
    for problem in check::problems(&akte, words.presets) {
        let column = reader.column_of_key(&problem.key);
        // A value that could not be read is missing now; that is no second mistake.
        if !reader.has_error(&column) {
            reader.note(NoteKind::Error, &column, &problem.message);
        }
    }
    let failed = reader.failed;
    ((!failed).then_some(akte), reader.notes)
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
        let opened_on = self.opened_on(eintritt);
        let mut akte = Fallakte::new(opened_on, person);
        akte.number = self.one(Target::Number, number::number);
        akte.closed_on = self.day(Target::ClosedOn, About::Any);
        self.aufenthalt(&mut akte);
        self.clearing(&mut akte);
        self.bildung(&mut akte);
        akte.teilnahmen = self.teilnahmen(eintritt, opened_on);
        akte.kontakte.extend(self.kontakt(opened_on));
        akte
    }

    fn person(&mut self) -> Person {
        let (family_name, given_name) = self.names();
        let words = self.words;
        let today = self.today;
        let list = |list: &'static str| move |cell: &Cell| choice::choose(cell, list, words);
        let person = Person {
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
        self.check_order(&person);
        person
    }

    fn names(&mut self) -> (String, String) {
        let (family, given) = if self.plan.contains_key(&Target::Name) {
            let parts = name::parts(&self.short(Target::Name));
            if let Some(hint) = parts.hint {
                self.hint(Target::Name, hint);
            }
            (parts.family, parts.given)
        } else {
            (
                self.short(Target::FamilyName),
                self.short(Target::GivenName),
            )
        };
        if family
            .chars()
            .chain(given.chars())
            .any(|c| c.is_ascii_digit())
        {
            let target = if self.plan.contains_key(&Target::Name) {
                Target::Name
            } else {
                Target::FamilyName
            };
            self.hint(target, "Im Namen stehen Ziffern; bitte prüfen.");
        }
        (family, given)
    }

    /// Nobody enters a country before being born.
    fn check_order(&mut self, person: &Person) {
        let born = person.birth_date.as_ref().and_then(|date| date.bounds());
        let entered = person.entry_date.as_ref().and_then(|date| date.bounds());
        if let Some(((born, _), (_, entered))) = born.zip(entered)
            && entered < born
        {
            self.error(Target::EntryDate, "Die Einreise liegt vor der Geburt.");
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

    /// First day of the Fall: as written, else the Eintritt, else today.
    fn opened_on(&mut self, eintritt: Option<NaiveDate>) -> NaiveDate {
        if let Some(day) = self.day(Target::OpenedOn, About::Any) {
            return day;
        }
        let mapped =
            self.plan.contains_key(&Target::OpenedOn) && !self.has_error_at(Target::OpenedOn);
        match eintritt {
            Some(day) => day,
            None => {
                if mapped {
                    self.hint(Target::OpenedOn, "Der Beginn fehlt; als Beginn gilt heute.");
                }
                self.today
            }
        }
    }

    fn aufenthalt(&mut self, akte: &mut Fallakte) {
        let (words, today) = (self.words, self.today);
        let status = self.one(Target::Status, |cell| status::status(cell, words, today));
        let since = self.day(Target::StatusSince, About::Past);
        let until = self.day(Target::StatusUntil, About::Any);
        let valid_until = self.day(Target::DocumentValidUntil, About::Any);
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
            akte.aufenthalt.status.push(Aufenthaltsstatus {
                kind: code,
                basis: String::new(),
                since: since.unwrap_or(akte.opened_on),
                until,
                remark: String::new(),
            });
        } else if (since.is_some() || until.is_some()) && !self.has_error_at(Target::Status) {
            self.error(Target::Status, "Zum Datum des Status fehlt der Status.");
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
        let next_step_on = self.day(Target::NextStepOn, About::Any);
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
            self.error(
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
        self.cell(column, &read)
    }

    fn many<T>(&mut self, target: Target, read: impl Fn(&Cell) -> Reading<Vec<T>>) -> Vec<T> {
        let columns = self.plan.get(&target).cloned().unwrap_or_default();
        columns
            .into_iter()
            .filter_map(|column| self.cell(column, &read))
            .flatten()
            .collect()
    }

    fn cell<T>(&mut self, column: usize, read: &impl Fn(&Cell) -> Reading<T>) -> Option<T> {
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
                self.note(NoteKind::Error, &title, message);
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

    fn note(&mut self, kind: NoteKind, column: &str, message: &str) {
        self.failed |= kind == NoteKind::Error;
        self.notes
            .push(Note::new(self.row.number, kind, column, message));
    }

    fn has_error(&self, column: &str) -> bool {
        self.notes
            .iter()
            .any(|note| note.kind == NoteKind::Error && note.column == column)
    }

    fn has_error_at(&self, target: Target) -> bool {
        self.plan.contains_key(&target) && self.has_error(&self.title_of(target))
    }

    /// The column from which a key of the exchange format came; empty when it came from none.
    fn column_of_key(&self, key: &str) -> String {
        let found = KEYS.iter().filter(|(start, _)| key.starts_with(start));
        let mapped = found
            .flat_map(|(_, targets)| *targets)
            .find(|target| self.plan.contains_key(target));
        mapped
            .map(|target| self.title_of(*target))
            .unwrap_or_default()
    }
}

/// Keys of the exchange format with the targets that fill them; the longer ones first.
const KEYS: &[(&str, &[Target])] = &[
    ("number", &[Target::Number]),
    ("closedOn", &[Target::ClosedOn]),
    ("openedOn", &[Target::OpenedOn]),
    (
        "person.familyName",
        &[Target::FamilyName, Target::Name, Target::GivenName],
    ),
    ("person.givenName", &[Target::GivenName, Target::Name]),
    ("person.callName", &[Target::CallName]),
    ("person.aliases", &[Target::Aliases]),
    ("person.birthDate", &[Target::BirthDate]),
    ("person.entryDate", &[Target::EntryDate]),
    ("person.languages", &[Target::Languages]),
    ("person.reachability.phones", &[Target::Phones]),
    ("person.reachability.messengers", &[Target::Messengers]),
    ("person.reachability.emails", &[Target::Emails]),
    (
        "person.address.municipality",
        &[Target::Town, Target::Address],
    ),
    (
        "person.address.postcode",
        &[Target::Postcode, Target::Town, Target::Address],
    ),
    (
        "person.address",
        &[Target::Street, Target::HouseNumber, Target::Address],
    ),
    (
        "aufenthalt.status",
        &[Target::StatusUntil, Target::StatusSince, Target::Status],
    ),
    (
        "aufenthalt.dokumente",
        &[Target::DocumentValidUntil, Target::Document],
    ),
    ("clearings", &[Target::Remark, Target::Access]),
    ("kontakte[0].nextStepOn", &[Target::NextStepOn]),
    ("kontakte[0].nextStep", &[Target::NextStep]),
    ("kontakte", &[Target::Note]),
    ("teilnahmen[0].austritt", &[Target::Austritt]),
    ("teilnahmen[0].traeger", &[Target::Traeger]),
    ("teilnahmen", &[Target::Austritt, Target::Baustein]),
];

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
        let seen = baustein(part, words)?.ok_or(choice::NOT_IN_LIST)?;
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
        .ok_or(choice::NOT_IN_LIST)?;
    if programmes.any(|preset| preset.code != programme) {
        return Err("Diesen Baustein haben mehrere Programme; bitte das Programm dazuschreiben.");
    }
    Ok(Some(seen.map(|baustein| (programme, baustein))))
}

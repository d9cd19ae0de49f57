//! What each column may be: from its heading first, from its values second, each time with the reason.

use chrono::NaiveDate;
use fallmappe_domain::preset::Presets;

use crate::lexicon::Lexicon;
use crate::table::{Cell, Table};
use crate::target::{Shape, Target, is_refused, is_running_number};
use crate::understand::TEILNAHME;
use crate::value::blank::blank;
use crate::value::date::{self, About};
use crate::value::{choice, contact, language, name, status};
use crate::words::key;

/// Values that are looked at.
const SAMPLE: usize = 200;
/// Share of values that have to fit a known heading.
const FIT_HEADING: f64 = 0.3;
/// Share of values that have to fit when the heading says nothing.
const FIT_ALONE: f64 = 0.8;
/// Share of names from which a column is one of family names.
const FIT_MOST: f64 = 0.6;
/// Beginnings of words of a heading about papers, folded: `Papier läuft ab` says nothing about a Fall.
const PAPERS: [&str; 11] = [
    "papier", "pass", "ausweis", "duld", "gestatt", "titel", "status", "aufenth", "gueltig",
    "laeuft", "einreise",
];
/// Fewest values from which something is concluded.
const FEWEST: usize = 3;

/// What a column may be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// The target; `None` to leave the column out.
    pub target: Option<Target>,
    /// Why, German; empty when there is nothing to say.
    pub reason: &'static str,
}

impl Proposal {
    fn none(reason: &'static str) -> Self {
        Self {
            target: None,
            reason,
        }
    }
}

/// A proposal for each column of a table.
pub fn propose(table: &Table, lists: &Presets, today: NaiveDate) -> Vec<Proposal> {
    let look = Look {
        table,
        words: Lexicon::new(lists),
        today,
    };
    let mut proposals: Vec<Option<Proposal>> = vec![None; table.columns.len()];
    // The surest first, so that a similar heading never takes the place of the right one.
    for step in [
        Look::refused,
        Look::known,
        Look::similar,
        Look::within,
        Look::dated,
        Look::values,
    ] {
        for (index, column) in table.columns.iter().enumerate() {
            if proposals.get(index).is_some_and(Option::is_some) {
                continue;
            }
            let taken: Vec<Target> = proposals
                .iter()
                .flatten()
                .filter_map(|proposal| proposal.target)
                .collect();
            let found = step(&look, index, &column.title).map(|proposal| free(proposal, &taken));
            if let Some(place) = proposals.get_mut(index) {
                *place = found;
            }
        }
    }
    let mut proposals: Vec<Proposal> = proposals
        .into_iter()
        .map(|proposal| proposal.unwrap_or(Proposal::none("")))
        .collect();
    given_names_elsewhere(table, &mut proposals);
    one_column_of_names(table, &mut proposals);
    without_baustein(&mut proposals);
    proposals
}

/// A column of single words beside a Rufname holds family names: the Rufname is the only given name there is.
fn given_names_elsewhere(table: &Table, proposals: &mut [Proposal]) {
    let of = |proposals: &[Proposal], target: Target| {
        proposals
            .iter()
            .position(|proposal| proposal.target == Some(target))
    };
    if of(proposals, Target::GivenName).is_some() {
        return;
    }
    let names = of(proposals, Target::FamilyName).or(of(proposals, Target::Name));
    let Some((names, called)) = names.zip(of(proposals, Target::CallName)) else {
        return;
    };
    if !are_family_names(table, names) {
        return;
    }
    if let Some(proposal) = proposals.get_mut(names) {
        *proposal = Proposal {
            target: Some(Target::FamilyName),
            reason: "Neben einer Spalte mit Rufnamen stehen hier Familiennamen.",
        };
    }
    if let Some(proposal) = proposals.get_mut(called) {
        *proposal = Proposal {
            target: Some(Target::GivenName),
            reason: "Eine andere Spalte mit Vornamen gibt es nicht.",
        };
    }
}

/// Whether most cells hold one name and no comma.
fn are_family_names(table: &Table, column: usize) -> bool {
    let names: Vec<String> = table
        .rows
        .iter()
        .map(|row| row.cell(column).shown())
        .filter(|name| blank(name).is_none())
        .take(SAMPLE)
        .collect();
    let single = |name: &&String| !name.contains(',') && !name::may_hold_given_name(name);
    names.iter().filter(single).count() as f64 > FIT_MOST * names.len() as f64
}

/// Without a Baustein there is no Teilnahme, and a proposal that the program itself refuses is none.
fn without_baustein(proposals: &mut [Proposal]) {
    let has = proposals
        .iter()
        .any(|proposal| proposal.target == Some(Target::Baustein));
    let of_teilnahme = |proposal: &&mut Proposal| {
        !has && proposal
            .target
            .is_some_and(|target| TEILNAHME.contains(&target))
    };
    for proposal in proposals.iter_mut().filter(of_teilnahme) {
        *proposal = Proposal::none(
            "Für eine Teilnahme fehlt eine Spalte mit Programm und Baustein. Ein Eintritt kann als Beginn des Falls gewählt werden.",
        );
    }
}

fn free(proposal: Proposal, taken: &[Target]) -> Proposal {
    match proposal.target {
        Some(target) if taken.contains(&target) && !target.may_repeat() => {
            Proposal::none("Eine andere Spalte hat dieses Ziel schon.")
        }
        _ => proposal,
    }
}

/// `Name` beside `Vorname` is the family name; alone it is the whole name.
fn one_column_of_names(table: &Table, proposals: &mut [Proposal]) {
    let given = proposals
        .iter()
        .any(|proposal| proposal.target == Some(Target::GivenName));
    let whole = proposals
        .iter()
        .any(|proposal| proposal.target == Some(Target::Name));
    if given {
        for proposal in proposals
            .iter_mut()
            .filter(|proposal| proposal.target == Some(Target::Name))
        {
            let family = table.columns.len() > 1 && !whole;
            *proposal = if family {
                Proposal {
                    target: Some(Target::FamilyName),
                    ..*proposal
                }
            } else {
                Proposal::none("Der Vorname hat eine eigene Spalte.")
            };
        }
    } else if !whole {
        for proposal in proposals
            .iter_mut()
            .filter(|proposal| proposal.target == Some(Target::FamilyName))
        {
            *proposal = Proposal {
                target: Some(Target::Name),
                reason: "Es gibt keine Spalte für den Vornamen; vermutlich steht hier der ganze Name.",
            };
        }
    }
}

struct Look<'a> {
    table: &'a Table,
    words: Lexicon<'a>,
    today: NaiveDate,
}

impl Look<'_> {
    fn refused(&self, _: usize, title: &str) -> Option<Proposal> {
        if is_refused(title) {
            return Some(Proposal::none(
                "Angaben zu Gesundheit, Religion, Straftaten oder Asylgründen werden nicht aus Listen übernommen.",
            ));
        }
        is_running_number(title).then_some(Proposal::none(
            "Laufende Nummer; das Programm vergibt Fallnummern.",
        ))
    }

    fn known(&self, index: usize, title: &str) -> Option<Proposal> {
        self.confirmed(
            index,
            Target::of_heading(title)?,
            "Die Überschrift ist bekannt.",
        )
    }

    fn similar(&self, index: usize, title: &str) -> Option<Proposal> {
        self.confirmed(
            index,
            Target::like_heading(title)?,
            "Die Überschrift ist einer bekannten ähnlich.",
        )
    }

    fn within(&self, index: usize, title: &str) -> Option<Proposal> {
        self.confirmed(
            index,
            Target::within_heading(title)?,
            "Die Überschrift enthält ein bekanntes Wort.",
        )
    }

    /// The heading says it, and the values do not speak against it.
    fn confirmed(&self, index: usize, target: Target, reason: &'static str) -> Option<Proposal> {
        let (fitting, all) = self.fitting(index, target);
        let speaks_against = all >= FEWEST && (fitting as f64) < FIT_HEADING * all as f64;
        if target.shape() != Shape::Text && speaks_against {
            return Some(Proposal::none(
                "Die Überschrift ist bekannt, aber die Werte passen nicht dazu.",
            ));
        }
        Some(Proposal {
            target: Some(target),
            reason,
        })
    }

    /// A column of dates with a heading that nobody knows, by the small words in it.
    fn dated(&self, index: usize, title: &str) -> Option<Proposal> {
        let (fitting, all) = self.fitting(index, Target::LastContact);
        if all < FEWEST || (fitting as f64) < FIT_ALONE * all as f64 {
            return None;
        }
        let words: Vec<String> = title.split(|c: char| !c.is_alphabetic()).map(key).collect();
        let has = |list: &[&str]| words.iter().any(|word| list.contains(&word.as_str()));
        let of_a_paper = |word: &String| PAPERS.iter().any(|start| word.starts_with(start));
        let target = if words.iter().any(of_a_paper) {
            return None;
        } else if has(&["seit", "ab", "rein", "dabei"]) {
            Target::OpenedOn
        } else if has(&["raus", "ende", "bis", "weg"]) {
            Target::ClosedOn
        } else {
            return None;
        };
        Some(Proposal {
            target: Some(target),
            reason: "Die Werte sind Daten, und die Überschrift spricht von Anfang oder Ende; bitte prüfen.",
        })
    }

    fn values(&self, index: usize, _: &str) -> Option<Proposal> {
        const BY_VALUE: [(Target, &str); 7] = [
            (Target::Emails, "Die Werte sind E-Mail-Adressen."),
            (Target::Status, "Die Werte sind Aufenthaltsstatus."),
            (Target::GermanLevel, "Die Werte sind Sprachniveaus."),
            (Target::Gender, "Die Werte sind Geschlechter."),
            (
                Target::Nationality,
                "Die Werte sind Länder oder Staatsangehörigkeiten.",
            ),
            (
                Target::BirthDate,
                "Die Werte sind Geburtsdaten junger Menschen.",
            ),
            (Target::Phones, "Die Werte sind Telefonnummern."),
        ];
        let fits = |target: Target| {
            let (fitting, all) = self.fitting(index, target);
            all >= FEWEST && fitting as f64 >= FIT_ALONE * all as f64
        };
        let found = BY_VALUE.iter().find(|(target, _)| fits(*target));
        if let Some((target, reason)) = found {
            return Some(Proposal {
                target: Some(*target),
                reason,
            });
        }
        fits(Target::LastContact).then_some(Proposal::none(
            "Die Werte sind Daten; bitte wählen, welche.",
        ))
    }

    /// How many values fit a target, of how many that say something.
    fn fitting(&self, index: usize, target: Target) -> (usize, usize) {
        let says_something = |cell: &&Cell| match cell {
            Cell::Empty => false,
            Cell::Text(text) => blank(text).is_none(),
            _ => true,
        };
        let values: Vec<&Cell> = self
            .table
            .rows
            .iter()
            .map(|row| row.cell(index))
            .filter(says_something)
            .take(SAMPLE)
            .collect();
        (
            values.iter().filter(|cell| self.fits(cell, target)).count(),
            values.len(),
        )
    }

    fn fits(&self, cell: &Cell, target: Target) -> bool {
        let list = |list: &str| matches!(choice::choose(cell, list, &self.words), Ok(Some(_)));
        match target {
            Target::BirthDate => {
                let seen = date::imprecise(cell, About::Birth, self.today)
                    .ok()
                    .flatten();
                let age = seen.and_then(|seen| seen.value.age_on(self.today));
                age.is_some_and(|(youngest, oldest)| oldest >= 12 && youngest < 60)
            }
            target if target.shape() == Shape::Date => {
                matches!(cell, Cell::Day(_))
                    || matches!(date::imprecise(cell, About::Any, self.today), Ok(Some(_)))
            }
            Target::Emails => matches!(contact::emails(cell), Ok(Some(_))),
            Target::Phones => contact::phones(cell)
                .is_ok_and(|seen| seen.is_some_and(|seen| seen.hints.is_empty())),
            Target::Status => matches!(status::status(cell, &self.words, self.today), Ok(Some(_))),
            Target::GermanLevel => matches!(language::level(cell, &self.words), Ok(Some(_))),
            Target::Gender => list("geschlecht"),
            Target::Nationality => list("staatsangehoerigkeit"),
            Target::Housing => list("wohnen"),
            Target::Access => list("zugangsweg"),
            Target::Document => list("aufenthaltsdokument"),
            Target::Baustein => crate::row::bausteine(cell, &self.words).is_ok(),
            Target::AustrittReason => list("austrittsgrund"),
            Target::School => list("schulabschluss"),
            Target::Vocation => list("berufsabschluss"),
            _ => true,
        }
    }
}

#[cfg(test)]
mod tests;

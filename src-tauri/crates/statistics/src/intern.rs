//! The internal sheet: exact counts for the own desk and, where a legal basis exists, for a Verwendungsnachweis. It
//! carries [`INTERNAL_MARK`] on every page and is never put into the outbox, which takes released reports alone.
//!
//! It counts straight from the facts by their days, whatever was released before. Definitions: domain.md 2.2, printed
//! beside every table.
//!
//! Not here: any protection (that is `release`), the mark on paper, and the line in the Protokoll that the caller writes.

mod answers;
mod bewegung;
mod crossed;
mod desk;
mod ereignisse;
mod gemeinden;
mod grid;
mod merkmale;
mod movement;
mod quartale;
mod strips;
mod texts;
mod verbleib;

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::facts::Facts;
use crate::plan::Plan;
use crate::sheet::{INTERNAL_MARK, Sheet};
use crate::texts::{german_date, range};
use crate::{Period, StatisticsError};
use desk::Desk;
use movement::Movements;

/// On which day the age of the persons of the period is taken. The age of those who entered is always that of the
/// Eintritt, the age of the Bestand that of the Stichtag.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum AgeAt {
    /// On the day of the last Eintritt.
    #[default]
    Eintritt,
    /// On the Stichtag.
    Stichtag,
}

/// What the internal sheet is asked for.
#[derive(Clone, PartialEq, Eq)]
pub struct InternalRequest {
    /// The days that are counted. They may still be running.
    pub period: Period,
    /// The day of the Bestand: in the period or after it.
    pub stichtag: NaiveDate,
    /// The day of the age.
    pub age_at: AgeAt,
    /// The day of evaluation. What is due later is not missing yet.
    pub today: NaiveDate,
    /// The anonymous tally: day, how many were spoken to, how many of them wanted to know more.
    pub ansprachen: Vec<(NaiveDate, u64, u64)>,
    /// The period beside this one, as a column more. Its Stichtag is its last day.
    pub compare: Option<Period>,
    /// Minutes of a Kontakt by its record (`EreignisFact::entry`). Empty: no column of minutes.
    pub minutes: BTreeMap<u64, u64>,
}

impl InternalRequest {
    /// The usual request: Stichtag is the last day of the period, the age is that of the Eintritt.
    #[must_use]
    pub fn new(period: Period, today: NaiveDate) -> Self {
        Self {
            period,
            stichtag: period.to(),
            age_at: AgeAt::default(),
            today,
            ansprachen: Vec::new(),
            compare: None,
            minutes: BTreeMap::new(),
        }
    }
}

/// Counts everything exactly and puts it into one sheet.
///
/// Zero is the number 0. The caller writes the making of the sheet to the Protokoll.
///
/// # Errors
/// `StichtagOutsidePeriod` when the Stichtag lies before the period; `UnknownBaustein` and `ExitBeforeEntry` when the facts
/// do not fit the plan.
pub fn internal_sheet(
    facts: &Facts,
    plan: &Plan,
    request: &InternalRequest,
) -> Result<Sheet, StatisticsError> {
    let desk = Desk::new(facts, plan, request)?;
    let moved = movement::count(&desk, desk.views());
    let mut tables = bewegung::tables(&desk, &moved);
    tables.extend(merkmale::tables(&desk));
    tables.extend(ereignisse::tables(&desk));
    tables.extend(verbleib::tables(&desk));
    for table in tables.iter_mut().filter(|table| table.columns.len() > 1) {
        table.draw_every_column();
    }
    Ok(Sheet {
        title: format!("{}: internes Blatt", plan.title()),
        mark: Some(INTERNAL_MARK),
        head: head(&desk),
        answers: answers::answers(&desk, &tables),
        notes: notes(&desk, &moved),
        tables,
    })
}

fn head(desk: &Desk<'_>) -> Vec<(String, String)> {
    let (plan, request) = (desk.plan, desk.request);
    let age = match request.age_at {
        AgeAt::Eintritt => "am Tag des Eintritts",
        AgeAt::Stichtag => "am Stichtag",
    };
    let mut lines = vec![
        ("Bericht", format!("Internes Blatt: {INTERNAL_MARK}")),
        ("Programm", plan.title().to_owned()),
        ("Berichtszeitraum", range(request.period)),
    ];
    if let Some(compare) = request.compare {
        lines.push(("Vorzeitraum", range(compare)));
    }
    lines.push(("Stichtag", german_date(request.stichtag)));
    if let Some(begin) = desk.begin {
        let name = if plan.begins().is_some() {
            "Programmbeginn"
        } else {
            "Erster Eintritt"
        };
        lines.push((name, german_date(begin)));
    }
    lines.extend([
        ("Alter der Personen", age.to_owned()),
        ("Ausgewertet am", german_date(request.today)),
        ("Schutzregel", texts::NO_RULE.to_owned()),
        ("Tabellenplan", plan.hash().to_owned()),
        ("Programmversion", env!("CARGO_PKG_VERSION").to_owned()),
    ]);
    let owned = lines.into_iter();
    owned
        .map(|(name, value)| (name.to_owned(), value))
        .collect()
}

fn notes(desk: &Desk<'_>, moved: &[Movements]) -> Vec<String> {
    let mut notes = bewegung::balances(moved);
    let request = desk.request;
    if !request.period.is_closed(request.today) {
        notes.push(texts::still_running(request.today));
    }
    notes.push(texts::SIGNS.to_owned());
    notes.push(texts::NO_RULE.to_owned());
    notes
}

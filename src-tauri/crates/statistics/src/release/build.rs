//! Making a released report: facts are counted, `block_rule` decides, and only what it allows is written down. Raw
//! counts end in this file.

use super::{
    Cell, Document, Hidden, Release, ReleasedReport, ReleasedRow, ReleasedTable, ReportHead,
};
use crate::block_rule::{Past, Rule, Shown, UnitShown};
use crate::plan::Group;
use crate::texts::{self, TableText};
use crate::{Facts, Question, StatisticsError, count, ledger};

/// Counts, protects and writes down one closed period.
///
/// # Errors
/// The period is open, overlaps or precedes a released one; the facts do not fit the plan; the ledger is broken.
/// `AlreadyReleased` means: show the stored bytes.
pub fn release(facts: &Facts, question: &Question) -> Result<Release, StatisticsError> {
    release_with(facts, question, &Rule::new(question.k))
}

pub(crate) fn release_with(
    facts: &Facts,
    question: &Question,
    rule: &Rule,
) -> Result<Release, StatisticsError> {
    let history = ledger::admit(question, rule)?;
    let counts = count::count(facts, question)?;
    let is_end = question.stichtag == question.period.to();
    let shown = rule.protect(&counts, question.plan.basis(), is_end, &history);
    let report = ReleasedReport::build(question, &shown, history.programme)?;
    let ledger_entry = ledger::next_entry(question, &shown, report.shown_numbers(), &report.json)?;
    Ok(Release {
        report,
        ledger_entry,
    })
}

impl ReleasedReport {
    fn build(question: &Question, shown: &Shown, past: Past) -> Result<Self, StatisticsError> {
        let document = Document {
            head: ReportHead::new(question),
            tables: tables(question, shown),
            notes: notes(question, shown, past),
        };
        let mut json =
            serde_json::to_vec_pretty(&document).map_err(|_| StatisticsError::Encoding)?;
        json.push(b'\n');
        Ok(Self { document, json })
    }
}

impl ReportHead {
    fn new(question: &Question) -> Self {
        Self {
            format: "fallmappe-bericht",
            version: 1,
            programme: question.plan.programme().to_owned(),
            programme_title: question.plan.title().to_owned(),
            period: question.period,
            stichtag: question.stichtag,
            evaluated: question.today,
            k: question.k.get(),
            plan_hash: question.plan.hash().to_owned(),
            rule: texts::rule(question.k.get()),
            program_version: env!("CARGO_PKG_VERSION"),
        }
    }
}

impl ReleasedTable {
    fn new(text: &TableText, level: Option<String>, rows: Vec<ReleasedRow>) -> Self {
        Self {
            id: text.id,
            title: text.title,
            definition: text.definition,
            level,
            rows,
        }
    }
}

fn tables(question: &Question, shown: &Shown) -> Vec<ReleasedTable> {
    let is_end = question.stichtag == question.period.to();
    let by_baustein = |text: &TableText, figure: &dyn Fn(&UnitShown) -> Option<u64>, on: bool| {
        let rows = question.plan.bausteine().iter().map(|baustein| {
            let unit = shown.bausteine.get(&baustein.code);
            let cell = match unit {
                Some(unit) if on => protected(figure(unit)),
                _ => Cell::Hidden(Hidden::NotApplicable),
            };
            row(question, &baustein.code, &baustein.label, cell)
        });
        ReleasedTable::new(text, None, rows.collect())
    };
    let mut persons = by_baustein(&texts::BAUSTEINE_PERSONEN, &|unit| unit.during, true);
    for row in persons
        .rows
        .iter_mut()
        .filter(|row| row.code == question.plan.basis())
    {
        row.cell = protected(shown.basis);
    }
    let [vermittelte, ereignisse] = vermittlungen(question, shown);
    vec![
        gesamt(question, shown),
        persons,
        by_baustein(&texts::BAUSTEINE_EINTRITTE, &|unit| unit.arrivals, true),
        by_baustein(&texts::BAUSTEINE_AUSTRITTE, &|unit| unit.leavers, true),
        by_baustein(&texts::BAUSTEINE_BESTAND, &|unit| unit.end, is_end),
        vermittelte,
        ereignisse,
    ]
}

fn gesamt(question: &Question, shown: &Shown) -> ReleasedTable {
    let unit = &shown.programme;
    let persons = match unit.during {
        None if shown.fewer_than_k => Cell::Hidden(Hidden::FewerThanK),
        value => protected(value),
    };
    let cells = [
        persons,
        protected(shown.teilnahmen),
        protected(unit.arrivals),
        protected(unit.leavers),
        protected(shown.at_stichtag),
    ];
    let rows = texts::GESAMT_ROWS
        .iter()
        .zip(cells)
        .map(|((code, label), cell)| row(question, code, label, cell))
        .collect();
    ReleasedTable::new(&texts::GESAMT, None, rows)
}

/// Persons and events, at the same rung. When no rung may be shown, the coarsest one stands there without numbers.
fn vermittlungen(question: &Question, shown: &Shown) -> [ReleasedTable; 2] {
    let open = shown.vermittlungen.as_ref();
    let levels = question.plan.levels();
    let level = open.map_or(levels.last(), |open| levels.get(open.level));
    let groups: &[Group] = level.map_or(&[], |level| &level.groups);
    let label = level
        .filter(|_| open.is_some())
        .map(|level| level.label.clone());
    let table = |text: &TableText, numbers: Option<&Vec<u64>>| {
        let rows = groups.iter().enumerate().map(|(place, group)| {
            let value = numbers.and_then(|numbers| numbers.get(place)).copied();
            row(question, &group.code, &group.label, protected(value))
        });
        ReleasedTable::new(text, label.clone(), rows.collect())
    };
    [
        table(
            &texts::VERMITTLUNGEN_PERSONEN,
            open.map(|open| &open.persons),
        ),
        table(
            &texts::VERMITTLUNGEN_EREIGNISSE,
            open.and_then(|open| open.events.as_ref()),
        ),
    ]
}

fn protected(value: Option<u64>) -> Cell {
    value.map_or(Cell::Hidden(Hidden::Protected), Cell::Shown)
}

fn row(question: &Question, code: &str, label: &str, cell: Cell) -> ReleasedRow {
    ReleasedRow {
        code: code.to_owned(),
        label: label.to_owned(),
        cell,
        k: question.k.get(),
    }
}

/// Depends on what is shown and on earlier releases only.
fn notes(question: &Question, shown: &Shown, past: Past) -> Vec<String> {
    let k = question.k.get();
    let unit = &shown.programme;
    let mut notes = vec![texts::signs(k)];
    if let UnitShown {
        before: Some(before),
        arrivals: Some(arrivals),
        leavers: Some(leavers),
        end: Some(end),
        ..
    } = *unit
    {
        notes.push(texts::balance(before, arrivals, leavers, end));
    }
    let last = ledger::earlier(question).next_back();
    match (past, last) {
        (Past::Stock { value, .. }, Some(last)) if unit.during.is_none() => {
            notes.push(texts::old_stock(value, last.period.to()));
        }
        (_, Some(_)) if unit.during.is_some() && unit.arrivals.is_none() => {
            notes.push(texts::ENTRIES_HIDDEN.to_owned());
        }
        _ => {}
    }
    notes.push(texts::NOT_ROLLED_OVER.to_owned());
    notes.push(texts::LIMITS.to_owned());
    notes
}

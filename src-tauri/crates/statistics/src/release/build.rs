//! Making a released report: facts are counted, `block_rule` decides, and only what it allows is written down. Raw
//! counts end in this file. Several releases of one plan make one report over their whole time, from the ledger alone.

use std::collections::BTreeSet;

use super::tables::{self, Span};
use super::{Document, Release, ReleasedReport, ReportHead};
use crate::block_rule::Rule;
use crate::facts::{Books, Facts};
use crate::ledger::Public;
use crate::{
    LedgerEntry, Mode, Period, Plan, Question, StatisticsError, answers, auditor, books, ledger,
    rounding, texts,
};

/// Counts, protects and writes down one closed period.
///
/// # Errors
/// The period is open, overlaps or precedes a released one; the facts do not fit the plan; the ledger is broken.
/// `AlreadyReleased` means: show the stored bytes.
pub fn release(
    facts: &Facts,
    books: &Books,
    question: &Question,
) -> Result<Release, StatisticsError> {
    release_with(facts, books, question, &Rule::new(question.k))
}

pub(crate) fn release_with(
    facts: &Facts,
    books: &Books,
    question: &Question,
    rule: &Rule,
) -> Result<Release, StatisticsError> {
    ledger::admit(question, rule)?;
    let past = Public::new(question.earlier(), question.plan_since());
    // What is rounded is not rolled over: a table that was withheld once would be told by the next.
    let since = |id: &str| match question.mode {
        Mode::Blockregel => past.since(id),
        Mode::Runden5 => question.next_sequence(),
    };
    let counted = books::count(facts, books, question, &since)?;
    let blocks = match question.mode {
        Mode::Blockregel => rule.protect(&counted.counts, question, &past),
        Mode::Runden5 => rounding::protect(&counted.counts, question, &past),
    };
    let entry = LedgerEntry::next(question, blocks);
    let report = {
        let all: Vec<&LedgerEntry> = question.earlier().chain([&entry]).collect();
        let span = Span::new(&question.plan, &all, entry.sequence, &entry);
        ReleasedReport::build(&span)?
    };
    let ids = entry
        .blocks
        .keys()
        .filter_map(|id| id.strip_prefix("ereignisse/"));
    let published: BTreeSet<String> = ids.map(str::to_owned).collect();
    let events = counted.booked_events(entry.sequence, &published);
    let ledger_entry = entry.seal(report.json())?;
    Ok(Release {
        report,
        ledger_entry,
        moves: counted.moves,
        events,
    })
}

/// The report of one release, written again from the ledger.
///
/// # Errors
/// `NothingReleased` when the ledger has no such release of this plan.
pub fn reopen(
    plan: &Plan,
    entries: &[LedgerEntry],
    sequence: u64,
) -> Result<ReleasedReport, StatisticsError> {
    let known: Vec<&LedgerEntry> = of_plan(plan, entries)?;
    let this = known
        .iter()
        .find(|entry| entry.sequence == sequence && entry.plan_hash == plan.hash());
    let this = this.ok_or(StatisticsError::NothingReleased)?;
    ReleasedReport::build(&Span::new(plan, &known, sequence, this))
}

/// One report over several released periods, from the first day of the first to the last day of the last. It says nothing
/// that these releases did not say.
///
/// # Errors
/// `NothingReleased` when the released periods do not fill the asked one exactly, or were released by another plan.
pub fn combine(
    plan: &Plan,
    entries: &[LedgerEntry],
    period: Period,
) -> Result<ReleasedReport, StatisticsError> {
    let known = of_plan(plan, entries)?;
    let inside: Vec<&&LedgerEntry> = known
        .iter()
        .filter(|entry| period.contains(entry.period.from()) && period.contains(entry.period.to()))
        .collect();
    let (Some(first), Some(last)) = (inside.first(), inside.last()) else {
        return Err(StatisticsError::NothingReleased);
    };
    let filled = first.period.from() == period.from()
        && last.period.to() == period.to()
        && inside
            .windows(2)
            .all(|pair| matches!(pair, [one, two] if two.period.follows_directly(&one.period)))
        && inside
            .iter()
            .all(|entry| entry.plan_hash == plan.hash() && entry.mode == last.mode);
    if !filled {
        return Err(StatisticsError::NothingReleased);
    }
    ReleasedReport::build(&Span::new(plan, &known, first.sequence, last))
}

fn of_plan<'a>(
    plan: &Plan,
    entries: &'a [LedgerEntry],
) -> Result<Vec<&'a LedgerEntry>, StatisticsError> {
    ledger::verify_chain(entries)?;
    Ok(entries
        .iter()
        .filter(|entry| entry.programme == plan.programme())
        .collect())
}

impl ReleasedReport {
    fn build(span: &Span<'_>) -> Result<Self, StatisticsError> {
        let head = ReportHead::new(span)?;
        let tables = tables::tables(span);
        let document = Document {
            answers: answers::answers(&tables, head.period, head.releases.len() > 1),
            notes: tables::notes(span),
            head,
            tables,
        };
        let mut json =
            serde_json::to_vec_pretty(&document).map_err(|_| StatisticsError::Encoding)?;
        json.push(b'\n');
        Ok(Self { document, json })
    }
}

impl ReportHead {
    fn new(span: &Span<'_>) -> Result<Self, StatisticsError> {
        let (plan, last) = (span.plan, span.last());
        Ok(Self {
            format: "fallmappe-bericht",
            version: 2,
            programme: plan.programme().to_owned(),
            programme_title: plan.title().to_owned(),
            period: Period::new(span.from(), last.period.to())?,
            stichtag: last.stichtag,
            evaluated: last.released_on,
            releases: span.inside().map(|entry| entry.sequence).collect(),
            k: span.k(),
            mode: last.mode,
            plan_hash: plan.hash().to_owned(),
            rule: match last.mode {
                Mode::Blockregel => texts::rule(span.k()),
                Mode::Runden5 => texts::ROUNDING.to_owned(),
            },
            nachrechnung: nachrechnung(span),
            program_version: env!("CARGO_PKG_VERSION"),
        })
    }
}

/// What an outsider can derive from this release and all before it, as a sentence. It depends on what was published alone.
fn nachrechnung(span: &Span<'_>) -> String {
    let entries: Vec<LedgerEntry> = span.all().cloned().collect();
    let audit = auditor::audit(span.plan, &entries);
    let k = u64::from(span.k());
    match (audit.consistent, audit.weak(k).count()) {
        (true, 0) => texts::nothing_betrayed(audit.releases, audit.figures.len()),
        _ => texts::BETRAYED.to_owned(),
    }
}

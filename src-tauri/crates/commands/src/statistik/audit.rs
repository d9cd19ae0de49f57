//! "Nachrechnen": what an outsider can derive from everything that was released.

use fallmappe_statistics::{LedgerEntry, Plan, audit};

use crate::Answer;
use crate::error::ErrorCode;
use crate::host::Host;
use crate::schema::{AuditStatistik, Nachrechnung, WeakFigure};
use crate::session::Session;

pub fn audit_statistik<H: Host>(
    session: &mut Session<H>,
    request: AuditStatistik,
) -> Answer<Nachrechnung> {
    let ledger = super::facts::ledger(&session.vault()?.store.reader())?;
    let plan = super::plan(&request.programme)?;
    if !ledger
        .iter()
        .any(|entry| entry.programme == plan.programme())
    {
        return Err(ErrorCode::NothingReleased.into());
    }
    nachrechnung(&plan, &ledger)
}

/// Recomputes the ledger as it is, or as it would be.
pub(super) fn nachrechnung(plan: &Plan, ledger: &[LedgerEntry]) -> Answer<Nachrechnung> {
    let of_plan: Vec<&LedgerEntry> = ledger
        .iter()
        .filter(|entry| entry.programme == plan.programme())
        .collect();
    let audit = audit(plan, ledger);
    let k = of_plan.last().map_or(0, |entry| u64::from(entry.k));
    let weak = audit.weak(k).map(|(name, interval)| WeakFigure {
        figure: name.to_owned(),
        low: interval.low,
        high: interval.high,
    });
    Ok(Nachrechnung {
        releases: count(of_plan.len()),
        figures: count(audit.figures.len()),
        weak: weak.collect(),
        consistent: audit.consistent,
    })
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

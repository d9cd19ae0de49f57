//! Statistics that betray nobody: counts the Teilnahmen and Vermittlungen of one closed period and shows of them only what
//! nobody can compute back to a small group, not even with all earlier reports and this program at hand.
//!
//! The way of a number: [`Facts`] are counted exactly (`count`, private), `block_rule` (private) decides what may be shown,
//! [`release`] writes that into a [`ReleasedReport`], the only type here with numbers that can be serialised, and into a
//! [`LedgerEntry`], which the next release needs. [`audit`] recomputes from the ledger what an outsider can derive.
//! The rule with its reasons and worked examples stands at the top of `block_rule.rs`.
//!
//! What is deliberately not here: persons and their names (facts carry an opaque number), storage, the clock, drawing,
//! the internal sheet with exact counts, and adding up several laptops.

mod auditor;
mod block_rule;
mod count;
mod error;
mod export;
mod ledger;
mod period;
mod plan;
mod question;
mod release;
mod texts;

pub use auditor::{Audit, Interval, audit};
pub use error::{PlanFault, StatisticsError};
pub use export::{to_csv, to_json};
pub use ledger::{LedgerEntry, verify_chain};
pub use period::Period;
pub use plan::{Group, Labelled, Level, Plan};
pub use question::{Facts, MinCount, Question, TeilnahmeFact, VermittlungFact};
pub use release::{
    Cell, Hidden, Release, ReleasedReport, ReleasedRow, ReleasedTable, ReportHead, release,
};

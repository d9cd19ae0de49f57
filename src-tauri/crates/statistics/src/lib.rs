//! Statistics that betray nobody: counts one closed period of a programme and shows of it only what nobody can compute
//! back to a small group, not even with all earlier reports and this program at hand.
//!
//! The way of a number: [`Facts`] and [`Books`] are counted exactly (`books`, private), `block_rule` (private; or
//! `rounding`) decides which blocks may be shown, the blocks become a [`LedgerEntry`], and from entries alone
//! [`release`], [`reopen`] and [`combine`] write a [`ReleasedReport`], the only type here with numbers that can be
//! serialised. [`audit`] recomputes from the ledger what an outsider can derive. Paper, spreadsheet, list and charts
//! are made from a [`Sheet`], so that they carry the same numbers. The rule with its reasons and worked examples
//! stands at the top of `block_rule.rs`.
//!
//! # Why nothing can be computed back
//!
//! All who joined (J) and all who left (L) only ever grow. A figure that is hidden is tried again in the next release
//! for everything since it was last shown.
//!
//! * One stream: hidden means "at most k came since". A later, larger total fits every number from 0 to k.
//! * A total is told; everything else is a split of it. A hidden split may still be at either end, none or all, and
//!   both ends are such that the rule hides them, because zero counts as small.
//! * Two shown splits: how many are on both yes sides lies between max(0, r + c - N) and min(r, c). That is a room
//!   of min(r, c, N - r, N - c), above k because all four are shown cells.
//! * Bausteine and Merkmale hang on the programme as leaves on a hub. Two leaves never meet in a table, so given the
//!   hub each can be at its own end.
//! * Sums over categories that overlap (Teilnahmen, a coarser rung of the ladder) tell something about the overlap.
//!   What is left of it when the finer figures stay hidden is 0..k; that is why the thresholds are "above k".
//!
//! The tests try this on every table of small shapes: for each publication the smallest and largest true value of
//! every cell and remainder among all tables that give this publication. Known-bad changes of the rule are caught
//! by the same tests.
//!
//! What is deliberately not here: persons and their names (facts carry an opaque number), storage, the clock,
//! and adding up several laptops. [`internal_sheet`] counts exactly for the own desk; what it gives is marked and
//! never becomes a [`ReleasedReport`].

mod answers;
mod auditor;
mod bedarf;
mod beside;
mod block_rule;
mod books;
pub mod chart;
mod error;
mod export;
mod facts;
mod intern;
mod ledger;
mod period;
mod plan;
mod question;
mod release;
mod rounding;
mod sheet;
mod texts;

#[cfg(test)]
#[path = "../tests/cases/mod.rs"]
#[allow(dead_code, reason = "a test takes the town it needs")]
pub(crate) mod cases;

pub use auditor::{Audit, Interval, audit};
pub use bedarf::{Need, NeedTable, ToldNeed, protect_need, quarter, split_is_free};
pub use error::{PlanFault, StatisticsError};
pub use export::{sheet_csv, sheet_xlsx, to_csv, to_json};
pub use facts::{BookedEvent, Books, EreignisFact, Facts, Move, PersonFact, Step, TeilnahmeFact};
pub use intern::{AgeAt, InternalRequest, internal_sheet};
pub use ledger::{LedgerEntry, Mode, PublicBlock, verify_chain};
pub use period::Period;
pub use plan::{CountOf, Ereignis, Group, Labelled, Level, Merkmal, Plan, Stream};
pub use question::{MinCount, Question};
pub use release::{
    Answer, Cell, Hidden, Release, ReleasedReport, ReleasedRow, ReleasedTable, ReportHead, combine,
    release, reopen,
};
pub use sheet::{
    Chart, INTERNAL_MARK, PREVIEW_MARK, Sheet, SheetAnswer, SheetCell, SheetRow, SheetTable,
};

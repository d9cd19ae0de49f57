//! Statistics that betray nobody: counts the Teilnahmen and Vermittlungen of one closed period and shows of them
//! only what nobody can compute back to a small group, not even with all earlier reports and this program at hand.
//!
//! The way of a number: [`Facts`] are counted exactly (`count`, private), `block_rule` (private) decides what may
//! be shown, [`release`] writes that into a [`ReleasedReport`], the only type here with numbers that can be
//! serialised, and into a [`LedgerEntry`], which the next release needs. [`audit`] recomputes from the ledger what
//! an outsider can derive. The rule with its reasons and worked examples stands at the top of `block_rule.rs`.
//!
//! # Why nothing can be computed back
//!
//! The persons N of a period are told. Everything else is a split of them into yes and no, and the splits are
//! chosen so that each is *free*: given the told totals, any number from none to all fits, whatever the other
//! splits say.
//!
//! * One split: hidden means "one side is too small". Both ends, none and all, are such cases, so a hidden side may
//!   still be anything from 0 to N, although the reader knows the rule.
//! * Two shown splits: how many are on both yes sides lies between max(0, r + c - N) and min(r, c). That is a room
//!   of min(r, c, N - r, N - c), at least k because all four are shown cells.
//! * Movement: the Bestand between two periods is the only thing they share, and any Bestand from 0 to the smaller
//!   N fits. So it is the split that is shown or hidden once, with the first of the two, and never opened
//!   afterwards.
//! * A Baustein hangs on the programme as a leaf on a hub. Two leaves never meet in a table, so given the hub each
//!   can be at its own end.
//! * Sums over categories that overlap (Teilnahmen, a coarser rung of the ladder) tell something about the overlap.
//!   What is left of it when the finer figures stay hidden is 0..k; that is why the thresholds there are "above k".
//!
//! The tests try this on every table of small shapes: for each publication the smallest and largest true value of
//! every cell and remainder among all tables that give this publication. Known-bad changes of the rule are caught
//! by the same tests.
//!
//! What is deliberately not here: persons and their names (facts carry an opaque number), storage, the clock,
//! drawing, and adding up several laptops. [`internal_sheet`] counts exactly for the own desk; it gives a [`Sheet`], which
//! cannot be serialised.

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

pub use auditor::{Audit, Interval, audit};
pub use bedarf::{Need, NeedTable, ToldNeed, protect_need, quarter, split_is_free};
pub use error::{PlanFault, StatisticsError};
pub use export::{sheet_csv, sheet_xlsx, to_csv, to_json};
pub use facts::{BookedEvent, Books, EreignisFact, Facts, Move, PersonFact, Step, TeilnahmeFact};
pub use intern::{AgeAt, InternalRequest, internal_sheet};
pub use ledger::{LedgerEntry, PublicBlock, verify_chain};
pub use period::Period;
pub use plan::{CountOf, Ereignis, Group, Labelled, Level, Merkmal, Plan, Stream};
pub use question::{MinCount, Mode, Question};
pub use release::{
    Answer, Cell, Hidden, Release, ReleasedReport, ReleasedRow, ReleasedTable, ReportHead, combine,
    release, reopen,
};
pub use sheet::{Chart, INTERNAL_MARK, Sheet, SheetAnswer, SheetCell, SheetRow, SheetTable};

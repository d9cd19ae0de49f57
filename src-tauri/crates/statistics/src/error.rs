//! Why a release is refused. No variant carries a count, a name or anything else about a person.

use chrono::NaiveDate;
use thiserror::Error;

/// Everything that can stop a release. The caller turns each variant into a German sentence.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum StatisticsError {
    /// The first day of the period lies after the last one, or the calendar does not hold the asked-for dates.
    #[error("the period is not a valid range of days")]
    InvalidPeriod,
    /// The period is still running: only a period whose last day lies before today is closed.
    #[error("the period is not closed yet")]
    PeriodNotClosed,
    /// The Stichtag lies outside the period.
    #[error("the Stichtag lies outside the period")]
    StichtagOutsidePeriod,
    /// The minimum count is below 3, the lowest value any German office works with.
    #[error("the minimum count must be at least 3")]
    MinCountTooSmall,
    /// The plan is not valid JSON of the plan format, or breaks one of its rules.
    #[error("the plan is not valid: {0}")]
    InvalidPlan(PlanFault),
    /// A Teilnahme names a Baustein that the plan does not know.
    #[error("a Teilnahme names a Baustein that is not in the plan")]
    UnknownBaustein,
    /// A Teilnahme ends before it begins.
    #[error("a Teilnahme ends before it begins")]
    ExitBeforeEntry,
    /// Exactly this period was released before, with the same plan and minimum count. Show the stored bytes again.
    #[error("this period was already released as number {sequence}")]
    AlreadyReleased {
        /// The number of that release in the ledger.
        sequence: u64,
    },
    /// The period was released before with another plan, Stichtag or minimum count.
    #[error("this period was released differently as number {sequence}")]
    ReleasedDifferently {
        /// The number of that release in the ledger.
        sequence: u64,
    },
    /// An earlier period was released in the other mode of protection. Exact and rounded numbers of the same persons
    /// betray each other.
    #[error("release number {sequence} was protected in the other mode")]
    ModeChanged {
        /// The number of that release in the ledger.
        sequence: u64,
    },
    /// The period shares days with a released one.
    #[error("the period overlaps release number {sequence}")]
    PeriodOverlaps {
        /// The number of that release in the ledger.
        sequence: u64,
    },
    /// The period lies before a released one. Releases go forward in time only.
    #[error("the period lies before the last released day {last_day}")]
    PeriodBeforeLastRelease {
        /// Last day of the latest released period.
        last_day: NaiveDate,
    },
    /// No releases of this plan fill exactly the asked days.
    #[error("no releases fill the asked period")]
    NothingReleased,
    /// An entry of the ledger was changed, removed or put in another order.
    #[error("the ledger is broken at number {sequence}")]
    LedgerBroken {
        /// The first entry that does not fit.
        sequence: u64,
    },
    /// The report or a ledger entry could not be written as JSON or as a spreadsheet.
    #[error("the report could not be encoded")]
    Encoding,
}

/// Which rule of the plan format is broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum PlanFault {
    /// Not JSON, an unknown key, or a key is missing.
    #[error("not the plan format")]
    NotThePlanFormat,
    /// Format name or version is not the one this program reads.
    #[error("written for another version")]
    OtherVersion,
    /// A code or label is empty, or holds a control character.
    #[error("an empty or unprintable code or label")]
    BadText,
    /// A code appears twice in one list.
    #[error("a code appears twice")]
    DuplicateCode,
    /// `basis` names no Baustein of the list.
    #[error("the basis is not a Baustein of the plan")]
    UnknownBasis,
    /// A level of a ladder does not hold every value exactly once, the rest included.
    #[error("a level does not hold every value exactly once")]
    NotAPartition,
    /// A level splits what the level before had together.
    #[error("a level splits a group of the level before")]
    NotCoarser,
    /// More than one hub, a hub that is not of the Eintritte, or one property told of Eintritte and Austritte.
    #[error("the tables do not form a star")]
    NotAStar,
}

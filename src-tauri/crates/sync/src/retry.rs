//! When to try again: exponential back-off with full jitter. Pure: clock and chance are handed in.
//!
//! There is no last attempt; a report waits as long as it takes. A person who presses "send" is not
//! asked to wait: this is for tries that the program makes by itself.

use chrono::{NaiveDateTime, TimeDelta};

/// Shortest wait, and the upper end after the first failure.
pub const SHORTEST_WAIT: TimeDelta = TimeDelta::minutes(1);
/// Longest wait.
pub const LONGEST_WAIT: TimeDelta = TimeDelta::hours(6);

/// How long to wait after so many failures in a row, a whole number of seconds.
///
/// Anything between one minute and an upper end that doubles from two minutes up to six hours,
/// chosen by `random`: laptops that failed together must not come back together. `random` is any 64
/// random bits; the rest of the division prefers no second by more than one in 10^14.
pub fn wait(failures: u32, random: u64) -> TimeDelta {
    let shortest = SHORTEST_WAIT.num_seconds();
    let doubled = shortest.saturating_mul(1_i64 << failures.min(20));
    let upper = doubled.clamp(shortest, LONGEST_WAIT.num_seconds());
    let span = (upper - shortest).unsigned_abs() + 1;
    let chosen = i64::try_from(random % span).unwrap_or(0);
    TimeDelta::seconds(shortest + chosen)
}

/// When the next attempt is due. At the end of the calendar the present moment, so that nothing
/// waits for ever.
pub fn next_attempt(now: NaiveDateTime, failures: u32, random: u64) -> NaiveDateTime {
    now.checked_add_signed(wait(failures, random))
        .unwrap_or(now)
}

/// Whether an attempt is due. A due time further away than the longest wait can only come from a
/// clock that was set back, and does not hold anything up.
pub fn is_due(now: NaiveDateTime, due: NaiveDateTime) -> bool {
    now >= due || due.signed_duration_since(now) > LONGEST_WAIT
}

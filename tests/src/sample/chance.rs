//! Repeatable chance: SplitMix64 (Steele, Lea, Flood 2014), which needs nothing but a number to start from.
//!
//! Not for keys, pseudonyms or anything that must not be guessed.

use chrono::{Datelike, Days, NaiveDate, Weekday};

/// A stream of numbers.
pub struct Chance(u64);

impl Chance {
    /// The stream of one subject under one seed.
    pub fn new(seed: u64, subject: u64) -> Self {
        let mut chance = Self(seed ^ subject.wrapping_mul(0xA076_1D64_78BD_642F));
        chance.next();
        chance
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number from `low` to `high`, both possible.
    pub fn between(&mut self, low: u64, high: u64) -> u64 {
        low + self.next() % (high.saturating_sub(low) + 1)
    }

    /// True in `percent` of a hundred cases.
    pub fn percent(&mut self, percent: u64) -> bool {
        self.between(1, 100) <= percent
    }

    /// One of the items; the default when there are none.
    pub fn pick<T: Copy + Default>(&mut self, items: &[T]) -> T {
        let last = items.len().saturating_sub(1) as u64;
        let index = self.between(0, last) as usize;
        items.get(index).copied().unwrap_or_default()
    }

    /// Some of the items in their order, each at most once.
    pub fn some<T: Copy>(&mut self, items: &[T], count: usize) -> Vec<T> {
        let mut left = count.min(items.len());
        let mut chosen = Vec::new();
        for (index, item) in items.iter().enumerate() {
            let remaining = items.len() - index;
            if self.between(1, remaining as u64) <= left as u64 {
                chosen.push(*item);
                left -= 1;
            }
        }
        chosen
    }

    /// A working day between two days; the last day when there is none.
    pub fn workday(&mut self, first: NaiveDate, last: NaiveDate) -> NaiveDate {
        let span = last.signed_duration_since(first).num_days().max(0) as u64;
        let drawn = first + Days::new(self.between(0, span));
        let mut day = back_to_workday(drawn).max(first);
        while is_free(day) && day < last {
            day = later(day, 1);
        }
        day
    }
}

/// The day itself, or the last working day before a weekend or a holiday with a fixed date.
pub fn back_to_workday(mut day: NaiveDate) -> NaiveDate {
    while is_free(day) {
        day = before(day, 1);
    }
    day
}

fn is_free(day: NaiveDate) -> bool {
    let holiday = matches!(
        (day.month(), day.day()),
        (1, 1) | (5, 1) | (10, 3) | (11, 1) | (12, 24..=26 | 31)
    );
    holiday || matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}

/// The day `days` later.
pub fn later(day: NaiveDate, days: u64) -> NaiveDate {
    day + Days::new(days)
}

/// The day `days` before.
pub fn before(day: NaiveDate, days: u64) -> NaiveDate {
    day - Days::new(days)
}

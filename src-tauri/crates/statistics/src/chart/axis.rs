//! The axis of counts: from 0 to a round number, in few equal steps. Whole numbers only, because persons are counted.

/// The most steps of an axis.
const STEPS: u128 = 5;

/// An axis from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Axis {
    /// Its last number.
    pub top: u128,
    /// From one number to the next.
    pub step: u128,
}

impl Axis {
    /// The axis for values up to `largest`: steps of 1, 2 or 5 times a power of ten.
    pub fn new(largest: u64) -> Self {
        let largest = u128::from(largest).max(1);
        let mut power = 1;
        loop {
            for factor in [1, 2, 5] {
                let step = factor * power;
                if largest.div_ceil(step) <= STEPS {
                    let top = largest.div_ceil(step) * step;
                    return Axis { top, step };
                }
            }
            power *= 10;
        }
    }

    /// The numbers of the axis, 0 included.
    pub fn ticks(self) -> impl Iterator<Item = u128> {
        (0..=self.top / self.step).map(move |index| index * self.step)
    }

    /// How long a bar of `value` is on an axis of `length`. What is more than nothing can be seen.
    pub fn extent(self, value: u128, length: i32) -> i32 {
        let length = u128::try_from(length).unwrap_or_default();
        let extent = (value * length + self.top / 2) / self.top;
        let least = u128::from(value > 0);
        i32::try_from(extent.max(least)).unwrap_or(i32::MAX)
    }
}

/// A count as Germans write it: 12.345.
#[must_use]
pub fn german_number(value: u64) -> String {
    grouped(u128::from(value))
}

pub(super) fn grouped(value: u128) -> String {
    let digits = value.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push('.');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn numbers_and_steps_are_round() {
        assert_eq!(german_number(7), "7");
        assert_eq!(german_number(1_234), "1.234");
        assert_eq!(german_number(100_000), "100.000");
        let ticks = |largest| Axis::new(largest).ticks().collect::<Vec<_>>();
        assert_eq!(ticks(0), [0, 1]);
        assert_eq!(ticks(5), [0, 1, 2, 3, 4, 5]);
        assert_eq!(ticks(7), [0, 2, 4, 6, 8]);
        assert_eq!(ticks(86), [0, 20, 40, 60, 80, 100]);
        assert_eq!(ticks(255), [0, 100, 200, 300]);
    }

    proptest! {
        #[test]
        fn a_bar_never_leaves_the_axis(largest in any::<u64>(), part in 0.0..=1.0f64) {
            let axis = Axis::new(largest);
            let value = u128::from((largest as f64 * part) as u64).min(u128::from(largest));
            prop_assert!(axis.top >= u128::from(largest));
            prop_assert!(axis.ticks().count() <= 6);
            let extent = axis.extent(value, 1000);
            prop_assert!((0..=1000).contains(&extent));
            prop_assert_eq!(extent == 0, value == 0);
        }
    }
}

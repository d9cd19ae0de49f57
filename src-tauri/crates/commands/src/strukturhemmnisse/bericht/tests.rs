//! Half-years, and which numbers of one may be told.

use proptest::prelude::*;

use super::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

#[test]
fn only_a_half_year_that_is_over_has_a_report() {
    let today = day("2026-07-01");
    let first = closed(2026, 1, today).unwrap();
    assert_eq!(
        (first.from, first.to),
        (day("2026-01-01"), day("2026-06-30"))
    );
    assert_eq!(first.period, "2026-H1");
    let last = closed(2025, 2, today).unwrap();
    assert_eq!((last.from, last.to), (day("2025-07-01"), day("2025-12-31")));
    let code =
        |year, half, today: &str| closed(year, half, day(today)).err().map(|error| error.code);
    assert_eq!(code(2026, 1, "2026-06-30"), Some(ErrorCode::PeriodOpen));
    assert_eq!(code(2026, 3, "2026-07-01"), Some(ErrorCode::BadPeriod));
    assert_eq!(code(1, 1, "2026-07-01"), Some(ErrorCode::BadPeriod));
    assert_eq!(code(i32::MAX, 2, "2026-07-01"), Some(ErrorCode::BadPeriod));
}

proptest! {
    #[test]
    fn a_small_group_is_never_told(persons in 0u32..40, more in 0u32..40, rest in 0u32..40, k in 3u32..9) {
        let told = protect(persons, persons + more, persons + rest, MinCount::new(k).unwrap());
        prop_assert_eq!(told.is_some(), persons >= k && rest >= k);
        let entries = told.and_then(|told| told.entries);
        prop_assert_eq!(entries.is_some(), told.is_some() && more >= k);
    }
}

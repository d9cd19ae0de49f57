//! Ledgers made by a flawed rule: the auditor, which knows nothing of the rule, must notice. What only an intruder with
//! the program sees is caught in the tests of `block_rule`.

use super::year::office;
use super::*;

/// Weak figures of twelve months by a flawed rule, over a few seeds.
fn weak(flaw: Flaw) -> usize {
    let rule = Rule::flawed(MinCount::default(), flaw);
    let of_seed = |seed: u64| {
        let mut office = office(seed, 60 + 40 * seed);
        for number in 1..13 {
            office.release_with(month(number), &rule);
        }
        audit(&plan(), &office.ledger).weak(5).count()
    };
    (0..4).map(of_seed).sum()
}

#[test]
fn the_auditor_notices_flawed_rules() {
    for flaw in [
        Flaw::ZeroNotSmall,
        Flaw::OneTooLow,
        Flaw::ComplementUnchecked,
        Flaw::LedgerIgnored,
        Flaw::LevelByData,
    ] {
        assert!(weak(flaw) > 0, "{flaw:?} went unnoticed");
    }
}

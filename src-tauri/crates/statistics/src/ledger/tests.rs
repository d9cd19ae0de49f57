use super::*;
use crate::release::tests::{Office, ask, quarter, town};
use crate::{Books, Facts, release};

fn three_quarters() -> Vec<LedgerEntry> {
    let mut office = Office::new(town());
    for number in 1..=3 {
        office.release(quarter(number));
    }
    office.ledger
}

#[test]
fn every_change_of_a_stored_ledger_is_noticed() {
    let ledger = three_quarters();
    assert_eq!(verify_chain(&ledger), Ok(()));
    let broken = |change: &dyn Fn(&mut Vec<LedgerEntry>)| {
        let mut copy = ledger.clone();
        change(&mut copy);
        verify_chain(&copy)
    };
    let at = |sequence| Err(StatisticsError::LedgerBroken { sequence });
    assert_eq!(broken(&|copy| copy[1].k = 3), at(2));
    assert_eq!(broken(&|copy| copy[0].blocks.clear()), at(1));
    assert_eq!(broken(&|copy| drop(copy.remove(1))), at(2));
    assert_eq!(broken(&|copy| copy.swap(0, 1)), at(1));
}

#[test]
fn a_ledger_survives_being_stored() {
    let ledger = three_quarters();
    let text = serde_json::to_string(&ledger).unwrap();
    let read: Vec<LedgerEntry> = serde_json::from_str(&text).unwrap();
    assert_eq!(read, ledger);
    assert_eq!(verify_chain(&read), Ok(()));
}

#[test]
fn another_programme_has_its_own_past() {
    let kim = crate::Plan::from_json(include_str!("../../../../../assets/presets/plan-kim.json"));
    let question = Question {
        plan: kim.unwrap(),
        ..ask(quarter(1), &three_quarters())
    };
    assert_eq!(admit(&question, &Rule::new(question.k)), Ok(()));
    let entry = release(&Facts::default(), &Books::default(), &question)
        .unwrap()
        .ledger_entry;
    assert_eq!(entry.sequence, 4);
    assert!(entry.blocks.is_empty());
}

#[test]
fn a_block_is_rolled_over_until_it_is_shown() {
    let ledger = three_quarters();
    let known = Public::new(ledger.iter(), 1);
    for id in ["joined/", "left/", "joined/f6", "eintritte/geschlecht"] {
        let mut shown = ledger.iter().rev();
        let last = shown
            .find(|entry| entry.blocks.contains_key(id))
            .map_or(0, |entry| entry.sequence);
        assert_eq!(known.since(id), last + 1, "{id}");
        assert_eq!(known.is_rolled_over(id), last < 3, "{id}");
        assert_eq!(known.is_fresh(id), last == 3, "{id}");
    }
    // A new plan begins anew: its groups may cut through the old ones.
    let anew = Public::new(ledger.iter(), 4);
    assert_eq!(anew.since("joined/f6"), 4);
    assert!(!anew.is_rolled_over("joined/f6"));
}

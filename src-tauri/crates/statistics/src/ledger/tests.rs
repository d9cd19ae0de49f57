use super::*;
use crate::release;
use crate::release::tests::{ask, quarter, town};

fn three_quarters() -> Vec<LedgerEntry> {
    let mut ledger = Vec::new();
    for number in 1..=3 {
        let entry = release(&town(), &ask(quarter(number), &ledger))
            .unwrap()
            .ledger_entry;
        ledger.push(entry);
    }
    ledger
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
    assert_eq!(broken(&|copy| copy[0].shown.clear()), at(1));
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
    let history = admit(&question, &Rule::new(question.k)).unwrap();
    assert_eq!(history.programme, Past::First);
    let entry = release(&crate::Facts::default(), &question)
        .unwrap()
        .ledger_entry;
    assert_eq!(entry.sequence, 4);
}

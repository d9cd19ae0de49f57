//! The worked examples at the head of the rule.

use super::*;
use crate::books::EventCount;

fn protect(counts: &Counts, plan: &Plan, past: &[LedgerEntry], k: u32) -> Blocks {
    let past = Public::new(past.iter(), 1);
    sound(k).protect(counts, &question(plan, 1), &past)
}

#[test]
fn leverkusen_coaching_shows_the_five_persons_and_nothing_else() {
    let outcome = event("v", "personen", &[&["a", "b", "c"], &["ab", "c"], &["abc"]]);
    let plan = plan(&["b"], "", &outcome);
    let one = |persons| EventCount {
        persons,
        events: persons,
    };
    let levels = vec![
        vec![one(1), one(2), one(2)],
        vec![one(3), one(2)],
        vec![one(5)],
    ];
    let counts = Counts {
        programme: unit(0, 5, 0),
        events: [("v".to_owned(), levels)].into(),
        ..Counts::default()
    };
    for k in [3, 5] {
        let blocks = protect(&counts, &plan, &[], k);
        let told: Vec<(&str, &[u64])> = blocks
            .iter()
            .map(|(id, block)| (id.as_str(), block.values.as_slice()))
            .collect();
        assert_eq!(told, [("joined/", [5].as_slice())]);
    }
}

#[test]
fn two_of_255_outside_a_baustein_hide_it() {
    let plan = plan(&["b", "f4"], "", "");
    let f4 = |joined| {
        let counts = Counts {
            programme: unit(0, 255, 0),
            bausteine: [("f4".to_owned(), unit(0, joined, 0))].into(),
            ..Counts::default()
        };
        let blocks = protect(&counts, &plan, &[], 5);
        blocks.get("joined/f4").map(|block| block.values.clone())
    };
    assert_eq!(f4(253), None);
    assert_eq!(f4(249), Some(vec![249]));
    assert_eq!(f4(5), None);
    assert_eq!(f4(6), Some(vec![6]));
}

#[test]
fn the_half_year_of_the_worked_example() {
    let plan = plan(&["b"], "", "");
    let of = |joined, left| Counts {
        programme: unit(0, joined, left),
        ..Counts::default()
    };
    let mut tree = Tree::new(sound(5), &plan);
    let first = tree.release(0, &[0], |_| of(60, 20));
    let busy = tree.release(first, &[1], |_| of(78, 30));
    let last = |node: usize, id: &str| {
        let blocks = &tree.path(node).last().unwrap().blocks;
        blocks.get(id).map(|block| block.values.clone())
    };
    assert_eq!(last(busy, "joined/"), Some(vec![78]));
    assert_eq!(last(busy, "left/"), Some(vec![30]));
    let mut tree = Tree::new(sound(5), &plan);
    let first = tree.release(0, &[0], |_| of(60, 20));
    let quiet = tree.release(first, &[2], |_| of(63, 30));
    let told: Vec<&String> = tree.path(quiet)[1].blocks.keys().collect();
    assert_eq!(told, ["left/"]);
}

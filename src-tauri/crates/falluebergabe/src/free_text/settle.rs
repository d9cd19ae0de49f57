//! Settles overlaps: one candidate for each place of a note.

use super::candidate::{Candidate, Voice};
use super::wire::SpanClass;

/// One candidate for each place: the stronger voice wins, a longer reading swallows what lies inside it.
pub(crate) fn resolve(mut candidates: Vec<Candidate>) -> Vec<Candidate> {
    candidates.sort_by_key(|c| {
        (
            std::cmp::Reverse(c.voice),
            std::cmp::Reverse(c.end - c.start),
            c.start,
            c.class,
        )
    });
    let mut settled: Vec<Candidate> = Vec::new();
    for candidate in candidates {
        place(&mut settled, candidate);
    }
    settled.sort_by_key(|c| c.start);
    settled
}

fn place(settled: &mut Vec<Candidate>, mut new: Candidate) {
    let touching: Vec<usize> = settled
        .iter()
        .enumerate()
        .filter(|(_, old)| old.overlaps(&new))
        .map(|(i, _)| i)
        .collect();
    let Some(first) = touching.first().copied() else {
        settled.push(new);
        return;
    };
    if new.voice == Voice::Coarse {
        return;
    }
    let swallows = touching
        .iter()
        .all(|i| settled.get(*i).is_some_and(|old| new.contains(old)));
    if swallows && settled.get(first).is_some_and(|old| !old.contains(&new)) {
        let best = touching
            .iter()
            .filter_map(|i| settled.get(*i))
            .map(|old| certainty(old.class))
            .min();
        if best.is_some_and(|best| best < certainty(new.class)) {
            new.class = SpanClass::Certain;
        }
        let mut index = 0;
        settled.retain(|_| {
            index += 1;
            !touching.contains(&(index - 1))
        });
        place(settled, new);
        return;
    }
    let Some(old) = settled.get_mut(first) else {
        return;
    };
    // A second witness for the same place makes a question certain, for a person.
    if old.kind == new.kind && certainty(new.class) < certainty(old.class) {
        old.class = new.class;
        old.reason = new.reason;
    }
    if !old.contains(&new) {
        let (start, end) = (old.start.min(new.start), old.end.max(new.end));
        let mut grown = settled.swap_remove(first);
        (grown.start, grown.end) = (start, end);
        place(settled, grown);
    }
}

/// Smaller is surer.
pub(super) fn certainty(class: SpanClass) -> u8 {
    match class {
        SpanClass::Certain => 0,
        SpanClass::Generalised => 1,
        SpanClass::Ask => 2,
    }
}

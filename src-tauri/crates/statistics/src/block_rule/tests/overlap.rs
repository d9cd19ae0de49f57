//! Bausteine that overlap: a person may be in several, and everybody is in at least one.

use super::streams::{booked, so_far, stays, unit_figures};
use super::*;

/// Cells are the non-empty subsets of {basis, x, y} of those who joined in one period.
fn subsets(rule: Rule, total: u64) -> Tried {
    let plan = plan(&["b", "x", "y"], "", "");
    let mut tree = Tree::new(rule, &plan);
    let mut classes = Classes::default();
    all_tables(7, total, &mut |table| {
        let sum = |chosen: &dyn Fn(usize) -> bool| -> u64 {
            let cells = (1..).zip(table);
            cells.filter(|(set, _)| chosen(*set)).map(|(_, n)| n).sum()
        };
        let of = |mask: usize| sum(&|set| set & mask != 0);
        let both = |mask: usize| sum(&|set| set & mask == mask);
        let codes = [("b", 1), ("x", 2), ("y", 4)];
        let node = tree.release(0, table, |_| Counts {
            programme: unit(0, total, 0),
            bausteine: codes
                .map(|(code, bit)| (code.to_owned(), unit(0, of(bit), 0)))
                .into(),
            ..Counts::default()
        });
        let mut figures = table.to_vec();
        figures.extend([1, 2, 4].map(of));
        figures.extend([1, 2, 4].map(|bit| total - of(bit)));
        figures.extend([3, 5, 6].map(both));
        figures.push(of(1) + of(2) + of(4) - total);
        classes.add(node, &figures);
    });
    Tried::of(&tree, &classes, total, &[])
}

#[test]
fn the_sum_of_teilnahmen_does_not_betray_who_is_in_several_bausteine() {
    for (k, totals) in [(1, 1..=11), (2, 12..=12)] {
        for total in totals.clone() {
            let told = [(1, "teilnahmen")];
            let told = if total == *totals.end() {
                &told[..]
            } else {
                &[]
            };
            subsets(sound(k), total).is_sound("subsets", told);
        }
    }
}

#[test]
#[ignore = "long: run nightly"]
fn larger_sums_of_teilnahmen_betray_nobody() {
    for (k, total) in [(1, 13), (2, 14), (3, 15)] {
        subsets(sound(k), total).is_sound("subsets", &[(1, "teilnahmen")]);
    }
}

#[test]
fn an_unchecked_sum_is_caught() {
    assert!(subsets(flawed(1, Flaw::SumUnchecked), 7).leaks > 0);
    assert!(subsets(flawed(2, Flaw::SumUnchecked), 10).leaks > 0);
}

/// What is tried over time.
#[derive(Clone, Copy)]
struct Shape {
    periods: usize,
    cap: usize,
    /// Somebody may have been there before.
    opening: bool,
    /// Somebody may leave.
    leaving: bool,
}

/// Programme, basis and x, with everybody's stays. The last number: persons who were ever in both.
fn states(shape: Shape) -> Vec<Vec<u8>> {
    let periods = shape.periods;
    let kept = |stay: &(usize, usize)| {
        (shape.opening || stay.0 > 0) && (shape.leaving || stay.1 > periods)
    };
    let one: Vec<Option<(usize, usize)>> = stays(periods)
        .into_iter()
        .filter(kept)
        .map(Some)
        .chain([None])
        .collect();
    let mut states = Vec::new();
    for basis in &one {
        for x in one.iter().filter(|x| x.is_some() || basis.is_some()) {
            let all: Vec<(usize, usize)> = basis.iter().chain(x).copied().collect();
            let each = [&all[..], basis.as_slice(), x.as_slice()];
            let mut vector: Vec<u8> = each.iter().flat_map(|one| booked(one, periods)).collect();
            vector.push(u8::from(basis.is_some() && x.is_some()));
            states.push(vector);
        }
    }
    states.sort();
    states.dedup();
    states
}

fn over_time(rule: Rule, shape: Shape) -> Tried {
    let plan = plan(&["b", "x"], "", "");
    let periods = shape.periods;
    let width = 2 * periods + 1;
    let states = states(shape);
    let mut tree = Tree::new(rule, &plan);
    let mut classes = Classes::default();
    let mut names = Vec::new();
    for persons in 0..=shape.cap {
        for world in reachable(&states, persons) {
            let unit_of = |place: usize| &world[place * width..(place + 1) * width];
            let mut figures = Vec::new();
            for (place, name) in ["programme", "basis", "x"].iter().enumerate() {
                figures.extend(unit_figures(unit_of(place), periods, name));
            }
            figures.push(("in both".to_owned(), u64::from(world[3 * width])));
            let mut node = 0;
            let mut earlier = (0, 0);
            for period in 1..=periods {
                let [all, basis, x] = [0, 1, 2].map(|place| so_far(unit_of(place), period));
                let several = basis.joined + x.joined - all.joined;
                let stopped = basis.left + x.left - all.left;
                let more = [
                    ("several until", several),
                    ("several after", several - stopped),
                    ("stopped one until", stopped),
                    ("several in", several - earlier.0),
                    ("stopped one in", stopped - earlier.1),
                    (
                        "only basis or not x",
                        (all.joined - all.left) - (x.joined - x.left),
                    ),
                    (
                        "not basis",
                        (all.joined - all.left) - (basis.joined - basis.left),
                    ),
                ];
                earlier = (several, stopped);
                figures.extend(more.map(|(name, value)| (format!("{name} {period}"), value)));
                if period == 1 && shape.opening {
                    let before = basis.opening + x.opening - all.opening;
                    figures.push(("several before".to_owned(), before));
                }
                let key: Vec<u64> = [all, basis, x]
                    .iter()
                    .flat_map(|one| [one.opening, one.joined, one.left])
                    .collect();
                node = tree.release(node, &key, |_| Counts {
                    programme: all,
                    bausteine: [("b".to_owned(), basis), ("x".to_owned(), x)].into(),
                    ..Counts::default()
                });
            }
            let impossible = |name: &str| {
                !shape.opening && name.ends_with("opening")
                    || !shape.leaving && (name.contains("left") || name.contains("stopped"))
            };
            figures.retain(|(name, _)| !impossible(name));
            if names.is_empty() {
                names = figures.iter().map(|(name, _)| name.clone()).collect();
            }
            let values: Vec<u64> = figures.iter().map(|(_, value)| *value).collect();
            classes.add(node, &values);
        }
    }
    Tried::of(&tree, &classes, shape.cap as u64, &names)
}

const LEAVING: Shape = Shape {
    periods: 1,
    cap: 7,
    opening: false,
    leaving: true,
};
const OPENING: Shape = Shape {
    periods: 1,
    cap: 8,
    opening: true,
    leaving: false,
};
const TWICE: Shape = Shape {
    periods: 2,
    cap: 8,
    opening: false,
    leaving: false,
};

#[test]
fn overlapping_bausteine_do_not_betray_who_left_one() {
    over_time(sound(1), LEAVING).is_sound("leaving", &[(1, "teilnahmen")]);
}

#[test]
fn overlapping_bausteine_do_not_betray_who_was_there_before() {
    over_time(sound(1), OPENING).is_sound("opening", &[(1, "teilnahmen")]);
}

#[test]
fn overlapping_bausteine_do_not_betray_each_other_over_two_releases() {
    over_time(sound(1), TWICE).is_sound("twice", &[(1, "teilnahmen")]);
}

#[test]
#[ignore = "long: run nightly"]
fn larger_overlaps_betray_nobody() {
    let more = |shape: Shape, cap: usize| Shape { cap, ..shape };
    over_time(sound(1), more(TWICE, 12)).is_sound("twice", &[(2, "teilnahmen")]);
    over_time(sound(2), more(TWICE, 12)).is_sound("twice, k = 2", &[(1, "teilnahmen")]);
    over_time(sound(1), more(LEAVING, 10)).is_sound("leaving", &[(1, "left/b")]);
    over_time(sound(1), more(OPENING, 10)).is_sound("opening", &[(1, "teilnahmen")]);
    let all = Shape {
        opening: true,
        cap: 7,
        ..LEAVING
    };
    over_time(sound(1), all).is_sound("opening and leaving", &[(1, "teilnahmen")]);
}

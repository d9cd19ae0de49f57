//! Who was there, joined and left: the programme over several periods, and a Baustein inside it.

use super::*;

type Visit<'a> = dyn FnMut(u64, &[(u64, u64)]) + 'a;

/// Opening, then by period: joined in it, left in it. At most `cap` persons in all.
fn all_lives(periods: usize, cap: u64, visit: &mut Visit<'_>) {
    fn go(
        opening: u64,
        lives: &mut Vec<(u64, u64)>,
        periods: usize,
        (used, there): (u64, u64),
        cap: u64,
        visit: &mut Visit<'_>,
    ) {
        if lives.len() == periods {
            return visit(opening, lives);
        }
        for joined in 0..=cap - used {
            for left in 0..=there + joined {
                lives.push((joined, left));
                let now = (used + joined, there + joined - left);
                go(opening, lives, periods, now, cap, visit);
                lives.pop();
            }
        }
    }
    for opening in 0..=cap {
        go(
            opening,
            &mut Vec::new(),
            periods,
            (opening, opening),
            cap,
            visit,
        );
    }
}

/// `new_programme`: it began with the first period, so that nobody can have been there before.
fn programme(rule: Rule, periods: usize, cap: u64, new_programme: bool) -> Tried {
    let plan = if new_programme {
        begun(&plan(&["b"], "", ""))
    } else {
        plan(&["b"], "", "")
    };
    let mut tree = Tree::new(rule, &plan);
    let mut classes = Classes::default();
    all_lives(periods, cap, &mut |opening, lives| {
        if new_programme && opening > 0 {
            return;
        }
        let (mut joined, mut left, mut node) = (opening, 0, 0);
        let mut figures = vec![];
        if !new_programme {
            figures.push(opening);
        }
        let mut sums = Vec::new();
        for (new, gone) in lives {
            let during = joined + new - left;
            joined += new;
            left += gone;
            figures.extend([*new, *gone, joined, left, joined - left, during]);
            sums.push((joined, left));
            node = tree.release(node, &[opening, joined, left], |_| Counts {
                programme: unit(opening, joined, left),
                ..Counts::default()
            });
        }
        for (place, (joined, left)) in sums.iter().enumerate() {
            for (later, gone) in &sums[place + 1..] {
                figures.extend([later - joined, gone - left]);
            }
        }
        classes.add(node, &figures);
    });
    Tried::of(&tree, &classes, cap, &[])
}

fn begun(plan: &Plan) -> Plan {
    let text = serde_json::to_string(plan).unwrap();
    let text = text.replace(r#""begins":null"#, r#""begins":"2020-01-01""#);
    Plan::from_json(&text).unwrap()
}

const MOVED: [(usize, &str); 4] = [(1, "left/"), (2, "joined/"), (2, "left/"), (3, "left/")];

#[test]
fn three_periods_do_not_betray_each_other() {
    programme(sound(1), 3, 9, false).is_sound("programme, k = 1", &MOVED);
    programme(sound(2), 3, 9, false).is_sound("programme, k = 2", &MOVED[..2]);
    programme(sound(1), 3, 9, true).is_sound("new programme, k = 1", &MOVED);
    programme(sound(3), 2, 13, false).is_sound("programme, k = 3", &MOVED[..2]);
}

#[test]
#[ignore = "long: run nightly"]
fn four_periods_do_not_betray_each_other() {
    programme(sound(1), 4, 9, false).is_sound("four periods, k = 1", &MOVED);
    programme(sound(2), 4, 9, false).is_sound("four periods, k = 2", &MOVED[..2]);
    programme(sound(2), 3, 14, false).is_sound("three periods, k = 2", &MOVED);
    programme(sound(3), 3, 14, false).is_sound("three periods, k = 3", &MOVED[..2]);
    programme(sound(2), 4, 10, true).is_sound("new programme, k = 2", &MOVED[..2]);
}

#[test]
fn flawed_programmes_are_caught() {
    for flaw in [
        Flaw::ZeroNotSmall,
        Flaw::OneTooLow,
        Flaw::FromKOn,
        Flaw::LedgerIgnored,
        Flaw::BestandUnchecked,
    ] {
        let found = programme(flawed(2, flaw), 2, 9, false).leaks;
        assert!(found > 0, "{flaw:?} went unnoticed");
    }
}

/// One stay, in periods: 0 is before the first; an end after the last period is none.
pub(super) type Stay = (usize, usize);

/// Opening, then joined and left by period, of somebody with these stays. As the books count it: she joins when she is
/// there on some day and was not at the end of the period before, and leaves when she is not there at the end.
pub(super) fn booked(stays: &[Stay], periods: usize) -> Vec<u8> {
    let there = |end: usize| stays.iter().any(|(from, to)| *from <= end && *to > end);
    let touched = |period: usize| {
        stays
            .iter()
            .any(|(from, to)| *from <= period && *to >= period)
    };
    let mut vector = vec![u8::from(there(0))];
    for period in 1..=periods {
        let before = there(period - 1);
        let joined = touched(period) && !before;
        let left = (before || joined) && !there(period);
        vector.extend([u8::from(joined), u8::from(left)]);
    }
    vector
}

pub(super) fn stays(periods: usize) -> Vec<Stay> {
    (0..=periods)
        .flat_map(|from| (from.max(1)..=periods + 1).map(move |to| (from, to)))
        .collect()
}

/// The counts of one unit at the end of a period, and all that can be told of it so far.
pub(super) fn so_far(vector: &[u8], period: usize) -> UnitCount {
    let sum = |first: usize| -> u64 {
        let moves = vector[first..].iter().step_by(2).take(period);
        moves.map(|one| u64::from(*one)).sum()
    };
    let opening = u64::from(vector[0]);
    unit(opening, opening + sum(1), sum(2))
}

/// Every figure of one unit.
pub(super) fn unit_figures(vector: &[u8], periods: usize, name: &str) -> Vec<(String, u64)> {
    let mut figures = vec![(format!("{name} opening"), u64::from(vector[0]))];
    for period in 1..=periods {
        let now = so_far(vector, period);
        let new = u64::from(vector[2 * period - 1]);
        let gone = u64::from(vector[2 * period]);
        let values = [
            ("joined in", new),
            ("left in", gone),
            ("joined until", now.joined),
            ("left until", now.left),
            ("there after", now.joined - now.left),
            ("persons of", now.joined - now.left + gone),
        ];
        figures.extend(values.map(|(what, value)| (format!("{name} {what} {period}"), value)));
    }
    figures
}

/// A person of the programme may be in the Baustein for a part of her stay. The last number: joined in the last period
/// and never in the Baustein.
fn states(periods: usize, opening: bool) -> Vec<Vec<u8>> {
    let mut states = Vec::new();
    for outer in stays(periods) {
        if !opening && outer.0 == 0 {
            continue;
        }
        let programme = booked(&[outer], periods);
        let none = booked(&[], periods);
        let last_alone = u8::from(outer.0 == periods);
        states.push([programme.clone(), none, vec![last_alone]].concat());
        let inside = stays(periods).into_iter();
        for inner in inside.filter(|(from, to)| *from >= outer.0 && *to <= outer.1) {
            states.push([programme.clone(), booked(&[inner], periods), vec![0]].concat());
        }
    }
    states.sort();
    states.dedup();
    states
}

fn baustein(rule: Rule, periods: usize, cap: usize, opening: bool) -> Tried {
    let plan = plan(&["b", "x"], "", "");
    let plan = if opening { plan } else { begun(&plan) };
    let states = states(periods, opening);
    let width = 2 * periods + 1;
    let mut tree = Tree::new(rule, &plan);
    let mut classes = Classes::default();
    let mut names = Vec::new();
    for persons in 0..=cap {
        for world in reachable(&states, persons) {
            let (outer, inner) = (&world[..width], &world[width..2 * width]);
            let mut node = 0;
            let mut figures = unit_figures(outer, periods, "programme");
            figures.extend(unit_figures(inner, periods, "x"));
            let rest = u64::from(world[2 * width]);
            figures.push(("new and never in x".to_owned(), rest));
            figures.push(("not in x before".to_owned(), u64::from(outer[0] - inner[0])));
            for period in 1..=periods {
                let (all, part) = (so_far(outer, period), so_far(inner, period));
                let outside = all.joined - part.joined;
                let absent = (all.joined - all.left) - (part.joined - part.left);
                figures.push((format!("never in x until {period}"), outside));
                figures.push((format!("not in x after {period}"), absent));
                let [before, own] = match period {
                    1 => [0, 0],
                    _ => [outer, inner].map(|unit| so_far(unit, period - 1).left),
                };
                let away = (all.joined - before) - (part.joined - own);
                figures.push((format!("not in x during {period}"), away));
                let key: Vec<u64> = [all, part]
                    .iter()
                    .flat_map(|one| [one.opening, one.joined, one.left])
                    .collect();
                node = tree.release(node, &key, |_| Counts {
                    programme: all,
                    bausteine: [("x".to_owned(), part)].into(),
                    ..Counts::default()
                });
            }
            if !opening {
                figures.retain(|(name, _)| !name.ends_with("opening") && !name.ends_with("before"));
            }
            if names.is_empty() {
                names = figures.iter().map(|(name, _)| name.clone()).collect();
            }
            let values: Vec<u64> = figures.iter().map(|(_, value)| *value).collect();
            classes.add(node, &values);
        }
    }
    Tried::of(&tree, &classes, cap as u64, &names)
}

#[test]
fn a_baustein_and_the_programme_do_not_betray_each_other() {
    let told = [(1, "joined/x"), (1, "left/x")];
    baustein(sound(1), 1, 9, true).is_sound("one period, k = 1", &told);
    baustein(sound(2), 1, 9, true).is_sound("one period, k = 2", &told[..1]);
    baustein(sound(1), 2, 7, false).is_sound("two periods, k = 1", &[(2, "joined/x")]);
}

#[test]
#[ignore = "long: run nightly"]
fn larger_programmes_with_a_baustein_betray_nobody() {
    baustein(sound(2), 1, 14, true).is_sound("one period, k = 2", &[(1, "left/x")]);
    baustein(sound(1), 2, 8, true).is_sound("two periods, k = 1", &[(2, "joined/x")]);
    baustein(sound(1), 2, 10, false).is_sound("new, two periods, k = 1", &[(2, "left/x")]);
}

#[test]
fn flawed_bausteine_are_caught() {
    for flaw in [
        Flaw::ZeroNotSmall,
        Flaw::OneTooLow,
        Flaw::ComplementUnchecked,
        Flaw::BestandUnchecked,
    ] {
        let found = baustein(flawed(2, flaw), 1, 7, true).leaks;
        assert!(found > 0, "{flaw:?} went unnoticed");
    }
    for flaw in [Flaw::LedgerIgnored, Flaw::PartsWithoutTotal, Flaw::FromKOn] {
        let found = baustein(flawed(1, flaw), 2, 6, false).leaks;
        assert!(found > 0, "{flaw:?} went unnoticed");
    }
}

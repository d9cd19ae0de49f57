//! Joined, left and there: the programme and its Bausteine over all releases.

use std::collections::BTreeMap;

use super::system::{Difference, FREE, Relation, System, ZERO};
use super::{Audit, Interval, told};
use crate::{LedgerEntry, Plan};

/// The unknowns of the programme or a Baustein.
struct Unit {
    opening: usize,
    /// By release, in the order of the ledger.
    joined: Vec<usize>,
    left: Vec<usize>,
}

/// The solved streams: what the tables need of the programme.
pub(super) struct Streams {
    system: System,
    programme: Unit,
}

impl Streams {
    /// Those who joined with the releases `from..=to`, counted from 0. The first release counts those before with it.
    pub(super) fn joined(&self, from: usize, to: usize) -> Interval {
        self.between(&self.programme.joined, from, to)
    }

    /// Those who left with the releases `from..=to`.
    pub(super) fn left(&self, from: usize, to: usize) -> Interval {
        self.between(&self.programme.left, from, to)
    }

    /// Everybody who was there in the releases `from..=to`: all who joined until then without those who had left.
    pub(super) fn persons(&self, from: usize, to: usize) -> Interval {
        let part = from
            .checked_sub(1)
            .and_then(|before| self.programme.left.get(before));
        self.difference(self.programme.joined.get(to), part)
    }

    /// Those there after a release.
    pub(super) fn bestand(&self, at: usize) -> Interval {
        self.difference(self.programme.joined.get(at), self.programme.left.get(at))
    }

    fn between(&self, list: &[usize], from: usize, to: usize) -> Interval {
        let part = from.checked_sub(1).and_then(|before| list.get(before));
        self.difference(list.get(to), part)
    }

    fn difference(&self, whole: Option<&usize>, part: Option<&usize>) -> Interval {
        let whole = whole.copied().unwrap_or(ZERO);
        let part = part.copied().unwrap_or(ZERO);
        self.system.interval(Difference { whole, part })
    }
}

/// Puts every figure of the streams into the audit.
pub(super) fn solve(plan: &Plan, entries: &[&LedgerEntry], audit: &mut Audit) -> Streams {
    let mut system = System::new();
    let programme = Unit::new("", entries, &mut system);
    let bausteine: BTreeMap<&str, Unit> = plan
        .bausteine()
        .iter()
        .map(|one| {
            let code = one.code.as_str();
            (code, Unit::new(code, entries, &mut system))
        })
        .collect();
    let all: Vec<&Unit> = bausteine.values().collect();
    let rests: Vec<Vec<[usize; 2]>> = all
        .iter()
        .map(|unit| unit.inside(&programme, &mut system))
        .collect();
    let several = together(&programme, &all, &rests, entries, &mut system);
    audit.consistent &= system.solve();
    for (place, entry) in entries.iter().enumerate() {
        programme.figures("", place, entry, &system, audit);
        for ((code, unit), rests) in bausteine.iter().zip(&rests) {
            unit.figures(code, place, entry, &system, audit);
            let rest = rests.get(place).copied();
            unit.rest(code, &programme, rest, (place, entry), &system, audit);
        }
        if all.len() > 1 {
            several_figures(&several, place, entry, &system, audit);
        }
    }
    Streams { system, programme }
}

impl Unit {
    fn new(code: &str, entries: &[&LedgerEntry], system: &mut System) -> Self {
        let opening = system.node();
        let (mut last_joined, mut last_left) = (opening, ZERO);
        let mut unit = Self {
            opening,
            joined: Vec::new(),
            left: Vec::new(),
        };
        for entry in entries {
            let (joined, left) = (system.node(), system.node());
            system.at_most(last_joined, joined, 0);
            system.at_most(last_left, left, 0);
            system.at_most(left, joined, 0);
            unit.read(code, entry, (joined, left), system);
            unit.joined.push(joined);
            unit.left.push(left);
            (last_joined, last_left) = (joined, left);
        }
        unit
    }

    fn read(&self, code: &str, entry: &LedgerEntry, nodes: (usize, usize), system: &mut System) {
        let mut fix = |whole: usize, value: u64| {
            system.between(Difference { whole, part: ZERO }, told(entry, value));
        };
        if let Some(block) = entry.blocks.get(&format!("joined/{code}")) {
            match block.values.as_slice() {
                [opening, joined] => {
                    fix(self.opening, *opening);
                    fix(nodes.0, *joined);
                }
                [joined] => fix(nodes.0, *joined),
                _ => {}
            }
        }
        let left = entry.blocks.get(&format!("left/{code}"));
        if let Some([left]) = left.map(|block| block.values.as_slice()) {
            fix(nodes.1, *left);
        }
    }

    fn at(&self, place: usize) -> Option<(usize, usize)> {
        Some((*self.joined.get(place)?, *self.left.get(place)?))
    }

    fn bestand(&self, place: usize) -> Option<Difference> {
        let (whole, part) = self.at(place)?;
        Some(Difference { whole, part })
    }

    fn joined_until(&self, place: usize) -> Option<Difference> {
        let whole = *self.joined.get(place)?;
        Some(Difference { whole, part: ZERO })
    }

    fn left_until(&self, place: usize) -> Option<Difference> {
        let whole = *self.left.get(place)?;
        Some(Difference { whole, part: ZERO })
    }

    /// What was added with a release: joined and left.
    fn added(&self, place: usize) -> Option<[Difference; 2]> {
        let (joined, left) = self.at(place)?;
        let (old_joined, old_left) = match place.checked_sub(1) {
            Some(before) => self.at(before)?,
            None => (self.opening, ZERO),
        };
        let difference = |whole: usize, part: usize| Difference { whole, part };
        Some([difference(joined, old_joined), difference(left, old_left)])
    }

    /// Everybody of the Baustein is of the programme. Gives for each release those there at its end and those of its
    /// period, without those of the Baustein.
    fn inside(&self, outer: &Self, system: &mut System) -> Vec<[usize; 2]> {
        system.at_most(self.opening, outer.opening, 0);
        for (inner, outer) in self.joined.iter().zip(&outer.joined) {
            system.at_most(*inner, *outer, 0);
        }
        let mut rest = |inner: Difference, outer: Difference| {
            let rest = system.node();
            system.relate(Relation {
                plus: vec![inner, from_zero(rest)],
                minus: vec![outer],
                low: 0,
                high: 0,
            });
            rest
        };
        let places = 0..self.joined.len();
        let rests = places.filter_map(|place| {
            let end = rest(self.bestand(place)?, outer.bestand(place)?);
            let during = rest(self.persons(place)?, outer.persons(place)?);
            Some([end, during])
        });
        rests.collect()
    }

    /// Everybody who was there in the period of a release.
    fn persons(&self, place: usize) -> Option<Difference> {
        let before = place
            .checked_sub(1)
            .and_then(|before| self.left.get(before));
        Some(Difference {
            whole: *self.joined.get(place)?,
            part: before.copied().unwrap_or(ZERO),
        })
    }

    fn figures(
        &self,
        code: &str,
        place: usize,
        entry: &LedgerEntry,
        system: &System,
        audit: &mut Audit,
    ) {
        let mut put = |name: &str, of: Difference| {
            audit.put(entry, &format!("{name}/{code}"), system.interval(of));
        };
        if let (Some((joined, left)), Some([new, gone])) = (self.at(place), self.added(place)) {
            put("joined", from_zero(joined));
            put("left", from_zero(left));
            put("eintritte", new);
            put("austritte", gone);
        }
        if place == 0 {
            put("davor", from_zero(self.opening));
        }
        if let Some(bestand) = self.bestand(place) {
            put("bestand", bestand);
        }
    }

    /// The programme without the Baustein.
    fn rest(
        &self,
        code: &str,
        outer: &Self,
        rest: Option<[usize; 2]>,
        (place, entry): (usize, &LedgerEntry),
        system: &System,
        audit: &mut Audit,
    ) {
        let mut put = |name: &str, whole: usize, part: usize| {
            let interval = system.interval(Difference { whole, part });
            audit.put(entry, &format!("{name}/{code}/uebrige"), interval);
        };
        if let (Some((inner, _)), Some((outer, _))) = (self.at(place), outer.at(place)) {
            put("joined", outer, inner);
        }
        if let Some([end, during]) = rest {
            put("bestand", end, ZERO);
            put("personen", during, ZERO);
        }
        if place == 0 {
            put("davor", outer.opening, self.opening);
        }
    }
}

fn from_zero(whole: usize) -> Difference {
    Difference { whole, part: ZERO }
}

/// Everybody is in at least one Baustein, joins at least one when joining, and leaves one when leaving. Gives what the
/// Bausteine have together above the programme: those in several, a stream of its own.
fn together(
    programme: &Unit,
    units: &[&Unit],
    rests: &[Vec<[usize; 2]>],
    entries: &[&LedgerEntry],
    system: &mut System,
) -> Unit {
    let several = Unit::new("/", entries, system);
    let mut excess = |of: &dyn Fn(&Unit) -> Option<Difference>| {
        let plus: Vec<Difference> = units.iter().filter_map(|unit| of(unit)).collect();
        let (all, more) = (of(programme), of(&several));
        // A person in all m Bausteine adds m - 1.
        let most = units.len().saturating_sub(1);
        system.relate(Relation {
            plus: std::iter::repeat_n(all, most).flatten().collect(),
            minus: more.into_iter().collect(),
            low: 0,
            high: FREE,
        });
        system.relate(Relation {
            plus,
            minus: all.into_iter().chain(more).collect(),
            low: 0,
            high: 0,
        });
    };
    excess(&|unit| Some(from_zero(unit.opening)));
    for place in 0..entries.len() {
        excess(&|unit| unit.joined_until(place));
        excess(&|unit| unit.bestand(place));
    }
    for place in 0..entries.len() {
        for number in 0..units.len() {
            let others = || {
                units
                    .iter()
                    .enumerate()
                    .filter(|(other, _)| *other != number)
            };
            for of in [Unit::joined_until, Unit::bestand] {
                system.relate(Relation {
                    plus: others().filter_map(|(_, unit)| of(unit, place)).collect(),
                    minus: of(&several, place).into_iter().collect(),
                    low: 0,
                    high: FREE,
                });
            }
        }
        for (number, rest) in rests.iter().enumerate() {
            let others = units
                .iter()
                .enumerate()
                .filter(|(other, _)| *other != number);
            system.relate(Relation {
                plus: others.filter_map(|(_, unit)| unit.bestand(place)).collect(),
                minus: rest
                    .get(place)
                    .map(|[end, _]| from_zero(*end))
                    .into_iter()
                    .collect(),
                low: 0,
                high: FREE,
            });
        }
    }
    for (place, entry) in entries.iter().enumerate() {
        let left = |unit: &Unit| unit.left_until(place);
        system.relate(Relation {
            plus: units.iter().filter_map(|unit| left(unit)).collect(),
            minus: [programme, &several].into_iter().filter_map(left).collect(),
            low: 0,
            high: 0,
        });
        let sum = entry.blocks.get("teilnahmen");
        if let Some([sum]) = sum.map(|block| block.values.as_slice()) {
            let (low, high) = told(entry, *sum);
            system.relate(Relation {
                plus: units
                    .iter()
                    .filter_map(|unit| unit.joined_until(place))
                    .collect(),
                minus: Vec::new(),
                low,
                high,
            });
        }
    }
    several
}

fn several_figures(
    several: &Unit,
    place: usize,
    entry: &LedgerEntry,
    system: &System,
    audit: &mut Audit,
) {
    let mut put = |name: &str, of: Option<Difference>| {
        if let Some(of) = of {
            audit.put(entry, &format!("mehrere/{name}"), system.interval(of));
        }
    };
    let [joined, left] = several
        .added(place)
        .map_or([None; 2], |both| both.map(Some));
    put("joined", several.joined_until(place));
    put("eintritte", joined);
    put("austritte", left);
    put("bestand", several.bestand(place));
}

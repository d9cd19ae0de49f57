//! Eintritte, Austritte and Bestand of a set of persons in one view (domain.md 2.2).
//!
//! Not here: tables.

use super::desk::{Desk, Stretch, View};

/// Of a programme, or of one Baustein.
#[derive(Clone, Copy, Default)]
pub(super) struct Movement {
    pub before: u64,
    pub joined: u64,
    pub left: u64,
    pub end: u64,
    pub stichtag: u64,
    /// Stretches with a day in the period.
    pub stays: u64,
    /// Persons with a day in the period.
    pub persons: u64,
    /// Stretches that began on or before the last day.
    pub stays_ever: u64,
    /// Persons who came on or before the last day.
    pub persons_ever: u64,
}

impl Movement {
    fn add(&mut self, stretches: &[Stretch], view: View) {
        if stretches.is_empty() {
            return;
        }
        let View { period, stichtag } = view;
        let count = |fits: &dyn Fn(&Stretch) -> bool| {
            let fitting = stretches.iter().filter(|one| fits(one));
            fitting.count() as u64
        };
        let stays = count(&|one| one.touches(period));
        let ever = count(&|one| one.start <= period.to());
        self.before += count(&|one| one.covers_before(period));
        self.joined += count(&|one| one.entered_in(period));
        self.left += count(&|one| one.left_in(period));
        self.end += count(&|one| one.covers(period.to()));
        self.stichtag += count(&|one| one.covers(stichtag));
        self.stays += stays;
        self.persons += stays.min(1);
        self.stays_ever += ever;
        self.persons_ever += ever.min(1);
    }

    /// Bestand before and Eintritte are Bestand and Austritte.
    pub(super) fn balances(&self) -> bool {
        self.before + self.joined == self.end + self.left
    }

    /// The cells of the tables of Bausteine.
    pub(super) fn cells(&self) -> Vec<u64> {
        vec![
            self.before,
            self.joined,
            self.left,
            self.end,
            self.stichtag,
            self.stays,
            self.persons,
            self.persons_ever,
        ]
    }
}

/// The programme and its Bausteine in one view.
pub(super) struct Movements {
    pub view: View,
    /// Persons.
    pub programme: Movement,
    /// In the order of the plan.
    pub bausteine: Vec<Movement>,
}

impl Movements {
    /// Over the Bausteine: Teilnahmen.
    pub(super) fn sum(&self, pick: fn(&Movement) -> u64) -> u64 {
        self.bausteine.iter().map(pick).sum()
    }
}

/// Counts all views in one walk over the persons: of a whole Land they do not fit into the cache.
pub(super) fn count(desk: &Desk<'_>, views: impl Iterator<Item = View>) -> Vec<Movements> {
    let empty = |view: View| Movements {
        view,
        programme: Movement::default(),
        bausteine: vec![Movement::default(); desk.plan.bausteine().len()],
    };
    let mut counted: Vec<Movements> = views.map(empty).collect();
    for person in &desk.persons {
        for one in &mut counted {
            one.programme.add(&person.programme, one.view);
            for (movement, stretches) in one.bausteine.iter_mut().zip(&person.bausteine) {
                movement.add(stretches, one.view);
            }
        }
    }
    counted
}

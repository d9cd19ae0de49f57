//! Properties and events by source, one person after the other, with every text once: a Land has 100,000 persons, and a
//! walk over their own little maps for each table would cost more than the counting.
//!
//! Not here: who counts where.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::facts::{EreignisFact, Facts};

/// The histories of all persons by source.
#[derive(Default)]
pub(super) struct Histories<'a>(BTreeMap<&'a str, Strip<'a>>);

/// One source: where each person begins, and the texts by number.
#[derive(Default)]
struct Strip<'a> {
    begins: Vec<usize>,
    entries: Vec<(NaiveDate, usize)>,
    numbers: BTreeMap<&'a str, usize>,
    texts: Vec<&'a str>,
}

/// One event of somebody.
#[derive(Clone, Copy)]
pub(super) struct Event<'a> {
    /// Place of the person.
    pub person: usize,
    pub date: NaiveDate,
    pub kind: &'a str,
    pub entry: u64,
}

impl<'a> Histories<'a> {
    pub(super) fn new(facts: &'a Facts) -> Self {
        let mut strips: BTreeMap<&str, Strip<'_>> = BTreeMap::new();
        for (place, person) in facts.persons.iter().enumerate() {
            for (source, history) in &person.merkmale {
                let strip = strips.entry(source).or_default();
                strip.begins.resize(place + 1, strip.entries.len());
                for (since, value) in history {
                    strip.push(*since, value);
                }
            }
        }
        Self(strips)
    }

    /// The history of a person, oldest first.
    pub(super) fn of(
        &self,
        source: &str,
        place: usize,
    ) -> impl DoubleEndedIterator<Item = (NaiveDate, &'a str)> + Clone {
        let strip = self.0.get(source);
        let entries = strip.map(|strip| strip.of(place)).unwrap_or_default();
        let texts = strip
            .map(|strip| strip.texts.as_slice())
            .unwrap_or_default();
        let text = |number: usize| texts.get(number).copied().unwrap_or_default();
        entries
            .iter()
            .map(move |(since, number)| (*since, text(*number)))
    }

    /// The value of a person on a day; empty when nothing was recorded until then.
    pub(super) fn on(&self, source: &str, place: usize, day: NaiveDate) -> &'a str {
        let known = self
            .of(source, place)
            .take_while(|(since, _)| *since <= day);
        known.last().map_or("", |(_, value)| value)
    }
}

impl<'a> Strip<'a> {
    fn push(&mut self, since: NaiveDate, value: &'a str) {
        let next = self.texts.len();
        let number = *self.numbers.entry(value).or_insert(next);
        if number == next {
            self.texts.push(value);
        }
        self.entries.push((since, number));
    }

    fn of(&self, place: usize) -> &[(NaiveDate, usize)] {
        let Some(begin) = self.begins.get(place) else {
            return &[];
        };
        let end = self
            .begins
            .get(place + 1)
            .unwrap_or(&self.entries.len())
            .to_owned();
        self.entries.get(*begin..end).unwrap_or_default()
    }
}

/// The events by their code, in the order of the persons.
pub(super) fn events(facts: &Facts) -> BTreeMap<&str, Vec<Event<'_>>> {
    let mut events: BTreeMap<&str, Vec<Event<'_>>> = BTreeMap::new();
    for (person, fact) in facts.persons.iter().enumerate() {
        for one in &fact.ereignisse {
            let EreignisFact { entry, date, .. } = *one;
            let kind = one.kind.as_str();
            events.entry(&one.ereignis).or_default().push(Event {
                person,
                date,
                kind,
                entry,
            });
        }
    }
    events
}

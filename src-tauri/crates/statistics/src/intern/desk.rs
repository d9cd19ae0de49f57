//! Facts laid out for counting by days: for every person the stretches in the programme and in each Baustein.
//!
//! A stretch is a half-open range of days: on the day of the Austritt somebody no longer counts. Stretches without a gap
//! are one, so a change of Baustein is no Austritt from the programme, and Bestand + Eintritte - Austritte adds up.
//!
//! Not here: tables and words.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::InternalRequest;
use super::strips::{Event, Histories, events};
use crate::facts::{Facts, PersonFact, TeilnahmeFact};
use crate::plan::Plan;
use crate::{Period, StatisticsError};

/// Days without a gap, the last one excluded.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Stretch {
    pub start: NaiveDate,
    /// Day of the Austritt, if there was one.
    pub end: Option<NaiveDate>,
}

impl Stretch {
    /// In the Bestand of a day.
    pub(super) fn covers(&self, day: NaiveDate) -> bool {
        self.start <= day && self.end.is_none_or(|end| end > day)
    }

    /// In the Bestand of the day before the period.
    pub(super) fn covers_before(&self, period: Period) -> bool {
        self.start < period.from() && self.end.is_none_or(|end| end >= period.from())
    }

    pub(super) fn entered_in(&self, period: Period) -> bool {
        period.contains(self.start)
    }

    pub(super) fn left_in(&self, period: Period) -> bool {
        self.end.is_some_and(|end| period.contains(end))
    }

    /// In the Bestand before, or entered in the period.
    pub(super) fn touches(&self, period: Period) -> bool {
        self.covers_before(period) || self.entered_in(period)
    }
}

/// One person with the stretches of the programme and, in the order of the plan, of each Baustein.
pub(super) struct Person {
    /// Place among the facts; the number of the person is of no use here.
    pub place: usize,
    pub programme: Vec<Stretch>,
    pub bausteine: Vec<Vec<Stretch>>,
}

impl Person {
    pub(super) fn touches(&self, period: Period) -> bool {
        any(&self.programme, |stretch| stretch.touches(period))
    }

    pub(super) fn is_there(&self, day: NaiveDate) -> bool {
        any(&self.programme, |stretch| stretch.covers(day))
    }

    /// The last stretch that began on or before a day.
    pub(super) fn last_stretch(&self, day: NaiveDate) -> Option<Stretch> {
        let begun = self.programme.iter().rfind(|stretch| stretch.start <= day);
        begun.copied()
    }

    /// In how many Bausteine at least one stretch fits.
    pub(super) fn bausteine_with(&self, fits: impl Fn(&Stretch) -> bool) -> usize {
        let with = self.bausteine.iter();
        with.filter(|stretches| stretches.iter().any(&fits)).count()
    }
}

/// A period with its Stichtag.
#[derive(Clone, Copy)]
pub(super) struct View {
    pub period: Period,
    pub stichtag: NaiveDate,
}

/// Facts, plan and request side by side.
pub(super) struct Desk<'a> {
    pub plan: &'a Plan,
    pub request: &'a InternalRequest,
    pub persons: Vec<Person>,
    pub histories: Histories<'a>,
    events: BTreeMap<&'a str, Vec<Event<'a>>>,
    /// First day of the programme: of the plan or of the first Eintritt, the earlier one.
    pub begin: Option<NaiveDate>,
}

impl<'a> Desk<'a> {
    pub(super) fn new(
        facts: &'a Facts,
        plan: &'a Plan,
        request: &'a InternalRequest,
    ) -> Result<Self, StatisticsError> {
        if request.stichtag < request.period.from() {
            return Err(StatisticsError::StichtagOutsidePeriod);
        }
        let codes = plan.bausteine().iter().enumerate();
        let places = codes.map(|(place, one)| (one.code.as_str(), place));
        let places: BTreeMap<&str, usize> = places.collect();
        let persons = facts.persons.iter().enumerate();
        let persons = persons.map(|(place, fact)| lay_out(place, fact, &places));
        let persons = persons.collect::<Result<Vec<_>, _>>()?;
        let starts = persons.iter().filter_map(|person| person.programme.first());
        let begin = starts.map(|stretch| stretch.start).chain(plan.begins());
        Ok(Self {
            plan,
            request,
            begin: begin.min(),
            persons,
            histories: Histories::new(facts),
            events: events(facts),
        })
    }

    /// The events of a code, in the order of the persons.
    pub(super) fn events(&self, code: &str) -> &[Event<'a>] {
        let events = self.events.get(code);
        events.map(Vec::as_slice).unwrap_or_default()
    }

    /// The period, and the one beside it if asked for.
    pub(super) fn views(&self) -> impl Iterator<Item = View> + Clone {
        let main = View {
            period: self.request.period,
            stichtag: self.request.stichtag,
        };
        let beside = self.request.compare.map(|period| View {
            period,
            stichtag: period.to(),
        });
        std::iter::once(main).chain(beside)
    }

    /// Headings of columns, once for each view.
    pub(super) fn columns(&self, names: &[&str]) -> Vec<String> {
        let mut columns: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
        match (self.request.compare, names) {
            (None, _) => {}
            (Some(_), [_]) => columns.push("Vorzeitraum".to_owned()),
            (Some(_), several) => {
                columns.extend(several.iter().map(|name| format!("{name}, Vorzeitraum")));
            }
        }
        columns
    }

    /// The cells of all views beside each other.
    pub(super) fn beside(&self, cells: impl Fn(View) -> Vec<u64>) -> Vec<u64> {
        self.views().flat_map(cells).collect()
    }
}

fn lay_out(
    place: usize,
    fact: &PersonFact,
    places: &BTreeMap<&str, usize>,
) -> Result<Person, StatisticsError> {
    let mut bausteine = vec![Vec::new(); places.len()];
    for stay in &fact.teilnahmen {
        let baustein = places.get(stay.baustein.as_str());
        let baustein = baustein.ok_or(StatisticsError::UnknownBaustein)?;
        if stay.austritt.is_some_and(|day| day < stay.eintritt) {
            return Err(StatisticsError::ExitBeforeEntry);
        }
        if let Some(stretches) = bausteine.get_mut(*baustein) {
            stretches.push(stretch(stay));
        }
    }
    Ok(Person {
        place,
        programme: joined(fact.teilnahmen.iter().map(stretch).collect()),
        bausteine: bausteine.into_iter().map(joined).collect(),
    })
}

fn stretch(stay: &TeilnahmeFact) -> Stretch {
    Stretch {
        start: stay.eintritt,
        end: stay.austritt,
    }
}

/// Makes one of those that overlap or touch, in order of time.
fn joined(mut stretches: Vec<Stretch>) -> Vec<Stretch> {
    stretches.sort_by_key(|one| one.start);
    let mut joined: Vec<Stretch> = Vec::with_capacity(stretches.len());
    for next in stretches {
        match joined.last_mut() {
            Some(last) if last.end.is_none_or(|end| next.start <= end) => {
                let longer = last.end.zip(next.end);
                last.end = longer.map(|(one, other)| one.max(other));
            }
            _ => joined.push(next),
        }
    }
    joined
}

fn any(stretches: &[Stretch], fits: impl Fn(&Stretch) -> bool) -> bool {
    stretches.iter().any(fits)
}

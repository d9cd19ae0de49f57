//! Counting: from facts and the books of earlier releases to exact numbers. These numbers are raw: no `Serialize`, no
//! `Display`, never outside the crate. What of them may be shown is decided in `block_rule` alone.
//!
//! Double entry: a person is booked as joining when she is there and was not booked as there, and as leaving when she
//! was booked as there and is not. So Bestand after = Bestand before + Eintritte - Austritte holds in every release,
//! and what is recorded or corrected late goes into the running period. An erased Fall stays counted and leaves with
//! the next release.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use crate::facts::{BookedEvent, Books, Facts, Move, PersonFact, Step, TeilnahmeFact};
use crate::plan::{Ereignis, Level, Merkmal, Stream};
use crate::{Period, Question, StatisticsError};

/// Persons of the programme or of one Baustein since the books began.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct UnitCount {
    /// There before the first release began.
    pub opening: u64,
    /// All who were there before or joined since.
    pub joined: u64,
    /// All who left since.
    pub left: u64,
}

/// One category of events of a run.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct EventCount {
    /// Different persons.
    pub persons: u64,
    /// Events; never fewer than persons.
    pub events: u64,
}

/// The raw numbers that the rule decides on.
#[derive(Clone, PartialEq, Eq, Default)]
pub(crate) struct Counts {
    pub programme: UnitCount,
    /// Every Baustein of the plan, those without persons included.
    pub bausteine: BTreeMap<String, UnitCount>,
    /// Moves of this release that belong to earlier days: recorded late, corrected or erased.
    pub corrections: u64,
    /// Persons there on the Stichtag.
    pub at_stichtag: u64,
    /// By Merkmal, for each rung its groups.
    pub merkmale: BTreeMap<String, Vec<Vec<u64>>>,
    /// By leaf, for each pair of rungs (hub, leaf) the cells, row by row of the hub.
    pub pairs: BTreeMap<String, BTreeMap<(usize, usize), Vec<u64>>>,
    /// By code of the events, for each rung its groups.
    pub events: BTreeMap<String, Vec<Vec<EventCount>>>,
}

/// What a release adds to the books. `events` are only what would be published; see [`Counted::booked_events`].
pub(crate) struct Counted {
    pub counts: Counts,
    pub moves: Vec<Move>,
    events: BTreeMap<String, Vec<u64>>,
}

impl Counted {
    /// The events to book when the tables with these codes are published.
    pub(crate) fn booked_events(
        &self,
        release: u64,
        published: &BTreeSet<String>,
    ) -> Vec<BookedEvent> {
        let shown = self
            .events
            .iter()
            .filter(|(code, _)| published.contains(*code));
        shown
            .flat_map(|(code, entries)| {
                entries.iter().map(|entry| BookedEvent {
                    release,
                    ereignis: code.clone(),
                    entry: *entry,
                })
            })
            .collect()
    }
}

/// Counts the facts for a question. `since` names for each block the first release whose bookings it covers.
pub(crate) fn count(
    facts: &Facts,
    books: &Books,
    question: &Question,
    since: &dyn Fn(&str) -> u64,
) -> Result<Counted, StatisticsError> {
    check(facts, question)?;
    let desk = Desk::new(facts, books, question);
    let mut moves = books.moves.clone();
    let mut booked = Booked::read(&books.moves);
    let units = std::iter::once("").chain(codes(question));
    for unit in units.clone() {
        moves.extend(desk.new_moves(unit, booked.remove(unit).unwrap_or_default()));
    }
    let units = totals(&moves);
    let unit = |code: &str| units.get(code).copied().unwrap_or_default();
    let mut counts = Counts {
        programme: unit(""),
        bausteine: codes(question)
            .map(|code| (code.to_owned(), unit(code)))
            .collect(),
        at_stichtag: desk.persons(|stay| is_there(stay, question.stichtag)),
        corrections: desk.corrections(moves.get(books.moves.len()..).unwrap_or_default()),
        ..Counts::default()
    };
    for merkmal in question.plan.merkmale() {
        let cohort = desk.cohort(&moves, merkmal.of, since(&block_id(merkmal)));
        let values = values(&cohort, merkmal);
        let by_level = merkmal.levels.iter().map(|level| groups(&values, level));
        counts
            .merkmale
            .insert(merkmal.code.clone(), by_level.collect());
    }
    desk.pairs(&moves, since, &mut counts);
    let mut events = BTreeMap::new();
    for ereignis in question.plan.ereignisse() {
        let open = desk.open_events(ereignis);
        let by_level = ereignis
            .levels
            .iter()
            .map(|level| event_groups(&open, level));
        counts
            .events
            .insert(ereignis.code.clone(), by_level.collect());
        events.insert(
            ereignis.code.clone(),
            open.iter().map(|(_, entry, _)| *entry).collect(),
        );
    }
    let new = moves.split_off(books.moves.len());
    Ok(Counted {
        counts,
        moves: new,
        events,
    })
}

/// The id of the block of a Merkmal.
pub(crate) fn block_id(merkmal: &Merkmal) -> String {
    let stream = match merkmal.of {
        Stream::Eintritte => "eintritte",
        Stream::Austritte => "austritte",
        Stream::Bestand => "bestand",
    };
    format!("{stream}/{}", merkmal.code)
}

/// The id of the block of the hub and a leaf.
pub(crate) fn pair_id(leaf: &Merkmal) -> String {
    format!("{}*hub", block_id(leaf))
}

/// The pairs of rungs (hub, leaf) in the order they are tried; each coarsens the one before.
pub(crate) fn chain(hub: &Merkmal, leaf: &Merkmal) -> Vec<(usize, usize)> {
    let last = leaf.levels.len().saturating_sub(1);
    let fine = (0..leaf.levels.len()).map(|level| (0, level));
    fine.chain((1..hub.levels.len()).map(|level| (level, last)))
        .collect()
}

fn codes(question: &Question) -> impl Iterator<Item = &str> + Clone {
    question
        .plan
        .bausteine()
        .iter()
        .map(|baustein| baustein.code.as_str())
}

fn check(facts: &Facts, question: &Question) -> Result<(), StatisticsError> {
    let known: BTreeSet<&str> = codes(question).collect();
    for stay in facts.persons.iter().flat_map(|person| &person.teilnahmen) {
        if !known.contains(stay.baustein.as_str()) {
            return Err(StatisticsError::UnknownBaustein);
        }
        if stay
            .austritt
            .is_some_and(|austritt| austritt < stay.eintritt)
        {
            return Err(StatisticsError::ExitBeforeEntry);
        }
    }
    Ok(())
}

/// Entered on or before the day, and not left on or before it.
pub(crate) fn is_there(stay: &TeilnahmeFact, day: NaiveDate) -> bool {
    stay.eintritt <= day && stay.austritt.is_none_or(|austritt| austritt > day)
}

fn was_there_before(stay: &TeilnahmeFact, period: &Period) -> bool {
    stay.eintritt < period.from()
        && stay
            .austritt
            .is_none_or(|austritt| austritt >= period.from())
}

pub(crate) fn touches(stay: &TeilnahmeFact, period: &Period) -> bool {
    stay.eintritt <= period.to()
        && stay
            .austritt
            .is_none_or(|austritt| austritt >= period.from())
}

/// By unit what all moves come to.
fn totals(moves: &[Move]) -> BTreeMap<&str, UnitCount> {
    let mut totals: BTreeMap<&str, UnitCount> = BTreeMap::new();
    for one in moves {
        let unit = totals.entry(&one.unit).or_default();
        unit.opening += u64::from(one.step == Step::Opening);
        unit.joined += u64::from(one.step != Step::Left);
        unit.left += u64::from(one.step == Step::Left);
    }
    totals
}

fn event_groups(open: &[(u64, u64, &str)], level: &Level) -> Vec<EventCount> {
    let mut persons: Vec<BTreeSet<u64>> = vec![BTreeSet::new(); level.groups.len()];
    let mut groups = vec![EventCount::default(); level.groups.len()];
    for (person, _, kind) in open {
        let place = level.group_of(kind);
        if let (Some(who), Some(group)) = (persons.get_mut(place), groups.get_mut(place)) {
            who.insert(*person);
            group.events += 1;
        }
    }
    for (group, who) in groups.iter_mut().zip(persons) {
        group.persons = who.len() as u64;
    }
    groups
}

/// Somebody with the day on which she is looked at; nobody where a Fall was erased.
type Member<'a> = (Option<&'a PersonFact>, NaiveDate);

/// The value of each member; empty where nothing was recorded.
fn values<'a>(cohort: &[Member<'a>], merkmal: &Merkmal) -> Vec<&'a str> {
    let value = |(person, day): &Member<'a>| {
        person.map_or("", |person| person.merkmal(&merkmal.source, *day))
    };
    cohort.iter().map(value).collect()
}

fn groups(values: &[&str], level: &Level) -> Vec<u64> {
    let mut groups = vec![0; level.groups.len()];
    let mut known = BTreeMap::new();
    for value in values {
        let place = *known.entry(*value).or_insert_with(|| level.group_of(value));
        if let Some(group) = groups.get_mut(place) {
            *group += 1;
        }
    }
    groups
}

/// The cells of the hub (rows) and a leaf, row by row.
fn table(across: &[&str], down: &[&str], rungs: (Option<&Level>, Option<&Level>)) -> Vec<u64> {
    let (Some(rows), Some(columns)) = rungs else {
        return Vec::new();
    };
    let width = columns.groups.len();
    let mut cells = vec![0; rows.groups.len() * width];
    let mut known = BTreeMap::new();
    for pair in across.iter().zip(down) {
        let place = *known
            .entry(pair)
            .or_insert_with(|| rows.group_of(pair.0) * width + columns.group_of(pair.1));
        if let Some(cell) = cells.get_mut(place) {
            *cell += 1;
        }
    }
    cells
}

/// Facts, books and question side by side.
struct Desk<'a> {
    persons: BTreeMap<u64, &'a PersonFact>,
    books: &'a Books,
    question: &'a Question,
    /// Number of the release that is being made.
    release: u64,
    /// The first release of the programme: nothing is booked yet.
    first: bool,
}

impl<'a> Desk<'a> {
    fn new(facts: &'a Facts, books: &'a Books, question: &'a Question) -> Self {
        Self {
            persons: facts
                .persons
                .iter()
                .map(|person| (person.person, person))
                .collect(),
            books,
            question,
            release: question.next_sequence(),
            first: question.earlier().next().is_none(),
        }
    }

    /// First day of the first released period. What was over before is in no book.
    fn begin(&self) -> NaiveDate {
        let first = self.question.earlier().next();
        first.map_or(self.question.period.from(), |entry| entry.period.from())
    }

    fn persons(&self, chosen: impl Fn(&TeilnahmeFact) -> bool) -> u64 {
        let who = self
            .persons
            .values()
            .filter(|one| one.teilnahmen.iter().any(&chosen));
        who.count() as u64
    }

    /// The moves of this release in one unit.
    fn new_moves(&self, unit: &str, booked: Booked) -> Vec<Move> {
        let period = &self.question.period;
        let of_unit = |stay: &&TeilnahmeFact| unit.is_empty() || stay.baustein == unit;
        let any = |chosen: &dyn Fn(&TeilnahmeFact) -> bool| -> BTreeSet<u64> {
            let here = self
                .persons
                .iter()
                .filter(|(_, one)| one.teilnahmen.iter().filter(of_unit).any(chosen));
            here.map(|(person, _)| *person).collect()
        };
        let mut moves = Vec::new();
        let mut put = |person: Option<u64>, step: Step| {
            moves.push(Move {
                release: self.release,
                unit: unit.to_owned(),
                person,
                step,
            });
        };
        let mut there = booked.there;
        let mut standing = booked.standing;
        if self.first {
            there = any(&|stay| was_there_before(stay, period));
            standing = there.len() as u64;
            there
                .iter()
                .for_each(|person| put(Some(*person), Step::Opening));
        }
        let mut arriving = any(&|stay| touches(stay, period));
        if !self.first {
            // Recorded late: a stay that was over before this period and that nobody counted.
            let late = any(&|stay| {
                stay.eintritt <= period.to() && stay.austritt.is_none_or(|day| day >= self.begin())
            });
            arriving.extend(late.difference(&booked.ever));
        }
        let arriving: Vec<u64> = arriving.difference(&there).copied().collect();
        arriving
            .iter()
            .for_each(|person| put(Some(*person), Step::Joined));
        standing += arriving.len() as u64;
        there.extend(arriving);
        let still = any(&|stay| is_there(stay, period.to()));
        let leaving: Vec<u64> = there.difference(&still).copied().collect();
        leaving
            .iter()
            .for_each(|person| put(Some(*person), Step::Left));
        // Whoever was counted as there and has no name any more was erased.
        let nameless = standing.saturating_sub((leaving.len() + still.len()) as u64);
        (0..nameless).for_each(|_| put(None, Step::Left));
        moves
    }

    /// Moves of the programme that no Eintritt or Austritt of the period stands behind.
    fn corrections(&self, new: &[Move]) -> u64 {
        if self.first {
            return 0;
        }
        let period = &self.question.period;
        let behind = |one: &Move, stay: &TeilnahmeFact| match one.step {
            Step::Left => stay.austritt.is_some_and(|day| period.contains(day)),
            Step::Opening | Step::Joined => period.contains(stay.eintritt),
        };
        let stands = |one: &Move| {
            let person = one.person.and_then(|person| self.persons.get(&person));
            person.is_some_and(|person| person.teilnahmen.iter().any(|stay| behind(one, stay)))
        };
        let of_programme = new.iter().filter(|one| one.unit.is_empty());
        of_programme.filter(|one| !stands(one)).count() as u64
    }

    /// Persons of a stream with the day on which they are looked at.
    fn cohort(&self, moves: &[Move], of: Stream, since: u64) -> Vec<Member<'a>> {
        let end = self.question.period.to();
        if of == Stream::Bestand {
            let here = self
                .persons
                .values()
                .filter(|one| one.teilnahmen.iter().any(|stay| is_there(stay, end)));
            return here.map(|person| (Some(*person), end)).collect();
        }
        let wanted = |step: Step| (step == Step::Left) == (of == Stream::Austritte);
        let chosen = moves
            .iter()
            .filter(|one| one.unit.is_empty() && wanted(one.step) && one.release >= since);
        chosen.map(|one| self.member(one, of)).collect()
    }

    /// The person of a move with the Eintritt or Austritt that it stands for.
    fn member(&self, one: &Move, of: Stream) -> Member<'a> {
        let end = self.question.end_of(one.release);
        let person = one.person.and_then(|person| self.persons.get(&person));
        let stays = person.into_iter().flat_map(|person| &person.teilnahmen);
        let days = stays.filter_map(|stay| match of {
            Stream::Austritte => stay.austritt,
            _ => Some(stay.eintritt),
        });
        let day = days.filter(|day| *day <= end).max().unwrap_or(end);
        (person.copied(), day)
    }

    fn pairs(&self, moves: &[Move], since: &dyn Fn(&str) -> u64, counts: &mut Counts) {
        let Some(hub) = self.question.plan.hub() else {
            return;
        };
        let leaves = self.question.plan.merkmale().iter();
        for leaf in leaves.filter(|one| one.of == Stream::Eintritte && !one.hub) {
            let cohort = self.cohort(moves, Stream::Eintritte, since(&block_id(leaf)));
            let (across, down) = (values(&cohort, hub), values(&cohort, leaf));
            let tables = chain(hub, leaf).into_iter().map(|(outer, inner)| {
                let rungs = (hub.levels.get(outer), leaf.levels.get(inner));
                ((outer, inner), table(&across, &down, rungs))
            });
            counts.pairs.insert(leaf.code.clone(), tables.collect());
        }
    }

    /// Events up to the end of the period that no release counted: person, record, kind.
    fn open_events(&self, ereignis: &Ereignis) -> Vec<(u64, u64, &str)> {
        // What another plan left open stays open for good; see `Public::since`.
        let first = self.question.by_this_plan().next();
        let begin = first.map_or(self.question.period.from(), |entry| entry.period.from());
        let booked: BTreeSet<u64> = self
            .books
            .events
            .iter()
            .filter(|one| one.ereignis == ereignis.code)
            .map(|one| one.entry)
            .collect();
        let mut open = Vec::new();
        for (person, fact) in &self.persons {
            let of_run = fact.ereignisse.iter().filter(|one| {
                one.ereignis == ereignis.code
                    && one.date >= begin
                    && one.date <= self.question.period.to()
                    && !booked.contains(&one.entry)
            });
            open.extend(of_run.map(|one| (*person, one.entry, one.kind.as_str())));
        }
        open
    }
}

/// What the books say of one unit.
#[derive(Default)]
struct Booked {
    /// Booked as there, with a name.
    there: BTreeSet<u64>,
    /// Ever booked, with a name.
    ever: BTreeSet<u64>,
    /// Booked as there, the erased included.
    standing: u64,
}

impl Booked {
    /// By unit.
    fn read(moves: &[Move]) -> BTreeMap<&str, Self> {
        let mut units: BTreeMap<&str, Self> = BTreeMap::new();
        for one in moves {
            let booked = units.entry(&one.unit).or_default();
            booked.standing = match one.step {
                Step::Left => booked.standing.saturating_sub(1),
                Step::Opening | Step::Joined => booked.standing + 1,
            };
            let Some(person) = one.person else { continue };
            booked.ever.insert(person);
            match one.step {
                Step::Left => booked.there.remove(&person),
                Step::Opening | Step::Joined => booked.there.insert(person),
            };
        }
        units
    }
}

#[cfg(test)]
mod tests;

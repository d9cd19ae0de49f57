//! What is handed to the counting: facts of one programme without anybody's name, the books, and every earlier release.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use fallmappe_domain::aufenthalt::Aufenthaltsstatus;
use fallmappe_domain::bildung::{Schulbildung, Sprachstand};
use fallmappe_domain::code::Code;
use fallmappe_domain::dates::ImpreciseDate;
use fallmappe_domain::fallkonferenz::Fallkonferenz;
use fallmappe_domain::ids::FallId;
use fallmappe_domain::kontakt::Kontakt;
use fallmappe_domain::preset::Presets;
use fallmappe_domain::teilnahme::Teilnahme;
use fallmappe_domain::uebergabe::{UebergabeEventKind, UebergabeProduct};
use fallmappe_domain::verbleib::Verbleib;
use fallmappe_domain::vermittlung::Vermittlung;
use fallmappe_statistics::{
    BookedEvent, Books, EreignisFact, Facts, LedgerEntry, Move, PersonFact, Step, TeilnahmeFact,
};
use fallmappe_store::Reader;
use fallmappe_store::tables::buch::{BewegungRecord, BewegungStep, GezaehltRecord};

use crate::Answer;
use crate::error::ErrorCode;

/// Codes of the groups of a status that mean a residence title.
const TITEL: &str = "Aufenthaltserlaubnis oder anderer Titel";
/// The language whose level is counted.
const DEUTSCH: &str = "Deutsch";

pub(super) fn ledger(reader: &Reader<'_>) -> Answer<Vec<LedgerEntry>> {
    let berichte = reader.berichte()?;
    let entries = berichte
        .iter()
        .map(|(_, record)| serde_json::from_str(&record.ledger));
    entries
        .collect::<Result<_, _>>()
        .map_err(|_| ErrorCode::LedgerOlder.into())
}

/// What earlier releases of the programme counted.
pub(super) fn books(reader: &Reader<'_>, programme: &Code) -> Answer<Books> {
    let moves = reader
        .bewegungen(programme.as_str())?
        .into_iter()
        .map(|one| Move {
            release: one.release,
            unit: one.unit,
            person: one.fall.map(person),
            step: match one.step {
                BewegungStep::Opening => Step::Opening,
                BewegungStep::Joined => Step::Joined,
                BewegungStep::Left => Step::Left,
            },
        });
    let events = reader
        .gezaehlt(programme.as_str())?
        .into_iter()
        .map(|one| BookedEvent {
            release: one.release,
            ereignis: one.ereignis,
            entry: one.entry.unsigned_abs(),
        });
    Ok(Books {
        moves: moves.collect(),
        events: events.collect(),
    })
}

/// The same, back into records of the store.
pub(super) fn records(
    moves: Vec<Move>,
    events: Vec<BookedEvent>,
) -> (Vec<BewegungRecord>, Vec<GezaehltRecord>) {
    let moves = moves.into_iter().map(|one| BewegungRecord {
        release: one.release,
        unit: one.unit,
        fall: one.person.map(|person| FallId(person.cast_signed())),
        step: match one.step {
            Step::Opening => BewegungStep::Opening,
            Step::Joined => BewegungStep::Joined,
            Step::Left => BewegungStep::Left,
        },
    });
    let events = events.into_iter().map(|one| GezaehltRecord {
        release: one.release,
        ereignis: one.ereignis,
        entry: one.entry.cast_signed(),
    });
    (moves.collect(), events.collect())
}

fn person(fall: FallId) -> u64 {
    fall.0.unsigned_abs()
}

/// Facts of one programme. An event belongs to the programme that the person had joined last on that day: people are
/// placed while they take part or soon after, and no event counts twice.
pub(super) fn facts(reader: &Reader<'_>, lists: &Presets, programme: &Code) -> Answer<Facts> {
    let mut gathering = Gathering::new(reader, programme)?;
    gathering.traits(reader, lists)?;
    gathering.histories(reader, lists)?;
    gathering.events(reader)?;
    gathering.verbleib(reader)?;
    Ok(Facts {
        persons: gathering.persons.into_values().collect(),
    })
}

struct Gathering {
    programme: Code,
    persons: BTreeMap<FallId, PersonFact>,
    joined: BTreeMap<FallId, Vec<(NaiveDate, Code)>>,
}

impl Gathering {
    fn new(reader: &Reader<'_>, programme: &Code) -> Answer<Self> {
        let mut gathering = Self {
            programme: programme.clone(),
            persons: BTreeMap::new(),
            joined: BTreeMap::new(),
        };
        for (fall, teilnahme) in reader.all_entries::<Teilnahme>()? {
            let joined = gathering.joined.entry(fall).or_default();
            joined.push((teilnahme.eintritt, teilnahme.programme.clone()));
            if teilnahme.programme == *programme {
                gathering.teilnahme(fall, teilnahme);
            }
        }
        Ok(gathering)
    }

    fn teilnahme(&mut self, fall: FallId, teilnahme: Teilnahme) {
        let fact = self.persons.entry(fall).or_insert_with(|| PersonFact {
            person: person(fall),
            ..PersonFact::default()
        });
        if let (Some(day), Some(reason)) = (teilnahme.austritt, teilnahme.austritt_reason) {
            put(fact, "austrittsgrund", day, reason.0);
        }
        fact.teilnahmen.push(TeilnahmeFact {
            baustein: teilnahme.baustein.0,
            eintritt: teilnahme.eintritt,
            austritt: teilnahme.austritt,
        });
    }

    fn traits(&mut self, reader: &Reader<'_>, lists: &Presets) -> Answer<()> {
        let herkunft = groups(lists, "staatsangehoerigkeit");
        for traits in reader.person_traits()? {
            let Some(fact) = self.persons.get_mut(&traits.fall) else {
                continue;
            };
            put(fact, "geschlecht", NaiveDate::MIN, traits.gender.0);
            put(fact, "gemeinde", NaiveDate::MIN, traits.municipality);
            if let Some(group) = herkunft.get(traits.nationality.as_str()) {
                put(fact, "herkunft", NaiveDate::MIN, group.clone());
            }
            for (day, band) in traits.birth_date.iter().flat_map(age_bands) {
                put(fact, "alter", day, band.to_owned());
            }
        }
        Ok(())
    }

    fn histories(&mut self, reader: &Reader<'_>, lists: &Presets) -> Answer<()> {
        let groups = groups(lists, "aufenthaltsstatus");
        let all = reader.all_entries_with_ids::<Aufenthaltsstatus>()?;
        let group_of = |status: &Aufenthaltsstatus| {
            groups
                .get(status.kind.as_str())
                .cloned()
                .unwrap_or_default()
        };
        for (fall, _, status) in &all {
            if let Some(fact) = self.persons.get_mut(fall) {
                put(fact, "status", status.since, group_of(status));
            }
        }
        for (fall, id, status) in &all {
            let (fall, group) = (*fall, group_of(status));
            let last = self
                .persons
                .get(&fall)
                .and_then(|fact| last_before(fact, "status", status.since));
            if let Some(before) = last
                && before != group
                && !group.is_empty()
            {
                let kind = if group == TITEL {
                    "zu_titel"
                } else {
                    "anderer"
                };
                self.event(fall, "statuswechsel", id.0, kind, status.since);
            }
        }
        for (fall, one) in reader.all_entries::<Sprachstand>()? {
            if let Some(fact) = self
                .persons
                .get_mut(&fall)
                .filter(|_| one.language == DEUTSCH)
            {
                put(fact, "sprache", one.date, one.level.0);
            }
        }
        for (fall, one) in reader.all_entries::<Schulbildung>()? {
            if let Some(fact) = self.persons.get_mut(&fall) {
                put(fact, "schule", one.date, one.level.0);
            }
        }
        Ok(())
    }

    fn events(&mut self, reader: &Reader<'_>) -> Answer<()> {
        for (fall, id, one) in reader.all_entries_with_ids::<Vermittlung>()? {
            self.event(fall, "vermittlungen", id.0, one.kind.as_str(), one.date);
        }
        for (fall, id, one) in reader.all_entries_with_ids::<Kontakt>()? {
            self.event(fall, "kontakte", id.0, one.kind.as_str(), one.date);
        }
        for (fall, id, one) in reader.all_entries_with_ids::<Fallkonferenz>()? {
            self.event(fall, "fallkonferenzen", id.0, "", one.date);
        }
        let stellen: BTreeMap<String, Code> = reader
            .stellen()?
            .into_iter()
            .map(|(_, stelle)| (stelle.name, stelle.kind))
            .collect();
        let happened = reader.all_uebergabe_events()?;
        for one in reader.all_uebergaben()? {
            let events = happened.get(&one.id).map(Vec::as_slice).unwrap_or_default();
            let out = events
                .iter()
                .find(|event| event.kind == UebergabeEventKind::HandedOut);
            let handed = out.filter(|_| one.record.product != UebergabeProduct::Konferenz);
            if let Some(event) = handed {
                let kind = stellen
                    .get(&one.record.stelle)
                    .map(Code::as_str)
                    .unwrap_or_default();
                self.event(one.fall, "uebergaben", one.id.0, kind, event.on);
            }
        }
        Ok(())
    }

    fn verbleib(&mut self, reader: &Reader<'_>) -> Answer<()> {
        for (fall, id, one) in reader.all_entries_with_ids::<Verbleib>()? {
            if one.point.as_str() == "austritt" {
                if let Some(fact) = self.persons.get_mut(&fall) {
                    put(fact, "verbleib", one.austritt, one.kind.0);
                }
            } else {
                self.event(fall, "nachbetreuung", id.0, one.point.as_str(), one.date);
                if let Some(fact) = self.persons.get_mut(&fall) {
                    put(
                        fact,
                        &format!("verbleib_{}", one.point.as_str()),
                        one.austritt,
                        one.kind.0,
                    );
                }
            }
        }
        Ok(())
    }

    fn event(&mut self, fall: FallId, ereignis: &str, entry: i64, kind: &str, date: NaiveDate) {
        let joined = self
            .joined
            .get(&fall)
            .map(Vec::as_slice)
            .unwrap_or_default();
        let before = joined.iter().filter(|(day, _)| *day <= date);
        let last = before.max_by_key(|(day, _)| *day);
        if last.is_none_or(|(_, code)| *code != self.programme) {
            return;
        }
        if let Some(fact) = self.persons.get_mut(&fall) {
            fact.ereignisse.push(EreignisFact {
                entry: entry.unsigned_abs(),
                ereignis: ereignis.to_owned(),
                kind: kind.to_owned(),
                date,
            });
        }
    }
}

/// Puts a value into a history and keeps it in the order of the days; of one day the later entry counts.
fn put(fact: &mut PersonFact, source: &str, day: NaiveDate, value: String) {
    let history = fact.merkmale.entry(source.to_owned()).or_default();
    let place = history.partition_point(|(known, _)| *known <= day);
    history.insert(place, (day, value));
}

fn last_before(fact: &PersonFact, source: &str, day: NaiveDate) -> Option<String> {
    let history = fact.merkmale.get(source)?;
    history
        .iter()
        .take_while(|(known, _)| *known < day)
        .last()
        .map(|(_, value)| value.clone())
}

/// Code to report group of a list.
fn groups(lists: &Presets, list: &str) -> BTreeMap<String, String> {
    let entries = lists.entries(list);
    entries
        .filter(|entry| !entry.group.is_empty())
        .map(|entry| (entry.code.0.clone(), entry.group.clone()))
        .collect()
}

/// Since when somebody is in which age group. With a birth date that is not known to the day, the days on which two
/// groups are possible have none.
fn age_bands(birth: &ImpreciseDate) -> Vec<(NaiveDate, &'static str)> {
    const BANDS: [(i32, &str); 5] = [
        (0, "unter_18"),
        (18, "18_20"),
        (21, "21_24"),
        (25, "25_27"),
        (28, "ueber_27"),
    ];
    let Some((first, last)) = birth.bounds() else {
        return Vec::new();
    };
    let mut bands = Vec::new();
    for (place, (age, band)) in BANDS.iter().enumerate() {
        let Some(sure) = birthday(last, *age) else {
            continue;
        };
        bands.push((sure, *band));
        let next = BANDS
            .get(place + 1)
            .and_then(|(age, _)| birthday(first, *age));
        if let Some(unsure) = next.filter(|day| first != last && *day > sure) {
            bands.push((unsure, ""));
        }
    }
    bands
}

/// The day on which somebody is so many years old; 29 February becomes 1 March (§ 188 Abs. 2 BGB, counted to the end
/// of the day before).
fn birthday(birth: NaiveDate, age: i32) -> Option<NaiveDate> {
    let year = birth.year().checked_add(age)?;
    birth
        .with_year(year)
        .or_else(|| NaiveDate::from_ymd_opt(year, 3, 1))
}

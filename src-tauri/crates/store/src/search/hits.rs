//! The places where something stands, best first: names as typed, names in another spelling, numbers, then texts with
//! the newest in front.
//!
//! A word may stand in the name and the others in a note: `ali termin` finds the note about a Termin in Ali's Fall.
//! What is shown of a place is read from the record itself, never from the index.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use fallmappe_domain::fall::FallNumber;
use fallmappe_domain::ids::{EntryId, FallId};
use fallmappe_domain::part::Part;
use fallmappe_domain::person::Person;
use fallmappe_domain::spelling::Typed;
use rusqlite::OptionalExtension;
use serde_json::Value;

use super::query::{each_named, each_text, text_condition, without_unfinished, words};
use super::{Kind, PERSON, contact_fields, day_of, fall_of};
use crate::error::Result;
use crate::record::maybe;
use crate::tables::Reader;
use crate::tables::entry::Entry;

/// Groups of words asked for in texts because the other words stand in a name.
const MOST_GROUPS: usize = 4;

/// What was found.
pub struct Found {
    /// There are more.
    pub more: bool,
    /// The hits, best first.
    pub hits: Vec<Hit>,
}

/// A place where something was found.
pub struct Hit {
    /// The Fall.
    pub fall: FallId,
    /// Fallnummer.
    pub number: FallNumber,
    /// Name as lists show it.
    pub name: String,
    /// The place.
    pub place: Place,
}

/// What kind of place it is.
pub enum Place {
    /// A name of the person or of somebody beside; all of them stand in here.
    Name(Box<Person>),
    /// The Fallnummer.
    Number,
    /// Where the person lives or can be reached: these fields.
    Contact(Vec<String>),
    /// An entry.
    Entry {
        /// The part.
        part: Part,
        /// Its id.
        id: EntryId,
        /// Its day.
        day: Option<NaiveDate>,
        /// Its title; empty for parts without one.
        title: String,
        /// Its fields that can be searched, as stored.
        fields: Vec<String>,
    },
}

impl Reader<'_> {
    /// Where a query is found, at most `limit` places; an entry comes once.
    pub fn search(&self, query: &str, limit: usize) -> Result<Found> {
        let words = words(query);
        let found = self.search_words(&words, limit)?;
        match without_unfinished(&words) {
            Some(words) if found.hits.is_empty() => self.search_words(words, limit),
            _ => Ok(found),
        }
    }

    fn search_words(&self, words: &[Typed], limit: usize) -> Result<Found> {
        // One more than asked tells whether there are more.
        let wanted = limit + 1;
        let named = self.named(words)?;
        let mut hits = Vec::new();
        for fall in best_names(&named, words.len()) {
            if hits.len() >= wanted {
                break;
            }
            hits.extend(self.name_hit(fall, &named)?);
        }
        let mut known: BTreeSet<FallId> = hits.iter().map(|hit| hit.fall).collect();
        if hits.len() < wanted {
            for id in self.texts(words, &named, wanted)? {
                if hits.len() >= wanted {
                    break;
                }
                hits.extend(self.text_hit(id, &mut known)?);
            }
        }
        let more = hits.len() > limit;
        hits.truncate(limit);
        Ok(Found { more, hits })
    }

    /// For every Fall in which a name or number fits a word: which words, and how well.
    fn named(&self, words: &[Typed]) -> Result<BTreeMap<FallId, Named>> {
        let mut all: BTreeMap<FallId, Named> = BTreeMap::new();
        for (index, word) in words.iter().enumerate() {
            each_named(self.connection, word, |kind, fall| {
                let named = all.entry(fall).or_default();
                named.words |= 1 << index;
                let best = named.best.entry(index).or_insert(Rank::Number);
                *best = (*best).min(Rank::of(kind));
            })?;
        }
        Ok(all)
    }

    /// Row numbers of texts in which the words stand that stand in no name of the Fall, newest first.
    fn texts(
        &self,
        words: &[Typed],
        named: &BTreeMap<FallId, Named>,
        wanted: usize,
    ) -> Result<Vec<i64>> {
        let asked = words
            .iter()
            .map(|word| text_condition(self.connection, word));
        let asked = asked.collect::<Result<Vec<_>>>()?;
        let mut found = BTreeSet::new();
        for group in groups(words.len(), named) {
            let Some(condition) = condition(&asked, group.missing) else {
                continue;
            };
            let mut count = 0;
            each_text(self.connection, &condition, |id| {
                let fits = group.named == 0
                    || named
                        .get(&fall_of(id))
                        .is_some_and(|fall| fall.words & group.named == group.named);
                if fits && found.insert(std::cmp::Reverse(id)) {
                    count += 1;
                }
                count < wanted
            })?;
        }
        Ok(found.into_iter().map(|id| id.0).collect())
    }

    fn name_hit(&self, fall: FallId, named: &BTreeMap<FallId, Named>) -> Result<Option<Hit>> {
        let only_number = named
            .get(&fall)
            .is_some_and(|named| named.best.values().all(|rank| *rank == Rank::Number));
        let place = if only_number {
            Place::Number
        } else {
            match maybe(self.person(fall))? {
                Some(person) => Place::Name(Box::new(person)),
                None => return Ok(None),
            }
        };
        self.hit(fall, place)
    }

    fn text_hit(&self, id: i64, known: &mut BTreeSet<FallId>) -> Result<Option<Hit>> {
        let source: Option<(i64, String, i64)> = self
            .connection
            .prepare_cached("SELECT fall, part, entry FROM search_source WHERE id = ?1")?
            .query_row([id], |row| {
                Ok((row.get("fall")?, row.get("part")?, row.get("entry")?))
            })
            .optional()?;
        let Some((fall, code, entry)) = source else {
            return Ok(None);
        };
        let fall = FallId(fall);
        if code == PERSON {
            // The person is shown once, and the name says more than the address.
            return if known.insert(fall) {
                let fields = contact_fields(&self.person(fall)?);
                self.hit(fall, Place::Contact(fields))
            } else {
                Ok(None)
            };
        }
        let Some(part) = Part::from_code(&code) else {
            return Ok(None);
        };
        let (title, fields) = self.fields(part, EntryId(entry))?;
        let place = Place::Entry {
            part,
            id: EntryId(entry),
            day: day_of(self.connection, &code, entry)?,
            title,
            fields,
        };
        self.hit(fall, place)
    }

    fn hit(&self, fall: FallId, place: Place) -> Result<Option<Hit>> {
        let hit = self
            .connection
            .prepare_cached(
                "SELECT f.number, p.family_name, p.given_name
                   FROM fall f JOIN person p ON p.fall = f.id WHERE f.id = ?1",
            )?
            .query_row([fall.0], |row| {
                let person = Person {
                    family_name: row.get("family_name")?,
                    given_name: row.get("given_name")?,
                    ..Person::default()
                };
                Ok(Hit {
                    fall,
                    number: FallNumber(row.get("number")?),
                    name: person.display_name(),
                    place,
                })
            })
            .optional()?;
        Ok(hit)
    }

    /// The title of an entry, and its texts that can be searched, field by field.
    fn fields(&self, part: Part, id: EntryId) -> Result<(String, Vec<String>)> {
        macro_rules! fields {
            ($($variant:ident $field:ident: $type:ty => $table:literal, $german:literal;)+) => {
                match part { $(Part::$variant => self.fields_of::<$type>(id),)+ }
            };
        }
        fallmappe_domain::with_parts!(fields)
    }

    fn fields_of<E: Entry>(&self, id: EntryId) -> Result<(String, Vec<String>)> {
        let Some(entry) = self.any_entry::<E>(id)? else {
            return Ok(Default::default());
        };
        let value = serde_json::to_value(&entry)?;
        let title = value.get("title").and_then(Value::as_str);
        let mut texts = Vec::new();
        collect_texts(&value, &mut texts);
        // Codes and days are texts in JSON too; only what the entry says can be searched.
        let words = entry.words();
        texts.retain(|text| !text.trim().is_empty() && words.contains(text.as_str()));
        Ok((title.unwrap_or_default().to_owned(), texts))
    }
}

fn collect_texts(value: &Value, texts: &mut Vec<String>) {
    match value {
        Value::String(text) => texts.push(text.clone()),
        Value::Array(items) => items.iter().for_each(|item| collect_texts(item, texts)),
        Value::Object(fields) => fields.values().for_each(|item| collect_texts(item, texts)),
        _ => {}
    }
}

/// How well a word fits; the smaller the better.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    Name,
    OtherSpelling,
    Number,
}

impl Rank {
    fn of(kind: Kind) -> Self {
        match kind {
            Kind::Name => Rank::Name,
            Kind::Number => Rank::Number,
            _ => Rank::OtherSpelling,
        }
    }
}

/// Which words stand in names and number of a Fall, as bits, and how well each fits.
#[derive(Default)]
struct Named {
    words: u32,
    best: BTreeMap<usize, Rank>,
}

/// Fälle whose names and number hold every word: best fit first, then the newest.
fn best_names(named: &BTreeMap<FallId, Named>, count: usize) -> Vec<FallId> {
    let mut fitting: Vec<(Rank, FallId)> = named
        .iter()
        .filter(|(_, named)| count > 0 && named.words == every(count))
        .map(|(fall, named)| {
            let worst = named.best.values().max().copied();
            (worst.unwrap_or(Rank::Number), *fall)
        })
        .collect();
    fitting.sort_by_key(|(rank, fall)| (*rank, std::cmp::Reverse(fall.0)));
    fitting.into_iter().map(|(_, fall)| fall).collect()
}

/// Bits of all words.
fn every(count: usize) -> u32 {
    (1 << count) - 1
}

/// Words that must stand in a name, and words that are then asked of the texts.
struct Group {
    named: u32,
    missing: u32,
}

/// All words in the text, and each way in which some of them stand in a name; most words in the name first.
fn groups(count: usize, named: &BTreeMap<FallId, Named>) -> Vec<Group> {
    if count == 0 {
        return Vec::new();
    }
    let all = every(count);
    let mut in_names: Vec<u32> = named
        .values()
        .map(|named| named.words)
        .filter(|words| *words != all)
        .collect::<BTreeSet<_>>()
        .into_iter()
        .collect();
    in_names.sort_by_key(|words| std::cmp::Reverse(words.count_ones()));
    in_names.truncate(MOST_GROUPS);
    let in_names = in_names.into_iter().map(|words| Group {
        named: words,
        missing: all & !words,
    });
    let all_in_text = Group {
        named: 0,
        missing: all,
    };
    in_names.chain([all_in_text]).collect()
}

/// What the index is asked for these words; `None` when one of them stands in no text.
fn condition(asked: &[Option<String>], wanted: u32) -> Option<String> {
    let conditions: Option<Vec<&str>> = asked
        .iter()
        .enumerate()
        .filter(|(index, _)| wanted >> index & 1 == 1)
        .map(|(_, asked)| asked.as_deref())
        .collect();
    Some(conditions?.join(" AND "))
}

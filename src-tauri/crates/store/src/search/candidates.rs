//! Fälle that may be about the same person: enough in common to be worth comparing, found by the indexes alone.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate};
use fallmappe_domain::ids::FallId;
use fallmappe_domain::person::Person;
use fallmappe_domain::{duplicate, latin, spelling};

use super::Kind;
use crate::error::Result;
use crate::tables::Reader;

impl Reader<'_> {
    /// Fälle with the same birth date, telephone or mail, or with as much of the name as makes a whole one.
    pub fn duplicate_candidates(&self, person: &Person) -> Result<BTreeSet<FallId>> {
        let mut found = BTreeSet::new();
        let reach = &person.reachability;
        for phone in reach.phones.iter().chain(&reach.messengers) {
            if let Some(key) = duplicate::phone_key(phone) {
                found.extend(self.with_term(Kind::Phone, &key)?);
            }
        }
        for mail in &reach.emails {
            found.extend(self.with_term(Kind::Mail, &latin::fold(mail.trim()))?);
        }
        for date in birth_dates(person) {
            found.extend(self.born_on(&date)?);
        }
        found.extend(self.with_name_of(person)?);
        Ok(found)
    }

    fn with_term(&self, kind: Kind, term: &str) -> Result<Vec<FallId>> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT fall FROM search_term WHERE kind = ?1 AND term = ?2")?;
        let faelle = statement.query_map((kind as i64, term), |row| row.get(0).map(FallId))?;
        Ok(faelle.collect::<rusqlite::Result<_>>()?)
    }

    fn born_on(&self, date: &str) -> Result<Vec<FallId>> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT fall FROM person WHERE birth_date = ?1")?;
        let faelle = statement.query_map([date], |row| row.get(0).map(FallId))?;
        Ok(faelle.collect::<rusqlite::Result<_>>()?)
    }

    /// Fälle in which two different words of the name stand in some spelling, or the only one.
    fn with_name_of(&self, person: &Person) -> Result<Vec<FallId>> {
        let words = different_words(person);
        let mut shared: BTreeMap<FallId, usize> = BTreeMap::new();
        for forms in words.values() {
            let mut faelle = BTreeSet::new();
            for (kind, term) in forms {
                faelle.extend(self.with_term(*kind, term)?);
            }
            for fall in faelle {
                *shared.entry(fall).or_default() += 1;
            }
        }
        let enough = words.len().min(2);
        Ok(shared
            .into_iter()
            .filter(|(_, count)| *count >= enough)
            .map(|(fall, _)| fall)
            .collect())
    }
}

/// The words of all names, spellings of one word together, each with what the index knows it by.
fn different_words(person: &Person) -> BTreeMap<String, Vec<(Kind, String)>> {
    let mut words: BTreeMap<String, Vec<(Kind, String)>> = BTreeMap::new();
    for word in duplicate::names(person).flat_map(latin::words) {
        let folded = latin::fold(word);
        let keys = spelling::keys(word);
        let one = keys.first().unwrap_or(&folded).clone();
        let forms = words.entry(one).or_default();
        forms.push((Kind::Name, folded));
        forms.extend(keys.into_iter().map(|key| (Kind::NameKey, key)));
    }
    words
}

/// The birth date as it may stand in another file: the same, or with day and month in the other order.
fn birth_dates(person: &Person) -> Vec<String> {
    let Some(date) = &person.birth_date else {
        return Vec::new();
    };
    let swapped = date
        .exact()
        .and_then(|day| NaiveDate::from_ymd_opt(day.year(), day.day(), day.month()))
        .map(|day| day.to_string());
    [Some(date.value.clone()), swapped]
        .into_iter()
        .flatten()
        .collect()
}

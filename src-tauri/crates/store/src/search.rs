//! Finding: what is put into the index, and how it leaves again.
//!
//! Names, numbers, telephone and mail stand as plain terms (`search_term`); running text stands as sets of folded words
//! in a full-text index. Asking is in `search/query.rs` and `search/hits.rs`, likely duplicates in
//! `search/candidates.rs`; how words are folded and keyed is a matter of `domain`.

mod candidates;
mod hits;
mod query;
mod rebuild;

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};
use fallmappe_domain::ids::FallId;
use fallmappe_domain::part::Part;
use fallmappe_domain::person::Person;
use fallmappe_domain::{duplicate, latin, spelling};
use rusqlite::{Connection, OptionalExtension};

use crate::error::{Result, StoreError};
use crate::journal::{FALL, PERSON};
use crate::tables::Reader;
use crate::tables::entry::Entry;

pub use hits::{Found, Hit, Place};
pub(crate) use query::{Faelle, faelle};
pub use rebuild::rebuild_if_wanted;

/// What a term is. The numbers stand in the table and never change.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// A word of a name of the person.
    Name = 1,
    /// A spelling key of such a word.
    NameKey = 2,
    /// A word of the name of somebody beside the person.
    Dritte = 3,
    /// A spelling key of such a word.
    DritteKey = 4,
    /// A piece of the Fallnummer.
    Number = 5,
    /// The last digits of a telephone number.
    Phone = 6,
    /// A mail address, folded.
    Mail = 7,
}

/// Serial numbers that a Fall has for one day.
const SERIALS: i64 = 1 << 10;
/// Days around the right one that are tried when a Fall has more texts on one day than serial numbers.
const SPARE_DAYS: i64 = 64;
/// Bits of the Fall and the serial number below the day.
const DAY_SHIFT: u32 = 47;
const FALL_MASK: i64 = (1 << 37) - 1;

/// Puts a text into the index, in place of what stood there for this entry; an empty text removes it.
///
/// The row must be in its table already: its day, and everything about a person, is read there.
pub fn put(
    connection: &Connection,
    fall: FallId,
    part: &str,
    entry: i64,
    text: &str,
) -> Result<()> {
    remove(connection, part, entry)?;
    match part {
        FALL => put_terms(connection, fall, number_terms(text)),
        PERSON => {
            let person = Reader::new(connection).person(fall)?;
            put_terms(connection, fall, person_terms(&person))?;
            put_text(connection, fall, part, entry, &contact_text(&person))
        }
        _ => put_text(connection, fall, part, entry, text),
    }
}

/// Takes a text out of the index; a trigger takes the words with it.
pub fn remove(connection: &Connection, part: &str, entry: i64) -> Result<()> {
    connection
        .prepare_cached("DELETE FROM search_source WHERE part = ?1 AND entry = ?2")?
        .execute((part, entry))?;
    let kinds = match part {
        FALL => "kind = 5",
        PERSON => "kind <> 5",
        _ => return Ok(()),
    };
    connection
        .prepare_cached(&format!(
            "DELETE FROM search_term WHERE fall = ?1 AND {kinds}"
        ))?
        .execute([entry])?;
    Ok(())
}

/// What is found of a person beside the names: where somebody lives and how to reach them.
fn contact_text(person: &Person) -> String {
    contact_fields(person).join(" ")
}

fn contact_fields(person: &Person) -> Vec<String> {
    let address = &person.address;
    let place = [address.street.clone(), address.municipality.clone()];
    let reach = &person.reachability;
    let joined = reach.phones.iter().map(|phone| digits(phone));
    place
        .into_iter()
        .chain(reach.phones.iter().cloned())
        .chain(joined)
        .chain(reach.messengers.iter().cloned())
        .chain(reach.emails.iter().cloned())
        .filter(|field| !field.is_empty())
        .collect()
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

fn put_text(
    connection: &Connection,
    fall: FallId,
    part: &str,
    entry: i64,
    text: &str,
) -> Result<()> {
    let words = index_words(text);
    if words.is_empty() {
        return Ok(());
    }
    let id = free_id(connection, fall, day_of(connection, part, entry)?)?;
    connection
        .prepare_cached(
            "INSERT INTO search_source (id, fall, part, entry) VALUES (?1, ?2, ?3, ?4)",
        )?
        .execute((id, fall.0, part, entry))?;
    connection
        .prepare_cached("INSERT INTO search_index (rowid, words) VALUES (?1, ?2)")?
        .execute((id, words))?;
    Ok(())
}

/// The words of a text as the index keeps them: each once, sorted, letters and digits only.
fn index_words(text: &str) -> String {
    let words: BTreeSet<String> = latin::search_words(&latin::index_text(text))
        .into_iter()
        .collect();
    Vec::from_iter(words).join(" ")
}

/// A row number that says day and Fall: newer texts have larger ones, and a list of Fälle needs no look-up.
pub(crate) fn free_id(
    connection: &Connection,
    fall: FallId,
    day: Option<NaiveDate>,
) -> Result<i64> {
    for spare in 0..SPARE_DAYS {
        let first = first_id(fall, day, spare);
        let end = first + (SERIALS - 1);
        let last: Option<i64> = connection
            .prepare_cached("SELECT max(id) FROM search_source WHERE id BETWEEN ?1 AND ?2")?
            .query_row((first, end), |row| row.get(0))?;
        match last {
            None => return Ok(first),
            Some(last) if last < end => return Ok(last + 1),
            Some(_) => {}
        }
    }
    Err(StoreError::Internal)
}

pub(crate) fn first_id(fall: FallId, day: Option<NaiveDate>, spare: i64) -> i64 {
    // Texts without a day are the oldest. Sixteen bits reach from 1900 to 2079.
    let from = NaiveDate::from_ymd_opt(1900, 1, 1).map_or(0, |day| day.num_days_from_ce());
    let days = day.map_or(0, |day| i64::from(day.num_days_from_ce() - from));
    let days = (days + spare).clamp(0, (1 << 16) - 1);
    (days << DAY_SHIFT) | ((fall.0 & FALL_MASK) * SERIALS)
}

/// The Fall that a row number of the index belongs to.
pub(crate) fn fall_of(id: i64) -> FallId {
    FallId((id / SERIALS) & FALL_MASK)
}

fn day_of(connection: &Connection, part: &str, entry: i64) -> Result<Option<NaiveDate>> {
    let Some(column) = Part::from_code(part).map(date_column) else {
        return Ok(None);
    };
    let day: Option<Option<String>> = connection
        .prepare_cached(&format!("SELECT \"{column}\" FROM {part} WHERE id = ?1"))?
        .query_row([entry], |row| row.get(0))
        .optional()?;
    Ok(day.flatten().and_then(|day| day.parse().ok()))
}

/// The column by which a part is ordered.
fn date_column(part: Part) -> &'static str {
    macro_rules! columns {
        ($($variant:ident $field:ident: $type:ty => $table:literal, $german:literal;)+) => {
            match part { $(Part::$variant => <$type as Entry>::DATE,)+ }
        };
    }
    fallmappe_domain::with_parts!(columns)
}

type Term = (Kind, String);

fn put_terms(connection: &Connection, fall: FallId, terms: BTreeSet<(i64, String)>) -> Result<()> {
    let mut statement = connection.prepare_cached(
        "INSERT OR IGNORE INTO search_term (kind, term, fall) VALUES (?1, ?2, ?3)",
    )?;
    for (kind, term) in terms {
        statement.execute((kind, term, fall.0))?;
    }
    Ok(())
}

/// A Fallnummer by its pieces, with and without the zeros in front: `2026-0017`, `0017`, `17`.
fn number_terms(number: &str) -> BTreeSet<(i64, String)> {
    let pieces = latin::search_words(number);
    let short = pieces
        .iter()
        .map(|piece| piece.trim_start_matches('0').to_owned());
    let all = pieces.iter().cloned().chain(short);
    sorted(all.map(|piece| (Kind::Number, piece)))
}

fn person_terms(person: &Person) -> BTreeSet<(i64, String)> {
    let names = duplicate::names(person);
    let dritte = person.dritte.iter().map(|dritte| dritte.name.as_str());
    let reach = &person.reachability;
    let phones = reach.phones.iter().chain(&reach.messengers);
    let terms = name_terms(names, Kind::Name, Kind::NameKey)
        .chain(name_terms(dritte, Kind::Dritte, Kind::DritteKey))
        .chain(
            phones
                .filter_map(|phone| duplicate::phone_key(phone))
                .map(|phone| (Kind::Phone, phone)),
        )
        .chain(
            reach
                .emails
                .iter()
                .map(|mail| (Kind::Mail, latin::fold(mail.trim()))),
        );
    sorted(terms)
}

fn name_terms<'a>(
    names: impl IntoIterator<Item = &'a str>,
    word_kind: Kind,
    key_kind: Kind,
) -> impl Iterator<Item = Term> {
    let words: BTreeSet<String> = names.into_iter().flat_map(spelling::name_words).collect();
    words.into_iter().flat_map(move |word| {
        let written = [latin::fold(&word), latin::fold_german(&word)];
        let keys = spelling::keys(&word);
        written
            .into_iter()
            .map(move |word| (word_kind, word))
            .chain(keys.into_iter().map(move |key| (key_kind, key)))
    })
}

fn sorted(terms: impl Iterator<Item = Term>) -> BTreeSet<(i64, String)> {
    terms
        .filter(|(_, term)| !term.is_empty())
        .map(|(kind, term)| (kind as i64, term))
        .collect()
}

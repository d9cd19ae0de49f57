//! Who a Fall is about.

use fallmappe_domain::code::Code;
use fallmappe_domain::dates::{ImpreciseDate, Precision};
use fallmappe_domain::ids::FallId;
use fallmappe_domain::latin;
use fallmappe_domain::person::{Address, Person, Reachability};
use rusqlite::{OptionalExtension, Row, named_params};

use super::Reader;
use super::columns::{json, read_json};
use crate::error::{Result, StoreError};
use crate::journal::{ChangeKind, PERSON, Record};
use crate::record::maybe;
use crate::search;
use crate::transact::WriteTx;

impl Reader<'_> {
    /// The person of a Fall.
    pub fn person(&self, fall: FallId) -> Result<Person> {
        self.connection
            .prepare_cached(
                "SELECT family_name, given_name, call_name, birth_date, birth_date_precision, gender, nationality,
                        entry_date, entry_date_precision, street, postcode, municipality, ags, housing, best_time,
                        needs_interpreter, aliases, languages, phones, messengers, emails, dritte
                 FROM person WHERE fall = ?1",
            )?
            .query_row([fall.0], read)
            .optional()?
            .ok_or(StoreError::NotFound)
    }
}

/// What statistics may see of a person: no name, no address.
pub struct PersonTraits {
    /// The Fall.
    pub fall: FallId,
    /// List `geschlecht`.
    pub gender: Code,
    /// List `staatsangehoerigkeit`.
    pub nationality: Code,
    /// Birth date with its precision.
    pub birth_date: Option<ImpreciseDate>,
    /// Town, without street and postcode.
    pub municipality: String,
}

impl Reader<'_> {
    /// The traits of everybody, by Fall.
    ///
    /// # Errors
    /// The database could not be read.
    pub fn person_traits(&self) -> Result<Vec<PersonTraits>> {
        let mut statement = self.connection.prepare(
            "SELECT fall, gender, nationality, birth_date, birth_date_precision, municipality FROM person ORDER BY fall",
        )?;
        let rows = statement.query_map([], |row| {
            Ok(PersonTraits {
                fall: FallId(row.get("fall")?),
                gender: Code(row.get("gender")?),
                nationality: Code(row.get("nationality")?),
                birth_date: imprecise(row, "birth_date", "birth_date_precision")?,
                municipality: row.get("municipality")?,
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

impl WriteTx<'_> {
    /// Writes the person of a Fall, new or changed. What was there stays in the journal; the same again changes nothing.
    pub fn put_person(&self, fall: FallId, person: &Person) -> Result<()> {
        let before = maybe(self.reader().person(fall))?;
        self.fall_changed(fall);
        if before.as_ref() == Some(person) {
            return Ok(());
        }
        self.write_person(fall, person)?;
        let kind = match before {
            Some(_) => ChangeKind::Changed,
            None => ChangeKind::Added,
        };
        let before = before.map(|person| serde_json::to_string(&person));
        self.journal(record(fall), kind, before.transpose()?)
    }

    /// Puts the person in again with the Fall that comes out of the bin.
    pub(crate) fn put_person_in(&self, fall: FallId, person: &Person) -> Result<()> {
        self.write_person(fall, person)?;
        self.journal(record(fall), ChangeKind::Added, None)
    }

    /// Takes the person out together with the Fall.
    pub(crate) fn take_person_out(&self, fall: FallId) -> Result<()> {
        let before = serde_json::to_string(&self.reader().person(fall)?)?;
        self.journal(record(fall), ChangeKind::Removed, Some(before))?;
        self.connection()
            .execute("DELETE FROM person WHERE fall = ?1", [fall.0])?;
        search::remove(self.connection(), PERSON, fall.0)?;
        self.fall_changed(fall);
        Ok(())
    }

    /// Row and words of a person, without a word in the journal.
    pub(crate) fn write_person(&self, fall: FallId, person: &Person) -> Result<()> {
        let (birth_date, birth_precision) = columns(person.birth_date.as_ref());
        let (entry_date, entry_precision) = columns(person.entry_date.as_ref());
        self.connection().prepare_cached(
            "INSERT OR REPLACE INTO person (fall, family_name, given_name, call_name, sort_name, birth_date,
                 birth_date_precision, gender, nationality, entry_date, entry_date_precision, street, postcode,
                 municipality, ags, housing, best_time, needs_interpreter, aliases, languages, phones, messengers,
                 emails, dritte)
             VALUES (:fall, :family_name, :given_name, :call_name, :sort_name, :birth_date, :birth_date_precision,
                 :gender, :nationality, :entry_date, :entry_date_precision, :street, :postcode, :municipality, :ags,
                 :housing, :best_time, :needs_interpreter, :aliases, :languages, :phones, :messengers, :emails,
                 :dritte)",
        )?
        .execute(named_params! {
            ":fall": fall.0,
            ":family_name": person.family_name,
            ":given_name": person.given_name,
            ":call_name": person.call_name,
            ":sort_name": latin::fold(&person.display_name()),
            ":birth_date": birth_date,
            ":birth_date_precision": birth_precision,
            ":gender": person.gender.as_str(),
            ":nationality": person.nationality.as_str(),
            ":entry_date": entry_date,
            ":entry_date_precision": entry_precision,
            ":street": person.address.street,
            ":postcode": person.address.postcode,
            ":municipality": person.address.municipality,
            ":ags": person.address.ags,
            ":housing": person.address.housing.as_str(),
            ":best_time": person.reachability.best_time,
            ":needs_interpreter": person.reachability.needs_interpreter,
            ":aliases": json(&person.aliases)?,
            ":languages": json(&person.languages)?,
            ":phones": json(&person.reachability.phones)?,
            ":messengers": json(&person.reachability.messengers)?,
            ":emails": json(&person.reachability.emails)?,
            ":dritte": json(&person.dritte)?,
        })?;
        search::put(self.connection(), fall, PERSON, fall.0, &words(person))?;
        self.fall_changed(fall);
        Ok(())
    }
}

fn record(fall: FallId) -> Record<'static> {
    Record {
        fall,
        part: PERSON,
        entry: fall.0,
    }
}

fn words(person: &Person) -> String {
    let mut words = vec![
        person.family_name.as_str(),
        &person.given_name,
        &person.call_name,
        &person.address.street,
        &person.address.municipality,
    ];
    words.extend(person.aliases.iter().map(String::as_str));
    words.extend(person.reachability.phones.iter().map(String::as_str));
    words.extend(person.reachability.emails.iter().map(String::as_str));
    words.extend(person.dritte.iter().map(|dritte| dritte.name.as_str()));
    words.join(" ")
}

fn read(row: &Row<'_>) -> rusqlite::Result<Person> {
    Ok(Person {
        family_name: row.get("family_name")?,
        given_name: row.get("given_name")?,
        call_name: row.get("call_name")?,
        aliases: read_json(row, "aliases")?,
        birth_date: imprecise(row, "birth_date", "birth_date_precision")?,
        gender: Code(row.get("gender")?),
        nationality: Code(row.get("nationality")?),
        languages: read_json(row, "languages")?,
        reachability: Reachability {
            phones: read_json(row, "phones")?,
            messengers: read_json(row, "messengers")?,
            emails: read_json(row, "emails")?,
            best_time: row.get("best_time")?,
            needs_interpreter: row.get("needs_interpreter")?,
        },
        address: Address {
            street: row.get("street")?,
            postcode: row.get("postcode")?,
            municipality: row.get("municipality")?,
            ags: row.get("ags")?,
            housing: Code(row.get("housing")?),
        },
        entry_date: imprecise(row, "entry_date", "entry_date_precision")?,
        dritte: read_json(row, "dritte")?,
    })
}

/// A date and its precision from their two columns.
pub(super) fn imprecise(
    row: &Row<'_>,
    value: &str,
    precision: &str,
) -> rusqlite::Result<Option<ImpreciseDate>> {
    let value: Option<String> = row.get(value)?;
    let precision: Option<String> = row.get(precision)?;
    Ok(value
        .zip(precision)
        .map(|(value, precision)| ImpreciseDate {
            value,
            precision: match precision.as_str() {
                "tag" => Precision::Tag,
                "monat" => Precision::Monat,
                "jahr" => Precision::Jahr,
                _ => Precision::Geschaetzt,
            },
        }))
}

fn columns(date: Option<&ImpreciseDate>) -> (Option<&str>, Option<&'static str>) {
    let precision = |precision| match precision {
        Precision::Tag => "tag",
        Precision::Monat => "monat",
        Precision::Jahr => "jahr",
        Precision::Geschaetzt => "geschaetzt",
    };
    (
        date.map(|d| d.value.as_str()),
        date.map(|d| precision(d.precision)),
    )
}

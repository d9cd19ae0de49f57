//! One record by the code of its part: looked at, put in, replaced and taken out, each time with its row in the journal.
//!
//! Whoever knows the type of a record uses `tables`; this is for those who know codes and JSON only.

use fallmappe_domain::ids::{EntryId, FallId, UebergabeId};
use fallmappe_domain::part::Part;
use fallmappe_domain::person::Person;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::error::{Result, StoreError};
use crate::journal::{FALL, PERSON, Record, UEBERGABE};
use crate::tables::Reader;
use crate::tables::entry::Entry;
use crate::tables::faelle::FallRow;
use crate::tables::uebergabe::UebergabeRecord;
use crate::transact::WriteTx;

/// What can be done with the entries of a part without knowing their type.
pub struct PartTable {
    /// An entry as JSON, in whatever Fall it is.
    pub value: fn(&Reader<'_>, EntryId) -> Result<Option<Value>>,
    /// Whether JSON is an entry of this part.
    pub is_readable: fn(&str) -> bool,
    /// Puts an entry in under the id it had.
    pub put_in: fn(&WriteTx<'_>, FallId, EntryId, &str) -> Result<()>,
    /// Gives an entry another value.
    pub replace: fn(&WriteTx<'_>, FallId, EntryId, &str) -> Result<()>,
    /// Takes an entry out.
    pub take_out: fn(&WriteTx<'_>, FallId, EntryId) -> Result<()>,
    /// The ids of all entries in a Fall.
    pub ids: fn(&Reader<'_>, FallId) -> Result<Vec<EntryId>>,
    /// Moves an entry into another Fall.
    pub hand_over: fn(&WriteTx<'_>, FallId, FallId, EntryId) -> Result<()>,
}

impl PartTable {
    fn of<E: Entry>() -> Self {
        Self {
            value: |reader, id| as_value(reader.any_entry::<E>(id)?.as_ref()),
            is_readable: |json| parsed::<E>(json).is_ok(),
            put_in: |tx, fall, id, json| tx.put_entry_in(fall, id, &parsed::<E>(json)?),
            replace: |tx, fall, id, json| tx.replace_entry(fall, id, &parsed::<E>(json)?),
            take_out: |tx, fall, id| tx.remove_entry::<E>(fall, id),
            ids: |reader, fall| reader.entry_ids::<E>(fall),
            hand_over: |tx, from, to, id| tx.hand_over_entry::<E>(from, to, id),
        }
    }
}

/// The table of a part.
pub fn table(part: Part) -> PartTable {
    macro_rules! tables {
        ($($variant:ident $field:ident: $type:ty => $table:literal, $german:literal;)+) => {
            match part { $(Part::$variant => PartTable::of::<$type>(),)+ }
        };
    }
    fallmappe_domain::with_parts!(tables)
}

impl Reader<'_> {
    /// A record as it stands, as JSON; `None` when it is not there or its part is unknown.
    pub(crate) fn record_value(&self, record: Record<'_>) -> Result<Option<Value>> {
        match record.part {
            FALL => as_value(maybe(self.fall_row(FallId(record.entry)))?.as_ref()),
            PERSON => as_value(maybe(self.person(FallId(record.entry)))?.as_ref()),
            UEBERGABE => as_value(maybe(self.uebergabe(UebergabeId(record.entry)))?.as_ref()),
            code => match Part::from_code(code) {
                Some(part) => (table(part).value)(self, EntryId(record.entry)),
                None => Ok(None),
            },
        }
    }
}

/// Whether JSON of the journal can become a record of this part again.
pub fn is_readable(part: &str, json: &str) -> bool {
    match part {
        FALL => parsed::<FallRow>(json).is_ok(),
        PERSON => parsed::<Person>(json).is_ok(),
        UEBERGABE => parsed::<UebergabeRecord>(json).is_ok(),
        code => Part::from_code(code).is_some_and(|part| (table(part).is_readable)(json)),
    }
}

impl WriteTx<'_> {
    /// Puts a record in that was removed.
    pub(crate) fn put_record_in(&self, record: Record<'_>, json: &str) -> Result<()> {
        match record.part {
            FALL => self.put_fall_in(record.fall, &parsed(json)?),
            PERSON => self.put_person_in(record.fall, &parsed(json)?),
            UEBERGABE => {
                self.put_uebergabe_in(record.fall, UebergabeId(record.entry), &parsed(json)?)
            }
            code => (known(code)?.put_in)(self, record.fall, EntryId(record.entry), json),
        }
    }

    /// Gives a record the value it had.
    pub(crate) fn put_record_back(&self, record: Record<'_>, json: &str) -> Result<()> {
        match record.part {
            FALL => self.replace_fall(record.fall, &parsed(json)?),
            PERSON => self.put_person(record.fall, &parsed(json)?),
            // An Übergabe never changes.
            UEBERGABE => Err(StoreError::NotUndoable),
            code => (known(code)?.replace)(self, record.fall, EntryId(record.entry), json),
        }
    }

    /// Takes a record out; a Fall with everything that is still in it.
    pub(crate) fn take_record_out(&self, record: Record<'_>) -> Result<()> {
        match record.part {
            FALL => self.take_fall_out(record.fall),
            PERSON => self.take_person_out(record.fall),
            UEBERGABE => self.take_uebergabe_out(record.fall, UebergabeId(record.entry)),
            code => (known(code)?.take_out)(self, record.fall, EntryId(record.entry)),
        }
    }
}

fn known(code: &str) -> Result<PartTable> {
    Part::from_code(code)
        .map(table)
        .ok_or(StoreError::NotUndoable)
}

fn parsed<T: DeserializeOwned>(json: &str) -> Result<T> {
    serde_json::from_str(json).map_err(|_| StoreError::NotUndoable)
}

fn as_value<T: Serialize>(record: Option<&T>) -> Result<Option<Value>> {
    Ok(record.map(serde_json::to_value).transpose()?)
}

/// What is not there is no error here.
pub fn maybe<T>(found: Result<T>) -> Result<Option<T>> {
    match found {
        Ok(value) => Ok(Some(value)),
        Err(StoreError::NotFound) => Ok(None),
        Err(error) => Err(error),
    }
}

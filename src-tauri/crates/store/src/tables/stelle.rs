//! Stellen.

use fallmappe_domain::changed::Changed;
use fallmappe_domain::code::Code;
use fallmappe_domain::ids::StelleId;
use fallmappe_domain::stelle::Stelle;
use rusqlite::{OptionalExtension, Row};

use super::Reader;
use crate::error::{Result, StoreError};
use crate::transact::WriteTx;

const SELECT: &str =
    "SELECT id, name, kind, contact_person, street, place, age_recipient FROM stelle";

impl Reader<'_> {
    /// Every Stelle by name.
    pub fn stellen(&self) -> Result<Vec<(StelleId, Stelle)>> {
        let mut statement = self
            .connection
            .prepare(&format!("{SELECT} ORDER BY name"))?;
        Ok(statement
            .query_map([], read)?
            .collect::<rusqlite::Result<_>>()?)
    }

    /// One Stelle.
    pub fn stelle(&self, id: StelleId) -> Result<Stelle> {
        self.connection
            .query_row(&format!("{SELECT} WHERE id = ?1"), [id.0], read)
            .optional()?
            .map(|(_, stelle)| stelle)
            .ok_or(StoreError::NotFound)
    }

    /// The Stelle of this name.
    pub fn stelle_by_name(&self, name: &str) -> Result<(StelleId, Stelle)> {
        self.connection
            .query_row(&format!("{SELECT} WHERE name = ?1"), [name], read)
            .optional()?
            .ok_or(StoreError::NotFound)
    }
}

impl WriteTx<'_> {
    /// Adds a Stelle or replaces one. A name that consents refer to stays as it is: they hold for that body only.
    pub fn put_stelle(&self, id: Option<StelleId>, stelle: &Stelle) -> Result<StelleId> {
        if let Ok((other, _)) = self.reader().stelle_by_name(&stelle.name)
            && id != Some(other)
        {
            return Err(StoreError::StelleNameFixed);
        }
        if let Some(id) = id {
            let before = self.reader().stelle(id)?;
            if before.name != stelle.name && self.is_named_in_consents(&before.name)? {
                return Err(StoreError::StelleNameFixed);
            }
        }
        self.connection().execute(
            "INSERT INTO stelle (id, name, kind, contact_person, street, place, age_recipient)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
             ON CONFLICT (id) DO UPDATE SET name = excluded.name, kind = excluded.kind,
                 contact_person = excluded.contact_person, street = excluded.street, place = excluded.place,
                 age_recipient = excluded.age_recipient",
            (
                id.map(|id| id.0),
                &stelle.name,
                stelle.kind.as_str(),
                &stelle.contact_person,
                &stelle.street,
                &stelle.place,
                &stelle.age_recipient,
            ),
        )?;
        self.note(Changed::Stellen);
        Ok(id.unwrap_or_else(|| StelleId(self.connection().last_insert_rowid())))
    }

    fn is_named_in_consents(&self, name: &str) -> Result<bool> {
        let mut statement = self
            .connection()
            .prepare("SELECT 1 FROM einwilligung WHERE stelle = ?1")?;
        Ok(statement.exists([name])?)
    }
}

fn read(row: &Row<'_>) -> rusqlite::Result<(StelleId, Stelle)> {
    let stelle = Stelle {
        name: row.get("name")?,
        kind: Code(row.get("kind")?),
        contact_person: row.get("contact_person")?,
        street: row.get("street")?,
        place: row.get("place")?,
        age_recipient: row.get("age_recipient")?,
    };
    Ok((StelleId(row.get("id")?), stelle))
}

//! The directory of offers.

use fallmappe_domain::angebot::Angebot;
use fallmappe_domain::changed::Changed;
use fallmappe_domain::code::Code;
use fallmappe_domain::ids::{AngebotId, StelleId};
use rusqlite::types::Value;
use rusqlite::{OptionalExtension, Row, params_from_iter};

use super::Reader;
use super::columns::{code, json, maybe_day, read_json, read_maybe_day, text};
use crate::error::{Result, StoreError};
use crate::transact::WriteTx;

const SELECT: &str =
    "SELECT id, title, stelle, handlungsfelder, kind, places, free_places, free_as_of, valid_from,
    valid_until, language_level, requirements, remark FROM angebot";

impl Reader<'_> {
    /// Every offer by title.
    ///
    /// # Errors
    /// As every reading.
    pub fn angebote(&self) -> Result<Vec<(AngebotId, Angebot)>> {
        let mut statement = self
            .connection
            .prepare(&format!("{SELECT} ORDER BY title, id"))?;
        Ok(statement
            .query_map([], read)?
            .collect::<rusqlite::Result<_>>()?)
    }

    /// One offer.
    ///
    /// # Errors
    /// `NotFound`.
    pub fn angebot(&self, id: AngebotId) -> Result<Angebot> {
        self.connection
            .query_row(&format!("{SELECT} WHERE id = ?1"), [id.0], read)
            .optional()?
            .map(|(_, angebot)| angebot)
            .ok_or(StoreError::NotFound)
    }
}

impl WriteTx<'_> {
    /// Adds an offer or replaces one.
    ///
    /// # Errors
    /// `NotFound` when the offer to replace or its Stelle is not there.
    pub fn put_angebot(&self, id: Option<AngebotId>, angebot: &Angebot) -> Result<AngebotId> {
        if let Some(id) = id {
            self.reader().angebot(id)?;
        }
        self.reader().stelle(angebot.stelle)?;
        self.connection().execute(
            "INSERT INTO angebot (id, title, stelle, handlungsfelder, kind, places, free_places, free_as_of, valid_from,
                 valid_until, language_level, requirements, remark)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
             ON CONFLICT (id) DO UPDATE SET title = excluded.title, stelle = excluded.stelle,
                 handlungsfelder = excluded.handlungsfelder, kind = excluded.kind, places = excluded.places,
                 free_places = excluded.free_places, free_as_of = excluded.free_as_of,
                 valid_from = excluded.valid_from, valid_until = excluded.valid_until,
                 language_level = excluded.language_level, requirements = excluded.requirements,
                 remark = excluded.remark",
            params_from_iter(values(id, angebot)?),
        )?;
        self.note(Changed::Angebote);
        Ok(id.unwrap_or_else(|| AngebotId(self.connection().last_insert_rowid())))
    }

    /// Removes an offer.
    ///
    /// # Errors
    /// `NotFound`.
    pub fn remove_angebot(&self, id: AngebotId) -> Result<()> {
        self.reader().angebot(id)?;
        self.connection()
            .execute("DELETE FROM angebot WHERE id = ?1", [id.0])?;
        self.note(Changed::Angebote);
        Ok(())
    }
}

fn values(id: Option<AngebotId>, angebot: &Angebot) -> Result<Vec<Value>> {
    Ok(vec![
        Value::from(id.map(|id| id.0)),
        text(&angebot.title),
        Value::from(angebot.stelle.0),
        json(&angebot.handlungsfelder)?,
        code(&angebot.kind),
        Value::from(angebot.places),
        Value::from(angebot.free_places),
        maybe_day(angebot.free_as_of),
        maybe_day(angebot.valid_from),
        maybe_day(angebot.valid_until),
        angebot.language_level.as_ref().map_or(Value::Null, code),
        text(&angebot.requirements),
        text(&angebot.remark),
    ])
}

fn read(row: &Row<'_>) -> rusqlite::Result<(AngebotId, Angebot)> {
    let angebot = Angebot {
        title: row.get("title")?,
        stelle: StelleId(row.get("stelle")?),
        handlungsfelder: read_json(row, "handlungsfelder")?,
        kind: Code(row.get("kind")?),
        places: row.get("places")?,
        free_places: row.get("free_places")?,
        free_as_of: read_maybe_day(row, "free_as_of")?,
        valid_from: read_maybe_day(row, "valid_from")?,
        valid_until: read_maybe_day(row, "valid_until")?,
        language_level: row.get::<_, Option<String>>("language_level")?.map(Code),
        requirements: row.get("requirements")?,
        remark: row.get("remark")?,
    };
    Ok((AngebotId(row.get("id")?), angebot))
}

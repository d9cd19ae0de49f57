//! The tally of people who were spoken to.

use fallmappe_domain::ansprache::Ansprache;
use fallmappe_domain::changed::Changed;
use fallmappe_domain::code::Code;
use fallmappe_domain::ids::AnspracheId;
use rusqlite::{OptionalExtension, Row};

use super::Reader;
use super::columns::read_day;
use crate::error::{Result, StoreError};
use crate::transact::WriteTx;

const SELECT: &str = "SELECT id, date, programme, place, reached, interested FROM ansprache";

impl Reader<'_> {
    /// Every line of the tally, oldest first.
    ///
    /// # Errors
    /// As every reading.
    pub fn ansprachen(&self) -> Result<Vec<(AnspracheId, Ansprache)>> {
        let mut statement = self
            .connection
            .prepare(&format!("{SELECT} ORDER BY date, id"))?;
        Ok(statement
            .query_map([], read)?
            .collect::<rusqlite::Result<_>>()?)
    }

    fn ansprache(&self, id: AnspracheId) -> Result<Ansprache> {
        self.connection
            .query_row(&format!("{SELECT} WHERE id = ?1"), [id.0], read)
            .optional()?
            .map(|(_, ansprache)| ansprache)
            .ok_or(StoreError::NotFound)
    }
}

impl WriteTx<'_> {
    /// Adds a line to the tally or replaces one.
    ///
    /// # Errors
    /// `NotFound` when the line to replace is not there.
    pub fn put_ansprache(
        &self,
        id: Option<AnspracheId>,
        ansprache: &Ansprache,
    ) -> Result<AnspracheId> {
        if let Some(id) = id {
            self.reader().ansprache(id)?;
        }
        self.connection().execute(
            "INSERT INTO ansprache (id, date, programme, place, reached, interested) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
             ON CONFLICT (id) DO UPDATE SET date = excluded.date, programme = excluded.programme,
                 place = excluded.place, reached = excluded.reached, interested = excluded.interested",
            (
                id.map(|id| id.0),
                ansprache.date.to_string(),
                ansprache.programme.as_str(),
                ansprache.place.as_str(),
                ansprache.reached,
                ansprache.interested,
            ),
        )?;
        self.note(Changed::Ansprachen);
        Ok(id.unwrap_or_else(|| AnspracheId(self.connection().last_insert_rowid())))
    }

    /// Removes a line of the tally.
    ///
    /// # Errors
    /// `NotFound`.
    pub fn remove_ansprache(&self, id: AnspracheId) -> Result<()> {
        self.reader().ansprache(id)?;
        self.connection()
            .execute("DELETE FROM ansprache WHERE id = ?1", [id.0])?;
        self.note(Changed::Ansprachen);
        Ok(())
    }
}

fn read(row: &Row<'_>) -> rusqlite::Result<(AnspracheId, Ansprache)> {
    let ansprache = Ansprache {
        date: read_day(row, "date")?,
        programme: Code(row.get("programme")?),
        place: Code(row.get("place")?),
        reached: row.get("reached")?,
        interested: row.get("interested")?,
    };
    Ok((AnspracheId(row.get("id")?), ansprache))
}

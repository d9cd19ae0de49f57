//! Own wordings for the report of Strukturhemmnisse. Whether one names somebody is looked at before it comes here.

use fallmappe_domain::berichtstext::Berichtstext;
use fallmappe_domain::changed::Changed;
use fallmappe_domain::code::Code;
use rusqlite::Row;

use super::Reader;
use super::columns::{maybe_day, read_maybe_day};
use crate::error::Result;
use crate::transact::WriteTx;

impl Reader<'_> {
    /// Every wording, by kind.
    ///
    /// # Errors
    /// As every reading.
    pub fn berichtstexte(&self) -> Result<Vec<Berichtstext>> {
        let mut statement = self
            .connection
            .prepare("SELECT kind, text, reviewed_on FROM berichtstext ORDER BY kind")?;
        Ok(statement
            .query_map([], read)?
            .collect::<rusqlite::Result<_>>()?)
    }
}

impl WriteTx<'_> {
    /// Replaces the wording of its kind; an empty one takes it away.
    ///
    /// # Errors
    /// As every writing.
    pub fn put_berichtstext(&self, wording: &Berichtstext) -> Result<()> {
        if wording.text.is_empty() {
            self.connection().execute(
                "DELETE FROM berichtstext WHERE kind = ?1",
                [wording.kind.as_str()],
            )?;
        } else {
            self.connection().execute(
                "INSERT INTO berichtstext (kind, text, reviewed_on) VALUES (?1, ?2, ?3)
                 ON CONFLICT (kind) DO UPDATE SET text = excluded.text, reviewed_on = excluded.reviewed_on",
                (
                    wording.kind.as_str(),
                    &wording.text,
                    maybe_day(wording.reviewed_on),
                ),
            )?;
        }
        self.note(Changed::Berichtstexte);
        Ok(())
    }
}

fn read(row: &Row<'_>) -> rusqlite::Result<Berichtstext> {
    Ok(Berichtstext {
        kind: Code(row.get("kind")?),
        text: row.get("text")?,
        reviewed_on: read_maybe_day(row, "reviewed_on")?,
    })
}

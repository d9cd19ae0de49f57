//! Erased persons: the number that is never given again, when and why. No name.

use chrono::NaiveDateTime;
use fallmappe_domain::fall::FallNumber;

use super::Reader;
use crate::error::Result;
use crate::moment;
use crate::transact::WriteTx;

/// An erased person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loeschung {
    /// Fallnummer.
    pub number: FallNumber,
    /// When.
    pub erased_at: NaiveDateTime,
    /// Why, in words without a name.
    pub reason: String,
}

impl Reader<'_> {
    /// Every erased person, newest first.
    pub fn erased(&self) -> Result<Vec<Loeschung>> {
        let mut statement = self.connection.prepare(
            "SELECT number, erased_at, reason FROM loeschung ORDER BY erased_at DESC, number",
        )?;
        let rows = statement.query_map([], |row| {
            Ok(Loeschung {
                number: FallNumber(row.get("number")?),
                erased_at: moment::read(row, "erased_at")?,
                reason: row.get("reason")?,
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

impl WriteTx<'_> {
    pub(crate) fn add_loeschung(
        &self,
        number: &str,
        reason: &str,
        at: NaiveDateTime,
    ) -> Result<()> {
        self.connection().execute(
            "INSERT INTO loeschung (number, erased_at, reason) VALUES (?1, ?2, ?3)
             ON CONFLICT (number) DO UPDATE SET erased_at = excluded.erased_at, reason = excluded.reason",
            (number, moment::text(at), reason),
        )?;
        Ok(())
    }
}

//! The mapping of a packet: its codes and what stands in the Fall for them. It can be deleted packet by packet.
//!
//! Looking at it reverses the pseudonyms; that it is logged is a matter of `commands`.

use fallmappe_domain::changed::Changed;
use fallmappe_domain::ids::UebergabeId;

use super::Reader;
use super::columns::{json, read_json};
use crate::error::Result;
use crate::transact::WriteTx;

/// A code of a packet. Without `Debug`: it names people.
#[derive(Clone, PartialEq, Eq)]
pub struct CodeRow {
    /// What stands in the packet.
    pub code: String,
    /// What stands in the Fall.
    pub surfaces: Vec<String>,
}

impl Reader<'_> {
    /// The codes of a packet by name; empty when they were deleted or there never were any.
    pub fn zuordnung(&self, id: UebergabeId) -> Result<Vec<CodeRow>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT code, surfaces FROM uebergabe_code WHERE uebergabe = ?1 ORDER BY code",
        )?;
        let rows = statement.query_map([id.0], |row| {
            Ok(CodeRow {
                code: row.get("code")?,
                surfaces: read_json(row, "surfaces")?,
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

impl WriteTx<'_> {
    /// Keeps the codes of a packet, instead of those that were kept before.
    ///
    /// # Errors
    /// `NotFound` when the Übergabe is not there.
    pub fn put_zuordnung(&self, id: UebergabeId, codes: &[CodeRow]) -> Result<()> {
        self.drop_zuordnung(id)?;
        for row in codes {
            self.connection()
                .prepare_cached(
                    "INSERT INTO uebergabe_code (uebergabe, code, surfaces) VALUES (?1, ?2, ?3)",
                )?
                .execute((id.0, &row.code, json(&row.surfaces)?))?;
        }
        Ok(())
    }

    /// Deletes the codes of a packet. Afterwards nobody can say from this vault who is meant by them.
    ///
    /// # Errors
    /// `NotFound` when the Übergabe is not there.
    pub fn drop_zuordnung(&self, id: UebergabeId) -> Result<()> {
        let fall = self.reader().uebergabe_of_fall(id)?.fall;
        self.connection()
            .execute("DELETE FROM uebergabe_code WHERE uebergabe = ?1", [id.0])?;
        self.note(Changed::Uebergaben(fall));
        Ok(())
    }
}

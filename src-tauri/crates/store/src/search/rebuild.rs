//! Filling the whole index from what is stored, after a migration that changed it.

use fallmappe_domain::ids::{EntryId, FallId};
use rusqlite::{Connection, OptionalExtension};

use super::{put, put_text};
use crate::error::Result;
use crate::journal::{FALL, PERSON};
use crate::record::maybe;
use crate::tables::Reader;
use crate::tables::entry::Entry;

/// Fact that a migration leaves when the index has to be filled again.
const WANTED: &str = "search_rebuild";

/// Fills the index when a migration asked for it; called inside the transaction of the migration.
pub fn rebuild_if_wanted(connection: &Connection) -> Result<()> {
    let wanted = connection
        .query_row("SELECT 1 FROM vault_fact WHERE name = ?1", [WANTED], |_| {
            Ok(())
        })
        .optional()?;
    if wanted.is_none() {
        return Ok(());
    }
    rebuild(connection)?;
    connection.execute("DELETE FROM vault_fact WHERE name = ?1", [WANTED])?;
    Ok(())
}

fn rebuild(connection: &Connection) -> Result<()> {
    connection.execute_batch("DELETE FROM search_source; DELETE FROM search_term;")?;
    let mut statement = connection.prepare("SELECT id, number FROM fall ORDER BY id")?;
    let faelle: Vec<(i64, String)> = statement
        .query_map([], |row| Ok((row.get("id")?, row.get("number")?)))?
        .collect::<rusqlite::Result<_>>()?;
    for (fall, number) in faelle {
        put(connection, FallId(fall), FALL, fall, &number)?;
        maybe(put(connection, FallId(fall), PERSON, fall, ""))?;
    }
    macro_rules! rebuild_parts {
        ($($variant:ident $field:ident: $type:ty => $table:literal, $german:literal;)+) => {
            $(rebuild_part::<$type>(connection)?;)+
        };
    }
    fallmappe_domain::with_parts!(rebuild_parts);
    connection.execute(
        "INSERT INTO search_index (search_index) VALUES ('optimize')",
        [],
    )?;
    Ok(())
}

/// In the order of the row numbers: the index then grows by few large pieces, not by many small ones.
fn rebuild_part<E: Entry>(connection: &Connection) -> Result<()> {
    let sql = format!(
        "SELECT id, fall FROM {} ORDER BY \"{}\", fall",
        E::TABLE,
        E::DATE
    );
    let mut statement = connection.prepare(&sql)?;
    let rows: Vec<(i64, i64)> = statement
        .query_map([], |row| Ok((row.get("id")?, row.get("fall")?)))?
        .collect::<rusqlite::Result<_>>()?;
    let reader = Reader::new(connection);
    for (id, fall) in rows {
        if let Some(entry) = reader.any_entry::<E>(EntryId(id))? {
            put_text(connection, FallId(fall), E::TABLE, id, &entry.words())?;
        }
    }
    Ok(())
}

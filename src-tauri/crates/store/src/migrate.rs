//! Migrations: photographs of the schema, applied once, in order, all or nothing.
//!
//! A released file is never edited (a test pins its hash) and imports nothing living. What code has to fill, such as the
//! search index, is filled once after the last step, when all tables are those of this program. `user_version` holds the
//! compatibility level: additions keep it, so an older program may still open the file; only a real break raises it,
//! and then an older program refuses with a sentence. A table that holds names and goes by no reference is a break: an
//! older program would erase a person and leave them.

use chrono::NaiveDateTime;
use rusqlite::{Connection, OptionalExtension};

use crate::error::{Result, StoreError};
use crate::tables::facts;
use crate::{moment, search};

/// The newest schema that this program knows.
pub const SCHEMA_VERSION: u32 = 7;
/// The newest compatibility level that this program can read.
const COMPATIBILITY: u32 = 4;

/// One step of the ladder.
pub struct Migration {
    /// Running number.
    pub number: u32,
    /// The statements.
    pub sql: &'static str,
}

/// The ladder.
pub const MIGRATIONS: [Migration; 7] = [
    Migration {
        number: 1,
        sql: include_str!("migrations/0001_faelle.sql"),
    },
    Migration {
        number: 2,
        sql: include_str!("migrations/0002_fallakte.sql"),
    },
    Migration {
        number: 3,
        sql: include_str!("migrations/0003_suche.sql"),
    },
    Migration {
        number: 4,
        sql: include_str!("migrations/0004_uebergabe.sql"),
    },
    Migration {
        number: 5,
        sql: include_str!("migrations/0005_passwort.sql"),
    },
    Migration {
        number: 6,
        sql: include_str!("migrations/0006_angebote.sql"),
    },
    Migration {
        number: 7,
        sql: include_str!("migrations/0007_statistik.sql"),
    },
];

/// Answers `NewerProgram` for a database that this program cannot read.
pub fn refuse_newer(connection: &Connection) -> Result<()> {
    if level(connection)? > COMPATIBILITY {
        Err(StoreError::NewerProgram)
    } else {
        Ok(())
    }
}

/// Whether steps are missing in an existing database; a new one (no table at all) does not count.
pub fn is_pending(connection: &Connection, ladder: &[Migration]) -> Result<bool> {
    let newest = ladder.last().map_or(0, |step| step.number);
    Ok(applied(connection)?.is_some_and(|last| last < newest))
}

/// Applies what is missing. A database of a newer program is left as it is.
pub fn migrate(connection: &mut Connection, ladder: &[Migration], at: NaiveDateTime) -> Result<()> {
    refuse_newer(connection)?;
    let last = applied(connection)?.unwrap_or(0);
    let transaction = connection.transaction()?;
    for step in ladder.iter().filter(|step| step.number > last) {
        transaction.execute_batch(step.sql)?;
        transaction.execute(
            "INSERT INTO migration (number, applied_at) VALUES (?1, ?2)",
            (step.number, moment::text(at)),
        )?;
    }
    search::rebuild_if_wanted(&transaction)?;
    facts::make_own_identity(&transaction)?;
    if level(&transaction)? < COMPATIBILITY {
        transaction.pragma_update(None, "user_version", COMPATIBILITY)?;
    }
    transaction.commit()?;
    Ok(())
}

/// Number of the newest step in the database; `None` for a database without any table.
pub fn applied(connection: &Connection) -> Result<Option<u32>> {
    let known: Option<u32> = connection
        .query_row(
            "SELECT 1 FROM sqlite_schema WHERE name = 'migration'",
            [],
            |row| row.get(0),
        )
        .optional()?;
    if known.is_none() {
        return Ok(None);
    }
    Ok(connection.query_row(
        "SELECT coalesce(max(number), 0) FROM migration",
        [],
        |row| row.get(0),
    )?)
}

fn level(connection: &Connection) -> Result<u32> {
    Ok(connection.query_row("PRAGMA user_version", [], |row| row.get(0))?)
}

#[cfg(test)]
mod tests;

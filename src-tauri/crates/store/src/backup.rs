//! Encrypted copies of the database beside it.
//!
//! A copy is under the same key and opens with the same key file. It takes its bytes from SQLite: copying the file of
//! an open vault would miss what is still in the WAL.

use std::fs;
use std::path::Path;

use chrono::NaiveDateTime;
use rusqlite::Connection;
use rusqlite::types::{ToSql, ToSqlOutput, ValueRef};

use crate::error::Result;
use crate::files;

const PREFIX: &str = "faelle-vor-";
const SUFFIX: &str = ".db";
const UNFINISHED: &str = "faelle-kopie.neu";

/// A copy that stays beside the database until the next migration replaces it.
pub fn copy_before_migration(connection: &Connection, dir: &Path, at: NaiveDateTime) -> Result<()> {
    let name = format!("{PREFIX}{}{SUFFIX}", at.format("%Y%m%d-%H%M%S"));
    let unfinished = dir.join(UNFINISHED);
    let _ = fs::remove_file(&unfinished);
    // Made before SQLCipher writes it, which would make it readable for everybody.
    drop(files::create_private_file(&unfinished)?);
    connection.execute("VACUUM INTO ?1", [PathText(&unfinished)])?;
    fs::rename(&unfinished, dir.join(&name))?;
    files::sync_dir(dir)?;
    remove_older(dir, &name);
    Ok(())
}

/// Removes every copy, finished or not: it holds what was erased since.
pub fn remove_copies(dir: &Path) -> Result<()> {
    for entry in fs::read_dir(dir)? {
        let entry = entry?;
        let name = entry.file_name();
        if name
            .to_str()
            .is_some_and(|name| name == UNFINISHED || is_copy(name))
        {
            fs::remove_file(entry.path())?;
        }
    }
    Ok(files::sync_dir(dir)?)
}

/// Copies that cannot be removed keep nobody from opening the vault.
fn remove_older(dir: &Path, newest: &str) {
    for entry in fs::read_dir(dir).into_iter().flatten().flatten() {
        let name = entry.file_name();
        if name
            .to_str()
            .is_some_and(|name| name != newest && is_copy(name))
        {
            let _ = fs::remove_file(entry.path());
        }
    }
}

fn is_copy(name: &str) -> bool {
    name.starts_with(PREFIX) && name.ends_with(SUFFIX)
}

/// A path as SQLite wants it; its bytes need not be UTF-8, as paths on Linux need not.
struct PathText<'a>(&'a Path);

impl ToSql for PathText<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(ValueRef::Text(
            self.0.as_os_str().as_encoded_bytes(),
        )))
    }
}

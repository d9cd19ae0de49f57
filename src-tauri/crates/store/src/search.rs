//! Finding: the index holds folded words, one row a name or note, so that a deleted note takes its words with it.

use fallmappe_domain::ids::FallId;
use fallmappe_domain::latin;
use rusqlite::{Connection, OptionalExtension};

use crate::error::Result;

/// Most words of a query that are used; nobody types more.
const MAX_WORDS: usize = 12;

/// Puts a text into the index, in place of what stood there for this entry; an empty text removes it.
pub fn put(
    connection: &Connection,
    fall: FallId,
    part: &str,
    entry: i64,
    text: &str,
) -> Result<()> {
    remove(connection, part, entry)?;
    if text.trim().is_empty() {
        return Ok(());
    }
    connection
        .prepare_cached("INSERT INTO search_source (fall, part, entry) VALUES (?1, ?2, ?3)")?
        .execute((fall.0, part, entry))?;
    connection
        .prepare_cached("INSERT INTO search_index (rowid, words) VALUES (?1, ?2)")?
        .execute((connection.last_insert_rowid(), latin::index_text(text)))?;
    Ok(())
}

/// Takes a text out of the index.
pub fn remove(connection: &Connection, part: &str, entry: i64) -> Result<()> {
    let source: Option<i64> = connection
        .prepare_cached("SELECT id FROM search_source WHERE part = ?1 AND entry = ?2")?
        .query_row((part, entry), |row| row.get(0))
        .optional()?;
    if let Some(source) = source {
        connection.execute("DELETE FROM search_index WHERE rowid = ?1", [source])?;
        connection.execute("DELETE FROM search_source WHERE id = ?1", [source])?;
    }
    Ok(())
}

/// A condition on `fall.id` for a query, with its parameters: every word begins a word somewhere in the Fall.
///
/// `None` when the query holds no word; then every Fall fits.
pub fn condition(query: &str) -> Option<(String, Vec<String>)> {
    let words = latin::search_words(query);
    let parameters: Vec<String> = words
        .into_iter()
        .take(MAX_WORDS)
        .map(|word| format!("\"{word}\"*"))
        .collect();
    if parameters.is_empty() {
        return None;
    }
    let one = "SELECT s.fall FROM search_index i JOIN search_source s ON s.id = i.rowid WHERE i.words MATCH ?";
    let all = vec![one; parameters.len()].join(" INTERSECT ");
    Some((format!("f.id IN ({all})"), parameters))
}

//! Drafts: what is typed and not saved yet.
//!
//! Without a line in the Protokoll: a draft is written every second while somebody types, and is part of no file yet. The
//! line comes when it is saved.

use chrono::NaiveDateTime;
use fallmappe_domain::changed::Changed;
use fallmappe_domain::ids::FallId;
use rusqlite::Row;

use super::Reader;
use crate::error::Result;
use crate::moment;
use crate::transact::WriteTx;
use crate::unlock::Store;

/// What stands in a form. Without `Debug`: it is about a person.
#[derive(Clone, PartialEq, Eq)]
pub struct Entwurf {
    /// Name of the form.
    pub key: String,
    /// The Fall it belongs to.
    pub fall: Option<FallId>,
    /// What stands in the form, as the form keeps it.
    pub content: String,
    /// When it was last kept.
    pub saved_at: NaiveDateTime,
}

impl Reader<'_> {
    /// Every draft, newest first.
    pub fn drafts(&self) -> Result<Vec<Entwurf>> {
        let mut statement = self.connection.prepare(
            "SELECT key, fall, content, saved_at FROM entwurf ORDER BY saved_at DESC, key",
        )?;
        let rows = statement.query_map([], read)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// How many drafts there are beside the one with this key.
    pub fn count_other_drafts(&self, key: &str) -> Result<u32> {
        Ok(self
            .connection
            .prepare_cached("SELECT count(*) FROM entwurf WHERE key <> ?1")?
            .query_row([key], |row| row.get(0))?)
    }
}

impl Store {
    /// Keeps what is typed, in place of what was kept under this key; answers whether the draft is a new one.
    ///
    /// # Errors
    /// `NotFound` when the Fall is not there; `NoSpace`.
    pub fn put_draft(
        &mut self,
        key: &str,
        fall: Option<FallId>,
        content: &str,
        at: NaiveDateTime,
    ) -> Result<bool> {
        if let Some(fall) = fall {
            self.reader().fall(fall)?;
        }
        let is_new = !self
            .connection
            .prepare_cached("SELECT 1 FROM entwurf WHERE key = ?1")?
            .exists([key])?;
        self.connection
            .prepare_cached(
                "INSERT INTO entwurf (key, fall, content, saved_at) VALUES (?1, ?2, ?3, ?4)
                 ON CONFLICT (key) DO UPDATE
                    SET fall = excluded.fall, content = excluded.content, saved_at = excluded.saved_at",
            )?
            .execute((key, fall.map(|fall| fall.0), content, moment::text(at)))?;
        Ok(is_new)
    }

    /// Forgets a draft; answers whether there was one.
    ///
    /// # Errors
    /// As every writing.
    pub fn drop_draft(&mut self, key: &str) -> Result<bool> {
        let rows = self
            .connection
            .execute("DELETE FROM entwurf WHERE key = ?1", [key])?;
        Ok(rows > 0)
    }
}

impl WriteTx<'_> {
    /// Forgets a draft together with saving what it became; an unknown or empty key changes nothing.
    pub fn drop_draft(&self, key: &str) -> Result<()> {
        let rows = self
            .connection()
            .prepare_cached("DELETE FROM entwurf WHERE key = ?1")?
            .execute([key])?;
        self.drafts_changed(rows);
        Ok(())
    }

    /// Forgets the drafts of a Fall.
    pub(crate) fn drop_drafts_of(&self, fall: FallId) -> Result<()> {
        let rows = self
            .connection()
            .prepare_cached("DELETE FROM entwurf WHERE fall = ?1")?
            .execute([fall.0])?;
        self.drafts_changed(rows);
        Ok(())
    }

    /// Forgets the drafts that were made in a Fall, wherever they are now.
    pub(crate) fn drop_drafts_made_in(&self, fall: FallId) -> Result<()> {
        let rows = self
            .connection()
            .execute("DELETE FROM entwurf WHERE moved_from = ?1", [fall.0])?;
        self.drafts_changed(rows);
        self.drop_drafts_of(fall)
    }

    /// Gives the drafts of a Fall to the one that it is put into; they remember where they were made.
    pub(crate) fn hand_over_drafts(&self, from: FallId, to: FallId) -> Result<()> {
        let rows = self.connection().execute(
            "UPDATE entwurf SET fall = ?2, moved_from = coalesce(moved_from, ?1) WHERE fall = ?1",
            (from.0, to.0),
        )?;
        self.drafts_changed(rows);
        Ok(())
    }

    /// Gives a Fall that is there again the drafts that were made in it or in one of those that it holds.
    pub(crate) fn take_drafts_back(&self, fall: FallId, made_in: &[FallId]) -> Result<()> {
        for origin in made_in {
            let rows = self
                .connection()
                .prepare_cached(
                    "UPDATE entwurf SET fall = ?1, moved_from = nullif(moved_from, ?1) WHERE moved_from = ?2",
                )?
                .execute((fall.0, origin.0))?;
            self.drafts_changed(rows);
        }
        Ok(())
    }

    fn drafts_changed(&self, rows: usize) {
        if rows > 0 {
            self.note(Changed::Drafts);
        }
    }
}

fn read(row: &Row<'_>) -> rusqlite::Result<Entwurf> {
    Ok(Entwurf {
        key: row.get("key")?,
        fall: row.get::<_, Option<i64>>("fall")?.map(FallId),
        content: row.get("content")?,
        saved_at: moment::read(row, "saved_at")?,
    })
}

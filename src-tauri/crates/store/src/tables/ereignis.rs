//! What happened to an Übergabe after it was made: handed out, answered, replaced, revoked.
//!
//! Events are added and never changed: which of them count is a rule of `domain`. One goes alone: a revocation whose
//! withdrawal was taken back. They have no reference to their
//! Übergabe: those of one in the bin wait there with it, and go when the bin is emptied or the person is erased.

use std::collections::BTreeMap;

use fallmappe_domain::changed::Changed;
use fallmappe_domain::code::Code;
use fallmappe_domain::ids::UebergabeId;
use fallmappe_domain::uebergabe::{EventSource, UebergabeEvent, UebergabeEventKind};
use rusqlite::Row;

use super::Reader;
use super::columns::{day, maybe_day, read_day, read_maybe_day, read_word, word};
use crate::error::Result;
use crate::transact::WriteTx;

const SELECT: &str =
    "SELECT uebergabe, kind, \"on\", source, reason, remark, \"by\", leads_from, receipt_sha256,
    receipt_number FROM uebergabe_ereignis";

impl Reader<'_> {
    /// What happened to an Übergabe, in the order in which it was written down.
    pub fn uebergabe_events(&self, id: UebergabeId) -> Result<Vec<UebergabeEvent>> {
        let mut statement = self
            .connection
            .prepare_cached(&format!("{SELECT} WHERE uebergabe = ?1 ORDER BY id"))?;
        let rows = statement.query_map([id.0], read)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// What happened to all Übergaben; one without an event is not in it.
    pub fn all_uebergabe_events(&self) -> Result<BTreeMap<UebergabeId, Vec<UebergabeEvent>>> {
        let mut statement = self.connection.prepare(&format!("{SELECT} ORDER BY id"))?;
        let mut rows = statement.query([])?;
        let mut all: BTreeMap<UebergabeId, Vec<UebergabeEvent>> = BTreeMap::new();
        while let Some(row) = rows.next()? {
            let id = UebergabeId(row.get("uebergabe")?);
            all.entry(id).or_default().push(read(row)?);
        }
        Ok(all)
    }
}

impl WriteTx<'_> {
    /// Writes down what happened. Whether it may is for `fallmappe_domain::uebergabe::check` to say, before.
    ///
    /// # Errors
    /// `NotFound` when the Übergabe is not there.
    pub fn add_uebergabe_event(&self, id: UebergabeId, event: &UebergabeEvent) -> Result<()> {
        let fall = self.reader().uebergabe_of_fall(id)?.fall;
        self.connection().execute(
            "INSERT INTO uebergabe_ereignis (uebergabe, kind, \"on\", source, reason, remark, \"by\", leads_from,
                 receipt_sha256, receipt_number)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
            (
                id.0,
                word(&event.kind)?,
                day(event.on),
                word(&event.source)?,
                event.reason.as_str(),
                &event.remark,
                &event.by,
                maybe_day(event.leads_from),
                &event.receipt_sha256,
                event.receipt_number,
            ),
        )?;
        self.note(Changed::Uebergaben(fall));
        self.note(Changed::Fall(fall));
        self.note(Changed::Faelle);
        Ok(())
    }

    /// Takes back what the program wrote down when the consent of an Übergabe was withdrawn: the withdrawal is taken back.
    /// What others wrote down stays.
    ///
    /// # Errors
    /// `NotFound` when the Übergabe is not there.
    pub fn take_back_revocation(&self, id: UebergabeId) -> Result<()> {
        let fall = self.reader().uebergabe_of_fall(id)?.fall;
        let (kind, source) = (UebergabeEventKind::Revoked, EventSource::Program);
        self.connection().execute(
            "DELETE FROM uebergabe_ereignis WHERE uebergabe = ?1 AND kind = ?2 AND source = ?3",
            (id.0, word(&kind)?, word(&source)?),
        )?;
        self.note(Changed::Uebergaben(fall));
        self.note(Changed::Fall(fall));
        self.note(Changed::Faelle);
        Ok(())
    }

    /// Events, codes and passphrase of an Übergabe that goes for good.
    pub(crate) fn drop_about_uebergabe(&self, id: i64) -> Result<()> {
        for table in ["uebergabe_ereignis", "uebergabe_code", "uebergabe_passwort"] {
            self.connection()
                .prepare_cached(&format!("DELETE FROM {table} WHERE uebergabe = ?1"))?
                .execute([id])?;
        }
        Ok(())
    }
}

fn read(row: &Row<'_>) -> rusqlite::Result<UebergabeEvent> {
    Ok(UebergabeEvent {
        kind: read_word(row, "kind")?,
        on: read_day(row, "on")?,
        source: read_word(row, "source")?,
        reason: Code(row.get("reason")?),
        remark: row.get("remark")?,
        by: row.get("by")?,
        leads_from: read_maybe_day(row, "leads_from")?,
        receipt_sha256: row.get("receipt_sha256")?,
        receipt_number: row.get("receipt_number")?,
    })
}

//! The plan for the end of a project, Fall by Fall, and what a run left behind. Whether it may run is a matter of
//! `commands`.

use std::collections::BTreeMap;

use fallmappe_domain::changed::Changed;
use fallmappe_domain::code::Code;
use fallmappe_domain::ids::{FallId, StelleId};
use fallmappe_domain::uebergabe::{PacketForm, UebergabeProduct};
use rusqlite::Row;

use super::Reader;
use super::columns::{read_word, word};
use crate::error::Result;
use crate::transact::WriteTx;

/// The plan of a Fall.
#[derive(Clone, PartialEq, Eq)]
pub struct ProjektendeRecord {
    /// Who receives it.
    pub stelle: StelleId,
    /// What is handed over.
    pub product: UebergabeProduct,
    /// Form of a packet.
    pub form: PacketForm,
    /// List `uebergabeart`.
    pub kind: Code,
    /// Code of the reason why the last run passed this Fall over; empty otherwise.
    pub problem: String,
}

impl Reader<'_> {
    /// The plans of the Fälle that are there.
    pub fn projektende(&self) -> Result<BTreeMap<FallId, ProjektendeRecord>> {
        let mut statement = self.connection.prepare(
            "SELECT p.fall, p.stelle, p.product, p.form, p.kind, p.problem
               FROM projektende p JOIN fall f ON f.id = p.fall",
        )?;
        let rows = statement.query_map([], |row| Ok((FallId(row.get("fall")?), read(row)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

impl WriteTx<'_> {
    /// Plans a Fall, instead of an earlier plan.
    ///
    /// # Errors
    /// `NotFound` when the Fall is not there.
    pub fn put_projektende(&self, fall: FallId, plan: &ProjektendeRecord) -> Result<()> {
        self.reader().fall_row(fall)?;
        self.connection().execute(
            "INSERT INTO projektende (fall, stelle, product, form, kind, problem)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)
             ON CONFLICT (fall) DO UPDATE SET stelle = excluded.stelle, product = excluded.product,
                 form = excluded.form, kind = excluded.kind, problem = excluded.problem",
            (
                fall.0,
                plan.stelle.0,
                word(&plan.product)?,
                word(&plan.form)?,
                plan.kind.as_str(),
                &plan.problem,
            ),
        )?;
        self.note(Changed::Projektende);
        Ok(())
    }

    /// Takes the plan of a Fall away; one without a plan is no error.
    pub fn drop_projektende(&self, fall: FallId) -> Result<()> {
        self.connection()
            .execute("DELETE FROM projektende WHERE fall = ?1", [fall.0])?;
        self.note(Changed::Projektende);
        Ok(())
    }
}

fn read(row: &Row<'_>) -> rusqlite::Result<ProjektendeRecord> {
    Ok(ProjektendeRecord {
        stelle: StelleId(row.get("stelle")?),
        product: read_word(row, "product")?,
        form: read_word(row, "form")?,
        kind: Code(row.get("kind")?),
        problem: row.get("problem")?,
    })
}

//! One file a noun: how its rows are read and written.
//!
//! Parts of a Fall that are lists of dated entries share one mechanism ([`entry`]): their statements differ in the
//! names of table and columns only.

pub mod angebot;
pub mod ansprache;
mod arbeit;
mod aufenthalt;
pub mod bericht;
pub mod berichtstext;
mod bescheid;
mod bildung;
pub mod buch;
mod clearing;
mod columns;
mod datei;
pub mod datei_chunk;
pub mod eingang;
mod einwilligung;
pub mod entry;
pub mod entwurf;
pub mod ereignis;
pub(crate) mod facts;
pub mod faelle;
mod fall_list;
mod fallkonferenz;
mod frist;
mod gesundheit;
mod kontakt;
pub mod loeschung;
pub mod outbox;
pub mod passwort;
pub mod person;
mod preset;
pub mod projektende;
pub mod setting;
pub mod stelle;
mod strukturhemmnis;
pub mod tafel;
mod teilhabeplan;
mod teilnahme;
pub mod uebergabe;
mod verbleib;
mod vermittlung;
pub mod verschieden;
pub mod wort;
pub mod zuordnung;

use rusqlite::Connection;

use crate::error::Result;
use crate::protokoll::{self, ProtokollFilter, ProtokollPage};

/// Reading handle.
pub struct Reader<'a> {
    pub(crate) connection: &'a Connection,
}

impl<'a> Reader<'a> {
    /// Reading from a connection that somebody opened. Whether it is encrypted is a matter of who opened it: the bench of
    /// the search asks a plain copy of a made-up vault the same questions.
    pub fn new(connection: &'a Connection) -> Self {
        Self { connection }
    }

    /// Lines of the Protokoll, newest first, and whether the chain holds.
    pub fn protokoll(
        &self,
        filter: ProtokollFilter<'_>,
        offset: u32,
        limit: u32,
    ) -> Result<ProtokollPage> {
        protokoll::page(self.connection, filter, offset, limit)
    }
}

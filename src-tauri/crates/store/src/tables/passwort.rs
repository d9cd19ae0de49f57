//! Passphrases of packets that a run made and nobody has noted yet: kept, because the run may be killed before anybody
//! read them, and dropped for good as soon as they are noted.
//!
//! When one is kept is a matter of `commands`.

use fallmappe_domain::changed::Changed;
use fallmappe_domain::fall::FallNumber;
use fallmappe_domain::ids::{FallId, UebergabeId};
use fallmappe_seal::Passphrase;

use super::Reader;
use crate::error::Result;
use crate::transact::WriteTx;

/// A passphrase that waits to be noted. Without `Debug`: it is a secret.
pub struct KeptPassphrase {
    /// The Übergabe.
    pub uebergabe: UebergabeId,
    /// The Fall it belongs to.
    pub fall: FallId,
    /// Its number.
    pub number: FallNumber,
    /// Name of the Stelle that receives the packet.
    pub stelle: String,
    /// File name of the packet.
    pub packet: String,
    /// What opens it.
    pub passphrase: Passphrase,
}

impl Reader<'_> {
    /// What waits to be noted, in the order in which it was made; not that of Fälle in the bin.
    pub fn kept_passphrases(&self) -> Result<Vec<KeptPassphrase>> {
        let mut statement = self.connection.prepare(
            "SELECT p.uebergabe, p.packet, p.passphrase, u.fall, u.stelle, f.number
               FROM uebergabe_passwort p JOIN uebergabe u ON u.id = p.uebergabe JOIN fall f ON f.id = u.fall
              ORDER BY p.uebergabe",
        )?;
        let rows = statement.query_map([], |row| {
            Ok(KeptPassphrase {
                uebergabe: UebergabeId(row.get("uebergabe")?),
                fall: FallId(row.get("fall")?),
                number: FallNumber(row.get("number")?),
                stelle: row.get("stelle")?,
                packet: row.get("packet")?,
                passphrase: Passphrase::new(row.get("passphrase")?),
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

impl WriteTx<'_> {
    /// Keeps the passphrase of a packet until it is noted.
    ///
    /// # Errors
    /// `NotFound` when the Übergabe is not there.
    pub fn keep_passphrase(
        &self,
        id: UebergabeId,
        packet: &str,
        passphrase: &Passphrase,
    ) -> Result<()> {
        self.reader().uebergabe_of_fall(id)?;
        self.connection().execute(
            "INSERT INTO uebergabe_passwort (uebergabe, packet, passphrase) VALUES (?1, ?2, ?3)",
            (id.0, packet, passphrase.expose()),
        )?;
        self.note(Changed::Projektende);
        Ok(())
    }

    /// Forgets a passphrase; one that is not kept is no error. [`Store::empty_wal`](crate::Store::empty_wal) overwrites it.
    pub fn drop_passphrase(&self, id: UebergabeId) -> Result<()> {
        self.connection().execute(
            "DELETE FROM uebergabe_passwort WHERE uebergabe = ?1",
            [id.0],
        )?;
        self.note(Changed::Projektende);
        Ok(())
    }
}

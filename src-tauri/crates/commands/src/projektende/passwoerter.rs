//! The passphrases of a run: each stays in the vault, in the transaction that remembers its Übergabe, until somebody says
//! that it is noted. A run that is killed at any moment loses none, and what is noted is gone for good.

use fallmappe_domain::op::Op;

use crate::Answer;
use crate::host::Host;
use crate::schema::{Done, KeptPassphrase, KeptPassphrases, NotePassphrases, Nothing};
use crate::session::Session;

pub fn list_passphrases<H: Host>(session: &mut Session<H>, _: Nothing) -> Answer<KeptPassphrases> {
    let kept = session.vault()?.store.reader().kept_passphrases()?;
    let row = |one: fallmappe_store::tables::passwort::KeptPassphrase| KeptPassphrase {
        uebergabe: one.uebergabe,
        fall: one.fall,
        number: one.number,
        stelle: one.stelle,
        packet: one.packet,
        passphrase: one.passphrase.expose().to_owned(),
    };
    Ok(KeptPassphrases {
        rows: kept.into_iter().map(row).collect(),
    })
}

/// What is not named stays: it may have been made after the list was read.
pub fn note_passphrases<H: Host>(
    session: &mut Session<H>,
    request: NotePassphrases,
) -> Answer<Done> {
    let now = session.now();
    let store = &mut session.vault_mut()?.store;
    let done = store.transact(Op::Projektende, None, now, |tx| {
        let mut noted = request.uebergaben.iter();
        noted.try_for_each(|id| tx.drop_passphrase(*id))
    })?;
    store.empty_wal()?;
    Ok(Done {
        changed: done.changed,
    })
}

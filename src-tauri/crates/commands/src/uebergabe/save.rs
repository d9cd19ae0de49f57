//! Files first, then the vault's memory of them, in one transaction; if that fails, the files go again.

use chrono::{NaiveDate, NaiveDateTime};
use fallmappe_domain::code::Code;
use fallmappe_domain::ids::UebergabeId;
use fallmappe_domain::op::Op;
use fallmappe_domain::uebergabe::{
    EventSource, PacketForm, UebergabeEvent, UebergabeEventKind, next, state_on,
};
use fallmappe_falluebergabe::prepare::Approved;
use fallmappe_seal::Passphrase;
use fallmappe_store::Reader;
use fallmappe_store::tables::uebergabe::UebergabeRecord;
use fallmappe_store::tables::wort::WordRow;
use fallmappe_store::tables::zuordnung::CodeRow;

use super::draft::Draft;
use crate::host::{Host, NewFile};
use crate::schema::CreatedUebergabe;
use crate::session::Session;
use crate::{Answer, folders};

/// What was made and is not written yet.
pub(super) struct Made {
    pub record: UebergabeRecord,
    /// Codes and what they mean; empty for what names the person.
    pub codes: Vec<CodeRow>,
    pub files: Vec<(&'static str, NewFile)>,
    /// What opens the packet.
    pub passphrase: Option<Passphrase>,
}

/// What becomes of a passphrase beside being shown.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Keeping {
    /// Somebody sits before it: it is shown this once.
    Shown,
    /// A run makes many: it stays in the vault until it is noted.
    UntilNoted,
}

/// What is remembered with an Übergabe, beside itself.
pub(super) struct Beside {
    pub keeping: Keeping,
    /// Words that were decided about on the way, by their folded form.
    pub words: Vec<(String, WordRow)>,
}

/// The open Übergabe of the same product for the same Stelle that a new one replaces, the newest first.
pub(super) fn open_before(
    reader: &Reader<'_>,
    draft: &Draft,
) -> Answer<Vec<(UebergabeId, UebergabeRecord)>> {
    let mut open = Vec::new();
    for (id, record) in reader.uebergaben(draft.asked.fall)? {
        let same = record.stelle == draft.stelle.name && record.product == draft.asked.product;
        let events = reader.uebergabe_events(id)?;
        let state = state_on(&events, record.valid_until, draft.day);
        if same && next(state, UebergabeEventKind::Replaced).is_ok() {
            open.push((id, record));
        }
    }
    Ok(open)
}

/// Writes the files and remembers them.
pub(super) fn save<H: Host>(
    session: &mut Session<H>,
    draft: &Draft,
    folder: &str,
    (made, beside): (Made, Beside),
) -> Answer<CreatedUebergabe> {
    let before = open_before(&session.vault()?.store.reader(), draft)?;
    let record = UebergabeRecord {
        replaces: before.first().map(|(id, _)| *id),
        ..made.record
    };
    let packet = made.files.first();
    let packet = packet.map_or_else(String::new, |(_, file)| file.name.clone());
    let written = folders::write(session, folder, made.files)?;
    let fall = draft.asked.fall;
    let kept = made
        .passphrase
        .as_ref()
        .filter(|_| beside.keeping == Keeping::UntilNoted);
    let replaced = program_event(UebergabeEventKind::Replaced, draft.day);
    let store = &mut session.vault_mut()?.store;
    let saved = store.transact(Op::CreateUebergabe, Some(fall), record.created_at, |tx| {
        let id = tx.add_uebergabe(fall, &record)?;
        tx.put_zuordnung(id, &made.codes)?;
        for (folded, decided) in &beside.words {
            tx.put_word_decision(fall, folded, decided)?;
        }
        if let Some(passphrase) = kept {
            tx.keep_passphrase(id, &packet, passphrase)?;
        }
        for (before, _) in &before {
            tx.add_uebergabe_event(*before, &replaced)?;
        }
        Ok(id)
    });
    match saved {
        Ok(done) => {
            session.vault_mut()?.draft = None;
            Ok(CreatedUebergabe {
                id: done.value,
                pseudonym: record.pseudonym,
                files: written.files,
                passphrase: made.passphrase.map(|words| words.expose().to_owned()),
                changed: done.changed,
            })
        }
        Err(error) => {
            // A packet that nobody remembers must not lie about.
            folders::take_back(session, &written.files);
            Err(error.into())
        }
    }
}

/// The record of a draft, but for what its product says.
pub(super) fn record(draft: &Draft, at: NaiveDateTime, kind: Option<Code>) -> UebergabeRecord {
    let relaxed = serde_json::to_string(&draft.asked.relaxed).unwrap_or_default();
    UebergabeRecord {
        stelle: draft.stelle.name.clone(),
        created_at: at,
        purpose: draft.consent.value.purpose.clone(),
        consent_on: draft.consent.value.given_on,
        product: draft.asked.product,
        form: PacketForm::Key,
        kind: kind.unwrap_or_else(Code::not_asked),
        consent: Some(draft.consent.id),
        relaxed,
        ..UebergabeRecord::default()
    }
}

/// The codes of a packet as the vault keeps them, its own code first.
pub(super) fn codes(draft: &Draft, approved: &Approved) -> Vec<CodeRow> {
    let row = |code: &fallmappe_falluebergabe::prepare::CodeOfPerson| CodeRow {
        code: code.code.clone(),
        surfaces: code.surfaces.clone(),
    };
    let person = CodeRow {
        code: draft.pseudonym.as_str().to_owned(),
        surfaces: vec![draft.akte.person.display_name()],
    };
    [person]
        .into_iter()
        .chain(approved.codes().iter().map(row))
        .collect()
}

/// Something that the program did.
pub(crate) fn program_event(kind: UebergabeEventKind, on: NaiveDate) -> UebergabeEvent {
    UebergabeEvent {
        kind,
        on,
        source: EventSource::Program,
        reason: Code::not_asked(),
        remark: String::new(),
        by: String::new(),
        leads_from: None,
        receipt_sha256: String::new(),
        receipt_number: 0,
    }
}

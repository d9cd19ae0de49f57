//! Fallübergabe: what would leave, and then packet and letter.
//!
//! The preparation stays in the session, so that what was previewed is what is packed: the same pseudonym, the same
//! Fall. If the Fall has changed in between, the preview has to be looked at again. Packet and letter never share a
//! code or a name.

mod anschreiben;
mod preview;
mod sheet;

use chrono::NaiveDate;
use fallmappe_domain::akte::Fallakte;
use fallmappe_domain::einwilligung::{ConsentGap, Einwilligung, find_valid};
use fallmappe_domain::ids::{FallId, StelleId};
use fallmappe_domain::op::Op;
use fallmappe_domain::preset::Presets;
use fallmappe_domain::stelle::Stelle;
use fallmappe_falluebergabe::minimise::{Profile, profile_for};
use fallmappe_falluebergabe::packet::{Lock, PackInput, Packet, PacketError, PacketPdf, pack};
use fallmappe_falluebergabe::prepare::{
    self, Answer as SpanAnswer, Approved, PrepareInput, Prepared, prepare,
};
use fallmappe_falluebergabe::pseudonym::Pseudonym;
use fallmappe_letters::{render_document, render_letter};
use fallmappe_seal::{Recipient, sha256_hex};
use fallmappe_store::tables::uebergabe::UebergabeRecord;

use crate::Answer;
use crate::error::{CommandError, ErrorCode};
use crate::folders;
use crate::host::{Host, NewFile};
use crate::letters;
use crate::schema::{
    CreateUebergabe, CreatedUebergabe, DecideWords, Done, PrepareUebergabe, SpanDecision,
    UebergabePreview,
};
use crate::session::Session;
use anschreiben::{letter, letter_name};
use preview::{field, note, omitted, paragraphs};

/// A preparation between preview and packet.
pub(crate) struct Draft {
    number: u32,
    fall: FallId,
    stelle: StelleId,
    /// The recipient as previewed: another kind or another key would be another packet.
    recipient: Stelle,
    /// The day of the preview; ages and dates are counted from it.
    day: NaiveDate,
    akte: Fallakte,
    pseudonym: Pseudonym,
    /// Ids and places of the spans that the preview numbered.
    spans: Vec<(String, Vec<(usize, usize)>)>,
}

pub fn prepare_uebergabe<H: Host>(
    session: &mut Session<H>,
    request: PrepareUebergabe,
) -> Answer<UebergabePreview> {
    let today = session.today();
    let mut random = [0u8; 10];
    session.host.random(&mut random);
    let pseudonym = Pseudonym::from_random(random);
    let open = session.vault()?;
    let reader = open.store.reader();
    let akte = reader.fallakte(request.fall)?;
    let stelle = reader.stelle(request.stelle)?;
    recipient(&stelle)?;
    let consent = consent(&akte, &stelle, today)?.clone();
    let prepared = prepared(
        session.lists(),
        &akte,
        &stelle,
        &consent,
        &pseudonym,
        today,
        &[],
    )?;
    let letter = letter(
        session,
        &stelle,
        &consent,
        prepared.content().purpose.clone(),
        [0; 16],
    )?;
    let number = session.next_draft();
    let preview = UebergabePreview {
        draft: number,
        product: request.product,
        has_key: true,
        replaces: None,
        risk: None,
        remaining: Vec::new(),
        decided_words: Vec::new(),
        attachments: Vec::new(),
        pseudonym: pseudonym.as_str().to_owned(),
        stelle: stelle.name.clone(),
        fields: prepared.fields().iter().map(field).collect(),
        notes: prepared.notes().iter().map(note).collect(),
        omitted: prepared.content().omitted.iter().map(omitted).collect(),
        open_questions: u32::try_from(prepared.open_questions()).unwrap_or(u32::MAX),
        letter: paragraphs(&letter),
        consent,
    };
    let spans = prepared.notes().iter().map(|note| {
        (
            note.id.clone(),
            note.spans
                .iter()
                .map(|span| (span.start, span.end))
                .collect(),
        )
    });
    let spans = spans.collect();
    let now = session.now();
    let open = session.vault_mut()?;
    open.store
        .transact(Op::ViewUebergabe, Some(request.fall), now, |_| Ok(()))?;
    open.draft = Some(Draft {
        number,
        fall: request.fall,
        stelle: request.stelle,
        recipient: stelle,
        day: today,
        akte,
        pseudonym,
        spans,
    });
    Ok(preview)
}

pub fn decide_words<H: Host>(session: &mut Session<H>, _request: DecideWords) -> Answer<Done> {
    session.vault()?;
    Err(ErrorCode::Internal.into())
}

pub fn create_uebergabe<H: Host>(
    session: &mut Session<H>,
    request: CreateUebergabe,
) -> Answer<CreatedUebergabe> {
    let now = session.now();
    let open = session.vault()?;
    let reader = open.store.reader();
    let draft = open
        .draft
        .as_ref()
        .filter(|draft| draft.number == request.draft);
    let draft = draft.ok_or(ErrorCode::DraftOutdated)?;
    if reader.fallakte(draft.fall)? != draft.akte {
        return Err(ErrorCode::DraftOutdated.into());
    }
    let stelle = reader.stelle(draft.stelle)?;
    let recipient = recipient(&stelle)?;
    let consent = consent(&draft.akte, &stelle, now.date())?.clone();
    if stelle != draft.recipient || now.date() != draft.day {
        return Err(ErrorCode::DraftOutdated.into());
    }
    let decisions = decisions(draft, &request.decisions)?;
    let prepared = prepared(
        session.lists(),
        &draft.akte,
        &stelle,
        &consent,
        &draft.pseudonym,
        now.date(),
        &decisions,
    )?;
    let approved = prepared
        .approve(request.accept_suggestions)
        .map_err(|_| ErrorCode::OpenQuestions)?;
    let fall = draft.fall;

    let packet_id = letters::document_id(&session.host);
    let packet = packet(session, &approved, packet_id, &recipient)?;
    let purpose = approved.content().purpose.clone();
    let letter = letter(
        session,
        &stelle,
        &consent,
        purpose,
        letters::document_id(&session.host),
    )?;
    let letter = render_letter(&letter)?;
    let record = UebergabeRecord {
        stelle: stelle.name,
        created_at: now,
        purpose: consent.purpose,
        consent_on: consent.given_on,
        packet_id: hex::encode(packet_id),
        pseudonym: approved.content().pseudonym.as_str().to_owned(),
        packet_sha256: packet.sha256.clone(),
        letter_sha256: sha256_hex(&letter),
        passed_over: u32::try_from(approved.accepted_unseen()).unwrap_or(u32::MAX),
        valid_until: now.date() + chrono::Days::new(28),
        ..UebergabeRecord::default()
    };
    let name = letter_name(session, now.date());
    let file = |name, bytes| NewFile { name, bytes };
    let files = vec![
        ("Paket", file(packet.file_name, packet.bytes)),
        ("Brief", file(name, letter)),
    ];
    save(session, fall, &record, &request.folder, files)
}

/// Files first, then the vault's memory of them; if that fails, the files go again.
fn save<H: Host>(
    session: &mut Session<H>,
    fall: FallId,
    record: &UebergabeRecord,
    folder: &str,
    files: Vec<(&str, NewFile)>,
) -> Answer<CreatedUebergabe> {
    let written = folders::write(session, folder, files)?;
    let store = &mut session.vault_mut()?.store;
    let saved = store.transact(Op::CreateUebergabe, Some(fall), record.created_at, |tx| {
        tx.add_uebergabe(fall, record)
    });
    match saved {
        Ok(done) => {
            session.vault_mut()?.draft = None;
            let files = written.files;
            Ok(CreatedUebergabe {
                id: done.value,
                pseudonym: record.pseudonym.clone(),
                files,
                passphrase: None,
                changed: done.changed,
            })
        }
        Err(error) => {
            // A packet that nobody remembers must not lie about.
            let paths: Vec<_> = written
                .files
                .iter()
                .map(|file| file.place.clone().into())
                .collect();
            session.host.remove_files(&paths);
            Err(error.into())
        }
    }
}

fn consent<'a>(akte: &'a Fallakte, stelle: &Stelle, today: NaiveDate) -> Answer<&'a Einwilligung> {
    find_valid(&akte.einwilligungen, &stelle.name, today).map_err(|gap| {
        match gap {
            ConsentGap::Missing | ConsentGap::NoData => ErrorCode::NoConsent,
            ConsentGap::Expired | ConsentGap::Withdrawn | ConsentGap::NotYetGiven => {
                ErrorCode::ConsentEnded
            }
        }
        .into()
    })
}

fn recipient(stelle: &Stelle) -> Answer<Recipient> {
    if stelle.age_recipient.is_empty() {
        return Err(ErrorCode::StelleWithoutKey.into());
    }
    Recipient::parse(&stelle.age_recipient).map_err(|_| ErrorCode::BadAgeRecipient.into())
}

fn profile(stelle: &Stelle) -> Answer<&'static Profile> {
    profile_for(&stelle.kind).ok_or_else(|| CommandError::from(ErrorCode::Internal))
}

fn prepared(
    lists: &Presets,
    akte: &Fallakte,
    stelle: &Stelle,
    consent: &Einwilligung,
    pseudonym: &Pseudonym,
    today: NaiveDate,
    decisions: &[prepare::SpanDecision],
) -> Answer<Prepared> {
    let kontakte: Vec<usize> = (0..akte.kontakte.len()).collect();
    let (profile, scope) = (profile(stelle)?, consent.scope());
    let purpose = &consent.purpose;
    Ok(prepare(&PrepareInput {
        kontakte: &kontakte,
        decisions,
        ..PrepareInput::new(akte, lists, profile, &scope, purpose, today, pseudonym)
    }))
}

fn packet<H: Host>(
    session: &Session<H>,
    approved: &Approved,
    packet_id: [u8; 16],
    recipient: &Recipient,
) -> Answer<Packet> {
    let document =
        sheet::sheet(approved.content(), letters::document_id(&session.host)).document()?;
    let pdf = render_document(&document)?;
    let text = sheet::text(&document);
    let pdf = PacketPdf {
        bytes: &pdf,
        text: &text,
    };
    let reader = session.vault()?.store.reader();
    let mut receipt_seed = [0; 32];
    session.host.random(&mut receipt_seed);
    let input = PackInput {
        approved,
        pdf,
        attachments: &[],
        packet_id,
        valid_until: approved.content().created_on + chrono::Days::new(28),
        replaces: None,
        signing_key: &reader.signing_key()?,
        receipt_seed,
        reply_to: &reader.own_identity()?.recipient(),
    };
    let packet = pack(&input, &Lock::Recipients(std::slice::from_ref(recipient)));
    packet.map_err(|error| {
        match error {
            PacketError::StillIdentifying { .. } => ErrorCode::StillIdentifying,
            _ => ErrorCode::Internal,
        }
        .into()
    })
}

fn decisions(draft: &Draft, asked: &[SpanDecision]) -> Answer<Vec<prepare::SpanDecision>> {
    let one = |decision: &SpanDecision| {
        let (note, spans) = draft.spans.get(decision.note as usize)?;
        let (start, end) = *spans.get(decision.span as usize)?;
        let answer = if decision.replace {
            SpanAnswer::Accept
        } else {
            SpanAnswer::Keep
        };
        Some(prepare::SpanDecision {
            note: note.clone(),
            start,
            end,
            answer,
        })
    };
    let all: Option<Vec<_>> = asked.iter().map(one).collect();
    all.ok_or_else(|| ErrorCode::BadRequest.into())
}

//! The pseudonymised packet in its three forms, with the letter that names nobody.

use chrono::NaiveDateTime;
use fallmappe_domain::code::Code;
use fallmappe_domain::uebergabe::PacketForm;
use fallmappe_falluebergabe::packet::{
    Attachment, Lock, PackInput, Packet, PacketError, PacketPdf, pack,
};
use fallmappe_falluebergabe::prepare::Approved;
use fallmappe_letters::{render_document, render_letter};
use fallmappe_seal::{Passphrase, Recipient, WORDS_RECOMMENDED, generate_passphrase, sha256_hex};
use fallmappe_store::tables::uebergabe::UebergabeRecord;

use super::anschreiben::{Beside, letter, letter_name};
use super::draft::{Choice, Draft};
use super::save::{Made, codes, open_before, record};
use super::{attachments, exit, sheet, told};
use crate::error::{CommandError, ErrorCode};
use crate::host::{Host, NewFile};
use crate::schema::CreateUebergabe;
use crate::session::Session;
use crate::{Answer, einstellungen, letters};

/// What becomes of a packet when it is chosen how.
struct Job<'a> {
    draft: &'a Draft,
    approved: Approved,
    form: PacketForm,
    attachments: Vec<Attachment>,
    choice: Choice<'a>,
    /// What the packet tells, for its letter.
    scope: Vec<String>,
    /// The same for the record.
    relaxed: String,
}

/// Makes packet and letter; nothing is written yet.
pub(super) fn make<H: Host>(
    session: &Session<H>,
    draft: &Draft,
    request: &CreateUebergabe,
    choice: Choice<'_>,
    now: NaiveDateTime,
) -> Answer<Made> {
    if request.form == PacketForm::Key {
        recipient(draft)?;
    }
    let prepared = draft.prepared(session.lists(), &choice)?;
    let scope = told::labels(draft, &prepared);
    let relaxed = told::kept(draft, &prepared);
    let approved = prepared
        .approve(request.accept_suggestions)
        .map_err(|_| ErrorCode::OpenQuestions)?;
    let chosen = attachments::chosen(session, draft, Some(&approved))?;
    attachments::check(&chosen, &request.looked_through)?;
    let job = Job {
        draft,
        approved,
        form: request.form,
        attachments: chosen.into_iter().map(|one| one.attachment).collect(),
        choice,
        scope,
        relaxed,
    };
    job.make(session, now)
}

/// Whether the Stelle has a key, and which.
pub(super) fn recipient(draft: &Draft) -> Answer<Recipient> {
    if draft.stelle.age_recipient.is_empty() {
        return Err(ErrorCode::StelleWithoutKey.into());
    }
    Recipient::parse(&draft.stelle.age_recipient).map_err(|_| ErrorCode::BadAgeRecipient.into())
}

impl Job<'_> {
    fn make<H: Host>(self, session: &Session<H>, now: NaiveDateTime) -> Answer<Made> {
        let packet_id = letters::document_id(&session.host);
        let passphrase = match self.form {
            PacketForm::Key => None,
            PacketForm::Passphrase | PacketForm::Html => {
                let mut random = |buffer: &mut [u8]| session.host.random(buffer);
                Some(generate_passphrase(&mut random, WORDS_RECOMMENDED))
            }
        };
        let packet = self.packet(session, packet_id, passphrase.as_ref())?;
        let letter = self.letter(session)?;
        let name = letter_name(session, now.date());
        Ok(Made {
            record: UebergabeRecord {
                form: self.form,
                packet_id: hex::encode(packet_id),
                pseudonym: self.draft.pseudonym.as_str().to_owned(),
                packet_sha256: packet.sha256,
                letter_sha256: sha256_hex(&letter),
                passed_over: u32::try_from(self.approved.accepted_unseen()).unwrap_or(u32::MAX),
                valid_until: self.choice.valid_until,
                receipt_key: packet.receipt_key,
                relaxed: self.relaxed.clone(),
                ..record(self.draft, now, self.kind())
            },
            codes: codes(self.draft, &self.approved),
            files: vec![
                (
                    "Paket",
                    NewFile {
                        name: packet.file_name,
                        bytes: packet.bytes,
                    },
                ),
                (
                    "Brief",
                    NewFile {
                        name,
                        bytes: letter,
                    },
                ),
            ],
            passphrase,
        })
    }

    fn kind(&self) -> Option<Code> {
        self.choice.kind.cloned()
    }

    /// The PDF is searched as a reader of the file would get it, before anything is sealed.
    fn packet<H: Host>(
        &self,
        session: &Session<H>,
        packet_id: [u8; 16],
        passphrase: Option<&Passphrase>,
    ) -> Answer<Packet> {
        let content = self.approved.content();
        let document = sheet::sheet(content, letters::document_id(&session.host)).document()?;
        let pdf = render_document(&document)?;
        exit::refuse_identifying(&self.approved, &pdf, &[])?;
        let reader = session.vault()?.store.reader();
        let before = open_before(&reader, self.draft)?;
        let mut receipt_seed = [0; 32];
        session.host.random(&mut receipt_seed);
        let input = PackInput {
            approved: &self.approved,
            pdf: PacketPdf {
                bytes: &pdf,
                text: &sheet::text(&document),
            },
            attachments: &self.attachments,
            packet_id,
            valid_until: self.choice.valid_until,
            replaces: before.first().map(|(_, record)| record.packet_id.clone()),
            signing_key: &reader.signing_key()?,
            receipt_seed,
            reply_to: &reader.own_identity()?.recipient(),
        };
        let recipients = match self.form {
            PacketForm::Key => vec![recipient(self.draft)?],
            PacketForm::Passphrase | PacketForm::Html => Vec::new(),
        };
        let lock = match (self.form, passphrase) {
            (PacketForm::Passphrase, Some(words)) => Lock::Passphrase(words),
            (PacketForm::Html, Some(words)) => Lock::Html(words),
            _ => Lock::Recipients(&recipients),
        };
        pack(&input, &lock).map_err(refused)
    }

    fn letter<H: Host>(&self, session: &Session<H>) -> Answer<Vec<u8>> {
        let beside = Beside {
            reason: self.approved.content().purpose.clone(),
            scope: self.scope.clone(),
            form: self.form,
            reply_by: self.choice.valid_until,
            document_id: letters::document_id(&session.host),
        };
        let pdf = render_letter(&letter(session, self.draft, beside)?)?;
        let settings = einstellungen::load(&session.vault()?.store)?;
        let addresses = exit::addresses(&letters::sender(&settings), &self.draft.stelle);
        exit::refuse_identifying(&self.approved, &pdf, &addresses)?;
        Ok(pdf)
    }
}

fn refused(error: PacketError) -> CommandError {
    match error {
        PacketError::StillIdentifying { .. } => ErrorCode::StillIdentifying,
        PacketError::Attachment | PacketError::TooLarge => ErrorCode::AttachmentNotAllowed,
        _ => ErrorCode::Internal,
    }
    .into()
}

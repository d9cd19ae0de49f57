//! The named product: a letter and a sheet about a person by name, for one Stelle that the person chose. It shares no code,
//! no number and no part of a file name with any packet.

mod bogen;

pub(crate) use bogen::reach;

use chrono::{NaiveDate, NaiveDateTime};
use fallmappe_domain::code::Code;
use fallmappe_domain::uebergabe::UebergabeProduct;
use fallmappe_falluebergabe::minimise::never_passed_on;
use fallmappe_falluebergabe::prepare::{FieldClass, FieldPreview as Line, Prepared};
use fallmappe_letters::kinds::{Rahmen, UebergabeAnschreibenNamed};
use fallmappe_letters::{Letter, render_document, render_letter};
use fallmappe_seal::sha256_hex;
use fallmappe_store::tables::uebergabe::UebergabeRecord;

use super::anschreiben::tail;
use super::attachments::{self, Chosen};
use super::draft::{Choice, Draft};
use super::save::{Made, record};
use super::terms::address_lines;
use super::told;
use crate::host::{Host, NewFile};
use crate::schema::{CreateUebergabe, FieldPreview, NotePreview, Omitted};
use crate::session::Session;
use crate::{Answer, einstellungen, letters};

/// What the sheet says beside its fields, as papers and preview need it.
pub(super) struct Terms {
    pub kind: Option<Code>,
    pub valid_until: NaiveDate,
    /// From this day on the Stelle leads the Fall, as was agreed; `None` while nothing is.
    pub leads_from: Option<NaiveDate>,
    /// Day of a talk of all three; `None` while there is none.
    pub joint_talk: Option<NaiveDate>,
}

/// Letter and sheet, and copies of the chosen files; nothing is written yet.
pub(super) fn make<H: Host>(
    session: &Session<H>,
    draft: &Draft,
    request: &CreateUebergabe,
    choice: Choice<'_>,
    now: NaiveDateTime,
) -> Answer<Made> {
    let terms = Terms {
        kind: choice.kind.cloned(),
        valid_until: choice.valid_until,
        leads_from: request.leads_from,
        joint_talk: request.joint_talk,
    };
    let prepared = draft.prepared(session.lists(), &choice)?;
    let scope = told::labels(draft, &prepared);
    let chosen = attachments::chosen(session, draft, None)?;
    let letter = render_letter(&letter(session, draft, (&terms, scope), &chosen)?)?;
    let bogen = bogen::bogen(session, draft, &prepared, &terms, &chosen)?;
    let bogen = render_document(&bogen.document()?)?;
    let record = UebergabeRecord {
        packet_id: hex::encode(letters::document_id(&session.host)),
        packet_sha256: sha256_hex(&bogen),
        letter_sha256: sha256_hex(&letter),
        valid_until: terms.valid_until,
        relaxed: told::kept(draft, &prepared),
        ..record(draft, now, terms.kind)
    };
    let file = |name: &str, ending: &str, bytes| NewFile {
        name: format!("{name}-{}.{ending}", tail(session)),
        bytes,
    };
    let mut files = vec![
        ("Brief", file("brief", "pdf", letter)),
        ("Übergabebogen", file("uebergabebogen", "pdf", bogen)),
    ];
    files.extend(chosen.into_iter().map(|one| {
        let one = one.attachment;
        ("Anlage", file("beilage", &one.extension, one.bytes))
    }));
    Ok(Made {
        record,
        codes: Vec::new(),
        files,
        passphrase: None,
    })
}

/// The letter that names the person; `scope` is what letter and sheet tell.
pub(super) fn letter<H: Host>(
    session: &Session<H>,
    draft: &Draft,
    (terms, scope): (&Terms, Vec<String>),
    chosen: &[Chosen],
) -> Answer<Letter> {
    let settings = einstellungen::load(&session.vault()?.store)?;
    let mut enclosures = vec!["Übergabebogen".to_owned()];
    enclosures.extend(chosen.iter().map(|one| one.attachment.label.clone()));
    let letter = UebergabeAnschreibenNamed {
        sender: letters::office(&settings)?,
        stelle_lines: address_lines(&draft.stelle),
        date: draft.day,
        person_name: full_name(draft),
        rahmen: rahmen(session, draft, (terms, scope)),
        next_deadlines: bogen::fristen(draft)?
            .into_iter()
            .map(|frist| (frist.on, frist.what))
            .collect(),
        enclosures,
        document_id: letters::document_id(&session.host),
    };
    Ok(letter.letter()?)
}

fn rahmen<H: Host>(
    session: &Session<H>,
    draft: &Draft,
    (terms, scope): (&Terms, Vec<String>),
) -> Rahmen {
    let lists = session.lists();
    let consent = &draft.consent.value;
    let kind = terms.kind.as_ref();
    Rahmen {
        reason: consent.purpose.clone(),
        kind: kind
            .map(|kind| lists.label("uebergabeart", kind))
            .unwrap_or_default(),
        leads_from: terms.leads_from,
        joint_talk: terms.joint_talk,
        consent_date: consent.given_on,
        consent_until: consent.valid_until,
        scope,
        reply_by: terms.valid_until,
    }
}

/// The name as in the document.
fn full_name(draft: &Draft) -> String {
    let person = &draft.akte.person;
    format!("{} {}", person.given_name, person.family_name)
        .trim()
        .to_owned()
}

/// The fields as the named sheet prints them: exact where they leave at all.
pub(super) fn fields(
    prepared: &Prepared,
    shown: impl Fn(&Line) -> FieldPreview,
) -> Vec<FieldPreview> {
    let exact = |line: &Line| {
        let mut preview = shown(line);
        if line.class != FieldClass::Omitted {
            preview.outgoing.clone_from(&line.original);
            preview.reason = String::new();
        }
        preview
    };
    let told = |line: &&Line| {
        line.class == FieldClass::Omitted || told::has_place(UebergabeProduct::Named, line.field)
    };
    prepared.fields().iter().filter(told).map(exact).collect()
}

/// The chosen Kontakte in full words.
pub(super) fn notes(draft: &Draft) -> Vec<NotePreview> {
    let note = |kontakt: &fallmappe_domain::kontakt::Kontakt| NotePreview {
        heading: fallmappe_domain::dates::german_date(kontakt.date),
        original: kontakt.text.clone(),
        outgoing: kontakt.text.clone(),
        spans: Vec::new(),
        hints: Vec::new(),
    };
    draft.chosen_kontakte().map(note).collect()
}

/// Fields that do not leave, whether the Fall has anything in them or not: a list of what there is would tell it. What no
/// packet says is another list; a paper with a name says the name.
pub(super) fn omitted(prepared: &Prepared) -> Vec<Omitted> {
    let all = prepared.content().omitted.iter();
    let never = |what: &str| never_passed_on().iter().any(|never| never.what == what);
    all.filter(|one| !never(&one.what))
        .map(super::preview::omitted)
        .collect()
}

//! The sheet for a Fallkonferenz: one page without names, under a code of its own.

use chrono::NaiveDateTime;
use fallmappe_falluebergabe::content::{Coded, Month, UebergabeContent, shown_month};
use fallmappe_falluebergabe::prepare::Prepared;
use fallmappe_letters::kinds::Konferenzblatt;
use fallmappe_letters::{Document, render_document};
use fallmappe_seal::sha256_hex;
use fallmappe_store::tables::uebergabe::UebergabeRecord;

use super::consent::problem;
use super::draft::{Choice, Draft};
use super::save::{Made, codes, record};
use super::{exit, sheet, told};
use crate::error::{CommandError, ErrorCode};
use crate::host::{Host, NewFile};
use crate::schema::CreateUebergabe;
use crate::session::Session;
use crate::{Answer, letters};

/// Makes the sheet; nothing is written yet.
pub(super) fn make<H: Host>(
    session: &Session<H>,
    draft: &Draft,
    request: &CreateUebergabe,
    choice: Choice<'_>,
    now: NaiveDateTime,
) -> Answer<Made> {
    let prepared = draft.prepared(session.lists(), &choice)?;
    let relaxed = told::kept(draft, &prepared);
    let approved = prepared
        .approve(request.accept_suggestions)
        .map_err(|_| ErrorCode::OpenQuestions)?;
    let id = letters::document_id(&session.host);
    let document = document(approved.content(), id)?;
    let pdf = render_document(&document)?;
    let words = sheet::text(&document);
    if approved.search_layout(&words) > 0 {
        return Err(ErrorCode::StillIdentifying.into());
    }
    exit::refuse_identifying(&approved, &pdf, &[])?;
    let code = draft.pseudonym.as_str();
    Ok(Made {
        record: UebergabeRecord {
            packet_id: hex::encode(letters::document_id(&session.host)),
            pseudonym: code.to_owned(),
            packet_sha256: sha256_hex(&pdf),
            passed_over: u32::try_from(approved.accepted_unseen()).unwrap_or(u32::MAX),
            valid_until: choice.valid_until,
            relaxed,
            // A talk is no handover of any kind.
            ..record(draft, now, None)
        },
        codes: codes(draft, &approved),
        files: vec![(
            "Konferenzblatt",
            NewFile {
                name: format!("{code}.pdf"),
                bytes: pdf,
            },
        )],
        passphrase: None,
    })
}

/// What the sheet would say, line by line.
pub(super) fn lines(prepared: &Prepared) -> Answer<Vec<String>> {
    let document = document(prepared.content(), [0; 16])?;
    let text = sheet::text(&document);
    Ok(text.lines().map(str::to_owned).collect())
}

/// A file at the table would go from hand to hand.
pub(super) fn refuse_files(draft: &Draft) -> Answer<()> {
    if draft.asked.dateien.is_empty() {
        return Ok(());
    }
    let message = "Zu einem Konferenzblatt gehen keine Dateien mit.";
    let problems = vec![problem("dateien", message.to_owned())];
    Err(CommandError::with_problems(ErrorCode::Invalid, problems))
}

/// Why the table meets is the purpose of the consent. What it shall answer is the table's to say: the sheet leaves a line.
fn document(content: &UebergabeContent, document_id: [u8; 16]) -> Answer<Document> {
    let fristen = content.fristen.iter();
    let sheet = Konferenzblatt {
        code: content.pseudonym.as_str().to_owned(),
        date: content.created_on,
        occasion: content.purpose.clone(),
        question: String::new(),
        fristen: fristen
            .map(|frist| (frist.due.clone(), frist.title.clone()))
            .collect(),
        asked: asked(content),
        lage: lage(content),
        tried: tried(content),
        document_id,
    };
    Ok(sheet.document()?)
}

/// Open steps: of whom, and what.
fn asked(content: &UebergabeContent) -> Vec<(String, String)> {
    let steps = content.ziele.iter().flat_map(|ziel| &ziel.steps);
    steps
        .map(|step| (step.who.label.clone(), step.what.clone()))
        .collect()
}

fn lage(content: &UebergabeContent) -> Vec<(String, String)> {
    let person = &content.person;
    let label = |coded: &Option<Coded>| coded.as_ref().map(|coded| coded.label.clone());
    let who = [
        person.age_band.clone(),
        label(&person.gender),
        label(&person.nationality).or_else(|| person.region.clone()),
        label(&person.housing),
        person.area.clone(),
    ];
    let status = content.aufenthalt.status.as_ref();
    let bildung = &content.bildung;
    let levels = bildung.sprachen.iter();
    let levels: Vec<String> = levels
        .map(|one| format!("{} {}", one.language, one.level.label))
        .collect();
    let mut rows = vec![
        ("Person", joined(who)),
        (
            "Aufenthalt",
            status.map(|s| s.kind.label.clone()).unwrap_or_default(),
        ),
        ("Sprache", levels.join(", ")),
        (
            "Bildung",
            joined([
                bildung.schule.as_ref().map(|one| one.level.label.clone()),
                bildung.beruf.as_ref().map(|one| one.level.label.clone()),
            ]),
        ),
        (
            "Arbeit",
            bildung
                .arbeit
                .as_ref()
                .map(|one| one.status.label.clone())
                .unwrap_or_default(),
        ),
    ];
    rows.retain(|(_, value)| !value.is_empty());
    let rows = rows
        .into_iter()
        .map(|(label, value)| (label.to_owned(), value));
    let bedarfe = content.bedarfe.iter().map(|one| {
        let remark = Some(one.remark.clone());
        (
            one.handlungsfeld.label.clone(),
            joined([Some(one.rating.label.clone()), remark]),
        )
    });
    rows.chain(bedarfe).collect()
}

/// What was tried, with what came of it, the newest first.
fn tried(content: &UebergabeContent) -> Vec<String> {
    let vermittlungen = content.vermittlungen.iter().rev().map(|one| {
        let what = match one.ended.as_ref() {
            Some(_) => format!(
                "{}, {}",
                one.kind.label,
                span(&one.month, one.ended.as_ref())
            ),
            None => format!("{}, {}", one.kind.label, shown_month(&one.month)),
        };
        joined([
            Some(what),
            Some(one.result.clone()),
            Some(one.end_reason.clone()),
        ])
    });
    let teilnahmen = content.teilnahmen.iter().rev().map(|one| {
        let reason = one
            .austritt_reason
            .as_ref()
            .map(|reason| reason.label.clone());
        let when = span(&one.eintritt, one.austritt.as_ref());
        let what = format!("{}, {when}", one.baustein.label);
        joined([Some(what), reason])
    });
    let kontakte = content.kontakte.iter().rev();
    let kontakte = kontakte.filter(|one| !one.text.is_empty()).map(|one| {
        let what = format!("{}, {}", one.kind.label, shown_month(&one.month));
        format!("{what}: {}", one.text)
    });
    vermittlungen.chain(teilnahmen).chain(kontakte).collect()
}

fn span(from: &Month, to: Option<&Month>) -> String {
    match to {
        Some(to) => format!("von {} bis {}", shown_month(from), shown_month(to)),
        None => format!("seit {}", shown_month(from)),
    }
}

fn joined<const N: usize>(parts: [Option<String>; N]) -> String {
    let parts = parts.into_iter().flatten().filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(", ")
}

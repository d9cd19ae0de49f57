//! The sheet for a Fallkonferenz: one page without names, under a code of its own.

use std::collections::BTreeSet;

use chrono::NaiveDateTime;
use fallmappe_falluebergabe::content::{Coded, Month, UebergabeContent, shown_month};
use fallmappe_falluebergabe::minimise::Field;
use fallmappe_falluebergabe::prepare::{FieldClass, FieldPreview, NotePreview, Prepared};
use fallmappe_letters::kinds::{Gezeigt, Konferenzblatt};
use fallmappe_letters::render_document;
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
    let page = draft.page.as_ref().ok_or(ErrorCode::DraftOutdated)?;
    let passed_over = page.open_questions(&prepared);
    if passed_over > 0 && !request.accept_suggestions {
        return Err(ErrorCode::OpenQuestions.into());
    }
    // What is still open stands in a note that the page does not hold.
    let approved = prepared
        .approve(true)
        .map_err(|_| ErrorCode::OpenQuestions)?;
    let id = letters::document_id(&session.host);
    let document = blatt(approved.content(), Some(page.shown), id).document()?;
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
            passed_over: u32::try_from(passed_over).unwrap_or(u32::MAX),
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

/// What of a preparation stands on the page. The rest has no room there: nobody is asked about it, and it does not come
/// onto the page later, when answers have made other entries shorter.
pub(super) struct Page {
    /// Entries of every part.
    shown: Gezeigt,
    /// Ids of the notes.
    notes: BTreeSet<String>,
    /// Lines of the preview about Kontakte and Vermittlungen.
    lines: Vec<String>,
    /// Every word.
    text: String,
}

impl Page {
    /// Lays the page out as it would be now.
    pub(super) fn of(prepared: &Prepared) -> Answer<Self> {
        let content = prepared.content();
        let sheet = blatt(content, None, [0; 16]);
        let shown = sheet.shown()?;
        let entries = entries(&sheet, shown);
        let is_there = |note: &&NotePreview| {
            let text = note.outgoing.trim();
            !text.is_empty() && entries.iter().any(|entry| entry.contains(text))
        };
        let notes = prepared.notes().iter().filter(is_there);
        Ok(Self {
            notes: notes.map(|note| note.id.clone()).collect(),
            lines: lines_of_tried(content, shown.tried),
            text: sheet::text(&sheet.document()?),
            shown,
        })
    }

    /// Whether a note stands there.
    pub(super) fn holds(&self, note: &str) -> bool {
        self.notes.contains(note)
    }

    /// Whether a word stands there.
    pub(super) fn says(&self, word: &str) -> bool {
        self.text.contains(word)
    }

    /// The lines of the preview that stand there; of Kontakte and Vermittlungen the page holds only some.
    pub(super) fn told<'a>(
        &self,
        lines: impl DoubleEndedIterator<Item = &'a FieldPreview>,
    ) -> Vec<&'a FieldPreview> {
        let mut left = self.lines.clone();
        let mut told: Vec<&FieldPreview> = Vec::new();
        // The newest stand on the page, and they are the last lines.
        for line in lines.rev() {
            let cut = matches!(line.field, Field::Kontakte | Field::Vermittlungen);
            if !cut || line.class == FieldClass::Omitted {
                told.push(line);
            } else if let Some(at) = left
                .iter()
                .position(|one| Some(one) == line.outgoing.as_ref())
            {
                left.swap_remove(at);
                told.push(line);
            }
        }
        told.reverse();
        told
    }

    /// Questions about the notes of the page without an answer.
    pub(super) fn open_questions(&self, prepared: &Prepared) -> usize {
        let notes = prepared.notes().iter();
        let notes = notes.filter(|note| self.holds(&note.id));
        notes.map(|note| note.open_questions).sum()
    }
}

/// The entries of the page with every word, also what is cut off at the end of one.
fn entries(sheet: &Konferenzblatt, shown: Gezeigt) -> Vec<&str> {
    let fristen = sheet.fristen.iter().take(shown.fristen);
    let asked = sheet.asked.iter().take(shown.asked);
    let lage = sheet.lage.iter().take(shown.lage);
    let pairs = fristen.chain(asked).chain(lage);
    let tried = sheet.tried.iter().take(shown.tried).map(String::as_str);
    let texts = pairs.map(|(_, text)| text.as_str()).chain(tried);
    texts.chain([sheet.occasion.as_str()]).collect()
}

/// What the preview calls the Vermittlungen and Kontakte among the first entries of what was tried.
fn lines_of_tried(content: &UebergabeContent, shown: usize) -> Vec<String> {
    let line =
        |kind: &Coded, month: &Month| format!("{} im Monat {}", kind.label, shown_month(month));
    let vermittlungen = content.vermittlungen.iter().rev();
    let vermittlungen = vermittlungen.map(|one| Some(line(&one.kind, &one.month)));
    let teilnahmen = content.teilnahmen.iter().map(|_| None);
    let kontakte = content.kontakte.iter().rev();
    let kontakte = kontakte.filter(|one| !one.text.is_empty());
    let kontakte = kontakte.map(|one| Some(line(&one.kind, &one.month)));
    let all = vermittlungen.chain(teilnahmen).chain(kontakte);
    all.take(shown).flatten().collect()
}

/// What the sheet would say, line by line.
pub(super) fn lines(prepared: &Prepared) -> Answer<Vec<String>> {
    let document = blatt(prepared.content(), None, [0; 16]).document()?;
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
fn blatt(
    content: &UebergabeContent,
    at_most: Option<Gezeigt>,
    document_id: [u8; 16],
) -> Konferenzblatt {
    let fristen = content.fristen.iter();
    Konferenzblatt {
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
        at_most,
        document_id,
    }
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

//! Files that go along, chosen one by one. What can be searched is searched; what cannot has to be looked through.

use fallmappe_dateien::{Kind, pdf_text};
use fallmappe_domain::code::Code;
use fallmappe_domain::datei::Datei;
use fallmappe_domain::ids::EntryId;
use fallmappe_falluebergabe::packet::{Attachment, MAX_ATTACHED, MAX_ATTACHMENTS};
use fallmappe_falluebergabe::prepare::Approved;

use super::consent::{self, problem};
use super::draft::Draft;
use crate::Answer;
use crate::dateien::Chunks;
use crate::error::{CommandError, ErrorCode};
use crate::host::Host;
use crate::schema::AttachmentPreview;
use crate::session::Session;

/// A chosen file with what a search of it found.
pub(super) struct Chosen {
    pub preview: AttachmentPreview,
    pub attachment: Attachment,
}

/// What a search of a file said.
struct Search {
    complete: bool,
    findings: usize,
}

/// Reads the chosen files of a draft. With `approved` they are searched as what leaves without a name.
pub(super) fn chosen<H: Host>(
    session: &Session<H>,
    draft: &Draft,
    approved: Option<&Approved>,
) -> Answer<Vec<Chosen>> {
    let asked = &draft.asked.dateien;
    let reader = session.vault()?.store.reader();
    let mut all = Vec::new();
    for (place, id) in asked.iter().enumerate() {
        let datei = reader.entry::<Datei>(draft.asked.fall, *id)?;
        consent::require(
            &draft.consent.value,
            &[group_of(&datei.kind)],
            session.lists(),
        )?;
        let bytes = Chunks::new(session.vault()?.store.reader(), *id).whole()?;
        if bytes.is_empty() {
            return Err(ErrorCode::DateiWithoutContent.into());
        }
        let extension = extension(&bytes).ok_or(ErrorCode::AttachmentNotAllowed)?;
        let search = match approved {
            Some(approved) => search(approved, extension, &bytes),
            None => Search {
                complete: true,
                findings: 0,
            },
        };
        all.push(Chosen {
            preview: AttachmentPreview {
                datei: *id,
                title: datei.title,
                file_name: format!("anlage-{:02}.{extension}", place + 1),
                bytes: bytes.len() as u64,
                searched: search.complete,
                findings: u32::try_from(search.findings).unwrap_or(u32::MAX),
            },
            attachment: Attachment {
                // The title is somebody's own words; the kind names nobody.
                label: session.lists().label("dateiart", &datei.kind),
                extension: extension.to_owned(),
                bytes,
            },
        });
    }
    let bytes: usize = all.iter().map(|one| one.attachment.bytes.len()).sum();
    if all.len() > MAX_ATTACHMENTS || bytes > MAX_ATTACHED {
        return Err(ErrorCode::AttachmentNotAllowed.into());
    }
    Ok(all)
}

/// Lets only files go along in which nothing was found, and which somebody has seen if a search could not.
pub(super) fn check(chosen: &[Chosen], looked_through: &[EntryId]) -> Answer<()> {
    let named = |wrong: &dyn Fn(&AttachmentPreview) -> bool, code, message: &str| {
        let problems: Vec<_> = (1..)
            .zip(chosen)
            .filter(|(_, one)| wrong(&one.preview))
            .map(|(number, _)| problem("dateien", format!("Anlage {number}: {message}")))
            .collect();
        if problems.is_empty() {
            Ok(())
        } else {
            Err(CommandError::with_problems(code, problems))
        }
    };
    named(
        &|one| one.findings > 0,
        ErrorCode::StillIdentifying,
        "Darin stehen Angaben, die die Person erkennen lassen.",
    )?;
    named(
        &|one| !one.searched && !looked_through.contains(&one.datei),
        ErrorCode::AttachmentUnseen,
        "Sie lässt sich nicht ganz durchsuchen.",
    )
}

fn search(approved: &Approved, extension: &str, bytes: &[u8]) -> Search {
    let nothing = Search {
        complete: false,
        findings: 0,
    };
    match extension {
        "pdf" => match pdf_text(bytes.to_vec()) {
            Ok(text) => Search {
                complete: text.complete,
                findings: [&text.pages, &text.letters]
                    .map(|text| approved.search(text))
                    .into_iter()
                    .max()
                    .unwrap_or_default()
                    + approved.search(&text.beside),
            },
            Err(_) => nothing,
        },
        "txt" => match std::str::from_utf8(bytes) {
            Ok(text) => Search {
                complete: true,
                findings: approved.search(text),
            },
            Err(_) => nothing,
        },
        _ => nothing,
    }
}

fn extension(bytes: &[u8]) -> Option<&'static str> {
    Some(match Kind::of(bytes) {
        Kind::Pdf => "pdf",
        Kind::Jpeg => "jpg",
        Kind::Png => "png",
        Kind::Webp => "webp",
        Kind::Gif => "gif",
        Kind::Text => "txt",
        _ => return None,
    })
}

/// The data group that a consent has to name for a file of this kind (list `dateiart`).
fn group_of(kind: &Code) -> &'static str {
    match kind.as_str() {
        "ausweis" | "einwilligung" | "foto" => "stammdaten",
        "bescheid" => "aufenthalt",
        "zeugnis" | "bewerbung" | "vertrag" => "bildung_arbeit",
        _ => "verlauf",
    }
}

//! Scans and files of a Fall: taken in, looked at, given out on purpose. What is taken out of photos and how pages are
//! drawn is the crate `dateien`; files as parts of a whole Fall are in `dateien/carried.rs`.

mod carried;
mod chunks;
mod source;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use fallmappe_dateien::{HEAD_BYTES, Kind, NoPreview, Picture, Removed, preview};
use fallmappe_domain::datei::{Datei, MAX_BYTES};
use fallmappe_domain::ids::{EntryId, FallId};
use fallmappe_domain::op::Op;

use crate::Answer;
use crate::error::ErrorCode;
use crate::faelle::checked;
use crate::folders;
use crate::host::Host;
use crate::schema::{
    AddDatei, AddedDatei, Chosen, DateiView, Entry, ExportDatei, Nothing, ShowDatei, WrittenFiles,
};
use crate::session::Session;

pub(crate) use carried::{Carried, MAX_CARRIED, keep_contents, write_contents};
pub(crate) use chunks::Chunks;
use source::Source;

/// Longest name that is kept; the vault stores no longer line.
const MAX_NAME: usize = 200;

pub fn choose_datei<H: Host>(session: &mut Session<H>, _: Nothing) -> Answer<Chosen> {
    session.vault()?;
    Ok(folders::chosen(session.host.choose_datei()))
}

/// Takes a file in: all of it with its row, or nothing.
pub fn add_datei<H: Host>(session: &mut Session<H>, request: AddDatei) -> Answer<AddedDatei> {
    session.vault()?.store.reader().fall(request.fall)?;
    let file = session.host.chosen_file(&request.file)?;
    match file.bytes {
        0 => return Err(ErrorCode::DateiEmpty.into()),
        bytes if bytes > MAX_BYTES => return Err(ErrorCode::DateiTooLarge.into()),
        _ => {}
    }
    let head = session.host.read_part(&request.file, 0, HEAD_BYTES)?;
    let kind = Kind::of(&head);
    let record = Datei {
        title: request.title,
        kind: request.kind,
        date: request.date.unwrap_or_else(|| session.today()),
        file_name: kept_name(&file.name),
        media_type: kind.media_type().to_owned(),
        bytes: file.bytes,
        sha256: String::new(),
        remark: request.remark,
        content: None,
    };
    // Before anything large is read: a missing title is said at once.
    let record = checked(record, session.lists())?;
    let (source, removed) = Source::open(&session.host, request.file, file.bytes, kind)?;
    let (bytes, sha256) = source.measured(&session.host)?;
    let record = Datei {
        bytes,
        sha256,
        ..record
    };
    let now = session.now();
    let (vault, host) = session.vault_and_host()?;
    let mut failure = None;
    let done = vault
        .store
        .transact(Op::AddDatei, Some(request.fall), now, |tx| {
            let id = tx.add_entry(request.fall, &record)?;
            source.keep(host, tx, id, &record.sha256, &mut failure)?;
            Ok(id)
        })
        .map_err(|error| failure.unwrap_or_else(|| error.into()))?;
    Ok(AddedDatei {
        id: done.value,
        removed: said(removed).to_owned(),
        changed: done.changed,
    })
}

/// Looking changes nothing and leaves no line in the Protokoll.
pub fn show_datei<H: Host>(session: &mut Session<H>, request: ShowDatei) -> Answer<DateiView> {
    let reader = session.vault()?.store.reader();
    reader.entry::<Datei>(request.fall, request.id)?;
    let Some(head) = reader.chunk(request.id, 0)? else {
        return Ok(no_view(ErrorCode::DateiWithoutContent.message()));
    };
    let kind = Kind::of(head.get(..HEAD_BYTES).unwrap_or(&head));
    if !kind.has_preview() {
        return Ok(no_view(reason(NoPreview::NotShown)));
    }
    let bytes = Chunks::new(reader, request.id).whole()?;
    Ok(match preview(kind, bytes, request.page, request.width) {
        Ok(picture) => view(picture),
        Err(error) => no_view(reason(error)),
    })
}

pub fn export_datei<H: Host>(
    session: &mut Session<H>,
    request: ExportDatei,
) -> Answer<WrittenFiles> {
    let reader = session.vault()?.store.reader();
    let datei = reader.entry::<Datei>(request.fall, request.id)?;
    let number = reader.fall(request.fall)?.number.0;
    let folder = session.host.folder(&request.folder)?;
    let written = carried::write_datei(session, &folder, &number, request.id, &datei)?;
    folders::logged(
        session,
        Op::ExportDatei,
        request.fall,
        WrittenFiles {
            files: vec![written],
        },
    )
}

/// A record of a file that a person has typed: what is known about its bytes is not theirs to change. A new one has no
/// bytes; it says where a paper lies.
pub(crate) fn with_kept_facts<H: Host>(
    session: &Session<H>,
    fall: FallId,
    id: Option<EntryId>,
    entry: Entry,
) -> Answer<Entry> {
    let Entry::Datei(typed) = entry else {
        return Ok(entry);
    };
    let reader = session.vault()?.store.reader();
    let kept = id.map(|id| reader.entry::<Datei>(fall, id)).transpose()?;
    let (file_name, media_type, bytes, sha256) = kept
        .map(|kept| (kept.file_name, kept.media_type, kept.bytes, kept.sha256))
        .unwrap_or_default();
    Ok(Entry::Datei(Datei {
        file_name,
        media_type,
        bytes,
        sha256,
        content: None,
        ..typed
    }))
}

/// The name that a file had, as a line of text.
fn kept_name(name: &str) -> String {
    name.chars()
        .filter(|c| !c.is_control())
        .take(MAX_NAME)
        .collect()
}

fn said(removed: Removed) -> &'static str {
    match removed {
        Removed::Nothing => "",
        Removed::Metadata => "Aufnahmedaten entfernt",
        Removed::Location => "Ortsangaben und Aufnahmedaten entfernt",
    }
}

fn view(picture: Picture) -> DateiView {
    DateiView {
        pages: picture.pages,
        media_type: picture.media_type.to_owned(),
        picture: STANDARD.encode(&picture.bytes),
        width: picture.width,
        height: picture.height,
        message: String::new(),
    }
}

fn no_view(message: &str) -> DateiView {
    DateiView {
        pages: 0,
        media_type: String::new(),
        picture: String::new(),
        width: 0,
        height: 0,
        message: message.to_owned(),
    }
}

fn reason(error: NoPreview) -> &'static str {
    match error {
        NoPreview::NotShown => {
            "Für diese Art Datei gibt es keine Vorschau; bitte ausgeben und mit dem passenden Programm öffnen."
        }
        NoPreview::Damaged => {
            "Keine Vorschau: Die Datei ist beschädigt oder ungewöhnlich aufgebaut. Der Inhalt ist unverändert aufbewahrt."
        }
        NoPreview::Locked => {
            "Keine Vorschau: Das PDF ist mit einem Kennwort geschützt. Zum Lesen bitte ausgeben."
        }
        NoPreview::TooLarge => {
            "Keine Vorschau: Das Bild hat zu viele Bildpunkte oder das PDF zu viele Seiten. Zum Ansehen bitte ausgeben."
        }
        NoPreview::TooSlow => {
            "Keine Vorschau: Die Seite ist zu aufwendig gezeichnet. Zum Ansehen bitte ausgeben."
        }
        NoPreview::NoSuchPage => "Diese Seite gibt es in der Datei nicht.",
    }
}

//! `uebergabe …`

use std::path::Path;

use fallmappe_commands::schema::{CreateUebergabe, PrepareUebergabe, UebergabePreview};
use fallmappe_commands::{ErrorCode, Host};
use fallmappe_commands::{command, offline};
use serde_json::json;

use crate::args::UebergabeVerb;
use crate::desk::{Desk, handle, secret_from};
use crate::output::{Failure, print};

/// Largest packet that is read (security: before anything looks at it).
const MAX_PACKET_BYTES: u64 = 21 << 20;

pub fn run(desk: &mut Desk, verb: UebergabeVerb) -> Result<(), Failure> {
    let json = desk.global.json;
    match verb {
        UebergabeVerb::Preview { fall, an } => {
            desk.unlock()?;
            let preview = prepare(desk, &fall, &an)?;
            print(json, &preview, lines)
        }
        UebergabeVerb::Create {
            fall,
            an,
            out,
            accept_suggestions,
        } => {
            desk.unlock()?;
            let preview = prepare(desk, &fall, &an)?;
            let request = CreateUebergabe {
                draft: preview.draft,
                accept_suggestions,
                decisions: Vec::new(),
                folder: handle(&out)?,
                ..CreateUebergabe::default()
            };
            let created = desk.call(command::create_uebergabe, request)?;
            print(json, &created, |created| {
                created
                    .files
                    .iter()
                    .map(|file| format!("{}: {}", file.label, file.place))
                    .collect()
            })
        }
        UebergabeVerb::Open {
            packet,
            identity,
            out,
        } => open(desk, &packet, &identity, &out),
    }
}

fn prepare(desk: &mut Desk, number: &str, stelle: &str) -> Result<UebergabePreview, Failure> {
    let stelle = desk.stelle(stelle)?;
    let fall = desk.fall(number)?;
    desk.call(
        command::prepare_uebergabe,
        PrepareUebergabe::new(fall, stelle),
    )
}

fn open(desk: &Desk, packet: &Path, identity: &Path, out: &Path) -> Result<(), Failure> {
    let sealed = desk
        .session
        .host()
        .read_file(&handle(packet)?, MAX_PACKET_BYTES)?;
    let opened = offline::open_packet(&sealed, &secret_from(identity)?)?;
    let folder = std::path::absolute(out).map_err(|_| ErrorCode::NoPermission)?;
    let paths = desk
        .session
        .host()
        .write_new_files(&folder, &opened.files)?;
    let places: Vec<String> = paths
        .iter()
        .map(|path| path.display().to_string())
        .collect();
    let answer =
        json!({ "pseudonym": opened.pseudonym, "purpose": opened.purpose, "files": places });
    print(desk.global.json, &answer, |_| {
        [
            vec![format!(
                "Paket {} ist unversehrt. Zweck: {}",
                opened.pseudonym, opened.purpose
            )],
            places.clone(),
        ]
        .concat()
    })
}

fn lines(preview: &UebergabePreview) -> Vec<String> {
    let mut lines = vec![format!(
        "An: {}   Kennung im Paket: {}",
        preview.stelle, preview.pseudonym
    )];
    lines.push("Das wird übergeben:".to_owned());
    lines.extend(preview.fields.iter().map(|field| {
        format!(
            "  {} · {}: {}  (bisher: {}) {}",
            field.group, field.label, field.outgoing, field.original, field.reason
        )
    }));
    for note in &preview.notes {
        lines.push(format!("  {}", note.heading));
        lines.push(format!("    {}", note.outgoing));
    }
    lines.push("Das bleibt hier:".to_owned());
    lines.extend(
        preview
            .omitted
            .iter()
            .map(|omitted| format!("  {}: {}", omitted.what, omitted.why)),
    );
    lines.push(format!("Offene Fragen: {}", preview.open_questions));
    lines
}

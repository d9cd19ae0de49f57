//! Lists of programmes: those that come with the program, and those that a KI hands out.
//!
//! An update may only take a value away when nothing in the vault carries it; an ended value gets a last day instead, so
//! that what was written stays readable.

use fallmappe_domain::check::{self, Checked};
use fallmappe_domain::op::Op;
use fallmappe_domain::own_preset;
use fallmappe_domain::preset::{self, Preset, Presets};
use fallmappe_store::{Reader, Store};

use crate::Answer;
use crate::error::{CommandError, ErrorCode};
use crate::host::Host;
use crate::schema::{
    Done, Nothing, PresetFile, PresetRow, PresetVerdict, PresetsList, RemovePreset,
};
use crate::session::Session;

pub fn list_presets<H: Host>(session: &mut Session<H>, _: Nothing) -> Answer<PresetsList> {
    session.vault()?;
    let rows = session.lists().all().iter().map(row).collect();
    Ok(PresetsList { rows })
}

pub fn check_preset<H: Host>(
    session: &mut Session<H>,
    request: PresetFile,
) -> Answer<PresetVerdict> {
    session.vault()?;
    Ok(match read(session, &request.file)? {
        Ok(preset) => PresetVerdict {
            accepted: true,
            preset: Some(row(&preset)),
            problems: Vec::new(),
        },
        Err(problems) => PresetVerdict {
            accepted: false,
            preset: None,
            problems,
        },
    })
}

/// Takes a preset in, new or in place of the one with its code.
pub fn save_preset<H: Host>(session: &mut Session<H>, request: PresetFile) -> Answer<Done> {
    session.vault()?;
    let preset = read(session, &request.file)?
        .map_err(|problems| CommandError::with_problems(ErrorCode::PresetRejected, problems))?;
    let mut own = own(session.lists());
    own.retain(|other| other.code != preset.code);
    own.push(preset.clone());
    still_fits(session, &preset::shipped().with(&own))?;
    let json = serde_json::to_string(&preset).map_err(|_| ErrorCode::Internal)?;
    let now = session.now();
    let open = session.vault_mut()?;
    let done = open.store.transact(Op::SavePreset, None, now, |tx| {
        tx.put_preset(preset.code.as_str(), &json)
    })?;
    open.lists = in_force(&open.store)?;
    Ok(Done {
        changed: done.changed,
    })
}

/// Takes a preset out, if nothing in the vault carries one of its values.
pub fn remove_preset<H: Host>(session: &mut Session<H>, request: RemovePreset) -> Answer<Done> {
    session.vault()?;
    let mut own = own(session.lists());
    own.retain(|other| other.code != request.code);
    still_fits(session, &preset::shipped().with(&own))?;
    let now = session.now();
    let open = session.vault_mut()?;
    let done = open.store.transact(Op::SavePreset, None, now, |tx| {
        tx.remove_preset(request.code.as_str())
    })?;
    open.lists = in_force(&open.store)?;
    Ok(Done {
        changed: done.changed,
    })
}

/// The lists in force in a vault: the shipped ones and those of the KI.
pub(crate) fn in_force(store: &Store) -> Answer<Presets> {
    let documents = store.reader().own_presets()?;
    let own: Result<Vec<Preset>, _> = documents
        .iter()
        .map(|(_, json)| serde_json::from_str(json))
        .collect();
    let own = own.map_err(|_| ErrorCode::Damaged)?;
    Ok(preset::shipped().with(&own))
}

type Read = Result<Preset, Vec<check::Problem>>;

fn read<H: Host>(session: &Session<H>, file: &str) -> Answer<Read> {
    let bytes = session.host.read_file(file, own_preset::MAX_BYTES as u64)?;
    let text = String::from_utf8(bytes).map_err(|_| ErrorCode::UnreadableFile)?;
    Ok(own_preset::parse(&text, session.lists()))
}

fn own(lists: &Presets) -> Vec<Preset> {
    let is_own = |preset: &&Preset| !is_shipped(preset);
    lists.all().iter().filter(is_own).cloned().collect()
}

fn is_shipped(preset: &Preset) -> bool {
    let shipped = preset::shipped().all();
    shipped.iter().any(|other| other.code == preset.code)
}

/// Everything that could be stored with the present lists can be stored with these.
fn still_fits<H: Host>(session: &Session<H>, lists: &Presets) -> Answer<()> {
    let reader = session.vault()?.store.reader();
    for fall in reader.all_faelle()? {
        let akte = reader.fallakte(fall)?;
        let before = check::problems(&akte, session.lists()).len();
        if check::problems(&akte, lists).len() > before {
            return Err(ErrorCode::PresetInUse.into());
        }
    }
    let around = |lists: &Presets| around_the_faelle(&reader, lists);
    if around(lists)? > around(session.lists())? {
        return Err(ErrorCode::PresetInUse.into());
    }
    Ok(())
}

/// Problems of what stands around the Fälle: offers, the tally, wordings.
fn around_the_faelle(reader: &Reader<'_>, lists: &Presets) -> Answer<usize> {
    fn problems<T: Checked>(lists: &Presets, all: impl IntoIterator<Item = T>) -> usize {
        all.into_iter().map(|one| one.problems(lists).len()).sum()
    }
    let offers = reader.angebote()?.into_iter().map(|(_, one)| one);
    let lines = reader.ansprachen()?.into_iter().map(|(_, one)| one);
    let wordings = reader.berichtstexte()?;
    Ok(problems(lists, offers) + problems(lists, lines) + problems(lists, wordings))
}

fn row(preset: &Preset) -> PresetRow {
    let values: usize = preset.lists.values().map(|list| list.entries.len()).sum();
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    PresetRow {
        code: preset.code.clone(),
        label: preset.label.clone(),
        issued_by: preset.issued_by.clone(),
        issued_on: preset.issued_on,
        shipped: is_shipped(preset),
        lists: count(preset.lists.len()),
        values: count(values),
    }
}

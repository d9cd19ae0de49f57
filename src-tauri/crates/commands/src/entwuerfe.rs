//! Drafts: what is typed is kept at once, and is there again after a crash or a lock.
//!
//! What stands in a draft is the form's own matter; saving it as a record is in `faelle.rs`, which drops the draft.

use std::collections::BTreeMap;

use fallmappe_domain::changed::Changed;
use fallmappe_domain::check::Problem;
use fallmappe_domain::ids::FallId;

use crate::Answer;
use crate::error::{CommandError, ErrorCode};
use crate::host::Host;
use crate::schema::{Done, DraftRow, DraftsList, DropDraft, Nothing, SaveDraft};
use crate::session::Session;

/// Most drafts in a vault.
const MOST_DRAFTS: u32 = 500;
/// Longest name of a form.
const MAX_KEY: usize = 120;
/// Most characters of a draft.
const MAX_CONTENT: usize = 200_000;

pub fn list_drafts<H: Host>(session: &mut Session<H>, _: Nothing) -> Answer<DraftsList> {
    let reader = session.vault()?.store.reader();
    let mut names: BTreeMap<FallId, String> = BTreeMap::new();
    let mut rows = Vec::new();
    for draft in reader.drafts()? {
        let name = match draft.fall {
            Some(fall) => match names.get(&fall) {
                Some(name) => name.clone(),
                None => reader.person(fall)?.display_name(),
            },
            None => String::new(),
        };
        if let Some(fall) = draft.fall {
            names.insert(fall, name.clone());
        }
        rows.push(DraftRow {
            key: draft.key,
            fall: draft.fall,
            name,
            saved_at: draft.saved_at,
            content: draft.content,
        });
    }
    Ok(DraftsList { rows })
}

pub fn save_draft<H: Host>(session: &mut Session<H>, request: SaveDraft) -> Answer<Done> {
    session.vault()?;
    if !is_key(&request.key) {
        return Err(ErrorCode::BadRequest.into());
    }
    if request.content.chars().count() > MAX_CONTENT {
        let problem = Problem {
            key: "content".to_owned(),
            message: "Der Text ist zu lang für einen Entwurf (höchstens 200.000 Zeichen)."
                .to_owned(),
        };
        return Err(CommandError::with_problems(
            ErrorCode::Invalid,
            vec![problem],
        ));
    }
    let now = session.now();
    let store = &mut session.vault_mut()?.store;
    if store.reader().count_other_drafts(&request.key)? >= MOST_DRAFTS {
        return Err(ErrorCode::TooManyDrafts.into());
    }
    let is_new = store.put_draft(&request.key, request.fall, &request.content, now)?;
    Ok(drafts_changed(is_new))
}

pub fn drop_draft<H: Host>(session: &mut Session<H>, request: DropDraft) -> Answer<Done> {
    let was_there = session.vault_mut()?.store.drop_draft(&request.key)?;
    Ok(drafts_changed(was_there))
}

/// Every key stroke changes a draft; the list of drafts is another one only when one comes or goes.
fn drafts_changed(changed: bool) -> Done {
    let changed = changed.then_some(Changed::Drafts);
    Done {
        changed: changed.into_iter().collect(),
    }
}

/// The name of a form: it stands in lists and must say nothing about a person.
fn is_key(key: &str) -> bool {
    (1..=MAX_KEY).contains(&key.len())
        && key
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b":._-".contains(&b))
}

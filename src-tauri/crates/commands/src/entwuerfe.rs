//! Not written yet.

use crate::Answer;
use crate::error::ErrorCode;
use crate::host::Host;
use crate::schema::{Done, DraftsList, DropDraft, Nothing, SaveDraft};
use crate::session::Session;

pub fn list_drafts<H: Host>(session: &mut Session<H>, _: Nothing) -> Answer<DraftsList> {
    session.vault()?;
    Err(ErrorCode::Internal.into())
}

pub fn save_draft<H: Host>(session: &mut Session<H>, _: SaveDraft) -> Answer<Done> {
    session.vault()?;
    Err(ErrorCode::Internal.into())
}

pub fn drop_draft<H: Host>(session: &mut Session<H>, _: DropDraft) -> Answer<Done> {
    session.vault()?;
    Err(ErrorCode::Internal.into())
}

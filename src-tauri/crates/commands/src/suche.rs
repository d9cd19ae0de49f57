//! Not written yet.

use crate::Answer;
use crate::error::ErrorCode;
use crate::host::Host;
use crate::schema::{Done, Nothing, RemoveView, SaveView, Search, SearchHits, ViewsList};
use crate::session::Session;

pub fn search<H: Host>(session: &mut Session<H>, _: Search) -> Answer<SearchHits> {
    session.vault()?;
    Err(ErrorCode::Internal.into())
}

pub fn list_views<H: Host>(session: &mut Session<H>, _: Nothing) -> Answer<ViewsList> {
    session.vault()?;
    Err(ErrorCode::Internal.into())
}

pub fn save_view<H: Host>(session: &mut Session<H>, _: SaveView) -> Answer<Done> {
    session.vault()?;
    Err(ErrorCode::Internal.into())
}

pub fn remove_view<H: Host>(session: &mut Session<H>, _: RemoveView) -> Answer<Done> {
    session.vault()?;
    Err(ErrorCode::Internal.into())
}

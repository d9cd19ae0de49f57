//! Not written yet.

use crate::Answer;
use crate::error::ErrorCode;
use crate::host::Host;
use crate::schema::{
    BinList, ChangesList, Done, EmptyBin, ListChanges, Nothing, OfFall, UndoChange,
};
use crate::session::Session;

pub fn remove_fall<H: Host>(session: &mut Session<H>, _: OfFall) -> Answer<Done> {
    session.vault()?;
    Err(ErrorCode::Internal.into())
}

pub fn list_changes<H: Host>(session: &mut Session<H>, _: ListChanges) -> Answer<ChangesList> {
    session.vault()?;
    Err(ErrorCode::Internal.into())
}

pub fn undo_change<H: Host>(session: &mut Session<H>, _: UndoChange) -> Answer<Done> {
    session.vault()?;
    Err(ErrorCode::Internal.into())
}

pub fn list_bin<H: Host>(session: &mut Session<H>, _: Nothing) -> Answer<BinList> {
    session.vault()?;
    Err(ErrorCode::Internal.into())
}

pub fn empty_bin<H: Host>(session: &mut Session<H>, _: EmptyBin) -> Answer<Done> {
    session.vault()?;
    Err(ErrorCode::Internal.into())
}

//! Not written yet.

use crate::Answer;
use crate::error::ErrorCode;
use crate::host::Host;
use crate::schema::{
    Done, EraseFall, Nothing, ReduceFall, RetentionList, TraegerLaws, WriteBlatt, WrittenFiles,
};
use crate::session::Session;

pub fn erase_fall<H: Host>(session: &mut Session<H>, _: EraseFall) -> Answer<Done> {
    session.vault()?;
    Err(ErrorCode::Internal.into())
}

pub fn reduce_fall<H: Host>(session: &mut Session<H>, _: ReduceFall) -> Answer<Done> {
    session.vault()?;
    Err(ErrorCode::Internal.into())
}

pub fn list_retention<H: Host>(session: &mut Session<H>, _: Nothing) -> Answer<RetentionList> {
    session.vault()?;
    Err(ErrorCode::Internal.into())
}

pub fn write_blatt<H: Host>(session: &mut Session<H>, _: WriteBlatt) -> Answer<WrittenFiles> {
    session.vault()?;
    Err(ErrorCode::Internal.into())
}

pub fn list_laws<H: Host>(session: &mut Session<H>, _: Nothing) -> Answer<TraegerLaws> {
    session.vault()?;
    Err(ErrorCode::Internal.into())
}

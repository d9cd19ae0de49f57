//! Not written yet.

use crate::Answer;
use crate::error::ErrorCode;
use crate::host::Host;
use crate::schema::{Done, Duplicates, FindDuplicates, MarkDifferent, MergeFaelle};
use crate::session::Session;

pub fn find_duplicates<H: Host>(session: &mut Session<H>, _: FindDuplicates) -> Answer<Duplicates> {
    session.vault()?;
    Err(ErrorCode::Internal.into())
}

pub fn mark_different<H: Host>(session: &mut Session<H>, _: MarkDifferent) -> Answer<Done> {
    session.vault()?;
    Err(ErrorCode::Internal.into())
}

pub fn merge_faelle<H: Host>(session: &mut Session<H>, _: MergeFaelle) -> Answer<Done> {
    session.vault()?;
    Err(ErrorCode::Internal.into())
}

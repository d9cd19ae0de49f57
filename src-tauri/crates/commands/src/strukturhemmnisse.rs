//! Not written yet.

use crate::Answer;
use crate::error::ErrorCode;
use crate::host::Host;
use crate::schema::{
    ExportStrukturhemmnisse, ListStrukturhemmnisse, StrukturhemmnisseList, WrittenFiles,
};
use crate::session::Session;

pub fn list_strukturhemmnisse<H: Host>(
    session: &mut Session<H>,
    _: ListStrukturhemmnisse,
) -> Answer<StrukturhemmnisseList> {
    session.vault()?;
    Err(ErrorCode::Internal.into())
}

pub fn export_strukturhemmnisse<H: Host>(
    session: &mut Session<H>,
    _: ExportStrukturhemmnisse,
) -> Answer<WrittenFiles> {
    session.vault()?;
    Err(ErrorCode::Internal.into())
}

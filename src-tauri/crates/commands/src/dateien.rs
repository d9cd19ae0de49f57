//! Not written yet.

use crate::Answer;
use crate::error::ErrorCode;
use crate::host::Host;
use crate::schema::{
    AddDatei, AddedDatei, Chosen, DateiView, ExportDatei, Nothing, ShowDatei, WrittenFiles,
};
use crate::session::Session;

pub fn choose_datei<H: Host>(session: &mut Session<H>, _: Nothing) -> Answer<Chosen> {
    session.vault()?;
    Err(ErrorCode::Internal.into())
}

pub fn add_datei<H: Host>(session: &mut Session<H>, _: AddDatei) -> Answer<AddedDatei> {
    session.vault()?;
    Err(ErrorCode::Internal.into())
}

pub fn show_datei<H: Host>(session: &mut Session<H>, _: ShowDatei) -> Answer<DateiView> {
    session.vault()?;
    Err(ErrorCode::Internal.into())
}

pub fn export_datei<H: Host>(session: &mut Session<H>, _: ExportDatei) -> Answer<WrittenFiles> {
    session.vault()?;
    Err(ErrorCode::Internal.into())
}

//! Not written yet.

use crate::Answer;
use crate::error::ErrorCode;
use crate::host::Host;
use crate::schema::{
    Done, ImportList, ImportsList, ListPreview, ListReport, MappingsList, Nothing, ReadList,
    RemoveMapping, SaveMapping,
};
use crate::session::Session;

pub fn read_list<H: Host>(session: &mut Session<H>, _: ReadList) -> Answer<ListPreview> {
    session.vault()?;
    Err(ErrorCode::Internal.into())
}

pub fn import_list<H: Host>(session: &mut Session<H>, _: ImportList) -> Answer<ListReport> {
    session.vault()?;
    Err(ErrorCode::Internal.into())
}

pub fn list_mappings<H: Host>(session: &mut Session<H>, _: Nothing) -> Answer<MappingsList> {
    session.vault()?;
    Err(ErrorCode::Internal.into())
}

pub fn save_mapping<H: Host>(session: &mut Session<H>, _: SaveMapping) -> Answer<Done> {
    session.vault()?;
    Err(ErrorCode::Internal.into())
}

pub fn remove_mapping<H: Host>(session: &mut Session<H>, _: RemoveMapping) -> Answer<Done> {
    session.vault()?;
    Err(ErrorCode::Internal.into())
}

pub fn list_imports<H: Host>(session: &mut Session<H>, _: Nothing) -> Answer<ImportsList> {
    session.vault()?;
    Err(ErrorCode::Internal.into())
}

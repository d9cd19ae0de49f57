//! Not written yet.

use crate::Answer;
use crate::error::ErrorCode;
use crate::host::Host;
use crate::schema::{
    CompleteFrist, Done, ExportFristen, FristRules, FristenList, Heute, ListFristen, Nothing,
    SaveFristRules, SavedEntry, WrittenFiles,
};
use crate::session::Session;

pub fn get_heute<H: Host>(session: &mut Session<H>, _: Nothing) -> Answer<Heute> {
    session.vault()?;
    Err(ErrorCode::Internal.into())
}

pub fn list_fristen<H: Host>(session: &mut Session<H>, _: ListFristen) -> Answer<FristenList> {
    session.vault()?;
    Err(ErrorCode::Internal.into())
}

pub fn complete_frist<H: Host>(session: &mut Session<H>, _: CompleteFrist) -> Answer<SavedEntry> {
    session.vault()?;
    Err(ErrorCode::Internal.into())
}

pub fn export_fristen<H: Host>(session: &mut Session<H>, _: ExportFristen) -> Answer<WrittenFiles> {
    session.vault()?;
    Err(ErrorCode::Internal.into())
}

pub fn get_frist_rules<H: Host>(session: &mut Session<H>, _: Nothing) -> Answer<FristRules> {
    session.vault()?;
    Err(ErrorCode::Internal.into())
}

pub fn save_frist_rules<H: Host>(session: &mut Session<H>, _: SaveFristRules) -> Answer<Done> {
    session.vault()?;
    Err(ErrorCode::Internal.into())
}

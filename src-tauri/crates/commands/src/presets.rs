//! Not written yet.

use crate::Answer;
use crate::error::ErrorCode;
use crate::host::Host;
use crate::schema::{Done, Nothing, PresetFile, PresetVerdict, PresetsList, RemovePreset};
use crate::session::Session;

pub fn list_presets<H: Host>(session: &mut Session<H>, _: Nothing) -> Answer<PresetsList> {
    session.vault()?;
    Err(ErrorCode::Internal.into())
}

pub fn check_preset<H: Host>(session: &mut Session<H>, _: PresetFile) -> Answer<PresetVerdict> {
    session.vault()?;
    Err(ErrorCode::Internal.into())
}

pub fn save_preset<H: Host>(session: &mut Session<H>, _: PresetFile) -> Answer<Done> {
    session.vault()?;
    Err(ErrorCode::Internal.into())
}

pub fn remove_preset<H: Host>(session: &mut Session<H>, _: RemovePreset) -> Answer<Done> {
    session.vault()?;
    Err(ErrorCode::Internal.into())
}

/// The lists in force in a vault.
pub(crate) fn in_force(_: &fallmappe_store::Store) -> Answer<fallmappe_domain::preset::Presets> {
    Ok(fallmappe_domain::preset::shipped().clone())
}

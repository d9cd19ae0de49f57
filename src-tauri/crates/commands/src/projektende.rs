//! The end of a project.

use crate::Answer;
use crate::error::ErrorCode;
use crate::host::Host;
use crate::schema::{
    Done, IntoFolder, Nothing, PlanProjektende, ProjektendeRun, ProjektendeView, RunProjektende,
    WrittenFiles,
};
use crate::session::Session;

pub fn get_projektende<H: Host>(
    session: &mut Session<H>,
    _request: Nothing,
) -> Answer<ProjektendeView> {
    session.vault()?;
    Err(ErrorCode::Internal.into())
}

pub fn plan_projektende<H: Host>(
    session: &mut Session<H>,
    _request: PlanProjektende,
) -> Answer<Done> {
    session.vault()?;
    Err(ErrorCode::Internal.into())
}

pub fn run_projektende<H: Host>(
    session: &mut Session<H>,
    _request: RunProjektende,
) -> Answer<ProjektendeRun> {
    session.vault()?;
    Err(ErrorCode::Internal.into())
}

pub fn write_projektende<H: Host>(
    session: &mut Session<H>,
    _request: IntoFolder,
) -> Answer<WrittenFiles> {
    session.vault()?;
    Err(ErrorCode::Internal.into())
}

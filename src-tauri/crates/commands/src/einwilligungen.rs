//! Not written yet.

use crate::Answer;
use crate::error::ErrorCode;
use crate::host::Host;
use crate::schema::{
    EinwilligungenList, ListEinwilligungen, WithdrawEinwilligung, WithdrawalEffect,
};
use crate::session::Session;

pub fn withdraw_einwilligung<H: Host>(
    session: &mut Session<H>,
    _: WithdrawEinwilligung,
) -> Answer<WithdrawalEffect> {
    session.vault()?;
    Err(ErrorCode::Internal.into())
}

pub fn list_einwilligungen<H: Host>(
    session: &mut Session<H>,
    _: ListEinwilligungen,
) -> Answer<EinwilligungenList> {
    session.vault()?;
    Err(ErrorCode::Internal.into())
}

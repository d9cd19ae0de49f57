//! Packets of others.

use crate::Answer;
use crate::error::ErrorCode;
use crate::host::Host;
use crate::schema::{
    Chosen, CreatedFall, Done, EingangList, IncomingPacket, MadeReceipt, MakeReceipt, NameSender,
    Nothing, OfEingang, OpenPacket, OwnKeys, TakeOverPacket, WriteIncoming, WrittenBlatt,
};
use crate::session::Session;

pub fn choose_packet<H: Host>(session: &mut Session<H>, _request: Nothing) -> Answer<Chosen> {
    session.vault()?;
    Err(ErrorCode::Internal.into())
}

pub fn own_keys<H: Host>(session: &mut Session<H>, _request: Nothing) -> Answer<OwnKeys> {
    session.vault()?;
    Err(ErrorCode::Internal.into())
}

pub fn open_packet<H: Host>(
    session: &mut Session<H>,
    _request: OpenPacket,
) -> Answer<IncomingPacket> {
    session.vault()?;
    Err(ErrorCode::Internal.into())
}

pub fn list_eingang<H: Host>(session: &mut Session<H>, _request: Nothing) -> Answer<EingangList> {
    session.vault()?;
    Err(ErrorCode::Internal.into())
}

pub fn name_sender<H: Host>(session: &mut Session<H>, _request: NameSender) -> Answer<Done> {
    session.vault()?;
    Err(ErrorCode::Internal.into())
}

pub fn write_incoming<H: Host>(
    session: &mut Session<H>,
    _request: WriteIncoming,
) -> Answer<WrittenBlatt> {
    session.vault()?;
    Err(ErrorCode::Internal.into())
}

pub fn take_over_packet<H: Host>(
    session: &mut Session<H>,
    _request: TakeOverPacket,
) -> Answer<CreatedFall> {
    session.vault()?;
    Err(ErrorCode::Internal.into())
}

pub fn make_receipt<H: Host>(
    session: &mut Session<H>,
    _request: MakeReceipt,
) -> Answer<MadeReceipt> {
    session.vault()?;
    Err(ErrorCode::Internal.into())
}

pub fn forget_packet<H: Host>(session: &mut Session<H>, _request: OfEingang) -> Answer<Done> {
    session.vault()?;
    Err(ErrorCode::Internal.into())
}

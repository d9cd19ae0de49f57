//! What happens to a Fallübergabe after it was made.

use crate::Answer;
use crate::error::ErrorCode;
use crate::host::Host;
use crate::schema::{
    Done, ListUebergaben, OfUebergabe, ReadReceipt, ReceiptOutcome, RecordUebergabeEvent,
    UebergabeView, UebergabenList, WriteConsentForm, WriteUebergabeblatt, WrittenBlatt, Zuordnung,
};
use crate::session::Session;

pub fn list_uebergaben<H: Host>(
    session: &mut Session<H>,
    _request: ListUebergaben,
) -> Answer<UebergabenList> {
    session.vault()?;
    Err(ErrorCode::Internal.into())
}

pub fn open_uebergabe<H: Host>(
    session: &mut Session<H>,
    _request: OfUebergabe,
) -> Answer<UebergabeView> {
    session.vault()?;
    Err(ErrorCode::Internal.into())
}

pub fn record_uebergabe_event<H: Host>(
    session: &mut Session<H>,
    _request: RecordUebergabeEvent,
) -> Answer<Done> {
    session.vault()?;
    Err(ErrorCode::Internal.into())
}

pub fn read_receipt<H: Host>(
    session: &mut Session<H>,
    _request: ReadReceipt,
) -> Answer<ReceiptOutcome> {
    session.vault()?;
    Err(ErrorCode::Internal.into())
}

pub fn show_zuordnung<H: Host>(
    session: &mut Session<H>,
    _request: OfUebergabe,
) -> Answer<Zuordnung> {
    session.vault()?;
    Err(ErrorCode::Internal.into())
}

pub fn drop_zuordnung<H: Host>(session: &mut Session<H>, _request: OfUebergabe) -> Answer<Done> {
    session.vault()?;
    Err(ErrorCode::Internal.into())
}

pub fn write_uebergabeblatt<H: Host>(
    session: &mut Session<H>,
    _request: WriteUebergabeblatt,
) -> Answer<WrittenBlatt> {
    session.vault()?;
    Err(ErrorCode::Internal.into())
}

pub fn write_consent_form<H: Host>(
    session: &mut Session<H>,
    _request: WriteConsentForm,
) -> Answer<WrittenBlatt> {
    session.vault()?;
    Err(ErrorCode::Internal.into())
}

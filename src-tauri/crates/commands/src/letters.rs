//! What every letter needs from the office, and why a letter was not made.

use fallmappe_letters::{LetterError, Sender};

use crate::error::{CommandError, ErrorCode};
use crate::host::Host;
use crate::schema::Settings;

/// A fresh identifier for a PDF file; two different letters never share one.
pub(crate) fn document_id<H: Host>(host: &H) -> [u8; 16] {
    let mut id = [0u8; 16];
    host.random(&mut id);
    id
}

/// The sender as the settings name it.
pub(crate) fn sender(settings: &Settings) -> Sender {
    Sender {
        organisation: settings.organisation.clone(),
        person: settings.person.clone(),
        street: settings.street.clone(),
        place: settings.place.clone(),
        phone: settings.phone.clone(),
        email: settings.email.clone(),
    }
}

impl From<LetterError> for CommandError {
    fn from(error: LetterError) -> Self {
        match error {
            LetterError::MissingGlyph(_) => ErrorCode::Unprintable,
            LetterError::AddressTooLong | LetterError::TooManyAddressLines(_) => {
                ErrorCode::AddressTooLong
            }
            LetterError::SenderTooLong => ErrorCode::SenderTooLong,
            _ => ErrorCode::Internal,
        }
        .into()
    }
}

//! What every letter needs from the office, and why a letter was not made.

use fallmappe_letters::{LetterError, Sender};

use crate::Answer;
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

/// The sender of a paper that somebody shall answer: without a name and a way to reach it, it is no paper.
///
/// # Errors
/// `OfficeMissing`.
pub(crate) fn office(settings: &Settings) -> Answer<Sender> {
    let reachable = [&settings.phone, &settings.email, &settings.place];
    let reachable = reachable.into_iter().any(|way| !way.trim().is_empty());
    if settings.organisation.trim().is_empty() || !reachable {
        return Err(ErrorCode::OfficeMissing.into());
    }
    Ok(sender(settings))
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

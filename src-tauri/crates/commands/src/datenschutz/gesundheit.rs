//! Who may write down something about health: an office that keeps the section, for a person who has allowed it.

use chrono::NaiveDate;
use fallmappe_domain::akte::Fallakte;
use fallmappe_domain::einwilligung::{self, Einwilligung};
use fallmappe_domain::ids::FallId;

use crate::error::ErrorCode;
use crate::host::Host;
use crate::schema::Settings;
use crate::session::Session;
use crate::{Answer, einstellungen};

/// Refuses an entry about health when the office does not keep the section or the person has not allowed it.
pub(crate) fn may_keep_gesundheit<H: Host>(session: &Session<H>, fall: FallId) -> Answer<()> {
    let store = &session.vault()?.store;
    if !einstellungen::load(store)?.keep_gesundheit {
        return Err(ErrorCode::GesundheitOff.into());
    }
    let consents = store.reader().entries::<Einwilligung>(fall)?;
    let consents = consents.iter().map(|(_, consent)| consent);
    if einwilligung::may_keep_gesundheit(consents, session.today()) {
        Ok(())
    } else {
        Err(ErrorCode::NoGesundheitConsent.into())
    }
}

/// Why a Fall from a file may not come in with what it says about health.
pub(crate) fn import_problem(
    akte: &Fallakte,
    settings: &Settings,
    today: NaiveDate,
) -> Option<ErrorCode> {
    if akte.gesundheit.is_empty() {
        return None;
    }
    if !settings.keep_gesundheit {
        return Some(ErrorCode::GesundheitOff);
    }
    let allowed = einwilligung::may_keep_gesundheit(&akte.einwilligungen, today);
    (!allowed).then_some(ErrorCode::NoGesundheitConsent)
}

//! The consent that a handover rests on. Without one that fits (recipient, purpose, data group, date) nothing leaves, and
//! the refusal says what is missing.

use chrono::NaiveDate;
use fallmappe_domain::check::Problem;
use fallmappe_domain::code::Code;
use fallmappe_domain::dates::german_date;
use fallmappe_domain::einwilligung::{
    ConsentGap, Einwilligung, GESUNDHEIT, NotCarried, UEBERMITTLUNG, find_for_purpose,
};
use fallmappe_domain::ids::{EntryId, FallId};
use fallmappe_domain::preset::Presets;
use fallmappe_store::Reader;

use crate::Answer;
use crate::datenschutz::group_label;
use crate::error::{CommandError, ErrorCode};

/// A consent with its place in the Fall.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Consent {
    /// The entry.
    pub id: EntryId,
    /// The consent.
    pub value: Einwilligung,
}

/// The newest consent that lets a Stelle receive data on a day; an empty purpose is that of the consent.
pub(crate) fn find(
    reader: &Reader<'_>,
    fall: FallId,
    stelle: &str,
    zweck: &str,
    day: NaiveDate,
) -> Answer<Consent> {
    let entries = reader.entries::<Einwilligung>(fall)?;
    let values = entries.iter().map(|(_, value)| value);
    match find_for_purpose(values, stelle, zweck, day) {
        Ok(found) => {
            let entry = entries.iter().find(|(_, value)| value == found);
            let (id, value) = entry.cloned().ok_or(ErrorCode::Internal)?;
            Ok(Consent { id, value })
        }
        Err(missing) => {
            let values = entries.iter().map(|(_, value)| value);
            let of_stelle =
                values.filter(|e| e.kind.as_str() == UEBERMITTLUNG && e.stelle == stelle);
            Err(refusal(missing, of_stelle.max_by_key(|e| e.given_on)))
        }
    }
}

/// Refuses what the consent does not name.
pub(crate) fn require(consent: &Einwilligung, groups: &[&str], lists: &Presets) -> Answer<()> {
    let missing = consent.missing_groups(groups);
    if missing.is_empty() {
        return Ok(());
    }
    let problem = |group: &str| {
        let label = group_label(lists, &Code::new(group));
        let message = match group {
            GESUNDHEIT => format!(
                "Es fehlt: {label}. Dafür braucht es eine eigene Nennung und eine Unterschrift oder elektronische Form."
            ),
            _ => format!("Es fehlt: {label}."),
        };
        problem("dataGroups", message)
    };
    let problems = missing.into_iter().map(problem).collect();
    Err(CommandError::with_problems(
        ErrorCode::GroupMissing,
        problems,
    ))
}

fn refusal(missing: NotCarried, newest: Option<&Einwilligung>) -> CommandError {
    let on = |day: fn(&Einwilligung) -> Option<NaiveDate>| {
        newest.and_then(day).map(german_date).unwrap_or_default()
    };
    let (code, problem) = match missing {
        NotCarried::OtherPurpose => (
            ErrorCode::PurposeMismatch,
            problem(
                "purpose",
                "Es fehlt: eine Einwilligung für diesen Zweck.".to_owned(),
            ),
        ),
        NotCarried::Gap(ConsentGap::Missing) => (
            ErrorCode::NoConsent,
            problem(
                "stelle",
                "Es fehlt: eine Einwilligung in die Übermittlung an diese Stelle.".to_owned(),
            ),
        ),
        NotCarried::Gap(ConsentGap::NoData) => (
            ErrorCode::NoConsent,
            problem(
                "dataGroups",
                "Es fehlt: welche Angaben übermittelt werden dürfen.".to_owned(),
            ),
        ),
        NotCarried::Gap(ConsentGap::Expired) => (
            ErrorCode::ConsentEnded,
            problem(
                "validUntil",
                format!("Sie galt bis {}.", on(|e| e.valid_until)),
            ),
        ),
        NotCarried::Gap(ConsentGap::Withdrawn) => (
            ErrorCode::ConsentEnded,
            problem(
                "withdrawnOn",
                format!("Sie wurde am {} widerrufen.", on(|e| e.withdrawn_on)),
            ),
        ),
        NotCarried::Gap(ConsentGap::NotYetGiven) => (
            ErrorCode::ConsentEnded,
            problem(
                "givenOn",
                format!("Sie gilt erst ab {}.", on(|e| Some(e.given_on))),
            ),
        ),
    };
    CommandError::with_problems(code, vec![problem])
}

/// A field and what is wrong with it.
pub(crate) fn problem(key: &str, message: String) -> Problem {
    Problem {
        key: key.to_owned(),
        message,
    }
}

//! What all products ask alike when they are made: kind, last day of the answer, papers' words from list codes.

use chrono::{Days, NaiveDate};
use fallmappe_domain::code::{Code, NICHT_ERHOBEN};
use fallmappe_domain::preset::Presets;
use fallmappe_domain::stelle::Stelle;
use fallmappe_domain::uebergabe::UebergabeProduct;

use super::consent::problem;
use super::draft::Draft;
use crate::Answer;
use crate::error::{CommandError, ErrorCode};
use crate::schema::CreateUebergabe;

/// Days within which the Stelle is asked to answer when nothing else is said.
pub(super) const USUAL_DAYS: u64 = 28;
/// Longest time that an answer may be awaited, in days.
const MOST_DAYS: u64 = 366;

/// The last day of the answer, from today on.
pub(super) fn usual_valid_until(today: NaiveDate) -> NaiveDate {
    today
        .checked_add_days(Days::new(USUAL_DAYS))
        .unwrap_or(today)
}

/// The kind of handover and the last day of the answer, as they were chosen.
pub(super) fn chosen(
    request: &CreateUebergabe,
    today: NaiveDate,
    lists: &Presets,
) -> Answer<(Option<Code>, NaiveDate)> {
    let mut problems = Vec::new();
    let nothing = ["", NICHT_ERHOBEN];
    let kind = Some(request.kind.clone()).filter(|kind| !nothing.contains(&kind.as_str()));
    let known = |kind: &Code| lists.contains("uebergabeart", kind);
    if kind.as_ref().is_some_and(|kind| !known(kind)) {
        problems.push(problem(
            "kind",
            "Diese Art der Übergabe gibt es nicht.".to_owned(),
        ));
    }
    let latest = today
        .checked_add_days(Days::new(MOST_DAYS))
        .unwrap_or(today);
    let valid_until = request
        .valid_until
        .unwrap_or_else(|| usual_valid_until(today));
    if valid_until < today || valid_until > latest {
        let message =
            "Der letzte Tag liegt nicht in der Vergangenheit und höchstens ein Jahr voraus.";
        problems.push(problem("validUntil", message.to_owned()));
    }
    if problems.is_empty() {
        Ok((kind, valid_until))
    } else {
        Err(CommandError::with_problems(ErrorCode::Invalid, problems))
    }
}

/// The address of a Stelle.
pub(crate) fn address_lines(stelle: &Stelle) -> Vec<String> {
    let lines = [
        &stelle.name,
        &stelle.contact_person,
        &stelle.street,
        &stelle.place,
    ];
    let lines = lines.into_iter().filter(|line| !line.is_empty());
    lines.cloned().collect()
}

/// The kind of handover that is usual for a recipient, where nobody has chosen one: an authority is asked, who offers
/// courses or therapy joins in, and only who leads Fälle takes one over. A talk is no handover.
pub(super) fn usual_kind(draft: &Draft, lists: &Presets) -> Option<Code> {
    let kind = match (draft.asked.product, draft.stelle.kind.as_str()) {
        (UebergabeProduct::Konferenz, _) => return None,
        (_, "kollegin" | "beratungsstelle") => "vollstaendig",
        (_, "jobcenter" | "auslaenderbehoerde" | "sonstige" | NICHT_ERHOBEN) => "verweisung",
        _ => "mitbetreuung",
    };
    let kind = Code::new(kind);
    lists.contains("uebergabeart", &kind).then_some(kind)
}

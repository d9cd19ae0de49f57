//! Rules of `domain` speak of keys of the exchange format; people know columns. Here one becomes the other, and what
//! breaks a rule is taken out.

use fallmappe_domain::akte::Fallakte;
use fallmappe_domain::check;

use super::{RowReader, dropped};
use crate::note::NoteKind;
use crate::target::Target;

impl RowReader<'_> {
    /// A Fallakte that can be stored: what breaks a rule is taken out and noted, or the row fails.
    pub(super) fn settled(&mut self, mut akte: Fallakte) -> Fallakte {
        loop {
            let problems = check::problems(&akte, self.words.presets);
            let removable = problems
                .iter()
                .find(|problem| dropped::take_out(&mut akte, &problem.key));
            let Some(problem) = removable else {
                for problem in &problems {
                    self.failed = true;
                    let column = self.column_of_key(&problem.key);
                    // A value that could not be read is missing now; that is no second mistake.
                    if !self.has_error(&column) {
                        self.note(NoteKind::Error, &column, &problem.message);
                    }
                }
                return akte;
            };
            let column = self.column_of_key(&problem.key);
            self.note(NoteKind::Dropped, &column, &problem.message);
        }
    }

    /// The column from which a key of the exchange format came; empty when it came from none.
    fn column_of_key(&self, key: &str) -> String {
        let found = KEYS.iter().filter(|(start, _)| key.starts_with(start));
        let mapped = found
            .flat_map(|(_, targets)| *targets)
            .find(|target| self.plan.contains_key(target));
        mapped
            .map(|target| self.title_of(*target))
            .unwrap_or_default()
    }
}

/// Keys of the exchange format with the targets that fill them; the longer ones first.
const KEYS: &[(&str, &[Target])] = &[
    ("number", &[Target::Number]),
    ("closedOn", &[Target::ClosedOn]),
    ("openedOn", &[Target::OpenedOn]),
    (
        "person.familyName",
        &[Target::FamilyName, Target::Name, Target::GivenName],
    ),
    ("person.givenName", &[Target::GivenName, Target::Name]),
    ("person.callName", &[Target::CallName]),
    ("person.aliases", &[Target::Aliases]),
    ("person.birthDate", &[Target::BirthDate]),
    ("person.entryDate", &[Target::EntryDate]),
    ("person.languages", &[Target::Languages]),
    ("person.reachability.phones", &[Target::Phones]),
    ("person.reachability.messengers", &[Target::Messengers]),
    ("person.reachability.emails", &[Target::Emails]),
    (
        "person.address.municipality",
        &[Target::Town, Target::Address],
    ),
    (
        "person.address.postcode",
        &[Target::Postcode, Target::Town, Target::Address],
    ),
    (
        "person.address",
        &[Target::Street, Target::HouseNumber, Target::Address],
    ),
    (
        "aufenthalt.status",
        &[Target::StatusUntil, Target::StatusSince, Target::Status],
    ),
    (
        "aufenthalt.dokumente",
        &[Target::DocumentValidUntil, Target::Document],
    ),
    ("clearings", &[Target::Remark, Target::Access]),
    ("kontakte[0].nextStepOn", &[Target::NextStepOn]),
    ("kontakte[0].nextStep", &[Target::NextStep]),
    ("kontakte", &[Target::Note]),
    ("teilnahmen[0].austritt", &[Target::Austritt]),
    ("teilnahmen[0].traeger", &[Target::Traeger]),
    ("teilnahmen", &[Target::Austritt, Target::Baustein]),
];

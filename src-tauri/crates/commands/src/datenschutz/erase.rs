//! Erasing a person for good, and reducing a Fall to what proves the grant. Both ask for the Fallnummer once more.

use fallmappe_domain::check::Problem;
use fallmappe_domain::fall::FallNumber;
use fallmappe_domain::ids::FallId;
use fallmappe_domain::latin::fold;
use fallmappe_domain::op::Op;
use fallmappe_domain::person::Person;
use fallmappe_store::{Reader, StoreError};

use crate::Answer;
use crate::error::{CommandError, ErrorCode};
use crate::faelle::uebergaben;
use crate::host::Host;
use crate::schema::{Done, EraseFall, ErasedFall, ReduceFall, UebergabeRow};
use crate::session::Session;

/// Fewest and most characters of a reason.
const REASON: std::ops::RangeInclusive<usize> = 3..=300;

pub fn erase_fall<H: Host>(session: &mut Session<H>, request: EraseFall) -> Answer<ErasedFall> {
    let now = session.now();
    let reader = session.vault()?.store.reader();
    let (number, person) = known(&reader, request.fall)?;
    if number != request.number {
        return Err(ErrorCode::NumberMismatch.into());
    }
    let reason = reason(&request.reason, person.as_ref())?;
    let received = uebergaben(&reader, request.fall, now.date())?;
    let open = session.vault_mut()?;
    open.draft = None;
    let done = open
        .store
        .transact(Op::EraseFall, Some(request.fall), now, |tx| {
            tx.erase_fall(request.fall, &reason, now)
        })?;
    let mut notes = notes(&received);
    if open.store.sweep().is_err() {
        notes.insert(0, NOT_SWEPT.to_owned());
    }
    Ok(ErasedFall {
        received,
        notes,
        changed: done.changed,
    })
}

pub fn reduce_fall<H: Host>(session: &mut Session<H>, request: ReduceFall) -> Answer<Done> {
    let now = session.now();
    let open = session.vault_mut()?;
    let fall = open.store.reader().fall(request.fall)?;
    if fall.number != request.number {
        return Err(ErrorCode::NumberMismatch.into());
    }
    if fall.closed_on.is_none() {
        return Err(ErrorCode::FallStillOpen.into());
    }
    open.draft = None;
    let done = open
        .store
        .transact(Op::ReduceFall, Some(request.fall), now, |tx| {
            tx.reduce_fall(request.fall)
        })?;
    open.store.sweep()?;
    Ok(Done {
        changed: done.changed,
    })
}

/// Number and person of a Fall, also of one in the bin.
fn known(reader: &Reader<'_>, id: FallId) -> Answer<(FallNumber, Option<Person>)> {
    match reader.fall(id) {
        Ok(fall) => Ok((fall.number, Some(reader.person(id)?))),
        Err(StoreError::NotFound) => {
            let removed = reader.bin()?.into_iter();
            let removed = removed
                .filter(|one| one.part == "fall")
                .find(|one| one.fall == id);
            let removed = removed.ok_or(ErrorCode::NotFound)?;
            Ok((removed.number, removed.person))
        }
        Err(error) => Err(error.into()),
    }
}

/// The reason as it is kept beside the number: in words, without the name that is being erased.
fn reason(text: &str, person: Option<&Person>) -> Answer<String> {
    let text = text.trim();
    let wrong = |message: &str| {
        let problem = Problem {
            key: "reason".to_owned(),
            message: message.to_owned(),
        };
        CommandError::with_problems(ErrorCode::Invalid, vec![problem])
    };
    if !REASON.contains(&text.chars().count()) {
        return Err(wrong("Bitte den Grund in 3 bis 300 Zeichen nennen."));
    }
    let folded = fold(text);
    let words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).collect();
    let names = person.into_iter().flat_map(|person| {
        [&person.family_name, &person.given_name, &person.call_name]
            .into_iter()
            .flat_map(|name| {
                fold(name)
                    .split(|c: char| !c.is_alphanumeric())
                    .map(str::to_owned)
                    .collect::<Vec<_>>()
            })
    });
    let mut names = names.filter(|name| name.chars().count() > 2);
    if names.any(|name| words.contains(&name.as_str())) {
        return Err(wrong(
            "Bitte ohne den Namen der Person; der Grund bleibt stehen.",
        ));
    }
    Ok(text.to_owned())
}

const NOT_SWEPT: &str = "Die Person ist gelöscht, aber die freien Stellen der Datei sind noch nicht überschrieben, weil \
                         Platz fehlt. Bitte Platz schaffen und den Papierkorb leeren; dabei wird es nachgeholt.";

/// What lies outside of the vault, where the program cannot erase.
fn notes(received: &[UebergabeRow]) -> Vec<String> {
    let mut stellen: Vec<&str> = received.iter().map(|row| row.stelle.as_str()).collect();
    stellen.sort_unstable();
    stellen.dedup();
    let asked = (!stellen.is_empty()).then(|| {
        format!(
            "Bitte diese Stellen auffordern zu löschen, was sie bekommen haben: {}.",
            stellen.join("; ")
        )
    });
    let always = [
        "Sicherungen und ausgegebene Dateien von vorher enthalten den Fall noch; bitte auch sie löschen.",
        "Freigegebene Berichte bleiben, wie sie sind: Sie enthalten nur Zahlen.",
    ];
    asked.into_iter().chain(always.map(str::to_owned)).collect()
}

//! Taking a part out of a Fallakte that breaks a rule of `domain`. What a Fall cannot be without stays and fails.

use fallmappe_domain::akte::Fallakte;
use fallmappe_domain::person::Person;

/// Takes out what a key of the exchange format names. False when it is necessary, or gone already.
pub fn take_out(akte: &mut Fallakte, key: &str) -> bool {
    match key.strip_prefix("person.") {
        Some(part) => from_person(&mut akte.person, part),
        None => from_akte(akte, key),
    }
}

fn from_person(person: &mut Person, part: &str) -> bool {
    let address = &mut person.address;
    let reach = &mut person.reachability;
    match part {
        "callName" => emptied(&mut person.call_name),
        "birthDate" => person.birth_date.take().is_some(),
        "entryDate" => person.entry_date.take().is_some(),
        "address.street" => emptied(&mut address.street),
        "address.municipality" => emptied(&mut address.municipality),
        "address.postcode" => emptied(&mut address.postcode),
        part if part.starts_with("aliases") => cleared(&mut person.aliases),
        part if part.starts_with("languages") => cleared(&mut person.languages),
        part if part.starts_with("reachability.phones") => cleared(&mut reach.phones),
        part if part.starts_with("reachability.messengers") => cleared(&mut reach.messengers),
        part if part.starts_with("reachability.emails") => cleared(&mut reach.emails),
        _ => false,
    }
}

fn from_akte(akte: &mut Fallakte, key: &str) -> bool {
    let contact = akte.kontakte.first_mut();
    match key {
        "closedOn" => akte.closed_on.take().is_some(),
        "kontakte[0].nextStepOn" => {
            contact.is_some_and(|contact| contact.next_step_on.take().is_some())
        }
        "kontakte[0].nextStep" => contact.is_some_and(|contact| emptied(&mut contact.next_step)),
        "kontakte[0].text" => contact.is_some_and(|contact| emptied(&mut contact.text)),
        key if key.starts_with("aufenthalt.status") && key.ends_with(".until") => akte
            .aufenthalt
            .status
            .first_mut()
            .is_some_and(|status| status.until.take().is_some()),
        key if key.starts_with("aufenthalt.dokumente") => cleared(&mut akte.aufenthalt.dokumente),
        key if key.starts_with("clearings") => cleared(&mut akte.clearings),
        key if key.starts_with("teilnahmen") && key.ends_with(".traeger") => akte
            .teilnahmen
            .iter_mut()
            .any(|part| emptied(&mut part.traeger)),
        _ => false,
    }
}

fn emptied(text: &mut String) -> bool {
    !std::mem::take(text).is_empty()
}

fn cleared<T>(list: &mut Vec<T>) -> bool {
    !std::mem::take(list).is_empty()
}

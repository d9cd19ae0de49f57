//! From a packet of another body to a new Fall under the packet's code.
//!
//! A packet has months where a Fall has days. A month never becomes a day here: an invented first of the month would
//! raise Fristen that nobody has. So status, papers, courses and the like arrive as a note that says what the sender
//! wrote; Bedarfe and Ziele arrive as entries of the day on which the Fall was taken over. Help because of somebody's
//! health stays in the packet's sheet: the receiving office needs a consent of its own before it notes any.

mod note;

#[cfg(test)]
mod tests;

use crate::content::{Coded, UebergabeContent, ZielOut};
use chrono::NaiveDate;
use fallmappe_domain::akte::Fallakte;
use fallmappe_domain::code::Code;
use fallmappe_domain::dates::{ImpreciseDate, Precision};
use fallmappe_domain::kontakt::Kontakt;
use fallmappe_domain::person::{Address, Language, Person, Reachability};
use fallmappe_domain::preset::Presets;
use fallmappe_domain::teilhabeplan::{Bedarf, Schritt, Ziel};

/// Kind of the Kontakt that holds what the sender wrote (list `kontaktart`).
const WITHOUT_THE_PERSON: &str = "dritte";

/// The Fall that a packet becomes on a day. Codes that the lists do not know arrive as "nicht erhoben"; their label stays
/// in the note.
#[must_use]
pub fn fallakte(content: &UebergabeContent, today: NaiveDate, lists: &Presets) -> Fallakte {
    let known = |list: &str, coded: &Coded| known(lists, list, coded);
    let mut akte = Fallakte::new(today, person(content, lists));
    akte.kontakte = vec![Kontakt {
        date: today,
        kind: Code::new(WITHOUT_THE_PERSON),
        minutes: 0,
        interpreter: Code::not_asked(),
        no_show: false,
        subjects: Vec::new(),
        text: note::text(content),
        next_step: String::new(),
        next_step_on: None,
        structural: false,
    }];
    let bedarfe = content.bedarfe.iter().map(|bedarf| Bedarf {
        date: today,
        handlungsfeld: known("handlungsfeld", &bedarf.handlungsfeld),
        rating: known("bedarfsstufe", &bedarf.rating),
        remark: bedarf.remark.clone(),
    });
    akte.teilhabeplan.bedarfe = bedarfe
        .filter(|bedarf| bedarf.handlungsfeld != Code::not_asked())
        .collect();
    let ziele = content
        .ziele
        .iter()
        .filter(|ziel| !ziel.wording.is_empty())
        .map(|ziel| self::ziel(ziel, today, lists));
    akte.teilhabeplan.ziele = ziele.collect();
    akte
}

/// Somebody who is called by the code until a Zuordnungsblatt gives the name.
fn person(content: &UebergabeContent, lists: &Presets) -> Person {
    let out = &content.person;
    let optional = |list, coded: &Option<Coded>| {
        coded
            .as_ref()
            .map_or_else(Code::not_asked, |coded| known(lists, list, coded))
    };
    let language = |name: &String| Language {
        name: name.clone(),
        script: String::new(),
    };
    Person {
        family_name: content.pseudonym.to_string(),
        gender: optional("geschlecht", &out.gender),
        nationality: optional("staatsangehoerigkeit", &out.nationality),
        languages: spoken(&out.languages).map(language).collect(),
        reachability: Reachability {
            needs_interpreter: out.needs_interpreter.unwrap_or_default(),
            ..Reachability::default()
        },
        address: Address {
            housing: optional("wohnen", &out.housing),
            ..Address::default()
        },
        entry_date: out.entry_year.map(|year| ImpreciseDate {
            value: format!("{year:04}"),
            precision: Precision::Jahr,
        }),
        ..Person::default()
    }
}

/// Languages by name. A family of languages is no language somebody speaks; the note has it.
fn spoken(languages: &[String]) -> impl Iterator<Item = &String> {
    languages.iter().filter(|name| !name.contains("Sprache"))
}

fn ziel(ziel: &ZielOut, today: NaiveDate, lists: &Presets) -> Ziel {
    let step = |step: &crate::content::SchrittOut| Schritt {
        what: note::with_month(&step.what, "bis", step.due.as_ref()),
        who: known(lists, "zustaendigkeit", &step.who),
        who_name: String::new(),
        due_on: None,
        state: known(lists, "schrittstand", &step.state),
        done_on: None,
    };
    let priority = ziel.priority.as_ref();
    Ziel {
        set_on: today,
        handlungsfeld: known(lists, "handlungsfeld", &ziel.handlungsfeld),
        wording: ziel.wording.clone(),
        priority: priority.map_or_else(Code::not_asked, |code| known(lists, "prioritaet", code)),
        state: known(lists, "zielstand", &ziel.state),
        review_on: None,
        ended_on: None,
        remark: note::taken_over(ziel),
        steps: ziel.steps.iter().map(step).collect(),
    }
}

fn known(lists: &Presets, list: &str, coded: &Coded) -> Code {
    if lists.contains(list, &coded.code) {
        coded.code.clone()
    } else {
        Code::not_asked()
    }
}

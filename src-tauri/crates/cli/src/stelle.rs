//! `stelle …` and `einwilligung …`

use fallmappe_commands::command;
use fallmappe_commands::schema::{Entry, Nothing, SaveEntry, SaveStelle};
use fallmappe_domain::code::Code;
use fallmappe_domain::einwilligung::{Einwilligung, GESUNDHEIT, UEBERMITTLUNG};
use fallmappe_domain::preset;
use fallmappe_domain::stelle::Stelle;

use crate::args::{EinwilligungVerb, StelleVerb};
use crate::datenschutz;
use crate::desk::Desk;
use crate::output::{Failure, print};

pub fn run_stelle(desk: &mut Desk, verb: StelleVerb) -> Result<(), Failure> {
    desk.unlock()?;
    match verb {
        StelleVerb::Add {
            name,
            kind,
            age_recipient,
            address,
        } => {
            let (street, place) = address.split_once(',').unwrap_or((&address, ""));
            let stelle = Stelle {
                name,
                kind: Code(kind),
                contact_person: String::new(),
                street: street.trim().to_owned(),
                place: place.trim().to_owned(),
                age_recipient,
            };
            let saved = desk.call(command::save_stelle, SaveStelle { id: None, stelle })?;
            print(desk.global.json, &saved, |_| {
                vec!["Stelle gespeichert.".to_owned()]
            })
        }
        StelleVerb::List => {
            let list = desk.call(command::list_stellen, Nothing {})?;
            print(desk.global.json, &list, |list| {
                let key = |stelle: &Stelle| {
                    if stelle.age_recipient.is_empty() {
                        "ohne Schlüssel"
                    } else {
                        "mit Schlüssel"
                    }
                };
                let rows = list.rows.iter().map(|row| {
                    format!(
                        "{}\t{}\t{}",
                        row.stelle.name,
                        row.stelle.kind.as_str(),
                        key(&row.stelle)
                    )
                });
                rows.collect()
            })
        }
    }
}

pub fn run_einwilligung(desk: &mut Desk, verb: EinwilligungVerb) -> Result<(), Failure> {
    desk.unlock()?;
    let today = desk.call(command::vault_state, Nothing {})?.today;
    match verb {
        EinwilligungVerb::Add {
            fall,
            an,
            zweck,
            daten,
            gesundheit,
            form,
            bis,
        } => {
            let groups = data_groups(&daten, gesundheit);
            if groups.is_empty() {
                return Err(Failure::usage(
                    "Bitte bei --daten mindestens eine Datengruppe nennen, oder „all“.",
                ));
            }
            desk.stelle(&an)?;
            let fall = desk.fall(&fall)?;
            let value = Einwilligung {
                kind: Code::new(UEBERMITTLUNG),
                stelle: an,
                purpose: zweck,
                data_groups: groups,
                language: String::new(),
                interpreter: false,
                form: form_of(form, gesundheit),
                given_on: today,
                valid_until: bis,
                withdrawn_on: None,
                text_version: String::new(),
                recorded_by: String::new(),
                scan: String::new(),
            };
            // Saved, it would look like a consent for health data and carry none.
            let health = Code::new(GESUNDHEIT);
            if value.data_groups.contains(&health) && !value.scope().contains(&health) {
                return Err(Failure::usage(
                    "Für Gesundheitsdaten bitte --form unterschrift oder --form elektronisch angeben.",
                ));
            }
            let entry = Entry::Einwilligung(value);
            let saved = desk.call(
                command::save_entry,
                SaveEntry {
                    fall,
                    id: None,
                    entry,
                    draft: String::new(),
                },
            )?;
            print(desk.global.json, &saved, |_| {
                vec!["Einwilligung gespeichert.".to_owned()]
            })
        }
        EinwilligungVerb::List { an, valid } => datenschutz::list_einwilligungen(desk, an, valid),
        EinwilligungVerb::Withdraw { fall, an } => datenschutz::withdraw(desk, &fall, &an),
    }
}

/// The form as typed. Whoever says `--gesundheit` says that it was signed: nothing less carries health data.
fn form_of(typed: Option<String>, health: bool) -> Code {
    match typed {
        Some(form) => Code(form),
        None if health => Code::new("unterschrift"),
        None => Code::not_asked(),
    }
}

/// The groups as typed; `all` means every group but health, which has to be named.
fn data_groups(typed: &str, health: bool) -> Vec<Code> {
    let mut groups: Vec<Code> = if typed.trim() == "all" {
        let all = preset::shipped()
            .entries("datengruppe")
            .map(|entry| entry.code.clone());
        all.filter(|code| code.as_str() != GESUNDHEIT).collect()
    } else {
        typed
            .split(',')
            .map(str::trim)
            .filter(|group| !group.is_empty())
            .map(Code::new)
            .collect()
    };
    if health && !groups.iter().any(|group| group.as_str() == GESUNDHEIT) {
        groups.push(Code::new(GESUNDHEIT));
    }
    groups
}

//! Duties of data protection: `fall erase`, `fall reduce`, `fall retention`, `einwilligung list`, `einwilligung withdraw`,
//! `recht …`, `blatt …`, `protokoll …`, `struktur …`.

mod verbs;

use fallmappe_commands::schema::{
    BlattKind, EinwilligungenList, EraseFall, ErasedFall, ListEinwilligungen, ListProtokoll,
    Nothing, ProtokollFilter, ProtokollList, ReduceFall, RetentionList, SaveSettings, TraegerLaws,
    WithdrawEinwilligung, WriteBlatt, WriteProtokoll, WrittenFiles,
};
use fallmappe_commands::{ErrorCode, command};
use fallmappe_domain::dates::german_date;
use fallmappe_domain::einwilligung::UEBERMITTLUNG;
use fallmappe_domain::fall::FallNumber;

use crate::desk::{Desk, handle};
use crate::output::{Failure, print};

pub use verbs::{
    BlattArt, BlattVerb, BueroVerb, ProtokollAuswahl, ProtokollVerb, RechtVerb, Zeitraum,
};

/// `fall erase`: the number that was typed is the confirmation.
pub fn erase(desk: &mut Desk, number: String, reason: String) -> Result<(), Failure> {
    let fall = desk.fall(&number)?;
    let request = EraseFall {
        fall,
        number: FallNumber(number),
        reason,
    };
    let erased = desk.call(command::erase_fall, request)?;
    print(desk.global.json, &erased, |erased: &ErasedFall| {
        let done = "Der Fall ist gelöscht.".to_owned();
        [done].into_iter().chain(erased.notes.clone()).collect()
    })
}

/// `fall reduce`
pub fn reduce(desk: &mut Desk, number: String) -> Result<(), Failure> {
    let fall = desk.fall(&number)?;
    let number = FallNumber(number);
    let done = desk.call(command::reduce_fall, ReduceFall { fall, number })?;
    print(desk.global.json, &done, |_| {
        vec!["Der Fall ist auf den Fördernachweis gekürzt.".to_owned()]
    })
}

/// `fall retention`
pub fn retention(desk: &mut Desk) -> Result<(), Failure> {
    let list = desk.call(command::list_retention, Nothing {})?;
    print(desk.global.json, &list, |list: &RetentionList| {
        let rows = list.rows.iter().map(|row| {
            let nachweis = match row.nachweis_until {
                Some(until) => format!("Nachweis bis {}", german_date(until)),
                None if row.nachweis_question.is_empty() => "kein Nachweis nötig".to_owned(),
                None => row.nachweis_question.clone(),
            };
            format!(
                "{}\t{}\tAkte bis {}\t{nachweis}\t{}",
                row.number,
                row.name,
                german_date(row.akte_until),
                row.advice
            )
        });
        rows.collect()
    })
}

/// `einwilligung list`
pub fn list_einwilligungen(desk: &mut Desk, stelle: String, valid: bool) -> Result<(), Failure> {
    let request = ListEinwilligungen {
        stelle,
        only_valid: valid,
    };
    let list = desk.call(command::list_einwilligungen, request)?;
    print(desk.global.json, &list, |list: &EinwilligungenList| {
        let rows = list.rows.iter().map(|row| {
            format!(
                "{}\t{}\t{}\t{}\t{}",
                row.number,
                row.name,
                german_date(row.value.given_on),
                row.value.stelle,
                row.state
            )
        });
        rows.collect()
    })
}

/// `einwilligung withdraw`: every consent that lets this Stelle receive something.
pub fn withdraw(desk: &mut Desk, fall: &str, stelle: &str) -> Result<(), Failure> {
    let view = desk.open_fall(fall)?;
    let running = view.einwilligungen.into_iter().filter(|row| {
        row.value.stelle == stelle
            && row.value.kind.as_str() == UEBERMITTLUNG
            && row.value.withdrawn_on.is_none()
    });
    let today = desk.call(command::vault_state, Nothing {})?.today;
    let mut effects: Vec<String> = Vec::new();
    let mut withdrawn = 0u32;
    for row in running {
        // A withdrawal is never earlier than the consent, even with a clock that was set back.
        let request = WithdrawEinwilligung {
            fall: view.id,
            id: row.id,
            on: Some(today.max(row.value.given_on)),
        };
        effects = desk.call(command::withdraw_einwilligung, request)?.effects;
        withdrawn += 1;
    }
    if withdrawn == 0 {
        return Err(ErrorCode::NotFound.into());
    }
    let answer = serde_json::json!({ "withdrawn": withdrawn, "effects": &effects });
    print(desk.global.json, &answer, |_| {
        let done = format!("{withdrawn} Einwilligung(en) widerrufen.");
        [done].into_iter().chain(effects).collect()
    })
}

/// `recht …`
pub fn run_recht(desk: &mut Desk, verb: RechtVerb) -> Result<(), Failure> {
    desk.unlock()?;
    match verb {
        RechtVerb::List => {
            let laws = desk.call(command::list_laws, Nothing {})?;
            print(desk.global.json, &laws, |laws: &TraegerLaws| {
                let rows = laws.rows.iter();
                rows.map(|row| format!("{}\t{}\t{}", row.code.as_str(), row.label, row.who))
                    .collect()
            })
        }
        RechtVerb::Choose { code } => {
            let mut settings = desk.call(command::get_settings, Nothing {})?;
            settings.law = code;
            let done = desk.call(command::save_settings, SaveSettings { settings })?;
            print(desk.global.json, &done, |_| vec!["Gewählt.".to_owned()])
        }
    }
}

/// `buero …`
pub fn run_buero(desk: &mut Desk, verb: BueroVerb) -> Result<(), Failure> {
    desk.unlock()?;
    let mut settings = desk.call(command::get_settings, Nothing {})?;
    let BueroVerb::Set(typed) = verb else {
        return print(desk.global.json, &settings, |settings| {
            let name = [&settings.organisation, &settings.person].map(String::as_str);
            let place = [&settings.street, &settings.place].map(String::as_str);
            let reach = [&settings.phone, &settings.email].map(String::as_str);
            [name, place, reach].map(|line| line.join(", ")).to_vec()
        });
    };
    let fields = [
        (&mut settings.organisation, typed.name),
        (&mut settings.person, typed.person),
        (&mut settings.street, typed.strasse),
        (&mut settings.place, typed.ort),
        (&mut settings.phone, typed.telefon),
        (&mut settings.email, typed.email),
    ];
    for (field, typed) in fields {
        if let Some(typed) = typed {
            *field = typed;
        }
    }
    let done = desk.call(command::save_settings, SaveSettings { settings })?;
    print(desk.global.json, &done, |_| vec!["Gespeichert.".to_owned()])
}

/// `blatt …`
pub fn run_blatt(desk: &mut Desk, verb: BlattVerb) -> Result<(), Failure> {
    desk.unlock()?;
    let BlattVerb::Write { art, fall, an, out } = verb;
    let kind = match art {
        BlattArt::Datenschutzinformation => BlattKind::Datenschutzinformation,
        BlattArt::Einwilligung => BlattKind::Einwilligung,
        BlattArt::Widerruf => BlattKind::Widerruf,
    };
    let view = match fall {
        Some(number) => Some(desk.open_fall(&number)?),
        None => None,
    };
    let entry = view.as_ref().zip(an).and_then(|(view, an)| {
        let mut rows = view.einwilligungen.iter();
        rows.find(|row| row.value.stelle == an).map(|row| row.id)
    });
    if kind != BlattKind::Datenschutzinformation && entry.is_none() {
        return Err(Failure::usage(
            "Bitte mit --fall und --an sagen, um welche Einwilligung es geht.",
        ));
    }
    let request = WriteBlatt {
        kind,
        fall: view.map(|view| view.id),
        entry,
        folder: handle(&out)?,
    };
    let files = desk.call(command::write_blatt, request)?;
    written(desk, &files)
}

/// `protokoll …`
pub fn run_protokoll(desk: &mut Desk, verb: ProtokollVerb) -> Result<(), Failure> {
    desk.unlock()?;
    match verb {
        ProtokollVerb::List { auswahl, limit } => {
            let request = ListProtokoll {
                filter: filter(auswahl),
                offset: 0,
                limit,
            };
            let list = desk.call(command::list_protokoll, request)?;
            print(desk.global.json, &list, lines)
        }
        ProtokollVerb::Print { auswahl, out } => {
            let request = WriteProtokoll {
                filter: filter(auswahl),
                folder: handle(&out)?,
            };
            let files = desk.call(command::write_protokoll, request)?;
            written(desk, &files)
        }
    }
}

fn filter(auswahl: ProtokollAuswahl) -> ProtokollFilter {
    ProtokollFilter {
        op: auswahl.vorgang,
        number: auswahl.fall,
        from: auswahl.zeitraum.von,
        to: auswahl.zeitraum.bis,
    }
}

fn lines(list: &ProtokollList) -> Vec<String> {
    let rows = list.rows.iter().map(|row| {
        let number = row.number.as_ref().map_or("", |number| number.0.as_str());
        let at = row.at.format("%d.%m.%Y %H:%M");
        format!("{}\t{at}\t{}\t{number}", row.sequence, row.what)
    });
    let chain = if list.intact {
        "Die Prüfkette ist geschlossen."
    } else {
        "Die Prüfkette ist beschädigt: Zeilen wurden geändert oder entfernt."
    };
    let count = format!("{} von {} Zeilen. {chain}", list.rows.len(), list.total);
    rows.chain([count]).collect()
}

fn written(desk: &Desk, files: &WrittenFiles) -> Result<(), Failure> {
    print(desk.global.json, files, |files| {
        let files = files.files.iter();
        files
            .map(|file| format!("{}: {}", file.label, file.place))
            .collect()
    })
}

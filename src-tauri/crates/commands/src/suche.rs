//! Searching as one types, and the views that somebody saved.
//!
//! What is found where, and in which order, is a matter of `store`; here it gets German words.

mod snippet;

use chrono::NaiveDate;
use fallmappe_domain::check::Problem;
use fallmappe_domain::dates::german_date;
use fallmappe_domain::fall::FallNumber;
use fallmappe_domain::latin;
use fallmappe_domain::op::Op;
use fallmappe_domain::part::Part;
use fallmappe_domain::person::Person;
use fallmappe_domain::spelling::Typed;
use fallmappe_store::{Hit, Place, Reader, Store, StoreError};

use crate::Answer;
use crate::error::{CommandError, ErrorCode};
use crate::host::Host;
use crate::schema::{
    Done, Nothing, Piece, RemoveView, SaveView, SavedView, Search, SearchHit, SearchHits, ViewsList,
};
use crate::session::Session;

/// Hits unless asked otherwise.
const USUAL_HITS: u32 = 30;
/// Most hits.
const MOST_HITS: u32 = 200;
/// Setting that holds the views.
const VIEWS: &str = "views";
/// Most views.
const MOST_VIEWS: usize = 50;
/// Letters of the longest name of a view.
const LONGEST_NAME: usize = 60;

pub fn search<H: Host>(session: &mut Session<H>, request: Search) -> Answer<SearchHits> {
    let limit = match request.limit {
        0 => USUAL_HITS,
        asked => asked.min(MOST_HITS),
    };
    let reader = session.vault()?.store.reader();
    let found = reader.search(&request.text, limit as usize)?;
    let words = Typed::words(&request.text);
    let mut rows: Vec<SearchHit> = found.hits.into_iter().map(|hit| row(hit, &words)).collect();
    let mut more = found.more;
    if let Some(hit) = by_number(&reader, &request.text)? {
        rows.retain(|row| row.fall != hit.fall || row.part.is_some());
        rows.insert(0, hit);
        more |= rows.len() > limit as usize;
        rows.truncate(limit as usize);
    }
    Ok(SearchHits { more, rows })
}

/// The Fall whose whole number was typed: nobody who types all of it means another one.
fn by_number(reader: &Reader<'_>, text: &str) -> Answer<Option<SearchHit>> {
    let number = FallNumber(text.trim().to_owned());
    let fall = match reader.fall_by_number(&number) {
        Ok(fall) => fall,
        Err(StoreError::NotFound) => return Ok(None),
        Err(error) => return Err(error.into()),
    };
    Ok(Some(SearchHit {
        fall,
        name: reader.person(fall)?.display_name(),
        part: None,
        entry: None,
        what: what(&Place::Number),
        pieces: snippet::whole(&number.0),
        number,
    }))
}

pub fn list_views<H: Host>(session: &mut Session<H>, _: Nothing) -> Answer<ViewsList> {
    Ok(ViewsList {
        rows: load_views(&session.vault()?.store)?,
    })
}

pub fn save_view<H: Host>(session: &mut Session<H>, request: SaveView) -> Answer<Done> {
    let mut views = load_views(&session.vault()?.store)?;
    let view = SavedView {
        name: latin::nfc(request.view.name.trim()),
        ..request.view
    };
    views.retain(|known| known.name != view.name);
    if let Some(message) = name_problem(&view.name, views.len()) {
        let problem = Problem {
            key: "view.name".to_owned(),
            message: message.to_owned(),
        };
        return Err(CommandError::with_problems(
            ErrorCode::Invalid,
            vec![problem],
        ));
    }
    views.push(view);
    store_views(session, views)
}

pub fn remove_view<H: Host>(session: &mut Session<H>, request: RemoveView) -> Answer<Done> {
    let mut views = load_views(&session.vault()?.store)?;
    let before = views.len();
    views.retain(|view| view.name != request.name);
    if views.len() == before {
        return Err(ErrorCode::NotFound.into());
    }
    store_views(session, views)
}

fn row(hit: Hit, words: &[Typed]) -> SearchHit {
    let (part, entry) = match &hit.place {
        Place::Entry { part, id, .. } => (Some(*part), Some(*id)),
        _ => (None, None),
    };
    SearchHit {
        fall: hit.fall,
        name: hit.name.clone(),
        part,
        entry,
        what: what(&hit.place),
        pieces: pieces(&hit, words),
        number: hit.number,
    }
}

fn what(place: &Place) -> String {
    match place {
        Place::Name(_) | Place::Contact(_) => "Person".to_owned(),
        Place::Number => "Fallnummer".to_owned(),
        Place::Entry {
            part: Part::Datei,
            title,
            ..
        } if !title.is_empty() => format!("Datei: {title}"),
        Place::Entry { part, day, .. } => with_day(*part, *day),
    }
}

/// `Kontakt vom 03.04.2026`, `Aufenthaltsstatus seit 01.02.2024`.
fn with_day(part: Part, day: Option<NaiveDate>) -> String {
    let word = match part {
        Part::Dokument => "gültig bis",
        Part::Frist | Part::Fristerledigung => "zum",
        Part::Status | Part::Nebenbestimmung | Part::Arbeitssituation | Part::Leistungsbezug => {
            "seit"
        }
        Part::Teilnahme | Part::Ausbildung => "ab",
        _ => "vom",
    };
    match day {
        Some(day) => format!("{} {word} {}", part.german(), german_date(day)),
        None => part.german().to_owned(),
    }
}

fn pieces(hit: &Hit, words: &[Typed]) -> Vec<Piece> {
    match &hit.place {
        Place::Name(person) => snippet::names(&names(person), words),
        Place::Number => snippet::whole(&hit.number.0),
        Place::Contact(fields) | Place::Entry { fields, .. } => snippet::sentence(fields, words),
    }
}

/// Every name in a Fall, as one says what it is.
fn names(person: &Person) -> Vec<String> {
    let dritte = person.dritte.iter().map(|dritte| {
        if dritte.relation.is_empty() {
            dritte.name.clone()
        } else {
            format!("{}: {}", dritte.relation, dritte.name)
        }
    });
    let call_name = Some(&person.call_name)
        .filter(|name| !name.is_empty())
        .map(|name| format!("Rufname {name}"));
    let aliases = person.aliases.iter().map(|alias| format!("auch {alias}"));
    [person.display_name()]
        .into_iter()
        .chain(call_name)
        .chain(aliases)
        .chain(dritte)
        .collect()
}

fn load_views(store: &Store) -> Answer<Vec<SavedView>> {
    match store.reader().setting(VIEWS)? {
        Some(text) => serde_json::from_str(&text).map_err(|_| ErrorCode::Damaged.into()),
        None => Ok(Vec::new()),
    }
}

fn name_problem(name: &str, others: usize) -> Option<&'static str> {
    let letters = name.chars().filter(|c| !latin::is_mark(*c)).count();
    match letters {
        0 => Some("Bitte einen Namen eingeben."),
        letters if letters > LONGEST_NAME => Some("Der Name darf höchstens 60 Zeichen lang sein."),
        _ if name.chars().any(char::is_control) => {
            Some("Der Name darf keine Steuerzeichen enthalten.")
        }
        _ if others >= MOST_VIEWS => Some("Es sind schon 50 Ansichten gespeichert."),
        _ => None,
    }
}

fn store_views<H: Host>(session: &mut Session<H>, mut views: Vec<SavedView>) -> Answer<Done> {
    views.sort_by_cached_key(|view| (latin::fold(&view.name), view.name.clone()));
    let text = serde_json::to_string(&views).map_err(|_| ErrorCode::Internal)?;
    let now = session.now();
    let store = &mut session.vault_mut()?.store;
    let done = store.transact(Op::SaveOffice, None, now, |tx| tx.put_setting(VIEWS, &text))?;
    Ok(Done {
        changed: done.changed,
    })
}

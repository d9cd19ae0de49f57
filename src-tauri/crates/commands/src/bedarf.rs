//! Need and supply by Handlungsfeld: what the Fälle need against what the directory offers.
//!
//! The own desk sees exact numbers, marked as internal. What is written has passed the rule of the crate `statistics`,
//! and what was written once is remembered, because the next table must fit to it. Offers and places are public facts.

mod kept;
mod need;
mod supply;

use chrono::NaiveDate;
use fallmappe_domain::dates::german_date;
use fallmappe_domain::op::Op;
use fallmappe_domain::preset::{ListEntry, Presets};
use fallmappe_statistics::{MinCount, NeedTable, protect_need, quarter};
use fallmappe_store::Store;
use fallmappe_store::tables::tafel::TafelRecord;

use crate::einstellungen::{self, USUAL_MIN_COUNT};
use crate::error::ErrorCode;
use crate::host::{Host, NewFile};
use crate::schema::{
    BedarfRow, BedarfView, IntoFolder, Nothing, Supply, ToldBedarf, ToldBedarfRow, WrittenFiles,
};
use crate::session::Session;
use crate::{Answer, csv, folders};
use supply::Directory;

/// What stands beside exact numbers.
pub(crate) const MARK: &str = "intern, nicht anonym, nicht zur Veröffentlichung";
/// What stands in the place of a hidden number.
pub(crate) const HIDDEN: &str = ".";
/// The table under which tellings are remembered.
const NAME: &str = "bedarf";
const FIELD: &str = "handlungsfeld";

const DEFINITIONS: [&str; 3] = [
    "Personen: Der Fall ist am Stichtag nicht abgeschlossen, und mindestens eine Teilnahme läuft (Eintritt am Stichtag oder davor, kein Austritt oder Austritt danach); alle Programme zusammen, jede Person einmal.",
    "Offener Bedarf: Die letzte Einschätzung des Handlungsfelds bis zum Stichtag lautet gering, mittel, hoch oder dringend. Eine Person kann mehrere Bedarfe haben; die Zeilen dürfen nicht zusammengezählt werden.",
    "Angebote: was laut Verzeichnis am Tag der Ausgabe gilt; ein Angebot kann in mehreren Zeilen stehen. Plätze und freie Plätze: Summe der Angebote, bei denen die Zahl bekannt ist; daneben steht der älteste Stand der freien Plätze.",
];

pub fn get_bedarf<H: Host>(session: &mut Session<H>, _: Nothing) -> Answer<BedarfView> {
    let today = session.today();
    let store = &session.vault()?.store;
    let lists = session.lists();
    let need = need::count(&store.reader(), lists, today)?;
    let directory = Directory::read(&store.reader(), today)?;
    let rows = lists.entries(FIELD).map(|entry| BedarfRow {
        code: entry.code.clone(),
        label: entry.label.clone(),
        need: need.fields.get(entry.code.as_str()).copied().unwrap_or(0),
        supply: directory.supply(&entry.code),
    });
    Ok(BedarfView {
        stichtag: today,
        mark: MARK.to_owned(),
        persons: need.persons,
        rows: rows.collect(),
        told: told(store, lists, today)?.0,
        definitions: DEFINITIONS.map(str::to_owned).to_vec(),
    })
}

/// The file first, then the note of what was told; if that fails, the file goes again.
pub fn write_bedarf<H: Host>(
    session: &mut Session<H>,
    request: IntoFolder,
) -> Answer<WrittenFiles> {
    let now = session.now();
    let (told, table) = told(&session.vault()?.store, session.lists(), now.date())?;
    let mut random = [0u8; 3];
    session.host.random(&mut random);
    let file = NewFile {
        name: format!(
            "bedarf-und-angebot-{}-{}.csv",
            now.date(),
            hex::encode(random)
        ),
        bytes: sheet(&told, now.date()),
    };
    let label = "Bedarf und Angebot (CSV für Excel)";
    let written = folders::write(session, &request.folder, vec![(label, file)])?;
    let record = TafelRecord {
        name: NAME.to_owned(),
        period: quarter(table.stichtag),
        written_on: now.date(),
        content: kept::write(&table)?,
    };
    let store = &mut session.vault_mut()?.store;
    let noted = store.transact(Op::WriteBedarf, None, now, |tx| tx.keep_tafel(&record));
    if let Err(error) = noted {
        folders::take_back(session, &written.files);
        return Err(error.into());
    }
    Ok(written)
}

/// The smallest number of persons that is told.
pub(crate) fn min_count(store: &Store) -> Answer<MinCount> {
    let k = match einstellungen::load(store)?.min_count {
        0 => USUAL_MIN_COUNT,
        k => k,
    };
    MinCount::new(k).map_err(|_| ErrorCode::MinCountTooSmall.into())
}

/// What may be told today, for people and as it is remembered.
fn told(store: &Store, lists: &Presets, today: NaiveDate) -> Answer<(ToldBedarf, NeedTable)> {
    let reader = store.reader();
    let last = reader.latest_tafel(NAME)?;
    let last = last.map(|record| kept::read(&record.content)).transpose()?;
    let need = need::count(&reader, lists, today)?;
    let table = protect_need(&need, min_count(store)?, last.as_ref());
    let directory = Directory::read(&reader, today)?;
    let row = |entry: &ListEntry| row(entry, &table, directory.supply(&entry.code));
    let told = ToldBedarf {
        stichtag: table.stichtag,
        k: table.k,
        persons: table.persons.map_or_else(hidden, |all| all.to_string()),
        repeated: last.as_ref() == Some(&table),
        rows: lists.entries(FIELD).map(row).collect(),
        notes: notes(table.k),
    };
    Ok((told, table))
}

fn row(entry: &ListEntry, table: &NeedTable, supply: Supply) -> ToldBedarfRow {
    let told = table.fields.get(entry.code.as_str()).copied().flatten();
    ToldBedarfRow {
        label: entry.label.clone(),
        need: told.map_or_else(hidden, |told| told.count.to_string()),
        stichtag: told.map(|told| told.stichtag),
        supply,
    }
}

fn hidden() -> String {
    HIDDEN.to_owned()
}

fn notes(k: u32) -> Vec<String> {
    vec![
        format!(
            "Schutz: Eine Zahl wird ab {k} Personen gezeigt, und nur wenn auch mindestens {k} Personen diesen Bedarf nicht haben; sonst steht ein Punkt (.), auch bei null. Jedes Handlungsfeld wird für sich entschieden."
        ),
        format!(
            "Die Bedarfszahlen werden höchstens einmal im Kalendervierteljahr neu gezählt und in ihm wiederholt. Eine gezeigte Zahl wird erst ersetzt, wenn sich die Personen mit und die ohne den Bedarf um mindestens {k} geändert haben; bis dahin steht die alte mit ihrem Tag."
        ),
    ]
}

fn sheet(told: &ToldBedarf, today: NaiveDate) -> Vec<u8> {
    let number = |number: Option<u32>| number.map_or_else(unknown, |number| number.to_string());
    let date = |day: Option<NaiveDate>| day.map(german_date).unwrap_or_default();
    let rows = told.rows.iter().map(|row| {
        vec![
            row.label.clone(),
            row.need.clone(),
            date(row.stichtag),
            row.supply.offers.to_string(),
            number(row.supply.places),
            number(row.supply.free_places),
            date(row.supply.free_as_of),
        ]
    });
    let line = |name: &str, value: String| vec![name.to_owned(), value];
    let foot = [
        line("Stichtag der Bedarfszahlen", german_date(told.stichtag)),
        line("Stand des Verzeichnisses", german_date(today)),
        line("Mindestfallzahl (k)", told.k.to_string()),
        line("Personen", told.persons.clone()),
    ];
    let words = DEFINITIONS.into_iter().map(str::to_owned);
    let words = words.chain(told.notes.iter().cloned());
    let words = words.map(|sentence| line("Erläuterung", sentence));
    let head = [
        "Handlungsfeld",
        "Personen mit offenem Bedarf",
        "Bedarf gezählt am",
        "Angebote",
        "Plätze",
        "Freie Plätze",
        "Ältester Stand der freien Plätze",
    ];
    csv::table(&head, rows.chain(foot).chain(words))
}

fn unknown() -> String {
    "nicht bekannt".to_owned()
}

//! Finding: `fall list` with its conditions and saved views, `fall search`, likely duplicates, `ansicht …`.

use clap::{Args, Subcommand};
use fallmappe_commands::schema::{
    FaelleFilter, FaelleList, FindDuplicates, ListFaelle, MarkDifferent, MergeFaelle, Nothing,
    OfFall, RemoveView, SaveView, SavedView, Search, SearchHit,
};
use fallmappe_commands::{ErrorCode, command};

use crate::desk::Desk;
use crate::output::{Failure, print};

/// What must hold for the Fälle of a list.
#[derive(Args, Clone)]
pub struct Conditions {
    /// Wörter aus Namen, Nummern oder Notizen
    #[arg(
        long,
        default_value = "",
        hide_default_value = true,
        value_name = "TEXT"
    )]
    search: String,
    /// Nur laufende Fälle
    #[arg(long)]
    offen: bool,
    /// Kein Kontakt seit so vielen Tagen
    #[arg(
        long,
        default_value_t = 0,
        hide_default_value = true,
        value_name = "TAGE"
    )]
    ohne_kontakt: u32,
    /// Das neueste Papier läuft in so vielen Tagen ab oder ist abgelaufen
    #[arg(
        long,
        default_value_t = 0,
        hide_default_value = true,
        value_name = "TAGE"
    )]
    papier_endet: u32,
    /// Keine Einwilligung gilt
    #[arg(long)]
    ohne_einwilligung: bool,
    /// Übergabe steht noch aus
    #[arg(long)]
    offene_uebergabe: bool,
    /// Teilnahme in diesem Programm läuft
    #[arg(
        long,
        default_value = "",
        hide_default_value = true,
        value_name = "CODE"
    )]
    programm: String,
    /// Heutiger Aufenthaltsstatus
    #[arg(
        long,
        default_value = "",
        hide_default_value = true,
        value_name = "CODE"
    )]
    status: String,
}

impl Conditions {
    fn filter(&self) -> FaelleFilter {
        FaelleFilter {
            only_open: self.offen,
            no_kontakt_days: self.ohne_kontakt,
            document_expires_days: self.papier_endet,
            without_einwilligung: self.ohne_einwilligung,
            open_uebergabe: self.offene_uebergabe,
            programme: self.programm.clone(),
            status: self.status.clone(),
        }
    }
}

#[derive(Subcommand)]
pub enum AnsichtVerb {
    /// Gespeicherte Ansichten zeigen
    List,
    /// Eine Ansicht unter einem Namen speichern
    Save {
        /// Name
        name: String,
        #[command(flatten)]
        conditions: Conditions,
    },
    /// Eine Ansicht entfernen
    Remove {
        /// Name
        name: String,
    },
}

pub fn run_views(desk: &mut Desk, verb: AnsichtVerb) -> Result<(), Failure> {
    desk.unlock()?;
    let json = desk.global.json;
    match verb {
        AnsichtVerb::List => {
            let list = desk.call(command::list_views, Nothing {})?;
            print(json, &list, |list| {
                list.rows.iter().map(|view| view.name.clone()).collect()
            })
        }
        AnsichtVerb::Save { name, conditions } => {
            let view = SavedView {
                name,
                search: conditions.search.clone(),
                filter: conditions.filter(),
            };
            let done = desk.call(command::save_view, SaveView { view })?;
            print(json, &done, |_| vec!["Ansicht gespeichert.".to_owned()])
        }
        AnsichtVerb::Remove { name } => {
            let done = desk.call(command::remove_view, RemoveView { name })?;
            print(json, &done, |_| vec!["Ansicht entfernt.".to_owned()])
        }
    }
}

/// `fall list`: typed conditions, or those of a saved view.
pub fn list(
    desk: &mut Desk,
    conditions: &Conditions,
    view: Option<&str>,
    limit: u32,
) -> Result<(), Failure> {
    let (search, filter) = match view {
        None => (conditions.search.clone(), conditions.filter()),
        Some(name) => {
            let views = desk.call(command::list_views, Nothing {})?.rows;
            let view = views.into_iter().find(|view| view.name == name);
            let view = view.ok_or(ErrorCode::NotFound)?;
            (view.search, view.filter)
        }
    };
    let list = all_pages(desk, search, filter, limit)?;
    print(desk.global.json, &list, |list| {
        let rows = list.rows.iter().map(|row| {
            format!(
                "{}\t{}\t{}\t{}",
                row.number, row.name, row.birth_date, row.status
            )
        });
        rows.chain([format!("{} von {} Fällen", list.rows.len(), list.total)])
            .collect()
    })
}

/// As many rows as were asked for; the command gives them page by page.
fn all_pages(
    desk: &mut Desk,
    search: String,
    filter: FaelleFilter,
    limit: u32,
) -> Result<FaelleList, Failure> {
    let mut request = ListFaelle {
        search,
        filter,
        offset: 0,
        limit,
    };
    let mut list = desk.call(command::list_faelle, request.clone())?;
    loop {
        request.offset = u32::try_from(list.rows.len()).unwrap_or(u32::MAX);
        request.limit = limit.saturating_sub(request.offset);
        if request.limit == 0 || request.offset >= list.total {
            return Ok(list);
        }
        let more = desk.call(command::list_faelle, request.clone())?.rows;
        if more.is_empty() {
            return Ok(list);
        }
        list.rows.extend(more);
    }
}

/// `fall search`: places in their sentence, the hit in brackets.
pub fn search(desk: &mut Desk, text: String, limit: u32) -> Result<(), Failure> {
    let hits = desk.call(command::search, Search { text, limit })?;
    print(desk.global.json, &hits, |hits| {
        hits.rows.iter().map(line).collect()
    })
}

fn line(hit: &SearchHit) -> String {
    let sentence: String = hit
        .pieces
        .iter()
        .map(|piece| match piece.hit {
            true => format!("[{}]", piece.text),
            false => piece.text.clone(),
        })
        .collect();
    format!("{}\t{}\t{}\t{sentence}", hit.number, hit.name, hit.what)
}

/// `fall duplicates`: who could be the same person, and why.
pub fn duplicates(desk: &mut Desk, number: &str) -> Result<(), Failure> {
    let view = desk.open_fall(number)?;
    let request = FindDuplicates {
        person: view.person,
        fall: Some(view.id),
    };
    let found = desk.call(command::find_duplicates, request)?;
    print(desk.global.json, &found, |found| {
        let rows = found.rows.iter().map(|row| {
            let reasons = row.reasons.join("; ");
            format!(
                "{}\t{}\t{}\t{reasons}",
                row.number, row.name, row.birth_date
            )
        });
        rows.collect()
    })
}

/// `fall different`: two Fälle are about two persons.
pub fn different(desk: &mut Desk, one: &str, other: &str) -> Result<(), Failure> {
    let request = MarkDifferent {
        fall: desk.fall(one)?,
        other: desk.fall(other)?,
    };
    let done = desk.call(command::mark_different, request)?;
    print(desk.global.json, &done, |_| vec!["Vermerkt.".to_owned()])
}

/// `fall merge`: two Fälle about one person become one; can be taken back with `verlauf undo`.
pub fn merge(desk: &mut Desk, keep: &str, absorb: &str) -> Result<(), Failure> {
    let request = MergeFaelle {
        keep: desk.fall(keep)?,
        absorb: desk.fall(absorb)?,
    };
    let done = desk.call(command::merge_faelle, request)?;
    print(desk.global.json, &done, |_| {
        vec!["Zusammengeführt; zurück geht es mit „verlauf undo“.".to_owned()]
    })
}

/// `fall remove`: a whole Fall goes into the bin.
pub fn remove(desk: &mut Desk, number: &str) -> Result<(), Failure> {
    let fall = desk.fall(number)?;
    let done = desk.call(command::remove_fall, OfFall { fall })?;
    print(desk.global.json, &done, |_| {
        vec!["In den Papierkorb gelegt.".to_owned()]
    })
}

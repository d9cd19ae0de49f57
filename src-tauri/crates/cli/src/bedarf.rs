//! `bedarf …` and `struktur …`: need and supply, and what stood in the way, on the own desk and as a protected table.

use std::path::PathBuf;

use clap::Subcommand;
use fallmappe_commands::schema::{
    BedarfView, ExportStrukturhemmnisse, IntoFolder, ListStrukturhemmnisse, Nothing, OfHalbjahr,
    SaveBerichtstext, Strukturbericht, StrukturhemmnisseList, Supply, WrittenFiles,
};
use fallmappe_commands::{ErrorCode, command};
use fallmappe_domain::code::Code;
use fallmappe_domain::dates::german_date;

use crate::datenschutz::Zeitraum;
use crate::desk::{Desk, handle};
use crate::output::{Failure, print};

#[derive(Subcommand)]
pub enum BedarfVerb {
    /// Genaue Zahlen für den eigenen Schreibtisch: intern, nicht anonym
    Show {
        /// Stattdessen die geschützte Tabelle zeigen
        #[arg(long)]
        geschuetzt: bool,
    },
    /// Geschützte Tabelle schreiben; im selben Vierteljahr immer dieselben Bedarfszahlen
    Write {
        /// Verzeichnis
        #[arg(long, value_name = "DIR")]
        out: PathBuf,
    },
}

pub fn run(desk: &mut Desk, verb: BedarfVerb) -> Result<(), Failure> {
    desk.unlock()?;
    match verb {
        BedarfVerb::Show { geschuetzt } => {
            let view = desk.call(command::get_bedarf, Nothing {})?;
            if geschuetzt {
                return print(desk.global.json, &view.told, |_| told(&view));
            }
            print(desk.global.json, &view, exact)
        }
        BedarfVerb::Write { out } => {
            let folder = handle(&out)?;
            let files = desk.call(command::write_bedarf, IntoFolder { folder })?;
            written(desk, &files)
        }
    }
}

fn exact(view: &BedarfView) -> Vec<String> {
    let head = format!(
        "{}; {} Personen am {}",
        view.mark,
        view.persons,
        german_date(view.stichtag)
    );
    let rows = view.rows.iter().map(|row| {
        let supply = offered(&row.supply);
        format!("{:<40}\t{} mit Bedarf\t{supply}", row.label, row.need)
    });
    [head]
        .into_iter()
        .chain(rows)
        .chain(view.definitions.iter().cloned())
        .collect()
}

fn told(view: &BedarfView) -> Vec<String> {
    let told = &view.told;
    let head = format!(
        "{} Personen am {}; Mindestfallzahl {}",
        told.persons,
        german_date(told.stichtag),
        told.k
    );
    let rows = told.rows.iter().map(|row| {
        let supply = offered(&row.supply);
        format!("{:<40}\t{}\t{supply}", row.label, row.need)
    });
    let words = view.definitions.iter().chain(&told.notes).cloned();
    [head].into_iter().chain(rows).chain(words).collect()
}

fn offered(supply: &Supply) -> String {
    let number = |number: Option<u32>| number.map_or("?".to_owned(), |one| one.to_string());
    format!(
        "{} Angebote, {} frei von {}",
        supply.offers,
        number(supply.free_places),
        number(supply.places)
    )
}

#[derive(Subcommand)]
pub enum StrukturVerb {
    /// Strukturhemmnisse aller Fälle für den eigenen Schreibtisch: intern, nicht anonym
    List {
        #[command(flatten)]
        zeitraum: Zeitraum,
    },
    /// Eigenen Wortlaut zu einer Art speichern, oder mit leerem Text entfernen
    Text {
        /// Art, z. B. wartezeit
        art: String,
        /// Ein Satz, der niemanden nennt
        text: String,
        /// Gelesen: Der Satz nennt niemanden; erst dann geht er hinaus
        #[arg(long)]
        geprueft: bool,
    },
    /// Bericht eines abgeschlossenen Halbjahrs zeigen
    Show {
        /// Halbjahr, z. B. 2026-1
        #[arg(long, value_name = "JJJJ-H", value_parser = half_year)]
        halbjahr: (i32, u8),
    },
    /// Bericht als Tabelle schreiben und die Einträge als weitergegeben vermerken
    Export {
        /// Halbjahr, z. B. 2026-1
        #[arg(long, value_name = "JJJJ-H", value_parser = half_year)]
        halbjahr: (i32, u8),
        /// Verzeichnis
        #[arg(long, value_name = "DIR")]
        out: PathBuf,
    },
}

fn half_year(typed: &str) -> Result<(i32, u8), String> {
    let parts = typed.split_once('-');
    let read = parts.and_then(|(year, half)| Some((year.parse().ok()?, half.parse().ok()?)));
    read.ok_or_else(|| "Ein Halbjahr hat die Form JJJJ-1 oder JJJJ-2.".to_owned())
}

pub fn run_struktur(desk: &mut Desk, verb: StrukturVerb) -> Result<(), Failure> {
    desk.unlock()?;
    match verb {
        StrukturVerb::List { zeitraum } => {
            let request = ListStrukturhemmnisse {
                from: zeitraum.von,
                to: zeitraum.bis,
            };
            let list = desk.call(command::list_strukturhemmnisse, request)?;
            print(desk.global.json, &list, obstacles)
        }
        StrukturVerb::Text {
            art,
            text,
            geprueft,
        } => save_text(desk, art, text, geprueft),
        StrukturVerb::Show {
            halbjahr: (year, half),
        } => {
            let request = OfHalbjahr { year, half };
            let seen = desk.call(command::preview_strukturbericht, request)?;
            print(desk.global.json, &seen, report)
        }
        StrukturVerb::Export {
            halbjahr: (year, half),
            out,
        } => {
            let request = ExportStrukturhemmnisse {
                year,
                half,
                folder: handle(&out)?,
            };
            let files = desk.call(command::export_strukturhemmnisse, request)?;
            written(desk, &files)
        }
    }
}

fn save_text(desk: &mut Desk, kind: String, text: String, reviewed: bool) -> Result<(), Failure> {
    let request = SaveBerichtstext {
        kind: Code(kind),
        text,
        reviewed,
    };
    let saved = desk.call(command::save_berichtstext, request)?;
    print(desk.global.json, &saved, |saved| {
        let questions = saved.questions.iter();
        let mut lines: Vec<String> = questions
            .map(|one| format!("Bitte anders: {one}"))
            .collect();
        if lines.is_empty() {
            lines.push("Wortlaut gespeichert.".to_owned());
        }
        lines
    })?;
    if saved.questions.is_empty() {
        Ok(())
    } else {
        Err(ErrorCode::WordingNamesSomebody.into())
    }
}

fn obstacles(list: &StrukturhemmnisseList) -> Vec<String> {
    let rows = list.rows.iter().map(|row| {
        format!(
            "{}\t{}\t{}\t{}",
            row.month, row.kind, row.handlungsfeld, row.text
        )
    });
    let counts = list.counts.iter().map(|one| {
        format!(
            "{}-mal bei {} Personen: {}",
            one.count, one.persons, one.kind
        )
    });
    let kontakte = format!("{} Kontakte sind als strukturell markiert.", list.kontakte);
    [list.mark.clone()]
        .into_iter()
        .chain(rows)
        .chain(counts)
        .chain([kontakte])
        .collect()
}

fn report(seen: &Strukturbericht) -> Vec<String> {
    let head = format!(
        "{} bis {}; {} Personen; Mindestfallzahl {}",
        german_date(seen.from),
        german_date(seen.to),
        seen.persons,
        seen.k
    );
    let rows = seen.rows.iter().map(|row| {
        format!(
            "{:<48}\t{}\t{}\t{}",
            row.kind, row.persons, row.entries, row.text
        )
    });
    [head]
        .into_iter()
        .chain(rows)
        .chain(seen.notes.iter().cloned())
        .collect()
}

fn written(desk: &Desk, files: &WrittenFiles) -> Result<(), Failure> {
    print(desk.global.json, files, |files| {
        let files = files.files.iter();
        files
            .map(|file| format!("{}: {}", file.label, file.place))
            .collect()
    })
}

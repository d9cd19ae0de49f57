//! `angebot …` and `ansprache …`: the directory of offers, and the tally of people who were spoken to.

use chrono::NaiveDate;
use clap::Subcommand;
use fallmappe_commands::command;
use fallmappe_commands::schema::{
    AngeboteList, AnsprachenList, ListAnsprachen, Nothing, OfAngebot, OfAnsprache, SaveAngebot,
    SaveAnsprache,
};
use fallmappe_domain::angebot::Angebot;
use fallmappe_domain::ansprache::Ansprache;
use fallmappe_domain::code::Code;
use fallmappe_domain::dates::german_date;
use fallmappe_domain::ids::{AngebotId, AnspracheId};

use crate::datenschutz::Zeitraum;
use crate::desk::Desk;
use crate::output::{Failure, print};

#[derive(Subcommand)]
pub enum AngebotVerb {
    /// Angebot ins Verzeichnis aufnehmen
    Add {
        /// Wie es heißt
        #[arg(long, value_name = "TEXT")]
        titel: String,
        /// Name der Stelle
        #[arg(long)]
        stelle: String,
        /// Handlungsfelder, mit Komma getrennt, z. B. sprache,alphabetisierung
        #[arg(long, value_name = "FELD,…", value_delimiter = ',', required = true)]
        felder: Vec<String>,
        /// Art der Vermittlung, z. B. sprachkurs
        #[arg(long, value_name = "ART")]
        art: Option<String>,
        /// Plätze
        #[arg(long, value_name = "ZAHL")]
        plaetze: Option<u32>,
        /// Freie Plätze; dann auch --stand
        #[arg(long, value_name = "ZAHL", requires = "stand")]
        frei: Option<u32>,
        /// Tag, an dem nach freien Plätzen gefragt wurde
        #[arg(long, value_name = "JJJJ-MM-TT", requires = "frei")]
        stand: Option<NaiveDate>,
        /// Erster Tag
        #[arg(long, value_name = "JJJJ-MM-TT")]
        von: Option<NaiveDate>,
        /// Letzter Tag
        #[arg(long, value_name = "JJJJ-MM-TT")]
        bis: Option<NaiveDate>,
        /// Verlangtes Sprachniveau, z. B. a2
        #[arg(long, value_name = "NIVEAU")]
        sprache: Option<String>,
        /// Wer kommen kann
        #[arg(
            long,
            default_value = "",
            hide_default_value = true,
            value_name = "TEXT"
        )]
        voraussetzung: String,
    },
    /// Angebote auflisten
    List,
    /// Angebot entfernen
    Remove {
        /// Nummer aus „angebot list“
        nummer: i64,
    },
}

pub fn run(desk: &mut Desk, verb: AngebotVerb) -> Result<(), Failure> {
    desk.unlock()?;
    match verb {
        AngebotVerb::Add {
            titel,
            stelle,
            felder,
            art,
            plaetze,
            frei,
            stand,
            von,
            bis,
            sprache,
            voraussetzung,
        } => {
            let angebot = Angebot {
                title: titel,
                stelle: desk.stelle(&stelle)?,
                handlungsfelder: felder.iter().map(|field| Code::new(field.trim())).collect(),
                kind: art.map_or_else(Code::not_asked, Code),
                places: plaetze,
                free_places: frei,
                free_as_of: stand,
                valid_from: von,
                valid_until: bis,
                language_level: sprache.map(Code),
                requirements: voraussetzung,
                remark: String::new(),
            };
            let saved = desk.call(command::save_angebot, SaveAngebot { id: None, angebot })?;
            print(desk.global.json, &saved, |_| {
                vec!["Angebot gespeichert.".to_owned()]
            })
        }
        AngebotVerb::List => {
            let list = desk.call(command::list_angebote, Nothing {})?;
            print(desk.global.json, &list, offers)
        }
        AngebotVerb::Remove { nummer } => {
            let id = AngebotId(nummer);
            let done = desk.call(command::remove_angebot, OfAngebot { id })?;
            print(desk.global.json, &done, |_| {
                vec!["Angebot entfernt.".to_owned()]
            })
        }
    }
}

fn offers(list: &AngeboteList) -> Vec<String> {
    let rows = list.rows.iter().map(|row| {
        let angebot = &row.angebot;
        let number = |number: Option<u32>| number.map_or("?".to_owned(), |one| one.to_string());
        let as_of = angebot.free_as_of.map(german_date).unwrap_or_default();
        format!(
            "{}\t{}\t{}\t{} frei von {}\t{as_of}\t{}",
            row.id,
            angebot.title,
            row.stelle,
            number(angebot.free_places),
            number(angebot.places),
            if row.valid {
                "gilt"
            } else {
                "gilt heute nicht"
            },
        )
    });
    rows.collect()
}

#[derive(Subcommand)]
pub enum AnspracheVerb {
    /// Angesprochene zählen, ohne Namen
    Add {
        /// Tag; sonst heute
        #[arg(long, value_name = "JJJJ-MM-TT")]
        am: Option<NaiveDate>,
        /// Programm, z. B. kim
        #[arg(long, value_name = "PROGRAMM")]
        preset: String,
        /// Ort, z. B. unterkunft, schule, veranstaltung, behoerde, sozialraum, fern, sonstiges
        #[arg(long)]
        ort: String,
        /// Angesprochene Personen
        #[arg(long, value_name = "ZAHL")]
        personen: u32,
        /// Davon wollten mehr wissen
        #[arg(long, value_name = "ZAHL", default_value_t = 0)]
        interessiert: u32,
    },
    /// Zählungen auflisten, mit Summen
    List {
        #[command(flatten)]
        zeitraum: Zeitraum,
    },
    /// Zählung entfernen
    Remove {
        /// Nummer aus „ansprache list“
        nummer: i64,
    },
}

pub fn run_ansprache(desk: &mut Desk, verb: AnspracheVerb) -> Result<(), Failure> {
    let today = desk.unlock()?.today;
    match verb {
        AnspracheVerb::Add {
            am,
            preset,
            ort,
            personen,
            interessiert,
        } => {
            let ansprache = Ansprache {
                date: am.unwrap_or(today),
                programme: Code(preset),
                place: Code(ort),
                reached: personen,
                interested: interessiert,
            };
            let request = SaveAnsprache {
                id: None,
                ansprache,
            };
            let saved = desk.call(command::save_ansprache, request)?;
            print(desk.global.json, &saved, |_| vec!["Gezählt.".to_owned()])
        }
        AnspracheVerb::List { zeitraum } => {
            let request = ListAnsprachen {
                from: zeitraum.von,
                to: zeitraum.bis,
            };
            let list = desk.call(command::list_ansprachen, request)?;
            print(desk.global.json, &list, tally)
        }
        AnspracheVerb::Remove { nummer } => {
            let id = AnspracheId(nummer);
            let done = desk.call(command::remove_ansprache, OfAnsprache { id })?;
            print(desk.global.json, &done, |_| vec!["Entfernt.".to_owned()])
        }
    }
}

fn tally(list: &AnsprachenList) -> Vec<String> {
    let rows = list.rows.iter().map(|row| {
        let line = &row.ansprache;
        format!(
            "{}\t{}\t{}\t{}\t{} angesprochen, {} interessiert",
            row.id,
            german_date(line.date),
            line.programme.as_str(),
            line.place.as_str(),
            line.reached,
            line.interested
        )
    });
    let sum = format!(
        "Zusammen {} Ansprachen, davon {} interessiert; wer zweimal angesprochen wurde, zählt zweimal.",
        list.reached, list.interested
    );
    rows.chain([sum]).collect()
}

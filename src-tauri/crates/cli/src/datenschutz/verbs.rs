//! The words for duties of data protection: papers, laws, Protokoll, and what goes to the coordination.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args, Subcommand, ValueEnum};

#[derive(Subcommand)]
pub enum RechtVerb {
    /// Datenschutzrechte auflisten, die zur Wahl stehen
    List,
    /// Das Recht wählen, das für den Träger gilt; die Blätter nennen dann seine Artikel
    Choose {
        /// Kennung, z. B. dsgvo_dsg_nrw, dsgvo_bdsg, kdg, dsg_ekd
        code: String,
    },
}

#[derive(Subcommand)]
pub enum BueroVerb {
    /// Zeigen, was in Briefen steht
    Show,
    /// Name und Anschrift des Büros für Briefe setzen; was nicht genannt ist, bleibt
    Set(BueroArguments),
}

/// What letters say about the office.
#[derive(Args)]
pub struct BueroArguments {
    /// Name des Büros
    #[arg(long, value_name = "TEXT")]
    pub name: Option<String>,
    /// Name der Bearbeiterin oder des Bearbeiters
    #[arg(long, value_name = "TEXT")]
    pub person: Option<String>,
    /// Straße und Hausnummer
    #[arg(long, value_name = "TEXT")]
    pub strasse: Option<String>,
    /// Postleitzahl und Ort
    #[arg(long, value_name = "TEXT")]
    pub ort: Option<String>,
    /// Telefon
    #[arg(long, value_name = "TEXT")]
    pub telefon: Option<String>,
    /// E-Mail
    #[arg(long, value_name = "TEXT")]
    pub email: Option<String>,
}

#[derive(Subcommand)]
pub enum BlattVerb {
    /// Information, Einwilligung oder Widerruf als PDF zum Unterschreiben
    Write {
        /// Welches Blatt
        #[arg(value_enum)]
        art: BlattArt,
        /// Fallnummer; für die Information nicht nötig
        #[arg(long, value_name = "N")]
        fall: Option<String>,
        /// Name der Stelle, um deren neueste Einwilligung es geht
        #[arg(long, value_name = "STELLE")]
        an: Option<String>,
        /// Verzeichnis
        #[arg(long, value_name = "DIR")]
        out: PathBuf,
    },
}

#[derive(Clone, Copy, ValueEnum)]
pub enum BlattArt {
    /// Information über die Verarbeitung
    Datenschutzinformation,
    /// Einwilligung
    Einwilligung,
    /// Widerruf einer Einwilligung
    Widerruf,
}

#[derive(Subcommand)]
pub enum ProtokollVerb {
    /// Zeilen des Protokolls, neueste zuerst
    List {
        #[command(flatten)]
        auswahl: ProtokollAuswahl,
        /// Höchstens so viele Zeilen
        #[arg(long, default_value_t = 100, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=500))]
        limit: u32,
    },
    /// Protokoll als PDF und Tabelle schreiben
    Print {
        #[command(flatten)]
        auswahl: ProtokollAuswahl,
        /// Verzeichnis
        #[arg(long, value_name = "DIR")]
        out: PathBuf,
    },
}

/// Which lines of the Protokoll.
#[derive(Args)]
pub struct ProtokollAuswahl {
    /// Nur dieser Vorgang, z. B. export_fall
    #[arg(
        long,
        default_value = "",
        hide_default_value = true,
        value_name = "VORGANG"
    )]
    pub vorgang: String,
    /// Nur dieser Fall
    #[arg(long, default_value = "", hide_default_value = true, value_name = "N")]
    pub fall: String,
    #[command(flatten)]
    pub zeitraum: Zeitraum,
}

/// A time, open at both ends unless a day is named.
#[derive(Args)]
pub struct Zeitraum {
    /// Erster Tag
    #[arg(long, value_name = "JJJJ-MM-TT")]
    pub von: Option<NaiveDate>,
    /// Letzter Tag
    #[arg(long, value_name = "JJJJ-MM-TT")]
    pub bis: Option<NaiveDate>,
}

//! `uebergabe …`

mod incoming;
mod making;
mod standing;
pub mod words;

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args, Subcommand};

use crate::desk::Desk;
use crate::output::Failure;
use words::{Antwort, Blatt, Ereignis, Form, Produkt};

#[derive(Subcommand)]
pub enum UebergabeVerb {
    /// Zeigen, was das Haus verlassen würde
    Preview {
        #[command(flatten)]
        choice: Choice,
    },
    /// Paket und Brief schreiben, oder Brief und Bogen mit Namen, oder das Blatt für die Fallkonferenz
    Create {
        #[command(flatten)]
        choice: Choice,
        /// Verzeichnis
        #[arg(long, value_name = "DIR")]
        out: PathBuf,
        /// Alle offenen Vorschläge annehmen
        #[arg(long)]
        accept_suggestions: bool,
        /// Form des Pakets
        #[arg(long, value_enum, default_value_t = Form::Schluessel)]
        form: Form,
        /// Art der Übergabe: vollstaendig, mitbetreuung oder verweisung; ohne Angabe die für die Stelle übliche
        #[arg(long, value_name = "ART")]
        art: Option<String>,
        /// Rückmeldung erbeten bis; ohne Angabe 28 Tage
        #[arg(long, value_name = "JJJJ-MM-TT")]
        bis: Option<NaiveDate>,
        /// Ab diesem Tag führt die Stelle den Fall, wenn das vereinbart ist (nur mit Namen)
        #[arg(long, value_name = "JJJJ-MM-TT")]
        fallfuehrung_ab: Option<NaiveDate>,
        /// Tag des gemeinsamen Gesprächs (nur mit Namen)
        #[arg(long, value_name = "JJJJ-MM-TT")]
        gespraech_am: Option<NaiveDate>,
        /// Diese Dateien wurden durchgesehen, weil sie sich nicht durchsuchen lassen (Nummern wie bei „datei list“)
        #[arg(long, value_name = "ID,…", value_delimiter = ',')]
        durchgesehen: Vec<i64>,
        /// Datei für das Passwort des Pakets; ohne Angabe steht es einmal in der Ausgabe
        #[arg(long, value_name = "FILE")]
        packet_passphrase_out: Option<PathBuf>,
    },
    /// Wörter eines Falls merken: was bleibt, was ersetzt wird; ohne Wort die gemerkten zeigen
    Words {
        /// Fallnummer
        #[arg(long, value_name = "N")]
        fall: String,
        /// Dieses Wort bleibt
        #[arg(long, value_name = "WORT")]
        keep: Vec<String>,
        /// Dieses Wort wird überall ersetzt; ohne „=“ durch eine Kennung
        #[arg(long, value_name = "WORT[=ERSATZ]")]
        replace: Vec<String>,
        /// Zu diesem Wort nichts mehr merken
        #[arg(long, value_name = "WORT")]
        forget: Vec<String>,
    },
    /// Alle Übergaben mit ihrem Stand
    List {
        /// Nur die, bei denen eine Antwort aussteht
        #[arg(long)]
        offen: bool,
    },
    /// Eine Übergabe mit allem, was geschehen ist
    Show {
        /// Nummer wie bei „uebergabe list“
        id: i64,
    },
    /// Eintragen, was geschehen ist: ausgehändigt, Antwort am Telefon oder auf Papier
    Event {
        /// Nummer wie bei „uebergabe list“
        id: i64,
        /// Was geschehen ist
        #[arg(long, value_enum)]
        was: Ereignis,
        /// Tag; ohne Angabe heute
        #[arg(long, value_name = "JJJJ-MM-TT")]
        am: Option<NaiveDate>,
        /// Grund (Liste quittungsgrund)
        #[arg(long, value_name = "GRUND", default_value = "")]
        grund: String,
        /// Bemerkung
        #[arg(long, value_name = "TEXT", default_value = "")]
        bemerkung: String,
    },
    /// Quittung einer Stelle einlesen
    ReadReceipt {
        /// Quittung (.age)
        file: PathBuf,
    },
    /// Quittung für ein Paket schreiben; mit Schlüssel oder Passwort auch ohne Tresor
    Receipt {
        #[command(flatten)]
        packet: PacketArguments,
        /// Antwort
        #[arg(long, value_enum)]
        antwort: Antwort,
        /// Grund (Liste quittungsgrund)
        #[arg(long, value_name = "GRUND", default_value = "")]
        grund: String,
        /// Bemerkung, höchstens 500 Zeichen
        #[arg(long, value_name = "TEXT", default_value = "")]
        bemerkung: String,
        /// Wer antwortet
        #[arg(long, value_name = "NAME", default_value = "")]
        von: String,
        /// Ab diesem Tag übernimmt die Stelle die Fallführung
        #[arg(long, value_name = "JJJJ-MM-TT")]
        ab: Option<NaiveDate>,
        /// Wievielte Antwort auf dieses Paket; nur ohne Tresor nötig
        #[arg(long, value_name = "N", default_value_t = 1)]
        nummer: u32,
        /// Verzeichnis
        #[arg(long, value_name = "DIR")]
        out: PathBuf,
    },
    /// Ein Paket öffnen und prüfen; mit Schlüssel oder Passwort auch ohne Tresor
    Open {
        #[command(flatten)]
        packet: PacketArguments,
        /// Verzeichnis
        #[arg(long, value_name = "DIR")]
        out: PathBuf,
    },
    /// Aus einem Paket einen Fall machen
    TakeOver {
        #[command(flatten)]
        packet: PacketArguments,
    },
    /// Pakete anderer Stellen
    Incoming,
    /// Die öffentlichen Schlüssel dieses Tresors
    Keys,
    /// Wen die Kennungen eines Pakets meinen; das Ansehen steht danach im Protokoll
    Zuordnung {
        /// Nummer wie bei „uebergabe list“
        id: i64,
        /// Die Zuordnung löschen
        #[arg(long)]
        delete: bool,
    },
    /// Ein Blatt schreiben: für die Person, zur Zuordnung, zum Widerruf
    Blatt {
        /// Nummer wie bei „uebergabe list“
        id: i64,
        /// Welches Blatt
        #[arg(long, value_enum)]
        art: Blatt,
        /// Verzeichnis
        #[arg(long, value_name = "DIR")]
        out: PathBuf,
    },
    /// Formular für die Einwilligung, ausgefüllt für eine Stelle
    ConsentForm {
        /// Fallnummer
        #[arg(long, value_name = "N")]
        fall: String,
        /// Name der Stelle
        #[arg(long, value_name = "STELLE")]
        an: String,
        /// Verzeichnis
        #[arg(long, value_name = "DIR")]
        out: PathBuf,
    },
}

/// What is handed over to whom.
#[derive(Args)]
pub struct Choice {
    /// Fallnummer
    #[arg(long, value_name = "N")]
    fall: String,
    /// Name der Stelle
    #[arg(long, value_name = "STELLE")]
    an: String,
    /// Was übergeben wird
    #[arg(long, value_enum, default_value_t = Produkt::Paket)]
    produkt: Produkt,
    /// Zweck im Wortlaut der Einwilligung; ohne Angabe gilt die neueste
    #[arg(long, value_name = "TEXT", default_value = "")]
    zweck: String,
    /// Nur Kontakte ab diesem Tag
    #[arg(long, value_name = "JJJJ-MM-TT")]
    kontakte_ab: Option<NaiveDate>,
    /// Dateien, die mitgehen (Nummern wie bei „datei list“)
    #[arg(long, value_name = "ID,…", value_delimiter = ',')]
    datei: Vec<i64>,
    /// Ein Feld anders behandeln: keep, coarse oder omit, dahinter der Grund
    #[arg(long, value_name = "FELD=WIE:GRUND")]
    anders: Vec<String>,
}

/// A packet and what opens it.
#[derive(Args)]
pub struct PacketArguments {
    /// Paket (.age oder .html)
    packet: PathBuf,
    /// Datei mit dem geheimen age-Schlüssel; ohne Angabe öffnet der Tresor
    #[arg(long, value_name = "FILE", conflicts_with = "packet_passphrase_file")]
    identity: Option<PathBuf>,
    /// Datei mit dem Passwort des Pakets
    #[arg(long, value_name = "FILE")]
    packet_passphrase_file: Option<PathBuf>,
}

pub fn run(desk: &mut Desk, verb: UebergabeVerb) -> Result<(), Failure> {
    match verb {
        UebergabeVerb::Open { packet, out } => incoming::open(desk, &packet, &out),
        UebergabeVerb::Receipt {
            packet,
            antwort,
            grund,
            bemerkung,
            von,
            ab,
            nummer,
            out,
        } => {
            let answer = incoming::Answer {
                answer: antwort.into(),
                reason: words::code(grund),
                remark: bemerkung,
                by: von,
                leads_from: ab,
                number: nummer,
            };
            incoming::receipt(desk, &packet, answer, &out)
        }
        with_vault => {
            desk.unlock()?;
            run_in_vault(desk, with_vault)
        }
    }
}

fn run_in_vault(desk: &mut Desk, verb: UebergabeVerb) -> Result<(), Failure> {
    match verb {
        UebergabeVerb::Preview { choice } => making::preview(desk, choice),
        UebergabeVerb::Create {
            choice,
            out,
            accept_suggestions,
            form,
            art,
            bis,
            fallfuehrung_ab,
            gespraech_am,
            durchgesehen,
            packet_passphrase_out,
        } => {
            let how = making::How {
                out,
                accept_suggestions,
                form: form.into(),
                kind: art,
                valid_until: bis,
                leads_from: fallfuehrung_ab,
                joint_talk: gespraech_am,
                looked_through: durchgesehen,
                passphrase_out: packet_passphrase_out,
            };
            making::create(desk, choice, how)
        }
        UebergabeVerb::Words {
            fall,
            keep,
            replace,
            forget,
        } => making::decide_words(desk, &fall, keep, replace, forget),
        UebergabeVerb::List { offen } => standing::list(desk, offen),
        UebergabeVerb::Show { id } => standing::show(desk, id),
        UebergabeVerb::Event {
            id,
            was,
            am,
            grund,
            bemerkung,
        } => standing::event(desk, id, was.into(), am, words::code(grund), bemerkung),
        UebergabeVerb::ReadReceipt { file } => standing::read_receipt(desk, &file),
        UebergabeVerb::Zuordnung { id, delete } => standing::zuordnung(desk, id, delete),
        UebergabeVerb::Blatt { id, art, out } => standing::blatt(desk, id, art.into(), &out),
        UebergabeVerb::ConsentForm { fall, an, out } => {
            standing::consent_form(desk, &fall, &an, &out)
        }
        UebergabeVerb::TakeOver { packet } => incoming::take_over(desk, &packet),
        UebergabeVerb::Incoming => incoming::list(desk),
        UebergabeVerb::Keys => incoming::keys(desk),
        UebergabeVerb::Open { .. } | UebergabeVerb::Receipt { .. } => Ok(()),
    }
}

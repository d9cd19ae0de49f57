//! The words of the command line (product.md): nouns German, verbs English, help German.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args, Parser, Subcommand};

use crate::angebot::{AngebotVerb, AnspracheVerb};
use crate::bedarf::{BedarfVerb, StrukturVerb};
use crate::datei::DateiVerb;
use crate::datenschutz::{BlattVerb, BueroVerb, ProtokollVerb, RechtVerb};
use crate::eintrag::EintragVerb;
use crate::frist::FristVerb;
use crate::import::ImportArguments;
use crate::preset::PresetVerb;
use crate::projektende::ProjektendeVerb;
use crate::suche::{AnsichtVerb, Conditions};
use crate::uebergabe::UebergabeVerb;
use crate::verlauf::{PapierkorbVerb, VerlaufVerb};

/// Everything that was typed.
#[derive(Parser)]
#[command(
    name = "fallmappe-cli",
    version,
    about = "Fallmappe auf der Kommandozeile: dieselben Befehle wie im Fenster",
    long_about = "Fallmappe auf der Kommandozeile: dieselben Befehle wie im Fenster.\n\n\
        Rückgabewerte: 0 erledigt · 1 unerwarteter Fehler · 2 falscher Aufruf · 3 falsches Passwort oder falscher \
        Schlüssel · 4 Datei beschädigt oder nicht von Fallmappe · 5 von einer Regel abgelehnt · 6 von einer neueren \
        Programmversion · 7 kein Platz oder kein Recht · 8 keine Verbindung",
    disable_help_subcommand = true
)]
pub struct Arguments {
    #[command(flatten)]
    pub global: Global,
    #[command(subcommand)]
    pub noun: Noun,
}

/// What holds for every subcommand.
#[derive(Args)]
pub struct Global {
    /// Verzeichnis des Tresors
    #[arg(long, global = true, value_name = "DIR")]
    pub vault: Option<PathBuf>,
    /// Datei mit dem Passwort (auch FALLMAPPE_PASSPHRASE_FILE); sonst wird gefragt
    #[arg(long, global = true, value_name = "FILE")]
    pub passphrase_file: Option<PathBuf>,
    /// Nur ein JSON-Dokument ausgeben
    #[arg(long, global = true)]
    pub json: bool,
    /// Feste Uhr: dieses Datum gilt als heute
    #[arg(long, global = true, value_name = "JJJJ-MM-TT")]
    pub today: Option<NaiveDate>,
    /// Wiederholbare Pseudonyme; nur in Übungstresoren
    #[arg(long, global = true, value_name = "N")]
    pub seed: Option<u64>,
}

#[derive(Subcommand)]
pub enum Noun {
    /// Tresor anlegen, prüfen, Passwort ändern, mit dem Notfallblatt öffnen
    #[command(subcommand)]
    Vault(VaultVerb),
    /// Fälle einlesen, auflisten, zeigen, ausgeben
    #[command(subcommand)]
    Fall(FallVerb),
    /// Scans und Dateien eines Falls: aufnehmen, auflisten, ausgeben
    #[command(subcommand)]
    Datei(DateiVerb),
    /// Einzelne Einträge eines Falls, im Wortlaut des Austauschformats
    #[command(subcommand)]
    Eintrag(EintragVerb),
    /// Gespeicherte Ansichten der Fallliste
    #[command(subcommand)]
    Ansicht(AnsichtVerb),
    /// Was geändert wurde, und Zurücknehmen
    #[command(subcommand)]
    Verlauf(VerlaufVerb),
    /// Was entfernt wurde, und Zurückholen
    #[command(subcommand)]
    Papierkorb(PapierkorbVerb),
    /// Listen des Programms und des KI
    #[command(subcommand)]
    Preset(PresetVerb),
    /// Stellen, die einen Fall übernehmen können
    #[command(subcommand)]
    Stelle(StelleVerb),
    /// Verzeichnis der Angebote mit Plätzen
    #[command(subcommand)]
    Angebot(Box<AngebotVerb>),
    /// Angesprochene zählen, ohne Namen
    #[command(subcommand)]
    Ansprache(AnspracheVerb),
    /// Einwilligungen; ohne Einwilligung keine Übergabe
    #[command(subcommand)]
    Einwilligung(EinwilligungVerb),
    /// Information, Einwilligung und Widerruf zum Unterschreiben
    #[command(subcommand)]
    Blatt(BlattVerb),
    /// Name und Anschrift des Büros, wie sie in Briefen stehen
    #[command(subcommand)]
    Buero(BueroVerb),
    /// Datenschutzrecht des Trägers
    #[command(subcommand)]
    Recht(RechtVerb),
    /// Protokoll lesen und ausgeben
    #[command(subcommand)]
    Protokoll(ProtokollVerb),
    /// Bedarf in den Fällen und Angebote im Verzeichnis
    #[command(subcommand)]
    Bedarf(BedarfVerb),
    /// Strukturhemmnisse, und der Bericht darüber ohne Personen
    #[command(subcommand)]
    Struktur(StrukturVerb),
    /// Fallübergabe: Vorschau, Paket und Brief
    #[command(subcommand)]
    Uebergabe(Box<UebergabeVerb>),
    /// Projektende: alle offenen Fälle übergeben
    #[command(subcommand)]
    Projektende(ProjektendeVerb),
    /// Freitext pseudonymisieren, ohne Tresor
    #[command(subcommand)]
    Freitext(FreitextVerb),
    /// Geschützter Bericht für das KI
    #[command(subcommand)]
    Statistik(StatistikVerb),
    /// Meldungen zustellen
    #[command(subcommand)]
    Sync(SyncVerb),
    /// Fristen: auflisten, als Kalender ausgeben, Regeln einstellen
    #[command(subcommand)]
    Frist(FristVerb),
    /// Der ganze Weg mit erfundenen Fällen: Tresor, Fälle, Übergabe, Bericht, Zustellung
    Demo {
        /// Verzeichnis für die Ergebnisse
        #[arg(long, value_name = "DIR")]
        out: PathBuf,
    },
}

#[derive(Subcommand)]
pub enum VaultVerb {
    /// Tresor anlegen und das Notfallblatt schreiben
    Create {
        /// Übungstresor für erfundene Fälle
        #[arg(long)]
        practice: bool,
        /// Datei für das Notfallblatt: .pdf oder .txt
        #[arg(long, value_name = "FILE")]
        recovery_out: PathBuf,
    },
    /// Öffnen, alle Prüfsummen nachrechnen, Anzahlen nennen
    Check,
    /// Nur Übungstresore: kleine Notizen einzeln speichern und jede bestätigen
    Exercise {
        /// Anzahl der Notizen
        #[arg(long, value_name = "N")]
        count: u32,
    },
    /// Passwort ändern; die Daten bleiben, wie sie sind
    ChangePassphrase {
        /// Datei mit dem neuen Passwort
        #[arg(long, value_name = "FILE")]
        new_passphrase_file: PathBuf,
    },
    /// Neuen Notfallschlüssel machen; das alte Blatt gilt nicht mehr
    RenewRecovery {
        /// Datei für das neue Notfallblatt: .pdf oder .txt
        #[arg(long, value_name = "FILE")]
        recovery_out: PathBuf,
    },
    /// Mit dem Notfallschlüssel öffnen; Passwort und Notfallblatt werden erneuert
    Recover {
        /// Datei mit dem Notfallschlüssel
        #[arg(long, value_name = "FILE")]
        recovery_key_file: PathBuf,
        /// Datei mit dem neuen Passwort
        #[arg(long, value_name = "FILE")]
        new_passphrase_file: PathBuf,
        /// Datei für das neue Notfallblatt: .pdf oder .txt
        #[arg(long, value_name = "FILE")]
        recovery_out: PathBuf,
    },
}

#[derive(Subcommand)]
pub enum FallVerb {
    /// Fälle aus einer Datei einlesen, im Austauschformat oder aus einer Tabelle: alle oder keinen
    Import(ImportArguments),
    /// Frühere Einlesungen mit der Nummer zum Zurücknehmen
    Imports,
    /// Eine ganze Einlesung zurücknehmen
    Undo {
        /// Nummer aus „fall imports“
        change: u64,
    },
    /// Fälle auflisten
    List {
        #[command(flatten)]
        conditions: Conditions,
        /// Gespeicherte Ansicht statt einzelner Bedingungen
        #[arg(long, value_name = "NAME")]
        ansicht: Option<String>,
        /// Höchstens so viele Zeilen
        #[arg(long, default_value_t = 100, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
        limit: u32,
    },
    /// In allen Fällen suchen; der Fund steht in Klammern
    Search {
        /// Was gesucht wird
        text: String,
        /// Höchstens so viele Funde
        #[arg(long, default_value_t = 30, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=200))]
        limit: u32,
    },
    /// Fälle zeigen, die dieselbe Person meinen könnten
    Duplicates {
        /// Fallnummer
        number: String,
    },
    /// Vermerken, dass zwei Fälle verschiedene Personen meinen
    Different {
        /// Fallnummer
        number: String,
        /// Fallnummer
        other: String,
    },
    /// Zwei Fälle derselben Person zusammenführen
    Merge {
        /// Fall, der bleibt
        keep: String,
        /// Fall, dessen Einträge umziehen
        absorb: String,
    },
    /// Einen Fall in den Papierkorb legen
    Remove {
        /// Fallnummer
        number: String,
    },
    /// Einen Fall zeigen
    Show {
        /// Fallnummer
        number: String,
    },
    /// Eine Person endgültig löschen; nur Nummer, Tag und Grund bleiben
    Erase {
        /// Fallnummer
        number: String,
        /// Grund, ohne Namen
        #[arg(long, value_name = "TEXT")]
        reason: String,
    },
    /// Einen abgeschlossenen Fall auf den Fördernachweis kürzen
    Reduce {
        /// Fallnummer
        number: String,
    },
    /// Abgeschlossene Fälle und wie lange sie aufbewahrt werden
    Retention,
    /// Einen Fall im Austauschformat ausgeben
    Export {
        /// Fallnummer
        number: String,
        /// Verzeichnis
        #[arg(long, value_name = "DIR")]
        out: PathBuf,
    },
}

#[derive(Subcommand)]
pub enum StelleVerb {
    /// Stelle anlegen
    Add {
        /// Name
        #[arg(long)]
        name: String,
        /// Art, z. B. beratungsstelle, jobcenter, berufskolleg
        #[arg(long)]
        kind: String,
        /// Öffentlicher age-Schlüssel
        #[arg(
            long,
            default_value = "",
            hide_default_value = true,
            value_name = "age1…"
        )]
        age_recipient: String,
        /// Anschrift: „Straße Nr., PLZ Ort“
        #[arg(
            long,
            default_value = "",
            hide_default_value = true,
            value_name = "TEXT"
        )]
        address: String,
    },
    /// Stellen auflisten
    List,
}

#[derive(Subcommand)]
pub enum EinwilligungVerb {
    /// Einwilligung erfassen
    Add {
        /// Fallnummer
        #[arg(long, value_name = "N")]
        fall: String,
        /// Name der Stelle
        #[arg(long, value_name = "STELLE")]
        an: String,
        /// Zweck, wie die Person ihn gelesen oder gehört hat
        #[arg(long, value_name = "TEXT")]
        zweck: String,
        /// Datengruppen, mit Komma getrennt, oder „all“ (ohne Gesundheit)
        #[arg(long, value_name = "all|GRUPPE,…")]
        daten: String,
        /// Auch Gesundheitsdaten; heißt ohne --form: die Person hat unterschrieben
        #[arg(long)]
        gesundheit: bool,
        /// Form: unterschrift, elektronisch oder muendlich_mit_vermerk
        #[arg(long, value_name = "FORM")]
        form: Option<String>,
        /// Letzter Tag
        #[arg(long, value_name = "JJJJ-MM-TT")]
        bis: Option<NaiveDate>,
    },
    /// Einwilligungen aller Fälle und wo sie stehen
    List {
        /// Nur für diese Stelle
        #[arg(
            long,
            default_value = "",
            hide_default_value = true,
            value_name = "STELLE"
        )]
        an: String,
        /// Nur, was heute gilt
        #[arg(long)]
        valid: bool,
    },
    /// Alle Einwilligungen für eine Stelle widerrufen
    Withdraw {
        /// Fallnummer
        #[arg(long, value_name = "N")]
        fall: String,
        /// Name der Stelle
        #[arg(long, value_name = "STELLE")]
        an: String,
    },
}

#[derive(Subcommand)]
pub enum FreitextVerb {
    /// JSON-Zeilen von der Standardeingabe, Antworten als JSON-Zeilen auf die Standardausgabe
    Pseudonymise,
}

#[derive(Subcommand)]
pub enum StatistikVerb {
    /// Bericht freigeben und für das KI verschließen; mit --preview nur zeigen
    Release {
        /// Erster Tag
        #[arg(long, value_name = "JJJJ-MM-TT")]
        von: NaiveDate,
        /// Letzter Tag
        #[arg(long, value_name = "JJJJ-MM-TT")]
        bis: NaiveDate,
        /// Tag des Bestands; sonst der letzte Tag
        #[arg(long, value_name = "JJJJ-MM-TT")]
        stichtag: Option<NaiveDate>,
        /// Programm
        #[arg(long, default_value = "kim", value_name = "durchstarten|kim")]
        preset: String,
        /// Kleinste Zahl, die gezeigt wird; mindestens 3
        #[arg(long, value_name = "N")]
        min_count: Option<u32>,
        /// Verzeichnis
        #[arg(long, value_name = "DIR")]
        out: PathBuf,
        /// Alle Zahlen auf Vielfache von fünf runden statt der Blockregel
        #[arg(long)]
        runden: bool,
        /// Nichts einfrieren, nur die Dateien schreiben
        #[arg(long)]
        preview: bool,
    },
    /// Freigegebene Berichte auflisten
    List,
    /// Dateien eines freigegebenen Berichts noch einmal schreiben
    Write {
        /// Nummer aus der Liste
        #[arg(long, value_name = "NR")]
        bericht: i64,
        /// Verzeichnis
        #[arg(long, value_name = "DIR")]
        out: PathBuf,
    },
    /// Aneinander anschließende freigegebene Berichte zu einem zusammenfassen
    Combine {
        /// Erster Tag des ersten Berichts
        #[arg(long, value_name = "JJJJ-MM-TT")]
        von: NaiveDate,
        /// Letzter Tag des letzten Berichts
        #[arg(long, value_name = "JJJJ-MM-TT")]
        bis: NaiveDate,
        /// Programm
        #[arg(long, default_value = "kim", value_name = "durchstarten|kim")]
        preset: String,
        /// Verzeichnis
        #[arg(long, value_name = "DIR")]
        out: PathBuf,
    },
    /// Nachrechnen, was sich aus allen freigegebenen Berichten zusammen errechnen lässt
    Audit {
        /// Programm
        #[arg(long, default_value = "kim", value_name = "durchstarten|kim")]
        preset: String,
    },
    /// Internes Zahlenblatt mit genauen Zahlen: nicht anonym, nicht zur Veröffentlichung
    Intern {
        /// Erster Tag
        #[arg(long, value_name = "JJJJ-MM-TT")]
        von: NaiveDate,
        /// Letzter Tag
        #[arg(long, value_name = "JJJJ-MM-TT")]
        bis: NaiveDate,
        /// Tag des Bestands; sonst der letzte Tag
        #[arg(long, value_name = "JJJJ-MM-TT")]
        stichtag: Option<NaiveDate>,
        /// Erster Tag des Vergleichszeitraums
        #[arg(long, value_name = "JJJJ-MM-TT", requires = "vergleich_bis")]
        vergleich_von: Option<NaiveDate>,
        /// Letzter Tag des Vergleichszeitraums
        #[arg(long, value_name = "JJJJ-MM-TT", requires = "vergleich_von")]
        vergleich_bis: Option<NaiveDate>,
        /// Alter am Stichtag statt beim Eintritt
        #[arg(long)]
        alter_am_stichtag: bool,
        /// Programm
        #[arg(long, default_value = "kim", value_name = "durchstarten|kim")]
        preset: String,
        /// Verzeichnis
        #[arg(long, value_name = "DIR")]
        out: PathBuf,
    },
}

#[derive(Subcommand)]
pub enum SyncVerb {
    /// Wohin gemeldet wird
    Setup {
        /// Öffentlicher age-Schlüssel des KI
        #[arg(long, value_name = "age1…")]
        ki: String,
        /// Eingangsordner des KI
        #[arg(long, value_name = "DIR")]
        inbox: PathBuf,
    },
    /// Zustellen, was wartet
    Push {
        /// Nur eine Runde (ohne Angabe ebenso; für Skripte)
        #[arg(long)]
        once: bool,
    },
    /// Stand der Meldungen
    Status,
}

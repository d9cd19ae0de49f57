//! The definitions and sentences of the internal sheet, German.
//!
//! Not here: sentences that the protected report shares; they stand in `crate::texts`.

use chrono::NaiveDate;

use crate::texts::german_date;

/// Chapter of the properties.
pub(super) const MERKMALE: &str = "Merkmale der Personen";
/// Chapter of what became of people.
pub(super) const VERBLEIB: &str = "Verbleib und Austritt";

pub(super) const NO_RULE: &str = "\
     Keine: genaue Zahlen. Nur für den eigenen Schreibtisch und, wo eine Rechtsgrundlage besteht, für den Verwendungsnachweis; \
     für jede Veröffentlichung gibt es den geschützten Bericht.";

pub(super) const SIGNS: &str = "0 = niemand; x = eine Zahl wäre hier ohne Sinn.";

pub(super) const ANGESPROCHEN: &str = "\
     Angesprochen: Menschen, mit denen über das Programm gesprochen wurde, auch wenn sie nicht aufgenommen wurden; eine Strichliste \
     ohne Namen. Wer aufgenommen wurde, zählt außerdem als Eintritt.";

/// What the movement of the programme means.
pub(super) fn gesamt(begin: Option<NaiveDate>) -> String {
    let since = begin.map_or_else(String::new, |day| format!(" ({})", german_date(day)));
    format!(
        "Eintritt: Eine Person kommt ins Programm; wer ausgetreten ist und zurückkommt, tritt neu ein. Austritt: Eine Person ist \
         in keinem Baustein mehr; der Wechsel des Bausteins ohne Lücke ist kein Austritt. Bestand an einem Tag: eingetreten an \
         diesem Tag oder früher und nicht ausgetreten; am Tag des Austritts zählt man nicht mehr dazu. Personen: verschiedene \
         Menschen, die im Zeitraum im Programm waren oder an seinem ersten Tag ausgetreten sind. Teilnahmen: eine Person in einem \
         Baustein ohne Lücke; eine Person kann mehrere haben. Seit Programmbeginn{since}: alle bis zum letzten Tag des Zeitraums. Es \
         gilt: Bestand am Ende = Bestand davor + Eintritte − Austritte."
    )
}

pub(super) const BAUSTEINE: &str = "\
     Wie beim Programm, für jeden Baustein. Die Summe der Bausteine sind Teilnahmen, nicht Personen: Wer in mehreren Bausteinen ist, \
     zählt in jedem. Die letzten Zeilen nennen die Personen im Programm und wie viele davon in mehreren Bausteinen sind.";

pub(super) const QUARTALE: &str = "\
     Eintritte und Austritte im Kalenderquartal, Bestand an seinem letzten Tag; am Rand des Zeitraums nur die Tage, die in ihm \
     liegen. Bausteine ohne Teilnahme im Zeitraum haben keine Tabelle.";

pub(super) const BALANCED: &str = "Geprüft: Das gilt auch für jeden Baustein.";
pub(super) const UNBALANCED: &str = "Die Probe geht nicht auf; dieses Blatt nicht verwenden.";

/// Said while the period is not over.
pub(super) fn still_running(today: NaiveDate) -> String {
    format!(
        "Der Zeitraum läuft noch; gezählt ist, was am {} erfasst war.",
        german_date(today)
    )
}

/// What the columns of a table of a Merkmal mean.
pub(super) const MERKMAL: &str = "\
     Eintritte: jeder Eintritt im Zeitraum, wie am Tag des Eintritts. Personen: alle Personen des Zeitraums, wie am Tag ihres letzten \
     Eintritts. Bestand: Personen im Bestand am Stichtag, wie am Stichtag.";

/// The same for the age of the persons on the Stichtag.
pub(super) const ALTER_AT_STICHTAG: &str = "\
     Eintritte: jeder Eintritt im Zeitraum, Alter am Tag des Eintritts. Personen: alle Personen des Zeitraums, Alter am Stichtag. \
     Bestand: Personen im Bestand am Stichtag, Alter am Stichtag.";

/// What a crossed table counts.
pub(super) fn crossed(age_at_stichtag: bool) -> String {
    let age = if age_at_stichtag {
        " Das Alter ist das am Stichtag."
    } else {
        ""
    };
    format!("Alle Personen des Zeitraums, wie am Tag ihres letzten Eintritts.{age}")
}

pub(super) const SPRACHE: &str = "\
     Alle Personen des Zeitraums. Zeilen: Sprachstand am Tag des letzten Eintritts. Spalten: Sprachstand am Stichtag, bei \
     Ausgetretenen am Tag des Austritts.";

pub(super) const GEMEINDE: &str = "Gemeinde, in der jemand wohnt, nach Namen geordnet.";

/// What the columns of a table of events mean.
pub(super) const EVENTS: &str = "\
     Ein Ereignis ist kein Endstand: Wer zwei hat, zählt unter Ereignisse zweimal, unter Personen in jeder Zeile einmal; die Zeilen \
     der Personen können deshalb mehr ergeben als die Summe, die jede Person einmal zählt.";

pub(super) const STAND: &str = "\
     Jede Person, die bis zum Stichtag eingetreten ist, genau einmal: in der ersten Zeile, in die sie bis zum Stichtag vermittelt \
     wurde. Davon im Bestand: am Stichtag im Programm, also laufend.";

pub(super) const STATUSWECHSEL: &str = "\
     Wechsel von einer Berichtsgruppe des Aufenthaltsstatus in eine andere, seit dem ersten Eintritt, am Tag des neuen Status im \
     Zeitraum. Gezählt sind Wechsel; wer zweimal wechselt, zählt zweimal. Zeilen: vorher, Spalten: nachher.";

pub(super) const AUSTRITTE: &str = "Jeder Austritt im Zeitraum, wie am Tag des Austritts erfasst.";

pub(super) const SPAETER: &str = "\
     Jeder Austritt im Zeitraum: Verbleib beim Austritt und 3, 6 und 12 Monate danach. Noch nicht fällig: Der Tag liegt nach dem Tag \
     der Auswertung.";

//! Every German sentence of a report. Numbers are put in where they are parameters or already shown, never raw
//! counts.

use chrono::NaiveDate;

use crate::Period;
use crate::plan::Stream;

/// Chapters of a report.
pub(crate) const BEWEGUNG: &str = "Eintritte, Austritte, Bestand";
/// Chapter of the tables of events.
pub(crate) const EREIGNISSE: &str = "Vermittlungen und Begleitung";

/// The chapter of a Merkmal.
pub(crate) fn chapter(of: Stream) -> &'static str {
    match of {
        Stream::Eintritte => "Merkmale der Eingetretenen",
        Stream::Austritte => "Verbleib nach dem Austritt",
        Stream::Bestand => "Merkmale am Stichtag",
    }
}

pub(crate) const KUMULIERT: &str = "Aufnahmen seit Beginn der Zählung";

pub(crate) const GESAMT: &str = "\
     Aufnahmen seit Beginn der Zählung: Bestand vor dem ersten Bericht und alle Eintritte seither; wer zurückkommt, zählt erneut. Eintritt: Eine Person \
     ist im Programm und war beim letzten Bericht nicht als anwesend gezählt; wer zurückkommt, tritt neu ein. Austritt: \
     Eine Person war als anwesend gezählt und ist es am letzten Tag nicht mehr. Bestand am Ende: eingetreten am oder vor \
     dem letzten Tag und bis zu seinem Ende nicht ausgetreten. Nachträglich Erfasstes und Berichtigungen zählen im \
     laufenden Zeitraum. Es gilt: Bestand am Ende = Bestand davor + Eintritte − Austritte.";

pub(crate) const BAUSTEINE: &str = "\
     Wie oben, für jeden Baustein. Wer an mehreren Bausteinen teilnimmt, zählt in jedem einmal; die Summe der Zeilen sind \
     Teilnahmen, nicht Personen.";

/// Why a table has no numbers.
pub(crate) const HIDDEN: &str = "\
     Eine Zahl wäre zu klein oder ließe sich mit anderen Zahlen errechnen; die Tabelle bleibt deshalb ganz geschützt. Der \
     nächste Bericht prüft erneut.";

/// In the first report nobody can be told apart who was there before.
pub(crate) fn merkmal_definition(definition: &str, first: bool) -> String {
    if first {
        return format!(
            "{definition} Im ersten Bericht mit den Personen, die vorher schon da waren."
        );
    }
    definition.to_owned()
}

/// What the columns of a table of events mean.
pub(crate) fn events_definition(definition: &str, persons: bool, several: bool) -> String {
    let mut text = definition.to_owned();
    if persons {
        text.push_str(" Personen: Menschen mit mindestens einem Ereignis; in jeder Zeile zählt jede Person einmal.");
    }
    if persons && several {
        text.push_str(" Über mehrere Berichte zusammengezählt: Wer in zwei Berichten vorkommt, zählt zweimal.");
    }
    text
}

/// The rule in one German paragraph, for the head of the report.
pub(crate) fn rule(k: u32) -> String {
    format!(
        "Blockregel: Gezeigt werden nur genaue Zahlen, hinter denen mindestens {k} Personen \
         stehen; auch die Null gilt als zu klein. Ein Block wird ganz oder gar nicht gezeigt, \
         ebenso jeder Unterschied zwischen gezeigten Zahlen, auch zu früheren Berichten. Ist die \
         feine Gliederung nicht möglich, folgt die nächstgröbere einer vorher festgelegten Leiter."
    )
}

/// The result of recomputing all releases.
pub(crate) fn nothing_betrayed(releases: usize, figures: usize) -> String {
    let releases = match releases {
        1 => "dieser Freigabe".to_owned(),
        several => format!("allen {several} Freigaben zusammen"),
    };
    format!(
        "Aus {releases} lässt sich keine kleine Zahl errechnen; {figures} Zahlen wurden geprüft."
    )
}

/// The same, where something is wrong; the program refuses to release it.
pub(crate) const BETRAYED: &str = "Aus den Freigaben ließe sich eine kleine Zahl errechnen; dieser Bericht darf nicht hinausgehen.";

/// What the signs mean.
pub(crate) fn signs(k: u32) -> String {
    format!(
        "Zeichen: . = geschützt, wird nicht gezeigt; x = wird nach dem Tabellenplan nicht \
         ausgewiesen; <{k} = weniger als {k} Personen, mehr wird nicht gezeigt."
    )
}

/// The other mode, for the head of the report.
pub(crate) const ROUNDING: &str = "\
     5er-Rundung: Jede Zahl ist für sich auf das nächste Vielfache von fünf gerundet, auch Summen; die Abweichung beträgt \
     höchstens zwei, bei Eintritten, Austritten und Bestand als Unterschied zweier gerundeter Zahlen höchstens vier. Summen \
     können deshalb von der Summe der Teile abweichen. Verfahren: Statistisches Bundesamt, \
     Sozialstatistiken, seit 2020.";

/// What a table of another run means.
pub(crate) const SINCE: &str = "\
     Steht bei einer Angabe ein eigener Zeitraum, so konnte sie im letzten Bericht nicht gezeigt werden und gilt für alle Tage \
     seither.";

/// Said in every report by the block rule.
pub(crate) const ROLLED_OVER: &str = "\
     Eine geschützte Tabelle wird mit dem nächsten Bericht für den ganzen Zeitraum seit ihrer letzten Veröffentlichung erneut \
     geprüft, eine Kreuztabelle mit dem Geschlecht für den nächsten Zeitraum. Ein veröffentlichter Zeitraum wird nicht wieder geöffnet.";

/// The honest limit of the rule.
pub(crate) const LIMITS: &str = "\
     Nicht geschützt ist gegen Personen, die alle Beteiligten bis auf eine kennen, gegen Zahlen, \
     die eine andere Stelle über dieselben Personen veröffentlicht, und gegen Schlüsse aus \
     Annahmen, die kein Bericht enthält, zum Beispiel, dass jede Vermittlung in genau einen \
     Baustein führt.";

/// The check sum of domain experts, with shown numbers only.
pub(crate) fn balance(before: u64, eintritte: u64, austritte: u64, end: u64) -> String {
    format!(
        "Probe: Bestand davor {before} + Eintritte {eintritte} − Austritte {austritte} = Bestand \
         am Ende {end}."
    )
}

/// What no figure can answer.
pub(crate) const RESUEMEE: &str = "\
     Das Resümee schreibt die Koordination; die Zahlen oben und die Übersicht der Strukturhemmnisse helfen dabei.";

/// `01.01.2026 bis 30.06.2026`, or one day.
pub(crate) fn range(period: Period) -> String {
    if period.from() == period.to() {
        return format!("Stand {}", german_date(period.to()));
    }
    format!(
        "{} bis {}",
        german_date(period.from()),
        german_date(period.to())
    )
}

/// `31.12.2026`.
pub(crate) fn german_date(day: NaiveDate) -> String {
    day.format("%d.%m.%Y").to_string()
}

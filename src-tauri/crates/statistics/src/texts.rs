//! Every German sentence of a report. Numbers are put in where they are parameters or already shown, never raw
//! counts.

use chrono::NaiveDate;

/// Title and definition of one table.
pub(crate) struct TableText {
    pub id: &'static str,
    pub title: &'static str,
    pub definition: &'static str,
}

pub(crate) const GESAMT: TableText = TableText {
    id: "gesamt",
    title: "Programm insgesamt",
    definition: "Personen: verschiedene Menschen, die an mindestens einem Tag des Berichtszeitraums an \
         einem Baustein teilnahmen; jede Person zählt einmal. Teilnahmen: Jede Person zählt in \
         jedem Baustein, an dem sie im Berichtszeitraum teilnahm, einmal. Eintritte: Personen, \
         die am Tag vor dem Berichtszeitraum nicht im Programm waren und im Berichtszeitraum \
         dazukamen, einschließlich nachträglich erfasster. Austritte: Personen des \
         Berichtszeitraums, die nach seinem letzten Tag nicht mehr im Programm sind. Bestand am \
         Stichtag: Personen, die am oder vor dem Stichtag eingetreten und bis zu seinem Ende \
         nicht ausgetreten sind. Es gilt: Bestand am Ende = Bestand davor + Eintritte − \
         Austritte.",
};

pub(crate) const BAUSTEINE_PERSONEN: TableText = TableText {
    id: "bausteine_personen",
    title: "Teilnahmen je Baustein",
    definition: "Personen, die im Berichtszeitraum an dem Baustein teilnahmen. Wer an mehreren \
         Bausteinen teilnahm, zählt in jedem einmal; die Summe der Zeilen sind Teilnahmen, nicht \
         Personen.",
};

pub(crate) const BAUSTEINE_EINTRITTE: TableText = TableText {
    id: "bausteine_eintritte",
    title: "Eintritte je Baustein",
    definition: "Personen, die am Tag vor dem Berichtszeitraum nicht in dem Baustein waren und im \
         Berichtszeitraum dazukamen, einschließlich nachträglich erfasster.",
};

pub(crate) const BAUSTEINE_AUSTRITTE: TableText = TableText {
    id: "bausteine_austritte",
    title: "Austritte je Baustein",
    definition: "Personen, die im Berichtszeitraum an dem Baustein teilnahmen und nach seinem letzten \
         Tag nicht mehr.",
};

pub(crate) const BAUSTEINE_BESTAND: TableText = TableText {
    id: "bausteine_bestand",
    title: "Bestand je Baustein am Stichtag",
    definition: "Personen, die am oder vor dem Stichtag in den Baustein eingetreten und bis zu seinem \
         Ende nicht ausgetreten sind. Wird nur ausgewiesen, wenn der Stichtag der letzte Tag des \
         Berichtszeitraums ist.",
};

pub(crate) const VERMITTLUNGEN_PERSONEN: TableText = TableText {
    id: "vermittlungen_personen",
    title: "Vermittelte Personen nach Art der Vermittlung",
    definition: "Personen mit mindestens einer Vermittlung der Art im Berichtszeitraum. Eine Person kann \
         in mehreren Zeilen stehen, in jeder zählt sie einmal.",
};

pub(crate) const VERMITTLUNGEN_EREIGNISSE: TableText = TableText {
    id: "vermittlungen_ereignisse",
    title: "Vermittlungen (Ereignisse) nach Art",
    definition: "Jede Vermittlung im Berichtszeitraum zählt, auch mehrere derselben Person. Wird nur \
         ausgewiesen, wenn genug Personen dahinter stehen und der Unterschied zur Zahl der \
         Personen nichts verrät.",
};

/// The rows of the first table: code and label.
pub(crate) const GESAMT_ROWS: [(&str, &str); 5] = [
    ("personen", "Personen"),
    ("teilnahmen", "Teilnahmen"),
    ("eintritte", "Eintritte"),
    ("austritte", "Austritte"),
    ("bestand", "Bestand am Stichtag"),
];

/// The rule in one German paragraph, for the head of the report.
pub(crate) fn rule(k: u32) -> String {
    format!(
        "Blockregel: Gezeigt werden nur genaue Zahlen, hinter denen mindestens {k} Personen \
         stehen; auch die Null gilt als zu klein. Ein Block wird ganz oder gar nicht gezeigt, \
         ebenso jeder Unterschied zwischen gezeigten Zahlen, auch zu früheren Berichten. Ist die \
         feine Gliederung nicht möglich, folgt die nächstgröbere einer vorher festgelegten Leiter."
    )
}

/// What the signs mean.
pub(crate) fn signs(k: u32) -> String {
    format!(
        "Zeichen: . = geschützt, wird nicht gezeigt; x = wird nach dem Tabellenplan nicht \
         ausgewiesen; <{k} = weniger als {k} Personen, mehr wird nicht gezeigt."
    )
}

/// Said in every report.
pub(crate) const NOT_ROLLED_OVER: &str = "\
     Geschützte Angaben bleiben geschützt; sie werden in keinen späteren Bericht übernommen. \
     Nachträglich erfasste Fälle erscheinen im laufenden Berichtszeitraum, ein veröffentlichter \
     wird nicht wieder geöffnet.";

/// The honest limit of the rule.
pub(crate) const LIMITS: &str = "\
     Nicht geschützt ist gegen Personen, die alle Beteiligten bis auf eine kennen, und gegen \
     Zahlen, die eine andere Stelle über dieselben Personen veröffentlicht.";

/// The check sum of domain experts, with shown numbers only.
pub(crate) fn balance(before: u64, eintritte: u64, austritte: u64, end: u64) -> String {
    format!(
        "Probe: Bestand davor {before} + Eintritte {eintritte} − Austritte {austritte} = Bestand \
         am Ende {end}."
    )
}

/// Repeats the old stock where the new one would give too few persons away.
pub(crate) fn old_stock(value: u64, day: NaiveDate) -> String {
    format!(
        "Zu wenig Veränderung seit dem letzten Bericht, um neue Gesamtzahlen zu zeigen. Zuletzt \
         gezeigter Bestand: {value} am {}.",
        german_date(day)
    )
}

/// Why an otherwise normal first table may lack the Eintritte.
pub(crate) const ENTRIES_HIDDEN: &str = "\
     Eintritte sind geschützt, weil der Bestand davor in keinem früheren Bericht gezeigt wurde \
     oder zwischen den Berichtszeiträumen Tage liegen.";

/// `31.12.2026`.
pub(crate) fn german_date(day: NaiveDate) -> String {
    day.format("%d.%m.%Y").to_string()
}

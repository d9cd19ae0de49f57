//! The standing questions of councils with their answers, from released tables alone. A number that the tables hide is
//! hidden here too.
//!
//! The three questions have the same wording in Düsseldorf (30.08.2023) and Leverkusen (07.12.2023). The third asks for
//! experience and is for people to answer; only the figures that help are put in.

use crate::Period;
use crate::release::{Answer, ReleasedTable};
use crate::texts;

/// Answers in the order of the questions.
pub(crate) fn answers(tables: &[ReleasedTable], period: Period) -> Vec<Answer> {
    let when = texts::range(period);
    vec![
        Answer::new(
            "Wie viele Personen haben in welchem Baustein mit welchem Erfolg teilgenommen?",
            vec![movement(tables, &when), bausteine(tables), outcome(tables)],
        ),
        Answer::new(
            "Wie viele Personen haben eine Ausbildung oder Arbeit aufgenommen und wie werden sie weiter begleitet?",
            vec![placed(tables), accompanied(tables)],
        ),
        Answer::new(
            "Welches Resümee ziehen Sie, und wie arbeiten die Ämter zusammen?",
            vec![cooperation(tables), texts::RESUEMEE.to_owned()],
        ),
    ]
}

fn table<'a>(tables: &'a [ReleasedTable], id: &str) -> Option<&'a ReleasedTable> {
    tables.iter().find(|table| table.id() == id)
}

/// `Ausbildung 22, Beschäftigung 16`; `None` when nothing of the table is shown.
fn listed(tables: &[ReleasedTable], id: &str, column: usize) -> Option<String> {
    let shown: Vec<String> = table(tables, id)?
        .shown_rows(column)
        .map(|(label, value)| format!("{label} {value}"))
        .collect();
    (!shown.is_empty()).then(|| shown.join(", "))
}

fn or_hidden(text: Option<String>, what: &str) -> String {
    text.unwrap_or_else(|| format!("{what}: Die Zahlen sind zu klein und bleiben geschützt."))
}

fn movement(tables: &[ReleasedTable], when: &str) -> String {
    let text = listed(tables, "gesamt", 0).map(|figures| format!("Zeitraum {when}: {figures}."));
    or_hidden(text, "Teilnehmende")
}

fn bausteine(tables: &[ReleasedTable]) -> String {
    let text = listed(tables, "bausteine", 3);
    or_hidden(
        text.map(|figures| format!("Teilnahmen je Baustein seit Beginn der Zählung: {figures}. Wer an mehreren Bausteinen teilnahm, zählt in jedem.")),
        "Bausteine",
    )
}

fn outcome(tables: &[ReleasedTable]) -> String {
    let text = listed(tables, "merkmal_verbleib", 0);
    or_hidden(
        text.map(|figures| format!("Verbleib beim Austritt (Personen): {figures}.")),
        "Verbleib beim Austritt",
    )
}

fn placed(tables: &[ReleasedTable]) -> String {
    let text = listed(tables, "ereignisse_vermittlungen", 0);
    or_hidden(
        text.map(|figures| format!("Vermittelte Personen: {figures}.")),
        "Vermittelte Personen",
    )
}

fn accompanied(tables: &[ReleasedTable]) -> String {
    let text = listed(tables, "ereignisse_nachbetreuung", 0);
    or_hidden(
        text.map(|figures| {
            format!("Nachbetreuung nach dem Austritt (Gespräche über den Verbleib): {figures}.")
        }),
        "Nachbetreuung",
    )
}

fn cooperation(tables: &[ReleasedTable]) -> String {
    let konferenzen = listed(tables, "ereignisse_fallkonferenzen", 0);
    let uebergaben = listed(tables, "ereignisse_uebergaben", 0);
    let both: Vec<String> = konferenzen.into_iter().chain(uebergaben).collect();
    let text =
        (!both.is_empty()).then(|| format!("Zusammenarbeit in Zahlen: {}.", both.join("; ")));
    or_hidden(text, "Fallkonferenzen und Übergaben")
}

//! The standing questions of councils with their answers, from released tables alone. A number that the tables hide is
//! hidden here too.
//!
//! The three questions have the same wording in Düsseldorf (30.08.2023) and Leverkusen (07.12.2023). The third asks for
//! experience and is for people to answer; only the figures that help are put in.

use crate::Period;
use crate::release::{Answer, ReleasedTable};
use crate::texts;

/// Answers in the order of the questions. `several` releases were put together.
pub(crate) fn answers(tables: &[ReleasedTable], period: Period, several: bool) -> Vec<Answer> {
    vec![
        Answer::new(
            "Wie viele Personen haben in welchem Baustein mit welchem Erfolg teilgenommen?",
            vec![
                movement(tables, period),
                bausteine(tables, period),
                outcome(tables, period),
            ],
        ),
        Answer::new(
            "Wie viele Personen haben eine Ausbildung oder Arbeit aufgenommen und wie werden sie weiter begleitet?",
            vec![placed(tables, period, several), accompanied(tables, period)],
        ),
        Answer::new(
            "Welches Resümee ziehen Sie, und wie arbeiten die Ämter zusammen?",
            vec![cooperation(tables, period), texts::RESUEMEE.to_owned()],
        ),
    ]
}

fn table<'a>(tables: &'a [ReleasedTable], id: &str) -> Option<&'a ReleasedTable> {
    tables.iter().find(|table| table.id() == id)
}

/// `Ausbildung 22, Beschäftigung 16`, with its days where they are not the report's; `None` when nothing of the table is
/// shown.
fn listed(tables: &[ReleasedTable], id: &str, column: usize, period: Period) -> Option<String> {
    let table = table(tables, id)?;
    let shown: Vec<String> = table
        .shown_rows(column)
        .map(|(label, value)| format!("{label} {value}"))
        .collect();
    let days = table.run().filter(|run| *run != period);
    let days = days
        .map(|run| format!(" ({})", texts::range(run)))
        .unwrap_or_default();
    (!shown.is_empty()).then(|| format!("{}{days}", shown.join(", ")))
}

fn or_hidden(text: Option<String>, what: &str) -> String {
    text.unwrap_or_else(|| {
        format!("{what}: kann in diesem Bericht nicht gezeigt werden, ohne dass kleine Zahlen errechenbar würden.")
    })
}

fn movement(tables: &[ReleasedTable], period: Period) -> String {
    let text = listed(tables, "gesamt", 0, period)
        .map(|figures| format!("Zeitraum {}: {figures}.", texts::range(period)));
    or_hidden(text, "Teilnehmende")
}

fn bausteine(tables: &[ReleasedTable], period: Period) -> String {
    let text = listed(tables, "bausteine", 3, period);
    or_hidden(
        text.map(|figures| format!("Teilnahmen je Baustein seit Beginn der Zählung: {figures}. Wer an mehreren Bausteinen teilnahm, zählt in jedem.")),
        "Bausteine",
    )
}

fn outcome(tables: &[ReleasedTable], period: Period) -> String {
    let text = listed(tables, "merkmal_verbleib", 0, period);
    or_hidden(
        text.map(|figures| format!("Verbleib beim Austritt (Personen): {figures}.")),
        "Verbleib beim Austritt",
    )
}

fn placed(tables: &[ReleasedTable], period: Period, several: bool) -> String {
    let twice = match several {
        true => " Je Bericht gezählt; wer in zwei Berichten vermittelt wurde, zählt zweimal.",
        false => "",
    };
    let text = listed(tables, "ereignisse_vermittlungen", 0, period);
    or_hidden(
        text.map(|figures| format!("Vermittelte Personen: {figures}.{twice}")),
        "Vermittelte Personen",
    )
}

fn accompanied(tables: &[ReleasedTable], period: Period) -> String {
    let text = listed(tables, "ereignisse_nachbetreuung", 0, period);
    or_hidden(
        text.map(|figures| {
            format!("Nachbetreuung nach dem Austritt (Gespräche über den Verbleib): {figures}.")
        }),
        "Nachbetreuung",
    )
}

fn cooperation(tables: &[ReleasedTable], period: Period) -> String {
    let konferenzen = listed(tables, "ereignisse_fallkonferenzen", 0, period);
    let uebergaben = listed(tables, "ereignisse_uebergaben", 0, period);
    let both: Vec<String> = konferenzen.into_iter().chain(uebergaben).collect();
    let text =
        (!both.is_empty()).then(|| format!("Zusammenarbeit in Zahlen: {}.", both.join("; ")));
    or_hidden(text, "Fallkonferenzen und Übergaben")
}

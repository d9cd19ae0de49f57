//! What is due, what was agreed with the person and at the table.

use fallmappe_falluebergabe::content::{
    FristOut, SchrittOut, VereinbarungOut, ZielOut, shown_month,
};
use fallmappe_letters::kinds::uebergabebogen::Section;

use super::{joined, maybe, named, section, table};

pub(super) fn fristen(fristen: &[FristOut]) -> Section {
    let rows = fristen
        .iter()
        .map(|frist| vec![frist.due.clone(), frist.title.clone()]);
    table(
        "Nächste Fristen",
        ["ab dem Tag des Bogens", "Was"],
        rows.collect(),
    )
}

pub(super) fn ziele(ziele: &[ZielOut]) -> Section {
    let rows = ziele
        .iter()
        .map(|ziel| (ziel.handlungsfeld.label.clone(), Some(one_ziel(ziel))));
    section("Ziele und offene Schritte", rows)
}

fn one_ziel(ziel: &ZielOut) -> String {
    let priority = ziel
        .priority
        .as_ref()
        .map(|priority| named("Priorität", &priority.label));
    let state = joined(
        [
            named("Stand", &ziel.state.label),
            priority.unwrap_or_default(),
            format!("vereinbart {}", shown_month(&ziel.set)),
            ziel.review
                .as_ref()
                .map(|month| named("Überprüfung", &shown_month(month)))
                .unwrap_or_default(),
        ],
        "; ",
    );
    let steps: Vec<String> = ziel.steps.iter().map(one_step).collect();
    joined([ziel.wording.clone(), state, steps.join("\n")], "\n")
}

fn one_step(step: &SchrittOut) -> String {
    let until = maybe(step.due.as_ref());
    let until = if until.is_empty() {
        until
    } else {
        format!("bis {until}")
    };
    let who = joined(
        [step.who.label.clone(), until, step.state.label.clone()],
        ", ",
    );
    format!("• {} ({who})", step.what)
}

pub(super) fn vereinbarungen(agreed: &[VereinbarungOut]) -> Section {
    let rows = agreed.iter().map(|agreed| {
        let until = if agreed.done {
            "erledigt".to_owned()
        } else {
            maybe(agreed.due.as_ref())
        };
        vec![
            shown_month(&agreed.month),
            agreed.what.clone(),
            agreed.who.clone(),
            until,
        ]
    });
    let head = ["Monat", "Was", "Wer", "Bis wann"];
    table("Vereinbarungen aus Fallkonferenzen", head, rows.collect())
}

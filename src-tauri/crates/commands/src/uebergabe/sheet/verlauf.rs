//! What was done and what came of it, what did not work included.

use fallmappe_falluebergabe::content::{
    KontaktOut, TeilnahmeOut, VerbleibOut, VermittlungOut, shown_month,
};
use fallmappe_letters::kinds::uebergabebogen::Section;

use super::{joined, label, maybe, named, section, table};

pub(super) fn teilnahmen(teilnahmen: &[TeilnahmeOut]) -> Section {
    let rows = teilnahmen.iter().map(|teilnahme| {
        vec![
            teilnahme.baustein.label.clone(),
            shown_month(&teilnahme.eintritt),
            maybe(teilnahme.austritt.as_ref()),
            label(teilnahme.austritt_reason.as_ref()).unwrap_or_default(),
        ]
    });
    table(
        "Teilnahmen",
        ["Baustein", "Eintritt", "Austritt", "Grund"],
        rows.collect(),
    )
}

pub(super) fn vermittlungen(vermittlungen: &[VermittlungOut]) -> Section {
    let rows = vermittlungen.iter().map(|vermittlung| {
        let ended = named("Grund des Endes", &vermittlung.end_reason);
        vec![
            vermittlung.kind.label.clone(),
            shown_month(&vermittlung.month),
            joined([vermittlung.result.clone(), ended], "\n"),
            maybe(vermittlung.ended.as_ref()),
        ]
    });
    table(
        "Vermittlungen",
        ["Art", "Monat", "Ergebnis", "Ende"],
        rows.collect(),
    )
}

pub(super) fn verbleib(verbleib: &[VerbleibOut]) -> Section {
    let rows = verbleib.iter().map(|answer| {
        vec![
            answer.point.label.clone(),
            answer.kind.label.clone(),
            shown_month(&answer.month),
        ]
    });
    table(
        "Verbleib",
        ["Zeitpunkt", "Verbleib", "Stand"],
        rows.collect(),
    )
}

/// A list with the month in front: notes are long, and a third column would leave them a narrow strip.
pub(super) fn verlauf(kontakte: &[KontaktOut]) -> Section {
    let rows = kontakte.iter().map(|kontakt| {
        let subjects: Vec<&str> = kontakt
            .subjects
            .iter()
            .map(|subject| subject.label.as_str())
            .collect();
        let head = joined([kontakt.kind.label.clone(), subjects.join(", ")], ": ");
        let next = named("Nächster Schritt", &kontakt.next_step);
        (
            shown_month(&kontakt.month),
            Some(joined([head, kontakt.text.clone(), next], "\n")),
        )
    });
    section("Verlauf", rows)
}

//! The situation by Handlungsfeld, resources before problems; Bildung and Arbeit; Gesundheit by itself.

use fallmappe_falluebergabe::content::{
    ArbeitOut, AusbildungOut, BedarfOut, BerufOut, BildungOut, GesundheitOut, SchuleOut,
    SprachstandOut, shown_month,
};
use fallmappe_letters::kinds::uebergabebogen::Section;

use super::{joined, section};

/// Rating (list `bedarfsstufe`) of a Handlungsfeld in which no help is needed.
const NO_NEED: &str = "kein";

pub(super) fn ressourcen(bedarfe: &[BedarfOut]) -> Section {
    let rows = bedarfe
        .iter()
        .filter(|bedarf| bedarf.rating.code.as_str() == NO_NEED);
    section("Worauf aufgebaut werden kann", rows.map(row))
}

pub(super) fn bedarfe(bedarfe: &[BedarfOut]) -> Section {
    let rows = bedarfe
        .iter()
        .filter(|bedarf| bedarf.rating.code.as_str() != NO_NEED);
    section("Hilfebedarf", rows.map(row))
}

fn row(bedarf: &BedarfOut) -> (String, Option<String>) {
    let rating = format!(
        "{} (Stand {})",
        bedarf.rating.label,
        shown_month(&bedarf.month)
    );
    let text = joined([rating, bedarf.remark.clone()], "\n");
    (bedarf.handlungsfeld.label.clone(), Some(text))
}

pub(super) fn bildung(bildung: &BildungOut) -> Section {
    let mut rows = vec![
        ("Schule".to_owned(), bildung.schule.as_ref().map(schule)),
        ("Beruf".to_owned(), bildung.beruf.as_ref().map(beruf)),
    ];
    let sprache = |stand: &SprachstandOut| (stand.language.clone(), Some(sprachstand(stand)));
    rows.extend(bildung.sprachen.iter().map(sprache));
    rows.push(("Arbeit".to_owned(), bildung.arbeit.as_ref().map(arbeit)));
    let training = |training: &AusbildungOut| ("Ausbildung".to_owned(), Some(ausbildung(training)));
    rows.extend(bildung.ausbildungen.iter().map(training));
    rows.extend(bildung.leistungen.iter().map(|benefit| {
        let since = shown_month(&benefit.since);
        (
            "Leistungsbezug".to_owned(),
            Some(format!("{}, seit {since}", benefit.kind.label)),
        )
    }));
    section("Bildung, Sprache, Arbeit", rows)
}

fn schule(schule: &SchuleOut) -> String {
    let years = match schule.years {
        0 => String::new(),
        1 => "1 Schuljahr".to_owned(),
        years => format!("{years} Schuljahre"),
    };
    joined(
        [
            schule.level.label.clone(),
            years,
            recognised(schule.recognised),
        ],
        ", ",
    )
}

fn beruf(beruf: &BerufOut) -> String {
    joined(
        [
            beruf.level.label.clone(),
            beruf.occupation.clone(),
            recognised(beruf.recognised),
        ],
        ", ",
    )
}

fn recognised(recognised: bool) -> String {
    if recognised {
        "anerkannt".to_owned()
    } else {
        String::new()
    }
}

fn sprachstand(stand: &SprachstandOut) -> String {
    let proof = stand
        .proof
        .as_ref()
        .map(|proof| proof.label.clone())
        .unwrap_or_default();
    joined(
        [stand.level.label.clone(), proof, shown_month(&stand.month)],
        ", ",
    )
}

fn arbeit(arbeit: &ArbeitOut) -> String {
    let hours = match arbeit.hours_per_week {
        0 => String::new(),
        hours => format!("{hours} Stunden je Woche"),
    };
    let since = format!("seit {}", shown_month(&arbeit.since));
    joined(
        [
            arbeit.status.label.clone(),
            arbeit.occupation.clone(),
            hours,
            since,
        ],
        ", ",
    )
}

fn ausbildung(training: &AusbildungOut) -> String {
    let begin = format!("Beginn {}", shown_month(&training.starts));
    let end = training.ends.as_ref();
    let end = end.map(|month| format!("Ende {}", shown_month(month)));
    joined(
        [
            training.kind.label.clone(),
            training.occupation.clone(),
            training.state.clone(),
            begin,
            end.unwrap_or_default(),
        ],
        ", ",
    )
}

/// By itself and named as what it is, so that nobody copies it along by accident.
pub(super) fn gesundheit(gesundheit: &[GesundheitOut]) -> Section {
    let rows = gesundheit
        .iter()
        .map(|entry| (shown_month(&entry.month), Some(entry.text.clone())));
    section(
        "Gesundheit (nur für die genannte Stelle, eigene Einwilligung)",
        rows,
    )
}

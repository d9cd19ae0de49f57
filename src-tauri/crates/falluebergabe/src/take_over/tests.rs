use super::*;
use crate::content::{BedarfOut, SchrittOut};
use crate::prepare::tests::{TODAY, WIDE, prepared};
use fallmappe_domain::check::problems;
use fallmappe_domain::preset::shipped;

fn coded(code: &str, label: &str) -> Coded {
    Coded {
        code: Code::new(code),
        label: label.to_owned(),
    }
}

fn content() -> UebergabeContent {
    let mut content = prepared("kollegin", &WIDE, &[]).content().clone();
    content.bedarfe = vec![BedarfOut {
        handlungsfeld: coded("sprache", "Sprache"),
        rating: coded("hoch", "hoch"),
        month: "2026-03".to_owned(),
        remark: "Lernt schnell; es fehlt ein Kursplatz".to_owned(),
    }];
    content.ziele = vec![ZielOut {
        handlungsfeld: coded("sprache", "Sprache"),
        wording: "Ich will B1 schaffen".to_owned(),
        state: coded("laeuft", "läuft"),
        priority: None,
        set: "2026-03".to_owned(),
        review: Some("2026-12".to_owned()),
        steps: vec![SchrittOut {
            what: "Kursplatz anfragen".to_owned(),
            who: coded("klient", "Klientin oder Klient"),
            due: Some("2026-12".to_owned()),
            state: coded("offen", "offen"),
        }],
    }];
    content
}

fn taken_over(content: &UebergabeContent) -> Fallakte {
    fallakte(content, TODAY.parse().unwrap(), shipped())
}

#[test]
fn a_packet_becomes_a_fall_that_the_vault_accepts() {
    let (content, akte) = (content(), taken_over(&content()));
    assert!(problems(&akte, shipped()).is_empty(), "the vault takes it");
    assert_eq!(akte.person.family_name, content.pseudonym.as_str());
    assert_eq!(akte.person.nationality.as_str(), "SYR");
    assert_eq!(akte.person.entry_date.unwrap().value, "2021");
    assert!(
        akte.person.birth_date.is_none(),
        "an age band is no birth date"
    );
    let note = &akte.kontakte[0].text;
    for words in [
        "Altersgruppe: 18–20",
        "seit 08.2024 bis 02.2027",
        "03.2026",
        "Teilnahme:",
    ] {
        assert!(note.contains(words), "{words}");
    }
    let ziel = &akte.teilhabeplan.ziele[0];
    assert_eq!(ziel.steps[0].what, "Kursplatz anfragen (bis 12.2026)");
    assert_eq!(akte.teilhabeplan.bedarfe.len(), 1);
}

#[test]
fn a_month_never_becomes_a_day_that_raises_a_frist() {
    let akte = taken_over(&content());
    assert!(akte.aufenthalt.status.is_empty() && akte.aufenthalt.dokumente.is_empty());
    assert!(akte.teilnahmen.is_empty() && akte.vermittlungen.is_empty());
    let ziel = &akte.teilhabeplan.ziele[0];
    assert!(ziel.review_on.is_none() && ziel.steps[0].due_on.is_none());
    assert!(akte.kontakte[0].next_step_on.is_none());
}

#[test]
fn codes_that_no_list_knows_stay_words_of_the_note() {
    let mut content = content();
    content.person.gender = Some(coded("erfunden", "Erfundenes"));
    content.bedarfe[0].handlungsfeld = coded("erfunden", "Erfundenes");
    let akte = taken_over(&content);
    assert_eq!(akte.person.gender, Code::not_asked());
    assert!(akte.teilhabeplan.bedarfe.is_empty());
    assert!(problems(&akte, shipped()).is_empty());
}

#[test]
fn a_very_long_packet_is_cut_at_a_line_and_says_so() {
    let mut content = content();
    let kontakt = content.kontakte[0].clone();
    content.kontakte = vec![kontakt; 2_000];
    let akte = taken_over(&content);
    assert!(problems(&akte, shipped()).is_empty());
    assert!(akte.kontakte[0].text.ends_with("bei den Dateien."));
}

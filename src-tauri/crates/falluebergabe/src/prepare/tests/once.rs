//! What was found once is found everywhere, and what is old or counted from the birthday stays.

use super::full::full_akte;
use super::parts::Run;
use super::*;
use fallmappe_domain::teilhabeplan::Schritt;

fn step(what: &str, who_name: &str, due: &str) -> Schritt {
    let step =
        json!({"what": what, "who": "dritte", "whoName": who_name, "dueOn": due, "state": "offen"});
    serde_json::from_value(step).unwrap()
}

fn accepted(prepared: Prepared) -> String {
    let approved = prepared.approve(true).ok().unwrap();
    serde_json::to_string(approved.content()).unwrap()
}

#[test]
fn a_name_that_is_a_word_is_found_in_every_part_of_the_packet() {
    let mut akte = full_akte();
    akte.kontakte[0].text =
        "Heute ruft Eberwein an. Mit Koch telefoniert; Koch schickt das. Der Koch kocht gut. Frau Schulze und Reiter waren da."
            .to_owned();
    akte.kontakte[1].text = "Reiter fragt nach. Der Reiter auf dem Bild.".to_owned();
    let ziel = &mut akte.teilhabeplan.ziele[0];
    ziel.steps = vec![
        step("Termin bei Eberwein", "Eberwein", "2027-02-03"),
        step("Unterlagen für Koch und Reiter", "Winter", "2027-02-03"),
        step("Wir haben Koch informiert", "", "2027-02-03"),
        step("Winter anrufen", "", "2027-02-03"),
    ];
    akte.fallkonferenzen[0].agreements[0].who = "Blume".to_owned();
    akte.fallkonferenzen[0].agreements[0].what = "Blume meldet sich".to_owned();
    let text = accepted(Run::default().of(&akte));
    for name in [
        "Eberwein",
        "Schulze",
        "Winter",
        "Blume",
        "mit Koch",
        "Koch schickt",
        "haben Koch",
        "für Koch",
    ] {
        assert!(!text.contains(name), "{name}: {text}");
    }
    assert!(text.contains("Der Koch kocht gut"), "{text}");
    assert!(text.contains("Der Reiter auf dem Bild"), "{text}");
    assert!(!text.contains("und Reiter"), "{text}");
}

#[test]
fn the_contact_person_of_a_stelle_is_replaced() {
    let mut akte = full_akte();
    akte.kontakte[0].text = "Mit Winterhager ist alles besprochen.".to_owned();
    let run = Run {
        contact: "Frau Dr. Winterhager",
        ..Run::default()
    };
    let text = accepted(run.of(&akte));
    assert!(!text.contains("Winterhager"), "{text}");
}

#[test]
fn a_step_that_was_due_more_than_a_year_ago_stays_and_is_named() {
    let mut akte = full_akte();
    akte.teilhabeplan.ziele[0].steps = vec![
        step("Uraltschritt", "", "2022-03-01"),
        step("Jungschritt", "", "2026-03-01"),
    ];
    let text = accepted(Run::default().of(&akte));
    assert!(!text.contains("Uraltschritt") && !text.contains("2022-03"));
    assert!(text.contains("Jungschritt") && text.contains("alte offene Schritte"));
}

#[test]
fn a_deadline_that_counts_from_the_birthday_tells_no_month() {
    let title = "Antrag nach § 25a vor dem 27. Geburtstag";
    for (days, leaves) in [(2_250, false), (366, false), (365, true), (40, true)] {
        let run = Run {
            fristen: vec![(title, days)],
            ..Run::default()
        };
        let prepared = run.of(&full_akte());
        let fristen = &prepared.content().fristen;
        let told = fristen.iter().find(|frist| frist.title.contains("25a"));
        assert_eq!(told.is_some(), leaves, "{days}");
        if let Some(frist) = told {
            assert_eq!(frist.due, "innerhalb eines Jahres");
            assert!(!frist.title.contains("27"));
        }
        let text = accepted(prepared);
        assert_eq!(text.contains("vom Geburtstag"), !leaves);
    }
}

#[test]
fn a_stelle_for_therapy_is_health() {
    let mut akte = full_akte();
    let mut consent = akte.einwilligungen[0].clone();
    consent.stelle = "Praxis am Park".to_owned();
    akte.einwilligungen.push(consent);
    let all = Run::default();
    let kinds = |run: &Run<'_>| -> Vec<String> {
        let prepared = run.of(&akte);
        let stellen = prepared.content().netzwerk.stellen.iter();
        stellen.map(|kind| kind.code.as_str().to_owned()).collect()
    };
    let with_health = kinds(&all);
    let mut run = Run::default();
    run.scope.retain(|group| group.as_str() != "gesundheit");
    assert!(
        with_health.contains(&"therapie".to_owned()),
        "{with_health:?}"
    );
    assert_eq!(kinds(&run), ["beratungsstelle"]);
}

#[test]
fn what_a_fresh_reader_saw_pass_is_replaced_with_the_suggestions() {
    let mut left = Vec::new();
    for (text, gone) in [
        ("Konto de89 3704 0044 0532 0130 00 angegeben", &["0130"][..]),
        ("IBAN: de 89 37 04 00 44 05 32 01 30 00", &["04 00"]),
        ("Geb. Heiligabend 2005, ledig", &["Heiligabend", "2005"]),
        ("Geboren am 24ten Dezember", &["24ten"]),
        ("Sie wird an Silvester 21", &["Silvester"]),
        ("Anwesend: Koch, Winter, Bach", &["Koch", "Winter", "Bach"]),
        ("Koch: Er muss den Antrag stellen", &["Koch"]),
        ("Bitte melden. Gruß, Winter", &["Winter"]),
        ("Unterschrieben i.A. Frühling", &["Frühling"]),
        ("Name: Blume", &["Blume"]),
        ("Termin bei Rechtsanwalt Nacht", &["Nacht"]),
        ("Hausmeister Kohl hat den Schlüssel", &["Kohl"]),
        ("Mit Kollegin Kurz besprochen", &["Kurz"]),
        ("Seine Schwester Blume holt ihn ab", &["Blume"]),
        ("Bauer hat den Vertrag geschickt", &["Bauer"]),
        ("Richter hat angerufen", &["Richter"]),
        (
            "Frau Schulze und Reiter waren da, auch Herr Kaya, Wolf und Fuchs",
            &["Schulze", "Reiter", "Kaya", "Wolf", "Fuchs"],
        ),
        ("Nummer AZR 1234 notiert", &["1234", "AZA"]),
        (
            "War im Gefängnis, jetzt auf Bewährung",
            &["Gefängnis", "Bewährung"],
        ),
        (
            "Wurde vergewaltigt, hört Stimmen, GdB 50, Tagesklinik, EMDR",
            &["vergewaltigt", "Stimmen", "GdB", "Tagesklinik", "EMDR"],
        ),
        (
            "Er trinkt zu viel, sie hat ein Kind verloren",
            &["zu viel", "verloren"],
        ),
    ] {
        let mut akte = full_akte();
        akte.kontakte[0].text = text.to_owned();
        let mut run = Run::default();
        run.scope.retain(|group| group.as_str() != "gesundheit");
        let prepared = run.of(&akte);
        let note = prepared.content().kontakte[0].text.clone();
        let stays = gone.iter().filter(|word| note.contains(**word));
        left.extend(stays.map(|word| format!("{word} in {note}")));
    }
    assert!(left.is_empty(), "{left:#?}");
}

//! Rows of lists: what becomes of them, and what is said about them.

use super::*;
use crate::file::read;
use crate::propose::propose;
use fallmappe_domain::dates::Precision;
use fallmappe_domain::preset::shipped;
use proptest::prelude::*;

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 6, 15).unwrap()
}

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

/// A table understood as it is proposed.
fn understood(text: &str) -> Understood {
    let table = read(text.as_bytes(), "").unwrap();
    let proposals = propose(&table, shipped(), today());
    let columns = table.columns.iter().zip(proposals);
    let assignments: Vec<Assignment> = columns
        .filter_map(|(column, proposal)| {
            Some(Assignment {
                title: column.title.clone(),
                target: proposal.target?.code().to_owned(),
            })
        })
        .collect();
    understand(&table, &assignments, &[], shipped(), today())
}

fn of_kind(understood: &Understood, kind: NoteKind) -> Vec<(u32, &str, &str)> {
    let notes = understood.notes.iter().filter(|note| note.kind == kind);
    notes
        .map(|note| (note.row, note.column.as_str(), note.message.as_str()))
        .collect()
}

#[test]
fn a_full_row_fills_every_part() {
    let list = understood(
        "Familienname;Vorname;Geburtsdatum;m/w/d;Staatsangehörigkeit;Sprachen;Dolmetscher;Handy;Adresse;Wohnform;Einreise;\
         Fallnummer;Erstgespräch;Status;Status seit;gültig bis;Zugang;Bemerkung;Baustein;Eintritt;Austritt;Austrittsgrund;\
         Deutsch;Schulabschluss;letzter Kontakt;Notiz;nächster Schritt;Wiedervorlage\n\
         Al-Hassan;Mohammad;1.2.1999;m;syrisch;Arabisch, Kurdisch;ja;0176 1234567;\"Am Wall 1, 51373 Leverkusen\";GU;03/2019;\
         2025/17;05.01.2025;Duldung;01.02.2023;31.12.2026;JC;kommt gern;F3;01.03.2025;01.09.2025;Ziel erreicht;\
         A2;HSA;10.06.2026;\"Zeile 1\nZeile 2\";anrufen;20.06.2026\n",
    );
    assert_eq!(of_kind(&list, NoteKind::Error), []);
    let akte = &list.akten[0].1;
    let person = &akte.person;
    assert_eq!(person.display_name(), "Al-Hassan, Mohammad");
    assert_eq!(
        person.birth_date.as_ref().unwrap().exact(),
        Some(day(1999, 2, 1))
    );
    assert_eq!(
        (person.gender.as_str(), person.nationality.as_str()),
        ("maennlich", "SYR")
    );
    assert_eq!(
        (
            person.languages.len(),
            person.reachability.needs_interpreter
        ),
        (2, true)
    );
    assert_eq!(
        (
            person.address.postcode.as_str(),
            person.address.housing.as_str()
        ),
        ("51373", "gemeinschaftsunterkunft")
    );
    assert_eq!(
        person.entry_date.as_ref().unwrap().precision,
        Precision::Monat
    );
    assert_eq!(
        (akte.number.as_ref().unwrap().0.as_str(), akte.opened_on),
        ("2025-0017", day(2025, 1, 5))
    );
    let status = &akte.aufenthalt.status[0];
    assert_eq!(
        (status.kind.as_str(), status.since),
        ("duldung_60a", day(2023, 2, 1))
    );
    let paper = &akte.aufenthalt.dokumente[0];
    assert_eq!(
        (paper.kind.as_str(), paper.valid_until),
        ("duldung_bescheinigung", Some(day(2026, 12, 31)))
    );
    let clearing = &akte.clearings[0];
    assert_eq!(
        (clearing.access.as_str(), clearing.remark.as_str()),
        ("agentur_jobcenter", "kommt gern")
    );
    let part = &akte.teilnahmen[0];
    assert_eq!(
        (part.programme.as_str(), part.baustein.as_str()),
        ("durchstarten", "f3")
    );
    assert_eq!(
        part.austritt_reason.as_ref().unwrap().as_str(),
        "ziel_erreicht"
    );
    assert_eq!(
        (
            akte.bildung.sprache[0].level.as_str(),
            akte.bildung.schule[0].level.as_str()
        ),
        ("a2", "hauptschulabschluss")
    );
    let contact = &akte.kontakte[0];
    assert_eq!(
        (contact.date, contact.text.as_str()),
        (day(2026, 6, 10), "Zeile 1\nZeile 2")
    );
    assert_eq!(
        (contact.next_step.as_str(), contact.next_step_on),
        ("anrufen", Some(day(2026, 6, 20)))
    );
}

#[test]
fn what_was_not_written_stays_unknown() {
    let list = understood("Name;Geburtsdatum;Geschlecht;Status\nTesfaldet;;k.A.;-\n");
    let akte = &list.akten[0].1;
    assert_eq!(
        (
            akte.person.family_name.as_str(),
            akte.person.given_name.as_str()
        ),
        ("Tesfaldet", "")
    );
    assert_eq!(akte.person.birth_date, None);
    assert_eq!(
        (
            akte.person.gender.as_str(),
            akte.person.nationality.as_str()
        ),
        ("keine_angabe", "nicht_erhoben")
    );
    assert!(
        akte.aufenthalt.status.is_empty() && akte.kontakte.is_empty() && akte.clearings.is_empty()
    );
    assert_eq!(akte.opened_on, today());
}

#[test]
fn every_mistake_is_named_with_row_and_column_and_without_the_value() {
    let list = understood(
        "Liste der Klienten\n\nFamilienname;Vorname;Geburtsdatum;Status;Eintritt;Baustein\n\
         Geheimname;Ali;31.02.1999;Duldung;;\n\
         Geheimname;محمد;1.2.1999;Geheimstatus;;\n\
         ;;1.2.1999;Duldung;;\n\
         Geheimname;Eva;1.2.1999;;1.3.2026;\n\
         Gut;Anna;1.2.1999;;1.3.2026;F1\n\
         Gut;Berta;1.2.1999;;1.3.2026;F1\n\
         Gut;Carla;1.2.1999;;1.3.2026;F1\n\
         Summe;5;;;;\n",
    );
    let places = |kind: NoteKind| -> Vec<(u32, &str)> {
        let notes = of_kind(&list, kind);
        notes
            .iter()
            .map(|(row, column, _)| (*row, *column))
            .collect()
    };
    assert_eq!(
        places(NoteKind::Dropped),
        [(4, "Geburtsdatum"), (5, "Status")]
    );
    assert_eq!(
        places(NoteKind::Error),
        [
            (5, "Vorname"),
            (6, "Familienname"),
            (7, "Baustein"),
            (11, "")
        ]
    );
    assert!(
        list.notes
            .iter()
            .all(|note| !note.message.contains("Geheim") && note.message.ends_with('.'))
    );
    let rows: Vec<u32> = list.akten.iter().map(|(row, _)| *row).collect();
    assert_eq!(rows, [4, 8, 9, 10]);
    let refused: Vec<u32> = list.refused.iter().map(|(row, _)| *row).collect();
    assert_eq!(refused, [5, 6, 7]);
}

#[test]
fn a_mapping_that_makes_no_sense_is_refused_as_a_whole() {
    let table = read("Nachname;Vorname;Datum\nA;B;1.2.99\n".as_bytes(), "").unwrap();
    let assigned = |pairs: &[(&str, &str)]| {
        let assignment = |(title, target): &(&str, &str)| Assignment {
            title: (*title).to_owned(),
            target: (*target).to_owned(),
        };
        let assignments: Vec<Assignment> = pairs.iter().map(assignment).collect();
        let done = understand(&table, &assignments, &[], shipped(), today());
        assert!(done.akten.is_empty());
        done.notes
            .into_iter()
            .filter(|note| note.kind == NoteKind::Error)
            .map(|note| (note.row, note.column, note.message))
            .collect::<Vec<_>>()
    };
    for (pairs, column, says) in [
        (&[("Datum", "birth_date")][..], "", "Name"),
        (
            &[("Nachname", "family_name"), ("Geheim", "given_name")],
            "",
            "gibt es",
        ),
        (
            &[("Nachname", "family_name"), ("Vorname", "Geheim")],
            "Vorname",
            "Ziel",
        ),
        (
            &[("Nachname", "family_name"), ("Vorname", "family_name")],
            "Vorname",
            "dasselbe",
        ),
        (
            &[("Nachname", "name"), ("Vorname", "given_name")],
            "",
            "doppelt",
        ),
        (
            &[("Nachname", "family_name"), ("Datum", "eintritt")],
            "",
            "Baustein",
        ),
    ] {
        let notes = assigned(pairs);
        assert_eq!(notes.len(), 1, "{says}");
        assert!(
            notes[0].0 == 1 && notes[0].1 == column && notes[0].2.contains(says),
            "{notes:?}"
        );
        assert!(!notes[0].2.contains("Geheim"));
    }
}

#[test]
fn skipped_rows_are_counted_and_not_read() {
    let table = read(
        "Name;Geburtsdatum\nA;31.02.1999\nB;1.2.1999\n".as_bytes(),
        "",
    )
    .unwrap();
    let assignments =
        [("Name", "name"), ("Geburtsdatum", "birth_date")].map(|(title, target)| Assignment {
            title: title.to_owned(),
            target: target.to_owned(),
        });
    let done = understand(&table, &assignments, &[2, 99], shipped(), today());
    assert_eq!((done.skipped, done.akten.len()), (1, 1));
    assert_eq!(of_kind(&done, NoteKind::Error), []);
}

#[test]
fn a_number_that_stands_twice_is_a_mistake() {
    let list = understood("Name;Fallnummer\nA;2026-0001\nB;2026/1\nC;2026-0002\n");
    let errors = of_kind(&list, NoteKind::Error);
    assert_eq!(
        errors,
        [(3, "Fallnummer", "Diese Fallnummer steht schon in Zeile 2.")]
    );
}

#[test]
fn what_is_assumed_is_said() {
    let list = understood("Name;Baustein;Eintritt;Farbe\nAli Reza;F1 + F6;;blau\n");
    let hints = of_kind(&list, NoteKind::Hint);
    for (row, column, says) in [
        (1, "", "nicht übernommen: „Farbe“"),
        (2, "Name", "letzte Wort"),
        (2, "Baustein", "Mehrere Bausteine"),
        (2, "Eintritt", "fehlt"),
    ] {
        let said = hints
            .iter()
            .any(|hint| hint.0 == row && hint.1 == column && hint.2.contains(says));
        assert!(said, "{says}: {hints:?}");
    }
    let kinds: Vec<&str> = list.akten[0]
        .1
        .teilnahmen
        .iter()
        .map(|part| part.baustein.as_str())
        .collect();
    assert_eq!(kinds, ["f1", "f6"]);
}

#[test]
fn a_value_of_a_list_is_named_when_it_stands_twice_and_the_list_knows_the_column() {
    let list = understood(
        "Name;Staatsangehörigkeit\nA;Kurdistan\nB;SYR\nC;AFG\nD;Kurdistan\nE;ERI\nF;Jugoslawien\n",
    );
    let said = of_kind(&list, NoteKind::Dropped);
    let named: Vec<(u32, bool)> = said
        .iter()
        .map(|(row, _, message)| (*row, message.starts_with("„Kurdistan“: ")))
        .collect();
    assert_eq!(named, [(2, true), (5, true), (7, false)]);
    assert!(!said[2].2.contains("Jugoslawien"));
}

#[test]
fn a_wrong_mapping_is_said_together_with_what_is_wrong_in_the_rows() {
    let table = read("Nachname;Geb.;Start\nA;31.02.1999;1.2.26\n".as_bytes(), "").unwrap();
    let assignments = [
        ("Nachname", "family_name"),
        ("Geb.", "birth_date"),
        ("Start", "eintritt"),
    ]
    .map(|(title, target)| Assignment {
        title: title.to_owned(),
        target: target.to_owned(),
    });
    let done = understand(&table, &assignments, &[], shipped(), today());
    assert!(done.akten.is_empty());
    assert_eq!(of_kind(&done, NoteKind::Error)[0].0, 1);
    assert_eq!(of_kind(&done, NoteKind::Dropped)[0].1, "Geb.");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    /// Names that stand under a heading of a list by mistake are never read out, however often they stand there.
    #[test]
    fn names_under_the_heading_of_a_list_are_never_repeated(
        names in proptest::collection::vec("Qx[a-z]{4,9} Zv[a-z]{3,8}", 1..4), times in 2usize..5,
    ) {
        let rows: Vec<String> = names
            .iter()
            .flat_map(|name| std::iter::repeat_n(format!("{name};{name};{name}"), times))
            .collect();
        let text = format!("Name;Staatsangehörigkeit;Status\n{}\n", rows.join("\n"));
        let table = read(text.as_bytes(), "").unwrap();
        let assignments = [("Name", "name"), ("Staatsangehörigkeit", "nationality"), ("Status", "status")]
            .map(|(title, target)| Assignment { title: title.to_owned(), target: target.to_owned() });
        let done = understand(&table, &assignments, &[], shipped(), today());
        prop_assert!(done.notes.iter().any(|note| note.kind == NoteKind::Dropped));
        for note in &done.notes {
            prop_assert!(!note.message.contains("Qx") && !note.message.contains("Zv"));
        }
    }

    #[test]
    fn no_table_makes_it_panic_and_whatever_is_taken_can_be_stored(
        cells in proptest::collection::vec("(\\PC{0,12}|[0-9]{1,2}\\.[0-9]{1,2}\\.[0-9]{2,4}|Duldung|m|F1|SYR|A1|0176 123456)", 40),
    ) {
        let heads = "Familienname;Vorname;Geburtsdatum;Geschlecht;Staatsangehörigkeit;Status;Baustein;Eintritt;Austritt;letzter Kontakt\n";
        let rows: Vec<String> = cells
            .chunks(10)
            .map(|row| row.iter().map(|cell| format!("\"{}\"", cell.replace('"', ""))).collect::<Vec<_>>().join(";"))
            .collect();
        let table = read(format!("{heads}{}\n", rows.join("\n")).as_bytes(), "");
        prop_assume!(table.is_ok());
        let table = table.unwrap();
        let names = table.columns.iter().zip(["family_name", "given_name", "birth_date", "gender", "nationality", "status", "baustein", "eintritt", "austritt", "last_contact"]);
        let assignments: Vec<Assignment> = names.map(|(column, target)| Assignment { title: column.title.clone(), target: target.to_owned() }).collect();
        let done = understand(&table, &assignments, &[], shipped(), today());
        for (row, akte) in &done.akten {
            prop_assert_eq!(fallmappe_domain::check::problems(akte, shipped()), vec![]);
            prop_assert!(!done.notes.iter().any(|note| note.row == *row && note.kind == NoteKind::Error));
        }
    }
}

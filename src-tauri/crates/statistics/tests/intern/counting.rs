//! What each figure of the internal sheet means, on a few persons each.

use std::collections::BTreeMap;

use super::*;
use cases::{day, event, know, period, stay};

/// One person after the other, numbered from 0.
fn people(build: &[&dyn Fn(&mut PersonFact)]) -> Facts {
    let persons = (0..).zip(build).map(|(person, build)| {
        let mut fact = PersonFact {
            person,
            ..PersonFact::default()
        };
        build(&mut fact);
        fact
    });
    Facts {
        persons: persons.collect(),
    }
}

fn year() -> Period {
    period("2021-01-01", "2021-12-31")
}

fn of_all(sheet: &Sheet, row: &str) -> u64 {
    number(sheet, "gesamt", row, "Anzahl")
}

#[test]
fn a_change_of_baustein_without_a_gap_is_no_austritt() {
    let facts = people(&[&|one| {
        stay(one, "f6", day("2021-02-01"), Some(day("2021-05-01")));
        stay(one, "f4", day("2021-05-01"), Some(day("2021-08-01")));
        stay(one, "f1", day("2021-06-01"), Some(day("2021-07-01")));
    }]);
    let sheet = sheet_of(&facts, year());
    assert_eq!(
        (of_all(&sheet, "Eintritte"), of_all(&sheet, "Austritte")),
        (1, 1)
    );
    assert_eq!(of_all(&sheet, "Teilnahmen im Zeitraum"), 3);
    assert_eq!(
        number(
            &sheet,
            "quartale_teilnahmen",
            "2. Quartal 2021",
            "Eintritte"
        ),
        2
    );
}

#[test]
fn who_comes_back_enters_again_and_stays_one_person() {
    let facts = people(&[&|one| {
        stay(one, "f6", day("2021-02-01"), Some(day("2021-03-01")));
        stay(one, "f6", day("2021-09-01"), None);
        // Recorded twice by mistake.
        stay(one, "f6", day("2021-09-10"), Some(day("2021-10-01")));
    }]);
    let sheet = sheet_of(&facts, year());
    assert_eq!(
        (of_all(&sheet, "Eintritte"), of_all(&sheet, "Austritte")),
        (2, 1)
    );
    assert_eq!(
        (
            of_all(&sheet, "Personen im Zeitraum"),
            of_all(&sheet, "Bestand am Ende")
        ),
        (1, 1)
    );
    assert_eq!(of_all(&sheet, "Teilnahmen im Zeitraum"), 2);
}

#[test]
fn on_the_day_of_the_austritt_nobody_counts_to_the_bestand() {
    let facts = people(&[
        &|one| stay(one, "f6", day("2020-06-01"), Some(day("2021-01-01"))),
        &|one| stay(one, "f6", day("2021-03-01"), Some(day("2021-12-31"))),
        &|one| stay(one, "f6", day("2021-12-31"), None),
    ]);
    let sheet = sheet_of(&facts, year());
    let figures = ["Bestand davor", "Eintritte", "Austritte", "Bestand am Ende"];
    assert_eq!(figures.map(|row| of_all(&sheet, row)), [1, 2, 2, 1]);
    assert_eq!(of_all(&sheet, "Personen im Zeitraum"), 3);
    let proof = "01.01.2021 bis 31.12.2021. Probe: Bestand davor 1 + Eintritte 2 − Austritte 2 = Bestand am Ende 1. \
                 Geprüft: Das gilt auch für jeden Baustein.";
    assert_eq!(sheet.notes[0], proof);
}

#[test]
fn zero_is_a_number() {
    let sheet = sheet_of(&Facts::default(), year());
    assert_eq!(of_all(&sheet, "Eintritte"), 0);
    let cells = sheet
        .tables
        .iter()
        .flat_map(|table| &table.rows)
        .flat_map(|row| &row.cells);
    assert!(
        cells
            .into_iter()
            .all(|cell| *cell != SheetCell::Sign("-".to_owned()))
    );
}

#[test]
fn quarters_are_cut_at_the_ends_of_the_period() {
    let facts = people(&[&|one| stay(one, "f6", day("2021-02-20"), None)]);
    let sheet = sheet_of(&facts, period("2021-02-15", "2021-07-31"));
    let rows = column(&sheet, "quartale_programm", "Bestand am Ende");
    let expected = [
        ("1. Quartal 2021 (15.02.2021 bis 31.03.2021)", 1),
        ("2. Quartal 2021", 1),
        ("3. Quartal 2021 (01.07.2021 bis 31.07.2021)", 1),
    ];
    assert_eq!(
        rows,
        expected.map(|(label, value)| (label.to_owned(), value))
    );
    assert!(!sheet.tables.iter().any(|table| table.id == "quartale_f1"));
}

#[test]
fn the_status_counts_as_on_the_day_and_its_changes_from_and_to() {
    let facts = people(&[&|one| {
        stay(one, "f6", day("2021-02-01"), None);
        know(one, "status", day("2019-01-01"), "Aufenthaltsgestattung");
        know(one, "status", day("2021-01-10"), "Duldung");
        know(one, "status", day("2021-06-01"), "");
        know(
            one,
            "status",
            day("2021-07-01"),
            "Aufenthaltserlaubnis oder anderer Titel",
        );
    }]);
    let mut request = InternalRequest::new(year(), day("2022-02-01"));
    request.stichtag = day("2022-01-31");
    let sheet = sheet(&facts, &request);
    let titel = "Aufenthaltserlaubnis oder anderer Titel";
    assert_eq!(number(&sheet, "merkmal_status", "Duldung", "Eintritte"), 1);
    assert_eq!(number(&sheet, "merkmal_status", titel, "Bestand"), 1);
    // The change of January lies before the Eintritt and is not of the programme; a gap in the record is no change.
    assert_eq!(number(&sheet, "statuswechsel_verlauf", "Duldung", titel), 1);
    assert_eq!(
        number(&sheet, "statuswechsel_verlauf", "insgesamt", "insgesamt"),
        1
    );
}

#[test]
fn german_at_the_eintritt_and_now_stand_in_one_table() {
    let learn = |one: &mut PersonFact| {
        know(one, "sprache", day("2021-01-15"), "a1");
        know(one, "sprache", day("2021-06-01"), "b1");
    };
    let facts = people(&[
        &|one| {
            stay(one, "f6", day("2021-02-01"), None);
            learn(one);
        },
        // Left before the course ended: what was learned later is not of the programme.
        &|one| {
            stay(one, "f6", day("2021-02-01"), Some(day("2021-04-01")));
            learn(one);
        },
    ]);
    let sheet = sheet_of(&facts, year());
    assert_eq!(number(&sheet, "sprache_verlauf", "A1", "B1"), 1);
    assert_eq!(number(&sheet, "sprache_verlauf", "A1", "A1"), 1);
}

#[test]
fn the_age_is_that_of_the_eintritt_or_of_the_stichtag_and_says_so() {
    let facts = people(&[&|one| {
        stay(one, "f6", day("2021-02-01"), None);
        know(one, "alter", day("2018-05-01"), "18_20");
        know(one, "alter", day("2021-05-01"), "21_24");
        know(one, "status", day("2020-01-01"), "Duldung");
    }]);
    let mut request = InternalRequest::new(year(), day("2022-02-01"));
    let at_entry = sheet(&facts, &request);
    request.age_at = AgeAt::Stichtag;
    let at_stichtag = sheet(&facts, &request);
    assert_eq!(
        number(&at_entry, "merkmal_alter_status", "18 bis 20", "Duldung"),
        1
    );
    assert_eq!(
        number(&at_stichtag, "merkmal_alter_status", "21 bis 24", "Duldung"),
        1
    );
    assert_eq!(
        number(&at_stichtag, "merkmal_alter", "18 bis 20", "Eintritte"),
        1
    );
    assert!(
        table(&at_stichtag, "merkmal_alter")
            .definition
            .contains("Alter am Stichtag")
    );
    let said = |sheet: &Sheet| sheet.head.iter().any(|(_, value)| value == "am Stichtag");
    assert!(said(&at_stichtag) && !said(&at_entry));
}

#[test]
fn municipalities_are_those_found_in_the_order_of_din_5007() {
    let names = [
        "Zülpich",
        "Übach-Palenberg",
        "Ueckermünde",
        "Aachen",
        "Öcher Straße",
        "",
        "Aachen",
    ];
    let build = |name: &'static str| {
        move |one: &mut PersonFact| {
            stay(one, "f6", day("2021-02-01"), None);
            know(one, "gemeinde", day("2021-02-01"), name);
        }
    };
    let builds = names.map(build);
    let builds: Vec<&dyn Fn(&mut PersonFact)> = builds
        .iter()
        .map(|one| one as &dyn Fn(&mut PersonFact))
        .collect();
    let sheet = sheet_of(&people(&builds), year());
    let rows = column(&sheet, "gemeinde", "Personen");
    let expected = [
        ("Aachen", 2),
        ("Öcher Straße", 1),
        ("Übach-Palenberg", 1),
        ("Ueckermünde", 1),
        ("Zülpich", 1),
        ("nicht erhoben", 1),
    ];
    assert_eq!(
        rows,
        expected.map(|(label, value)| (label.to_owned(), value))
    );
}

#[test]
fn the_verbleib_belongs_to_the_austritt_it_looks_back_to() {
    let facts = people(&[&|one| {
        stay(one, "f6", day("2020-02-01"), Some(day("2020-06-30")));
        know(one, "verbleib", day("2020-06-30"), "sv_beschaeftigung");
        know(
            one,
            "verbleib_monat_3",
            day("2020-06-30"),
            "sv_beschaeftigung",
        );
        stay(one, "f6", day("2021-02-01"), Some(day("2021-06-30")));
        know(one, "verbleib", day("2021-06-30"), "beratung");
        know(
            one,
            "verbleib_monat_6",
            day("2021-06-30"),
            "ausbildung_gefoerdert",
        );
    }]);
    let sheet = sheet(&facts, &InternalRequest::new(year(), day("2022-01-15")));
    let of = |row: &str, column: &str| number(&sheet, "verbleib_verlauf", row, column);
    assert_eq!(of("weiter in Beratung", "beim Austritt"), 1);
    // The answer of 2020 does not stand for 2021: due and not asked.
    assert_eq!(of("Beschäftigung", "nach 3 Monaten"), 0);
    assert_eq!(of("davon fällig und nicht erhoben", "nach 3 Monaten"), 1);
    assert_eq!(of("Ausbildung", "nach 6 Monaten"), 1);
    assert_eq!(of("noch nicht fällig", "nach 12 Monaten"), 1);
    assert_eq!(of("Austritte", "nach 12 Monaten"), 1);
    assert_eq!(
        number(
            &sheet,
            "merkmal_verbleib",
            "weiter in Beratung",
            "Austritte"
        ),
        1
    );
}

#[test]
fn a_person_placed_twice_is_one_person_and_two_events() {
    let facts = people(&[&|one| {
        stay(one, "f6", day("2021-02-01"), None);
        event(one, "vermittlungen", "praktikum", day("2021-03-01"));
        event(one, "vermittlungen", "ausbildung", day("2021-08-01"));
        event(one, "vermittlungen", "ausbildung", day("2021-10-01"));
        event(one, "vermittlungen", "sprachkurs", day("2022-01-01"));
    }]);
    let sheet = sheet_of(&facts, year());
    let of = |row: &str, column: &str| number(&sheet, "ereignisse_vermittlungen", row, column);
    assert_eq!(
        (of("Ausbildung", "Personen"), of("Ausbildung", "Ereignisse")),
        (1, 2)
    );
    assert_eq!(
        (of("insgesamt", "Personen"), of("insgesamt", "Ereignisse")),
        (1, 3)
    );
    assert!(
        table(&sheet, "ereignisse_vermittlungen")
            .definition
            .contains("kein Endstand")
    );
    // In the table of where people stand everybody is once.
    assert_eq!(
        column(&sheet, "vermittlungsstand", "Personen")
            .iter()
            .map(|(_, n)| n)
            .sum::<u64>(),
        1
    );
    assert_eq!(
        number(&sheet, "vermittlungsstand", "Ausbildung", "Personen"),
        1
    );
}

#[test]
fn kontakte_have_minutes_where_they_were_noted() {
    let facts = people(&[&|one| {
        stay(one, "f6", day("2021-02-01"), None);
        event(one, "kontakte", "buero", day("2021-03-01"));
        event(one, "kontakte", "telefon", day("2021-03-02"));
    }]);
    let mut request = InternalRequest::new(year(), day("2022-02-01"));
    assert!(
        !table(&sheet(&facts, &request), "ereignisse_kontakte")
            .columns
            .contains(&"Minuten".to_owned())
    );
    request.minutes = BTreeMap::from([(0, 45)]);
    let sheet = sheet(&facts, &request);
    let of = |row: &str| number(&sheet, "ereignisse_kontakte", row, "Minuten");
    assert_eq!(of("persönlich (Büro, aufsuchend, Begleitung)"), 45);
    assert_eq!(of("insgesamt"), 45);
    assert!(
        !table(&sheet, "ereignisse_vermittlungen")
            .columns
            .contains(&"Minuten".to_owned())
    );
}

#[test]
fn the_tally_counts_the_days_of_the_period_and_of_the_one_beside() {
    let mut request = InternalRequest::new(year(), day("2022-02-01"));
    request.compare = Some(period("2020-01-01", "2020-12-31"));
    request.ansprachen = vec![
        (day("2020-12-31"), 7, 2),
        (day("2021-01-01"), 12, 5),
        (day("2021-12-31"), 3, 0),
        (day("2022-01-01"), 9, 9),
    ];
    let sheet = sheet(&Facts::default(), &request);
    let of = |row: &str, column: &str| number(&sheet, "angesprochen", row, column);
    assert_eq!(
        (
            of("Angesprochen", "Anzahl"),
            of("Angesprochen", "Vorzeitraum")
        ),
        (15, 7)
    );
    assert_eq!(of("davon wollten mehr wissen", "Anzahl"), 5);
    assert!(sheet.head.contains(&(
        "Vorzeitraum".to_owned(),
        "01.01.2020 bis 31.12.2020".to_owned()
    )));
    assert_eq!(
        sheet
            .notes
            .iter()
            .filter(|note| note.contains("Probe:"))
            .count(),
        2
    );
}

#[test]
fn a_running_period_says_that_it_runs() {
    let said = |today: &str| {
        let sheet = sheet(&Facts::default(), &InternalRequest::new(year(), day(today)));
        sheet
            .notes
            .iter()
            .any(|note| note.starts_with("Der Zeitraum läuft noch"))
    };
    assert!(said("2021-12-31") && !said("2022-01-01"));
}

#[test]
fn facts_that_do_not_fit_are_refused() {
    let refusal = |facts: &Facts, request: &InternalRequest| {
        internal_sheet(facts, &cases::plan(), request).map(drop)
    };
    let request = InternalRequest::new(year(), day("2022-02-01"));
    let unknown = people(&[&|one| stay(one, "f9", day("2021-02-01"), None)]);
    assert_eq!(
        refusal(&unknown, &request),
        Err(StatisticsError::UnknownBaustein)
    );
    let turned = people(&[&|one| stay(one, "f6", day("2021-02-01"), Some(day("2021-01-31")))]);
    assert_eq!(
        refusal(&turned, &request),
        Err(StatisticsError::ExitBeforeEntry)
    );
    let early = InternalRequest {
        stichtag: day("2020-12-31"),
        ..request
    };
    assert_eq!(
        refusal(&Facts::default(), &early),
        Err(StatisticsError::StichtagOutsidePeriod)
    );
}

/// The plan of another programme works without a change here.
#[test]
fn the_sheet_of_kim_has_the_tables_of_its_plan() {
    let plan = include_str!("../../../../../assets/presets/plan-kim.json");
    let plan = Plan::from_json(plan).unwrap();
    let facts = people(&[&|one| stay(one, "cm", day("2021-02-01"), None)]);
    let request = InternalRequest::new(year(), day("2022-02-01"));
    let sheet = internal_sheet(&facts, &plan, &request).unwrap();
    assert_eq!(
        number(&sheet, "bausteine", "Case Management", "Eintritte"),
        1
    );
    assert_eq!(sheet.title, format!("{}: internes Blatt", plan.title()));
}

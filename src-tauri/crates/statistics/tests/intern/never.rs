//! For any facts and any period: what must add up adds up, against a count that knows nothing of the sheet.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;
use cases::{day, later};

const BAUSTEINE: [&str; 6] = ["f1", "f2", "f3", "f4", "f5", "f6"];
const KINDS: [&str; 5] = [
    "ausbildung",
    "sv_beschaeftigung",
    "sprachkurs",
    "hsa_kurs",
    "unbekannt",
];

/// Baustein, day of the Eintritt, days until the Austritt.
type Stay = (usize, u64, Option<u64>);

/// Stays, Vermittlungen (kind, day), sex, changes of status (group, days until the next).
type Life = (Vec<Stay>, Vec<(usize, u64)>, usize, Vec<(usize, u64)>);

fn life() -> impl Strategy<Value = Life> {
    use proptest::collection::vec;
    let stay = (
        0..6_usize,
        0..1_000_u64,
        proptest::option::weighted(0.7, 0..400_u64),
    );
    (
        vec(stay, 0..5),
        vec((0..5_usize, 0..1_300_u64), 0..4),
        0..4_usize,
        vec((0..4_usize, 1..300_u64), 0..4),
    )
}

fn lives() -> impl Strategy<Value = Vec<Life>> {
    proptest::collection::vec(life(), 0..25)
}

fn facts_of(lives: &[Life]) -> Facts {
    let persons = (0..).zip(lives).map(|(person, life)| one(person, life));
    Facts {
        persons: persons.collect(),
    }
}

fn one(number: u64, (stays, placed, sex, status): &Life) -> PersonFact {
    let first = day("2020-01-01");
    let groups = [
        "Duldung",
        "Aufenthaltsgestattung",
        "Aufenthaltserlaubnis oder anderer Titel",
        "",
    ];
    let mut person = PersonFact {
        person: number,
        ..PersonFact::default()
    };
    person.teilnahmen = stays
        .iter()
        .map(|(baustein, from, days)| TeilnahmeFact {
            baustein: BAUSTEINE[*baustein].to_owned(),
            eintritt: later(first, *from),
            austritt: days.map(|days| later(first, from + days)),
        })
        .collect();
    person.ereignisse = (0..)
        .zip(placed)
        .map(|(entry, (kind, date))| EreignisFact {
            entry: number * 10 + entry,
            ereignis: "vermittlungen".to_owned(),
            kind: KINDS[*kind].to_owned(),
            date: later(first, *date),
        })
        .collect();
    cases::know(
        &mut person,
        "geschlecht",
        first,
        ["weiblich", "maennlich", "divers", ""][*sex],
    );
    let mut since = first;
    for (group, days) in status {
        since = later(since, *days);
        cases::know(&mut person, "status", since, groups[*group]);
    }
    person
}

fn periods() -> impl Strategy<Value = (Period, Period)> {
    (0..900_u64, 0..500_u64, 0..500_u64).prop_map(|(from, first, second)| {
        let from = later(day("2019-12-01"), from);
        let middle = later(from, first);
        let next = later(middle, 1);
        let one = Period::new(from, middle).unwrap();
        (one, Period::new(next, later(next, second)).unwrap())
    })
}

/// Persons there on a day, from the facts as they are.
fn there(facts: &Facts, on: NaiveDate) -> u64 {
    let covers = |stay: &TeilnahmeFact| {
        stay.eintritt <= on && stay.austritt.is_none_or(|austritt| austritt > on)
    };
    let persons = facts.persons.iter();
    persons
        .filter(|one| one.teilnahmen.iter().any(covers))
        .count() as u64
}

/// Persons with a day in the period, or whose Austritt is its first day.
fn met(facts: &Facts, period: Period) -> u64 {
    let touches = |stay: &TeilnahmeFact| {
        stay.eintritt <= period.to()
            && stay
                .austritt
                .is_none_or(|austritt| austritt >= period.from())
    };
    let persons = facts.persons.iter();
    persons
        .filter(|one| one.teilnahmen.iter().any(touches))
        .count() as u64
}

fn all(sheet: &Sheet, row: &str) -> u64 {
    number(sheet, "gesamt", row, "Anzahl")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(160))]

    #[test]
    fn the_bestand_never_differs_from_what_came_and_went(lives in lives(), (one, two) in periods()) {
        let facts = facts_of(&lives);
        let (first, second) = (sheet_of(&facts, one), sheet_of(&facts, two));
        for (sheet, period) in [(&first, one), (&second, two)] {
            let [before, joined, left, end] = ["Bestand davor", "Eintritte", "Austritte", "Bestand am Ende"]
                .map(|row| all(sheet, row));
            prop_assert_eq!(before + joined, left + end);
            prop_assert_eq!(before, there(&facts, period.from().pred_opt().unwrap()));
            prop_assert_eq!(end, there(&facts, period.to()));
            prop_assert_eq!(all(sheet, "Personen im Zeitraum"), met(&facts, period));
            prop_assert!(sheet.notes[0].ends_with("Geprüft: Das gilt auch für jeden Baustein."));
            for row in table(sheet, "bausteine").rows.iter().filter(|row| row.label != "davon in mehreren Bausteinen") {
                let of = |column: &str| number(sheet, "bausteine", &row.label, column);
                prop_assert_eq!(of("Bestand davor") + of("Eintritte"), of("Austritte") + of("Bestand am Ende"));
            }
        }
        prop_assert_eq!(all(&first, "Bestand am Ende"), all(&second, "Bestand davor"));
    }

    #[test]
    fn parts_never_differ_from_their_sum(lives in lives(), (period, _) in periods()) {
        let facts = facts_of(&lives);
        let sheet = sheet_of(&facts, period);
        for (column, row) in [
            ("Eintritte", "Eintritte"),
            ("Personen", "Personen im Zeitraum"),
            ("Bestand", "Bestand am Ende"),
        ] {
            for id in ["merkmal_geschlecht", "merkmal_alter", "merkmal_status", "gemeinde"] {
                prop_assert_eq!(sum(&sheet, id, column), all(&sheet, row), "{} {}", id, column);
                prop_assert_eq!(number(&sheet, id, "insgesamt", column), all(&sheet, row));
            }
        }
        for id in ["merkmal_geschlecht_status", "merkmal_alter_status", "sprache_verlauf"] {
            prop_assert_eq!(sum(&sheet, id, "insgesamt"), all(&sheet, "Personen im Zeitraum"));
        }
        for column in ["Eintritte", "Austritte"] {
            let of_bausteine = BAUSTEINE.len();
            let parts: u64 = table(&sheet, "bausteine").rows[..of_bausteine]
                .iter()
                .map(|row| number(&sheet, "bausteine", &row.label, column))
                .sum();
            prop_assert_eq!(parts, number(&sheet, "bausteine", "Teilnahmen", column));
            prop_assert_eq!(parts, sum(&sheet, "quartale_teilnahmen", column));
            prop_assert_eq!(all(&sheet, column), sum(&sheet, "quartale_programm", column));
        }
        prop_assert_eq!(sum(&sheet, "merkmal_verbleib", "Austritte"), all(&sheet, "Austritte"));
        prop_assert_eq!(sum(&sheet, "verbleib_verlauf", "nach 6 Monaten"), all(&sheet, "Austritte"));
    }

    #[test]
    fn nobody_ever_stands_in_two_rows_of_where_people_are(lives in lives(), (period, _) in periods()) {
        let facts = facts_of(&lives);
        let sheet = sheet_of(&facts, period);
        prop_assert_eq!(
            sum(&sheet, "vermittlungsstand", "Personen"),
            all(&sheet, "Personen seit Programmbeginn")
        );
        prop_assert_eq!(
            sum(&sheet, "vermittlungsstand", "davon im Bestand"),
            all(&sheet, "Bestand am Ende")
        );
    }

    #[test]
    fn persons_are_never_more_than_their_events(lives in lives(), (period, _) in periods()) {
        let facts = facts_of(&lives);
        let sheet = sheet_of(&facts, period);
        let placed = facts.persons.iter().flat_map(|person| &person.ereignisse);
        let placed: BTreeSet<u64> = placed
            .filter(|event| period.contains(event.date))
            .map(|event| event.entry / 10)
            .collect();
        for id in ["ereignisse_vermittlungen", "ereignisse_vermittlungen_mittel", "ereignisse_vermittlungen_grob"] {
            let persons = number(&sheet, id, "insgesamt", "Personen");
            prop_assert_eq!(persons, placed.len() as u64);
            prop_assert_eq!(sum(&sheet, id, "Ereignisse"), number(&sheet, id, "insgesamt", "Ereignisse"));
            prop_assert!(persons <= sum(&sheet, id, "Personen"));
            for (label, of_kind) in column(&sheet, id, "Personen") {
                prop_assert!(of_kind <= persons);
                prop_assert!(of_kind <= number(&sheet, id, &label, "Ereignisse"));
            }
        }
    }

    #[test]
    fn the_column_beside_is_never_another_than_the_sheet_of_that_period(lives in lives(), (one, two) in periods()) {
        let facts = facts_of(&lives);
        let alone = sheet_of(&facts, one);
        let mut request = InternalRequest::new(two, day("2030-01-01"));
        request.compare = Some(one);
        let both = sheet(&facts, &request);
        for row in ["Bestand davor", "Eintritte", "Austritte", "Personen im Zeitraum", "Teilnahmen seit Programmbeginn"] {
            prop_assert_eq!(number(&both, "gesamt", row, "Vorzeitraum"), all(&alone, row));
        }
        for row in ["weiblich", "männlich", "insgesamt"] {
            let beside = number(&both, "merkmal_geschlecht", row, "Bestand, Vorzeitraum");
            prop_assert_eq!(beside, number(&alone, "merkmal_geschlecht", row, "Bestand"));
        }
        let beside = table(&both, "bausteine_vorzeitraum");
        prop_assert!(beside.rows == table(&alone, "bausteine").rows);
        let placed = number(&both, "ereignisse_vermittlungen", "insgesamt", "Ereignisse, Vorzeitraum");
        prop_assert_eq!(placed, number(&alone, "ereignisse_vermittlungen", "insgesamt", "Ereignisse"));
    }

    /// The order of the facts and the numbers of the persons reach nothing that is put out.
    #[test]
    fn the_sheet_never_depends_on_order_or_numbers(lives in lives(), (period, _) in periods()) {
        let facts = facts_of(&lives);
        let mut turned = facts.clone();
        turned.persons.reverse();
        for person in &mut turned.persons {
            person.person += 77_000;
            person.teilnahmen.reverse();
        }
        prop_assert!(sheet_of(&facts, period) == sheet_of(&turned, period));
    }
}

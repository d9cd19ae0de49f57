use super::*;

const KIM: &str = include_str!("../../../../../assets/presets/plan-kim.json");

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn teilnahme(person: u64, baustein: &str, eintritt: &str, austritt: Option<&str>) -> TeilnahmeFact {
    let austritt = austritt.map(day);
    TeilnahmeFact {
        person,
        baustein: baustein.to_owned(),
        eintritt: day(eintritt),
        austritt,
    }
}

fn vermittlung(person: u64, kind: &str, date: &str) -> VermittlungFact {
    VermittlungFact {
        person,
        kind: kind.to_owned(),
        date: day(date),
    }
}

fn half_year() -> Question {
    let plan = Plan::from_json(KIM).unwrap();
    Question::new(
        plan,
        Period::half_year(2026, 1).unwrap(),
        day("2026-07-15"),
        Vec::new(),
    )
}

fn counted(teilnahmen: Vec<TeilnahmeFact>, vermittlungen: Vec<VermittlungFact>) -> Counts {
    count(
        &Facts {
            teilnahmen,
            vermittlungen,
        },
        &half_year(),
    )
    .unwrap_or_default()
}

fn numbers(movement: &Movement) -> [u64; 3] {
    [movement.before, movement.during, movement.end]
}

#[test]
fn the_edges_of_the_period_fall_on_the_right_side() {
    let one = |eintritt, austritt| {
        numbers(&counted(vec![teilnahme(1, "cm", eintritt, austritt)], vec![]).programme)
    };
    assert_eq!(one("2025-12-31", None), [1, 1, 1]);
    assert_eq!(one("2026-01-01", None), [0, 1, 1]);
    assert_eq!(one("2026-06-30", None), [0, 1, 1]);
    assert_eq!(one("2026-07-01", None), [0, 0, 0]);
    assert_eq!(one("2025-03-01", Some("2025-12-31")), [0, 0, 0]);
    assert_eq!(one("2025-03-01", Some("2026-01-01")), [1, 1, 0]);
    assert_eq!(one("2025-03-01", Some("2026-06-30")), [1, 1, 0]);
    assert_eq!(one("2025-03-01", Some("2026-07-01")), [1, 1, 1]);
    assert_eq!(one("2026-02-02", Some("2026-02-02")), [0, 1, 0]);
}

#[test]
fn one_person_counts_once_however_often_she_comes_back() {
    let counts = counted(
        vec![
            teilnahme(7, "cm", "2025-05-01", Some("2026-02-01")),
            teilnahme(7, "cm", "2026-04-01", Some("2026-05-01")),
            teilnahme(7, "cm", "2026-06-01", None),
            teilnahme(7, "beratung", "2026-03-01", Some("2026-03-15")),
        ],
        vec![],
    );
    assert_eq!(numbers(&counts.programme), [1, 1, 1]);
    assert_eq!(numbers(&counts.bausteine["cm"]), [1, 1, 1]);
    assert_eq!(numbers(&counts.bausteine["beratung"]), [0, 1, 0]);
}

#[test]
fn vermittlungen_count_persons_and_events_apart() {
    let counts = counted(
        vec![teilnahme(1, "cm", "2026-01-10", None)],
        vec![
            vermittlung(1, "praktikum", "2026-02-01"),
            vermittlung(1, "praktikum", "2026-05-01"),
            vermittlung(2, "praktikum", "2026-06-30"),
            vermittlung(2, "ausbildung", "2026-07-01"),
        ],
    );
    let all = counts.levels.last().unwrap();
    assert_eq!((all[0].persons, all[0].events), (2, 3));
}

#[test]
fn a_stichtag_inside_the_period_has_its_own_count() {
    let teilnahmen = vec![
        teilnahme(1, "cm", "2026-01-10", Some("2026-03-31")),
        teilnahme(2, "cm", "2026-01-10", Some("2026-04-01")),
    ];
    let facts = Facts {
        teilnahmen,
        vermittlungen: Vec::new(),
    };
    let question = Question {
        stichtag: day("2026-03-31"),
        ..half_year()
    };
    assert_eq!(count(&facts, &question).unwrap_or_default().at_stichtag, 1);
}

#[test]
fn facts_that_do_not_fit_are_refused() {
    let refusal = |teilnahmen, vermittlungen| {
        count(
            &Facts {
                teilnahmen,
                vermittlungen,
            },
            &half_year(),
        )
        .err()
    };
    let backwards = teilnahme(1, "cm", "2026-02-02", Some("2026-02-01"));
    assert_eq!(
        refusal(vec![backwards], vec![]),
        Some(StatisticsError::ExitBeforeEntry)
    );
    let foreign = teilnahme(1, "f9", "2026-02-02", None);
    assert_eq!(
        refusal(vec![foreign], vec![]),
        Some(StatisticsError::UnknownBaustein)
    );
    let kind = vermittlung(1, "lottogewinn", "2026-02-02");
    assert_eq!(
        refusal(vec![], vec![kind]),
        Some(StatisticsError::UnknownVermittlungKind)
    );
}

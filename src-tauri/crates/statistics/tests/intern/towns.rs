//! Leverkusen and Neuss: the published figures on the internal sheet, and what the protected report makes of them.

use fallmappe_statistics::{Release, combine};

use super::*;
use cases::{day, leverkusen, leverkusen_coaching, neuss};

fn leverkusen_sheet() -> Sheet {
    sheet_of(&leverkusen(), cases::leverkusen_period())
}

#[test]
fn leverkusen_had_86_in_baustein_6() {
    let sheet = leverkusen_sheet();
    let of_f6 = |column: &str| number(&sheet, "bausteine", "Teilhabemanagement", column);
    assert_eq!(of_f6("Eintritte"), 86);
    assert_eq!(of_f6("Austritte"), 86);
    assert_eq!(of_f6("Personen seit Programmbeginn"), 86);
    // Five stay in the coaching, so the programme has other figures than its Baustein.
    let of_all = |row: &str| number(&sheet, "gesamt", row, "Anzahl");
    assert_eq!((of_all("Austritte"), of_all("Bestand am Ende")), (81, 5));
    assert_eq!(
        (
            of_all("Personen im Zeitraum"),
            of_all("Teilnahmen im Zeitraum")
        ),
        (86, 91)
    );
    let several = "davon in mehreren Bausteinen";
    assert_eq!(
        number(&sheet, "bausteine", several, "Personen im Zeitraum"),
        5
    );
}

#[test]
fn leverkusen_had_22_in_ausbildung_and_16_in_beschaeftigung() {
    let sheet = leverkusen_sheet();
    let placed = |row: &str| number(&sheet, "ereignisse_vermittlungen_mittel", row, "Personen");
    assert_eq!((placed("Ausbildung"), placed("Beschäftigung")), (22, 16));
    let fine = |row: &str| number(&sheet, "ereignisse_vermittlungen", row, "Personen");
    assert_eq!(fine("Sozialversicherungspflichtige Beschäftigung"), 15);
    assert_eq!(fine("Geringfügige Beschäftigung"), 1);
    let answer = sheet.answers[1].paragraphs.join(" ");
    assert!(
        answer.contains("Ausbildung 22; Beschäftigung 16"),
        "{answer}"
    );
}

/// "17 placed in Ausbildung und Beschäftigung, 8 in Maßnahmen, 40 running": placed means a Vermittlung until that day,
/// a Maßnahme is school or qualification, running is the Bestand of that day.
#[test]
fn leverkusen_on_13_july_2021_had_17_and_8_placed_and_40_running() {
    let interim = cases::period("2020-03-01", "2021-07-13");
    let sheet = sheet_of(&leverkusen(), interim);
    let bestand = "Bestand am Stichtag (13.07.2021)";
    assert_eq!(number(&sheet, "gesamt", bestand, "Anzahl"), 40);
    let both = "Ausbildung und Beschäftigung";
    assert_eq!(
        number(&sheet, "ereignisse_vermittlungen_grob", both, "Personen"),
        17
    );
    let of_stand = |row: &str, column: &str| number(&sheet, "vermittlungsstand", row, column);
    assert_eq!(of_stand("Schule und Qualifizierung", "Personen"), 8);
    assert_eq!(of_stand("noch keine Vermittlung", "davon im Bestand"), 40);
    assert_eq!(of_stand("insgesamt", "Personen"), 17 + 8 + 40);
}

/// The same figures from the sheet of the whole time, asked for the earlier Stichtag.
#[test]
fn a_stichtag_inside_the_period_is_counted_on_that_day() {
    let mut request = InternalRequest::new(cases::leverkusen_period(), day("2022-07-15"));
    request.stichtag = day("2021-07-13");
    let sheet = sheet(&leverkusen(), &request);
    assert_eq!(
        number(&sheet, "merkmal_geschlecht", "insgesamt", "Bestand"),
        40
    );
    assert_eq!(
        number(&sheet, "vermittlungsstand", "insgesamt", "davon im Bestand"),
        40
    );
    assert_eq!(
        number(&sheet, "vermittlungsstand", "davon vermittelt", "Personen"),
        25
    );
}

#[test]
fn the_protected_report_of_leverkusen_shows_86_and_22_and_16() {
    for k in [3, 5] {
        let report = protected(&leverkusen(), cases::leverkusen_period(), k);
        let shown = report.shown_numbers();
        let get = |key: &str| shown.get(key).copied();
        assert_eq!(get("gesamt/kumuliert/anzahl"), Some(86));
        assert_eq!(
            get("ereignisse_vermittlungen/ausbildung/personen"),
            Some(22)
        );
        assert_eq!(
            get("ereignisse_vermittlungen/beschaeftigung/personen"),
            Some(16)
        );
        // Nobody was placed twice, so the events beside the persons say nothing new and stay away.
        assert_eq!(get("ereignisse_vermittlungen/ausbildung/ereignisse"), None);
        assert!(
            shown.values().all(|value| *value >= u64::from(k)),
            "{shown:?}"
        );
        why_hidden(
            &report,
            &["merkmal_status_heute", "ereignisse_nachbetreuung"],
        );
    }
}

/// The five who go on in the coaching are the Bestand, and the rest of everything else.
#[test]
fn five_in_the_coaching_are_hidden_at_five_and_shown_at_three() {
    let figures = |k| protected(&leverkusen(), cases::leverkusen_period(), k).shown_numbers();
    let at_five = figures(5);
    for hidden in [
        "gesamt/austritte/anzahl",
        "gesamt/bestand/anzahl",
        "bausteine/f1/kumuliert",
    ] {
        assert!(!at_five.contains_key(hidden), "{hidden}");
    }
    assert!(
        !at_five
            .keys()
            .any(|key| key.starts_with("merkmal_verbleib/"))
    );
    let report = protected(&leverkusen(), cases::leverkusen_period(), 5);
    why_hidden(&report, &["bausteine", "merkmal_verbleib"]);
    let at_three = figures(3);
    assert_eq!(at_three["gesamt/austritte/anzahl"], 81);
    assert_eq!(at_three["bausteine/f1/kumuliert"], 5);
}

#[test]
fn the_interim_figures_of_leverkusen_may_be_shown_and_the_rest_adds_up() {
    let (facts, first_days) = (leverkusen(), cases::period("2020-03-01", "2021-07-13"));
    let first = question(first_days, &[]);
    let first = release(&facts, &Books::default(), &first).unwrap();
    let shown = first.report.shown_numbers();
    let placed = ["ausbildung", "beschaeftigung"]
        .map(|kind| shown[&format!("ereignisse_vermittlungen/{kind}/personen")]);
    assert_eq!(placed.iter().sum::<u64>(), 17);
    assert_eq!(shown["ereignisse_vermittlungen/sonstiges/personen"], 8);
    assert_eq!(shown["gesamt/bestand/anzahl"], 40);
    let rest = cases::period("2021-07-14", "2022-06-30");
    let ledger = vec![first.ledger_entry.clone()];
    let second = release(&facts, &books(&first), &question(rest, &ledger)).unwrap();
    let ledger = vec![first.ledger_entry, second.ledger_entry];
    let whole = combine(&cases::plan(), &ledger, cases::leverkusen_period()).unwrap();
    let whole = whole.shown_numbers();
    assert_eq!(whole["gesamt/kumuliert/anzahl"], 86);
    let placed = ["ausbildung", "beschaeftigung"]
        .map(|kind| whole[&format!("ereignisse_vermittlungen/{kind}/personen")]);
    assert_eq!(placed.iter().sum::<u64>(), 22 + 16);
}

#[test]
fn the_coaching_of_five_has_its_outcome_on_the_internal_sheet_alone() {
    let (facts, period) = (leverkusen_coaching(), cases::leverkusen_coaching_period());
    let sheet = sheet_of(&facts, period);
    let verbleib = |row: &str| number(&sheet, "merkmal_verbleib", row, "Austritte");
    assert_eq!((verbleib("Ausbildung"), verbleib("Beschäftigung")), (1, 2));
    assert_eq!(verbleib("weiter in Beratung"), 2);
    assert_eq!(
        number(&sheet, "bausteine", "Coaching", "Personen im Zeitraum"),
        5
    );
    for k in [3, 5] {
        let report = protected(&facts, period, k);
        let shown = report.shown_numbers().into_iter().collect::<Vec<_>>();
        assert_eq!(shown, [("gesamt/kumuliert/anzahl".to_owned(), 5)]);
        why_hidden(
            &report,
            &[
                "merkmal_verbleib",
                "merkmal_grund",
                "ereignisse_vermittlungen",
            ],
        );
        let answers = report.sheet().answers;
        let texts = answers.iter().flat_map(|answer| &answer.paragraphs);
        // The one number is the five persons; no sentence tells an outcome.
        assert!(!texts.clone().any(|text| text.contains("Ausbildung 1")));
        assert!(texts.clone().any(|text| {
            text.starts_with("Verbleib beim Austritt: kann in diesem Bericht nicht gezeigt werden")
        }));
    }
}

#[test]
fn neuss_took_in_255_and_placed_191() {
    let sheet = sheet_of(&neuss(), cases::neuss_period());
    assert_eq!(number(&sheet, "gesamt", "Eintritte", "Anzahl"), 255);
    assert_eq!(
        number(&sheet, "ereignisse_vermittlungen", "insgesamt", "Personen"),
        191
    );
    let kinds = column(&sheet, "ereignisse_vermittlungen", "Personen");
    let kinds: Vec<(&str, u64)> = kinds
        .iter()
        .filter(|(_, value)| *value > 0)
        .map(|(label, value)| (label.as_str(), *value))
        .collect();
    let published = [
        ("Coaching (F1)", 140),
        (
            "Berufsbegleitende Qualifizierung oder Sprachförderung (F2)",
            17,
        ),
        ("Kurs zum Hauptschulabschluss (F3)", 14),
        ("Innovationsprojekt (F5)", 3),
        ("Alphabetisierungskurs", 17),
    ];
    assert_eq!(kinds, published);
    assert_eq!(
        number(&sheet, "vermittlungsstand", "davon vermittelt", "Personen"),
        191
    );
    assert_eq!(
        number(
            &sheet,
            "vermittlungsstand",
            "noch keine Vermittlung",
            "Personen"
        ),
        64
    );
}

/// 140 + 14 + 17 + 17 is 188, and 191 - 188 would be three persons. So the kinds stay away, also at three: many have nobody.
#[test]
fn the_protected_report_of_neuss_shows_191_and_no_kind() {
    for k in [3, 5] {
        let report = protected(&neuss(), cases::neuss_period(), k);
        let shown = report.shown_numbers();
        assert_eq!(shown["gesamt/kumuliert/anzahl"], 255);
        assert_eq!(
            (
                shown["gesamt/austritte/anzahl"],
                shown["gesamt/bestand/anzahl"]
            ),
            (55, 200)
        );
        let told = shown
            .iter()
            .filter(|(key, _)| key.starts_with("ereignisse_vermittlungen/"));
        let told: Vec<(&str, u64)> = told.map(|(key, value)| (key.as_str(), *value)).collect();
        assert_eq!(told, [("ereignisse_vermittlungen/alle/personen", 191)]);
        for kind in [140, 14, 17, 3, 188] {
            let told = shown
                .iter()
                .find(|(key, value)| !key.starts_with("merkmal_") && **value == kind);
            assert_eq!(told, None);
        }
        let sheet = report.sheet();
        let title = &table(&sheet, "ereignisse_vermittlungen").title;
        assert_eq!(title, "Vermittlungen nach Art (alle Arten zusammen)");
        let rule = sheet
            .head
            .iter()
            .find(|(name, _)| name == "Schutzregel")
            .unwrap();
        assert!(
            rule.1
                .contains("folgt die nächstgröbere einer vorher festgelegten Leiter")
        );
        why_hidden(&report, &["merkmal_verbleib", "ereignisse_uebergaben"]);
    }
}

/// Both sheets ask the same questions; only the internal one carries the mark.
#[test]
fn the_internal_sheet_answers_the_same_questions_under_its_mark() {
    let sheet = leverkusen_sheet();
    let released = protected(&leverkusen(), cases::leverkusen_period(), 5).sheet();
    let questions = |sheet: &Sheet| -> Vec<String> {
        sheet
            .answers
            .iter()
            .map(|answer| answer.question.clone())
            .collect()
    };
    assert_eq!(questions(&sheet), questions(&released));
    assert_eq!((sheet.mark, released.mark), (Some(INTERNAL_MARK), None));
    for answer in &sheet.answers {
        assert!(answer.paragraphs[0].contains(INTERNAL_MARK));
    }
    assert!(sheet.head[0].1.contains(INTERNAL_MARK));
}

fn question(period: Period, ledger: &[fallmappe_statistics::LedgerEntry]) -> Question {
    Question::new(cases::plan(), period, day("2030-01-01"), ledger.to_vec())
}

fn books(release: &Release) -> Books {
    Books {
        moves: release.moves.clone(),
        events: release.events.clone(),
    }
}

/// These tables have no number, and say so.
fn why_hidden(report: &ReleasedReport, ids: &[&str]) {
    let sheet = report.sheet();
    for id in ids {
        let table = table(&sheet, id);
        assert!(!table.has_numbers(), "{id}");
        assert!(
            table.hidden_because.starts_with("Eine Zahl wäre zu klein"),
            "{id}"
        );
    }
    let signs = "Zeichen: . = geschützt";
    assert!(sheet.notes.iter().any(|note| note.starts_with(signs)));
}

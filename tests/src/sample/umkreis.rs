//! What else stands in a Fall: Bescheide, Verbleib, Fallkonferenzen, obstacles, typed Fristen.

use chrono::{Months, NaiveDate};
use fallmappe_domain::aufenthalt::{Aufenthaltsstatus, Bescheid};
use fallmappe_domain::code::Code;
use fallmappe_domain::fallkonferenz::{Fallkonferenz, Teilnehmende, Vereinbarung};
use fallmappe_domain::frist::Frist;
use fallmappe_domain::strukturhemmnis::Strukturhemmnis;
use fallmappe_domain::verbleib::Verbleib;

use super::TODAY;
use super::chance::{Chance, later};
use super::plan::Plan;
use super::umfeld::Umfeld;

const OBSTACLES: [(&str, &str, &str); 5] = [
    (
        "sprache",
        "wartezeit",
        "Wartezeit von fünf Monaten auf einen Alphabetisierungskurs, kein Platz im ganzen Kreis.",
    ),
    (
        "mobilitaet",
        "mobilitaet",
        "Nach 20 Uhr fährt kein Bus zur Unterkunft; Spätschicht und Abendkurs sind nicht möglich.",
    ),
    (
        "arbeit",
        "keine_erlaubnis",
        "Beschäftigungserlaubnis kam nach elf Wochen; der Betrieb hatte die Stelle da schon vergeben.",
    ),
    (
        "familie",
        "kinderbetreuung",
        "Kein Betreuungsplatz für unter Dreijährige; der Kurs kann nicht besucht werden.",
    ),
    (
        "aufenthalt",
        "behoerde",
        "Termin zur Verlängerung erst nach Ablauf des Papiers; Zwischenzeit ohne gültigen Nachweis.",
    ),
];

/// The decision with which a Duldung usually begins.
pub fn bescheide(status: &[Aufenthaltsstatus], chance: &mut Chance) -> Vec<Bescheid> {
    let refused = status.iter().find(|one| one.kind.as_str() == "duldung_60a");
    let Some(refused) = refused else {
        return Vec::new();
    };
    let served = refused.since - chrono::Days::new(chance.between(40, 90));
    vec![Bescheid {
        kind: Code::new("asyl_zwei_wochen"),
        dated_on: Some(served - chrono::Days::new(3)),
        served_on: Some(served),
        authority: "BAMF, Außenstelle Musterstadt".to_owned(),
        reference: String::new(),
        contested_on: chance
            .percent(60)
            .then(|| later(served, chance.between(3, 14))),
        reasoned_on: None,
        remark: String::new(),
    }]
}

/// Answers at the Austritt and later, as far as they are due; some are still missing.
pub fn verbleib(plan: &Plan, chance: &mut Chance) -> Vec<Verbleib> {
    let Some(austritt) = plan.austritt else {
        return Vec::new();
    };
    let points = [
        ("austritt", 0),
        ("monat_3", 3),
        ("monat_6", 6),
        ("monat_12", 12),
    ];
    let mut kind = chance.pick(&[
        "ausbildung_ungefoerdert",
        "sv_beschaeftigung",
        "schule_studium_praktikum",
        "beratung",
        "unbekannt",
    ]);
    let mut answers = Vec::new();
    for (point, months) in points {
        let date = later(month_later(austritt, months), chance.between(0, 6));
        if date > TODAY || (months > 0 && chance.percent(25)) {
            continue;
        }
        answers.push(Verbleib {
            austritt,
            point: Code::new(point),
            date,
            kind: Code::new(kind),
            remark: String::new(),
        });
        if chance.percent(15) {
            kind = "unbekannt";
        }
    }
    answers
}

fn month_later(day: NaiveDate, months: u32) -> NaiveDate {
    day.checked_add_months(Months::new(months)).unwrap_or(day)
}

/// One Fallkonferenz in a sixth of the Fälle.
pub fn fallkonferenzen(plan: &Plan, umfeld: &Umfeld, chance: &mut Chance) -> Vec<Fallkonferenz> {
    if !plan.in_case_management() || !chance.percent(17) {
        return Vec::new();
    }
    let date = chance.workday(
        later(plan.eintritt, 30).min(plan.last_day()),
        plan.last_day(),
    );
    vec![Fallkonferenz {
        date,
        occasion: "Drei Stellen arbeiten am selben Ziel und wissen nicht voneinander.".to_owned(),
        question: "Wer führt den Fall, und wie wird der Schulplatz gesichert?".to_owned(),
        pseudonymised: chance.percent(50),
        participants: vec![
            Teilnehmende {
                name: umfeld.teacher.to_owned(),
                stelle: umfeld.school.1.to_owned(),
            },
            Teilnehmende {
                name: umfeld.benefits.to_owned(),
                stelle: "Sozialamt Musterstadt".to_owned(),
            },
            Teilnehmende {
                name: String::new(),
                stelle: "Kommunales Integrationszentrum Kreis Musterland".to_owned(),
            },
        ],
        agreements: vec![
            Vereinbarung {
                what: "Schulplatz bis zum Halbjahr freihalten".to_owned(),
                who: umfeld.teacher.to_owned(),
                due_on: Some(later(date, 42)),
                done_on: (later(date, 42) < TODAY && chance.percent(70)).then(|| later(date, 40)),
            },
            Vereinbarung {
                what: "Fahrtkosten klären".to_owned(),
                who: umfeld.benefits.to_owned(),
                due_on: Some(later(date, 14)),
                done_on: None,
            },
        ],
        result: "Das Teilhabemanagement führt den Fall; die Schule meldet Fehlzeiten sofort."
            .to_owned(),
    }]
}

/// An obstacle in a quarter of the Fälle.
pub fn strukturhemmnisse(plan: &Plan, chance: &mut Chance) -> Vec<Strukturhemmnis> {
    if !chance.percent(25) {
        return Vec::new();
    }
    let (field, kind, text) = chance.pick(&OBSTACLES);
    let date = chance.workday(plan.eintritt, plan.last_day());
    vec![Strukturhemmnis {
        date,
        handlungsfeld: Code::new(field),
        kind: Code::new(kind),
        text: text.to_owned(),
        reported_on: (date < super::day(2026, 7, 1)).then(|| super::day(2026, 7, 15)),
    }]
}

/// Something with a day that no rule knows.
pub fn fristen(plan: &Plan, chance: &mut Chance) -> Vec<Frist> {
    if plan.closed_on.is_some() || !chance.percent(30) {
        return Vec::new();
    }
    let (title, basis) = chance.pick(&[
        (
            "Unterlagen an das Sozialamt nachreichen",
            "Schreiben vom Sozialamt",
        ),
        ("Anmeldeschluss Berufskolleg", "Merkblatt der Schule"),
        ("Fotos für den neuen Ausweis machen", ""),
        ("Antwort der Kammer nachfragen", "Telefonat mit der Kammer"),
    ]);
    let due_on = later(TODAY, chance.between(0, 70)) - chrono::Days::new(chance.between(0, 12));
    vec![Frist {
        due_on,
        title: title.to_owned(),
        basis: basis.to_owned(),
        done_on: (due_on < TODAY && chance.percent(60)).then_some(due_on),
        remark: String::new(),
    }]
}

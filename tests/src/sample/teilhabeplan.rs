//! Bedarfe, rated at the start and once more, and Ziele with steps as people agree on them.

use fallmappe_domain::code::Code;
use fallmappe_domain::teilhabeplan::{Bedarf, Schritt, Teilhabeplan, Ziel};

use super::TODAY;
use super::chance::{Chance, later};
use super::plan::Plan;
use super::umfeld::Umfeld;

const FIELDS: [&str; 9] = [
    "aufenthalt",
    "identitaet",
    "sprache",
    "schule",
    "ausbildung",
    "arbeit",
    "finanzen",
    "wohnen",
    "teilhabe",
];
const RATINGS: [&str; 5] = ["gering", "mittel", "mittel", "hoch", "dringend"];
/// Handlungsfeld, goal, steps.
const GOALS: [(&str, &str, [&str; 3]); 6] = [
    (
        "sprache",
        "Ich möchte bis zum Sommer B1 schaffen.",
        [
            "Platz im Abendkurs suchen",
            "Fahrkarte für den Kurs beantragen",
            "Prüfungstermin vereinbaren",
        ],
    ),
    (
        "ausbildung",
        "Ich möchte eine Ausbildung anfangen, die zu mir passt.",
        [
            "Drei Berufe ansehen und aussuchen",
            "Bewerbungsmappe zusammenstellen",
            "Praktikum im Betrieb vereinbaren",
        ],
    ),
    (
        "identitaet",
        "Ich möchte einen Pass bekommen.",
        [
            "Termin bei der Botschaft anfragen",
            "Geburtsurkunde von der Familie schicken lassen",
            "Kopien für die Ausländerbehörde machen",
        ],
    ),
    (
        "arbeit",
        "Ich möchte eigenes Geld verdienen.",
        [
            "Beschäftigungserlaubnis beantragen",
            "Lebenslauf auf Deutsch schreiben",
            "Beim Betrieb vorsprechen",
        ],
    ),
    (
        "wohnen",
        "Ich möchte ein Zimmer, in dem ich lernen kann.",
        [
            "Mit der Unterkunft über ein ruhiges Zimmer sprechen",
            "Wohnberechtigungsschein beantragen",
            "Wohnungsanzeigen gemeinsam durchsehen",
        ],
    ),
    (
        "teilhabe",
        "Ich möchte Leute kennenlernen, die nicht in der Unterkunft wohnen.",
        [
            "Probetraining im Verein vereinbaren",
            "Monatskarte beantragen",
            "Ehrenamt im Stadtteilhaus ansehen",
        ],
    ),
];

/// The plan of one person.
pub fn build(plan: &Plan, umfeld: &Umfeld, chance: &mut Chance) -> Teilhabeplan {
    let bedarfe = bedarfe(plan, chance);
    let count = if plan.in_case_management() {
        chance.between(1, 3)
    } else {
        0
    };
    let goals: Vec<usize> = (0..GOALS.len()).collect();
    let mut ziele: Vec<Ziel> = chance
        .some(&goals, count as usize)
        .into_iter()
        .filter_map(|index| GOALS.get(index))
        .map(|(field, wording, steps)| ziel(field, wording, steps, plan, umfeld, chance))
        .collect();
    ziele.sort_by_key(|ziel| ziel.set_on);
    Teilhabeplan { bedarfe, ziele }
}

fn bedarfe(plan: &Plan, chance: &mut Chance) -> Vec<Bedarf> {
    let again = later(plan.eintritt, 120);
    let count = chance.between(2, 5) as usize;
    let fields = chance.some(&FIELDS, count);
    let mut bedarfe = Vec::new();
    for field in fields {
        let first = chance.pick(&RATINGS);
        bedarfe.push(bedarf(plan.eintritt, field, first, ""));
        if again < plan.last_day() && chance.percent(50) {
            let remark = "Gemeinsam neu eingeschätzt.";
            bedarfe.push(bedarf(
                again,
                field,
                chance.pick(&["gering", "mittel", "kein"]),
                remark,
            ));
        }
    }
    bedarfe.sort_by_key(|bedarf| bedarf.date);
    bedarfe
}

fn bedarf(date: chrono::NaiveDate, field: &str, rating: &str, remark: &str) -> Bedarf {
    Bedarf {
        date,
        handlungsfeld: Code::new(field),
        rating: Code::new(rating),
        remark: remark.to_owned(),
    }
}

fn ziel(
    field: &str,
    wording: &str,
    steps: &[&str; 3],
    plan: &Plan,
    umfeld: &Umfeld,
    chance: &mut Chance,
) -> Ziel {
    let set_on = chance.workday(plan.eintritt, later(plan.eintritt, 45).min(plan.last_day()));
    let ended = plan.austritt.filter(|_| chance.percent(70));
    let mut due = later(set_on, 14);
    let mut list = Vec::new();
    for (index, what) in steps.iter().enumerate() {
        let done = ended.is_some() || (due < TODAY && chance.percent(75));
        let done_on = done.then(|| due.min(plan.last_day()).min(TODAY));
        list.push(Schritt {
            what: (*what).to_owned(),
            who: Code::new(["person", "manager", "dritte"][index % 3]),
            who_name: if index % 3 == 2 {
                umfeld.teacher.to_owned()
            } else {
                String::new()
            },
            due_on: Some(due),
            state: Code::new(if done { "erledigt" } else { "offen" }),
            done_on,
        });
        due = later(due, chance.between(20, 60));
    }
    Ziel {
        set_on,
        handlungsfeld: Code::new(field),
        wording: wording.to_owned(),
        priority: Code::new(chance.pick(&["hoch", "mittel", "mittel", "niedrig"])),
        state: Code::new(match ended {
            Some(_) => chance.pick(&["erreicht", "teilweise", "nicht_erreicht"]),
            None => "in_arbeit",
        }),
        review_on: ended.is_none().then(|| later(TODAY, chance.between(5, 80))),
        ended_on: ended,
        remark: String::new(),
        steps: list,
    }
}

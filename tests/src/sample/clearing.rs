//! How somebody came, and whether the programme is for them.

use fallmappe_domain::clearing::Clearing;
use fallmappe_domain::code::Code;

use super::chance::{Chance, later};
use super::plan::Plan;

const WAYS: [&str; 9] = [
    "unterkunft",
    "ki",
    "jmd",
    "agentur_jobcenter",
    "ehrenamt",
    "schule",
    "selbst",
    "bekannte",
    "sozialamt",
];

/// One Clearing at the start; who began with Beratung got a second one.
pub fn build(plan: &Plan, chance: &mut Chance) -> Vec<Clearing> {
    let mut clearings = vec![clearing(plan, chance)];
    if plan.by_way_of_beratung {
        clearings.push(Clearing {
            date: plan.eintritt,
            access: Code::new("ki"),
            remark: "Übergang aus der Beratung in das Case Management besprochen.".to_owned(),
            ..clearing(plan, chance)
        });
    }
    clearings
}

fn clearing(plan: &Plan, chance: &mut Chance) -> Clearing {
    let age = plan.row.birth.age_on(plan.opened_on);
    let exception = age.is_some_and(|(youngest, oldest)| youngest > 27 || oldest < 18);
    let other = chance.percent(20);
    let checked = chance.percent(80);
    let fallback = Code::not_asked();
    Clearing {
        date: plan.opened_on,
        access: Code::new(chance.pick(&WAYS)),
        target_group: Code::new(if exception { "ausnahme" } else { "ja" }),
        exception_reason: if exception {
            "Außerhalb der Altersgrenze; ohne Begleitung bricht der begonnene Weg in die Ausbildung ab.".to_owned()
        } else {
            String::new()
        },
        other_fallfuehrung: Code::new(if other { "jmd" } else { "keine" }),
        other_body: if other {
            "Jugendmigrationsdienst Musterstadt".to_owned()
        } else {
            String::new()
        },
        exclusion_checked_on: checked.then(|| later(plan.opened_on, chance.between(0, 9))),
        exclusion: if checked {
            Code::new("keiner")
        } else {
            fallback
        },
        voluntary: true,
        remark: String::new(),
    }
}

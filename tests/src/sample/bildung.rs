//! School, vocation, language, work and benefits of a person, and the Ausbildungen that their status rests on.

use chrono::{Datelike, NaiveDate};
use fallmappe_domain::bildung::{
    Arbeitssituation, Ausbildung, Berufsbildung, Bildung, Leistungsbezug, Schulbildung, Sprachstand,
};
use fallmappe_domain::code::{Code, KEINE_ANGABE};

use super::chance::{Chance, before, later};
use super::plan::Plan;
use super::umfeld::Umfeld;
use super::{TODAY, day};

const SCHOOLS: [(&str, &str, u32); 7] = [
    ("ohne_abschluss", "", 6),
    (
        "ohne_abschluss",
        "Unterricht im Heimatland, kein Zeugnis",
        4,
    ),
    ("hauptschulabschluss", "", 10),
    (
        "auslaendisch_beantragt",
        "Zeugnis liegt im Original vor, Übersetzung fehlt",
        11,
    ),
    ("auslaendisch_nicht_anerkannt", "", 12),
    ("mittlerer_abschluss", "", 10),
    ("kein_schulbesuch", "", 0),
];
const LEVELS: [&str; 4] = ["a1", "a2", "b1", "b2"];

/// Everything that is known of learning and working.
pub fn build(plan: &Plan, umfeld: &Umfeld, chance: &mut Chance) -> Bildung {
    Bildung {
        schule: vec![schule(plan, chance)],
        beruf: beruf(plan, umfeld, chance),
        sprache: sprache(plan, umfeld, chance),
        arbeit: arbeit(plan, umfeld, chance),
        leistungen: leistungen(plan),
        ausbildungen: ausbildungen(plan, umfeld, chance),
    }
}

fn schule(plan: &Plan, chance: &mut Chance) -> Schulbildung {
    let (level, remark, years) = chance.pick(&SCHOOLS);
    let unknown = chance.percent(8);
    Schulbildung {
        date: plan.opened_on,
        level: Code::new(if unknown { KEINE_ANGABE } else { level }),
        country: Code::new(if level.starts_with("aus") || years < 10 {
            plan.row.nationality
        } else {
            "DEU"
        }),
        years: if unknown { 0 } else { years },
        recognised_on: None,
        authority: if level == "auslaendisch_beantragt" {
            "Bezirksregierung".to_owned()
        } else {
            String::new()
        },
        remark: remark.to_owned(),
    }
}

fn beruf(plan: &Plan, umfeld: &Umfeld, chance: &mut Chance) -> Vec<Berufsbildung> {
    if chance.percent(40) {
        return Vec::new();
    }
    let learned = chance.percent(30);
    vec![Berufsbildung {
        date: plan.opened_on,
        level: Code::new(if learned {
            "auslaendisch_nicht_anerkannt"
        } else {
            "keiner"
        }),
        occupation: if learned {
            umfeld.occupation.to_owned()
        } else {
            String::new()
        },
        country: if learned {
            Code::new(plan.row.nationality)
        } else {
            Code::not_asked()
        },
        recognised_on: None,
        authority: String::new(),
        remark: if learned {
            "Drei Jahre im Betrieb des Onkels gelernt, keine Papiere.".to_owned()
        } else {
            String::new()
        },
    }]
}

/// The level rises with the time; the last one is that of the notes.
fn sprache(plan: &Plan, umfeld: &Umfeld, chance: &mut Chance) -> Vec<Sprachstand> {
    let reached = umfeld.level.to_ascii_lowercase();
    let last = LEVELS
        .iter()
        .position(|level| *level == reached)
        .unwrap_or(0);
    let first = last.saturating_sub(1);
    let span = plan
        .last_day()
        .signed_duration_since(plan.opened_on)
        .num_days()
        .max(0) as u64;
    let mut date = plan.opened_on;
    let mut history = Vec::new();
    for level in LEVELS.iter().take(last + 1).skip(first) {
        let certificate = chance.percent(60) && *level != "a1";
        history.push(Sprachstand {
            date,
            language: "Deutsch".to_owned(),
            level: Code::new(level),
            proof: Code::new(if certificate {
                "zertifikat"
            } else {
                "einstufung"
            }),
            provider: umfeld.language_school.to_owned(),
            remark: String::new(),
        });
        date = later(date, (span / 2).max(1)).min(plan.last_day());
    }
    history
}

fn arbeit(plan: &Plan, umfeld: &Umfeld, chance: &mut Chance) -> Vec<Arbeitssituation> {
    let begun = later(plan.eintritt, chance.between(20, 120)).min(plan.last_day());
    let mut history = vec![situation(plan.opened_on, "nicht_erwerbstaetig", "", "", 0)];
    let next = match plan.row.way {
        "ausb" | "16g" => Some(situation(
            begun,
            "auszubildend",
            umfeld.employer,
            umfeld.occupation,
            39,
        )),
        "besch" | "19d" => Some(situation(
            begun,
            "erwerbstaetig",
            umfeld.employer,
            umfeld.occupation,
            30,
        )),
        _ if plan.may_work() && chance.percent(25) => Some(situation(
            begun,
            "erwerbstaetig",
            umfeld.employer,
            "Aushilfe",
            10,
        )),
        _ => None,
    };
    if let Some(next) = next.filter(|next| next.since > plan.opened_on) {
        if let Some(first) = history.first_mut() {
            first.until = Some(before(next.since, 1));
        }
        history.push(next);
    }
    history
}

fn situation(
    since: NaiveDate,
    status: &str,
    employer: &str,
    occupation: &str,
    hours: u32,
) -> Arbeitssituation {
    Arbeitssituation {
        since,
        until: None,
        status: Code::new(status),
        employer: employer.to_owned(),
        occupation: occupation.to_owned(),
        hours_per_week: hours,
        remark: String::new(),
    }
}

/// Analogleistungen after 36 months (§ 2 AsylbLG, text of 19.08.2026).
fn leistungen(plan: &Plan) -> Vec<Leistungsbezug> {
    let bezug = |since, until, kind: &str, authority: &str| Leistungsbezug {
        since,
        until,
        kind: Code::new(kind),
        authority: authority.to_owned(),
        remark: String::new(),
    };
    let entered = plan
        .row
        .entry
        .bounds()
        .map_or(plan.opened_on, |(_, last)| last);
    if plan.row.way.starts_with("25") || plan.row.way == "24" || plan.row.way == "chance" {
        return vec![bezug(
            plan.opened_on,
            None,
            "sgb_ii",
            "Jobcenter Musterstadt",
        )];
    }
    let analog = later(entered, 1_096);
    if analog <= plan.opened_on {
        return vec![bezug(
            plan.opened_on,
            None,
            "asylblg_analog",
            "Sozialamt Musterstadt",
        )];
    }
    let first = bezug(
        plan.opened_on,
        None,
        "asylblg_grund",
        "Sozialamt Musterstadt",
    );
    if analog > plan.last_day() {
        return vec![first];
    }
    vec![
        Leistungsbezug {
            until: Some(before(analog, 1)),
            ..first
        },
        bezug(analog, None, "asylblg_analog", "Sozialamt Musterstadt"),
    ]
}

/// Who holds a status for an Ausbildung has one; some others have a contract for next summer.
fn ausbildungen(plan: &Plan, umfeld: &Umfeld, chance: &mut Chance) -> Vec<Ausbildung> {
    let running = matches!(plan.row.way, "ausb" | "16g");
    let planned = plan.closed_on.is_none() && plan.may_work() && chance.percent(12);
    if !running && !planned {
        return Vec::new();
    }
    let year = if running {
        TODAY.year() - i32::from(chance.percent(40))
    } else {
        TODAY.year() + 1
    };
    let month = if chance.percent(70) { 8 } else { 9 };
    let starts_on = day(year, month, 1);
    let contract_on = before(starts_on, chance.between(30, 150)).min(before(TODAY, 5));
    vec![Ausbildung {
        starts_on,
        ends_on: Some(day(year + 3, 7, 31)),
        kind: Code::new("qualifiziert"),
        occupation: umfeld.occupation.to_owned(),
        employer: umfeld.employer.to_owned(),
        contract_on: Some(contract_on),
        registered_on: running.then(|| later(contract_on, 14)),
        broken_off_on: None,
        passed_on: None,
        remark: if running {
            String::new()
        } else {
            "Vertrag unterschrieben, Eintragung bei der Kammer noch offen.".to_owned()
        },
    }]
}

//! Vermittlungen: what somebody was placed in, with result and sometimes an early end.

use fallmappe_domain::code::Code;
use fallmappe_domain::vermittlung::Vermittlung;

use super::chance::{Chance, before, later};
use super::plan::Plan;
use super::umfeld::Umfeld;

/// Kinds that come up while somebody is accompanied; frequent ones stand twice.
const KINDS: [&str; 13] = [
    "sprachkurs",
    "sprachkurs",
    "praktikum",
    "praktikum",
    "geringfuegige_beschaeftigung",
    "sv_beschaeftigung",
    "ausbildung",
    "schulische_massnahme",
    "berufsvorbereitende_massnahme",
    "beratungsstelle",
    "alphabetisierungskurs",
    "freizeitangebot",
    "ehrenamt",
];

/// Kinds that need a permit to work.
const WORK: [&str; 5] = [
    "ausbildung",
    "sv_beschaeftigung",
    "geringfuegige_beschaeftigung",
    "praktikum",
    "berufsvorbereitende_massnahme",
];

/// The Vermittlungen of a plan, by day.
pub fn build(plan: &Plan, umfeld: &Umfeld, chance: &mut Chance) -> Vec<Vermittlung> {
    let count = if plan.in_case_management() {
        chance.between(0, 3)
    } else {
        chance.between(0, 1)
    };
    let mut kinds = chance.some(&KINDS, count as usize);
    kinds.dedup();
    kinds.retain(|kind| plan.may_work() || !WORK.contains(kind));
    // The status of these persons rests on an Ausbildung or a job.
    match plan.row.way {
        "ausb" | "16g" => kinds.push("ausbildung"),
        "besch" | "19d" => kinds.push("sv_beschaeftigung"),
        _ => {}
    }
    let mut vermittlungen: Vec<_> = kinds
        .iter()
        .map(|kind| vermittlung(kind, plan, umfeld, chance))
        .collect();
    vermittlungen.sort_by(|a, b| (a.date, &a.kind).cmp(&(b.date, &b.kind)));
    vermittlungen.dedup_by(|a, b| a.kind == b.kind);
    vermittlungen
}

fn vermittlung(kind: &str, plan: &Plan, umfeld: &Umfeld, chance: &mut Chance) -> Vermittlung {
    let last = plan.austritt.unwrap_or(before(plan.last_day(), 3));
    let date = chance.workday(later(plan.eintritt, 10).min(last), last);
    let early = chance
        .percent(20)
        .then(|| later(date, chance.between(10, 90)));
    let ended_on = early.filter(|day| *day <= plan.last_day());
    Vermittlung {
        date,
        kind: Code::new(kind),
        offer: offer(kind, umfeld),
        result: result(kind, chance).to_owned(),
        ended_on,
        end_reason: if ended_on.is_some() {
            reason(kind, chance).to_owned()
        } else {
            String::new()
        },
    }
}

fn offer(kind: &str, umfeld: &Umfeld) -> String {
    match kind {
        "ausbildung" => format!("{}, {}", umfeld.employer, umfeld.occupation),
        "praktikum" | "sv_beschaeftigung" | "geringfuegige_beschaeftigung" => {
            umfeld.employer.to_owned()
        }
        "sprachkurs" => format!("{}, Kurs {}", umfeld.language_school, umfeld.level),
        "alphabetisierungskurs" => umfeld.language_school.to_owned(),
        "schulische_massnahme" => umfeld.school.1.to_owned(),
        "berufsvorbereitende_massnahme" => {
            "Einstiegsqualifizierung, Bildungswerk Musterland e. V.".to_owned()
        }
        "beratungsstelle" => "Schuldnerberatung Kreis Musterland".to_owned(),
        "ehrenamt" => "Fahrradwerkstatt im Stadtteilhaus".to_owned(),
        _ => umfeld.club.to_owned(),
    }
}

fn result(kind: &str, chance: &mut Chance) -> &'static str {
    match kind {
        "ausbildung" => chance.pick(&[
            "Vertrag unterschrieben, bei der Kammer eingetragen",
            "Ausbildung begonnen",
        ]),
        "praktikum" => chance.pick(&[
            "Angebot einer Ausbildung in Aussicht",
            "gute Bescheinigung",
            "",
        ]),
        "sprachkurs" => chance.pick(&[
            "nimmt regelmäßig teil",
            "Prüfung bestanden",
            "Teil Schreiben wird wiederholt",
        ]),
        _ => chance.pick(&["", "angenommen", "läuft gut", "Teilnahme bestätigt"]),
    }
}

fn reason(kind: &str, chance: &mut Chance) -> &'static str {
    match kind {
        "ausbildung" => "Auflösung in der Probezeit, Wechsel des Betriebs geplant",
        "sprachkurs" => chance.pick(&["Kurszeiten nicht mit der Arbeit vereinbar", "Kurs beendet"]),
        _ => chance.pick(&[
            "regulär beendet",
            "Fahrweg zu weit",
            "Beschäftigungserlaubnis kam zu spät",
        ]),
    }
}

//! Teilnahmen in both programmes: Durchstarten while it ran (to 30.06.2022 and 30.06.2023), KIM since.

use chrono::NaiveDate;
use fallmappe_domain::code::Code;
use fallmappe_domain::teilnahme::Teilnahme;

use super::chance::{before, later};
use super::day;
use super::plan::Plan;

const TRAEGER: &str = "Kommunales Integrationszentrum Kreis Musterland";
/// Ends of Teilhabemanagement (F6) and of the other Bausteine.
const END_F6: NaiveDate = day(2022, 6, 30);
const END_F1_TO_F5: NaiveDate = day(2023, 6, 30);
const REASONS: [&str; 7] = [
    "ziel_erreicht",
    "uebergabe",
    "statuswechsel",
    "ziel_erreicht",
    "umzug",
    "eigener_wunsch",
    "kontaktabbruch",
];

/// The Teilnahmen of a plan, by Eintritt.
pub fn build(plan: &Plan) -> Vec<Teilnahme> {
    let mut teilnahmen = Vec::new();
    if plan.row.start == "ds" {
        durchstarten(plan, &mut teilnahmen);
    }
    if plan.by_way_of_beratung {
        let ended = Some((plan.eintritt, "ziel_erreicht"));
        teilnahmen.push(teilnahme("kim", "beratung", TRAEGER, plan.opened_on, ended));
    }
    let baustein = if plan.in_case_management() {
        "cm"
    } else {
        "beratung"
    };
    let reason = REASONS
        .get(plan.serial % REASONS.len())
        .copied()
        .unwrap_or("sonstiges");
    let ended = plan.austritt.map(|day| (day, reason));
    teilnahmen.push(teilnahme("kim", baustein, TRAEGER, plan.eintritt, ended));
    teilnahmen.sort_by_key(|teilnahme| teilnahme.eintritt);
    teilnahmen
}

fn durchstarten(plan: &Plan, teilnahmen: &mut Vec<Teilnahme>) {
    let opened = plan.opened_on;
    let end = Some((END_F6, "programmende"));
    teilnahmen.push(teilnahme(
        "durchstarten",
        "f6",
        "KI Kreis Musterland",
        opened,
        end,
    ));
    let (baustein, traeger) = match plan.serial % 5 {
        0 => ("f1", "Bildungswerk Musterland e. V."),
        1 => ("f3", "VHS Musterstadt"),
        2 => ("f4", "Sprachschule Brücke"),
        3 => ("f2", "Bildungswerk Musterland e. V."),
        _ => ("f5", "Stadtteilhaus Lindenrode"),
    };
    let eintritt = later(opened, 30 + plan.serial as u64);
    let end = Some((END_F1_TO_F5, "programmende"));
    let course = Teilnahme {
        course_start: (baustein != "f1").then(|| before(eintritt, 9)),
        ..teilnahme("durchstarten", baustein, traeger, eintritt, end)
    };
    teilnahmen.push(course);
    if plan.serial.is_multiple_of(3) && baustein != "f1" {
        let left = later(eintritt, 240);
        let coached = teilnahme(
            "durchstarten",
            "f1",
            TRAEGER,
            later(eintritt, 14),
            Some((left, "ziel_erreicht")),
        );
        teilnahmen.push(coached);
    }
}

fn teilnahme(
    programme: &str,
    baustein: &str,
    traeger: &str,
    eintritt: NaiveDate,
    ended: Option<(NaiveDate, &str)>,
) -> Teilnahme {
    Teilnahme {
        programme: Code::new(programme),
        baustein: Code::new(baustein),
        traeger: traeger.to_owned(),
        course_start: None,
        eintritt,
        austritt: ended.map(|(day, _)| day),
        austritt_reason: ended.map(|(_, reason)| Code::new(reason)),
    }
}

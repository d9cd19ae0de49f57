//! Einwilligungen in every state a handover can meet: valid, expired, withdrawn, without health, none.

use chrono::NaiveDate;
use fallmappe_domain::code::Code;
use fallmappe_domain::einwilligung::{Einwilligung, GESUNDHEIT};

use super::TODAY;
use super::chance::{Chance, before, later};
use super::plan::Plan;
use super::stellen::{ABH, ANKER, BERUFSKOLLEG, JMD, JOBCENTER};

const USUAL: [&str; 6] = [
    "stammdaten",
    "kontaktdaten",
    "aufenthalt",
    "bildung_arbeit",
    "verlauf",
    "teilnahmen",
];
const ALL: [&str; 8] = [
    "stammdaten",
    "kontaktdaten",
    "aufenthalt",
    "bildung_arbeit",
    "bedarfe",
    "verlauf",
    "teilnahmen",
    "vermittlungen",
];
const HEALTH: [&str; 5] = [
    "stammdaten",
    "kontaktdaten",
    "bedarfe",
    "verlauf",
    GESUNDHEIT,
];

/// The Einwilligungen of a plan, by day.
pub fn build(index: usize, plan: &Plan, chance: &mut Chance) -> Vec<Einwilligung> {
    if index % 15 == 7 {
        return Vec::new();
    }
    let given = chance
        .workday(later(plan.opened_on, 1), later(plan.opened_on, 15))
        .min(plan.last_day());
    let mut consents = Consents {
        plan,
        interpreter: chance.percent(60),
        given,
        list: Vec::new(),
    };
    consents.add(
        "verarbeitung",
        "",
        "Beratung und Begleitung im Kommunalen Integrationsmanagement",
        &ALL,
        None,
        None,
    );
    consents.handover(index, chance);
    consents.list.sort_by_key(|consent| consent.given_on);
    consents.list
}

/// Whether health may be written about on a day.
pub fn allows_health(consents: &[Einwilligung], day: NaiveDate) -> bool {
    consents
        .iter()
        .filter(|consent| {
            consent
                .data_groups
                .iter()
                .any(|group| group.as_str() == GESUNDHEIT)
        })
        .any(|consent| consent.gap_on(day).is_none())
}

struct Consents<'a> {
    plan: &'a Plan<'a>,
    interpreter: bool,
    given: NaiveDate,
    list: Vec<Einwilligung>,
}

impl Consents<'_> {
    fn handover(&mut self, index: usize, chance: &mut Chance) {
        let further = "Weiterbetreuung nach dem Ende der Begleitung";
        let next_year = Some(later(TODAY, chance.between(40, 400)));
        match index % 6 {
            0 => self.add("uebermittlung", JMD, further, &ALL, next_year, None),
            1 => {
                self.add("uebermittlung", JMD, further, &USUAL, None, None);
                self.add(
                    "uebermittlung",
                    JOBCENTER,
                    "Leistungen und Vermittlung in Arbeit",
                    &USUAL,
                    next_year,
                    None,
                );
            }
            2 => {
                let expired = Some(self.after_given(before(TODAY, chance.between(3, 90))));
                self.add("uebermittlung", JMD, further, &USUAL, expired, None);
                self.add(
                    "statistik",
                    "",
                    "anonyme Statistik für das Kommunale Integrationszentrum",
                    &["stammdaten", "teilnahmen"],
                    None,
                    None,
                );
            }
            3 => {
                let withdrawn = Some(self.after_given(before(TODAY, chance.between(5, 120))));
                self.add(
                    "uebermittlung",
                    JOBCENTER,
                    "Abstimmung der Leistungen",
                    &USUAL,
                    None,
                    withdrawn,
                );
                self.add(
                    "uebermittlung",
                    BERUFSKOLLEG,
                    "Aufnahme in eine Klasse",
                    &["stammdaten", "bildung_arbeit"],
                    next_year,
                    None,
                );
            }
            4 => {
                self.add(
                    "uebermittlung",
                    ANKER,
                    "Psychosoziale Beratung",
                    &HEALTH,
                    next_year,
                    None,
                );
                self.add(
                    "schweigepflichtentbindung",
                    ANKER,
                    "Rücksprache über Termine",
                    &[GESUNDHEIT],
                    next_year,
                    None,
                );
            }
            _ => {}
        }
        if index % 12 == 5 {
            self.add(
                "uebermittlung",
                ABH,
                "Antrag auf Beschäftigungserlaubnis",
                &["stammdaten", "aufenthalt", "bildung_arbeit"],
                next_year,
                None,
            );
        }
        if index % 20 == 9 {
            self.add(
                "foto",
                "",
                "Foto für den Bericht über das Stadtteilfest",
                &["stammdaten"],
                None,
                None,
            );
        }
    }

    fn after_given(&self, day: NaiveDate) -> NaiveDate {
        day.max(later(self.given, 1))
    }

    fn add(
        &mut self,
        kind: &str,
        stelle: &str,
        purpose: &str,
        groups: &[&str],
        valid_until: Option<NaiveDate>,
        withdrawn_on: Option<NaiveDate>,
    ) {
        let form = match self.list.len() {
            2 => "elektronisch",
            _ if self.plan.serial % 9 == 4 => "muendlich_mit_vermerk",
            _ => "unterschrift",
        };
        let language = self
            .plan
            .row
            .languages
            .first()
            .map_or("Deutsch", |(name, _)| name);
        self.list.push(Einwilligung {
            kind: Code::new(kind),
            stelle: stelle.to_owned(),
            purpose: purpose.to_owned(),
            data_groups: groups.iter().map(|group| Code::new(group)).collect(),
            language: language.to_owned(),
            interpreter: self.interpreter,
            form: Code::new(form),
            given_on: self.given,
            valid_until,
            withdrawn_on,
            text_version: String::new(),
            recorded_by: String::new(),
            scan: String::new(),
        });
    }
}

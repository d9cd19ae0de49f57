//! Kontakte over the life of a Fall: mostly short notes, some long ones, and one Fall with very many.

use chrono::NaiveDate;
use fallmappe_domain::code::Code;
use fallmappe_domain::einwilligung::Einwilligung;
use fallmappe_domain::kontakt::Kontakt;
use fallmappe_domain::person::Person;

use super::chance::{Chance, back_to_workday, later};
use super::einwilligungen::allows_health;
use super::notes::{self, Topic};
use super::plan::Plan;
use super::telling;
use super::umfeld::Umfeld;
use super::words::Speaker;

/// Family name of the person whose Fall has [`VERY_MANY`] Kontakte.
const BUSY: &str = "Sediqi";
/// Enough to see whether a long history stays quick.
const VERY_MANY: usize = 300;
/// Topics that come up by chance; frequent ones stand more often. The others have an occasion of their own.
const USUAL: [&str; 24] = [
    "unterkunft",
    "unterkunft",
    "abh",
    "abh",
    "verlaengerung",
    "identitaet",
    "sprache",
    "sprache",
    "schule",
    "ausbildung",
    "ausbildung",
    "ausbildung",
    "betrieb",
    "betrieb",
    "leistungen",
    "leistungen",
    "post",
    "wohnung",
    "familie",
    "freizeit",
    "recht",
    "weg",
    "weg",
    "weg",
];
/// Relations to which the sentences about a family fit.
const FAMILY: [&str; 9] = [
    "Bruder",
    "Schwester",
    "Cousin",
    "Cousine",
    "Onkel",
    "Tante",
    "Vater",
    "Großmutter",
    "Ehemann",
];

/// The Kontakte of a plan, by day.
pub fn build(
    plan: &Plan,
    umfeld: &Umfeld,
    person: &Person,
    consents: &[Einwilligung],
    chance: &mut Chance,
) -> Vec<Kontakt> {
    let speaker = Speaker {
        plan,
        umfeld,
        person,
    };
    let days = days(plan, chance);
    let last = days.len().saturating_sub(1);
    days.into_iter()
        .enumerate()
        .map(|(place, day)| {
            let topic = topic(&speaker, place, allows_health(consents, day), chance);
            kontakt(&speaker, day, topic, place == last, chance)
        })
        .collect()
}

/// Working days from the first to the last day of the Fall, about one in two weeks, at least three and at most forty.
fn days(plan: &Plan, chance: &mut Chance) -> Vec<NaiveDate> {
    let span = plan
        .last_day()
        .signed_duration_since(plan.opened_on)
        .num_days()
        .max(1) as u64;
    let count = match plan.row.family {
        BUSY => VERY_MANY,
        _ => (span / chance.between(11, 24)).clamp(3, 40) as usize,
    };
    let mut days = vec![plan.opened_on];
    for place in 1..count as u64 {
        let share = span * place / count as u64;
        let jitter = chance.between(0, span / count as u64);
        days.push(back_to_workday(later(plan.opened_on, share + jitter)).max(plan.opened_on));
    }
    days.sort();
    days
}

fn topic(speaker: &Speaker, place: usize, health: bool, chance: &mut Chance) -> &'static Topic {
    let name = match (place, chance.between(1, 100)) {
        (0, _) => "erst",
        (_, 1..=7) => "ausgefallen",
        (_, 8..=11) => "konferenz",
        (_, 12..=14) => "struktur",
        (_, 15..=24) if health => "gesundheit",
        _ => chance.pick(&USUAL),
    };
    let fits = match name {
        "familie" => has_relative(speaker),
        "ausbildung" | "betrieb" => speaker.plan.may_work(),
        "identitaet" => may_ask_the_consulate(speaker.plan.row.way),
        _ => true,
    };
    notes::topic(if fits { name } else { "weg" }).unwrap_or(telling::EMPTY)
}

fn has_relative(speaker: &Speaker) -> bool {
    speaker
        .third()
        .is_some_and(|(_, relation, _)| FAMILY.contains(&relation))
}

fn kontakt(
    speaker: &Speaker,
    date: NaiveDate,
    topic: &Topic,
    last: bool,
    chance: &mut Chance,
) -> Kontakt {
    let words = speaker.words(date, chance);
    let (kind, opening) = telling::opening(topic, &words, chance);
    let no_show = topic.name == "ausgefallen";
    let open = last && speaker.plan.closed_on.is_none();
    let step = if open || chance.percent(45) {
        telling::sentence(&topic.steps, &words, chance)
    } else {
        String::new()
    };
    let due = later(date, chance.between(4, 30));
    Kontakt {
        date,
        kind: Code::new(kind),
        minutes: minutes(kind, no_show, chance),
        interpreter: interpreter(speaker, kind, no_show, chance),
        no_show,
        subjects: topic
            .subjects
            .iter()
            .map(|subject| Code::new(subject))
            .collect(),
        text: telling::text(topic, opening, &words, chance),
        next_step_on: (!step.is_empty()).then(|| back_to_workday(due).max(date)),
        next_step: step,
        structural: topic.name == "struktur",
    }
}

fn interpreter(speaker: &Speaker, kind: &str, no_show: bool, chance: &mut Chance) -> Code {
    let talks = matches!(
        kind,
        "buero" | "aufsuchend" | "begleitung" | "fallkonferenz" | "video"
    );
    Code::new(
        match (
            no_show || !talks,
            speaker.person.reachability.needs_interpreter,
        ) {
            (true, _) => "keine",
            (_, true) => chance.pick(&[
                "dolmetscher",
                "sprachmittlerpool",
                "sprachmittlerpool",
                "app",
                "angehoerige",
                "keine",
            ]),
            _ => chance.pick(&["keine", "keine", "keine", "nicht_erhoben"]),
        },
    )
}

/// While an asylum procedure runs, and with protection from the home country, nobody is sent to its consulate
/// (§ 60b Abs. 2 S. 2 AufenthG, text of 19.08.2026).
fn may_ask_the_consulate(way: &str) -> bool {
    !matches!(
        way,
        "ankunft" | "gestattung" | "fiktion" | "24" | "25_1" | "25_2" | "25_3"
    )
}

fn minutes(kind: &str, no_show: bool, chance: &mut Chance) -> u32 {
    let (low, high) = match kind {
        _ if no_show => (0, 3),
        "telefon" | "email" | "dritte" => (1, 5),
        "messenger" => (0, 2),
        "begleitung" | "fallkonferenz" => (12, 30),
        _ => (5, 15),
    };
    u32::try_from(chance.between(low, high) * 5).unwrap_or_default()
}

//! Kontakte over the life of a Fall: mostly short notes, some long ones, and one Fall with very many.

use chrono::NaiveDate;
use fallmappe_domain::code::Code;
use fallmappe_domain::dates::german_date;
use fallmappe_domain::einwilligung::Einwilligung;
use fallmappe_domain::kontakt::Kontakt;
use fallmappe_domain::person::Person;

use super::chance::{Chance, back_to_workday, later};
use super::einwilligungen::allows_health;
use super::notes::{self, Topic, Words};
use super::plan::Plan;
use super::umfeld::Umfeld;

/// Family name of the person whose Fall has [`VERY_MANY`] Kontakte.
const BUSY: &str = "Sediqi";
/// Enough to see whether a long history stays quick.
const VERY_MANY: usize = 300;
/// A number nobody answers any more; kept free for fiction by the Bundesnetzagentur.
const OLD_PHONE: &str = "0172 9925904";
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
    let teller = Teller {
        plan,
        umfeld,
        person,
    };
    let days = days(plan, chance);
    let last = days.len().saturating_sub(1);
    days.into_iter()
        .enumerate()
        .map(|(place, day)| {
            let topic = teller.topic(place, allows_health(consents, day), chance);
            teller.kontakt(day, topic, place == last, chance)
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

struct Teller<'a> {
    plan: &'a Plan<'a>,
    umfeld: &'a Umfeld,
    person: &'a Person,
}

impl Teller<'_> {
    fn topic(&self, place: usize, health: bool, chance: &mut Chance) -> &'static Topic {
        let name = match (place, chance.between(1, 100)) {
            (0, _) => "erst",
            (_, 1..=7) => "ausgefallen",
            (_, 8..=11) => "konferenz",
            (_, 12..=14) => "struktur",
            (_, 15..=24) if health => "gesundheit",
            _ => chance.pick(&USUAL),
        };
        let fits = match name {
            "familie" => self.relative().is_some(),
            "identitaet" => may_ask_the_consulate(self.plan.row.way),
            _ => true,
        };
        notes::topic(if fits { name } else { "weg" }).unwrap_or(EMPTY)
    }

    /// A grown-up third person; children do not interpret or drive.
    fn third(&self) -> Option<(&str, &str, &str)> {
        let grown = |relation: &str| !matches!(relation, "Tochter" | "Sohn");
        let third = self
            .person
            .dritte
            .iter()
            .find(|third| grown(&third.relation))?;
        Some((&third.name, &third.relation, &third.contact))
    }

    fn relative(&self) -> Option<()> {
        self.third()
            .filter(|(_, relation, _)| FAMILY.contains(relation))
            .map(|_| ())
    }

    fn kontakt(&self, date: NaiveDate, topic: &Topic, last: bool, chance: &mut Chance) -> Kontakt {
        let words = self.words(date, chance);
        let (kind, opening) = opening(topic, &words, chance);
        let no_show = topic.name == "ausgefallen";
        let open = last && self.plan.closed_on.is_none();
        let step = if open || chance.percent(45) {
            sentence(&topic.steps, &words, chance)
        } else {
            String::new()
        };
        let due = later(date, chance.between(4, 30));
        Kontakt {
            date,
            kind: Code::new(kind),
            minutes: minutes(kind, no_show, chance),
            interpreter: self.interpreter(kind, no_show, chance),
            no_show,
            subjects: topic
                .subjects
                .iter()
                .map(|subject| Code::new(subject))
                .collect(),
            text: text(topic, opening, &words, chance),
            next_step_on: (!step.is_empty()).then(|| back_to_workday(due).max(date)),
            next_step: step,
            structural: topic.name == "struktur",
        }
    }

    fn interpreter(&self, kind: &str, no_show: bool, chance: &mut Chance) -> Code {
        let talks = matches!(
            kind,
            "buero" | "aufsuchend" | "begleitung" | "fallkonferenz" | "video"
        );
        Code::new(
            match (
                no_show || !talks,
                self.person.reachability.needs_interpreter,
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

    fn words(&self, date: NaiveDate, chance: &mut Chance) -> Words {
        let mut words = Words::default();
        self.name_words(&mut words, chance);
        self.place_words(&mut words);
        let ahead = back_to_workday(later(date, chance.between(5, 32)));
        words.set("datum", &german_date(ahead));
        self.status_words(&mut words);
        words.set(
            "uhr",
            chance.pick(&["9", "10:30", "11", "13", "14:15", "15:30", "16"]),
        );
        words
    }

    fn name_words(&self, words: &mut Words, chance: &mut Chance) {
        let row = self.plan.row;
        let title = if row.gender == "w" { "Frau " } else { "Herr " };
        let title = if row.gender == "d" { "" } else { title };
        let formal = format!("{title}{}", short(&self.person.family_name));
        let given = self.person.given_name.split(' ').next().unwrap_or_default();
        let called = [self.person.call_name.as_str(), given]
            .into_iter()
            .find(|name| !name.is_empty());
        let name = match called {
            Some(called) if row.gender == "d" || chance.percent(45) => called.to_owned(),
            _ => formal,
        };
        let oblique = name
            .strip_prefix("Herr ")
            .map_or(name.clone(), |rest| format!("Herrn {rest}"));
        let genitive = genitive(&oblique);
        for (word, m, w) in PRONOUNS {
            let own = if word.to_lowercase().starts_with("sein") {
                &genitive
            } else {
                &name
            };
            words.set(
                word,
                if row.gender == "m" {
                    m
                } else if row.gender == "w" {
                    w
                } else {
                    own
                },
            );
        }
        words.set("P", &name);
        words.set("Pn", &oblique);
        words.set("Ps", &genitive);
        let aliases: Vec<&str> = self.person.aliases.iter().map(String::as_str).collect();
        words.set(
            "alias",
            &if aliases.is_empty() {
                String::new()
            } else {
                format!("„{}“", chance.pick(&aliases))
            },
        );
        let (third, relation, contact) = self.third().unwrap_or_default();
        words.set("D", third);
        words.set("B", relation);
        words.set("Dtel", contact);
        words.set(
            "tel",
            self.person
                .reachability
                .phones
                .first()
                .map_or("", |phone| phone),
        );
        words.set(
            "mail",
            self.person
                .reachability
                .emails
                .first()
                .map_or("", |mail| mail),
        );
    }

    /// Words that fit only to some: what a Duldung or Gestattung brings with it, a child, a birth date out of a form.
    fn status_words(&self, words: &mut Words) {
        let row = self.plan.row;
        let paper = match row.way {
            "gestattung" => "Aufenthaltsgestattung",
            way if way.starts_with("duldung") => "Duldung",
            _ => "",
        };
        let only_without_title = |word| if paper.is_empty() { "" } else { word };
        words.set("papier", paper);
        words.set("erlaubnis", only_without_title("Beschäftigungserlaubnis"));
        words.set("auflage", only_without_title("Wohnsitzauflage"));
        words.set("bezahlkarte", only_without_title("Bezahlkarte"));
        words.set(
            "sozialamt",
            if paper.is_empty() {
                "Jobcenter"
            } else {
                "Sozialamt"
            },
        );
        words.set(
            "programm",
            if row.start == "ds" {
                "Teilhabemanagement"
            } else {
                "Case Management"
            },
        );
        let first_of_january = row.birth.value.ends_with("-01-01");
        words.set("neujahr", if first_of_january { "01.01." } else { "" });
        let child = row
            .dritte
            .iter()
            .find(|(relation, _)| matches!(*relation, "Tochter" | "Sohn"));
        words.set(
            "kind",
            child
                .and_then(|(_, name)| name.split(' ').next())
                .unwrap_or_default(),
        );
    }

    fn place_words(&self, words: &mut Words) {
        let (to_the, school) = self.umfeld.school;
        words.set("schule", school);
        words.set("schuled", &format!("{to_the} {school}"));
        let (shelter, street, caretaker) = self.umfeld.shelter;
        words.set("heim", shelter);
        words.set("strasse", street);
        words.set("heimleitung", caretaker);
        words.set("amt", self.umfeld.authority);
        words.set("sb", self.umfeld.official);
        words.set("sbtel", &self.umfeld.office_phone);
        words.set("alttel", OLD_PHONE);
        words.set("jc", self.umfeld.benefits);
        words.set("lehrer", self.umfeld.teacher);
        words.set("anwalt", self.umfeld.lawyer);
        words.set("sprachschule", self.umfeld.language_school);
        words.set("verein", self.umfeld.club);
        words.set("ort", self.umfeld.town.0);
        words.set("firma", self.umfeld.employer);
        words.set("chef", self.umfeld.boss);
        words.set("beruf", self.umfeld.occupation);
        words.set("niveau", self.umfeld.level);
    }
}

static EMPTY: &Topic = &Topic {
    name: "",
    subjects: Vec::new(),
    openings: Vec::new(),
    middles: Vec::new(),
    endings: Vec::new(),
    steps: Vec::new(),
};

/// Pronouns of men and of women; others are called by their name.
const PRONOUNS: [(&str, &str, &str); 11] = [
    ("er", "er", "sie"),
    ("Er", "Er", "Sie"),
    ("ihm", "ihm", "ihr"),
    ("ihn", "ihn", "sie"),
    ("sein", "sein", "ihr"),
    ("seine", "seine", "ihre"),
    ("seinen", "seinen", "ihren"),
    ("seinem", "seinem", "ihrem"),
    ("seiner", "seiner", "ihrer"),
    ("Sein", "Sein", "Ihr"),
    ("Seine", "Seine", "Ihre"),
];

/// While an asylum procedure runs, and with protection from the home country, nobody is sent to its consulate
/// (§ 60b Abs. 2 S. 2 AufenthG, text of 19.08.2026).
fn may_ask_the_consulate(way: &str) -> bool {
    !matches!(
        way,
        "ankunft" | "gestattung" | "fiktion" | "24" | "25_1" | "25_2" | "25_3"
    )
}

/// One paragraph, or three with what was agreed.
fn text(topic: &Topic, opening: String, words: &Words, chance: &mut Chance) -> String {
    let count = if topic.name == "weg" || topic.name == "ausgefallen" {
        1
    } else {
        chance.between(2, 4)
    };
    let count = if topic.name == "erst" { 6 } else { count };
    let paragraph = paragraph(topic, opening, words, count as usize, chance);
    let long = matches!(topic.name, "erst" | "konferenz" | "identitaet") || chance.percent(5);
    if !long || chance.percent(40) {
        return paragraph;
    }
    let second = notes::topic(chance.pick(&["sprache", "leistungen", "wohnung", "ausbildung"]))
        .unwrap_or(EMPTY);
    let third =
        notes::topic(chance.pick(&["schule", "recht", "freizeit", "unterkunft"])).unwrap_or(EMPTY);
    let mut parts = vec![paragraph];
    for topic in [second, third] {
        parts.push(middles(topic, words, 4, chance).join(" "));
    }
    let agreed: Vec<String> = [second, third]
        .iter()
        .map(|topic| format!("- {}", sentence(&topic.steps, words, chance)))
        .collect();
    parts.push(format!("Vereinbart:\n{}", agreed.join("\n")));
    parts.join("\n\n")
}

/// Kontaktart and first sentence.
fn opening(topic: &Topic, words: &Words, chance: &mut Chance) -> (&'static str, String) {
    let draw = |_| {
        let (kind, sentence) = chance.pick(&topic.openings);
        words.fill(sentence).map(|sentence| (kind, sentence))
    };
    (0..8).find_map(draw).unwrap_or_default()
}

fn paragraph(
    topic: &Topic,
    opening: String,
    words: &Words,
    count: usize,
    chance: &mut Chance,
) -> String {
    let mut sentences = vec![opening];
    sentences.extend(middles(topic, words, count, chance));
    sentences.push(sentence(&topic.endings, words, chance));
    sentences.retain(|sentence| !sentence.is_empty());
    sentences.join(" ")
}

fn middles(topic: &Topic, words: &Words, count: usize, chance: &mut Chance) -> Vec<String> {
    let chosen = chance.some(&topic.middles, count);
    chosen
        .into_iter()
        .filter_map(|sentence| words.fill(sentence))
        .collect()
}

/// One sentence that can be filled; a few tries, since some need a value the person does not have.
fn sentence(sentences: &[&'static str], words: &Words, chance: &mut Chance) -> String {
    (0..8)
        .find_map(|_| words.fill(chance.pick(sentences)))
        .unwrap_or_default()
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

/// Long family names are written in short form, as people do: the first two words.
fn short(family: &str) -> String {
    if family.chars().count() <= 24 {
        return family.to_owned();
    }
    family.split(' ').take(2).collect::<Vec<_>>().join(" ")
}

fn genitive(name: &str) -> String {
    let ends = name.ends_with(['s', 'x', 'z', 'ß']);
    format!("{name}{}", if ends { "’" } else { "s" })
}

//! What the placeholders of the notes stand for in one Fall, on one day.
//!
//! People write about the same person in different ways: with title, by the given name, in another spelling.

use chrono::NaiveDate;
use fallmappe_domain::dates::german_date;
use fallmappe_domain::person::Person;

use super::chance::{Chance, back_to_workday, later};
use super::notes::Words;
use super::plan::Plan;
use super::umfeld::Umfeld;

/// A number nobody answers any more; kept free for fiction by the Bundesnetzagentur.
const OLD_PHONE: &str = "0172 9925904";
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

/// Who and what the notes of one Fall speak of.
pub struct Speaker<'a> {
    /// The way through the programmes.
    pub plan: &'a Plan<'a>,
    /// Offices, school, employer.
    pub umfeld: &'a Umfeld,
    /// The person.
    pub person: &'a Person,
}

impl Speaker<'_> {
    /// A grown-up third person; children do not interpret or drive.
    pub fn third(&self) -> Option<(&str, &str, &str)> {
        let grown = |relation: &str| !matches!(relation, "Tochter" | "Sohn");
        let third = self
            .person
            .dritte
            .iter()
            .find(|third| grown(&third.relation))?;
        Some((&third.name, &third.relation, &third.contact))
    }

    /// Values for a note of a day.
    pub fn words(&self, date: NaiveDate, chance: &mut Chance) -> Words {
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
        words.set("lohn", if self.plan.may_work() { "Lohn" } else { "" });
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

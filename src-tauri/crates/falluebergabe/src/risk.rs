//! How recognisable a person is by what the packet says in coarse strokes, counted in the own Fälle.
//!
//! It is a floor and no proof: others know more than the own Fälle (design: handover 5.4). Only what really leaves is
//! compared; what a packet keeps back narrows nobody down. Nothing here reads a note.

use crate::content::UebergabeContent;
use crate::family;
use crate::free_text::{age_band, region_of};
use chrono::{Datelike, NaiveDate};
use fallmappe_domain::code::Code;
use fallmappe_domain::person::Person;
use std::collections::BTreeSet;

/// Below this number of like Fälle the person stands out.
pub const FEW: u32 = 3;

/// Traits in coarse strokes. `None` means: not known, or it does not leave.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Traits {
    /// Country.
    pub nationality: Option<String>,
    /// Region of origin.
    pub region: Option<String>,
    /// Geschlecht.
    pub gender: Option<String>,
    /// Age band.
    pub age_band: Option<String>,
    /// Kind of housing.
    pub housing: Option<String>,
    /// Kind of municipality.
    pub area: Option<String>,
    /// Family state.
    pub family: Option<String>,
    /// Languages by their names, in the order of the alphabet.
    pub languages: Option<String>,
    /// Year of entry.
    pub entry_year: Option<String>,
    /// Kind of the stay on the day of the packet.
    pub status: Option<String>,
}

/// How many of the own Fälle look the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Risk {
    /// Own Fälle that look the same, this one among them.
    pub alike: usize,
    /// Own Fälle.
    pub of: usize,
    /// What was compared, German.
    pub compared: Vec<String>,
}

impl Traits {
    /// Everything that can be told in coarse strokes about a person on a day.
    #[must_use]
    pub fn of(person: &Person, today: NaiveDate) -> Self {
        let age = person.birth_date.as_ref().and_then(|d| d.age_on(today));
        let known = |code: &Code| {
            let known = !matches!(code.as_str(), "nicht_erhoben" | "keine_angabe");
            known.then(|| code.as_str().to_owned())
        };
        Self {
            nationality: known(&person.nationality),
            region: known(&person.nationality).map(|code| region(&code).unwrap_or(code)),
            gender: known(&person.gender),
            age_band: age.map(|(youngest, _)| bands(youngest)),
            housing: known(&person.address.housing),
            area: area(&person.address.ags).map(str::to_owned),
            family: Some(family_state(person).to_owned()),
            languages: languages(person),
            entry_year: person
                .entry_date
                .as_ref()
                .and_then(|date| Some(date.bounds()?.0.year().to_string())),
            status: None,
        }
    }

    /// The same with the kind of the stay (list `aufenthaltsstatus`), which is no part of the person.
    #[must_use]
    pub fn with_status(mut self, kind: Option<&Code>) -> Self {
        self.status = kind.map(|kind| kind.as_str().to_owned());
        self
    }

    /// Only what the content really says.
    #[must_use]
    pub fn leaving(mut self, content: &UebergabeContent) -> Self {
        let person = &content.person;
        let keep = |slot: &mut Option<String>, leaves: bool| {
            if !leaves {
                *slot = None;
            }
        };
        keep(&mut self.nationality, person.nationality.is_some());
        // The country says more than its region.
        keep(&mut self.region, person.region.is_some());
        keep(&mut self.gender, person.gender.is_some());
        keep(&mut self.age_band, person.age_band.is_some());
        keep(&mut self.housing, person.housing.is_some());
        keep(&mut self.area, person.area.is_some());
        keep(&mut self.family, !person.family.is_empty());
        // A part of the world in place of a language is said of many.
        let by_name = sorted(person.languages.iter().map(String::as_str));
        let exact = by_name.is_some() && by_name == self.languages;
        keep(&mut self.languages, exact);
        keep(&mut self.entry_year, person.entry_year.is_some());
        keep(&mut self.status, content.aufenthalt.status.is_some());
        self
    }

    fn listed(&self) -> [(&'static str, &Option<String>); 10] {
        [
            ("Staatsangehörigkeit", &self.nationality),
            ("Herkunftsregion", &self.region),
            ("Geschlecht", &self.gender),
            ("Altersgruppe", &self.age_band),
            ("Unterkunft", &self.housing),
            ("Art der Gemeinde", &self.area),
            ("Familienstand", &self.family),
            ("Sprachen", &self.languages),
            ("Jahr der Einreise", &self.entry_year),
            ("Aufenthaltsstatus", &self.status),
        ]
    }
}

/// Counts the own Fälle (this one among them) that share every trait of `this`.
#[must_use]
pub fn risk(own: &[Traits], this: &Traits) -> Risk {
    let told = this
        .listed()
        .into_iter()
        .filter(|(_, value)| value.is_some());
    let alike = |other: &&Traits| {
        let pairs = this.listed().into_iter().zip(other.listed());
        pairs
            .filter(|((_, value), _)| value.is_some())
            .all(|((_, value), (_, other))| value == other)
    };
    Risk {
        alike: own.iter().filter(alike).count(),
        of: own.len(),
        compared: told.map(|(label, _)| label.to_owned()).collect(),
    }
}

impl Risk {
    /// Whether so few look the same that the person stands out.
    #[must_use]
    pub fn warns(&self) -> bool {
        !self.compared.is_empty() && self.alike < FEW as usize
    }

    /// What it means, one German sentence.
    #[must_use]
    pub fn text(&self) -> String {
        if self.compared.is_empty() {
            return "Das Paket nennt keine Merkmale der Person, die sich zählen lassen.".to_owned();
        }
        let Self { alike, of, .. } = self;
        if self.warns() {
            let others = match alike {
                0 | 1 => "keine andere Person".to_owned(),
                _ => "nur eine weitere Person".to_owned(),
            };
            return format!(
                "Unter Ihren {of} Fällen gibt es {others} mit diesen Merkmalen: Wer die Gruppe kennt, erkennt die Person \
                 wahrscheinlich; prüfen Sie, welche Angabe gröber werden oder wegbleiben kann."
            );
        }
        format!(
            "{alike} Ihrer {of} Fälle haben dieselben Merkmale; das zählt nur Ihre eigenen Fälle und schließt nicht aus, \
             dass jemand die Person erkennt."
        )
    }
}

/// Kind of municipality by its Amtlicher Gemeindeschlüssel: kreisfreie Städte have 000 as their last three digits
/// (Statistisches Bundesamt, Gemeindeverzeichnis-Informationssystem, structure of the key).
#[must_use]
pub fn area(ags: &str) -> Option<&'static str> {
    let digits = ags.len() == 8 && ags.bytes().all(|b| b.is_ascii_digit());
    match (digits, ags.ends_with("000")) {
        (false, _) => None,
        (true, true) => Some("kreisfreie Stadt"),
        (true, false) => Some("kreisangehörige Gemeinde"),
    }
}

/// Region of a nationality; `None` for what is no country.
pub(crate) fn region(code: &str) -> Option<String> {
    let listed = match code {
        "DEU" => Some("Deutschland"),
        _ => region_of(code),
    };
    let other = || (code.len() == 3).then_some("Drittstaat");
    listed.or_else(other).map(str::to_owned)
}

/// The age band. An imprecise birth date may span two; saying both would tell the year of birth, so the younger is said.
pub(crate) fn bands(youngest: u32) -> String {
    age_band(youngest).to_owned()
}

fn languages(person: &Person) -> Option<String> {
    sorted(person.languages.iter().map(|language| language.name.trim()))
}

fn sorted<'a>(names: impl Iterator<Item = &'a str>) -> Option<String> {
    let names: BTreeSet<&str> = names.filter(|name| !name.is_empty()).collect();
    let names: Vec<&str> = names.into_iter().collect();
    Some(names.join(", ")).filter(|all| !all.is_empty())
}

fn family_state(person: &Person) -> &'static str {
    let roles: Vec<String> = person
        .dritte
        .iter()
        .map(|dritte| family::role(&dritte.relation).label)
        .collect();
    let any = |labels: &[&str]| roles.iter().any(|role| labels.contains(&role.as_str()));
    match (any(&family::COUPLE), any(&family::CHILDREN)) {
        (true, true) => "Paar mit Kind",
        (true, false) => "Paar ohne Kind",
        (false, true) => "mit Kind",
        (false, false) => "ohne bekannte Partnerschaft und Kinder",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;

    fn person(nationality: &str, gender: &str, birth: &str, relation: &str) -> Person {
        serde_json::from_value(json!({
            "familyName": "Ñañez-Übermuth", "nationality": nationality, "gender": gender,
            "birthDate": {"value": birth, "precision": "tag"},
            "address": {"ags": "05316000", "housing": "eigene_wohnung"},
            "dritte": [{"name": "N", "relation": relation}]
        }))
        .unwrap()
    }

    fn traits(nationality: &str, gender: &str, birth: &str, relation: &str) -> Traits {
        let today = "2026-11-22".parse().unwrap();
        Traits::of(&person(nationality, gender, birth, relation), today)
    }

    #[test]
    fn only_what_leaves_is_compared() {
        let own = [
            traits("SYR", "maennlich", "2006-02-01", "Bruder"),
            traits("IRQ", "maennlich", "2006-07-01", "Bruder"),
            traits("SYR", "maennlich", "2007-02-01", "Onkel"),
            traits("GIN", "weiblich", "1999-02-01", "Tochter"),
        ];
        let mut this = own[0].clone();
        this.nationality = None;
        let by_region = risk(&own, &this);
        assert_eq!(
            (by_region.alike, by_region.of, by_region.warns()),
            (3, 4, false)
        );
        this.nationality = own[0].nationality.clone();
        assert_eq!(
            risk(&own, &this).alike,
            2,
            "the country says more than the region"
        );
        assert!(risk(&own, &this).warns());
        let nothing = risk(&own, &Traits::default());
        assert!(!nothing.warns() && nothing.compared.is_empty());
    }

    #[test]
    fn status_year_of_entry_and_languages_count_where_they_leave() {
        let with = |mut person: Person, status: &str, year: &str, language: &str| {
            person.entry_date =
                serde_json::from_value(json!({"value": year, "precision": "jahr"})).unwrap();
            person.languages =
                serde_json::from_value(json!([{"name": language, "script": ""}])).unwrap();
            let today = "2026-11-22".parse().unwrap();
            Traits::of(&person, today).with_status(Some(&Code::new(status)))
        };
        let somebody = || person("SYR", "maennlich", "2006-02-01", "Bruder");
        let own = [
            with(somebody(), "duldung_60a", "2021", "Arabisch"),
            with(somebody(), "duldung_60a", "2019", "Kurmandschi"),
            with(somebody(), "gestattung", "2021", "Arabisch"),
        ];
        let only = |change: fn(&mut Traits, &Traits)| {
            let mut this = Traits::default();
            change(&mut this, &own[0]);
            risk(&own, &this).alike
        };
        assert_eq!(only(|this, all| this.status.clone_from(&all.status)), 2);
        assert_eq!(
            only(|this, all| this.entry_year.clone_from(&all.entry_year)),
            2
        );
        assert_eq!(
            only(|this, all| {
                this.status.clone_from(&all.status);
                this.languages.clone_from(&all.languages);
            }),
            1
        );
    }

    #[test]
    fn the_key_tells_the_kind_of_municipality() {
        assert_eq!(area("05316000"), Some("kreisfreie Stadt"));
        assert_eq!(area("05358008"), Some("kreisangehörige Gemeinde"));
        assert_eq!(area("5358008"), None);
        assert_eq!(area(""), None);
    }

    #[test]
    fn a_country_has_a_region_and_no_country_has_none() {
        assert_eq!(region("GIN").as_deref(), Some("Westafrika"));
        assert_eq!(region("DEU").as_deref(), Some("Deutschland"));
        assert_eq!(region("NZL").as_deref(), Some("Drittstaat"));
        assert_eq!(region("staatenlos"), None);
    }

    proptest! {
        #[test]
        fn never_is_anybody_called_anonymous(alike in 0usize..50, more in 0usize..50, some in any::<bool>()) {
            let compared = if some { vec!["Geschlecht".to_owned()] } else { Vec::new() };
            let risk = Risk { alike, of: alike + more, compared };
            let text = risk.text();
            prop_assert!(!text.to_lowercase().contains("anonym"));
            prop_assert!(text.ends_with('.'));
            prop_assert_eq!(risk.warns(), some && alike < 3);
        }
    }
}

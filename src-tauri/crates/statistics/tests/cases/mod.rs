//! Made-up persons that describe what Leverkusen and Neuss published, to the person. Names have no place here.
//!
//! Sources: Leverkusen, press release of 13.07.2021 and answer to the council of 05.03.2024; Rhein-Kreis Neuss,
//! Zwischenbilanz of 2022. What they did not publish (days, sex, age, status, language) is invented and lifelike.
//!
//! Any crate can read this file with `#[path]`, if the types below stand at its root: here the library itself, in an
//! integration test a `use fallmappe_statistics::...`.

use chrono::{Days, NaiveDate};

use crate::{EreignisFact, Facts, Period, PersonFact, Plan, TeilnahmeFact};

const DURCHSTARTEN: &str = include_str!("../../../../../assets/presets/plan-durchstarten.json");

/// The plan of the programme of both towns.
pub fn plan() -> Plan {
    Plan::from_json(DURCHSTARTEN).unwrap()
}

/// A day as ISO text.
pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Both days belong to it.
pub fn period(from: &str, to: &str) -> Period {
    Period::new(day(from), day(to)).unwrap()
}

/// Days after a day.
pub fn later(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_add_days(Days::new(days)).unwrap()
}

/// Baustein 6 of Leverkusen as the council was told: 01.03.2020 to 30.06.2022.
pub fn leverkusen_period() -> Period {
    period("2020-03-01", "2022-06-30")
}

/// The coaching of Leverkusen: 01.02.2022 to 30.06.2023.
pub fn leverkusen_coaching_period() -> Period {
    period("2022-02-01", "2023-06-30")
}

/// The days of the Zwischenbilanz of Neuss; it names none, so these are invented.
pub fn neuss_period() -> Period {
    period("2020-01-01", "2022-06-30")
}

/// 86 persons in Baustein 6, each once. 22 find an Ausbildung, 16 a job; 8 go into Maßnahmen until 13.07.2021, 3 later.
///
/// On 13.07.2021 ("laufend" is the Bestand of that day): 65 have come; 17 of them were placed in Ausbildung or
/// Beschäftigung and 8 in Maßnahmen, and have left; the other 40 are running. Later 21 come. Five have coaching too
/// (one in Ausbildung, two in a job, two with intensive support) and stay in it after Baustein 6 ends on 30.06.2022.
pub fn leverkusen() -> Facts {
    let persons = (0..86).map(|number| {
        let mut person = somebody(number, leverkusen_entry(number));
        let left = match number {
            0..25 => later(leverkusen_entry(number), 200),
            _ => day("2022-06-30"),
        };
        stay(&mut person, "f6", leverkusen_entry(number), Some(left));
        place(&mut person);
        let coached = [25, 32, 33, 76, 77].contains(&number);
        if coached {
            stay(
                &mut person,
                "f1",
                day("2022-02-01"),
                Some(day("2023-06-30")),
            );
        }
        leave(&mut person, if coached { day("2023-06-30") } else { left });
        person
    });
    Facts {
        persons: persons.collect(),
    }
}

/// 01.03.2020 and every week one, from July 2021 every second week.
fn leverkusen_entry(number: u64) -> NaiveDate {
    match number {
        0..65 => later(day("2020-03-01"), number * 7),
        _ => later(day("2021-07-20"), (number - 65) * 14),
    }
}

/// The Vermittlung of Leverkusen.
fn place(person: &mut PersonFact) {
    let entry = person.teilnahmen[0].eintritt;
    let (kind, date) = match person.person {
        0..10 => ("ausbildung", later(entry, 180)),
        10..17 => ("sv_beschaeftigung", later(entry, 180)),
        17..22 => ("schulische_massnahme", later(entry, 180)),
        22..25 => ("berufsvorbereitende_massnahme", later(entry, 180)),
        25..32 => ("ausbildung", day("2021-09-01")),
        32..36 => ("sv_beschaeftigung", day("2021-10-15")),
        36 => ("geringfuegige_beschaeftigung", day("2021-10-15")),
        37..46 => ("sprachkurs", day("2021-09-06")),
        46..57 => ("beratungsstelle", day("2022-01-17")),
        57..60 => ("hsa_kurs", day("2021-08-18")),
        65..70 => ("ausbildung", day("2022-02-01")),
        70..74 => ("sv_beschaeftigung", day("2022-04-01")),
        _ => return,
    };
    event(person, "vermittlungen", kind, date);
}

/// The five persons of the coaching alone, as its Träger would report them: 1 Ausbildung, 2 Beschäftigung, 2 with
/// intensive support.
pub fn leverkusen_coaching() -> Facts {
    let outcomes = [
        Some(("ausbildung", "ausbildung_gefoerdert")),
        Some(("sv_beschaeftigung", "sv_beschaeftigung")),
        Some(("sv_beschaeftigung", "sv_beschaeftigung")),
        None,
        None,
    ];
    let persons = (0..).zip(outcomes).map(|(number, outcome)| {
        let (from, to) = (day("2022-02-01"), day("2023-06-30"));
        let mut person = somebody(number, from);
        stay(&mut person, "f1", from, Some(to));
        if let Some((kind, _)) = outcome {
            event(&mut person, "vermittlungen", kind, day("2022-09-01"));
        }
        let verbleib = outcome.map_or("beratung", |(_, verbleib)| verbleib);
        know(&mut person, "verbleib", to, verbleib);
        person
    });
    Facts {
        persons: persons.collect(),
    }
}

/// 255 taken in, 191 placed: Coaching 140, Hauptschulabschluss 14, Sprachförderung 17, Alphabetisierung 17, and three that
/// nobody named; here they are in a project of the Innovationsfonds. Each placed person has one Vermittlung.
pub fn neuss() -> Facts {
    let persons = (0..255).map(|number| {
        let entry = later(day("2020-01-15"), number * 3);
        let mut person = somebody(number, entry);
        let left = (number % 4 == 0).then(|| later(entry, 240));
        stay(&mut person, "f6", entry, left);
        let placed = match number {
            0..140 => Some("coaching"),
            140..154 => Some("hsa_kurs"),
            154..171 => Some("berufsbegleitende_qualifizierung"),
            171..188 => Some("alphabetisierungskurs"),
            188..191 => Some("innovationsprojekt"),
            _ => None,
        };
        if let Some(kind) = placed {
            event(&mut person, "vermittlungen", kind, later(entry, 60));
        }
        person
    });
    Facts {
        persons: persons.collect(),
    }
}

/// A person with invented properties, known since the day of the Eintritt.
fn somebody(number: u64, entry: NaiveDate) -> PersonFact {
    let mut person = PersonFact {
        person: number,
        ..PersonFact::default()
    };
    let sex = if number % 10 < 3 {
        "weiblich"
    } else {
        "maennlich"
    };
    let status = match number % 5 {
        0 | 2 | 4 => "Duldung",
        1 => "Aufenthaltsgestattung",
        _ => "sonstiger oder unklarer Status",
    };
    let pick = |list: &[&'static str]| list[usize::try_from(number).unwrap() % list.len()];
    for (source, value) in [
        ("geschlecht", sex),
        ("status", status),
        (
            "alter",
            pick(&["18_20", "21_24", "21_24", "25_27", "18_20", "unter_18"]),
        ),
        (
            "sprache",
            pick(&["a1", "a2", "a1", "b1", "alphabetisierung", "a2", "b2"]),
        ),
        (
            "schule",
            pick(&[
                "ohne_abschluss",
                "hauptschulabschluss",
                "kein_schulbesuch",
                "",
            ]),
        ),
        (
            "herkunft",
            pick(&[
                "Hauptherkunftsländer",
                "Westafrika",
                "Hauptherkunftsländer",
                "Kaukasus",
            ]),
        ),
        ("gemeinde", pick(&["Leverkusen", "Neuss", "Grevenbroich"])),
    ] {
        know(&mut person, source, entry, value);
    }
    for (kind, days) in [("buero", 0), ("telefon", 21), ("begleitung", 45)] {
        event(&mut person, "kontakte", kind, later(entry, days));
    }
    person
}

/// Notes the Verbleib at the Austritt and hands the Fall over.
fn leave(person: &mut PersonFact, left: NaiveDate) {
    let kind = person
        .ereignisse
        .iter()
        .find(|one| one.ereignis == "vermittlungen")
        .map_or("", |one| one.kind.as_str());
    let verbleib = match kind {
        "ausbildung" => "ausbildung_ungefoerdert",
        "sv_beschaeftigung" => "sv_beschaeftigung",
        "geringfuegige_beschaeftigung" => "geringfuegig",
        "schulische_massnahme" | "hsa_kurs" | "berufsvorbereitende_massnahme" => "foerdermassnahme",
        _ => "beratung",
    };
    let grund = match verbleib {
        "beratung" => "programmende",
        _ => "ziel_erreicht",
    };
    know(person, "verbleib", left, verbleib);
    know(person, "austrittsgrund", left, grund);
    if verbleib == "beratung" {
        event(person, "uebergaben", "beratungsstelle", left);
    }
}

/// A Teilnahme.
pub fn stay(person: &mut PersonFact, baustein: &str, from: NaiveDate, to: Option<NaiveDate>) {
    person.teilnahmen.push(TeilnahmeFact {
        baustein: baustein.to_owned(),
        eintritt: from,
        austritt: to,
    });
}

/// An event with the next free number of this person.
pub fn event(person: &mut PersonFact, ereignis: &str, kind: &str, date: NaiveDate) {
    let entry = person.person * 1_000 + person.ereignisse.len() as u64;
    person.ereignisse.push(EreignisFact {
        entry,
        ereignis: ereignis.to_owned(),
        kind: kind.to_owned(),
        date,
    });
}

/// A property since a day; later than those before it.
pub fn know(person: &mut PersonFact, source: &str, since: NaiveDate, value: &str) {
    let history = person.merkmale.entry(source.to_owned()).or_default();
    history.push((since, value.to_owned()));
}

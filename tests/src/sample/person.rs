//! Turns a line of the table into a [`Person`]: languages, reachability, address, third persons.

use fallmappe_domain::code::Code;
use fallmappe_domain::latin;
use fallmappe_domain::person::{Address, DrittePerson, Language, Person, Reachability};

use super::chance::Chance;
use super::persons::Row;
use super::plan::Plan;
use super::umfeld::Umfeld;

const STREETS: [&str; 6] = [
    "Mühlenstraße 31",
    "Lindenallee 8",
    "Kolpingstr. 12",
    "An der Bleiche 4",
    "Hochstraße 77",
    "Sedanstraße 19",
];

/// The person of a plan.
pub fn build(index: usize, plan: &Plan, umfeld: &Umfeld, chance: &mut Chance) -> Person {
    let row = plan.row;
    Person {
        family_name: latin::nfc(row.family),
        given_name: latin::nfc(row.given),
        call_name: latin::nfc(row.call),
        aliases: row.aliases.iter().map(|alias| latin::nfc(alias)).collect(),
        birth_date: Some(row.birth.clone()),
        gender: Code::new(gender(row)),
        nationality: Code::new(row.nationality),
        languages: languages(row, umfeld),
        reachability: reachability(index, row, umfeld, chance),
        address: address(index, umfeld, chance),
        entry_date: Some(row.entry.clone()),
        dritte: dritte(index, row),
    }
}

fn gender(row: &Row) -> &'static str {
    match row.gender {
        "w" => "weiblich",
        "m" => "maennlich",
        _ => "divers",
    }
}

fn languages(row: &Row, umfeld: &Umfeld) -> Vec<Language> {
    let own = row.languages.iter().map(|(name, script)| (*name, *script));
    let german = (umfeld.level != "A1").then_some(("Deutsch", "Latein"));
    own.chain(german)
        .map(|(name, script)| Language {
            name: name.to_owned(),
            script: script.to_owned(),
        })
        .collect()
}

fn reachability(index: usize, row: &Row, umfeld: &Umfeld, chance: &mut Chance) -> Reachability {
    let phone = mobile(index, chance.between(0, 3));
    let best = [
        "nachmittags ab 15 Uhr",
        "vormittags",
        "abends nach der Schicht",
        "am Wochenende",
        "",
    ];
    Reachability {
        phones: if index % 19 == 7 {
            Vec::new()
        } else {
            vec![phone.clone()]
        },
        messengers: if chance.percent(60) {
            vec![format!("WhatsApp {phone}")]
        } else {
            Vec::new()
        },
        emails: if chance.percent(55) {
            vec![mail(row)]
        } else {
            Vec::new()
        },
        best_time: chance.pick(&best).to_owned(),
        needs_interpreter: matches!(umfeld.level, "A1" | "A2"),
    }
}

/// A mobile number that is kept free for fiction, in one of the ways in which people write numbers down.
fn mobile(index: usize, style: u64) -> String {
    match style {
        0 => format!("0176 040690{index:02}"),
        1 => format!("+49 176 040690{index:02}"),
        2 => format!("0176/040690{index:02}"),
        _ => format!("0176-040 690 {index:02}"),
    }
}

fn mail(row: &Row) -> String {
    let plain = |name: &str| -> String {
        latin::fold(name)
            .chars()
            .filter(char::is_ascii_alphanumeric)
            .collect()
    };
    let first = row.given.split([' ', '-']).next().unwrap_or_default();
    let last = row
        .family
        .split(' ')
        .max_by_key(|word| word.len())
        .unwrap_or_default();
    let dot = if first.is_empty() { "" } else { "." };
    format!("{}{dot}{}@example.org", plain(first), plain(last))
}

fn address(index: usize, umfeld: &Umfeld, chance: &mut Chance) -> Address {
    let (town, postcode, ags) = umfeld.town;
    let (street, housing) = match index % 10 {
        3 | 7 => (chance.pick(&STREETS), "eigene_wohnung"),
        5 => (chance.pick(&STREETS), "verwandte"),
        8 => (chance.pick(&STREETS), "wohngemeinschaft"),
        _ => (umfeld.shelter.1, "gemeinschaftsunterkunft"),
    };
    Address {
        street: street.to_owned(),
        postcode: postcode.to_owned(),
        municipality: town.to_owned(),
        ags: ags.to_owned(),
        housing: Code::new(housing),
    }
}

fn dritte(index: usize, row: &Row) -> Vec<DrittePerson> {
    let contact = |place: usize, relation: &str| match (place, relation) {
        (_, "Tochter" | "Sohn") => String::new(),
        (0, _) => format!("0171 39200{index:02}"),
        _ => format!("0171 39200{:02}", 60 + index % 40),
    };
    row.dritte
        .iter()
        .enumerate()
        .map(|(place, (relation, name))| DrittePerson {
            name: latin::nfc(name),
            relation: (*relation).to_owned(),
            contact: contact(place, relation),
        })
        .collect()
}

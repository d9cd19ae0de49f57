//! Everybody and everything around a person: offices, school, employer, shelter. All made up.

use super::chance::Chance;
use super::plan::Plan;

const AUTHORITY: &str = "Ausländerbehörde Kreis Musterland";
const OFFICIALS: [&str; 5] = [
    "Frau Wiechert",
    "Herr Kolbeck",
    "Frau Özdağ-Reimann",
    "Herr Lüttgenau",
    "Frau Przybylski",
];
const BENEFITS: [&str; 4] = [
    "Frau Pohlschröder",
    "Herr Sandkühler",
    "Frau Ritterskamp",
    "Herr Çelebi",
];
const TEACHERS: [&str; 5] = [
    "Herr Sundermeier",
    "Frau Dr. Ahrweiler-Kosch",
    "Frau Kröplin",
    "Herr Vossebürger",
    "Frau Njoku-Hartmann",
];
const LAWYERS: [&str; 3] = [
    "Rechtsanwältin Brinkhoff-Yıldız",
    "RA Dombrowe",
    "Rechtsanwältin Steinrücke",
];
const LANGUAGE_SCHOOLS: [&str; 3] = [
    "VHS Musterstadt",
    "Sprachschule Brücke",
    "Sprachwerkstatt Lindenrode",
];
const CLUBS: [&str; 4] = [
    "TuS Ahlerbach",
    "SV Lindenrode",
    "FC Kirchfeld",
    "Boxclub Musterstadt",
];
const SCHOOLS: [(&str, &str); 4] = [
    ("dem", "Berufskolleg Nord"),
    ("der", "Abendrealschule Musterstadt"),
    ("der", "Gesamtschule Lindenrode"),
    ("dem", "Weiterbildungskolleg Ahlerbach"),
];
/// Name after "in", street, who looks after it.
const SHELTERS: [(&str, &str, &str); 5] = [
    (
        "der Unterkunft Am Güterbahnhof",
        "Am Güterbahnhof 3a",
        "Frau Tillmanns",
    ),
    (
        "dem Übergangsheim Ziegeleiweg",
        "Ziegeleiweg 14",
        "Herr Abu Sharif",
    ),
    (
        "der Containeranlage Sportplatz West",
        "Westring 120",
        "Frau Kurowski",
    ),
    (
        "dem Wohnheim Alte Molkerei",
        "Molkereistraße 7",
        "Herr Bäumker",
    ),
    (
        "der Unterkunft Haus Lerchenfeld",
        "Lerchenfeld 22–24",
        "Frau Oeynhausen-Diop",
    ),
];
/// Town, postcode, Gemeindeschlüssel; the district 05999 is not given to any real one.
const TOWNS: [(&str, &str, &str); 4] = [
    ("Musterstadt", "59991", "05999001"),
    ("Lindenrode", "59993", "05999004"),
    ("Ahlerbach", "59994", "05999007"),
    ("Wiesental-Kirchfeld", "59996", "05999012"),
];
/// Employer, who speaks for it, occupation for men and for women.
const EMPLOYERS: [(&str, &str, &str, &str); 12] = [
    (
        "Elektro Hasselbrink GmbH",
        "Herr Hasselbrink",
        "Elektroniker",
        "Elektronikerin",
    ),
    ("Bäckerei Overkott", "Frau Overkott", "Bäcker", "Bäckerin"),
    (
        "Pflegedienst Sonnenweg",
        "Frau Lindhorst",
        "Pflegefachmann",
        "Pflegefachfrau",
    ),
    (
        "Autohaus Tenbrock",
        "Meister Tenbrock",
        "Kfz-Mechatroniker",
        "Kfz-Mechatronikerin",
    ),
    (
        "Malerbetrieb Schulte-Uphus",
        "Herr Schulte-Uphus",
        "Maler und Lackierer",
        "Malerin und Lackiererin",
    ),
    (
        "Gasthof Zur alten Linde",
        "Frau Kleinemeier",
        "Koch",
        "Köchin",
    ),
    (
        "Logistikzentrum Brockfeld",
        "Frau Szymańska",
        "Fachkraft für Lagerlogistik",
        "Fachkraft für Lagerlogistik",
    ),
    (
        "Friseursalon Haarscharf",
        "Frau Yavuz",
        "Friseur",
        "Friseurin",
    ),
    (
        "Tischlerei Wessling & Sohn",
        "Meister Wessling",
        "Tischler",
        "Tischlerin",
    ),
    (
        "Dachdeckerei Niehues",
        "Meister Niehues",
        "Dachdecker",
        "Dachdeckerin",
    ),
    (
        "Gartenbau Ellerkamp",
        "Frau Ellerkamp",
        "Gärtner",
        "Gärtnerin",
    ),
    (
        "Zahnarztpraxis Beckamp",
        "Frau Dr. Beckamp",
        "Zahnmedizinischer Fachangestellter",
        "Zahnmedizinische Fachangestellte",
    ),
];

/// What is around one person.
pub struct Umfeld {
    /// Ausländerbehörde.
    pub authority: &'static str,
    /// Who handles the file there.
    pub official: &'static str,
    /// Who handles the benefits.
    pub benefits: &'static str,
    /// Office number.
    pub office_phone: String,
    /// Teacher.
    pub teacher: &'static str,
    /// Lawyer.
    pub lawyer: &'static str,
    /// Language school.
    pub language_school: &'static str,
    /// Sports club.
    pub club: &'static str,
    /// Article in the dative and name of the school.
    pub school: (&'static str, &'static str),
    /// Shelter: name after "in", street, who looks after it.
    pub shelter: (&'static str, &'static str, &'static str),
    /// Town, postcode, Gemeindeschlüssel.
    pub town: (&'static str, &'static str, &'static str),
    /// Employer.
    pub employer: &'static str,
    /// Who speaks for the employer.
    pub boss: &'static str,
    /// Occupation in the person's gender.
    pub occupation: &'static str,
    /// Level of German.
    pub level: &'static str,
}

/// Draws the surroundings of one person.
pub fn draw(index: usize, plan: &Plan, chance: &mut Chance) -> Umfeld {
    let (employer, boss, man, woman) = chance.pick(&EMPLOYERS);
    Umfeld {
        authority: AUTHORITY,
        official: chance.pick(&OFFICIALS),
        benefits: chance.pick(&BENEFITS),
        office_phone: format!("0221 4710-{:03}", 100 + index),
        teacher: chance.pick(&TEACHERS),
        lawyer: chance.pick(&LAWYERS),
        language_school: chance.pick(&LANGUAGE_SCHOOLS),
        club: chance.pick(&CLUBS),
        school: chance.pick(&SCHOOLS),
        shelter: chance.pick(&SHELTERS),
        town: chance.pick(&TOWNS),
        employer,
        boss,
        occupation: if plan.row.gender == "w" { woman } else { man },
        level: chance.pick(&["A1", "A2", "A2", "B1", "B1", "B2"]),
    }
}

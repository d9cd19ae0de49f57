//! The facts of one made-up case, and what stands at each slot of a template.
//!
//! Chance is a small generator with a fixed seed: the same corpus every time.

use crate::corpus::Stock;
use fallmappe_falluebergabe::free_text::{Known, KnownKind};

/// What a planted value is, for the figures.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Category {
    /// A value of the record.
    Record,
    /// A misspelt name of the record.
    Misspelt,
    /// A person the record does not know.
    Person,
    /// A place the record does not know.
    Place,
    /// A number, address or handle the record does not know.
    Number,
    /// A quasi-identifier: date, age, employer, school, club, home place.
    Quasi,
    /// Speaks of health.
    Health,
    /// Looks like one and is none: it has to stay.
    Hard,
}

/// A value for a slot.
pub struct Value {
    pub category: Category,
    /// Whose value it is; empty for values of nobody in particular.
    pub person: String,
    pub text: String,
}

/// A small generator (xorshift), good enough for choosing.
pub struct Chance(u64);

impl Chance {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    pub fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 11).unwrap() % limit
    }

    pub fn percent(&mut self, share: usize) -> bool {
        self.below(100) < share
    }

    pub fn pick<'a>(&mut self, from: &'a [String]) -> &'a str {
        &from[self.below(from.len())]
    }

    fn digits(&mut self, count: usize) -> String {
        (0..count)
            .map(|_| char::from(b'0' + u8::try_from(self.below(10)).unwrap()))
            .collect()
    }
}

struct Someone {
    given: String,
    family: String,
}

/// Everything that is fixed for a case.
pub struct Facts {
    client: Someone,
    father: String,
    brother: String,
    official: String,
    born: (usize, usize, usize),
    phone: String,
    street: String,
    postcode: String,
    town: String,
    home: String,
    employer: String,
    number: String,
    others: Vec<Someone>,
}

impl Facts {
    pub fn new(stock: &Stock, chance: &mut Chance) -> Self {
        let someone = |chance: &mut Chance| {
            let common = chance.percent(20);
            let (givens, families) = if common {
                (&stock.common, &stock.commonstaff)
            } else if chance.percent(50) {
                (&stock.given, &stock.staff)
            } else {
                (&stock.given, &stock.family)
            };
            Someone {
                given: chance.pick(givens).to_owned(),
                family: chance.pick(families).to_owned(),
            }
        };
        let mut others: Vec<Someone> = Vec::new();
        while others.len() < 4 {
            let new = someone(chance);
            let fresh = |o: &Someone| o.given != new.given && o.family != new.family;
            if others.iter().all(fresh) {
                others.push(new);
            }
        }
        let taken: Vec<String> = others
            .iter()
            .flat_map(|o| [o.given.clone(), o.family.clone()])
            .collect();
        let mut used = taken;
        let mut fresh = |chance: &mut Chance, from: &[String]| loop {
            let name = chance.pick(from).to_owned();
            if !used.contains(&name) {
                used.push(name.clone());
                return name;
            }
        };
        let client = Someone {
            given: fresh(chance, &stock.given),
            family: fresh(chance, &stock.family),
        };
        Self {
            client,
            father: fresh(chance, &stock.given),
            brother: fresh(chance, &stock.given),
            official: fresh(chance, &stock.staff),
            born: (
                1998 + chance.below(9),
                1 + chance.below(12),
                1 + chance.below(28),
            ),
            phone: format!("176{}", chance.digits(8)),
            street: format!("{} {}", chance.pick(&stock.street), 1 + chance.below(120)),
            postcode: format!("5{}", chance.digits(4)),
            town: chance.pick(&stock.town).to_owned(),
            home: chance.pick(&stock.home).to_owned(),
            employer: chance.pick(&stock.employer).to_owned(),
            number: format!("35{}//{}", chance.digits(3), chance.digits(7)),
            others,
        }
    }

    fn mail(&self) -> String {
        let plain = |name: &str| -> String {
            name.to_lowercase()
                .chars()
                .filter(char::is_ascii_alphabetic)
                .collect()
        };
        format!(
            "{}.{}@example.org",
            plain(&self.client.given),
            plain(&self.client.family)
        )
    }

    /// What the record of the case knows.
    pub fn known(&self) -> Vec<Known> {
        use KnownKind::*;
        let (y, m, d) = self.born;
        let k = |person: &str, relation: &str, kind, value: &str| {
            Known::new(person, relation, kind, value)
        };
        vec![
            k("klient", "klient", GivenName, &self.client.given),
            k("klient", "klient", FamilyName, &self.client.family),
            k(
                "klient",
                "klient",
                BirthDate,
                &format!("{y:04}-{m:02}-{d:02}"),
            ),
            k("klient", "klient", BirthPlace, &self.home),
            k("klient", "klient", Phone, &format!("+49 {}", self.phone)),
            k("klient", "klient", Email, &self.mail()),
            k("klient", "klient", Street, &self.street),
            k("klient", "klient", Postcode, &self.postcode),
            k("klient", "klient", Municipality, &self.town),
            k("klient", "klient", Employer, &self.employer),
            k("klient", "klient", FileNumber, &self.number),
            k("v", "vater", GivenName, &self.father),
            k("b", "bruder", GivenName, &self.brother),
            k("f", "Sachbearbeiterin ABH", FamilyName, &self.official),
        ]
    }

    /// The value for a slot.
    pub fn value(&self, slot: &str, stock: &Stock, chance: &mut Chance) -> Value {
        let (category, person, text) = match slot.as_bytes() {
            [b'p', number, form] => return self.other(usize::from(number - b'1'), *form),
            [b'k', ..] | b"vg" | b"bg" | b"ff" => self.of_record(slot, chance),
            b"o1" => (Category::Place, "", chance.pick(&stock.town).to_owned()),
            b"o2" => (Category::Place, "", chance.pick(&stock.village).to_owned()),
            [b'n', ..] => (Category::Number, "", number(slot, stock, chance)),
            [b'q', ..] => (Category::Quasi, "", quasi(slot, stock, chance)),
            _ => panic!("unknown slot {slot}"),
        };
        Value {
            category,
            person: person.to_owned(),
            text,
        }
    }

    fn other(&self, index: usize, form: u8) -> Value {
        let other = &self.others[index];
        let text = match form {
            b'g' => other.given.clone(),
            b'f' => other.family.clone(),
            _ => format!("{} {}", other.given, other.family),
        };
        Value {
            category: Category::Person,
            person: format!("p{}{}", index + 1, char::from(form)),
            text,
        }
    }

    fn of_record(&self, slot: &str, chance: &mut Chance) -> (Category, &'static str, String) {
        let c = &self.client;
        let (y, m, d) = self.born;
        let full = format!("{} {}", c.given, c.family);
        let (person, text) = match slot {
            "kg" => ("klient", c.given.clone()),
            "kf" => ("klient", c.family.clone()),
            "kn" if chance.percent(12) => ("klient", full.to_uppercase()),
            "kn" => ("klient", full),
            "kr" => ("klient", format!("{}, {}", c.family, c.given)),
            "kgs" => ("klient", format!("{}s", c.given)),
            "kfs" => ("klient", format!("{}s", c.family)),
            "kgt" => return (Category::Misspelt, "klient", misspelt(&c.given, chance)),
            "kd" => ("", format!("{d:02}.{m:02}.{y}")),
            "kd2" => ("", format!("{d}.{m}.{:02}", y % 100)),
            "kd3" => ("", format!("{d}. {} {y}", MONTHS[m - 1])),
            "kp" => ("", format!("0{} {}", &self.phone[..3], &self.phone[3..])),
            "kp2" => (
                "",
                format!(
                    "+49 {}/{} {}",
                    &self.phone[..3],
                    &self.phone[3..6],
                    &self.phone[6..]
                ),
            ),
            "ke" => ("", self.mail()),
            "ks" => (
                "",
                self.street.replace(
                    "straße",
                    if chance.percent(50) {
                        "straße"
                    } else {
                        "str."
                    },
                ),
            ),
            "kpc" => ("", self.postcode.clone()),
            "kc" => ("", self.town.clone()),
            "kb" => ("", self.home.clone()),
            "kx" => ("", self.employer.clone()),
            "kz" => (
                "",
                self.number
                    .replace("//", if chance.percent(50) { "//" } else { " // " }),
            ),
            "vg" => ("v", self.father.clone()),
            "bg" => ("b", self.brother.clone()),
            "ff" => ("f", self.official.clone()),
            _ => panic!("unknown slot {slot}"),
        };
        (Category::Record, person, text)
    }
}

const MONTHS: [&str; 12] = [
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
];

/// One letter is missing or doubled, never the first.
fn misspelt(name: &str, chance: &mut Chance) -> String {
    let mut letters: Vec<char> = name.chars().collect();
    let at = 1 + chance.below(letters.len() - 1);
    if chance.percent(50) {
        letters.insert(at, letters[at]);
    } else {
        letters.remove(at);
    }
    letters.into_iter().collect()
}

fn number(slot: &str, stock: &Stock, chance: &mut Chance) -> String {
    match slot {
        "nph" => match chance.below(3) {
            0 => format!("0157 {} {}", chance.digits(4), chance.digits(4)),
            1 => format!("02{}/{}", chance.digits(3), chance.digits(6)),
            _ => format!("+49 15{} {}", chance.digits(1), chance.digits(8)),
        },
        "nem" => format!(
            "{}{}@example.net",
            chance.pick(&stock.village).to_lowercase(),
            chance.digits(2)
        ),
        "nib" => format!(
            "DE{} {} {} {} {} {}",
            chance.digits(2),
            chance.digits(4),
            chance.digits(4),
            chance.digits(4),
            chance.digits(4),
            chance.digits(2)
        ),
        "naz" => format!("4{} Js {}/25", chance.digits(2), chance.digits(4)),
        "nkd" => format!("35{}D{}", chance.digits(1), chance.digits(6)),
        "nazr" => format!("05{}", chance.digits(10)),
        "nsv" => format!(
            "65 0{}0{}9{} K 0{}",
            1 + chance.below(9),
            1 + chance.below(9),
            chance.digits(1),
            chance.digits(2)
        ),
        "nst" => format!(
            "{} {} {} {}",
            10 + chance.below(89),
            chance.digits(3),
            chance.digits(3),
            chance.digits(3)
        ),
        "npl" => format!(
            "WAF-{} {}",
            char::from(b'A' + u8::try_from(chance.below(26)).unwrap()),
            10 + chance.below(900)
        ),
        "nha" => format!(
            "@{}_{}",
            chance.pick(&stock.village).to_lowercase(),
            chance.digits(2)
        ),
        "nad" => format!("{} {}", chance.pick(&stock.street), 1 + chance.below(120)),
        _ => panic!("unknown slot {slot}"),
    }
}

fn quasi(slot: &str, stock: &Stock, chance: &mut Chance) -> String {
    let (day, month) = (1 + chance.below(28), 1 + chance.below(12));
    match slot {
        "qd" => match chance.below(3) {
            0 => format!("{day:02}.{month:02}.2025"),
            1 => format!("{day}.{month}."),
            _ => format!("{day}. {}", MONTHS[month - 1]),
        },
        "qa" => (18 + chance.below(9)).to_string(),
        "qe" => chance.pick(&stock.employer).to_owned(),
        "qc" => chance.pick(&stock.club).to_owned(),
        "qs" => chance.pick(&stock.school).to_owned(),
        "qh" => chance.pick(&stock.home).to_owned(),
        _ => panic!("unknown slot {slot}"),
    }
}

//! An office of any size, the same in every run: names of many origins, notes whose words come as often as words do.

use chrono::{Days, NaiveDate};
use fallmappe_domain::akte::Fallakte;
use fallmappe_domain::code::Code;
use fallmappe_domain::dates::ImpreciseDate;
use fallmappe_domain::exchange;
use fallmappe_domain::fall::FallNumber;
use fallmappe_domain::kontakt::Kontakt;
use fallmappe_domain::person::Person;

const GIVEN: &str = include_str!("../../assets/lists/names-given.txt");
const WORDS: &str = include_str!("../../assets/lists/words-casework.txt");
/// Words that stand in nearly every note, most frequent first.
const FREQUENT: &str = "der die mit und ist bei das hat am in an auf er den von nicht über im für sie sich termin eine es \
    dem zu liegt zum herr frau wird noch nach als aus kann soll bis war ein wurde gespräch ausländerbehörde zeugnis \
    sprachkurs antrag brief schule arbeit wohnung unterlagen ausbildung bewerbung amt jobcenter kurs";
/// Words of the made-up language: those of the lists and as many compounds of them.
const VOCABULARY: usize = 20_000;
/// Words of a note; with them a note is about as long as those of the practice vault.
const WORDS_OF_A_NOTE: u64 = 70;
/// How the first of them are spread: every further word comes less often (Zipf).
const SPREAD: f64 = 2.7;

/// The maker of Fälle.
pub struct Office {
    chance: Chance,
    given: Vec<&'static str>,
    vocabulary: Vec<String>,
    /// Share of all words up to and with this one.
    shares: Vec<f64>,
    notes: usize,
    made: u64,
}

impl Office {
    /// An office whose Fälle have so many notes.
    pub fn new(notes: usize) -> Self {
        let mut chance = Chance(0x9e37_79b9_7f4a_7c15);
        let vocabulary = vocabulary(&mut chance);
        let mut sum = 0.0;
        let shares = (0..vocabulary.len())
            .map(|rank| {
                sum += 1.0 / (rank as f64 + SPREAD);
                sum
            })
            .collect();
        Self {
            chance,
            given: GIVEN
                .lines()
                .filter(|line| !line.starts_with('#'))
                .collect(),
            vocabulary,
            shares,
            notes,
            made: 0,
        }
    }

    /// The next Fälle in the exchange format.
    pub fn lines(&mut self, count: usize) -> String {
        (0..count)
            .map(|_| exchange::to_line(&self.akte()).unwrap() + "\n")
            .collect()
    }

    fn akte(&mut self) -> Fallakte {
        self.made += 1;
        let (year, serial) = (2018 + self.made % 9, self.made / 9 + 1);
        let opened_on = NaiveDate::from_ymd_opt(year as i32, 1, 2).unwrap();
        let mut akte = Fallakte {
            number: Some(FallNumber(format!("{year:04}-{serial:04}"))),
            ..Fallakte::new(opened_on, self.person())
        };
        let mut date = opened_on;
        for _ in 0..self.notes {
            date = date + Days::new(self.chance.below(20));
            akte.kontakte.push(self.note(date));
        }
        akte
    }

    fn person(&mut self) -> Person {
        let pick = |chance: &mut Chance, names: &[&str]| -> String {
            // Some names are everybody's.
            let (a, b) = (
                chance.below(names.len() as u64),
                chance.below(names.len() as u64),
            );
            names[a.min(b) as usize].to_owned()
        };
        let family = pick(&mut self.chance, &self.given);
        let given = pick(&mut self.chance, &self.given);
        let ending =
            ["", "", "i", "zadeh", "oglu", "ow", "-Großmann"][self.chance.below(7) as usize];
        let mut person = Person {
            family_name: format!("{family}{ending}"),
            given_name: given,
            birth_date: birth_date(self.chance.below(9_000)),
            ..Person::default()
        };
        if self.chance.below(3) == 0 {
            person.aliases = vec![pick(&mut self.chance, &self.given)];
        }
        let phone = format!("0176 {:08}", self.chance.below(100_000_000));
        person.reachability.phones = vec![phone];
        person
    }

    fn note(&mut self, date: NaiveDate) -> Kontakt {
        let count = WORDS_OF_A_NOTE / 2 + self.chance.below(WORDS_OF_A_NOTE);
        let mut text = String::new();
        for index in 0..count {
            let word = self.word();
            text += if index == 0 {
                ""
            } else if index % 11 == 0 {
                ". "
            } else {
                " "
            };
            text += &word;
        }
        Kontakt {
            date,
            kind: Code::new("telefon"),
            minutes: 20,
            interpreter: Code::new("keine"),
            no_show: false,
            subjects: vec![Code::new("sprache")],
            text: text + ".",
            next_step: format!("{} klären", self.word()),
            next_step_on: Some(date + Days::new(14)),
            structural: false,
        }
    }

    fn word(&mut self) -> String {
        let total = self.shares.last().copied().unwrap_or_default();
        let wanted = self.chance.share() * total;
        let rank = self.shares.partition_point(|share| *share < wanted);
        self.vocabulary[rank.min(self.vocabulary.len() - 1)].clone()
    }
}

/// A day of birth.
pub fn birth_date(day: u64) -> Option<ImpreciseDate> {
    let first = NaiveDate::from_ymd_opt(1985, 1, 1).unwrap();
    Some(ImpreciseDate::day(first + Days::new(day)))
}

fn vocabulary(chance: &mut Chance) -> Vec<String> {
    let mut words: Vec<String> = FREQUENT.split_whitespace().map(str::to_owned).collect();
    let mut rare: Vec<String> = WORDS
        .lines()
        .filter(|line| !line.starts_with('#') && !words.iter().any(|word| word == line))
        .map(str::to_owned)
        .collect();
    let stems = rare.clone();
    while rare.len() + words.len() < VOCABULARY {
        let mut stem = || stems[chance.below(stems.len() as u64) as usize].as_str();
        let word = format!("{}{}", stem(), stem());
        rare.push(word);
    }
    for index in (1..rare.len()).rev() {
        rare.swap(index, chance.below(index as u64 + 1) as usize);
    }
    words.extend(rare);
    words
}

/// Xorshift: the same numbers in every run.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, end: u64) -> u64 {
        self.next() % end
    }

    fn share(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1u64 << 53) as f64
    }
}

//! The planted corpus: 40 cases with 25 notes each for each half, always the same.
//!
//! A template is a line; `{slot}` is a planted value (see `fill`), `[word]` has to stay as it is, `@` at its begin
//! makes it a whole note; `{Category:words}` plants just these words. Some notes are written in lower case, some ordinary words have a slip.

use crate::fill::{Category, Chance, Facts, Value};
use fallmappe_falluebergabe::free_text::NoteIn;

/// Which templates and names.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Half {
    /// Rules were tuned on these.
    Dev,
    /// Never looked at while tuning.
    HeldOut,
}

/// Names and values to plant.
#[derive(Default)]
pub struct Stock {
    pub given: Vec<String>,
    pub common: Vec<String>,
    pub family: Vec<String>,
    pub staff: Vec<String>,
    pub commonstaff: Vec<String>,
    pub town: Vec<String>,
    pub village: Vec<String>,
    pub home: Vec<String>,
    pub employer: Vec<String>,
    pub club: Vec<String>,
    pub school: Vec<String>,
    pub street: Vec<String>,
}

/// A planted stretch of a note, in code points.
pub struct Planted {
    pub start: usize,
    pub end: usize,
    pub category: Category,
    pub person: String,
}

/// A note with what was planted in it.
pub struct Note {
    pub input: NoteIn,
    pub planted: Vec<Planted>,
}

const CASES: u64 = 40;
const NOTES: usize = 25;

/// All notes of a half.
pub fn notes(half: Half) -> Vec<Note> {
    let stock = stock(half);
    let (templates, seed) = match half {
        Half::Dev => (include_str!("../fixtures/freitext/dev.txt"), 1_000),
        Half::HeldOut => (include_str!("../fixtures/freitext/held-out.txt"), 2_000),
    };
    let (whole, sentences): (Vec<&str>, Vec<&str>) = templates
        .lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty())
        .partition(|line| line.starts_with('@'));
    let mut out = Vec::new();
    for case in 0..CASES {
        let mut chance = Chance::new(seed + case);
        let facts = Facts::new(&stock, &mut chance);
        for number in 0..NOTES {
            let template = if chance.percent(15) {
                whole[chance.below(whole.len())]
                    .trim_start_matches("@ ")
                    .replace("\\n", "\n")
            } else {
                let count = 2 + chance.below(5);
                let drawn: Vec<&str> = (0..count)
                    .map(|_| sentences[chance.below(sentences.len())])
                    .collect();
                drawn.join(" ")
            };
            let mut note = plant(&template, &facts, &stock, &mut chance);
            note.input.id = format!("{case}-{number}");
            note.input.fall_id = format!("f{case}");
            note.input.known = facts.known();
            out.push(note);
        }
    }
    out
}

/// Whole notes of the kinds a first user saw pass, each once, with nothing in the record.
pub fn asked(half: Half) -> Vec<Note> {
    let lines = match half {
        Half::Dev => include_str!("../fixtures/freitext/asked-dev.txt"),
        Half::HeldOut => include_str!("../fixtures/freitext/asked-held-out.txt"),
    };
    let lines = lines.lines().filter(|line| !line.starts_with('#'));
    let mut chance = Chance::new(7);
    let stock = stock(half);
    let facts = Facts::new(&stock, &mut chance);
    let note = |(number, line): (usize, &str)| {
        let (mut text, mut planted) = (String::new(), Vec::new());
        write(
            line,
            (&facts, &stock, false),
            &mut chance,
            (&mut text, &mut planted),
        );
        let input = NoteIn {
            id: number.to_string(),
            fall_id: number.to_string(),
            known: Vec::new(),
            text,
        };
        Note { input, planted }
    };
    lines.enumerate().map(note).collect()
}

/// The names and values of a half.
pub fn stock(half: Half) -> Stock {
    let text = match half {
        Half::Dev => include_str!("../fixtures/freitext/stock-dev.txt"),
        Half::HeldOut => include_str!("../fixtures/freitext/stock-held-out.txt"),
    };
    let mut stock = Stock::default();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let (kind, values) = line.split_once(": ").unwrap();
        let values = values.split('|').map(str::to_owned).collect();
        match kind {
            "given" => stock.given = values,
            "common" => stock.common = values,
            "family" => stock.family = values,
            "staff" => stock.staff = values,
            "commonstaff" => stock.commonstaff = values,
            "town" => stock.town = values,
            "village" => stock.village = values,
            "home" => stock.home = values,
            "employer" => stock.employer = values,
            "club" => stock.club = values,
            "school" => stock.school = values,
            "street" => stock.street = values,
            other => panic!("unknown kind {other}"),
        }
    }
    stock
}

fn plant(template: &str, facts: &Facts, stock: &Stock, chance: &mut Chance) -> Note {
    let lower = chance.percent(8);
    let slips = chance.percent(6);
    let (mut text, mut planted) = (String::new(), Vec::new());
    write(
        template,
        (facts, stock, slips),
        chance,
        (&mut text, &mut planted),
    );
    if lower {
        text = text
            .chars()
            .map(|c| c.to_lowercase().next().unwrap())
            .collect();
    }
    let input = NoteIn {
        id: String::new(),
        fall_id: String::new(),
        known: Vec::new(),
        text,
    };
    Note { input, planted }
}

/// Writes a template with its values.
fn write(
    template: &str,
    (facts, stock, slips): (&Facts, &Stock, bool),
    chance: &mut Chance,
    (text, planted): (&mut String, &mut Vec<Planted>),
) {
    let mut rest = template;
    while let Some(at) = rest.find(['{', '[']) {
        let (before, from) = rest.split_at(at);
        push(text, before, slips, chance);
        let close = from.find(['}', ']']).unwrap();
        let inner = &from[1..close];
        let start = text.chars().count();
        let hard = from.starts_with('[');
        let value = if hard {
            literal(Category::Hard, inner)
        } else if let Some((category, words)) = inner.split_once(':') {
            literal(category_of(category), words)
        } else {
            facts.value(inner, stock, chance)
        };
        text.push_str(&value.text);
        planted.push(Planted {
            start,
            end: text.chars().count(),
            category: value.category,
            person: value.person,
        });
        rest = &from[close + 1..];
    }
    push(text, rest, slips, chance);
}

fn category_of(name: &str) -> Category {
    match name {
        "Person" => Category::Person,
        "Place" => Category::Place,
        "Quasi" => Category::Quasi,
        "Health" => Category::Health,
        other => panic!("unknown category {other}"),
    }
}

fn literal(category: Category, text: &str) -> Value {
    Value {
        category,
        person: String::new(),
        text: text.to_owned(),
    }
}

/// Ordinary text; where slips are wanted, two letters of one long word change places.
fn push(text: &mut String, ordinary: &str, slips: bool, chance: &mut Chance) {
    let long = |word: &&str| word.chars().count() > 7 && word.chars().all(char::is_alphabetic);
    let words: Vec<&str> = ordinary.split(' ').filter(long).collect();
    if !slips || words.is_empty() {
        text.push_str(ordinary);
        return;
    }
    let word = words[chance.below(words.len())];
    let mut letters: Vec<char> = word.chars().collect();
    let at = 2 + chance.below(letters.len() - 4);
    letters.swap(at, at + 1);
    let slipped: String = letters.into_iter().collect();
    text.push_str(&ordinary.replacen(word, &slipped, 1));
}

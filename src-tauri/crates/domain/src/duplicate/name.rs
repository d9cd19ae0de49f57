//! How two names fit: the same, in other letters, in another order, one inside the other, or with one slip.

use crate::latin;
use crate::person::Person;
use crate::spelling;

/// How the names of two persons fit; the best of all their spellings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Name {
    /// The given name fits and nothing else.
    GivenOnly,
    /// The only name of one person is among the names of the other.
    OneWord,
    /// One word has a slip of one letter.
    Slip,
    /// All names of one are among those of the other.
    Contained,
    /// The same sounds in other letters.
    OtherSpelling,
    /// Family name and given name changed places.
    Swapped,
    /// The same letters.
    Same,
}

/// A name as one document has it.
struct Form {
    family: Vec<String>,
    given: Vec<String>,
}

impl Form {
    fn words(&self) -> Vec<&String> {
        self.family.iter().chain(&self.given).collect()
    }
}

/// Compares every spelling of one person with every spelling of the other.
pub fn compare(one: &Person, other: &Person) -> Option<Name> {
    let others = forms(other);
    forms(one)
        .iter()
        .flat_map(|form| others.iter().map(move |other| compare_forms(form, other)))
        .flatten()
        .max()
}

impl Name {
    /// Whether every word of both names has its partner.
    pub fn is_whole(self) -> bool {
        matches!(self, Name::Same | Name::Swapped | Name::OtherSpelling)
    }

    /// The reason as people read it.
    pub fn german(self) -> &'static str {
        match self {
            Name::Same => "Gleicher Name",
            Name::Swapped => "Vor- und Familienname vertauscht",
            Name::OtherSpelling => "Gleicher Name in anderer Schreibweise",
            Name::Contained => "Alle Namen der einen Person kommen bei der anderen vor",
            Name::Slip => "Fast gleicher Name, ein Buchstabe weicht ab",
            Name::OneWord => "Der einzige Name der einen Person kommt bei der anderen vor",
            Name::GivenOnly => "Gleicher Vorname",
        }
    }

    /// What it adds to the score.
    pub fn weight(self) -> i32 {
        match self {
            Name::Same => 50,
            Name::Swapped => 48,
            Name::OtherSpelling => 45,
            Name::Contained | Name::Slip => 35,
            Name::OneWord => 25,
            Name::GivenOnly => 20,
        }
    }
}

fn forms(person: &Person) -> Vec<Form> {
    let family = split(&person.family_name);
    let mut forms = vec![Form {
        family: family.clone(),
        given: split(&person.given_name),
    }];
    // The Rufname stands in for the given name; a further spelling is a whole name in no known order.
    if !person.call_name.trim().is_empty() {
        forms.push(Form {
            family,
            given: split(&person.call_name),
        });
    }
    forms.extend(person.aliases.iter().map(|alias| Form {
        family: split(alias),
        given: Vec::new(),
    }));
    forms.retain(|form| !form.words().is_empty());
    forms
}

/// The words of a name; an article and `Abd` belong to the word after them.
fn split(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut front = String::new();
    for word in latin::words(name) {
        front.push_str(word);
        if !spelling::is_article(word) {
            words.push(std::mem::take(&mut front));
        }
    }
    words.extend(Some(front).filter(|rest| !rest.is_empty()));
    words
}

fn compare_forms(one: &Form, other: &Form) -> Option<Name> {
    let (words, others) = (one.words(), other.words());
    let (fewer, more) = if words.len() <= others.len() {
        (&words, &others)
    } else {
        (&others, &words)
    };
    let whole = words.len() == others.len();
    let both_parted = !one.given.is_empty() && !other.given.is_empty();
    if fewer.len() == 1 && !whole {
        return all_in(fewer, more, sounds_same).then_some(Name::OneWord);
    }
    if whole && all_in(fewer, more, same_letters) {
        let swapped = both_parted
            && same_list(&one.family, &other.given)
            && same_list(&one.given, &other.family);
        return Some(if swapped && !same_list(&one.family, &other.family) {
            Name::Swapped
        } else {
            Name::Same
        });
    }
    if all_in(fewer, more, sounds_same) {
        return Some(if whole {
            Name::OtherSpelling
        } else {
            Name::Contained
        });
    }
    if fewer.len() > 1 && whole && all_in(fewer, more, nearly_same) {
        return Some(Name::Slip);
    }
    let given = both_parted
        && all_in(
            &one.given.iter().collect::<Vec<_>>(),
            &other.given.iter().collect::<Vec<_>>(),
            sounds_same,
        );
    given.then_some(Name::GivenOnly)
}

/// Whether each of the fewer words finds a partner of its own among the others.
fn all_in(fewer: &[&String], more: &[&String], fits: fn(&str, &str) -> bool) -> bool {
    let mut left: Vec<&String> = more.to_vec();
    fewer.iter().all(|word| {
        let partner = left.iter().position(|other| fits(word, other));
        partner.map(|index| left.swap_remove(index)).is_some()
    })
}

fn same_list(one: &[String], other: &[String]) -> bool {
    one.len() == other.len() && one.iter().zip(other).all(|(a, b)| same_letters(a, b))
}

fn same_letters(one: &str, other: &str) -> bool {
    latin::fold(one) == latin::fold(other)
}

fn sounds_same(one: &str, other: &str) -> bool {
    if same_letters(one, other) {
        return true;
    }
    let keys = spelling::keys(other);
    spelling::keys(one).iter().any(|key| keys.contains(key))
}

/// One letter more, less, other or changed with its neighbour; in short words that makes another name.
fn nearly_same(one: &str, other: &str) -> bool {
    const SHORTEST: usize = 6;
    let (one, other) = (latin::fold(one), latin::fold(other));
    sounds_same(&one, &other)
        || (one.chars().count().min(other.chars().count()) >= SHORTEST && is_one_slip(&one, &other))
}

fn is_one_slip(one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let front = one.iter().zip(&other).take_while(|(a, b)| a == b).count();
    let rest = |word: &[char]| word.get(front..).unwrap_or_default().to_vec();
    let (one, other) = (rest(&one), rest(&other));
    let back = one
        .iter()
        .rev()
        .zip(other.iter().rev())
        .take_while(|(a, b)| a == b)
        .count();
    let middle = |word: &[char]| {
        word.get(..word.len().saturating_sub(back))
            .unwrap_or_default()
            .to_vec()
    };
    match (middle(&one).as_slice(), middle(&other).as_slice()) {
        ([_], []) | ([], [_]) | ([_], [_]) => true,
        ([a, b], [c, d]) => a == d && b == c,
        _ => false,
    }
}

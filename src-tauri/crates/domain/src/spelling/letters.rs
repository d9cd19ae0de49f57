//! From letters to sounds: the rules of the key, each with the spellings it brings together.
//!
//! Signs of a key: `a i u` for the first vowel and for a vowel at the end; consonants as below; `j` for dsch and g,
//! `x` for sch and tsch, `y` for the German j.

use crate::latin;

/// Most keys of a word; what stands for several sounds several times is cut off here.
const MOST_KEYS: usize = 24;

/// What one group of letters can sound like.
type Sounds = &'static [&'static str];

/// Groups of consonants, longest first.
///
/// * German and French against English and DIN 31635: dsch, dj, dzh = j (ǧ); tsch, cz, ç = ch; sch, ch, ş, š = sh;
///   kh, ch, ḫ = h; gh = g.
/// * ALA-LC and ICAO: th, dh for ṯ, ḏ, which German and Turkish write s and d or z (Othman, Osman).
/// * Slavic: ž = zh; Ukrainian h and Russian g (Serhij, Sergej).
const GROUPS: [(&str, Sounds); 34] = [
    ("dsch", &["j"]),
    ("tsch", &["x"]),
    ("dzh", &["j"]),
    ("sch", &["x"]),
    ("tch", &["x"]),
    ("sz", &["s", "x"]),
    ("cz", &["x"]),
    ("sh", &["x"]),
    ("ch", &["h", "x", "k"]),
    ("kh", &["h"]),
    ("zh", &["j"]),
    ("gh", &["j"]),
    ("ph", &["f"]),
    ("th", &["s", "t"]),
    ("dh", &["d", "s"]),
    ("bh", &["b"]),
    ("wh", &["v"]),
    ("dj", &["j", "d"]),
    ("ck", &["k"]),
    ("qu", &["k"]),
    ("tz", &["s"]),
    ("ts", &["s"]),
    ("gu", &["j"]),
    (SH, &["s", "x"]),
    (TSCH, &["x", "j", "k", "s"]),
    (ZH, &["j", "s"]),
    ("c", &["j", "k"]),
    ("q", &["k"]),
    ("w", &["v"]),
    ("z", &["s"]),
    ("x", &["ks", "h"]),
    ("g", &["h", "j"]),
    ("j", &["j", "y"]),
    ("y", &["y"]),
];

/// Stand for ş and š, ç and č, ž, which folding would make plain letters.
const SH: &str = "1";
const TSCH: &str = "2";
const ZH: &str = "3";

/// A word cut into sounds.
enum Sound {
    /// Vowels that stand together.
    Vowels(String),
    /// One consonant and what it can be.
    Consonant(Vec<&'static str>),
}

/// Folded letters in which the marks that carry a sound are kept as signs; doubled letters stand once.
pub fn plain(word: &str) -> String {
    let mut marked = String::with_capacity(word.len());
    for c in latin::nfc(word).chars() {
        match c {
            'ş' | 'Ş' | 'š' | 'Š' | 'ș' | 'Ș' | 'ś' | 'Ś' => marked.push_str(SH),
            'ç' | 'Ç' | 'č' | 'Č' | 'ć' | 'Ć' => marked.push_str(TSCH),
            'ž' | 'Ž' | 'ż' | 'Ż' | 'ź' | 'Ź' => marked.push_str(ZH),
            'ḫ' | 'Ḫ' => marked.push_str("kh"),
            'ṯ' | 'Ṯ' => marked.push_str("th"),
            'ḏ' | 'Ḏ' => marked.push_str("dh"),
            'ġ' | 'Ġ' => marked.push_str("gh"),
            digit if digit.is_numeric() => marked.push('0'),
            other => marked.push(other),
        }
    }
    // Double e and double o are long i and u, so they are read before doubles become one.
    let mut letters = latin::fold(&marked).replace("ee", "i").replace("oo", "u");
    let mut before = None;
    letters.retain(|c| before.replace(c) != Some(c));
    respell(letters)
}

/// Whether there is a sign in it that no rule knows.
pub fn is_foreign(letters: &str) -> bool {
    letters.chars().any(|c| !matches!(c, 'a'..='z' | '1'..='3'))
}

/// The keys of a word in the form of [`plain`]. `complete`: its end is the end of the name.
pub fn keys(letters: &str, complete: bool) -> Vec<String> {
    let sounds = sounds(letters);
    let last = sounds.len().saturating_sub(1);
    let first_vowel = sounds
        .iter()
        .position(|sound| matches!(sound, Sound::Vowels(_)));
    let mut keys = vec![String::new()];
    for (index, sound) in sounds.iter().enumerate() {
        let at_end = complete && index == last && index > 0;
        let choices: Vec<&str> = match sound {
            Sound::Vowels(run) if first_vowel == Some(index) => first_class(run).to_vec(),
            Sound::Vowels(run) if at_end => last_class(run).to_vec(),
            Sound::Vowels(_) => continue,
            Sound::Consonant(choices) if at_end => choices.iter().map(|c| unvoiced(c)).collect(),
            Sound::Consonant(choices) => choices.clone(),
        };
        keys = times(&keys, &choices);
    }
    keys.retain(|key| key.len() > 1);
    keys
}

fn times(keys: &[String], choices: &[&str]) -> Vec<String> {
    let room = MOST_KEYS / keys.len().max(1);
    let choices = choices.iter().take(room.max(1));
    choices
        .flat_map(|choice| keys.iter().map(move |key| format!("{key}{choice}")))
        .collect()
}

/// Spellings of whole syllables.
fn respell(letters: String) -> String {
    let mut letters = letters;
    // Abdulrahman, Abdurrahman, Abderrahmane: the l of the article sounds like the letter after it.
    if let Some(rest) = letters.strip_prefix("abd") {
        let tail = rest.trim_start_matches(['a', 'e', 'i', 'o', 'u']);
        let vowels = rest.len() - tail.len();
        if let Some(name) = tail.strip_prefix('l')
            && vowels > 0
            && name.starts_with(['d', 'n', 'r', 's', 't', 'z', '1'])
        {
            letters = format!("abdu{name}");
        }
    }
    // Oualid: the French ou before a vowel is w. Daoud: between vowels too.
    if let Some(rest) = letters.strip_prefix("ou")
        && rest.starts_with(['a', 'e', 'i'])
    {
        letters = format!("w{rest}");
    }
    letters = letters.replace("aou", "awu");
    // Ziyad and Ziad.
    for vowel in ["a", "e", "o", "u"] {
        letters = letters.replace(&format!("iy{vowel}"), &format!("i{vowel}"));
    }
    // Tesfaye and Tesfay.
    for ending in ["aye", "aie"] {
        if let Some(stem) = letters.strip_suffix(ending) {
            letters = format!("{stem}ay");
        }
    }
    // A silent h at the end: Abdullah, Fatemeh.
    for ending in ["ah", "eh"] {
        if letters.len() > 3
            && let Some(stem) = letters.strip_suffix(ending)
        {
            letters = format!("{stem}a");
        }
    }
    letters
}

/// The same letters read otherwise: `gue` as gü (Güneş, Guenes; not only Naguib), and the Ge'ez word for son at the
/// front of a name, which is written with e or o (Weldegebriel, Woldegabriel; Weldu, Woldu).
pub fn other_reading(letters: &str) -> Option<String> {
    if letters.contains("gue") {
        return Some(letters.replace("gue", "gu"));
    }
    let rest = letters.strip_prefix("wold")?;
    rest.starts_with(['a', 'e', 'i', 'u', 'y'])
        .then(|| format!("weld{rest}"))
}

fn sounds(letters: &str) -> Vec<Sound> {
    let mut sounds: Vec<Sound> = Vec::new();
    let mut rest = letters;
    while let Some(letter) = rest.chars().next() {
        let after_vowel = matches!(sounds.last(), Some(Sound::Vowels(_)));
        let next = rest.chars().nth(1);
        if is_vowel_here(letter, next, sounds.is_empty(), after_vowel) {
            match sounds.last_mut() {
                Some(Sound::Vowels(run)) => run.push(letter),
                _ => sounds.push(Sound::Vowels(letter.to_string())),
            }
            rest = rest.trim_start_matches(letter);
            continue;
        }
        let (group, choices) = consonant(rest, after_vowel, sounds.is_empty());
        if !choices.is_empty() {
            sounds.push(Sound::Consonant(choices));
        }
        rest = rest.strip_prefix(group).unwrap_or_default();
    }
    sounds
}

/// `y` and `j` are vowels beside consonants (Lyudmila, Andrej); `i` is a consonant between vowels (Maia).
fn is_vowel_here(letter: char, next: Option<char>, first: bool, after_vowel: bool) -> bool {
    let before_vowel = next.is_some_and(|c| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u'));
    match letter {
        'a' | 'e' | 'o' | 'u' => true,
        'i' => !((after_vowel || first) && next.is_some_and(|c| matches!(c, 'a' | 'o' | 'u'))),
        'y' => !((after_vowel || first) && before_vowel),
        'j' => after_vowel && next.is_none(),
        _ => false,
    }
}

/// The group of consonants at the front, and what it can sound like.
fn consonant(rest: &str, after_vowel: bool, first: bool) -> (&str, Vec<&'static str>) {
    let next = |count: usize| rest.chars().nth(count);
    let is_vowel = |c: Option<char>| c.is_some_and(|c| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u'));
    let found = GROUPS.iter().find(|(group, _)| {
        rest.starts_with(group)
            // `gu` is g only where French and Spanish need the u.
            && (*group != "gu" || next(2).is_some_and(|c| matches!(c, 'e' | 'i')))
    });
    let Some((group, sounds)) = found else {
        let group = rest.chars().next().map_or(0, char::len_utf8);
        let (letter, _) = rest.split_at(group);
        return (letter, single(letter));
    };
    let (letters, _) = rest.split_at(group.len());
    let soft = next(1).is_some_and(|c| matches!(c, 'e' | 'i' | 'y'));
    let choices = match *group {
        "c" if soft => vec!["j", "s"],
        "g" if first => vec!["j"],
        // Between vowels before e: Musajew, Musaev. After a consonant it only softens: Ljudmila.
        "j" if after_vowel && next(1) == Some('e') => vec!["j", "y", ""],
        "y" if after_vowel && next(1) == Some('e') => vec!["y", ""],
        "j" if !first && !after_vowel && is_vowel(next(1)) => vec!["", "j"],
        "j" if after_vowel && !is_vowel(next(1)) => vec!["", "j"],
        "i" => vec!["y"],
        _ => sounds.to_vec(),
    };
    (letters, choices)
}

fn single(letter: &str) -> Vec<&'static str> {
    const LETTERS: [&str; 13] = [
        "b", "d", "f", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v",
    ];
    if letter == "i" {
        return vec!["y"];
    }
    LETTERS
        .iter()
        .filter(|known| **known == letter)
        .copied()
        .collect()
}

/// The first vowel: a, i or u; e stands for both a and i (Ahmed, Selam; Ebrahim).
fn first_class(run: &str) -> &'static [&'static str] {
    let mut letters = run.chars();
    let (first, second) = (letters.next(), letters.next());
    match (first, second) {
        (Some('i' | 'y'), Some('a' | 'e')) if run != "ie" => &["a"],
        (Some('i' | 'y'), Some('o' | 'u')) => &["u"],
        (Some('i' | 'y' | 'j'), _) => &["i"],
        (Some('e'), _) => &["a", "i"],
        (Some('o' | 'u'), _) => &["u"],
        _ => &["a"],
    }
}

/// A vowel at the end: Amina ends in one, Amin does not; a French e may be silent.
fn last_class(run: &str) -> &'static [&'static str] {
    match run {
        "e" => &["a", ""],
        _ if run.ends_with(['o', 'u']) => &["u"],
        _ if run.ends_with(['i', 'y', 'j']) || run == "ie" => &["i"],
        _ => &["a"],
    }
}

/// Consonants at the end as Turkish and German speak them: Ahmed and Ahmet, Zeinab and Zeynep, Musaev and Musajef.
fn unvoiced(sound: &'static str) -> &'static str {
    match sound {
        "d" => "t",
        "b" => "p",
        "v" => "f",
        other => other,
    }
}

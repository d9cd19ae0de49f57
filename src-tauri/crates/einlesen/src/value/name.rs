//! Names in one cell: `Al-Hassan, Mohammad`, `AL HASSAN Mohammad`, `Mohammad Al-Hassan`.
//!
//! No letter of a name is ever changed here; characters outside DIN 91379 are named by the check of `domain`.

use super::blank::blank;

/// Without a comma nobody knows which word is the family name.
pub const LAST_WORD: &str =
    "Ohne Komma geschrieben: Das letzte Wort gilt als Familienname; bitte prüfen.";
/// Capitals as in passports.
pub const CAPITALS: &str = "Die Wörter in Großbuchstaben gelten als Familienname; bitte prüfen.";
/// More than one comma.
pub const MANY_COMMAS: &str = "Mehrere Kommas im Namen; bitte prüfen.";

/// Small words that belong to the family name behind them.
const PARTICLES: [&str; 22] = [
    "al", "el", "ul", "abu", "abo", "abd", "ibn", "bin", "ben", "bint", "von", "van", "de", "da",
    "di", "dos", "der", "den", "zu", "la", "le", "haj",
];

/// Family name and given name.
pub struct Parts {
    /// Family name, or the one name there is.
    pub family: String,
    /// Given name; empty when there is none.
    pub given: String,
    /// What is worth a look.
    pub hint: Option<&'static str>,
}

/// A text on one line, without what says nothing.
pub fn one_line(text: &str) -> String {
    if blank(text).is_some() {
        return String::new();
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Takes a whole name apart.
pub fn parts(text: &str) -> Parts {
    let text = one_line(text);
    if let Some((family, given)) = text.split_once(',') {
        let hint = given.contains(',').then_some(MANY_COMMAS);
        return Parts {
            family: one_line(family),
            given: one_line(given),
            hint,
        };
    }
    let words: Vec<&str> = text.split(' ').collect();
    let (capitals, others): (Vec<&str>, Vec<&str>) =
        words.iter().partition(|word| is_capitals(word));
    if !capitals.is_empty() && !others.is_empty() {
        return Parts {
            family: capitals.join(" "),
            given: others.join(" "),
            hint: Some(CAPITALS),
        };
    }
    let particle = |word: &&str| PARTICLES.contains(&word.to_lowercase().as_str());
    let mut split = words.len().saturating_sub(1);
    while split > 1 && words.get(split - 1).is_some_and(particle) {
        split -= 1;
    }
    let (given, family) = words.split_at(split);
    let hint = (!given.is_empty()).then_some(LAST_WORD);
    Parts {
        family: family.join(" "),
        given: given.join(" "),
        hint,
    }
}

fn is_capitals(word: &str) -> bool {
    word.chars().filter(|c| c.is_alphabetic()).count() > 1 && !word.chars().any(char::is_lowercase)
}

/// Several names in one cell.
pub fn several(text: &str) -> Vec<String> {
    text.split([';', '/', '\n', ','])
        .map(one_line)
        .filter(|name| !name.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_fall_apart_where_people_expect_it() {
        for (text, family, given) in [
            ("Al-Hassan, Mohammad Ali", "Al-Hassan", "Mohammad Ali"),
            ("AL HASSAN Mohammad", "AL HASSAN", "Mohammad"),
            ("Mohammad Al Hassan", "Al Hassan", "Mohammad"),
            ("Mohammad\nAl-Hassan", "Al-Hassan", "Mohammad"),
            ("Tesfaldet", "Tesfaldet", ""),
            ("TESFALDET", "TESFALDET", ""),
            ("Tesfaldet, -", "Tesfaldet", ""),
            ("Nguyễn Thị Hồng Nhung", "Nhung", "Nguyễn Thị Hồng"),
            ("k.A.", "", ""),
        ] {
            let parts = parts(text);
            assert_eq!(
                (parts.family.as_str(), parts.given.as_str()),
                (family, given),
                "{text}"
            );
        }
        assert_eq!(several("Mohamed; Muhamed / -"), ["Mohamed", "Muhamed"]);
    }
}

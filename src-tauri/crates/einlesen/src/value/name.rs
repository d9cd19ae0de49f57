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

/// A whole name in the column of the family name.
pub const IN_ONE_CELL: &str =
    "Familien- und Vorname standen in einer Zelle und wurden am Komma getrennt; bitte prüfen.";
/// The given name may stand in the cell of the family name.
pub const NO_GIVEN_NAME: &str =
    "Der Vorname fehlt; vielleicht steht er in der Zelle des Familiennamens. Bitte prüfen.";
/// A comma beside a given name.
pub const COMMA: &str = "Im Familiennamen steht ein Komma; bitte prüfen.";
/// `Frau`, `Herr`.
pub const TITLE: &str = "Die Anrede vor dem Namen wurde weggelassen.";
/// `geb. Aslan`.
pub const BORN_AS: &str = "Der Geburtsname wurde als weitere Schreibweise übernommen.";
/// `(Rehmani?)`.
pub const IN_BRACKETS: &str =
    "Was in Klammern steht, wurde als weitere Schreibweise übernommen; bitte prüfen.";
/// A letter was lost on the way.
pub const LOST_LETTER: &str =
    "Im Namen steht ein Fragezeichen: vermutlich ging beim Speichern ein Buchstabe verloren.";

/// Words before a name that are none.
const TITLES: [&str; 5] = ["frau", "herr", "herrn", "hr.", "fr."];

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
    // `Al Ahmad` is one family name; `Ben Müller` may be two names.
    let unlikely_given = |word: &&str| {
        particle(word) && !matches!(word.to_lowercase().as_str(), "ben" | "di" | "da")
    };
    let mut split = words.len().saturating_sub(1);
    while split > 1 && words.get(split - 1).is_some_and(particle) {
        split -= 1;
    }
    if split == 1 && words.first().is_some_and(unlikely_given) {
        split = 0;
    }
    let (given, family) = words.split_at(split);
    let hint = (words.len() > 1).then_some(if given.is_empty() {
        NO_GIVEN_NAME
    } else {
        LAST_WORD
    });
    Parts {
        family: family.join(" "),
        given: given.join(" "),
        hint,
    }
}

fn is_capitals(word: &str) -> bool {
    word.chars().filter(|c| c.is_alphabetic()).count() > 1 && !word.chars().any(char::is_lowercase)
}

/// A name without what people write around it.
pub struct Bare {
    /// The name.
    pub name: String,
    /// Another name that stood beside it.
    pub alias: String,
    /// What is worth a look.
    pub hints: Vec<&'static str>,
}

/// Takes titles, a name of birth and brackets off a name. No letter of a name is changed.
pub fn bare(text: &str) -> Bare {
    let mut hints = Vec::new();
    let mut rest = one_line(text);
    if let Some((first, behind)) = rest.split_once(' ')
        && TITLES.contains(&first.to_lowercase().as_str())
    {
        hints.push(TITLE);
        rest = behind.to_owned();
    }
    let mut alias = String::new();
    if let Some((before, inside, behind)) = in_brackets(&rest) {
        hints.push(IN_BRACKETS);
        alias = one_line(inside.trim().trim_end_matches('?').trim());
        rest = one_line(&format!("{before} {behind}"));
    }
    for word in [" geb. ", " geb ", " geborene ", " geborener "] {
        if let Some((before, behind)) = rest.split_once(word) {
            hints.push(BORN_AS);
            alias = one_line(behind);
            rest = one_line(before);
            break;
        }
    }
    if let Some(born) = alias.strip_prefix("geb. ") {
        alias = born.trim().to_owned();
    }
    hints.extend(has_lost_letter(&rest).then_some(LOST_LETTER));
    Bare {
        name: rest,
        alias,
        hints,
    }
}

/// Whether a sign stands in a name that programs write for a letter they do not know.
pub fn has_lost_letter(name: &str) -> bool {
    name.contains(['?', '\u{fffd}'])
}

fn in_brackets(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once('(')?;
    let (inside, behind) = rest.split_once(')')?;
    (!before.trim().is_empty() && !inside.trim().is_empty()).then_some((before, inside, behind))
}

/// Whether more than a family name may stand here: several words that are no small words before a name.
pub fn may_hold_given_name(family: &str) -> bool {
    let is_name = |word: &&str| !PARTICLES.contains(&word.to_lowercase().as_str());
    family.split(' ').filter(is_name).count() > 1
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
            ("Al Ahmad", "Al Ahmad", ""),
            ("Abd Al Rahman", "Abd Al Rahman", ""),
            ("Ben Müller", "Müller", "Ben"),
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
        for (text, name, alias, hints) in [
            ("Frau Tewolde", "Tewolde", "", &[TITLE][..]),
            ("Kaya geb. Aslan", "Kaya", "Aslan", &[BORN_AS]),
            ("Kaya (geb. Aslan)", "Kaya", "Aslan", &[IN_BRACKETS]),
            ("Rahmani (Rehmani?)", "Rahmani", "Rehmani", &[IN_BRACKETS]),
            ("Herr", "Herr", "", &[]),
            ("Gebhardt", "Gebhardt", "", &[]),
            ("Y?ld?r?m", "Y?ld?r?m", "", &[LOST_LETTER]),
            ("Y\u{fffd}ldırım", "Y\u{fffd}ldırım", "", &[LOST_LETTER]),
        ] {
            let bare = bare(text);
            assert_eq!(
                (
                    bare.name.as_str(),
                    bare.alias.as_str(),
                    bare.hints.as_slice()
                ),
                (name, alias, hints),
                "{text}"
            );
        }
        assert!(may_hold_given_name("Abdul Wahid Nazari") && !may_hold_given_name("Al Ahmad"));
        assert_eq!(several("Mohamed; Muhamed / -"), ["Mohamed", "Muhamed"]);
    }
}

//! Letters of names: which ones may be stored (DIN 91379:2022-08) and how they are found again.
//!
//! The standard lists letters and *sequences* of a letter with combining marks; a sequence counts as one character.
//! Not here: transliteration variants of the same name (Mohammad, Muhammed); those are alternatives, not folding, and
//! stand in [`crate::spelling`].

use std::collections::BTreeSet;
use std::sync::OnceLock;

use serde::Deserialize;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The character list, CC BY 4.0, source inside the file.
const DIN_91379: &str = include_str!("../../../../assets/lists/din91379.json");

#[derive(Deserialize)]
struct CharacterList {
    entries: Vec<CharacterEntry>,
}

#[derive(Deserialize)]
struct CharacterEntry {
    group: String,
    cps: Vec<String>,
}

/// Text in NFC, the form in which everything is stored.
pub fn nfc(text: &str) -> String {
    text.nfc().collect()
}

/// The first character (letter with its marks) of a name that DIN 91379 does not know; `None` when all are allowed.
///
/// Allowed are all groups of the standard but tab and line breaks (group N4). A combining mark counts only in a listed
/// sequence. The text is read as NFC.
pub fn first_foreign_character(name: &str) -> Option<String> {
    let allowed = allowed_characters();
    clusters(&nfc(name))
        .into_iter()
        .find(|cluster| !allowed.contains(cluster))
}

/// Text for finding: lower case, without marks, special letters as base letters. Spaces and hyphens stay.
///
/// `Muḥammad`, `MUHAMMAD` and `muhammad` fold to the same text; so do `Straße` and `Strasse`. An apostrophe or a
/// transliteration sign inside a word disappears (`Ma'ruf`, `Maʿruf` → `maruf`).
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    // Word by word: most words of a note are plain ASCII and need no table.
    for piece in text.split_inclusive(' ') {
        if piece.is_ascii() {
            out.extend(
                piece
                    .chars()
                    .filter(|c| !is_silent_sign(*c))
                    .map(|c| c.to_ascii_lowercase()),
            );
        } else {
            fold_letters(piece, &mut out);
        }
    }
    out
}

fn fold_letters(text: &str, out: &mut String) {
    for c in text.nfd() {
        if is_combining_mark(c) || is_silent_sign(c) {
            continue;
        }
        match base_letters(c) {
            Some(base) => out.push_str(base),
            None => out.extend(c.to_lowercase().filter(|c| !is_combining_mark(*c))),
        }
    }
}

/// Like [`fold`], but ä, ö, ü become ae, oe, ue as Germans write them without umlauts.
pub fn fold_german(text: &str) -> String {
    if text.is_ascii() {
        return fold(text);
    }
    let mut out = String::with_capacity(text.len());
    for c in nfc(text).chars() {
        match c {
            'ä' | 'Ä' => out.push_str("ae"),
            'ö' | 'Ö' => out.push_str("oe"),
            'ü' | 'Ü' => out.push_str("ue"),
            other => out.push(other),
        }
    }
    fold(&out)
}

/// What is put into the search index: the folded text, and the German variants of words with umlauts.
pub fn index_text(text: &str) -> String {
    let plain = fold(text);
    let known: BTreeSet<&str> = plain.split_whitespace().collect();
    let german = text
        .split_whitespace()
        .filter(|word| !word.is_ascii())
        .map(fold_german)
        .filter(|word| !word.is_empty() && !known.contains(word.as_str()));
    german.fold(plain.clone(), |all, word| all + " " + &word)
}

/// The words of a text as they stand in it, with their marks: parted by everything but letters, digits, marks and the
/// silent signs inside a name. Folded, they are the words of [`index_text`].
pub fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !is_in_word(c))
        .filter(|word| word.chars().any(char::is_alphanumeric))
}

/// Whether a character belongs to a word: letters, digits, their marks, and the silent signs inside a name.
pub fn is_in_word(c: char) -> bool {
    c.is_alphanumeric() || is_combining_mark(c) || is_silent_sign(c)
}

/// Whether a character is a mark that belongs to the letter before it.
pub fn is_mark(c: char) -> bool {
    is_combining_mark(c)
}

/// The words of a search, folded as the index is; anything but letters and digits separates words.
pub fn search_words(query: &str) -> Vec<String> {
    fold(query)
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

fn allowed_characters() -> &'static BTreeSet<String> {
    static ALLOWED: OnceLock<BTreeSet<String>> = OnceLock::new();
    ALLOWED.get_or_init(|| {
        // The file is compiled in and read by a test.
        let entries = serde_json::from_str::<CharacterList>(DIN_91379).map(|l| l.entries);
        entries
            .unwrap_or_default()
            .into_iter()
            .filter(|entry| !matches!(entry.group.as_str(), "bnlnot" | "dc"))
            .filter_map(|entry| {
                entry
                    .cps
                    .iter()
                    .map(|cp| char::from_u32(u32::from_str_radix(cp, 16).ok()?))
                    .collect()
            })
            .collect()
    })
}

/// Letters with the combining marks that follow them.
fn clusters(text: &str) -> Vec<String> {
    let mut clusters: Vec<String> = Vec::new();
    for c in text.chars() {
        match clusters.last_mut() {
            Some(last) if is_combining_mark(c) => last.push(c),
            _ => clusters.push(c.to_string()),
        }
    }
    clusters
}

/// Apostrophes and transliteration signs of group N1 that people leave out when they search.
fn is_silent_sign(c: char) -> bool {
    matches!(
        c,
        '\'' | '’' | '‘' | '`' | '´' | 'ʹ' | 'ʺ' | 'ʾ' | 'ʿ' | 'ˈ' | 'ˌ' | 'ʼ' | 'ʻ'
    )
}

/// Letters that do not fall apart into a base letter and marks.
fn base_letters(c: char) -> Option<&'static str> {
    Some(match c {
        'ß' | 'ẞ' => "ss",
        'æ' | 'Æ' => "ae",
        'œ' | 'Œ' => "oe",
        'ø' | 'Ø' => "o",
        'đ' | 'Đ' | 'ð' | 'Ð' => "d",
        'ħ' | 'Ħ' => "h",
        'ı' | 'İ' => "i",
        'ĳ' | 'Ĳ' => "ij",
        'ĸ' => "k",
        'ł' | 'Ł' | 'ŀ' | 'Ŀ' => "l",
        'ŋ' | 'Ŋ' | 'ŉ' => "n",
        'þ' | 'Þ' => "th",
        'ŧ' | 'Ŧ' => "t",
        'ə' | 'Ə' => "e",
        'ɨ' | 'Ɨ' => "i",
        'ǥ' | 'Ǥ' => "g",
        'ƶ' | 'Ƶ' => "z",
        'ʒ' | 'Ʒ' => "z",
        'ɓ' | 'Ɓ' => "b",
        'ƈ' | 'Ƈ' => "c",
        'ɗ' | 'Ɗ' => "d",
        'ƙ' | 'Ƙ' => "k",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_list_of_the_standard_is_complete() {
        let list: CharacterList = serde_json::from_str(DIN_91379).unwrap();
        assert_eq!(list.entries.len(), 930);
        assert_eq!(allowed_characters().len(), 930 - 4 - 20);
    }

    #[test]
    fn names_of_the_standard_pass_and_others_are_named() {
        for name in [
            "M̂ario Ųžkalnytė",
            "Ħuġo",
            "Nguyễn Thị Hồng Nhung",
            "O’Brien",
            "Ma'ruf",
            "Ṣāliḥ",
        ] {
            assert_eq!(first_foreign_character(name), None, "{name}");
        }
        assert_eq!(first_foreign_character("محمد").as_deref(), Some("م"));
        assert_eq!(first_foreign_character("Q̂uirin").as_deref(), Some("Q̂"));
        assert_eq!(first_foreign_character("A\tB").as_deref(), Some("\t"));
        assert_eq!(first_foreign_character("A\0B").as_deref(), Some("\0"));
    }

    #[test]
    fn every_diacritic_is_found_by_the_plain_letter() {
        for spelling in [
            "Muhammed",
            "MUHAMMED",
            "Muḥammed",
            "Mühammed",
            "Muħammed",
            "Muhammeđ",
            "Mu'hammed",
        ] {
            assert_eq!(fold(spelling), "muhammed", "{spelling}");
        }
        assert_eq!(index_text("Müller-Şahin"), "muller-sahin mueller-sahin");
        assert_eq!(search_words("Müller, Ärzte"), ["muller", "arzte"]);
    }

    #[test]
    fn all_letters_of_the_standard_fold_to_basic_letters() {
        let list: CharacterList = serde_json::from_str(DIN_91379).unwrap();
        for entry in list.entries.iter().filter(|e| e.group == "bll") {
            let text: String = entry
                .cps
                .iter()
                .map(|cp| char::from_u32(u32::from_str_radix(cp, 16).unwrap()).unwrap())
                .collect();
            let folded = fold(&text);
            assert!(
                folded.bytes().all(|b| b.is_ascii_lowercase()),
                "{text} folds to {folded:?}"
            );
            assert!(!folded.is_empty(), "{text} disappears");
        }
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing(text in "\\PC{0,40}") {
            prop_assert_eq!(fold(&fold(&text)), fold(&text));
        }
    }
}

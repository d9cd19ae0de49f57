//! Stage 2: spellings that are close to a name of the record, and names inside compounds.
//!
//! Only words that are not ordinary German are compared, and every finding is a question, never a silent change.

use super::candidate::{Candidate, Voice};
use super::lexicon;
use super::record::Record;
use super::tokens::{Doc, Token};
use super::wire::SpanClass;
use super::words;
use std::collections::BTreeSet;

/// Finds words that are probably a name of the record.
pub(crate) fn scan(doc: &Doc, record: &Record) -> Vec<Candidate> {
    let keys: Vec<(String, &str, usize)> = record
        .names
        .iter()
        .filter(|(name, _)| name.chars().count() >= 4 && !words::is_ordinary(name))
        .map(|(name, owner)| (sound_key(name), name.as_str(), *owner))
        .collect();
    let mut out: Vec<Candidate> = initials(doc, record);
    for (index, token) in doc.tokens.iter().enumerate() {
        if token.digits
            || token.folded.chars().count() < 4
            || record.entries.contains_key(&token.folded)
        {
            continue;
        }
        if words::is_ordinary(&token.folded) {
            continue;
        }
        let matching = |similar: &dyn Fn(&str, &str) -> bool| -> Vec<usize> {
            let owners = keys
                .iter()
                .filter(|(k, name, _)| similar(k, name))
                .map(|(_, _, owner)| *owner);
            owners.collect::<BTreeSet<usize>>().into_iter().collect()
        };
        let compound = matching(&|_, name| is_compound(&token.folded, name));
        if !compound.is_empty() {
            out.push(question(
                token,
                compound,
                "Wort, in dem ein Name aus der Akte steckt",
            ));
            continue;
        }
        // "Denn", "Gern": common words of any kind win over a likeness.
        let german = lexicon::word(&token.folded).is_some_and(|entry| entry.rarity <= 5);
        if !token.is_capital_word() || german || is_behind_camp(doc, index) {
            continue;
        }
        let key = sound_key(&token.folded);
        let close = matching(&|k, name| is_close(&token.folded, name) || sounds_alike(&key, k));
        if !close.is_empty() {
            out.push(question(
                token,
                close,
                "ähnlich geschrieben wie ein Name aus der Akte",
            ));
        }
    }
    out
}

/// "Lager Moria", "Camp Zaatari": what follows is a place.
pub(super) fn is_behind_camp(doc: &Doc, index: usize) -> bool {
    let before = doc.near(index, -1);
    before.is_some_and(|before| {
        let kinds = ["lager", "camp", "fluechtlingslager", "insel", "hotspot"];
        kinds.contains(&before.folded.as_str())
    })
}

fn question(token: &Token, owners: Vec<usize>, reason: &'static str) -> Candidate {
    Candidate::name(token.start, token.end, owners, Voice::Similar)
        .class(SpanClass::Ask)
        .reason(reason)
}

/// "Mohammedakte": the name at the begin, or a long name anywhere.
fn is_compound(word: &str, name: &str) -> bool {
    let longer = word.len() > name.len() + 1;
    longer
        && ((name.len() >= 5 && word.starts_with(name)) || (name.len() >= 7 && word.contains(name)))
}

/// Distance 1 from five letters, 2 from eight; the first letter must stay.
fn is_close(word: &str, name: &str) -> bool {
    let shorter = word.chars().count().min(name.chars().count());
    let allowed = match shorter {
        0..=3 => return false,
        // "Ifrh" for "Ifrah": one letter is missing or too much, and nobody else is called so.
        4 if word.chars().count() != name.chars().count() && !words::is_name(word) => 1,
        4 => return false,
        5..=7 => 1,
        _ => 2,
    };
    let lengths_apart = word.chars().count().abs_diff(name.chars().count());
    let same_start = word.chars().next() == name.chars().next();
    lengths_apart <= allowed && same_start && strsim::osa_distance(word, name) <= allowed
}

fn sounds_alike(a: &str, b: &str) -> bool {
    let shorter = a.chars().count().min(b.chars().count());
    a == b && shorter >= 3
        || shorter >= 6 && strsim::osa_distance(a, b) <= 1 && a.chars().next() == b.chars().next()
}

/// One spelling for what transliterations write in many ways: "Mohammed", "Muhamad"; "Youssef", "Yusuf".
pub(crate) fn sound_key(folded: &str) -> String {
    let joined = folded
        .replace("dsch", "j")
        .replace("tsch", "s")
        .replace("sch", "s")
        .replace("dj", "j")
        .replace("ou", "u")
        .replace("oo", "u")
        .replace("ee", "i")
        .replace("ph", "f")
        .replace("kh", "h")
        .replace("gh", "g")
        .replace("sh", "s")
        .replace("ch", "s")
        .replace("th", "t")
        .replace("dh", "d")
        .replace("ck", "k");
    let mut key = String::with_capacity(joined.len());
    for c in joined.chars() {
        let sound = match c {
            'e' | 'a' => 'a',
            'i' | 'y' | 'j' => 'i',
            'o' | 'u' => 'u',
            'w' => 'v',
            'c' | 'q' => 'k',
            'z' => 's',
            other => other,
        };
        if !key.ends_with(sound) {
            key.push(sound);
        }
    }
    key
}

/// "A. I." for Alaa Issa: initials are the worst disguise, so they are asked about.
fn initials(doc: &Doc, record: &Record) -> Vec<Candidate> {
    let mut out = Vec::new();
    for (index, first) in doc.tokens.iter().enumerate() {
        let Some(second) = doc.near(index, 1) else {
            continue;
        };
        let single = |token: &Token| token.end - token.start == 1 && token.is_capital_word();
        let dotted = doc.char_after(first) == Some('.') && doc.char_after(second) == Some('.');
        if !single(first) || !single(second) || !dotted || second.start > first.end + 2 {
            continue;
        }
        let (Some(a), Some(b)) = (first.folded.chars().next(), second.folded.chars().next()) else {
            continue;
        };
        let owners = record
            .initials
            .iter()
            .filter(|(c, owner)| *c == a && record.family_initials.contains(&(b, *owner)));
        let owners: Vec<usize> = owners.map(|(_, owner)| *owner).collect();
        if !owners.is_empty() {
            let candidate = Candidate::name(first.start, second.end + 1, owners, Voice::Similar);
            out.push(
                candidate
                    .class(SpanClass::Ask)
                    .reason("Anfangsbuchstaben einer Person der Akte"),
            );
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn transliterations_share_a_key() {
        assert_eq!(sound_key("mohammed"), sound_key("muhamad"));
        assert_eq!(sound_key("khalil"), sound_key("halil"));
        assert_eq!(sound_key("dschamal"), sound_key("jamal"));
        assert_eq!(sound_key("tschamil"), sound_key("chamil"));
        assert_ne!(sound_key("samir"), sound_key("karim"));
    }

    #[test]
    fn distance_grows_with_length() {
        assert!(is_close("hassen", "hassan"));
        assert!(!is_close("ali", "alu"));
        assert!(is_close("abdurahmen", "abdurrahman"));
        assert!(!is_close("karin", "samir"));
    }
}

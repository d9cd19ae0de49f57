//! Takes German compounds apart: "Alphabetisierungskurs" is Alphabetisierung and Kurs, and no name.
//!
//! Heads that surnames and places are made with (-mann, -bach, -dorf) count only where the whole word is listed.

use super::lexicon;
use super::words;

/// Heads of surnames and place names; "Ackermann" is no kind of Mann.
const NAME_HEADS: &[&str] = &[
    "mann", "berg", "berger", "bach", "bacher", "baum", "burg", "burger", "dorf", "dorfer", "feld",
    "felder", "feldt", "heim", "hof", "hofer", "hoff", "stein", "steiner", "thal", "tal", "taler",
    "wald", "walder", "hausen", "haeuser", "meier", "mayer", "meyer", "mueller", "bauer",
    "schmidt", "stadt", "kamp", "brink", "horst", "loh", "rath", "rode", "roth", "hagen", "bruck",
    "brueck", "bruecken", "furt", "furth", "garten", "werth", "ort", "winkel", "busch", "holt",
    "holz", "hoven", "weiler", "kirchen", "born", "brunn", "rott", "siek", "beck", "becker",
    "ecker", "huber", "hammer", "land", "mark", "weg", "wies", "wiese", "see", "au", "aue", "egge",
    "ing", "ungen", "rodt", "schulte", "teich", "sieg", "bruch", "brueche", "bruechen", "koetter",
    "scheid", "kirch", "muehle", "muehlen", "hain", "horn", "venn", "moor", "linden", "eichen",
    "buchen", "hoefen", "vogt", "wirth", "jaeger", "schulze", "huette", "hude", "kotten", "loehe",
    "reich", "bert", "hard", "wig", "fried", "gard", "lind", "traud", "rud", "gund", "hild",
    "wert",
];

/// Whether a folded word is a verb or an adjective with something in front or a usual ending: "fertigstellen",
/// "aufenthaltsrechtliche", "widerrufbar".
pub(crate) fn is_verb_or_adjective(folded: &str) -> bool {
    let other = |tail: &str, noun: bool| {
        let entry = lexicon::word(tail).filter(|entry| noun || !entry.noun);
        tail.len() >= 5 && entry.is_some_and(|entry| entry.rarity <= 6)
    };
    // "-rechtliche", "-bedingten": only these endings make an adjective of two words; "Niederbrüchen" is a place.
    let adjective = |tail: &str| {
        let stems = ["", "e", "en", "er", "es", "em"]
            .iter()
            .filter_map(|end| tail.strip_suffix(end));
        let mut stems = stems.filter(|stem| stem.len() > 3);
        let endings = [
            "lich", "ig", "isch", "iert", "los", "haft", "sam", "frei", "voll", "weise", "ert",
            "ete", "ingt",
        ];
        other(tail, false) && stems.any(|stem| endings.iter().any(|end| stem.ends_with(end)))
    };
    let verb = |tail: &str| {
        let shape = ["en", "t", "te", "ten"]
            .iter()
            .any(|end| tail.ends_with(end));
        shape && other(tail, true)
    };
    let front = |head: &str| {
        PREFIXES.contains(&head) || lexicon::word(head).is_some_and(|entry| entry.rarity <= 5)
    };
    let able = ["", "e", "en", "er", "es", "em"]
        .iter()
        .filter_map(|end| folded.strip_suffix(end));
    let mut able = able.filter_map(|word| word.strip_suffix("bar"));
    let mut parts =
        (3..folded.len().saturating_sub(4)).filter_map(|at| folded.split_at_checked(at));
    able.any(|stem| {
        lexicon::word(&format!("{stem}en"))
            .or_else(|| lexicon::word(&format!("{stem}n")))
            .is_some()
    }) || parts.any(|(head, tail)| {
        verb(tail) && front(head) || head.len() >= 6 && adjective(tail) && is_head(head, 1)
    })
}

/// Letters that join two parts: "Arbeit-s-amt", "Kind-er-geld".
const JOINS: &[&str] = &["", "s", "es", "n", "en", "er", "e"];

/// Whether a folded word can be read as a compound of listed words.
pub(crate) fn is_compound(folded: &str) -> bool {
    folded.is_ascii() && folded.len() >= 7 && splits(folded, 3)
}

fn splits(folded: &str, depth: u8) -> bool {
    let ends = (3..folded.len().saturating_sub(2)).rev();
    let mut parts = ends.filter_map(|at| folded.split_at_checked(at));
    parts.any(|(head, tail)| (is_tail(tail) || is_way(head, tail)) && is_head(head, depth))
}

/// "Handlungsfeld", "Arbeitsweg": nobody is called after an abstract noun.
fn is_way(head: &str, tail: &str) -> bool {
    let abstract_noun = [
        "ungs", "ions", "heits", "keits", "schafts", "taets", "arbeits",
    ];
    NAME_HEADS.contains(&tail)
        && abstract_noun.iter().any(|end| head.ends_with(end))
        && words::is_noun(tail)
}

/// The last part decides what the word is.
fn is_tail(tail: &str) -> bool {
    let listed =
        words::is_listed_word(tail) || tail.len() >= 4 && words::is_noun(tail) && is_known(tail);
    listed && !NAME_HEADS.contains(&tail)
}

fn is_head(head: &str, depth: u8) -> bool {
    let mut stems = JOINS.iter().filter_map(|join| head.strip_suffix(join));
    stems.any(|stem| {
        stem.len() >= 3
            && (is_part(stem) || depth > 0 && stem.len() >= 7 && splits(stem, depth - 1))
    })
}

/// A part in front: a noun, or the stem of a verb or an adjective.
fn is_part(part: &str) -> bool {
    if lexicon::is_name(part) {
        return false;
    }
    words::is_listed_word(part)
        || lexicon::word(part).is_some_and(|entry| {
            let known = if part.len() > 3 { 8 } else { 4 };
            entry.rarity <= known
        })
        || PREFIXES.contains(&part)
        || part.len() >= 4
            && lexicon::word(&format!("{part}en")).is_some_and(|entry| entry.rarity <= 5)
        || part.len() >= 4
            && lexicon::word(&format!("{part}e")).is_some_and(|entry| entry.rarity <= 5)
}

const PREFIXES: &[&str] = &[
    "erst",
    "zweit",
    "dritt",
    "vor",
    "nach",
    "neben",
    "ueber",
    "unter",
    "mit",
    "aus",
    "ein",
    "ab",
    "an",
    "auf",
    "bei",
    "gegen",
    "haupt",
    "ober",
    "sonder",
    "zwischen",
    "wieder",
    "gross",
    "klein",
    "alt",
    "neu",
    "selbst",
    "online",
    "digital",
    "video",
    "geber",
    "nehmer",
    "multi",
    "anti",
    "super",
    "nicht",
    "rueck",
    "weiter",
    "zusatz",
    "folge",
    "integrations",
    "teilhabe",
    "asyl",
];

/// Not one of the nouns that stand in dictionaries only.
fn is_known(word: &str) -> bool {
    lexicon::word(word).is_none_or(|entry| entry.rarity < if word.len() > 4 { 9 } else { 7 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_compounds_are_taken_apart() {
        for word in [
            "alphabetisierungskurs",
            "beschaeftigungserlaubnis",
            "mietschuldenfreiheitsbescheinigung",
            "kinderbetreuung",
            "wohnungsgeberbestaetigung",
            "berufsorientierungskurs",
            "einkaufstraining",
        ] {
            assert!(is_compound(word), "{word}");
        }
    }

    #[test]
    fn names_are_not_taken_apart() {
        for word in [
            "ackermann",
            "hinterhuber",
            "tesfayakte",
            "brinkmann",
            "oberwesterholt",
            "steinbach",
        ] {
            assert!(!is_compound(word), "{word}");
        }
    }
}

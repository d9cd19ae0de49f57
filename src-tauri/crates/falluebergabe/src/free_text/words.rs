//! The words the pseudonymiser knows: titles, kinship and role words, offices, ordinary words, given names.
//!
//! Short closed lists stand here; long ones are files in `assets/lists` with their sources. All lookups are by the
//! folded spelling of `normal::fold`.

use super::normal::{Umlaut, fold};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

/// Gender a title speaks of; persons with different titles are never merged.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Title {
    Herr,
    Frau,
    Familie,
    Academic,
}

/// Title word, if the folded token is one.
pub(crate) fn title(folded: &str) -> Option<Title> {
    match folded {
        "herr" | "herrn" | "hr" | "hrn" | "mr" => Some(Title::Herr),
        "frau" | "fr" | "mrs" | "ms" => Some(Title::Frau),
        "familie" | "fam" | "eheleute" | "ehepaar" => Some(Title::Familie),
        "dr" | "prof" | "drs" => Some(Title::Academic),
        _ => None,
    }
}

/// Words between a title or role and the name: "Prof. Dr. med.", "Dipl.-Soz.-Päd.".
pub(crate) fn is_degree(folded: &str) -> bool {
    matches!(
        folded,
        "dr" | "prof"
            | "med"
            | "jur"
            | "phil"
            | "dipl"
            | "soz"
            | "paed"
            | "ba"
            | "ma"
            | "ra"
            | "rain"
    )
}

/// Small words inside names: "von der Heide", "Al Hassan", "Abu Bakr".
pub(crate) fn is_particle(folded: &str) -> bool {
    is_inner_particle(folded)
        || matches!(
            folded,
            "von"
                | "van"
                | "der"
                | "den"
                | "de"
                | "del"
                | "della"
                | "di"
                | "dos"
                | "la"
                | "le"
                | "ter"
        )
}

/// Particles that may stand after any word of a name; "von" after a surname says where somebody works.
pub(crate) fn is_inner_particle(folded: &str) -> bool {
    matches!(
        folded,
        "el" | "al" | "ul" | "ben" | "bin" | "bint" | "ibn" | "abu" | "abd" | "ou"
    )
}

/// The code for a word of a class in `words-roles.tsv`.
fn lookup(class: &'static str, folded: &str) -> Option<&'static str> {
    type Table = BTreeMap<(&'static str, &'static str), &'static str>;
    static ROLES: OnceLock<Table> = OnceLock::new();
    let read = || {
        let lines = include_str!("../../../../../assets/lists/words-roles.tsv").lines();
        let fields = lines.map(|line| line.split('\t').collect::<Vec<_>>());
        fields
            .filter_map(|fields| match fields.as_slice() {
                [class, word, code] => Some(((*class, *word), *code)),
                _ => None,
            })
            .collect()
    };
    ROLES.get_or_init(read).get(&(class, folded)).copied()
}

/// The code for a kinship word.
pub(crate) fn kinship(folded: &str) -> Option<&'static str> {
    lookup("kinship", folded)
}

/// The code for a role word; the feminine form has the same code.
pub(crate) fn role(folded: &str) -> Option<&'static str> {
    let stems = ["", "innen", "in", "s"]
        .iter()
        .filter_map(|end| folded.strip_suffix(end));
    stems.into_iter().find_map(|stem| lookup("role", stem))
}

/// The short name of an office.
pub(crate) fn office(folded: &str) -> Option<&'static str> {
    lookup("office", folded)
}

/// Month number for a German month name or its short form.
pub(crate) fn month(folded: &str) -> Option<u32> {
    let months: [&[&str]; 12] = [
        &["januar", "jan", "jaenner"],
        &["februar", "feb", "febr"],
        &["maerz", "mrz", "maer", "marz"],
        &["april", "apr"],
        &["mai"],
        &["juni", "jun"],
        &["juli", "jul"],
        &["august", "aug"],
        &["september", "sep", "sept"],
        &["oktober", "okt"],
        &["november", "nov"],
        &["dezember", "dez"],
    ];
    let at = months.iter().position(|names| names.contains(&folded))?;
    u32::try_from(at + 1).ok()
}

fn set(cell: &'static OnceLock<BTreeSet<String>>, file: &str) -> &'static BTreeSet<String> {
    cell.get_or_init(|| {
        let words = file
            .lines()
            .filter(|line| !line.starts_with('#') && !line.trim().is_empty());
        words.map(|word| fold(word, Umlaut::Expanded)).collect()
    })
}

/// Whether a word is in the list of given names.
pub(crate) fn is_given_name(folded: &str) -> bool {
    static NAMES: OnceLock<BTreeSet<String>> = OnceLock::new();
    set(
        &NAMES,
        include_str!("../../../../../assets/lists/names-given.txt"),
    )
    .contains(folded)
}

/// Whether a word is both an ordinary word and a name.
pub(crate) fn is_also_name(folded: &str) -> bool {
    static WORDS: OnceLock<BTreeSet<String>> = OnceLock::new();
    set(
        &WORDS,
        include_str!("../../../../../assets/lists/words-also-names.txt"),
    )
    .contains(folded)
}

fn is_listed_word(folded: &str) -> bool {
    static WORDS: OnceLock<BTreeSet<String>> = OnceLock::new();
    set(
        &WORDS,
        include_str!("../../../../../assets/lists/words-casework.txt"),
    )
    .contains(folded)
}

/// Endings that make a German noun, and last parts of compounds that are common in case notes.
const NOUN_ENDINGS: &[&str] = &[
    "ung",
    "ungen",
    "heit",
    "heiten",
    "keit",
    "keiten",
    "schaft",
    "schaften",
    "tion",
    "tionen",
    "ismus",
    "itaet",
    "agentur",
    "amt",
    "aemter",
    "antrag",
    "antraege",
    "arbeit",
    "arzt",
    "bescheid",
    "bogen",
    "brief",
    "buch",
    "duldung",
    "frist",
    "geld",
    "gericht",
    "gesetz",
    "gespraech",
    "gespraeche",
    "gruppe",
    "haus",
    "hilfe",
    "kammer",
    "karte",
    "klinik",
    "kasse",
    "konferenz",
    "kraft",
    "kurs",
    "kurse",
    "liste",
    "markt",
    "nummer",
    "pflicht",
    "plan",
    "platz",
    "praxis",
    "raum",
    "recht",
    "schein",
    "schule",
    "schutz",
    "sprache",
    "stelle",
    "stellen",
    "stunde",
    "tag",
    "tage",
    "termin",
    "termine",
    "test",
    "titel",
    "unterlagen",
    "verfahren",
    "verband",
    "verein",
    "vertrag",
    "weg",
    "wesen",
    "woche",
    "zeit",
    "zeiten",
    "zentrum",
    "zeugnis",
    "zimmer",
    "behoerde",
    "status",
    "betrieb",
    "abschluss",
    "nachweis",
    "erlaubnis",
    "praktikum",
];

/// Whether a word is ordinary German, as far as the lists know: listed, inflected from a listed one, or a compound.
pub(crate) fn is_ordinary(folded: &str) -> bool {
    if is_also_name(folded) || month(folded).is_some() {
        return true;
    }
    if is_given_name(folded) {
        return false;
    }
    let inflected = ["e", "n", "s", "en", "er", "es", "em", "ern", "in", "innen"].iter();
    is_listed_word(folded)
        || role(folded).is_some()
        || kinship(folded).is_some()
        || inflected
            .filter_map(|end| folded.strip_suffix(end))
            .any(|stem| stem.len() > 3 && is_listed_word(stem))
        || NOUN_ENDINGS
            .iter()
            .any(|end| folded.len() > end.len() + 2 && folded.ends_with(end))
}

/// Articles, prepositions with article, possessives and numerals: what follows them is a thing, not a surname.
pub(crate) fn is_determiner(folded: &str) -> bool {
    matches!(
        folded,
        "der"
            | "die"
            | "das"
            | "den"
            | "dem"
            | "des"
            | "ein"
            | "eine"
            | "einen"
            | "einem"
            | "einer"
            | "eines"
            | "im"
            | "am"
            | "zum"
            | "zur"
            | "beim"
            | "vom"
            | "ins"
            | "ans"
            | "kein"
            | "keine"
            | "keinen"
            | "als"
            | "jeden"
            | "jeder"
            | "diesen"
            | "dieser"
            | "diesem"
            | "diese"
            | "naechsten"
            | "letzten"
            | "naechste"
            | "letzte"
            | "ersten"
            | "zweiten"
            | "dritten"
            | "sein"
            | "seine"
            | "seinen"
            | "ihr"
            | "ihre"
            | "ihren"
            | "mein"
            | "meine"
            | "viel"
            | "jedes"
            | "ganzen"
            | "ab"
            | "seit"
            | "bis"
            | "ende"
            | "anfang"
            | "mitte"
            | "guten"
            | "kommenden"
            | "vergangenen"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roles_have_one_code_for_all_forms() {
        assert_eq!(role("sachbearbeiterin"), Some("Fachkraft"));
        assert_eq!(role("dolmetschers"), Some("Sprachmittlung"));
        assert_eq!(role("termin"), None);
    }

    #[test]
    fn name_lists_are_subtracted_from_the_word_lists() {
        assert!(is_ordinary("beratungstermin"));
        assert!(is_ordinary("bescheide"));
        assert!(is_ordinary("handwerkskammer"));
        assert!(is_ordinary("sommer"));
        assert!(!is_ordinary("julia"));
        assert!(!is_ordinary("yilmaz"));
    }
}

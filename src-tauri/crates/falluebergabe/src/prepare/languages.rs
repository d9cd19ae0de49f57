//! Languages as they leave: by name where several of the own Fälle speak them, else by the part of the world.
//!
//! An interpreter is found by the name of a language, a person too if hardly anybody else speaks it (handover 5.4).

use super::PrepareInput;
use crate::free_text::fold_word;
use crate::minimise::{Field, Profile, Treatment};
use crate::risk::FEW;

/// Languages that so many people speak that they tell nobody apart.
const WIDESPREAD: [&str; 3] = ["deutsch", "englisch", "franzoesisch"];

/// Parts of the world, worded without the name of a country or a language, so that the exit check cannot take one for a
/// value of the record.
const GROUPS: [(&str, &[&str]); 8] = [
    (
        "Sprache aus Nordafrika und dem Nahen Osten",
        &[
            "arabisch",
            "aramaeisch",
            "assyrisch",
            "berberisch",
            "tamazight",
            "hebraeisch",
            "kurdisch",
            "kurmandschi",
            "kurmanci",
            "sorani",
            "badini",
            "zaza",
            "zazaki",
        ],
    ),
    (
        "Sprache aus Vorder- und Zentralasien",
        &[
            "dari",
            "farsi",
            "persisch",
            "paschtu",
            "paschto",
            "pashto",
            "tuerkisch",
            "aserbaidschanisch",
            "turkmenisch",
            "usbekisch",
            "tadschikisch",
            "kasachisch",
            "hazaragi",
            "balutschi",
            "belutschisch",
            "uigurisch",
            "kirgisisch",
        ],
    ),
    (
        "Sprache aus dem Kaukasus",
        &[
            "armenisch",
            "georgisch",
            "tschetschenisch",
            "ossetisch",
            "inguschisch",
        ],
    ),
    (
        "Sprache vom Horn von Afrika",
        &[
            "tigrinya",
            "tigrinisch",
            "tigre",
            "amharisch",
            "oromo",
            "oromiffa",
            "somali",
            "somalisch",
            "afar",
            "saho",
        ],
    ),
    (
        "Sprache aus West- und Zentralafrika",
        &[
            "pular", "fula", "fulfulde", "fulani", "peul", "malinke", "mandinka", "bambara",
            "dioula", "wolof", "susu", "soussou", "kissi", "edo", "bini", "igbo", "yoruba",
            "hausa", "twi", "ewe", "lingala", "kikongo", "krio", "pidgin", "esan", "ga", "soninke",
            "kpelle",
        ],
    ),
    (
        "Sprache aus Süd- und Ostasien",
        &[
            "urdu",
            "pandschabi",
            "punjabi",
            "bengali",
            "bangla",
            "hindi",
            "tamil",
            "singhalesisch",
            "nepali",
            "nepalesisch",
            "vietnamesisch",
            "chinesisch",
            "mandarin",
            "mongolisch",
            "thai",
            "tibetisch",
            "rohingya",
            "birmanisch",
        ],
    ),
    (
        "Sprache aus Südosteuropa",
        &[
            "albanisch",
            "serbisch",
            "bosnisch",
            "kroatisch",
            "mazedonisch",
            "romanes",
            "romani",
            "rumaenisch",
            "bulgarisch",
            "griechisch",
            "montenegrinisch",
            "slowenisch",
        ],
    ),
    (
        "Sprache aus Osteuropa",
        &[
            "ukrainisch",
            "russisch",
            "polnisch",
            "belarussisch",
            "moldauisch",
            "tschechisch",
            "ungarisch",
        ],
    ),
];

const OTHER: &str = "weitere Sprache";

/// Whether a language leaves by its name.
pub(super) fn keeps(input: &PrepareInput<'_>, profile: &Profile, name: &str) -> bool {
    let key = fold_word(name);
    if WIDESPREAD.contains(&key.as_str()) {
        return true;
    }
    let same = input
        .languages
        .iter()
        .filter(|(other, _)| fold_word(other) == key);
    let speak: u32 = same.map(|(_, count)| *count).sum();
    profile.rule(Field::Languages).treatment == Treatment::Keep && speak >= FEW
}

/// The part of the world a language is from; a name with several words counts by the first one that is known.
pub(super) fn group(name: &str) -> &'static str {
    let words = name.split(|c: char| !c.is_alphanumeric()).map(fold_word);
    let known = |word: String| {
        let listed = |(_, words): &&(&str, &[&str])| words.contains(&word.as_str());
        GROUPS.iter().find(listed).map(|(group, _)| *group)
    };
    words
        .filter(|word| !word.is_empty())
        .find_map(known)
        .unwrap_or(OTHER)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_has_a_part_of_the_world() {
        assert_eq!(
            group("Kurdisch (Sorani)"),
            "Sprache aus Nordafrika und dem Nahen Osten"
        );
        assert_eq!(group("Tigrinya"), "Sprache vom Horn von Afrika");
        assert_eq!(group("Türkisch"), "Sprache aus Vorder- und Zentralasien");
        assert_eq!(group("Klingonisch"), OTHER);
    }
}

//! Stage 11 for nationalities: every form of a country's name, and the region that replaces it.

use super::normal::{Umlaut, fold};
use super::recall;
use std::sync::OnceLock;

/// A country with the forms it takes in a note and the words that replace them.
pub(crate) struct Country {
    pub(crate) iso: String,
    pub(crate) nouns: Vec<String>,
    pub(crate) adjectives: Vec<String>,
    pub(crate) demonyms: Vec<String>,
    pub(crate) region: String,
    pub(crate) region_adjective: String,
}

/// All countries of the list.
pub(crate) fn countries() -> &'static [Country] {
    static LIST: OnceLock<Vec<Country>> = OnceLock::new();
    LIST.get_or_init(|| {
        let file = include_str!("../../../../../assets/lists/words-countries.tsv");
        file.lines().filter_map(parse).collect()
    })
}

fn parse(line: &str) -> Option<Country> {
    let mut fields = line.split('\t');
    let iso = fields.next()?.to_owned();
    let mut forms = || -> Option<Vec<String>> {
        Some(
            fields
                .next()?
                .split('/')
                .map(|form| fold(form, Umlaut::Expanded))
                .collect(),
        )
    };
    let (nouns, adjectives, demonyms) = (forms()?, forms()?, forms()?);
    let region = fields.next()?.to_owned();
    let region_adjective = fields.next()?.to_owned();
    Some(Country {
        iso,
        nouns,
        adjectives,
        demonyms,
        region,
        region_adjective,
    })
}

/// The country a value of the record means: its ISO code, name, adjective or demonym.
pub(crate) fn country(value: &str) -> Option<&'static Country> {
    let folded = fold(value, Umlaut::Expanded);
    countries().iter().find(|country| {
        country.iso.eq_ignore_ascii_case(value.trim()) || country.form(&folded).is_some()
    })
}

/// Whether a folded word is a form of any country of the list.
pub(crate) fn is_form(folded: &str) -> bool {
    recall::answer(
        folded,
        |w| &mut w.country,
        |word| {
            countries()
                .iter()
                .any(|country| country.form(word).is_some())
        },
    )
}

/// The region of an ISO 3166-1 alpha-3 code, for example "Naher Osten" for `SYR`.
#[must_use]
pub fn region_of(iso: &str) -> Option<&'static str> {
    let listed = countries().iter().find(|country| country.iso == iso);
    listed
        .map(|country| country.region.as_str())
        .or_else(|| OTHER_EU.contains(&iso).then_some("Europäische Union"))
}

/// Members of the Union whose names are not looked for in notes: nobody of the target group comes from there, and short
/// demonyms (Ire, Este, Lette) are too often something else.
const OTHER_EU: [&str; 20] = [
    "AUT", "BEL", "CYP", "CZE", "DNK", "EST", "FIN", "FRA", "HRV", "HUN", "IRL", "LTU", "LUX",
    "LVA", "MLT", "NLD", "PRT", "SVK", "SVN", "SWE",
];

impl Country {
    /// Whether a word is the bare adjective: written with a capital it is a language ("Türkisch"), which the record
    /// knows as such or wants to keep.
    pub(crate) fn is_language(&self, folded: &str) -> bool {
        self.adjectives.iter().any(|adjective| adjective == folded)
    }

    /// The replacement for a folded word, if the word is a form of this country.
    pub(crate) fn form(&self, folded: &str) -> Option<String> {
        if self
            .nouns
            .iter()
            .any(|noun| folded == noun || folded.strip_suffix('s') == Some(noun))
        {
            return Some(self.region.clone());
        }
        if let Some(ending) = ending(&self.adjectives, folded, &["", "e", "en", "er", "es", "em"]) {
            return Some(format!("{}{ending}", self.region_adjective));
        }
        let demonym = ["", "n", "s", "in", "innen"];
        let stems = self
            .demonyms
            .iter()
            .flat_map(|d| [d.clone(), d.trim_end_matches('e').to_owned()]);
        let stems: Vec<String> = stems.collect();
        ending(&stems, folded, &demonym).map(|_| format!("Person ({})", self.region))
    }
}

/// Which of the endings turns one of the stems into the word.
fn ending<'a>(stems: &[String], folded: &str, endings: &[&'a str]) -> Option<&'a str> {
    let of = |stem: &String| {
        endings
            .iter()
            .find(|end| folded.strip_prefix(stem.as_str()) == Some(end))
    };
    stems.iter().find_map(of).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_the_ending_of_an_adjective() {
        let syria = country("SYR").unwrap();
        assert_eq!(syria.form("syrischer").as_deref(), Some("nahöstlicher"));
        assert_eq!(syria.form("syriens").as_deref(), Some("Naher Osten"));
        assert_eq!(
            syria.form("syrerin").as_deref(),
            Some("Person (Naher Osten)")
        );
        assert_eq!(
            country("afghanisch").unwrap().form("afghanin").as_deref(),
            Some("Person (Zentral- und Südasien)")
        );
        assert_eq!(syria.form("irakisch"), None);
    }

    #[test]
    fn every_line_of_the_list_is_read() {
        let lines = include_str!("../../../../../assets/lists/words-countries.tsv").lines();
        assert_eq!(
            lines.filter(|line| !line.starts_with('#')).count(),
            countries().len()
        );
        assert_eq!(region_of("GIN"), Some("Westafrika"));
    }
}

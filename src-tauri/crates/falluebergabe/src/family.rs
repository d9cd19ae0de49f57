//! What a relation in free words means: a role, whether it is family, and the coarse age of a child.
//!
//! A relation may hold a name ("Freund von Jonas"), so only words of the list leave, never the words of the record.

use crate::prepare::fold_word;
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// Somebody beside the person, in coarse strokes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Role {
    /// Role word of the list, or `Bezugsperson`.
    pub(crate) label: String,
    /// Belongs to the family.
    pub(crate) kin: bool,
    /// Age band of a child.
    pub(crate) age: Option<&'static str>,
}

/// Roles that make somebody a parent.
pub(crate) const CHILDREN: [&str; 3] = ["Kind", "Sohn", "Tochter"];
/// Roles of couples.
pub(crate) const COUPLE: [&str; 4] = ["Ehefrau", "Ehemann", "Partner", "Partnerin"];

/// Of the words that announce a person, those that are no family.
const FRIENDS: [&str; 4] = ["Freund", "Freundin", "Mitbewohner", "Mitbewohnerin"];

/// The role that a relation names.
pub(crate) fn role(relation: &str) -> Role {
    let words: Vec<String> = relation
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(fold_word)
        .collect();
    let found = |kind: &str| words.iter().find_map(|word| lookup(kind, word));
    let office = found("office");
    if let Some(label) = found("kinship") {
        let age = if CHILDREN.contains(&label) {
            words.iter().find_map(|word| child_age(word))
        } else {
            None
        };
        return Role {
            label: label.to_owned(),
            kin: !FRIENDS.contains(&label),
            age,
        };
    }
    let label = match (found("role"), office) {
        (Some("Fachkraft") | None, Some(office)) => format!("Fachkraft {office}"),
        (Some(label), _) => label.to_owned(),
        (None, None) => "Bezugsperson".to_owned(),
    };
    Role {
        label,
        kin: false,
        age: None,
    }
}

/// Whether a word announces a person or names an office.
pub(crate) fn is_role_word(word: &str) -> bool {
    let word = fold_word(word.trim_matches(|c: char| !c.is_alphanumeric()));
    let known = |kind: &str| lookup(kind, &word).is_some();
    ["kinship", "role", "office"].iter().any(|kind| known(kind))
}

/// The band of a child's age in years (handover 5.4).
fn child_age(word: &str) -> Option<&'static str> {
    let digits = word.trim_end_matches(|c: char| c.is_alphabetic());
    match digits.parse().ok()? {
        0..=2u32 => Some("unter 3"),
        3..=6 => Some("3–6"),
        7..=17 => Some("schulpflichtig"),
        _ => None,
    }
}

fn lookup(kind: &str, word: &str) -> Option<&'static str> {
    static LIST: OnceLock<BTreeMap<(String, String), &'static str>> = OnceLock::new();
    let list = LIST.get_or_init(|| {
        let lines = include_str!("../../../../assets/lists/words-roles.tsv").lines();
        let entry = |line: &'static str| {
            let mut fields = line.split('\t');
            let key = (fields.next()?.to_owned(), fields.next()?.to_owned());
            Some((key, fields.next()?))
        };
        lines.filter_map(entry).collect()
    });
    let stems = ["", "innen", "in", "s"];
    let mut stems = stems.iter().filter_map(|end| word.strip_suffix(end));
    stems.find_map(|stem| list.get(&(kind.to_owned(), stem.to_owned())).copied())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_words_of_the_list_leave() {
        let label = |relation: &str| role(relation).label;
        assert_eq!(label("Freund von Jonas"), "Freund");
        assert_eq!(label("Jonas aus Ahlen"), "Bezugsperson");
        assert_eq!(label("Sachbearbeiterin Jobcenter"), "Fachkraft Jobcenter");
        assert_eq!(label(""), "Bezugsperson");
    }

    #[test]
    fn the_age_of_a_child_becomes_a_band() {
        assert_eq!(role("Tochter (2 Jahre)").age, Some("unter 3"));
        assert_eq!(role("Sohn, 5J.").age, Some("3–6"));
        assert_eq!(role("Kind 11").age, Some("schulpflichtig"));
        assert_eq!(role("Bruder, 12").age, None);
        assert!(role("Bruder, 12").kin && !role("Vormund").kin);
    }
}

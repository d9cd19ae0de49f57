//! The glossary's table: every identifier in it exists in the code.
//!
//! A plain identifier is looked for in `domain`; `statistics::Stichtag` names another crate.

use std::collections::BTreeMap;

/// Reads the identifiers of the table, each with its German term.
pub fn entries(page: &str) -> Vec<(String, String)> {
    let rows = page.lines().filter(|line| line.starts_with('|'));
    let mut found = Vec::new();
    for row in rows {
        let mut cells = row.trim_matches('|').split('|').map(str::trim);
        let (Some(term), Some(identifiers)) = (cells.next(), cells.next()) else {
            continue;
        };
        for identifier in identifiers.split('`').skip(1).step_by(2) {
            found.push((term.to_owned(), identifier.to_owned()));
        }
    }
    found
}

/// Identifiers that do not exist. `code_of` gives the code of a crate by the name of its folder.
pub fn missing_words(
    entries: &[(String, String)],
    code_of: impl Fn(&str) -> String,
) -> Vec<String> {
    let mut read: BTreeMap<&str, String> = BTreeMap::new();
    let mut missing = Vec::new();
    for (term, identifier) in entries {
        let (folder, word) = identifier
            .split_once("::")
            .unwrap_or(("domain", identifier));
        let code = read.entry(folder).or_insert_with(|| code_of(folder));
        if !has_word(code, word) {
            missing.push(format!(
                "GLOSSARY.md: {term}: `{word}` does not exist in {folder}"
            ));
        }
    }
    missing
}

fn has_word(code: &str, word: &str) -> bool {
    code.split(|sign: char| !(sign.is_alphanumeric() || sign == '_'))
        .any(|found| found == word)
}

//! The German sentences of the letters, from `assets/letters`: one flat JSON object per kind, with placeholders in
//! braces. A sentence is data that a case manager can read and correct; what goes into it is decided in `kinds`.

use crate::error::LetterError;
use std::collections::BTreeMap;

/// The text blocks of one kind of letter.
#[derive(Debug)]
pub struct TextBlocks {
    sentences: BTreeMap<String, String>,
}

impl TextBlocks {
    /// Reads the blocks of a kind; `name` is the name of the kind, for errors.
    ///
    /// # Errors
    /// [`LetterError::DamagedTextBlocks`] when `json` is not a flat object of strings.
    pub fn load(name: &'static str, json: &str) -> Result<Self, LetterError> {
        let sentences =
            serde_json::from_str(json).map_err(|_| LetterError::DamagedTextBlocks(name))?;
        Ok(TextBlocks { sentences })
    }

    /// The sentence `key` with every placeholder replaced. Values are taken as they are, braces in them included.
    ///
    /// # Errors
    /// [`LetterError::MissingTextBlock`] or [`LetterError::UnknownPlaceholder`].
    pub fn fill(&self, key: &'static str, values: &[(&str, &str)]) -> Result<String, LetterError> {
        let sentence = self
            .sentences
            .get(key)
            .ok_or(LetterError::MissingTextBlock(key))?;
        let mut out = String::with_capacity(sentence.len());
        let mut rest = sentence.as_str();
        while let Some((before, after)) = rest.split_once('{') {
            let (name, tail) = after
                .split_once('}')
                .ok_or(LetterError::UnknownPlaceholder(key))?;
            let value = values.iter().find(|(known, _)| *known == name);
            let (_, value) = value.ok_or(LetterError::UnknownPlaceholder(key))?;
            out.push_str(before);
            out.push_str(value);
            rest = tail;
        }
        out.push_str(rest);
        Ok(out)
    }

    /// A sentence without placeholders.
    ///
    /// # Errors
    /// As [`TextBlocks::fill`].
    pub fn get(&self, key: &'static str) -> Result<String, LetterError> {
        self.fill(key, &[])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks() -> TextBlocks {
        TextBlocks::load(
            "probe",
            r#"{"reply": "Bitte bis {date} an {place}.", "open": "{date"}"#,
        )
        .unwrap()
    }

    #[test]
    fn placeholders_are_replaced_once_and_values_are_never_read_as_sentences() {
        let text = blocks()
            .fill("reply", &[("date", "{place}"), ("place", "Köln")])
            .unwrap();
        assert_eq!(text, "Bitte bis {place} an Köln.");
    }

    #[test]
    fn what_is_not_filled_is_an_error() {
        let unknown = LetterError::UnknownPlaceholder("reply");
        assert_eq!(blocks().fill("reply", &[("date", "heute")]), Err(unknown));
        assert_eq!(
            blocks().get("open"),
            Err(LetterError::UnknownPlaceholder("open"))
        );
        assert_eq!(
            blocks().get("close"),
            Err(LetterError::MissingTextBlock("close"))
        );
        let damaged = TextBlocks::load("probe", r#"{"a": 1}"#).unwrap_err();
        assert_eq!(damaged, LetterError::DamagedTextBlocks("probe"));
    }
}

//! How an entry of a Fall stands on paper: its day on the left, its lines on the right. Empty fields are left out.

use chrono::NaiveDate;
use fallmappe_domain::code::{Code, NICHT_ERHOBEN};
use fallmappe_domain::dates::german_date;
use fallmappe_domain::preset::Presets;
use fallmappe_letters::Block;

/// The lists, for what people read.
pub(super) struct Words<'a> {
    /// The lists in force.
    pub lists: &'a Presets,
}

impl Words<'_> {
    /// What people read for a code; nothing for what nobody has asked.
    pub fn label(&self, list: &str, code: &Code) -> String {
        if code.as_str() == NICHT_ERHOBEN {
            return String::new();
        }
        self.lists.label(list, code)
    }

    /// What people read for several codes.
    pub fn labels(&self, list: &str, codes: &[Code]) -> String {
        let labels: Vec<String> = codes.iter().map(|code| self.label(list, code)).collect();
        labels.join(", ")
    }

    /// Name of a programme.
    pub fn programme(&self, code: &Code) -> String {
        let preset = self.lists.programmes().find(|preset| preset.code == *code);
        preset.map_or_else(|| code.as_str().to_owned(), |preset| preset.label.clone())
    }
}

/// One entry.
pub(super) struct Entry {
    day: String,
    lines: Vec<String>,
}

impl Entry {
    /// An entry of a day.
    pub fn on(day: NaiveDate) -> Self {
        Self::at(german_date(day))
    }

    /// An entry of a stretch of time.
    pub fn since(since: NaiveDate, until: Option<NaiveDate>) -> Self {
        Self::at(match until {
            Some(until) => format!("{} bis {}", german_date(since), german_date(until)),
            None => format!("seit {}", german_date(since)),
        })
    }

    /// An entry with something else on the left.
    pub fn at(day: String) -> Self {
        Self {
            day,
            lines: Vec::new(),
        }
    }

    /// A line without a label.
    pub fn text(mut self, text: impl AsRef<str>) -> Self {
        if !text.as_ref().trim().is_empty() {
            self.lines.push(text.as_ref().to_owned());
        }
        self
    }

    /// A line with a label.
    pub fn say(self, label: &str, text: impl AsRef<str>) -> Self {
        match text.as_ref() {
            "" => self,
            text => self.text(format!("{label}: {text}")),
        }
    }

    /// A day with a label.
    pub fn day(self, label: &str, day: Option<NaiveDate>) -> Self {
        self.say(label, maybe(day))
    }

    /// A number with a label; 0 means that it was not noted.
    pub fn count(self, label: &str, count: u32) -> Self {
        if count == 0 {
            self
        } else {
            self.say(label, count.to_string())
        }
    }

    /// A sentence, if it is true.
    pub fn when(self, holds: bool, sentence: &str) -> Self {
        if holds { self.text(sentence) } else { self }
    }
}

/// A heading and its entries, or nothing.
pub(super) fn section(title: &str, entries: impl IntoIterator<Item = Entry>) -> Vec<Block> {
    let rows: Vec<_> = entries
        .into_iter()
        .map(|entry| (entry.day, entry.lines.join("\n")))
        .collect();
    if rows.is_empty() {
        return Vec::new();
    }
    vec![Block::Heading(title.to_owned()), Block::Fields(rows)]
}

/// Labels and values, without the empty ones.
pub(super) fn fields(rows: Vec<(&str, String)>) -> Block {
    let rows = rows.into_iter().filter(|(_, value)| !value.is_empty());
    Block::Fields(
        rows.map(|(label, value)| (label.to_owned(), value))
            .collect(),
    )
}

/// A day, or nothing.
pub(super) fn maybe(day: Option<NaiveDate>) -> String {
    day.map(german_date).unwrap_or_default()
}

/// The filled parts, with commas.
pub(super) fn joined(parts: &[&str]) -> String {
    let parts: Vec<&str> = parts
        .iter()
        .copied()
        .filter(|part| !part.is_empty())
        .collect();
    parts.join(", ")
}

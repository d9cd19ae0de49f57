//! Collecting problems, one method a kind of rule.

use chrono::NaiveDate;

use super::{Checked, MAX_SHORT, MAX_TEXT, Problem};
use crate::code::Code;
use crate::dates::ImpreciseDate;
use crate::latin;
use crate::preset::Presets;

/// Problems as they are found, one method a kind of rule.
pub(super) struct Found<'a> {
    pub(super) problems: Vec<Problem>,
    lists: &'a Presets,
}

impl<'a> Found<'a> {
    pub(super) fn new(lists: &'a Presets) -> Self {
        Self {
            problems: Vec::new(),
            lists,
        }
    }

    pub(super) fn when(&mut self, wrong: bool, key: &str, message: &str) {
        if wrong {
            self.problems.push(Problem {
                key: key.to_owned(),
                message: message.to_owned(),
            });
        }
    }

    pub(super) fn nested(&mut self, prefix: &str, problems: Vec<Problem>) {
        self.problems.extend(problems.into_iter().map(|p| Problem {
            key: format!("{prefix}.{}", p.key),
            ..p
        }));
    }

    pub(super) fn list<T: Checked>(&mut self, key: &str, items: &[T]) {
        for (index, item) in items.iter().enumerate() {
            let problems = item.problems(self.lists);
            self.nested(&format!("{key}[{index}]"), problems);
        }
    }

    pub(super) fn name(&mut self, key: &str, name: &str) {
        self.short(key, name);
        if let Some(foreign) = latin::first_foreign_character(name) {
            // One character is no personal data, and without it nobody finds the mistake.
            let shown: String = foreign.chars().flat_map(char::escape_unicode).collect();
            self.when(
                true,
                key,
                &format!("Ein Zeichen ({shown}) gehört nicht zu DIN 91379. Bitte den Namen in lateinischen Buchstaben eintragen."),
            );
        }
    }

    pub(super) fn short(&mut self, key: &str, text: &str) {
        self.length(key, text, MAX_SHORT);
        let control = text.chars().any(char::is_control);
        self.when(
            control,
            key,
            "Der Text enthält Steuerzeichen oder Zeilenumbrüche.",
        );
    }

    pub(super) fn shorts(&mut self, key: &str, texts: &[String]) {
        for (index, text) in texts.iter().enumerate() {
            self.short(&format!("{key}[{index}]"), text);
        }
    }

    pub(super) fn text(&mut self, key: &str, text: &str) {
        self.length(key, text, MAX_TEXT);
        let control = text
            .chars()
            .any(|c| c.is_control() && !matches!(c, '\n' | '\t' | '\r'));
        self.when(control, key, "Der Text enthält Steuerzeichen.");
    }

    pub(super) fn length(&mut self, key: &str, text: &str, limit: usize) {
        self.when(
            text.chars().count() > limit,
            key,
            &format!("Der Text ist zu lang (höchstens {limit} Zeichen)."),
        );
    }

    pub(super) fn code(&mut self, key: &str, list: &str, code: &Code) {
        self.when(
            !self.lists.contains(list, code),
            key,
            "Dieser Wert steht nicht in der Liste.",
        );
    }

    /// A code that counts or decides: one of the list, the universal answers are not enough.
    pub(super) fn chosen(&mut self, key: &str, list: &str, code: &Code) {
        let known = self.lists.entries(list).any(|entry| entry.code == *code);
        self.when(!known, key, "Bitte einen Wert aus der Liste wählen.");
    }

    /// A short list inside a record.
    pub(super) fn few(&mut self, key: &str, count: usize, most: usize) {
        self.when(
            count > most,
            key,
            &format!("Das sind zu viele Zeilen (höchstens {most})."),
        );
    }

    pub(super) fn filled(&mut self, key: &str, text: &str, message: &str) {
        self.when(text.trim().is_empty(), key, message);
    }

    pub(super) fn imprecise(&mut self, key: &str, date: Option<&ImpreciseDate>) {
        let wrong = date.is_some_and(|date| !date.is_valid());
        self.when(
            wrong,
            key,
            "Das Datum gibt es nicht, oder es passt nicht zu seiner Genauigkeit.",
        );
    }

    pub(super) fn order(&mut self, key: &str, first: NaiveDate, last: Option<NaiveDate>) {
        self.when(
            last.is_some_and(|last| last < first),
            key,
            "Das Ende liegt vor dem Anfang.",
        );
    }
}

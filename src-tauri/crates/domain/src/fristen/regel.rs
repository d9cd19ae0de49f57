//! A rule: where it stands in the law, what it says to people, and how its days follow from facts.

use chrono::NaiveDate;

use super::aufbewahrung::{Nachweis, Years};
use super::ergebnis::Ergebnis;
use super::kalender::day;
use super::sachlage::Sachlage;
use crate::code::Code;

/// The sentence under every hint: the program informs, it does not advise (Rechtsdienstleistungsgesetz).
pub const HINWEIS: &str = "Prüfhinweis, keine Rechtsberatung.";

/// Day of the texts of law that the rules were written from.
pub const TEXT_OF: NaiveDate = day(2026, 8, 19);

/// What a day of a rule means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nature {
    /// Last day on which a declaration has to arrive; a weekend can move it.
    Declaration,
    /// Last day of something; no weekend moves it.
    End,
    /// First day on which something is possible; it is never overdue.
    FirstDay,
    /// A day that people agreed on.
    Reminder,
}

/// Where a rule's Fristen come from, for people who look at the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// The law, the programme or the office's own retention.
    Regel,
    /// The next step of a Kontakt.
    Wiedervorlage,
    /// The Teilhabeplan or a Fallkonferenz.
    Plan,
}

/// What a computation needs beside the facts of the Fall.
#[derive(Debug, Clone)]
pub struct Frame {
    /// Today.
    pub today: NaiveDate,
    /// How long things are kept.
    pub years: Years,
    /// Verwendungsnachweise that were handed in.
    pub nachweise: Vec<Nachweis>,
}

impl Frame {
    /// A frame without Verwendungsnachweise and with the usual years.
    pub fn on(today: NaiveDate) -> Self {
        Self {
            today,
            years: Years::default(),
            nachweise: Vec::new(),
        }
    }
}

/// A rule. Its file holds nothing else but its worked examples.
pub struct Regel {
    /// Code, as settings and ticked-off Fristen name it; never changed once released.
    pub code: &'static str,
    /// Name.
    pub label: &'static str,
    /// Paragraph, or the practice that it comes from.
    pub basis: &'static str,
    /// Date of the text.
    pub text_of: NaiveDate,
    /// What it looks at.
    pub explanation: &'static str,
    /// What to look at; a hint, never a decision. [`HINWEIS`] stands under it.
    pub hint: &'static str,
    /// Last day on which the rule applied; it stays for old cases.
    pub ended_on: Option<NaiveDate>,
    /// Days before, longest first.
    pub lead_days: &'static [u32],
    /// What its day means.
    pub nature: Nature,
    /// Near from the first day on, however far its day is.
    pub at_once: bool,
    /// Days after which a day that has passed is no longer worth showing; `None` for never.
    pub fades_after: Option<u32>,
    /// Where its Fristen come from.
    pub source: Source,
    /// It also looks at closed Fälle.
    pub when_closed: bool,
    /// The computation: facts in, days or questions out. It looks at nothing else.
    pub compute: fn(&Sachlage, &Frame) -> Vec<Ergebnis>,
}

/// What most rules have in common.
pub(super) const USUAL: Regel = Regel {
    code: "",
    label: "",
    basis: "",
    text_of: TEXT_OF,
    explanation: "",
    hint: "",
    ended_on: None,
    lead_days: &[56, 28, 14],
    nature: Nature::End,
    at_once: false,
    fades_after: None,
    source: Source::Regel,
    when_closed: false,
    compute: |_, _| Vec::new(),
};

impl Regel {
    /// Whether a code names this rule.
    pub fn is(&self, code: &Code) -> bool {
        self.code == code.as_str()
    }

    /// Whether it comes from a text of law, so that [`HINWEIS`] belongs under its hint.
    pub fn is_law(&self) -> bool {
        self.source == Source::Regel
    }
}

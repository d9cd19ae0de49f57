//! What a rule answers: a sure day, or a question with the span of days that the answer can lie in.

use chrono::NaiveDate;

use crate::code::Code;
use crate::dates::{ImpreciseDate, german_date};
use crate::part::Part;

/// A day, or why there is none. A question never becomes a day by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Due {
    /// The day is sure.
    Day(NaiveDate),
    /// A fact is missing or not precise.
    Unclear {
        /// What is missing, German, without a full stop.
        question: String,
        /// First day that it could be, if that can be said.
        from: Option<NaiveDate>,
        /// Last day that it could be, if that can be said.
        until: Option<NaiveDate>,
    },
}

impl Due {
    /// A day out of a date with its precision; `name` is what people call it.
    pub fn of(date: Option<&ImpreciseDate>, name: &str) -> Self {
        let Some(date) = date else {
            return Self::missing(&format!("{name} fehlt"));
        };
        if let Some(day) = date.exact() {
            return Self::Day(day);
        }
        let bounds = date.bounds();
        Self::Unclear {
            question: format!("{name} ist nicht auf den Tag bekannt ({})", date.german()),
            from: bounds.map(|(first, _)| first),
            until: bounds.map(|(_, last)| last),
        }
    }

    /// A question without any span.
    pub fn missing(question: &str) -> Self {
        Self::Unclear {
            question: question.to_owned(),
            from: None,
            until: None,
        }
    }

    /// A question whose answer lies between two days.
    pub fn between(question: &str, from: Option<NaiveDate>, until: Option<NaiveDate>) -> Self {
        Self::Unclear {
            question: question.to_owned(),
            from,
            until,
        }
    }

    /// The same with every day moved; what moves must keep the order of days.
    #[must_use]
    pub fn map(self, moved: impl Fn(NaiveDate) -> NaiveDate) -> Self {
        match self {
            Self::Day(day) => Self::Day(moved(day)),
            Self::Unclear {
                question,
                from,
                until,
            } => Self::Unclear {
                question,
                from: from.map(&moved),
                until: until.map(&moved),
            },
        }
    }

    /// The sure day.
    pub fn day(&self) -> Option<NaiveDate> {
        match self {
            Self::Day(day) => Some(*day),
            Self::Unclear { .. } => None,
        }
    }

    /// First and last day that it can be.
    pub fn bounds(&self) -> (Option<NaiveDate>, Option<NaiveDate>) {
        match self {
            Self::Day(day) => (Some(*day), Some(*day)),
            Self::Unclear { from, until, .. } => (*from, *until),
        }
    }

    /// As people read it: the day, or the span and what is missing.
    pub fn german(&self) -> String {
        match self {
            Self::Day(day) => german_date(*day),
            Self::Unclear {
                question,
                from,
                until,
            } => match (from, until) {
                (Some(from), Some(until)) => format!(
                    "zwischen {} und {}: {question}",
                    german_date(*from),
                    german_date(*until)
                ),
                (Some(from), None) => format!("nicht vor {}: {question}", german_date(*from)),
                (None, Some(until)) => format!("spätestens {}: {question}", german_date(*until)),
                (None, None) => question.clone(),
            },
        }
    }
}

/// The entry that a Frist comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Origin {
    /// Part.
    pub part: Part,
    /// Position in its list in the [`super::Sachlage`].
    pub index: usize,
    /// Position of a step or an agreement within the entry.
    pub row: Option<usize>,
}

/// One answer of a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ergebnis {
    /// When.
    pub due: Due,
    /// The fact that the day comes from, German.
    pub fact: &'static str,
    /// The entry it comes from.
    pub origin: Option<Origin>,
    /// What it is about: a list and a code of it.
    pub subject: Option<(&'static str, Code)>,
    /// A sentence for this one answer; empty when the hint of the rule says everything.
    pub remark: String,
    /// Day on which the Fall itself says that it is done.
    pub settled_on: Option<NaiveDate>,
    /// Last day on which it is worth showing; `None` for as long as the facts are as they are.
    pub shown_until: Option<NaiveDate>,
}

impl Ergebnis {
    /// An answer that rests on a fact.
    pub fn new(due: Due, fact: &'static str) -> Self {
        Self {
            due,
            fact,
            origin: None,
            subject: None,
            remark: String::new(),
            settled_on: None,
            shown_until: None,
        }
    }

    /// It comes from this entry.
    #[must_use]
    pub fn from_entry(mut self, part: Part, index: usize) -> Self {
        self.origin = Some(Origin {
            part,
            index,
            row: None,
        });
        self
    }

    /// It comes from this row of an entry.
    #[must_use]
    pub fn from_row(mut self, part: Part, index: usize, row: usize) -> Self {
        self.origin = Some(Origin {
            part,
            index,
            row: Some(row),
        });
        self
    }

    /// It is about this value of a list.
    #[must_use]
    pub fn about(mut self, list: &'static str, code: &Code) -> Self {
        self.subject = Some((list, code.clone()));
        self
    }

    /// With a sentence of its own.
    #[must_use]
    pub fn saying(mut self, remark: &str) -> Self {
        self.remark = remark.to_owned();
        self
    }

    /// Settled by the facts.
    #[must_use]
    pub fn settled(mut self, on: Option<NaiveDate>) -> Self {
        self.settled_on = on;
        self
    }

    /// Not worth showing after this day.
    #[must_use]
    pub fn until(mut self, day: NaiveDate) -> Self {
        self.shown_until = Some(day);
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dates::Precision;
    use proptest::prelude::*;

    #[test]
    fn a_missing_or_imprecise_date_becomes_a_question() {
        let year = ImpreciseDate {
            value: "2004".to_owned(),
            precision: Precision::Jahr,
        };
        assert_eq!(
            Due::of(Some(&year), "Das Geburtsdatum").german(),
            "zwischen 01.01.2004 und 31.12.2004: Das Geburtsdatum ist nicht auf den Tag bekannt (2004)"
        );
        assert_eq!(
            Due::of(None, "Das Geburtsdatum").german(),
            "Das Geburtsdatum fehlt"
        );
    }

    proptest! {
        #[test]
        fn an_imprecise_date_never_becomes_a_day(year in 1950i32..2030, month in 1u32..13, form in 0u8..3) {
            let (value, precision) = match form {
                0 => (format!("{year:04}"), Precision::Jahr),
                1 => (format!("{year:04}-{month:02}"), Precision::Monat),
                _ => (format!("{year:04}-{month:02}-01"), Precision::Geschaetzt),
            };
            let due = Due::of(Some(&ImpreciseDate { value, precision }), "Das Datum");
            prop_assert_eq!(due.clone().map(|day| day).day(), None);
            let (from, until) = due.bounds();
            prop_assert!(from.is_some() && from <= until);
        }
    }
}

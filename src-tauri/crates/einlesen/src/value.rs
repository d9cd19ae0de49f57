//! Understanding what people type into cells. Each reader gives nothing, a value with what is worth a look, or a
//! sentence that says what is wrong; none repeats what was typed.

pub mod address;
pub mod blank;
pub mod choice;
pub mod contact;
pub mod date;
pub mod date_words;
pub mod language;
pub mod name;
pub mod number;
pub mod status;

/// A value, and what is worth a look about how it was understood.
#[derive(Debug, Clone, PartialEq)]
pub struct Seen<T> {
    /// What was understood.
    pub value: T,
    /// German sentences.
    pub hints: Vec<&'static str>,
}

/// What a cell says: nothing, a value, or a German sentence why it cannot be read.
pub type Reading<T> = Result<Option<Seen<T>>, &'static str>;

impl<T> Seen<T> {
    /// A value that needs no second look.
    pub fn plain(value: T) -> Self {
        Self {
            value,
            hints: Vec::new(),
        }
    }

    /// A value that is worth a look.
    pub fn hinted(value: T, hint: &'static str) -> Self {
        Self {
            value,
            hints: vec![hint],
        }
    }

    /// The same with another value.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Seen<U> {
        Seen {
            value: change(self.value),
            hints: self.hints,
        }
    }
}

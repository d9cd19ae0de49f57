//! From a Fall to what would leave: cut by profile and consent, made coarser, notes pseudonymised.
//!
//! The preview and the content are filled by the same calls, so they cannot differ. Nothing is packed here: that needs
//! [`Approved`], which exists only after every question was answered.

mod bildung;
mod builder;
mod codes;
mod conditions;
mod events;
mod fill;
mod languages;
mod network;
mod plan;
mod search;
mod sections;
mod texts;
mod words;

#[cfg(test)]
pub(crate) mod tests;

pub use crate::free_text::fold_word;
pub use codes::CodeOfPerson;
pub use events::open_step;
pub use words::{RemainingWord, WordAnswer, WordDecision};

use crate::content::UebergabeContent;
use crate::free_text::{Hint, Known, Span};
use crate::minimise::{Field, Profile, Treatment};
use crate::pseudonym::Pseudonym;
use crate::risk::Traits;
use chrono::NaiveDate;
use fallmappe_domain::akte::Fallakte;
use fallmappe_domain::code::Code;
use fallmappe_domain::preset::Presets;
use fallmappe_domain::stelle::Stelle;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use thiserror::Error;
use ts_rs::TS;

/// Everything that decides what leaves.
pub struct PrepareInput<'a> {
    /// The Fall.
    pub akte: &'a Fallakte,
    /// The lists that codes are looked up in.
    pub lists: &'a Presets,
    /// What the recipient may get.
    pub profile: &'a Profile,
    /// Data groups the consent covers (list `datengruppe`).
    pub scope: &'a [Code],
    /// What the recipient may use it for; pseudonymised like a note.
    pub purpose: &'a str,
    /// Day of the packet.
    pub today: NaiveDate,
    /// The packet's code.
    pub pseudonym: &'a Pseudonym,
    /// Chosen Kontakte as indexes of `akte.kontakte`; others stay away.
    pub kontakte: &'a [usize],
    /// Answers given so far.
    pub decisions: &'a [SpanDecision],
    /// Values beyond the record that must not leave.
    pub marked: &'a [Known],
    /// Decisions about words that are remembered for this Fall; the first one about a word holds.
    pub words: &'a [WordDecision],
    /// Fields treated otherwise than the profile says; never beyond the consent, never a fixed field.
    pub relaxed: &'a [(Field, Treatment)],
    /// Nearest deadlines, open ones only.
    pub fristen: &'a [FristIn],
    /// Kind of handover (list `uebergabeart`); `None` while nobody has chosen.
    pub kind: Option<&'a Code>,
    /// Last day on which an answer is awaited; `None` while nobody has chosen.
    pub answer_by: Option<NaiveDate>,
    /// How many of the own Fälle speak a language, by its name in the record. A language that is missing here is rare.
    pub languages: &'a BTreeMap<String, u32>,
    /// The Stellen that consents may name; their kinds alone leave.
    pub stellen: &'a [Stelle],
}

static NO_LANGUAGES: BTreeMap<String, u32> = BTreeMap::new();

impl<'a> PrepareInput<'a> {
    /// The smallest input: no Kontakte, no decisions, nothing relaxed.
    #[must_use]
    pub fn new(
        akte: &'a Fallakte,
        lists: &'a Presets,
        profile: &'a Profile,
        scope: &'a [Code],
        purpose: &'a str,
        today: NaiveDate,
        pseudonym: &'a Pseudonym,
    ) -> Self {
        Self {
            akte,
            lists,
            profile,
            scope,
            purpose,
            today,
            pseudonym,
            kontakte: &[],
            decisions: &[],
            marked: &[],
            words: &[],
            relaxed: &[],
            fristen: &[],
            kind: None,
            answer_by: None,
            languages: &NO_LANGUAGES,
            stellen: &[],
        }
    }
}

/// A deadline of the Fall.
#[derive(Clone, PartialEq, Eq)]
pub struct FristIn {
    /// What is due; pseudonymised like a note.
    pub title: String,
    /// Days from the day of the packet; negative when it has passed.
    pub days_from_today: i64,
}

/// An answer to one span of one note.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SpanDecision {
    /// Id of the note in the preview.
    pub note: String,
    /// First code point of the span in the original.
    pub start: usize,
    /// One past its last code point.
    pub end: usize,
    /// What to do.
    pub answer: Answer,
}

/// What to do with a span.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", tag = "kind")]
pub enum Answer {
    /// Replace as suggested.
    Accept,
    /// Leave the words as they are. A value of the record still blocks the packet.
    Keep,
    /// Replace by other words.
    Rewrite {
        /// The words.
        with: String,
    },
}

/// One line of the preview.
#[derive(Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FieldPreview {
    /// The field of the profile.
    pub field: Field,
    /// Data group (list `datengruppe`).
    pub group: String,
    /// What people read.
    pub label: String,
    /// As the record has it.
    pub original: String,
    /// As it leaves; `None` when it does not.
    pub outgoing: Option<String>,
    /// What happened to it.
    pub class: FieldClass,
    /// Why, in German.
    pub reason: String,
}

/// What happened to a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum FieldClass {
    /// Leaves as it is.
    Kept,
    /// Leaves in a coarser form.
    Generalised,
    /// Stays.
    Omitted,
}

/// One note of the preview: left the original, right what leaves.
#[derive(Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct NotePreview {
    /// Id for decisions.
    pub id: String,
    /// What people read, for example `Verlauf 2026-03`.
    pub label: String,
    /// The text of the record.
    pub original: String,
    /// The text as it leaves, decisions included.
    pub outgoing: String,
    /// What the pseudonymiser found.
    pub spans: Vec<Span>,
    /// What was decided about each span, for itself or for its words: `true` is replaced, `false` stays, `None` nothing.
    pub answers: Vec<Option<bool>>,
    /// Spans of class `ask` without an answer.
    pub open_questions: usize,
    /// Sentences that tell something rare in what leaves; offsets in the original. To be read, no questions.
    pub hints: Vec<Hint>,
}

/// What would leave, with its preview.
pub struct Prepared {
    content: UebergabeContent,
    fields: Vec<FieldPreview>,
    notes: Vec<NotePreview>,
    remaining: Vec<RemainingWord>,
    codes: Vec<CodeOfPerson>,
    traits: Traits,
    guard: Guard,
}

/// What the exit check needs to know; it never leaves this crate.
#[derive(Clone)]
pub(crate) struct Guard {
    /// Values that must not stand in the packet.
    pub(crate) known: Vec<Known>,
    /// Texts of our own lists; a surname may be a word of them.
    pub(crate) own_words: BTreeSet<String>,
    /// Ordinary words a person looked at and kept although somebody is called so.
    pub(crate) kept_words: BTreeSet<String>,
}

/// Content that every question was answered for. Only this can be packed.
pub struct Approved {
    content: UebergabeContent,
    codes: Vec<CodeOfPerson>,
    pub(crate) guard: Guard,
    accepted_unseen: usize,
}

/// There are questions without an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("{count} questions are open")]
pub struct OpenQuestions {
    /// How many.
    pub count: usize,
}

/// Prepares a handover. Calling it again with more decisions refines the same preview.
#[must_use]
pub fn prepare(input: &PrepareInput<'_>) -> Prepared {
    builder::Builder::new(input).build()
}

impl Prepared {
    /// What would be sealed: the PDF is laid out from this and nothing else.
    #[must_use]
    pub fn content(&self) -> &UebergabeContent {
        &self.content
    }

    /// The preview, field by field.
    #[must_use]
    pub fn fields(&self) -> &[FieldPreview] {
        &self.fields
    }

    /// The preview of the notes.
    #[must_use]
    pub fn notes(&self) -> &[NotePreview] {
        &self.notes
    }

    /// Capitalised words that stay, the rarest first.
    #[must_use]
    pub fn remaining(&self) -> &[RemainingWord] {
        &self.remaining
    }

    /// Which code stands for which words, for the Zuordnung alone. It must not leave the vault.
    #[must_use]
    pub fn codes(&self) -> &[CodeOfPerson] {
        &self.codes
    }

    /// What the packet says about the person in coarse strokes, to be compared with other Fälle ([`crate::risk`]).
    #[must_use]
    pub fn traits(&self) -> &Traits {
        &self.traits
    }

    /// Questions without an answer, over all notes.
    #[must_use]
    pub fn open_questions(&self) -> usize {
        self.notes.iter().map(|note| note.open_questions).sum()
    }

    /// Approves the content. Open questions are an error unless the suggestions are accepted in bulk.
    ///
    /// # Errors
    /// [`OpenQuestions`] when answers are missing and `accept_suggestions` is false.
    pub fn approve(self, accept_suggestions: bool) -> Result<Approved, OpenQuestions> {
        let count = self.open_questions();
        if count > 0 && !accept_suggestions {
            return Err(OpenQuestions { count });
        }
        Ok(Approved {
            content: self.content,
            codes: self.codes,
            guard: self.guard,
            accepted_unseen: count,
        })
    }
}

impl Approved {
    /// What will be sealed.
    #[must_use]
    pub fn content(&self) -> &UebergabeContent {
        &self.content
    }

    /// Which code stands for which words, for the Zuordnung alone. It must not leave the vault.
    #[must_use]
    pub fn codes(&self) -> &[CodeOfPerson] {
        &self.codes
    }

    /// The exit check over any further text that leaves beside the packet's own: an attachment, a letter. Returns the
    /// number of places that would identify somebody.
    #[must_use]
    pub fn search(&self, text: &str) -> usize {
        search::places(&self.guard, text, search::Strictness::Foreign)
    }

    /// The exit check over a paper that the program laid out itself. Its headings are ordinary words and no findings,
    /// even where somebody is called like one of them.
    #[must_use]
    pub fn search_layout(&self, text: &str) -> usize {
        search::places(&self.guard, text, search::Strictness::Layout)
    }

    /// How many suggestions were accepted in bulk, for the vault's log.
    #[must_use]
    pub fn accepted_unseen(&self) -> usize {
        self.accepted_unseen
    }
}

//! The free texts of a packet: gathered first, pseudonymised together (one person, one code), then handed out by id.

use super::words::{WordAnswer, Words};
use super::{Answer, NotePreview, SpanDecision};
use crate::free_text::{
    Health, Known, NoteIn, NoteOut, Span, SpanClass, is_word, pseudonymise_with, rare_sentences,
    replace_spans,
};
use std::collections::{BTreeMap, BTreeSet};

/// Texts waiting to be pseudonymised.
#[derive(Default)]
pub(super) struct Texts {
    waiting: Vec<(String, String, String)>,
    /// Words of the program: nothing in them is anybody's.
    fixed: BTreeMap<String, String>,
}

/// Texts as they leave, by id.
pub(super) struct Outgoing {
    by_id: BTreeMap<String, String>,
    pub(super) notes: Vec<NotePreview>,
    pub(super) kept_words: BTreeSet<String>,
    /// Note and first code point of the spans that stay as they are.
    pub(super) kept: BTreeSet<(String, usize)>,
    /// The texts without what was put in: the words of the record that stay.
    pub(super) staying: Vec<String>,
}

impl Texts {
    /// Adds a text; empty ones are not worth a line.
    pub(super) fn add(&mut self, id: &str, label: &str, text: &str) {
        if !text.trim().is_empty() {
            self.waiting
                .push((id.to_owned(), label.to_owned(), text.to_owned()));
        }
    }

    /// Puts words of the program in the place of a text.
    pub(super) fn put(&mut self, id: &str, words: &str) {
        self.fixed.insert(id.to_owned(), words.to_owned());
    }

    /// Pseudonymises all texts as one case and applies the decisions: those about a span before those about a word.
    pub(super) fn resolve(
        self,
        known: &[Known],
        decisions: &[SpanDecision],
        words: &Words,
        health: Health,
    ) -> Outgoing {
        let note = |(id, _, text): &(String, String, String)| NoteIn {
            id: id.clone(),
            fall_id: String::new(),
            known: known.to_vec(),
            text: text.clone(),
        };
        let notes_in: Vec<NoteIn> = self.waiting.iter().map(note).collect();
        let mut out = Outgoing {
            by_id: self.fixed,
            notes: Vec::new(),
            kept_words: BTreeSet::new(),
            kept: BTreeSet::new(),
            staying: Vec::new(),
        };
        let found = pseudonymise_with(&notes_in, health);
        for ((id, label, original), note) in self.waiting.into_iter().zip(found) {
            let preview = out.decide(label, original, note, (decisions, words));
            out.by_id.insert(id, preview.outgoing.clone());
            out.notes.push(preview);
        }
        out
    }
}

impl Outgoing {
    /// The outgoing text of an id; empty for a text that was never there.
    pub(super) fn text(&self, id: &str) -> String {
        self.by_id.get(id).cloned().unwrap_or_default()
    }

    fn decide(
        &mut self,
        label: String,
        original: String,
        note: NoteOut,
        (decisions, words): (&[SpanDecision], &Words),
    ) -> NotePreview {
        let mut spans = note.spans;
        spans.extend(words.spans(&original, &spans));
        spans.sort_by_key(|span| span.start);
        let mut open_questions = 0;
        let mut answers = Vec::with_capacity(spans.len());
        for span in &mut spans {
            let surface = surface(&original, span);
            let answer = answer(decisions, words, &note.id, span, &surface);
            answers.push(answer.as_ref().map(|answer| *answer != Answer::Keep));
            match answer {
                Some(Answer::Rewrite { with }) => span.replacement = with,
                Some(Answer::Keep) => self.keep(&note.id, span, &surface),
                Some(Answer::Accept) => {}
                None => open_questions += usize::from(span.class == SpanClass::Ask),
            }
        }
        let keeps = |index: usize| {
            let span = spans.get(index);
            span.is_some_and(|span| self.kept.contains(&(note.id.clone(), span.start)))
        };
        let outgoing = replace_spans(&original, &spans, |index| !keeps(index));
        let mut gaps = spans.clone();
        gaps.iter_mut()
            .for_each(|gap| gap.replacement = " ".to_owned());
        let staying = replace_spans(&original, &gaps, |index| !keeps(index));
        self.staying.push(staying);
        let hints = if answers.iter().all(Option::is_none) {
            note.hints
        } else {
            rare_sentences(&original, &gone(&spans, &answers))
        };
        NotePreview {
            id: note.id,
            label,
            original,
            outgoing,
            spans,
            answers,
            open_questions,
            hints,
        }
    }

    fn keep(&mut self, note: &str, span: &Span, surface: &str) {
        self.kept.insert((note.to_owned(), span.start));
        if is_word(surface) {
            self.kept_words.insert(surface.to_lowercase());
        }
    }
}

/// The spans whose words do not leave, as far as that is decided.
fn gone(spans: &[Span], answers: &[Option<bool>]) -> Vec<Span> {
    let decided = spans.iter().zip(answers);
    let gone = decided.filter(|(span, answer)| answer.unwrap_or(span.class != SpanClass::Ask));
    gone.map(|(span, _)| span.clone()).collect()
}

/// The words of a span.
fn surface(text: &str, span: &Span) -> String {
    let length = span.end.saturating_sub(span.start);
    text.chars().skip(span.start).take(length).collect()
}

/// What was decided about a span: for itself, else for its words.
fn answer(
    decisions: &[SpanDecision],
    words: &Words,
    note: &str,
    span: &Span,
    surface: &str,
) -> Option<Answer> {
    let fits = |d: &&SpanDecision| d.note == note && d.start == span.start && d.end == span.end;
    let own = decisions.iter().rev().find(fits);
    own.map(|decision| decision.answer.clone())
        .or_else(|| match words.answer(surface)? {
            WordAnswer::Keep => Some(Answer::Keep),
            WordAnswer::Accept => Some(Answer::Accept),
            WordAnswer::Replace { with } => Some(Answer::Rewrite { with: with.clone() }),
        })
}

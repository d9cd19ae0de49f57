//! The free texts of a packet: gathered first, pseudonymised together (one person, one code), then handed out by id.

use super::{Answer, NotePreview, SpanDecision};
use crate::free_text::{
    Known, NoteIn, NoteOut, Span, SpanClass, is_word, pseudonymise, replace_spans,
};
use std::collections::{BTreeMap, BTreeSet};

/// Texts waiting to be pseudonymised.
#[derive(Default)]
pub(super) struct Texts {
    waiting: Vec<(String, String, String)>,
}

/// Texts as they leave, by id.
pub(super) struct Outgoing {
    by_id: BTreeMap<String, String>,
    pub(super) notes: Vec<NotePreview>,
    pub(super) kept_words: BTreeSet<String>,
}

impl Texts {
    /// Adds a text; empty ones are not worth a line.
    pub(super) fn add(&mut self, id: &str, label: &str, text: &str) {
        if !text.trim().is_empty() {
            self.waiting
                .push((id.to_owned(), label.to_owned(), text.to_owned()));
        }
    }

    /// Pseudonymises all texts as one case and applies the decisions.
    pub(super) fn resolve(self, known: &[Known], decisions: &[SpanDecision]) -> Outgoing {
        let note = |(id, _, text): &(String, String, String)| NoteIn {
            id: id.clone(),
            fall_id: String::new(),
            known: known.to_vec(),
            text: text.clone(),
        };
        let notes_in: Vec<NoteIn> = self.waiting.iter().map(note).collect();
        let mut out = Outgoing {
            by_id: BTreeMap::new(),
            notes: Vec::new(),
            kept_words: BTreeSet::new(),
        };
        for ((id, label, original), note) in self.waiting.into_iter().zip(pseudonymise(&notes_in)) {
            let preview = out.decide(label, original, note, decisions);
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
        decisions: &[SpanDecision],
    ) -> NotePreview {
        let answer = |span: &Span| {
            let mut fitting = decisions.iter().rev();
            let fits =
                |d: &&SpanDecision| d.note == note.id && d.start == span.start && d.end == span.end;
            fitting.find(fits).map(|decision| &decision.answer)
        };
        let mut spans = note.spans.clone();
        for span in &mut spans {
            if let Some(Answer::Rewrite { with }) = answer(span) {
                span.replacement.clone_from(with);
            }
        }
        let keeps =
            |index: usize| matches!(note.spans.get(index).and_then(answer), Some(Answer::Keep));
        let outgoing = replace_spans(&original, &spans, |index| !keeps(index));
        for (index, span) in note.spans.iter().enumerate() {
            let surface: String = original
                .chars()
                .skip(span.start)
                .take(span.end - span.start)
                .collect();
            if keeps(index) && is_word(&surface) {
                self.kept_words.insert(surface.to_lowercase());
            }
        }
        let open = |span: &&Span| span.class == SpanClass::Ask && answer(span).is_none();
        let open_questions = note.spans.iter().filter(open).count();
        NotePreview {
            id: note.id.clone(),
            label,
            original,
            outgoing,
            spans,
            open_questions,
        }
    }
}

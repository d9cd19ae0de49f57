//! The preview as the screen shows it; nothing is decided here.

use std::iter;

use fallmappe_domain::code::Code;
use fallmappe_domain::preset;
use fallmappe_falluebergabe::free_text::SpanClass;
use fallmappe_falluebergabe::{minimise, prepare};
use fallmappe_letters::{Block, Letter};

use crate::schema::{FieldPreview, HintPreview, NotePreview, Omitted, SpanPreview};

pub(super) fn field(field: &prepare::FieldPreview) -> FieldPreview {
    FieldPreview {
        field: field.field,
        group: preset::shipped().label("datengruppe", &Code::new(&field.group)),
        label: field.label.clone(),
        original: field.original.clone(),
        outgoing: field.outgoing.clone().unwrap_or_default(),
        reason: field.reason.clone(),
    }
}

pub(super) fn note(note: &prepare::NotePreview) -> NotePreview {
    let place = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    let answers = note.answers.iter().chain(iter::repeat(&None));
    let spans = note.spans.iter().zip(answers);
    let spans = spans.map(|(span, remembered)| SpanPreview {
        remembered: remembered.filter(|_| span.class == SpanClass::Ask),
        start: place(span.start),
        end: place(span.end),
        replacement: span.replacement.clone(),
        class: match span.class {
            SpanClass::Certain => "certain",
            SpanClass::Ask => "ask",
            SpanClass::Generalised => "generalised",
        }
        .to_owned(),
        reason: span.reason.clone(),
    });
    let hints = note.hints.iter().map(|hint| HintPreview {
        start: place(hint.start),
        end: place(hint.end),
        reason: hint.reason.clone(),
    });
    NotePreview {
        heading: note.label.clone(),
        original: note.original.clone(),
        outgoing: note.outgoing.clone(),
        spans: spans.collect(),
        hints: hints.collect(),
    }
}

pub(super) fn omitted(omitted: &minimise::Omitted) -> Omitted {
    Omitted {
        what: omitted.what.clone(),
        why: omitted.why.clone(),
    }
}

pub(super) fn paragraphs(letter: &Letter) -> Vec<String> {
    let body = letter.body.iter().flat_map(|block| match block {
        Block::Paragraph(text) | Block::Heading(text) | Block::Notice(text) => vec![text.clone()],
        Block::List(items) => items.iter().map(|item| format!("• {item}")).collect(),
        Block::Fields(rows) => rows
            .iter()
            .map(|(label, value)| format!("{label}: {value}"))
            .collect(),
        _ => Vec::new(),
    });
    [letter.subject.clone(), letter.salutation.clone()]
        .into_iter()
        .chain(body)
        .chain([letter.closing.clone()])
        .collect()
}

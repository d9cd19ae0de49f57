//! Letters, forms and sheets as PDF, in three pure steps: what is said ([`Letter`], [`Document`], made by `kinds`),
//! where it stands ([`Layout`]), and the bytes (PDF/A-2a and PDF/UA-1, offline, with embedded fonts).
//!
//! Only this crate knows PDF. It reads no file, no clock and no case store, and it never sees a packet's code list.

mod colour;
pub mod content;
pub mod din5008;
mod error;
mod fonts;
pub mod kinds;
mod layout;
mod lines;
mod pdf;
mod shape;
mod tags;
mod text_blocks;
mod xmp;

pub use content::{Block, Document, Letter, Meta, QrCode, Report, Sender};
pub use error::LetterError;
pub use fonts::Font;
pub use layout::{Item, Layout, Mark, Node, NodeId, OutlineEntry, Page, Tag};
pub use layout::{layout_document, layout_letter, layout_report};
pub use shape::{Cluster, Glyph, Run, first_unprintable};

/// The PDF of a letter.
///
/// # Errors
/// Every [`LetterError`] that [`layout_letter`] knows, and the two that speak of fonts and PDF.
pub fn render_letter(letter: &Letter) -> Result<Vec<u8>, LetterError> {
    pdf::render(&layout_letter(letter)?)
}

/// The PDF of a document.
///
/// # Errors
/// Every [`LetterError`] that [`layout_document`] knows, and the two that speak of fonts and PDF.
pub fn render_document(document: &Document) -> Result<Vec<u8>, LetterError> {
    pdf::render(&layout_document(document)?)
}

/// The PDF of a report, its mark at the head of every page.
///
/// # Errors
/// Every [`LetterError`] that [`layout_report`] knows, and the two that speak of fonts and PDF.
pub fn render_report(report: &Report) -> Result<Vec<u8>, LetterError> {
    pdf::render(&layout_report(report)?)
}

#[cfg(test)]
mod samples;
#[cfg(test)]
mod tests;

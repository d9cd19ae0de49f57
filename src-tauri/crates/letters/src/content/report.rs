//! A document whose every page carries a mark. Its parts cannot be taken out, so the mark cannot be lost on the way to
//! the pages.

use super::Document;

/// A document and the mark at the head of its pages.
#[derive(Clone, PartialEq)]
pub struct Report {
    document: Document,
    mark: String,
}

fallmappe_domain::silent_debug!(Report);

impl Report {
    /// A report; an empty mark is none.
    pub(crate) const fn new(document: Document, mark: String) -> Self {
        Report { document, mark }
    }

    /// What the pages say.
    pub(crate) const fn document(&self) -> &Document {
        &self.document
    }

    /// The line at the head of every page; may be empty.
    #[must_use]
    pub fn mark(&self) -> &str {
        &self.mark
    }
}

//! Pages of placed text, lines and squares, each with the role it plays for a reader who cannot see the page. Pure: the
//! same content gives the same layout, and nothing here knows PDF. Lengths are millimetres from the upper left corner.

mod blocks;
mod columns;
mod compose;
mod document;
mod drawing;
mod letter;
mod number_table;
mod paginate;
mod pattern;
mod styles;
mod table;
mod text_form;
mod zones;

use crate::content::Meta;
use crate::fonts::{Font, MM_PER_PT};
use crate::shape::Run;
pub use document::{layout_document, layout_report};
pub use letter::layout_letter;

/// A finished layout.
#[derive(Clone, PartialEq)]
pub struct Layout {
    /// The pages in order.
    pub pages: Vec<Page>,
    /// The structure, in reading order. The first node is the root.
    pub nodes: Vec<Node>,
    /// The headings, for the bookmarks of a long document.
    pub outline: Vec<OutlineEntry>,
    /// What the file says about itself.
    pub meta: Meta,
}

/// One page.
#[derive(Clone, PartialEq, Default)]
pub struct Page {
    /// Everything on it, in the order of drawing.
    pub items: Vec<Item>,
}

/// One thing on a page.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// The part of the structure it belongs to; `None` for what is only decoration (fold marks, rules, page numbers).
    pub node: Option<NodeId>,
    /// What is drawn.
    pub mark: Mark,
}

/// The number of a node in [`Layout::nodes`].
pub type NodeId = usize;

/// What can be drawn.
#[derive(Debug, Clone, PartialEq)]
pub enum Mark {
    /// Text that begins at `x`, on the baseline `y`.
    Text {
        /// Left end.
        x: f64,
        /// Baseline.
        y: f64,
        /// The shaped text.
        run: Run,
    },
    /// A filled rectangle; thin ones serve as lines.
    Rect {
        /// Left edge.
        x: f64,
        /// Upper edge.
        y: f64,
        /// Width.
        width: f64,
        /// Height.
        height: f64,
        /// 0 is black, 1 is white.
        grey: f64,
    },
    /// Filled areas in colour: bars, stripes, dots.
    Area {
        /// The corners of each area.
        rings: Vec<Vec<(f64, f64)>>,
        /// Red, green and blue.
        colour: [u8; 3],
    },
}

/// A part of the structure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// Its kind.
    pub tag: Tag,
    /// The alternative text of a figure.
    pub alt: Option<String>,
    /// The parts inside it, in reading order.
    pub children: Vec<NodeId>,
}

/// The kinds of structure, named as in PDF.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(
    missing_docs,
    reason = "the names are those of the PDF standard (ISO 32000-1, 14.8.4)"
)]
pub enum Tag {
    Document,
    H1,
    H2,
    H3,
    P,
    L,
    LI,
    Lbl,
    LBody,
    Table,
    TR,
    /// Head of a column.
    ColumnHead,
    /// Head of a row.
    RowHead,
    TD,
    Figure,
}

/// A heading and where it stands.
#[derive(Clone, PartialEq)]
pub struct OutlineEntry {
    /// Its text.
    pub title: String,
    /// Number of the page, from 0.
    pub page: usize,
    /// Upper edge of the line.
    pub y: f64,
}

fallmappe_domain::silent_debug!(Layout, Page, OutlineEntry);

impl Tag {
    /// The name in PDF.
    pub const fn name(self) -> &'static str {
        match self {
            Tag::Document => "Document",
            Tag::H1 => "H1",
            Tag::H2 => "H2",
            Tag::H3 => "H3",
            Tag::P => "P",
            Tag::L => "L",
            Tag::LI => "LI",
            Tag::Lbl => "Lbl",
            Tag::LBody => "LBody",
            Tag::Table => "Table",
            Tag::TR => "TR",
            Tag::ColumnHead | Tag::RowHead => "TH",
            Tag::TD => "TD",
            Tag::Figure => "Figure",
        }
    }
}

impl Mark {
    /// Left, upper, right and lower edge.
    pub fn extent(&self) -> Option<(f64, f64, f64, f64)> {
        match self {
            Mark::Rect {
                x,
                y,
                width,
                height,
                ..
            } => Some((*x, *y, *x + *width, *y + *height)),
            Mark::Area { rings, .. } => rings
                .iter()
                .flatten()
                .map(|(x, y)| (*x, *y, *x, *y))
                .reduce(|a, b| (a.0.min(b.0), a.1.min(b.1), a.2.max(b.2), a.3.max(b.3))),
            Mark::Text { x, y, run } => {
                let size = run.size * MM_PER_PT;
                let (top, bottom) = (*y - Font::ASCENT * size, *y + Font::DESCENT * size);
                Some((*x, top, *x + run.width, bottom))
            }
        }
    }

    /// The same mark, moved down by `dy`.
    fn moved(&self, dy: f64) -> Self {
        let mut mark = self.clone();
        match &mut mark {
            Mark::Text { y, .. } | Mark::Rect { y, .. } => *y += dy,
            Mark::Area { rings, .. } => rings.iter_mut().flatten().for_each(|(_, y)| *y += dy),
        }
        mark
    }
}

#[cfg(test)]
mod tests;

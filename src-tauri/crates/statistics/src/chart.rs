//! Charts of a report: a table laid out as rectangles and texts ([`layout`]), and the same drawing written as SVG
//! ([`svg`]). Screen, spreadsheet and paper show one drawing, so no number can differ between them.
//!
//! Made from a [`SheetTable`] alone, which holds only what may be shown. Not here: fonts (widths are estimated from the
//! measures of Arial) and PDF (crate `letters` draws the same shapes).

mod axis;
mod bars;
mod measure;
mod palette;
mod writer;

use crate::{Chart, SheetTable};
pub use axis::german_number;
pub use palette::{Palette, Pattern};

/// A laid-out chart. Lengths are tenths of a millimetre from the upper left corner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawing {
    /// Width.
    pub width: i32,
    /// Height.
    pub height: i32,
    /// What is drawn, from back to front.
    pub shapes: Vec<Shape>,
    /// Title of the table.
    pub title: String,
    /// Every bar with its value, in words: the text for people who do not see the drawing.
    pub description: String,
}

/// One thing that is drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shape {
    /// A rectangle.
    Area {
        /// Left edge.
        x: i32,
        /// Upper edge.
        y: i32,
        /// Width.
        width: i32,
        /// Height.
        height: i32,
        /// What it stands for.
        fill: Fill,
    },
    /// A line of text.
    Text {
        /// The point that `anchor` speaks of.
        x: i32,
        /// Baseline.
        y: i32,
        /// Size of the letters (tenths of a millimetre; 30 are 8.5 pt).
        size: i32,
        /// Which part of the text stands at `x`.
        anchor: Anchor,
        /// What it is for.
        role: Role,
        /// The text.
        text: String,
    },
}

/// What a rectangle stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fill {
    /// A bar of the column with this number, counted from 0.
    Series(usize),
    /// The stub in place of a value that is not shown.
    Hidden,
    /// The frame around the reason why nothing is drawn.
    Frame,
    /// A line of the grid.
    Grid,
    /// The axis.
    Axis,
}

/// Which part of a text stands at its point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// Its left end.
    Start,
    /// Its middle.
    Middle,
    /// Its right end.
    End,
}

/// What a text is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Heading of a row or of a column.
    Label,
    /// The value at the end of a bar.
    Value,
    /// A number of the axis.
    Tick,
    /// Words in place of a value.
    Reason,
}

/// The chart of `table`; `None` for a table that is not drawn. A table without numbers is a frame with its reason.
#[must_use]
pub fn layout(table: &SheetTable) -> Option<Drawing> {
    layout_within(table, i32::MAX).into_iter().next()
}

/// The chart of `table` in as many drawings as are needed so that none is higher than `height` (tenths of a
/// millimetre), unless a single row is. All parts have the same axis. Empty for a table that is not drawn.
#[must_use]
pub fn layout_within(table: &SheetTable, height: i32) -> Vec<Drawing> {
    match table.chart {
        Chart::None => Vec::new(),
        Chart::Bars => bars::layout(table, 1, height),
        Chart::Grouped => bars::layout(table, table.columns.len(), height),
    }
}

/// The chart of `table` as SVG; `None` for a table that is not drawn. The same table gives the same bytes.
#[must_use]
pub fn svg(table: &SheetTable, palette: Palette) -> Option<String> {
    layout(table).map(|drawing| writer::svg(&drawing, &table.id, palette))
}

#[cfg(test)]
pub(crate) mod samples;
#[cfg(test)]
mod tests;

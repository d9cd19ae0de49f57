//! A chart as plain shapes, for whoever has laid one out elsewhere. Lengths are millimetres from its upper left corner.
//!
//! Not here: what the shapes mean, and how wide a bar must be.

/// A chart with the text for people who do not see it.
#[derive(Clone, PartialEq)]
pub struct Drawing {
    /// Its width. A drawing that is larger than the page is made smaller.
    pub width: f64,
    /// Its height.
    pub height: f64,
    /// What is drawn, from back to front.
    pub shapes: Vec<Shape>,
    /// What it shows, in words: every category with its value.
    pub alt: String,
}

/// One thing that is drawn.
#[derive(Clone, PartialEq)]
pub enum Shape {
    /// A rectangle.
    Area {
        /// Left edge.
        x: f64,
        /// Upper edge.
        y: f64,
        /// Width.
        width: f64,
        /// Height.
        height: f64,
        /// How it is filled.
        pattern: Pattern,
        /// Red, green and blue of the filling and of the outline.
        colour: [u8; 3],
        /// Whether it has an outline.
        outlined: bool,
    },
    /// A line of text.
    Text {
        /// The point that `anchor` speaks of.
        x: f64,
        /// Baseline.
        y: f64,
        /// Size of the letters.
        size: f64,
        /// Which part of the text stands at `x`.
        anchor: Anchor,
        /// The text.
        text: String,
    },
}

/// How an area is filled. A pattern stands beside the colour, because a colour alone is lost in a grey print.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pattern {
    /// Full.
    Plain,
    /// Rising stripes.
    Stripes,
    /// Dots.
    Dots,
    /// Falling stripes.
    BackStripes,
    /// Upright lines.
    Lines,
    /// Fine rising stripes.
    Hatched,
    /// Not at all.
    Empty,
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

fallmappe_domain::silent_debug!(Drawing, Shape);

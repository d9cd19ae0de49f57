//! Colours and patterns. A series is told apart by its pattern, and by its colour beside that: printed in grey, or seen
//! by somebody who cannot tell the colours, the chart says the same.

use super::Fill;

/// Who gives the colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Palette {
    /// The style sheet of the window: class names and `currentColor` alone.
    Screen,
    /// Literal colours on white.
    Paper,
}

/// How an area is filled.
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
    /// Fine rising stripes, far apart: nothing is shown here.
    Hatched,
    /// Nothing but the outline.
    Empty,
}

/// Patterns in the order of the columns.
const PATTERNS: [Pattern; 5] = [
    Pattern::Plain,
    Pattern::Stripes,
    Pattern::Dots,
    Pattern::BackStripes,
    Pattern::Lines,
];
/// Blue, rust, green, purple, grey: each at least 4.5:1 on white.
const COLOURS: [[u8; 3]; 5] = [
    [0x1f, 0x55, 0x82],
    [0xa8, 0x4b, 0x14],
    [0x2f, 0x6b, 0x33],
    [0x7a, 0x4e, 0x9c],
    [0x4d, 0x4d, 0x4d],
];

impl Fill {
    /// How it is filled.
    #[must_use]
    pub fn pattern(self) -> Pattern {
        match self {
            Fill::Series(index) => PATTERNS.get(index % 5).copied().unwrap_or(Pattern::Plain),
            Fill::Hidden => Pattern::Hatched,
            Fill::Frame => Pattern::Empty,
            Fill::Grid | Fill::Axis => Pattern::Plain,
        }
    }

    /// Red, green and blue on paper.
    #[must_use]
    pub fn colour(self) -> [u8; 3] {
        match self {
            Fill::Series(_) => COLOURS.get(self.hue()).copied().unwrap_or_default(),
            Fill::Hidden | Fill::Frame => [0x6b; 3],
            Fill::Grid => [0xd9; 3],
            Fill::Axis => [0x4d; 3],
        }
    }

    /// Whether a line of its colour runs around it.
    #[must_use]
    pub const fn is_outlined(self) -> bool {
        match self {
            Fill::Series(_) | Fill::Hidden | Fill::Frame => true,
            Fill::Grid | Fill::Axis => false,
        }
    }

    /// Number of the colour of a series: 25 columns differ in pattern or colour.
    pub(super) fn hue(self) -> usize {
        match self {
            Fill::Series(index) => (index + index / 5) % 5,
            _ => 0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn twenty_five_columns_differ() {
        let looks = |index| (Fill::Series(index).pattern(), Fill::Series(index).colour());
        for one in 0..25 {
            for other in 0..one {
                assert_ne!(looks(one), looks(other), "{one} {other}");
            }
        }
    }
}

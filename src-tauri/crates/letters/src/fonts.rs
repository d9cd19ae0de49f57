//! The two faces every letter is set in, and their measures. The files lie in `assets/fonts` with their licence; they
//! are compiled in, so that a letter never depends on what a machine has installed.

use crate::error::LetterError;
use rustybuzz::{Direction, Face, ShapePlan, script};

/// Arimo, in the two weights that letters need.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Font {
    /// Running text.
    Regular,
    /// Headings and labels.
    Bold,
}

/// Millimetres in one typographic point.
pub const MM_PER_PT: f64 = 25.4 / 72.0;

impl Font {
    /// Both faces.
    pub const ALL: [Font; 2] = [Font::Regular, Font::Bold];

    /// The font file.
    pub const fn bytes(self) -> &'static [u8] {
        match self {
            Font::Regular => include_bytes!("../../../../assets/fonts/Arimo-Regular.ttf"),
            Font::Bold => include_bytes!("../../../../assets/fonts/Arimo-Bold.ttf"),
        }
    }

    /// Height of the letters above the baseline, as a share of the size (hhea of Arimo 1.33).
    pub const ASCENT: f64 = 1854.0 / 2048.0;
    /// Depth below the baseline, as a share of the size.
    pub const DESCENT: f64 = 434.0 / 2048.0;

    /// The PostScript name, as it stands in the document.
    pub const fn name(self) -> &'static str {
        match self {
            Font::Regular => "Arimo-Regular",
            Font::Bold => "Arimo-Bold",
        }
    }

    /// Short name for snapshots.
    pub const fn short(self) -> &'static str {
        match self {
            Font::Regular => "R",
            Font::Bold => "B",
        }
    }
}

/// Both faces, parsed once per document.
pub struct Faces {
    regular: Prepared,
    bold: Prepared,
}

struct Prepared {
    face: Face<'static>,
    latin: ShapePlan,
}

impl Faces {
    /// Parses the embedded fonts.
    ///
    /// # Errors
    /// [`LetterError::DamagedFont`] when a file is not a font.
    pub fn load() -> Result<Self, LetterError> {
        Ok(Faces {
            regular: prepare(Font::Regular)?,
            bold: prepare(Font::Bold)?,
        })
    }

    /// The parsed face of `font`.
    pub const fn get(&self, font: Font) -> &Face<'static> {
        &self.prepared(font).face
    }

    /// The plan for shaping Latin text with `font`; making one anew for every line costs more than the shaping.
    pub const fn latin_plan(&self, font: Font) -> &ShapePlan {
        &self.prepared(font).latin
    }

    const fn prepared(&self, font: Font) -> &Prepared {
        match font {
            Font::Regular => &self.regular,
            Font::Bold => &self.bold,
        }
    }
}

fn prepare(font: Font) -> Result<Prepared, LetterError> {
    let face = Face::from_slice(font.bytes(), 0).ok_or(LetterError::DamagedFont)?;
    let latin = ShapePlan::new(
        &face,
        Direction::LeftToRight,
        Some(script::LATIN),
        None,
        &[],
    );
    Ok(Prepared { face, latin })
}

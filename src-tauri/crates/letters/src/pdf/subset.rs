//! Faces reduced to the glyphs of one document. A whole font would make every letter half a megabyte.

use crate::error::LetterError;
use crate::fonts::Font;
use printpdf::ParsedFont;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use subsetter::GlyphRemapper;

/// A face that holds only the glyphs of one document.
pub struct Subset {
    /// The reduced face.
    pub font: ParsedFont,
    /// From the numbers of the full font to those of this one.
    pub glyphs: GlyphRemapper,
    /// Font units in the size of the font.
    pub units_per_em: f64,
    /// The text that each glyph gives back; a PDF font can name only one.
    pub texts: BTreeMap<u16, String>,
}

impl Subset {
    /// Reduces a face to the glyphs `ids`.
    pub fn new(font: Font, ids: &BTreeSet<u16>) -> Result<Self, LetterError> {
        let ids = ids.iter().copied().collect::<Vec<_>>();
        let glyphs = GlyphRemapper::new_from_glyphs_sorted(&ids);
        let bytes =
            subsetter::subset(font.bytes(), 0, &glyphs).map_err(|_| LetterError::DamagedFont)?;
        let mut parsed =
            ParsedFont::from_bytes(&bytes, 0, &mut Vec::new()).ok_or(LetterError::DamagedFont)?;
        parsed.font_name = Some(format!("{}+{}", subset_tag(&ids), font.name()));
        let units_per_em = f64::from(parsed.units_per_em);
        Ok(Subset {
            font: parsed,
            glyphs,
            units_per_em,
            texts: BTreeMap::new(),
        })
    }
}

/// Six capital letters that follow from the glyphs, so that the same document has the same names.
fn subset_tag(ids: &[u16]) -> String {
    let bytes = ids
        .iter()
        .flat_map(|id| id.to_be_bytes())
        .collect::<Vec<_>>();
    Sha256::digest(&bytes)
        .iter()
        .take(6)
        .map(|byte| char::from(b'A' + byte % 26))
        .collect()
}

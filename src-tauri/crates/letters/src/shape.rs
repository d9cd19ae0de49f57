//! From a line of text to placed glyphs: kerning and combining marks through rustybuzz. Left to right only; text that
//! runs from right to left is refused, because setting it in the wrong order would be worse than an error.

use crate::error::LetterError;
use crate::fonts::{Faces, Font, MM_PER_PT};
use rustybuzz::{BufferFlags, Direction, GlyphBuffer, UnicodeBuffer, script};

/// One glyph, measured in font units.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Glyph {
    /// Number of the glyph in the full font.
    pub id: u16,
    /// How far the pen moves after it.
    pub advance: i32,
    /// Shift to the right when drawing.
    pub dx: i32,
    /// Shift upwards when drawing.
    pub dy: i32,
}

/// Glyphs that belong together, with the text a reader gets back for them.
#[derive(Clone, PartialEq, Eq)]
pub struct Cluster {
    /// The characters, as they were typed.
    pub text: String,
    /// The glyphs and the text of each.
    pub glyphs: Vec<(Glyph, String)>,
    /// Whether the texts of the glyphs give the text of the cluster back in every reader. If not, the text of the
    /// cluster is written beside them: for forms the font chose itself, and for two and more marks on one letter, which
    /// readers sort by height.
    pub spelled: bool,
}

/// A shaped piece of text in one face and size, on one line.
#[derive(Clone, PartialEq)]
pub struct Run {
    /// The face.
    pub font: Font,
    /// The size in points.
    pub size: f64,
    /// The clusters from left to right.
    pub clusters: Vec<Cluster>,
    /// The width in millimetres.
    pub width: f64,
}

fallmappe_domain::silent_debug!(Cluster, Run);

impl Run {
    /// The text of the run.
    pub fn text(&self) -> String {
        self.clusters
            .iter()
            .map(|cluster| cluster.text.as_str())
            .collect()
    }
}

/// Shapes `text` as one line.
///
/// # Errors
/// [`LetterError::MissingGlyph`] for the first character that the face cannot set.
pub fn shape(faces: &Faces, font: Font, size: f64, text: &str) -> Result<Run, LetterError> {
    let text = printable(text)?;
    let face = faces.get(font);
    let shaped = glyphs(faces, font, &text);
    let mut groups: Vec<(usize, Vec<Glyph>)> = Vec::new();
    for (info, position) in shaped.glyph_infos().iter().zip(shaped.glyph_positions()) {
        let start = info.cluster as usize;
        let id = u16::try_from(info.glyph_id).map_err(|_| LetterError::DamagedFont)?;
        let glyph = Glyph {
            id,
            advance: position.x_advance,
            dx: position.x_offset,
            dy: position.y_offset,
        };
        match groups.last_mut() {
            Some((at, glyphs)) if *at == start => glyphs.push(glyph),
            _ => groups.push((start, vec![glyph])),
        }
    }
    let ends = groups
        .iter()
        .skip(1)
        .map(|(start, _)| *start)
        .chain([text.len()])
        .collect::<Vec<_>>();
    let mut clusters = Vec::with_capacity(groups.len());
    for ((start, glyphs), end) in groups.into_iter().zip(ends) {
        let piece = text.get(start..end).unwrap_or_default();
        clusters.push(cluster(faces, font, piece, glyphs)?);
    }
    let units = clusters
        .iter()
        .flat_map(|c| &c.glyphs)
        .map(|(g, _)| f64::from(g.advance))
        .sum::<f64>();
    let width = units / f64::from(face.units_per_em()) * size * MM_PER_PT;
    Ok(Run {
        font,
        size,
        clusters,
        width,
    })
}

fn glyphs(faces: &Faces, font: Font, text: &str) -> GlyphBuffer {
    let mut buffer = UnicodeBuffer::new();
    buffer.push_str(text);
    buffer.guess_segment_properties();
    buffer.set_direction(Direction::LeftToRight);
    buffer.set_flags(BufferFlags::REMOVE_DEFAULT_IGNORABLES);
    if buffer.script() == script::UNKNOWN {
        buffer.set_script(script::LATIN);
    }
    if buffer.script() == script::LATIN {
        rustybuzz::shape_with_plan(faces.get(font), faces.latin_plan(font), buffer)
    } else {
        rustybuzz::shape(faces.get(font), &[], buffer)
    }
}

/// The first character of `text` that cannot be printed, for a check before a letter is made.
///
/// # Errors
/// [`LetterError::DamagedFont`] when the embedded fonts cannot be read.
pub fn first_unprintable(text: &str) -> Result<Option<char>, LetterError> {
    let faces = Faces::load()?;
    for font in Font::ALL {
        match shape(&faces, font, 10.0, text) {
            Ok(_) => {}
            Err(LetterError::MissingGlyph(c)) => return Ok(Some(c)),
            Err(other) => return Err(other),
        }
    }
    Ok(None)
}

/// Drops what has no shape (soft hyphens, joiners, direction marks) and makes a space of every control character.
fn printable(text: &str) -> Result<String, LetterError> {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\u{AD}' | '\u{FEFF}' | '\u{34F}' => {}
            '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' => {}
            '\u{2028}' | '\u{2029}' => out.push(' '),
            c if c.is_control() => out.push(' '),
            c if runs_right_to_left(c) => return Err(LetterError::MissingGlyph(c)),
            c => out.push(c),
        }
    }
    Ok(out)
}

/// Hebrew, Arabic and their neighbours, with their presentation forms.
const fn runs_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFE}')
        || matches!(c, '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}')
}

/// Gives each glyph its own text where the font agrees, so that a reader finds the name again.
fn cluster(
    faces: &Faces,
    font: Font,
    text: &str,
    glyphs: Vec<Glyph>,
) -> Result<Cluster, LetterError> {
    let face = faces.get(font);
    let gid = |c: char| face.glyph_index(c).map(|id| id.0);
    if glyphs.iter().any(|glyph| glyph.id == 0) {
        let missing = text
            .chars()
            .find(|c| gid(*c).is_none())
            .or_else(|| text.chars().next());
        return Err(LetterError::MissingGlyph(
            missing.unwrap_or(char::REPLACEMENT_CHARACTER),
        ));
    }
    let letters = text.chars().collect::<Vec<_>>();
    let paired = letters.len() == glyphs.len();
    let natural = letters
        .iter()
        .zip(&glyphs)
        .all(|(c, glyph)| gid(*c) == Some(glyph.id));
    let spelled = glyphs.len() == 1 || (paired && natural && glyphs.len() < 3);
    let single = glyphs.len() == 1;
    let own = |index: usize| match letters.get(index) {
        _ if single => plain(text),
        Some(c) if paired => plain(c.encode_utf8(&mut [0; 4])),
        _ => char::REPLACEMENT_CHARACTER.to_string(),
    };
    let glyphs = glyphs.into_iter().enumerate();
    Ok(Cluster {
        text: plain(text),
        glyphs: glyphs.map(|(index, glyph)| (glyph, own(index))).collect(),
        spelled,
    })
}

/// No-break spaces come back as ordinary ones: they share the glyph, and a search types the ordinary one.
fn plain(text: &str) -> String {
    text.replace(['\u{A0}', '\u{202F}', '\u{2007}'], " ")
}

#[cfg(test)]
mod tests;

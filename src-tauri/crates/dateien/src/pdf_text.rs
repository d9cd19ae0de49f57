//! The words of a PDF, so that they can be searched before the file leaves: what its pages show, also invisibly, and what
//! stands beside them (title, author, remarks, form values, bookmarks).
//!
//! What cannot be read as words makes the answer incomplete and is never passed over: pictures, hidden layers, files
//! inside the file, letters without a meaning. Not here: what is searched for.

#[cfg(test)]
mod tests;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use hayro::hayro_interpret::font::{Glyph, GlyphRun};
use hayro::hayro_interpret::hayro_cmap::BfString;
use hayro::hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps,
    InterpreterCache, InterpreterSettings, SoftMask, interpret_page,
};
use hayro::hayro_syntax::Pdf;
use hayro::hayro_syntax::object::{Array, Dict, MaybeRef, Object, Stream};
use hayro::hayro_syntax::page::Page;
use hayro::kurbo::{Affine, BezPath, Point, Rect};

use crate::preview::NoPreview;
use crate::preview::guard::guarded;
use crate::preview::pdf::load;

/// Most bytes of text; a longer file is told as incomplete.
const MAX_TEXT: usize = 8 << 20;
/// Distance between the end of a letter and the next one, in heights of a letter, from which on they belong to two words.
const GAP: f64 = 0.15;
/// Units of a letter's own space in its height.
const UNITS: f64 = 1000.0;
/// Width that is taken where the font does not say one.
const USUAL_WIDTH: f32 = 500.0;

/// The words of a PDF.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct PdfText {
    /// Pages as they are read: words by distance, lines by height.
    pub pages: String,
    /// Pages as they are written, letter after letter: a name that is pulled apart for the eye stands together here.
    pub letters: String,
    /// Everything beside the pages, one text a line.
    pub beside: String,
    /// Nothing was left out: no picture, no hidden layer, no file inside, no letter without a meaning.
    pub complete: bool,
}

/// Reads the words of a PDF.
///
/// # Errors
/// Why there are none; whatever the bytes are, it comes back.
pub fn pdf_text(bytes: Vec<u8>) -> Result<PdfText, NoPreview> {
    guarded(move || {
        let pdf = load(bytes)?;
        let mut words = Words::default();
        for page in pdf.pages().iter() {
            words.read(page);
        }
        let mut beside = Beside::default();
        for object in pdf.objects() {
            beside.object(object);
        }
        let hidden = pdf.xref().has_optional_content_groups();
        Ok(PdfText {
            complete: !(words.incomplete || beside.incomplete || hidden || is_empty(&pdf)),
            pages: words.spaced,
            letters: words.tight,
            beside: beside.text,
        })
    })
}

fn is_empty(pdf: &Pdf) -> bool {
    pdf.pages().is_empty()
}

/// A device that draws nothing and keeps the letters.
#[derive(Default)]
struct Words {
    spaced: String,
    tight: String,
    incomplete: bool,
    /// Where the last letter ended.
    end: Option<Point>,
}

impl Words {
    fn read(&mut self, page: &Page<'_>) {
        let warned = Arc::new(AtomicBool::new(false));
        let sink = Arc::clone(&warned);
        let settings = InterpreterSettings {
            warning_sink: Arc::new(move |_| sink.store(true, Ordering::Relaxed)),
            ..InterpreterSettings::default()
        };
        let (width, height) = page.render_dimensions();
        let mut context = Context::new(
            Affine::IDENTITY,
            Rect::new(0.0, 0.0, f64::from(width), f64::from(height)),
            &InterpreterCache::new(),
            page.xref(),
            settings,
        );
        interpret_page(page, &mut context, self);
        self.incomplete |= warned.load(Ordering::Relaxed);
        self.end = None;
        self.spaced.push('\n');
        self.tight.push('\n');
    }

    fn letter(&mut self, place: &Place, text: &str) {
        if self.spaced.len() > MAX_TEXT {
            self.incomplete = true;
            return;
        }
        if let Some(end) = self.end {
            let way = place.start - end;
            let height = place.height;
            if way.y.abs() > height * 0.5 && way.hypot() > height {
                self.spaced.push('\n');
                self.tight.push('\n');
            } else if way.hypot() > height * GAP {
                self.spaced.push(' ');
            }
        }
        self.spaced.push_str(text);
        self.tight.push_str(text);
        self.end = Some(place.end);
    }
}

/// Where a letter stands on the page.
struct Place {
    start: Point,
    end: Point,
    height: f64,
}

impl Place {
    fn of(glyph: &Glyph<'_>, transform: Affine) -> Self {
        let width = match glyph {
            Glyph::Outline(outline) => outline.advance_width(),
            Glyph::Type3(drawn) => drawn.advance_width(),
        };
        let start = transform * Point::ORIGIN;
        let width = f64::from(width.unwrap_or(USUAL_WIDTH));
        Self {
            start,
            end: transform * Point::new(width, 0.0),
            height: (transform * Point::new(0.0, UNITS) - start).hypot(),
        }
    }
}

impl<'a> Device<'a> for Words {
    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'a>, _: &DrawMode) {}

    fn push_clip_path(&mut self, _: &ClipPath) {}

    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}

    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, _: &DrawMode) {
        for glyph in run.glyphs() {
            let place = Place::of(glyph, props.transform * glyph.transform());
            match glyph.as_unicode() {
                Some(BfString::Char(letter)) => {
                    self.letter(&place, letter.encode_utf8(&mut [0; 4]))
                }
                Some(BfString::String(letters)) => self.letter(&place, &letters),
                None => self.incomplete = true,
            }
        }
    }

    fn draw_image(&mut self, _: Image<'a, '_>, _: ImageDrawProps<'a>) {
        self.incomplete = true;
    }

    fn pop_clip(&mut self) {}

    fn pop_transparency_group(&mut self) {}
}

/// Texts of objects, wherever they hang.
#[derive(Default)]
struct Beside {
    text: String,
    incomplete: bool,
}

impl Beside {
    fn object(&mut self, object: Object<'_>) {
        match object {
            Object::String(text) => self.line(&text_of(text.as_bytes())),
            Object::Dict(dict) => self.dict(&dict),
            Object::Array(array) => self.array(&array),
            Object::Stream(stream) => self.stream(&stream),
            Object::Null(_) | Object::Boolean(_) | Object::Number(_) | Object::Name(_) => {}
        }
    }

    /// What is referred to is an object of its own and comes by itself.
    fn dict(&mut self, dict: &Dict<'_>) {
        for (key, value) in dict.entries() {
            if key.as_ref() == b"EF" {
                self.incomplete = true;
            }
            if let MaybeRef::NotRef(value) = value {
                self.object(value);
            }
        }
    }

    fn array(&mut self, array: &Array<'_>) {
        for value in array.raw_iter() {
            if let MaybeRef::NotRef(value) = value {
                self.object(value);
            }
        }
    }

    /// Only metadata are text by themselves; pages are read as pages, the rest are fonts and pictures.
    fn stream(&mut self, stream: &Stream<'_>) {
        self.dict(stream.dict());
        let kind = stream.dict().get::<Object<'_>>(b"Type".as_slice());
        let is = |name: &[u8]| matches!(&kind, Some(Object::Name(kind)) if kind.as_ref() == name);
        if is(b"EmbeddedFile") {
            self.incomplete = true;
        }
        if is(b"Metadata") {
            match stream.decoded_data() {
                Ok(bytes) => self.line(&String::from_utf8_lossy(&bytes)),
                Err(_) => self.incomplete = true,
            }
        }
    }

    fn line(&mut self, text: &str) {
        if self.text.len() > MAX_TEXT {
            self.incomplete = true;
            return;
        }
        if !text.trim().is_empty() {
            self.text.push_str(text);
            self.text.push('\n');
        }
    }
}

/// A text string (ISO 32000-2, 7.9.2.2): UTF-16 or UTF-8 by its first bytes, else close to Latin-1.
fn text_of(bytes: &[u8]) -> String {
    let units = |pairs: &[u8], unit: fn([u8; 2]) -> u16| -> String {
        let units: Vec<u16> = pairs
            .as_chunks::<2>()
            .0
            .iter()
            .map(|pair| unit(*pair))
            .collect();
        String::from_utf16_lossy(&units)
    };
    match bytes {
        [0xfe, 0xff, rest @ ..] => units(rest, u16::from_be_bytes),
        [0xff, 0xfe, rest @ ..] => units(rest, u16::from_le_bytes),
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        other => match std::str::from_utf8(other) {
            Ok(text) => text.to_owned(),
            Err(_) => other.iter().map(|byte| char::from(*byte)).collect(),
        },
    }
}

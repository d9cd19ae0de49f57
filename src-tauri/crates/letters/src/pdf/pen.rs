//! Writes shaped text as operations, glyph by glyph. Keeps account of where the reader's pen stands, because readers add
//! up widths in whole thousandths while the shaper counts in font units.

use super::subset::Subset;
use super::{begin, utf16};
use crate::shape::{Cluster, Glyph};
use printpdf::{Codepoint, Op, TextItem};

/// Writes glyphs and keeps account of where the reader's pen stands, because readers add up whole thousandths.
pub struct Pen<'a> {
    ops: &'a mut Vec<Op>,
    subset: &'a mut Subset,
    size: f64,
    /// Where the next glyph belongs, in thousandths of the size.
    wanted: f64,
    /// Where the reader's pen is.
    actual: f64,
    /// The rise in force, in font units.
    rise: i32,
    items: Vec<TextItem>,
}

impl<'a> Pen<'a> {
    /// A pen at the start of a run of `size` points.
    pub fn new(ops: &'a mut Vec<Op>, subset: &'a mut Subset, size: f64) -> Self {
        Pen {
            ops,
            subset,
            size,
            wanted: 0.0,
            actual: 0.0,
            rise: 0,
            items: Vec::new(),
        }
    }

    /// Writes one cluster.
    pub fn cluster(&mut self, cluster: &Cluster) {
        let spelled = cluster.spelled && cluster.glyphs.iter().all(|glyph| self.agrees(glyph));
        if !spelled {
            self.flush();
            let text = utf16(&cluster.text);
            self.ops.push(begin("Span", "ActualText", text));
        }
        for (glyph, text) in &cluster.glyphs {
            self.glyph(glyph, text);
        }
        if !spelled {
            self.flush();
            self.ops.push(Op::EndMarkedContent);
        }
    }

    /// Writes what is left and returns to the baseline.
    pub fn end(mut self) {
        self.flush();
        self.set_rise(0);
    }

    /// Whether the glyph has no other text elsewhere in the document.
    fn agrees(&self, (glyph, text): &(Glyph, String)) -> bool {
        let known = self.subset.texts.get(&glyph.id);
        known.is_none_or(|known| known == text)
    }

    fn glyph(&mut self, glyph: &Glyph, text: &str) {
        let known = self
            .subset
            .texts
            .entry(glyph.id)
            .or_insert_with(|| text.to_owned())
            .clone();
        let id = self.subset.glyphs.get(glyph.id).unwrap_or(0);
        if glyph.dy != self.rise {
            self.flush();
            self.set_rise(glyph.dy);
        }
        let target = self.wanted + self.thousandths(glyph.dx);
        if (target - self.actual).abs() >= 1.0 {
            let shift = (self.actual - target).round();
            self.items.push(TextItem::Offset(shift as f32));
            self.actual -= shift;
        }
        self.items.push(TextItem::GlyphIds(vec![Codepoint::with_cid(
            id, 0.0, known,
        )]));
        let width = self.subset.font.get_glyph_width(id).unwrap_or(0);
        self.actual += self.thousandths(i32::from(width)).floor();
        self.wanted += self.thousandths(glyph.advance);
    }

    fn thousandths(&self, units: i32) -> f64 {
        f64::from(units) * 1000.0 / self.subset.units_per_em
    }

    fn set_rise(&mut self, units: i32) {
        if units != self.rise {
            let rise = f64::from(units) / self.subset.units_per_em * self.size;
            self.ops.push(Op::SetLineOffset {
                multiplier: rise as f32,
            });
            self.rise = units;
        }
    }

    fn flush(&mut self) {
        if !self.items.is_empty() {
            self.ops.push(Op::ShowText {
                items: std::mem::take(&mut self.items),
            });
        }
    }
}

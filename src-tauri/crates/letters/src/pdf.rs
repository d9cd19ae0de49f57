//! From a layout to the bytes of a PDF. The only file that names `printpdf`; structure, metadata and everything else
//! that PDF/A and PDF/UA ask for is added by `tags.rs` to the document that printpdf hands out.

use crate::din5008;
use crate::error::LetterError;
use crate::fonts::{Font, MM_PER_PT};
use crate::layout::{Item, Layout, Mark, Node, NodeId};
use crate::shape::{Cluster, Glyph, Run};
use crate::tags::{self, Tagged};
use printpdf::{
    Codepoint, Color, DictItem, FontId, Greyscale, Mm, Op, PaintMode, ParsedFont, PdfDocument,
    PdfFont, PdfFontHandle, PdfPage, PdfSaveOptions, Pt, Rect, TextItem, TextMatrix, WindingOrder,
};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use subsetter::GlyphRemapper;

/// The bytes of the document.
///
/// # Errors
/// [`LetterError::DamagedFont`] or [`LetterError::Pdf`], neither of which can be caused by content.
pub fn render(layout: &Layout) -> Result<Vec<u8>, LetterError> {
    let mut writer = Writer::new(layout)?;
    let mut pdf = PdfDocument::new("");
    let mut tagged = Vec::new();
    for page in &layout.pages {
        let (ops, sequences) = writer.page(&page.items, &layout.nodes);
        pdf.pages.push(PdfPage::new(
            mm(din5008::PAGE_WIDTH),
            mm(din5008::PAGE_HEIGHT),
            ops,
        ));
        tagged.push(Tagged { sequences });
    }
    for (font, subset) in writer.subsets {
        pdf.resources
            .fonts
            .map
            .insert(font_id(font), PdfFont::new(subset.font));
    }
    let mut warnings = Vec::new();
    let document = pdf.to_lopdf_document(&PdfSaveOptions::default(), &mut warnings);
    tags::finish(document, layout, &tagged)
}

/// A face that holds only the glyphs of one document.
struct Subset {
    font: ParsedFont,
    glyphs: GlyphRemapper,
    units_per_em: f64,
    /// The text that each glyph gives back; a PDF font can name only one.
    texts: BTreeMap<u16, String>,
}

struct Writer {
    subsets: BTreeMap<Font, Subset>,
}

impl Writer {
    fn new(layout: &Layout) -> Result<Self, LetterError> {
        let mut used: BTreeMap<Font, BTreeSet<u16>> = BTreeMap::new();
        for item in layout.pages.iter().flat_map(|page| &page.items) {
            if let Mark::Text { run, .. } = &item.mark {
                let glyphs = run.clusters.iter().flat_map(|cluster| &cluster.glyphs);
                used.entry(run.font)
                    .or_default()
                    .extend(glyphs.map(|(glyph, _)| glyph.id));
            }
        }
        let subsets = used
            .into_iter()
            .map(|(font, ids)| Ok((font, subset(font, &ids)?)));
        Ok(Writer {
            subsets: subsets.collect::<Result<_, LetterError>>()?,
        })
    }

    /// The operations of a page, and which node each marked sequence belongs to.
    fn page(&mut self, items: &[Item], nodes: &[Node]) -> (Vec<Op>, Vec<NodeId>) {
        let mut ops = Vec::new();
        let mut sequences = Vec::new();
        for group in items.chunk_by(|one, next| one.node == next.node) {
            let node = group.first().and_then(|item| item.node);
            ops.push(match node {
                Some(node) => {
                    sequences.push(node);
                    let tag = nodes.get(node).map_or("Span", |node| node.tag.name());
                    begin(tag, "MCID", DictItem::Int(sequences.len() as i64 - 1))
                }
                None => Op::BeginMarkedContent {
                    tag: "Artifact".to_owned(),
                },
            });
            for item in group {
                match &item.mark {
                    Mark::Text { x, y, run } => self.text(&mut ops, *x, *y, run),
                    Mark::Rect {
                        x,
                        y,
                        width,
                        height,
                        grey,
                    } => {
                        ops.push(Op::SetFillColor { col: shade(*grey) });
                        ops.push(rectangle(*x, *y, *width, *height));
                        ops.push(Op::SetFillColor { col: shade(0.0) });
                    }
                }
            }
            ops.push(Op::EndMarkedContent);
        }
        (ops, sequences)
    }

    fn text(&mut self, ops: &mut Vec<Op>, x: f64, y: f64, run: &Run) {
        let Some(subset) = self.subsets.get_mut(&run.font) else {
            return;
        };
        ops.push(Op::StartTextSection);
        let font = PdfFontHandle::External(font_id(run.font));
        ops.push(Op::SetFont {
            font,
            size: Pt(run.size as f32),
        });
        let matrix = TextMatrix::Translate(points(x), points(din5008::PAGE_HEIGHT - y));
        ops.push(Op::SetTextMatrix { matrix });
        let mut pen = Pen {
            ops,
            subset,
            size: run.size,
            wanted: 0.0,
            actual: 0.0,
            rise: 0,
            items: Vec::new(),
        };
        for cluster in &run.clusters {
            pen.cluster(cluster);
        }
        pen.flush();
        pen.set_rise(0);
        ops.push(Op::EndTextSection);
    }
}

/// Writes glyphs and keeps account of where the reader's pen stands, because readers add up whole thousandths.
struct Pen<'a> {
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

impl Pen<'_> {
    fn cluster(&mut self, cluster: &Cluster) {
        let texts = self.own_texts(cluster);
        let spelled = texts.is_some();
        if !spelled {
            self.flush();
            self.ops
                .push(begin("Span", "ActualText", utf16(&cluster.text)));
        }
        for (index, (glyph, _)) in cluster.glyphs.iter().enumerate() {
            let text = texts.as_ref().and_then(|texts| texts.get(index));
            self.glyph(glyph, text.map_or("\u{FFFD}", String::as_str));
        }
        if !spelled {
            self.flush();
            self.ops.push(Op::EndMarkedContent);
        }
    }

    /// The text of every glyph, when each has one and none has another one elsewhere in the document.
    fn own_texts(&mut self, cluster: &Cluster) -> Option<Vec<String>> {
        let agrees = |(glyph, text): &(Glyph, String)| {
            !text.is_empty()
                && self
                    .subset
                    .texts
                    .get(&glyph.id)
                    .is_none_or(|known| known == text)
        };
        if !cluster.glyphs.iter().all(agrees) {
            return None;
        }
        Some(
            cluster
                .glyphs
                .iter()
                .map(|(_, text)| text.clone())
                .collect(),
        )
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

fn subset(font: Font, ids: &BTreeSet<u16>) -> Result<Subset, LetterError> {
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

/// Own names, because printpdf counts up over the life of the process.
fn font_id(font: Font) -> FontId {
    FontId(font.short().to_owned())
}

fn begin(tag: &str, key: &str, value: DictItem) -> Op {
    let properties = DictItem::Dict {
        map: BTreeMap::from([(key.to_owned(), value)]),
    };
    Op::BeginMarkedContentWithProperties {
        tag: tag.to_owned(),
        properties,
    }
}

fn utf16(text: &str) -> DictItem {
    let units = [0xFEFF].into_iter().chain(text.encode_utf16());
    DictItem::String {
        data: units.flat_map(u16::to_be_bytes).collect(),
        literal: false,
    }
}

fn shade(grey: f64) -> Color {
    Color::Greyscale(Greyscale {
        percent: grey as f32,
        icc_profile: None,
    })
}

fn rectangle(x: f64, y: f64, width: f64, height: f64) -> Op {
    let rectangle = Rect {
        x: points(x),
        y: points(din5008::PAGE_HEIGHT - y - height),
        width: points(width),
        height: points(height),
        mode: Some(PaintMode::Fill),
        winding_order: Some(WindingOrder::NonZero),
    };
    Op::DrawRectangle { rectangle }
}

/// Millimetres to points, rounded to what a printer can tell apart; shorter numbers make smaller files.
fn points(mm: f64) -> Pt {
    Pt(((mm / MM_PER_PT) * 100.0).round() as f32 / 100.0)
}

fn mm(value: f64) -> Mm {
    Mm(value as f32)
}

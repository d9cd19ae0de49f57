//! From a layout to the bytes of a PDF. Only this file and its two parts name `printpdf`; structure, metadata and
//! everything else that PDF/A and PDF/UA ask for is added by `tags.rs` to the document that printpdf hands out.

mod pen;
mod subset;

use crate::din5008;
use crate::error::LetterError;
use crate::fonts::{Font, MM_PER_PT};
use crate::layout::{Item, Layout, Mark, Node, NodeId};
use crate::shape::Run;
use crate::tags::{self, Tagged};
use pen::Pen;
use printpdf::{
    Color, DictItem, FontId, Greyscale, LinePoint, Mm, Op, PaintMode, PdfDocument, PdfFont,
    PdfFontHandle, PdfPage, PdfSaveOptions, Point, Polygon, PolygonRing, Pt, Rect, Rgb, TextMatrix,
    WindingOrder,
};
use std::collections::{BTreeMap, BTreeSet};
use subset::Subset;

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
            .map(|(font, ids)| Ok((font, Subset::new(font, &ids)?)));
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
                    Mark::Area { rings, colour } => {
                        ops.push(Op::SetFillColor { col: rgb(*colour) });
                        ops.push(polygon(rings));
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
        let mut pen = Pen::new(ops, subset, run.size);
        for cluster in &run.clusters {
            pen.cluster(cluster);
        }
        pen.end();
        ops.push(Op::EndTextSection);
    }
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

fn rgb(colour: [u8; 3]) -> Color {
    let [r, g, b] = colour.map(|part| (f32::from(part) / 2.55).round() / 100.0);
    Color::Rgb(Rgb {
        r,
        g,
        b,
        icc_profile: None,
    })
}

/// All areas at once; one path is shorter than many.
fn polygon(rings: &[Vec<(f64, f64)>]) -> Op {
    let point = |(x, y): &(f64, f64)| LinePoint {
        p: Point {
            x: points(*x),
            y: points(din5008::PAGE_HEIGHT - *y),
        },
        bezier: false,
    };
    let rings = rings.iter().map(|ring| PolygonRing {
        points: ring.iter().map(point).collect(),
    });
    let polygon = Polygon {
        rings: rings.collect(),
        mode: PaintMode::Fill,
        winding_order: WindingOrder::NonZero,
    };
    Op::DrawPolygon { polygon }
}

/// Millimetres to points, rounded to what a printer can tell apart; shorter numbers make smaller files.
fn points(mm: f64) -> Pt {
    Pt(((mm / MM_PER_PT) * 100.0).round() as f32 / 100.0)
}

fn mm(value: f64) -> Mm {
    Mm(value as f32)
}

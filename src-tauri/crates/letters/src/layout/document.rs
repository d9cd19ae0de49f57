//! Forms, sheets and reports: a title, running blocks, a footer with page numbers. No address, no fold marks.

use super::compose::{Composer, baseline, rule};
use super::paginate::{Frame, paginate};
use super::styles::{BODY, CELL_HEAD, SMALL, TITLE};
use super::{Item, Layout, Mark, Page, Tag, blocks};
use crate::content::{Document, Report};
use crate::din5008 as din;
use crate::error::LetterError;
use crate::fonts::{Faces, Font};
use crate::lines::break_lines;
use crate::shape::shape;

/// Top of the text on every page.
const TOP: f64 = 22.0;
/// Top of the mark at the head of a page: two lines fit above the text.
const MARK_TOP: f64 = 11.0;
/// The widest footer, so that it never meets the page number.
const FOOTER_WIDTH: f64 = 130.0;

/// Lays out a document.
///
/// # Errors
/// Every [`LetterError`] that speaks of characters, tables or QR codes.
pub fn layout_document(document: &Document) -> Result<Layout, LetterError> {
    let faces = Faces::load()?;
    let mut composer = Composer::new(&faces, din::TEXT_LEFT, din::TEXT_RIGHT - din::TEXT_LEFT);
    composer.text(Tag::H1, TITLE, 0.0, &document.title)?;
    composer.keep_last();
    composer.text(Tag::P, BODY, 1.0, &document.subtitle)?;
    for block in &document.body {
        blocks::add(&mut composer, block)?;
    }
    let frame = Frame {
        first_top: TOP,
        following_top: TOP,
        bottom: din::TEXT_BOTTOM,
    };
    let (mut pages, outline) = paginate(&composer.strips, frame);
    foot(&faces, &mut pages, &document.footer)?;
    number_pages(&faces, &mut pages)?;
    Ok(Layout {
        pages,
        nodes: composer.nodes,
        outline,
        meta: document.meta.clone(),
    })
}

/// Lays out a report: a document with its mark at the head of every page.
///
/// # Errors
/// As [`layout_document`].
pub fn layout_report(report: &Report) -> Result<Layout, LetterError> {
    let mut layout = layout_document(report.document())?;
    let faces = Faces::load()?;
    let width = din::TEXT_RIGHT - din::TEXT_LEFT;
    let lines = break_lines(&faces, CELL_HEAD, width, report.mark())?;
    for page in &mut layout.pages {
        for (index, run) in lines.iter().take(2).enumerate() {
            let y = baseline(MARK_TOP + index as f64 * CELL_HEAD.pitch, CELL_HEAD);
            let run = run.clone();
            let x = din::TEXT_LEFT;
            let mark = Mark::Text { x, y, run };
            page.items.push(Item { node: None, mark });
        }
    }
    Ok(layout)
}

fn foot(faces: &Faces, pages: &mut [Page], footer: &str) -> Result<(), LetterError> {
    let lines = break_lines(faces, SMALL, FOOTER_WIDTH, footer)?;
    for page in pages {
        page.items.push(rule(
            din::TEXT_LEFT,
            din::FOOTER_TOP - 2.0,
            din::TEXT_RIGHT - din::TEXT_LEFT,
        ));
        for (index, run) in lines.iter().take(2).enumerate() {
            let y = baseline(din::FOOTER_TOP + index as f64 * SMALL.pitch, SMALL);
            let mark = Mark::Text {
                x: din::TEXT_LEFT,
                y,
                run: run.clone(),
            };
            page.items.push(Item { node: None, mark });
        }
    }
    Ok(())
}

/// Writes "Seite 1 von 3" at the foot of every page, flush right.
pub fn number_pages(faces: &Faces, pages: &mut [Page]) -> Result<(), LetterError> {
    let total = pages.len();
    for (index, page) in pages.iter_mut().enumerate() {
        let text = format!("Seite {} von {total}", index + 1);
        let run = shape(faces, Font::Regular, SMALL.size, &text)?;
        let x = din::TEXT_RIGHT - run.width;
        let mark = Mark::Text {
            x,
            y: baseline(din::FOOTER_TOP, SMALL),
            run,
        };
        page.items.push(Item { node: None, mark });
    }
    Ok(())
}

//! One function per kind of block: content to strips. Tables and fields are next door, in `table.rs`.

use super::compose::{Composer, Strip, baseline, placed, rule, splits_badly};
use super::styles::{BODY, CELL, CODE, HAIR, HEADING, SMALL, SUBHEADING};
use super::{Item, Mark, Tag, drawing, number_table, table};
use crate::content::{Block, QrCode};
use crate::error::LetterError;
use crate::lines::Style;

/// Side of a module of a QR code.
const QR_MODULE: f64 = 0.85;
/// Modules of white around a QR code (ISO/IEC 18004 asks for four).
const QR_QUIET: f64 = 4.0;
/// The most space between a heading and what it heads.
const BELOW_HEADING: f64 = 1.2;
/// Inner distance of a frame from its text.
const FRAME: f64 = 3.0;
/// Blocks up to this height are kept together: two thirds of a page.
const TOGETHER: f64 = 170.0;
/// A frame of up to this many lines is not split over two pages.
const FRAME_WHOLE: usize = 14;

/// Adds the strips of `block`.
pub fn add(composer: &mut Composer<'_>, block: &Block) -> Result<(), LetterError> {
    let first = composer.strips.len();
    let below_heading = composer
        .strips
        .last()
        .is_some_and(|strip| strip.outline.is_some());
    add_strips(composer, block)?;
    if let Some(strip) = composer.strips.get_mut(first).filter(|_| below_heading) {
        strip.gap = strip.gap.min(BELOW_HEADING);
    }
    Ok(())
}

fn add_strips(composer: &mut Composer<'_>, block: &Block) -> Result<(), LetterError> {
    match block {
        Block::Paragraph(text) => composer.text(Tag::P, BODY, BODY.pitch * 0.75, text),
        Block::Heading(text) => heading(composer, Tag::H2, HEADING, text),
        Block::Subheading(text) => heading(composer, Tag::H3, SUBHEADING, text),
        Block::Small(text) => small(composer, text),
        Block::List(entries) => list(composer, entries),
        Block::Table { head, rows } => table::table(composer, CELL, head, rows),
        Block::NumberTable { head, rows } => number_table::number_table(composer, head, rows),
        Block::Code { head, rows } => table::table(composer, CODE, head, rows),
        Block::Fields(pairs) => table::fields(composer, pairs),
        Block::Notice(text) => notice(composer, text),
        Block::SignatureLines(labels) => signature_lines(composer, labels),
        Block::Qr(code) => qr(composer, code),
        Block::Drawing(chart) => drawing::drawing(composer, chart),
        Block::Together(blocks) => together(composer, blocks),
    }
}

fn heading(
    composer: &mut Composer<'_>,
    tag: Tag,
    style: Style,
    text: &str,
) -> Result<(), LetterError> {
    let first = composer.strips.len();
    composer.text(tag, style, style.pitch, text)?;
    let strips = composer.strips.get_mut(first..).unwrap_or_default();
    for strip in strips.iter_mut() {
        strip.keep = true;
    }
    if let Some(strip) = strips.first_mut() {
        strip.outline = Some(text.to_owned());
    }
    Ok(())
}

/// What explains something stands on the page of what it explains.
fn small(composer: &mut Composer<'_>, text: &str) -> Result<(), LetterError> {
    composer.text(Tag::P, SMALL, SMALL.pitch * 0.3, text)?;
    composer.keep_last();
    Ok(())
}

/// Ties the blocks together, unless they are so high that the page before would stay empty.
fn together(composer: &mut Composer<'_>, blocks: &[Block]) -> Result<(), LetterError> {
    let first = composer.strips.len();
    for block in blocks {
        add(composer, block)?;
    }
    let strips = composer.strips.get_mut(first..).unwrap_or_default();
    let height = strips.iter().map(|strip| strip.gap + strip.height);
    if height.sum::<f64>() <= TOGETHER
        && let Some((_, all_but_last)) = strips.split_last_mut()
    {
        all_but_last.iter_mut().for_each(|strip| strip.keep = true);
    }
    Ok(())
}

fn list(composer: &mut Composer<'_>, entries: &[String]) -> Result<(), LetterError> {
    const INDENT: f64 = 5.0;
    let list = composer.node(0, Tag::L);
    for (number, entry) in entries.iter().enumerate() {
        let runs = composer.lines(BODY, composer.width - INDENT, entry)?;
        let item = composer.node(list, Tag::LI);
        let label = composer.node(item, Tag::Lbl);
        let body = composer.node(item, Tag::LBody);
        let bullet = composer.lines(BODY, INDENT, "•")?;
        let bullet = bullet
            .into_iter()
            .map(|run| placed(label, composer.left, 0.0, BODY, run));
        let mut lead = bullet.collect::<Vec<_>>();
        let count = runs.len();
        for (index, run) in runs.into_iter().enumerate() {
            let mut items = std::mem::take(&mut lead);
            items.push(placed(body, composer.left + INDENT, 0.0, BODY, run));
            let gap = match (number, index) {
                (0, 0) => BODY.pitch * 0.4,
                (_, 0) => BODY.pitch * 0.15,
                _ => 0.0,
            };
            let keep = splits_badly(index, count);
            composer.strips.push(Strip {
                height: BODY.pitch,
                gap,
                keep,
                items,
                ..Strip::default()
            });
        }
    }
    Ok(())
}

fn notice(composer: &mut Composer<'_>, text: &str) -> Result<(), LetterError> {
    let runs = composer.lines(BODY, composer.width - 2.0 * FRAME, text)?;
    let node = composer.node(0, Tag::P);
    let count = runs.len();
    for (index, run) in runs.into_iter().enumerate() {
        let (first, last) = (index == 0, index + 1 == count);
        let top = if first { FRAME } else { 0.0 };
        let height = top + BODY.pitch + if last { FRAME } else { 0.0 };
        let mut items = vec![placed(node, composer.left + FRAME, top, BODY, run)];
        items.extend(frame(composer.left, composer.width, height, first, last));
        composer.strips.push(Strip {
            height,
            gap: if first { BODY.pitch } else { 0.0 },
            keep: !last && (count <= FRAME_WHOLE || splits_badly(index, count)),
            items,
            ..Strip::default()
        });
    }
    Ok(())
}

/// The part of a frame that belongs to one strip.
fn frame(x: f64, width: f64, height: f64, top: bool, bottom: bool) -> Vec<Item> {
    const LINE: f64 = 2.0 * HAIR;
    let bar = |x, y, width, height| Item {
        node: None,
        mark: Mark::Rect {
            x,
            y,
            width,
            height,
            grey: 0.0,
        },
    };
    let mut items = vec![
        bar(x, 0.0, LINE, height),
        bar(x + width - LINE, 0.0, LINE, height),
    ];
    if top {
        items.push(bar(x, 0.0, width, LINE));
    }
    if bottom {
        items.push(bar(x, height - LINE, width, LINE));
    }
    items
}

fn signature_lines(composer: &mut Composer<'_>, labels: &[String]) -> Result<(), LetterError> {
    const SPACE: f64 = 11.0;
    const BETWEEN: f64 = 8.0;
    composer.keep_last();
    let pairs = labels.len().div_ceil(2);
    for (number, pair) in labels.chunks(2).enumerate() {
        let width = (composer.width - BETWEEN) / 2.0;
        let mut items = Vec::new();
        let mut lines = 0_usize;
        let mut x = composer.left;
        for label in pair {
            let node = composer.node(0, Tag::P);
            items.push(rule(x, SPACE, width));
            let runs = composer.lines(SMALL, width, label)?;
            lines = lines.max(runs.len());
            items.extend(stacked(node, x, SPACE + 0.8, SMALL, runs));
            x += width + BETWEEN;
        }
        let height = SPACE + 0.8 + lines as f64 * SMALL.pitch;
        composer.strips.push(Strip {
            height,
            keep: number + 1 < pairs,
            items,
            ..Strip::default()
        });
    }
    Ok(())
}

fn stacked(node: usize, x: f64, top: f64, style: Style, runs: Vec<crate::shape::Run>) -> Vec<Item> {
    let place = |(index, run)| Item {
        node: Some(node),
        mark: Mark::Text {
            x,
            y: baseline(top + index as f64 * style.pitch, style),
            run,
        },
    };
    runs.into_iter().enumerate().map(place).collect()
}

fn qr(composer: &mut Composer<'_>, code: &QrCode) -> Result<(), LetterError> {
    let side = code.modules.len().isqrt();
    if side == 0 || side * side != code.modules.len() {
        return Err(LetterError::QrNotSquare);
    }
    let node = composer.node(0, Tag::Figure);
    if let Some(node) = composer.nodes.get_mut(node) {
        node.alt = Some(code.alt.clone());
    }
    let left = composer.left + QR_QUIET * QR_MODULE;
    let items = code
        .modules
        .chunks(side)
        .enumerate()
        .flat_map(|(row, modules)| bars(modules).into_iter().map(move |bar| (row, bar)))
        .map(|(row, (start, length))| Item {
            node: Some(node),
            mark: Mark::Rect {
                x: left + start as f64 * QR_MODULE,
                y: (row as f64 + QR_QUIET) * QR_MODULE,
                width: length as f64 * QR_MODULE,
                // A hair more than a module: without it some readers show white seams between the rows.
                height: QR_MODULE + 0.02,
                grey: 0.0,
            },
        })
        .collect();
    let height = (side as f64 + 2.0 * QR_QUIET) * QR_MODULE;
    composer.strips.push(Strip {
        height,
        gap: 1.0,
        items,
        ..Strip::default()
    });
    Ok(())
}

/// The dark stretches of a row: where each begins and how many modules it holds.
fn bars(modules: &[bool]) -> Vec<(usize, usize)> {
    let mut out: Vec<(usize, usize)> = Vec::new();
    for (at, _) in modules.iter().enumerate().filter(|(_, dark)| **dark) {
        match out.last_mut() {
            Some((start, length)) if *start + *length == at => *length += 1,
            _ => out.push((at, 1)),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::bars;

    #[test]
    fn neighbouring_modules_become_one_bar() {
        assert_eq!(bars(&[true, true, false, true]), [(0, 2), (3, 1)]);
        assert!(bars(&[false, false]).is_empty());
    }
}

//! The letter by DIN 5008 Form B: fixed zones on the first page, running text below and on further pages. What the
//! letter says is in `kinds`; the numbers are in `din5008.rs`.

use super::compose::{Composer, Strip, placed};
use super::paginate::{Frame, paginate};
use super::styles::{BODY, CELL, CELL_HEAD, LETTERHEAD, RETURN_LINE, SMALL, STRONG};
use super::{Item, Layout, Mark, Tag, blocks, document};
use crate::content::{Letter, Sender};
use crate::din5008::{self as din, FORM_B};
use crate::error::LetterError;
use crate::fonts::Faces;
use crate::lines::{Style, measure};

/// Sizes for the address, from the usual to the smallest that DIN 5008 allows.
const ADDRESS_SIZES: [f64; 6] = [10.5, 10.0, 9.5, 9.0, 8.5, 8.0];
/// Sizes for the return line.
const RETURN_SIZES: [f64; 5] = [8.0, 7.5, 7.0, 6.5, 6.0];
/// Room for the signature: three lines.
const SIGNATURE_SPACE: f64 = 3.0 * din::LINE;
/// Lines of enclosures, their heading included, that stand beside the signature.
const ENCLOSURES_BESIDE: usize = 5;
/// Width of the labels in the information block.
const INFO_LABEL: f64 = 26.0;

/// Lays out a letter.
///
/// # Errors
/// Every [`LetterError`] that speaks of characters, zones or tables.
pub fn layout_letter(letter: &Letter) -> Result<Layout, LetterError> {
    let faces = Faces::load()?;
    let mut composer = Composer::new(&faces, din::TEXT_LEFT, din::TEXT_RIGHT - din::TEXT_LEFT);
    let mut fixed = marks();
    fixed.extend(letterhead(&mut composer, &letter.sender)?);
    fixed.extend(address_field(&mut composer, letter)?);
    fixed.extend(information_block(&mut composer, &letter.info)?);
    running_text(&mut composer, letter)?;

    let frame = Frame {
        first_top: FORM_B.subject_top,
        following_top: din::FOLLOWING_TOP,
        bottom: din::TEXT_BOTTOM,
    };
    let (mut pages, outline) = paginate(&composer.strips, frame);
    if let Some(first) = pages.first_mut() {
        fixed.append(&mut first.items);
        first.items = fixed;
    }
    if pages.len() > 1 {
        document::number_pages(&faces, &mut pages)?;
    }
    Ok(Layout {
        pages,
        nodes: composer.nodes,
        outline,
        meta: letter.meta.clone(),
    })
}

/// Fold marks and the mark for the punch.
fn marks() -> Vec<Item> {
    let mark = |y, width| Item {
        node: None,
        mark: Mark::Rect {
            x: din::MARK_LEFT,
            y,
            width,
            height: 0.15,
            grey: 0.4,
        },
    };
    let folds = FORM_B
        .fold_marks
        .into_iter()
        .map(|y| mark(y, din::FOLD_MARK_LENGTH));
    folds
        .chain([mark(din::HOLE_MARK, din::HOLE_MARK_LENGTH)])
        .collect()
}

fn letterhead(composer: &mut Composer<'_>, sender: &Sender) -> Result<Vec<Item>, LetterError> {
    let mut items = Vec::new();
    let mut y = 14.0;
    let place = joined(&[&sender.street, &sender.place]);
    let reach = joined(&[
        &labelled("Telefon", &sender.phone),
        &labelled("E-Mail", &sender.email),
    ]);
    for (style, text) in [
        (LETTERHEAD, sender.organisation.clone()),
        (SMALL, place),
        (SMALL, reach),
    ] {
        let node = composer.node(0, Tag::P);
        for run in composer.lines(style, composer.width, &text)? {
            items.push(placed(node, din::TEXT_LEFT, y, style, run));
            y += style.pitch;
        }
    }
    Ok(items)
}

/// Parts with a middle dot between them; empty ones are left out.
fn joined(parts: &[&str]) -> String {
    let parts = parts.iter().filter(|part| !part.trim().is_empty());
    parts.copied().collect::<Vec<_>>().join(" · ")
}

fn labelled(label: &str, value: &str) -> String {
    if value.trim().is_empty() {
        String::new()
    } else {
        format!("{label} {value}")
    }
}

fn address_field(composer: &mut Composer<'_>, letter: &Letter) -> Result<Vec<Item>, LetterError> {
    if letter.recipient.len() > din::ADDRESS_LINES {
        return Err(LetterError::TooManyAddressLines(letter.recipient.len()));
    }
    if letter.note_lines.len() >= din::NOTE_LINES {
        return Err(LetterError::TooManyNoteLines(letter.note_lines.len()));
    }
    let sender = &letter.sender;
    let back = vec![joined(&[
        &sender.organisation,
        &sender.street,
        &sender.place,
    ])];
    let note_pitch = din::NOTE_ZONE / din::NOTE_LINES as f64;
    let mut y = FORM_B.recipient_top() - note_pitch * (1 + letter.note_lines.len()) as f64;
    let mut items = zone(composer, &back, &RETURN_SIZES, RETURN_LINE, y, note_pitch)?;
    y += note_pitch;
    items.extend(zone(
        composer,
        &letter.note_lines,
        &RETURN_SIZES,
        SMALL,
        y,
        note_pitch,
    )?);
    let pitch = din::ADDRESS_ZONE / din::ADDRESS_LINES as f64;
    let top = FORM_B.recipient_top();
    items.extend(zone(
        composer,
        &letter.recipient,
        &ADDRESS_SIZES,
        BODY,
        top,
        pitch,
    )?);
    Ok(items)
}

/// Lines of the address field in the largest of `sizes` in which every line fits the window.
fn zone(
    composer: &mut Composer<'_>,
    lines: &[String],
    sizes: &[f64],
    style: Style,
    top: f64,
    pitch: f64,
) -> Result<Vec<Item>, LetterError> {
    let node = composer.node(0, Tag::P);
    for size in sizes {
        let style = Style {
            size: *size,
            pitch,
            ..style
        };
        let mut widest = 0.0_f64;
        for line in lines {
            widest = widest.max(measure(composer.faces, style, line)?);
        }
        if widest > din::ADDRESS_TEXT_WIDTH {
            continue;
        }
        let mut items = Vec::new();
        for (index, line) in lines.iter().enumerate() {
            let y = top + index as f64 * pitch;
            for run in composer.lines(style, f64::MAX, line)? {
                items.push(placed(node, din::TEXT_LEFT, y, style, run));
            }
        }
        return Ok(items);
    }
    Err(LetterError::AddressTooLong)
}

fn information_block(
    composer: &mut Composer<'_>,
    rows: &[(String, String)],
) -> Result<Vec<Item>, LetterError> {
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let table = composer.node(0, Tag::Table);
    let mut items = Vec::new();
    let mut y = FORM_B.info_top;
    for (label, value) in rows {
        let row = composer.node(table, Tag::TR);
        let cells = [
            (Tag::RowHead, din::INFO_LEFT, INFO_LABEL - 2.0, label),
            (
                Tag::TD,
                din::INFO_LEFT + INFO_LABEL,
                din::INFO_WIDTH - INFO_LABEL,
                value,
            ),
        ];
        let mut bottom = y + SMALL.pitch;
        for (tag, x, width, text) in cells {
            let node = composer.node(row, tag);
            for (index, run) in composer.lines(SMALL, width, text)?.into_iter().enumerate() {
                let top = y + index as f64 * SMALL.pitch;
                items.push(placed(node, x, top, SMALL, run));
                bottom = bottom.max(top + SMALL.pitch);
            }
        }
        y = bottom + 0.3;
    }
    if y > FORM_B.subject_top - din::LINE {
        return Err(LetterError::InfoBlockTooLong);
    }
    Ok(items)
}

fn running_text(composer: &mut Composer<'_>, letter: &Letter) -> Result<(), LetterError> {
    composer.text(Tag::H1, STRONG, 0.0, &letter.subject)?;
    composer.keep_last();
    composer.text(Tag::P, BODY, 2.0 * din::LINE, &letter.salutation)?;
    composer.keep_last();
    for block in &letter.body {
        blocks::add(composer, block)?;
    }
    closing(composer, letter)?;
    for block in &letter.reply_slip {
        blocks::add(composer, block)?;
    }
    Ok(())
}

/// The closing, the place for the signature and the names under it stay on one page, with the end of the text. A few
/// enclosures stand to the right of them, which DIN 5008 allows and which often saves a second page.
fn closing(composer: &mut Composer<'_>, letter: &Letter) -> Result<(), LetterError> {
    composer.keep_last();
    let first = composer.strips.len();
    composer.text(Tag::P, BODY, BODY.pitch, &letter.closing)?;
    composer.strips.push(Strip {
        height: SIGNATURE_SPACE,
        ..Strip::default()
    });
    for line in &letter.signature {
        composer.text(Tag::P, BODY, 0.0, line)?;
    }
    let mut left = Strip::stacked(composer.strips.split_off(first));
    let (x, width) = (composer.left, composer.width);
    composer.left = din::INFO_LEFT;
    composer.width = din::TEXT_RIGHT - din::INFO_LEFT;
    enclosures(composer, &letter.enclosures)?;
    (composer.left, composer.width) = (x, width);
    let mut right = composer.strips.split_off(first);
    if right.len() <= ENCLOSURES_BESIDE {
        let right = Strip::stacked(right);
        left.height = left.height.max(right.height);
        left.items.extend(right.items);
        composer.strips.push(left);
    } else {
        composer.strips.push(left);
        composer.strips.append(&mut right);
    }
    Ok(())
}

fn enclosures(composer: &mut Composer<'_>, enclosures: &[String]) -> Result<(), LetterError> {
    if enclosures.is_empty() {
        return Ok(());
    }
    composer.text(Tag::P, CELL_HEAD, BODY.pitch, "Anlagen")?;
    composer.keep_last();
    for enclosure in enclosures {
        composer.text(Tag::P, CELL, 0.0, enclosure)?;
    }
    Ok(())
}

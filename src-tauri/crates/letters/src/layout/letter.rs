//! The letter by DIN 5008 Form B: fixed zones on the first page (`zones.rs`), running text below and on further pages.
//! What the letter says is in `kinds`; the numbers are in `din5008.rs`.

use super::compose::{Composer, Strip};
use super::paginate::{Frame, paginate};
use super::styles::{BODY, CELL, CELL_HEAD, STRONG};
use super::{Item, Layout, Mark, Tag, blocks, document, zones};
use crate::content::Letter;
use crate::din5008::{self as din, FORM_B};
use crate::error::LetterError;
use crate::fonts::Faces;

/// Room for the signature: three lines.
const SIGNATURE_SPACE: f64 = 3.0 * din::LINE;
/// Lines of enclosures, their heading included, that stand beside the signature.
const ENCLOSURES_BESIDE: usize = 5;

/// Lays out a letter.
///
/// # Errors
/// Every [`LetterError`] that speaks of characters, zones or tables.
pub fn layout_letter(letter: &Letter) -> Result<Layout, LetterError> {
    let faces = Faces::load()?;
    let mut composer = Composer::new(&faces, din::TEXT_LEFT, din::TEXT_RIGHT - din::TEXT_LEFT);
    let mut fixed = marks();
    fixed.extend(zones::letterhead(&mut composer, &letter.sender)?);
    fixed.extend(zones::address_field(&mut composer, letter)?);
    fixed.extend(zones::information_block(&mut composer, &letter.info)?);
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

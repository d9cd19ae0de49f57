//! The fixed zones of a letter's first page: letterhead, address field with return line, information block.

use super::compose::{Composer, placed};
use super::styles::{BODY, LETTERHEAD, RETURN_LINE, SMALL};
use super::{Item, Tag};
use crate::content::{Letter, Sender};
use crate::din5008::{self as din, FORM_B};
use crate::error::LetterError;
use crate::lines::{Style, measure};

/// Sizes for the address, from the usual to the smallest that DIN 5008 allows.
const ADDRESS_SIZES: [f64; 6] = [10.5, 10.0, 9.5, 9.0, 8.5, 8.0];
/// Sizes for the return line.
const RETURN_SIZES: [f64; 5] = [8.0, 7.5, 7.0, 6.5, 6.0];
/// Width of the labels in the information block.
const INFO_LABEL: f64 = 26.0;

/// The name of the organisation and how to reach it.
pub fn letterhead(composer: &mut Composer<'_>, sender: &Sender) -> Result<Vec<Item>, LetterError> {
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

/// Return line, remarks and address, all inside the window of the envelope.
pub fn address_field(
    composer: &mut Composer<'_>,
    letter: &Letter,
) -> Result<Vec<Item>, LetterError> {
    if letter.recipient.len() > din::ADDRESS_LINES {
        return Err(LetterError::TooManyAddressLines(letter.recipient.len()));
    }
    if letter.note_lines.len() >= din::NOTE_LINES {
        return Err(LetterError::TooManyNoteLines(letter.note_lines.len()));
    }
    let note_pitch = din::NOTE_ZONE / din::NOTE_LINES as f64;
    let bottom = FORM_B.recipient_top();
    let mut items = return_line(composer, letter, bottom, note_pitch)?;
    let y = bottom - note_pitch * letter.note_lines.len() as f64;
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

/// The return line above remarks and address: in one line, or in two where the names are long and the zone has room.
fn return_line(
    composer: &mut Composer<'_>,
    letter: &Letter,
    bottom: f64,
    pitch: f64,
) -> Result<Vec<Item>, LetterError> {
    let Sender {
        organisation,
        street,
        place,
        ..
    } = &letter.sender;
    let one = vec![joined(&[organisation, street, place])];
    let two = vec![organisation.clone(), joined(&[street, place])];
    for lines in [one, two] {
        let height = lines.len() + letter.note_lines.len();
        if height > din::NOTE_LINES {
            continue;
        }
        let top = bottom - pitch * height as f64;
        match zone(composer, &lines, &RETURN_SIZES, RETURN_LINE, top, pitch) {
            Err(LetterError::AddressTooLong) => {}
            answer => return answer,
        }
    }
    Err(LetterError::SenderTooLong)
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

/// Label and value in two columns, to the right of the address.
pub fn information_block(
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

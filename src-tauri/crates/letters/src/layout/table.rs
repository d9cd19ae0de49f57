//! Tables and fields: how wide the columns are, and rows that may be split between lines when they are long. Rules are
//! horizontal only, so a row that goes over a page needs no frame to be closed.

use super::compose::{Composer, Head, Strip, placed, rule, splits_badly};
use super::styles::{BODY, CELL, CELL_HEAD, CODE};
use super::{Item, NodeId, Tag};
use crate::error::LetterError;
use crate::lines::{Style, measure};
use std::rc::Rc;

/// Space between two columns.
const BETWEEN: f64 = 4.0;
/// Space above and below the text of a row.
const PADDING: f64 = 0.9;
/// A row of up to this many lines is not split over two pages.
const ROW_WHOLE: usize = 6;
/// The widest column for labels.
const LABEL_WIDTH: f64 = 58.0;

struct Cell<'a> {
    node: NodeId,
    style: Style,
    text: &'a str,
}

/// Adds a table; its head comes again on every page.
pub fn table(
    composer: &mut Composer<'_>,
    style: Style,
    head: &[String],
    rows: &[Vec<String>],
) -> Result<(), LetterError> {
    if head.is_empty() || rows.iter().any(|row| row.len() != head.len()) {
        return Err(LetterError::RaggedTable);
    }
    let widths = column_widths(composer, style, head, rows)?;
    let node = composer.node(0, Tag::Table);
    let first = composer.strips.len();
    add_row(
        composer,
        node,
        [(Tag::ColumnHead, CELL_HEAD); 2],
        head,
        &widths,
    )?;
    let head_strips = composer.strips.get_mut(first..).unwrap_or_default();
    let repeated = Rc::new(as_decoration(head_strips));
    for strip in head_strips.iter_mut() {
        strip.keep = true;
    }
    if let Some(strip) = head_strips.first_mut() {
        strip.gap = BODY.pitch * 0.75;
    }
    let body = composer.strips.len();
    for row in rows {
        add_row(composer, node, [(Tag::TD, style); 2], row, &widths)?;
    }
    for strip in composer.strips.get_mut(body..).unwrap_or_default() {
        strip.head = Some(Rc::clone(&repeated));
    }
    Ok(())
}

/// Adds pairs of label and value, the labels in a column of their own.
pub fn fields(composer: &mut Composer<'_>, pairs: &[(String, String)]) -> Result<(), LetterError> {
    if pairs.is_empty() {
        return Ok(());
    }
    let mut label = 0.0_f64;
    for (name, _) in pairs {
        label = label.max(measure(composer.faces, CELL_HEAD, name)?);
    }
    let label = label.min(LABEL_WIDTH) + 0.1;
    let widths = [label, composer.width - label - BETWEEN];
    let node = composer.node(0, Tag::Table);
    let first = composer.strips.len();
    for (name, value) in pairs {
        let row = [name.clone(), value.clone()];
        add_row(
            composer,
            node,
            [(Tag::RowHead, CELL_HEAD), (Tag::TD, CELL)],
            &row,
            &widths,
        )?;
    }
    if let Some(strip) = composer.strips.get_mut(first) {
        strip.gap = BODY.pitch * 0.5;
    }
    Ok(())
}

/// Adds a row whose first cell and whose other cells have the given roles and styles.
fn add_row(
    composer: &mut Composer<'_>,
    table: NodeId,
    [first, others]: [(Tag, Style); 2],
    texts: &[String],
    widths: &[f64],
) -> Result<(), LetterError> {
    let row = composer.node(table, Tag::TR);
    let cells = texts
        .iter()
        .enumerate()
        .map(|(column, text)| {
            let (tag, style) = if column == 0 { first } else { others };
            Cell {
                node: composer.node(row, tag),
                style,
                text,
            }
        })
        .collect::<Vec<_>>();
    let pitch = others.1.pitch;
    let levels = levels(composer, &cells, widths)?;
    let count = levels.len();
    for (index, mut items) in levels.into_iter().enumerate() {
        let top = if index == 0 { PADDING } else { 0.0 };
        for item in &mut items {
            item.mark = item.mark.moved(top);
        }
        let last = index + 1 == count;
        let height = top + pitch + if last { PADDING } else { 0.0 };
        if last {
            items.push(rule(composer.left, height, composer.width));
        }
        let keep = !last && (count <= ROW_WHOLE || splits_badly(index, count));
        composer.strips.push(Strip {
            height,
            keep,
            items,
            ..Strip::default()
        });
    }
    Ok(())
}

/// The lines of a row, level by level across its cells. An empty row still has one level.
fn levels(
    composer: &Composer<'_>,
    cells: &[Cell<'_>],
    widths: &[f64],
) -> Result<Vec<Vec<Item>>, LetterError> {
    let mut levels: Vec<Vec<Item>> = vec![Vec::new()];
    let mut x = composer.left;
    for (cell, width) in cells.iter().zip(widths) {
        for (index, run) in composer
            .lines(cell.style, *width, cell.text)?
            .into_iter()
            .enumerate()
        {
            let item = placed(cell.node, x, 0.0, cell.style, run);
            match levels.get_mut(index) {
                Some(level) => level.push(item),
                None => levels.push(vec![item]),
            }
        }
        x += width + BETWEEN;
    }
    Ok(levels)
}

/// What is drawn when the head comes again; it is read aloud only once.
fn as_decoration(strips: &[Strip]) -> Head {
    let mut head = Head::default();
    for strip in strips {
        let moved = strip.items.iter().map(|item| Item {
            node: None,
            mark: item.mark.moved(head.height),
        });
        head.items.extend(moved);
        head.height += strip.height;
    }
    head
}

/// Widths that let every column have what it needs when that fits, and share the rest fairly when it does not.
fn column_widths(
    composer: &Composer<'_>,
    style: Style,
    head: &[String],
    rows: &[Vec<String>],
) -> Result<Vec<f64>, LetterError> {
    let available = composer.width - BETWEEN * (head.len() as f64 - 1.0);
    let mut wanted = Vec::with_capacity(head.len());
    let mut needed = Vec::with_capacity(head.len());
    for (column, name) in head.iter().enumerate() {
        let cells = rows
            .iter()
            .filter_map(|row| row.get(column))
            .map(|text| (style, text));
        let (mut wide, mut word) = (0.0_f64, 0.0_f64);
        for (style, text) in cells.chain([(CELL_HEAD, name)]) {
            for line in text.lines() {
                wide = wide.max(measure(composer.faces, style, line)?);
            }
            for piece in text.split_whitespace() {
                word = word.max(measure(composer.faces, style, piece)?);
            }
        }
        wanted.push(wide + 0.1);
        needed.push((word + 0.1).min(available / head.len() as f64));
    }
    let mut widths = shared(available, &wanted, &needed);
    fill(&mut widths, available, style == CODE);
    Ok(widths)
}

/// Shares `available` among columns. Columns that want less than their part get what they want; the others share what
/// is left by their length, and never get less than their longest word needs.
fn shared(available: f64, wanted: &[f64], needed: &[f64]) -> Vec<f64> {
    let mut left = available;
    let mut open = wanted.iter().copied().enumerate().collect::<Vec<_>>();
    let mut widths = wanted.to_vec();
    loop {
        let part = left / open.len().max(1) as f64;
        let (modest, greedy): (Vec<_>, Vec<_>) = open.iter().partition(|(_, want)| *want <= part);
        left -= modest.iter().map(|(_, want)| want).sum::<f64>();
        open = greedy;
        if modest.is_empty() || open.is_empty() {
            break;
        }
    }
    let need = |column: &usize| needed.get(*column).copied().unwrap_or_default();
    let spare = left - open.iter().map(|(column, _)| need(column)).sum::<f64>();
    let more = open
        .iter()
        .map(|(column, want)| want - need(column))
        .sum::<f64>();
    for (column, want) in &open {
        if let Some(width) = widths.get_mut(*column) {
            *width = need(column) + spare * (want - need(column)) / more.max(0.01);
        }
    }
    widths
}

/// Gives what is left of the width to the last column, or to all columns alike.
fn fill(widths: &mut [f64], available: f64, alike: bool) {
    let spare = (available - widths.iter().sum::<f64>()).max(0.0);
    if alike {
        let part = spare / widths.len().max(1) as f64;
        widths.iter_mut().for_each(|width| *width += part);
    } else if let Some(last) = widths.last_mut() {
        *last += spare;
    }
}

#[cfg(test)]
mod tests {
    use super::{fill, shared};

    #[test]
    fn columns_fill_the_width_exactly() {
        let cases = [
            ([20.0, 30.0], [10.0, 10.0]),
            ([200.0, 20.0], [30.0, 20.0]),
            ([200.0, 300.0], [80.0, 80.0]),
        ];
        for (wanted, needed) in cases {
            let mut widths = shared(161.0, &wanted, &needed);
            fill(&mut widths, 161.0, false);
            assert!(
                (widths.iter().sum::<f64>() - 161.0).abs() < 0.1,
                "{widths:?}"
            );
        }
    }

    #[test]
    fn a_short_column_is_not_broken_for_a_long_one() {
        assert_eq!(shared(100.0, &[300.0, 22.0], &[30.0, 12.0]), [78.0, 22.0]);
    }

    #[test]
    fn a_long_column_keeps_its_longest_word() {
        let widths = shared(100.0, &[900.0, 80.0], &[40.0, 30.0]);
        assert!(widths[0] >= 40.0 && widths[1] >= 30.0, "{widths:?}");
    }
}

//! Tables and fields: rows that may be split between lines when they are long. Rules are horizontal only, so a row that
//! goes over a page needs no frame to be closed. How wide the columns are is decided in `columns.rs`.

use super::columns::column_widths;
use super::compose::{Composer, Head, Strip, placed, rule, splits_badly};
use super::styles::{BODY, CELL, CELL_HEAD};
use super::{Item, NodeId, Tag};
use crate::error::LetterError;
use crate::lines::{Style, measure};
use std::rc::Rc;

/// Space between two columns.
pub const BETWEEN: f64 = 4.0;
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

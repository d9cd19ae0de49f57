//! A table of counts: the label of a row on the left, numbers flush right close beside it, sums bold. It is as wide as
//! it must be, so that the eye finds the number of a row.

use super::compose::{Composer, Head, Strip, placed, rule};
use super::styles::{BODY, CELL, CELL_HEAD};
use super::{Item, Tag};
use crate::content::NumberRow;
use crate::error::LetterError;
use crate::lines::{Style, measure};
use std::rc::Rc;

/// Space between two columns.
const BETWEEN: f64 = 4.0;
/// Space above and below the text of a row.
const PADDING: f64 = 0.6;
/// The narrowest and the widest column of labels.
const LABEL: [f64; 2] = [45.0, 95.0];
/// The narrowest and the widest column of numbers, while there is room.
const NUMBER: [f64; 2] = [14.0, 32.0];

/// One row as it is drawn.
struct Line<'a> {
    tag: Tag,
    label: (Tag, Style),
    numbers: Style,
    texts: Vec<&'a str>,
}

/// Adds a table of counts; its head comes again on every page. Columns whose words do not fit beside each other follow in
/// a table of their own below, with the same labels.
pub fn number_table(
    composer: &mut Composer<'_>,
    head: &[String],
    rows: &[NumberRow],
) -> Result<(), LetterError> {
    if head.is_empty() || rows.iter().any(|row| row.cells.len() + 1 != head.len()) {
        return Err(LetterError::RaggedTable);
    }
    let needs = needs(composer, head, rows)?;
    let mut from = 0;
    for columns in together(&needs, composer.width) {
        let chosen = from..from + columns;
        from = chosen.end;
        let names = head.iter().skip(1).skip(chosen.start).take(columns);
        let names: Vec<String> = head.iter().take(1).chain(names).cloned().collect();
        let rows: Vec<NumberRow> = rows
            .iter()
            .map(|row| NumberRow {
                cells: row.cells.get(chosen.clone()).unwrap_or_default().to_vec(),
                ..row.clone()
            })
            .collect();
        one_table(composer, &names, &rows)?;
    }
    Ok(())
}

/// How many columns stand in each table.
fn together(needs: &[f64], width: f64) -> Vec<usize> {
    let [narrow_label, _] = LABEL;
    let mut tables = vec![0];
    let mut left = width - narrow_label;
    for need in needs {
        let here = tables.last_mut();
        match here {
            Some(count) if *count == 0 || need + BETWEEN <= left => *count += 1,
            _ => {
                tables.push(1);
                left = width - narrow_label;
            }
        }
        left -= need + BETWEEN;
    }
    tables
}

/// What each column of numbers needs at least: its longest word.
fn needs(
    composer: &Composer<'_>,
    head: &[String],
    rows: &[NumberRow],
) -> Result<Vec<f64>, LetterError> {
    let [narrow, _] = NUMBER;
    let mut needs = Vec::with_capacity(head.len());
    for (column, name) in head.iter().skip(1).enumerate() {
        let cells = rows.iter().filter_map(|row| row.cells.get(column));
        let mut need = narrow;
        for word in name.split(' ').chain(cells.map(String::as_str)) {
            need = need.max(measure(composer.faces, CELL_HEAD, word)? + 0.2);
        }
        needs.push(need.min(LABEL[0]));
    }
    Ok(needs)
}

fn one_table(
    composer: &mut Composer<'_>,
    head: &[String],
    rows: &[NumberRow],
) -> Result<(), LetterError> {
    let widths = widths(composer, head, rows)?;
    let table = composer.node(0, Tag::Table);
    let names = Line {
        tag: Tag::ColumnHead,
        label: (Tag::ColumnHead, CELL_HEAD),
        numbers: CELL_HEAD,
        texts: head.iter().map(String::as_str).collect(),
    };
    let mut strip = line(composer, table, &names, &widths)?;
    let repeated = Rc::new(Head {
        height: strip.height,
        items: strip.items.iter().map(as_decoration).collect(),
    });
    strip.gap = BODY.pitch * 0.5;
    strip.keep = true;
    composer.strips.push(strip);
    let count = rows.len();
    for (index, row) in rows.iter().enumerate() {
        let style = if row.total { CELL_HEAD } else { CELL };
        let texts = std::iter::once(&row.label).chain(&row.cells);
        let row = Line {
            tag: Tag::TD,
            label: (Tag::RowHead, style),
            numbers: style,
            texts: texts.map(String::as_str).collect(),
        };
        let mut strip = line(composer, table, &row, &widths)?;
        strip.head = Some(Rc::clone(&repeated));
        // No row stands alone, neither below the head nor at the top of a page.
        strip.keep = count > 1 && (index == 0 || index + 2 == count);
        composer.strips.push(strip);
    }
    Ok(())
}

/// A row as one strip: labels may have several lines, but few.
fn line(
    composer: &mut Composer<'_>,
    table: usize,
    row: &Line<'_>,
    widths: &[f64],
) -> Result<Strip, LetterError> {
    let node = composer.node(table, Tag::TR);
    let mut items = Vec::new();
    let mut lines = 1_usize;
    let mut x = composer.left;
    for (column, (text, width)) in row.texts.iter().zip(widths).enumerate() {
        let (tag, style) = match column {
            0 => row.label,
            _ => (row.tag, row.numbers),
        };
        let cell = composer.node(node, tag);
        let runs = composer.lines(style, *width, text)?;
        lines = lines.max(runs.len());
        for (index, run) in runs.into_iter().enumerate() {
            // A space that a broken line carries at its end has no width.
            let x = if column == 0 {
                x
            } else {
                x + width - run.width
            };
            let top = PADDING + index as f64 * style.pitch;
            items.push(placed(cell, x, top, style, run));
        }
        x += width + BETWEEN;
    }
    let height = 2.0 * PADDING + lines as f64 * CELL.pitch;
    items.push(rule(composer.left, height, x - BETWEEN - composer.left));
    Ok(Strip {
        height,
        items,
        ..Strip::default()
    })
}

/// The width of each column: numbers get what they need, labels what is left, if they want it.
fn widths(
    composer: &Composer<'_>,
    head: &[String],
    rows: &[NumberRow],
) -> Result<Vec<f64>, LetterError> {
    let gaps = BETWEEN * (head.len() as f64 - 1.0);
    let [narrow_label, wide_label] = LABEL;
    let [narrow, wide] = NUMBER;
    let least = needs(composer, head, rows)?;
    let spare = composer.width - gaps - narrow_label - least.iter().sum::<f64>();
    let share = spare.max(0.0) / (head.len() as f64 - 1.0).max(1.0);
    let mut widths = Vec::with_capacity(head.len());
    for (column, name) in head.iter().enumerate().skip(1) {
        let cells = rows.iter().filter_map(|row| row.cells.get(column - 1));
        let mut need = measure(composer.faces, CELL_HEAD, name)?;
        for text in cells {
            need = need.max(measure(composer.faces, CELL_HEAD, text)?);
        }
        let most = least.get(column - 1).copied().unwrap_or(narrow) + share;
        let least = most - share;
        widths.push((need + 0.2).clamp(narrow, wide).max(least).min(most));
    }
    let left = composer.width - gaps - widths.iter().sum::<f64>();
    let stub = head.iter().take(1);
    let mut label = 0.0_f64;
    for text in rows.iter().map(|row| &row.label).chain(stub) {
        label = label.max(measure(composer.faces, CELL_HEAD, text)?);
    }
    widths.insert(0, (label + 0.2).clamp(narrow_label, wide_label).min(left));
    Ok(widths)
}

/// What is drawn when the head comes again; it is read aloud only once.
fn as_decoration(item: &Item) -> Item {
    Item {
        node: None,
        mark: item.mark.clone(),
    }
}

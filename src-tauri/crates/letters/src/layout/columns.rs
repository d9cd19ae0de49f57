//! How wide the columns of a table are.

use super::compose::Composer;
use super::styles::{CELL_HEAD, CODE};
use super::table::BETWEEN;
use crate::error::LetterError;
use crate::lines::{Style, measure};

/// Widths that let every column have what it needs when that fits, and share the rest fairly when it does not.
pub fn column_widths(
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

//! Horizontal bars, one for each row or one for each column of a row: category left, value at the end, axis from 0. A
//! value that is not shown is a hatched stub that says so; its length never depends on anything but that.

use super::axis::{Axis, grouped};
use super::measure::{width, wrap};
use super::{Anchor, Drawing, Fill, Role, Shape};
use crate::{SheetCell, SheetRow, SheetTable};

/// Width of every drawing: the text of an A4 page.
const WIDTH: i32 = 1650;
/// Size of labels and values.
const TEXT: i32 = 30;
/// From one line of a label to the next.
const PITCH: i32 = 37;
/// Size of the numbers of the axis.
const SMALL: i32 = 26;
/// The widest column of labels.
const LABELS: i32 = 600;
/// Space between a label and the axis, and between a bar and its value.
const GAP: i32 = 16;
/// Height of the bar of a row with one bar, and with several.
const BAR: [i32; 2] = [46, 38];
/// Space between two bars of a row.
const INNER: i32 = 5;
/// Space between two rows.
const BETWEEN: i32 = 24;
/// Length of the stub in place of a value.
const STUB: i32 = 45;
/// Thickness of axis and grid.
const LINE: i32 = 2;
/// Height of the numbers below the axis.
const FOOT: i32 = 48;
/// Side of a square in the key.
const SWATCH: i32 = 34;
/// Inner distance of a frame from its text.
const FRAME: i32 = 40;

/// What all parts of one chart share.
struct Plan<'a> {
    table: &'a SheetTable,
    columns: usize,
    axis: Option<Axis>,
    left: i32,
    length: i32,
}

/// A row with its label in lines.
struct Row<'a> {
    row: &'a SheetRow,
    lines: Vec<String>,
    height: i32,
}

/// The chart in parts of at most `most`, with one bar for each of the first `columns` columns.
pub(super) fn layout(table: &SheetTable, columns: usize, most: i32) -> Vec<Drawing> {
    let rows = table.rows.iter().filter(|row| !row.total);
    let rows = rows.map(|row| measured(row, columns)).collect::<Vec<_>>();
    if rows.is_empty() || columns == 0 || !table.has_numbers() {
        return vec![framed(table)];
    }
    let plan = Plan::new(table, columns, &rows);
    let (key, top) = plan.key();
    let room = most.saturating_sub(top + FOOT);
    parts(&rows, room)
        .into_iter()
        .map(|rows| plan.draw(rows, key.clone(), top))
        .collect()
}

fn measured(row: &SheetRow, columns: usize) -> Row<'_> {
    let lines = wrap(&row.label, TEXT, LABELS);
    let label = PITCH * count(lines.len());
    let bars = bar(columns) * count(columns) + INNER * (count(columns) - 1);
    let height = label.max(bars) + BETWEEN;
    Row { row, lines, height }
}

/// The rows in stretches that are not higher than `room`, each of at least one row.
fn parts<'a, 'b>(rows: &'b [Row<'a>], room: i32) -> Vec<&'b [Row<'a>]> {
    let mut parts = Vec::new();
    let mut rest = rows;
    while !rest.is_empty() {
        let mut height = 0_i32;
        let fits = |row: &&Row<'_>| {
            height = height.saturating_add(row.height);
            height <= room
        };
        let (part, next) = rest.split_at(rest.iter().take_while(fits).count().max(1));
        parts.push(part);
        rest = next;
    }
    parts
}

impl<'a> Plan<'a> {
    fn new(table: &'a SheetTable, columns: usize, rows: &[Row<'_>]) -> Self {
        let widest = |texts: &mut dyn Iterator<Item = i32>| texts.max().unwrap_or_default();
        let labels = widest(
            &mut rows
                .iter()
                .flat_map(|row| row.lines.iter().map(|line| width(line, TEXT))),
        );
        let cells = || {
            rows.iter()
                .flat_map(|row| row.row.cells.iter().take(columns))
        };
        let largest = cells().filter_map(number).max();
        let values = widest(&mut cells().filter_map(number).map(|value| {
            let text = grouped(u128::from(value));
            width(&text, TEXT)
        }));
        let left = labels + GAP;
        Plan {
            table,
            columns,
            axis: largest.map(Axis::new),
            left,
            length: WIDTH - left - values - GAP,
        }
    }

    /// What the bars are: the heading of the only column, or a key of patterns. And its height.
    fn key(&self) -> (Vec<Shape>, i32) {
        let mut shapes = Vec::new();
        let headings = self.table.columns.iter().take(self.columns);
        if self.columns == 1 {
            let heading = headings.flat_map(|heading| wrap(heading, SMALL, WIDTH - self.left));
            let lines = heading.collect::<Vec<_>>();
            for (index, line) in lines.iter().enumerate() {
                let y = SMALL + PITCH * count(index);
                shapes.push(text(self.left, y, SMALL, Anchor::Start, Role::Tick, line));
            }
            return (shapes, PITCH * count(lines.len()) + GAP);
        }
        let (mut x, mut y) = (0, 0);
        for (series, heading) in headings.enumerate() {
            let lines = wrap(heading, TEXT, WIDTH - SWATCH - GAP);
            let wide = lines
                .iter()
                .map(|line| width(line, TEXT))
                .max()
                .unwrap_or_default();
            if x > 0 && x + SWATCH + GAP + wide > WIDTH {
                (x, y) = (0, y + SWATCH + BETWEEN);
            }
            shapes.push(area(x, y, SWATCH, SWATCH, Fill::Series(series)));
            x += SWATCH + GAP / 2;
            for (index, line) in lines.iter().enumerate() {
                let y = y + 28 + PITCH * count(index);
                shapes.push(text(x, y, TEXT, Anchor::Start, Role::Label, line));
            }
            y += PITCH * count(lines.len().saturating_sub(1));
            x += wide + 2 * BETWEEN;
        }
        (shapes, y + SWATCH + BETWEEN)
    }

    fn draw(&self, rows: &[Row<'_>], key: Vec<Shape>, top: i32) -> Drawing {
        let bottom = top + rows.iter().map(|row| row.height).sum::<i32>();
        let mut shapes = key;
        shapes.extend(self.grid(top, bottom));
        let mut y = top;
        for row in rows {
            self.row(&mut shapes, row, y + BETWEEN / 2);
            y += row.height;
        }
        shapes.push(area(self.left - LINE, top, LINE, bottom - top, Fill::Axis));
        let foot = if self.axis.is_some() { FOOT } else { GAP };
        Drawing {
            width: WIDTH,
            height: bottom + foot,
            shapes,
            title: self.table.title.clone(),
            description: self.description(rows),
        }
    }

    fn grid(&self, top: i32, bottom: i32) -> Vec<Shape> {
        let mut shapes = Vec::new();
        let Some(axis) = self.axis else {
            return shapes;
        };
        for tick in axis.ticks() {
            let x = self.left + axis.extent(tick, self.length);
            if tick > 0 {
                shapes.push(area(x, top, LINE, bottom - top, Fill::Grid));
            }
            let y = bottom + SMALL + GAP / 2;
            let number = grouped(tick);
            shapes.push(text(x, y, SMALL, Anchor::Middle, Role::Tick, &number));
        }
        shapes
    }

    fn row(&self, shapes: &mut Vec<Shape>, row: &Row<'_>, top: i32) {
        let height = row.height - BETWEEN;
        let label = top + (height - PITCH * count(row.lines.len())) / 2;
        for (index, line) in row.lines.iter().enumerate() {
            let (x, y) = (self.left - GAP, label + 28 + PITCH * count(index));
            shapes.push(text(x, y, TEXT, Anchor::End, Role::Label, line));
        }
        let (bar, columns) = (bar(self.columns), count(self.columns));
        let bars = top + (height - bar * columns - INNER * (columns - 1)) / 2;
        for (series, cell) in row.row.cells.iter().take(self.columns).enumerate() {
            let y = bars + (bar + INNER) * count(series);
            self.bar(shapes, cell, series, y, bar);
        }
    }

    fn bar(&self, shapes: &mut Vec<Shape>, cell: &SheetCell, series: usize, y: i32, height: i32) {
        let value = number(cell).map(u128::from);
        let (extent, fill) = match (value, self.axis) {
            (Some(value), Some(axis)) => (axis.extent(value, self.length), Fill::Series(series)),
            _ if is_zero(cell) => (0, Fill::Series(series)),
            _ => (STUB, Fill::Hidden),
        };
        if extent > 0 {
            shapes.push(area(self.left, y, extent, height, fill));
        }
        let role = match fill {
            Fill::Hidden => Role::Reason,
            _ => Role::Value,
        };
        let (x, y) = (self.left + extent + GAP, y + height / 2 + 11);
        shapes.push(text(x, y, TEXT, Anchor::Start, role, &said(cell)));
    }

    /// Every bar in words.
    fn description(&self, rows: &[Row<'_>]) -> String {
        let mut out = String::from("Balkendiagramm.");
        for row in rows {
            let cells = row.row.cells.iter().take(self.columns);
            let values = cells.zip(&self.table.columns).map(|(cell, heading)| {
                let value = said(cell);
                match self.columns {
                    1 => value,
                    _ => format!("{heading} {value}"),
                }
            });
            let values = values.collect::<Vec<_>>().join(", ");
            out.push_str(&format!(" {}: {values}.", row.row.label));
        }
        out
    }
}

/// A frame with the reason why there are no numbers.
fn framed(table: &SheetTable) -> Drawing {
    let reason = match table.hidden_because.trim() {
        "" => "Diese Tabelle enthält keine Zahlen.",
        reason => reason,
    };
    let lines = wrap(reason, TEXT, WIDTH - 2 * FRAME);
    let height = PITCH * count(lines.len()) + 2 * FRAME - 10;
    // The outline stands on the edge; half of it must not be cut off.
    let mut shapes = vec![area(
        LINE,
        LINE,
        WIDTH - 2 * LINE,
        height - 2 * LINE,
        Fill::Frame,
    )];
    for (index, line) in lines.iter().enumerate() {
        let y = FRAME + 24 + PITCH * count(index);
        shapes.push(text(FRAME, y, TEXT, Anchor::Start, Role::Reason, line));
    }
    Drawing {
        width: WIDTH,
        height,
        shapes,
        title: table.title.clone(),
        description: reason.to_owned(),
    }
}

/// The value as it stands at the end of its bar.
fn said(cell: &SheetCell) -> String {
    match cell {
        SheetCell::Number(value) => grouped(u128::from(*value)),
        SheetCell::Sign(sign) if is_zero(cell) => sign.clone(),
        SheetCell::Sign(sign) if sign == "x" => "x nicht ausgewiesen".to_owned(),
        SheetCell::Sign(sign) => format!("{sign} geschützt"),
    }
}

/// The sign of an exact zero.
fn is_zero(cell: &SheetCell) -> bool {
    matches!(cell, SheetCell::Sign(sign) if sign == "-")
}

fn number(cell: &SheetCell) -> Option<u64> {
    match cell {
        SheetCell::Number(value) => Some(*value),
        SheetCell::Sign(_) => None,
    }
}

fn bar(columns: usize) -> i32 {
    let [one, several] = BAR;
    if columns > 1 { several } else { one }
}

fn count(value: usize) -> i32 {
    i32::try_from(value).unwrap_or(i32::MAX)
}

fn area(x: i32, y: i32, width: i32, height: i32, fill: Fill) -> Shape {
    Shape::Area {
        x,
        y,
        width,
        height,
        fill,
    }
}

fn text(x: i32, y: i32, size: i32, anchor: Anchor, role: Role, text: &str) -> Shape {
    Shape::Text {
        x,
        y,
        size,
        anchor,
        role,
        text: text.to_owned(),
    }
}

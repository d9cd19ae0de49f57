//! What a drawing says, and that nothing stands outside or on top of something else.

use super::samples::{bausteine, cell, geschlecht, hidden, report, table};
use super::*;
use crate::{SheetCell, SheetRow, SheetTable};
use proptest::prelude::*;

fn texts(drawing: &Drawing, wanted: &[Role]) -> Vec<String> {
    let texts = drawing.shapes.iter().filter_map(|shape| match shape {
        Shape::Text { role, text, .. } if wanted.contains(role) => Some(text.clone()),
        _ => None,
    });
    texts.collect()
}

fn areas(drawing: &Drawing, wanted: impl Fn(Fill) -> bool) -> Vec<[i32; 4]> {
    let areas = drawing.shapes.iter().filter_map(|shape| match shape {
        Shape::Area {
            x,
            y,
            width,
            height,
            fill,
        } if wanted(*fill) => Some([*x, *y, *width, *height]),
        _ => None,
    });
    areas.collect()
}

const SAID: [Role; 2] = [Role::Value, Role::Reason];

#[test]
fn every_row_but_the_sum_has_its_bar_and_its_value() {
    let drawing = layout(&bausteine()).unwrap();
    let said = ["140", "14", ". geschützt", "x nicht ausgewiesen", "-"];
    assert_eq!(texts(&drawing, &SAID), said);
    let bars = areas(&drawing, |fill| matches!(fill, Fill::Series(_)));
    assert_eq!(bars.len(), 2);
    assert!((bars[0][2] - 10 * bars[1][2]).abs() <= 10, "{bars:?}");
    assert_eq!(areas(&drawing, |fill| fill == Fill::Hidden).len(), 2);
    assert_eq!(
        texts(&drawing, &[Role::Tick]),
        ["Personen", "0", "50", "100", "150"]
    );
    assert!(drawing.description.contains("Coaching: 140."));
    assert!(
        drawing
            .description
            .contains("Sprachförderung: . geschützt.")
    );
    assert!(!drawing.description.contains("188"));
}

#[test]
fn a_stub_is_as_long_for_any_value() {
    let of = |rest: &str| {
        let rows: [(&str, &[&str]); 2] = [("a", &[rest]), ("b", &["."])];
        let drawing = layout(&table("t", "T", Chart::Bars, &["n"], &rows)).unwrap();
        areas(&drawing, |fill| fill == Fill::Hidden)[0][2]
    };
    assert_eq!(of("5"), of("90000"));
}

#[test]
fn columns_stand_side_by_side_with_a_key() {
    let drawing = layout(&geschlecht()).unwrap();
    assert_eq!(
        texts(&drawing, &SAID),
        ["12.345", "9", ". geschützt", "0", "31", "<5 geschützt"]
    );
    let labels = texts(&drawing, &[Role::Label]);
    assert_eq!(
        labels[..4],
        ["Frauen", "Männer", "Divers oder keine Angabe", "Ausbildung"]
    );
    assert_eq!(
        labels[4..].concat(),
        "Donaudampfschifffahrtsgesellschaftskapitänspatent"
    );
    let said = "Ausbildung: Frauen 12.345, Männer 9, Divers oder keine Angabe . geschützt.";
    assert!(
        drawing.description.contains(said),
        "{}",
        drawing.description
    );
}

#[test]
fn without_numbers_there_is_a_frame_with_the_reason() {
    let drawing = layout(&hidden()).unwrap();
    assert_eq!(
        texts(&drawing, &SAID),
        ["Geschützt: mindestens eine Gruppe ist kleiner als 5."]
    );
    assert_eq!(areas(&drawing, |fill| fill == Fill::Frame).len(), 1);
    let empty = table("leer", "Schule", Chart::Bars, &["Personen"], &[]);
    assert_eq!(
        texts(&layout(&empty).unwrap(), &SAID),
        ["Diese Tabelle enthält keine Zahlen."]
    );
    let undrawn = table("t", "T", Chart::None, &["n"], &[("a", &["1"])]);
    assert_eq!(svg(&undrawn, Palette::Paper), None);
}

#[test]
fn a_sum_alone_shows_that_the_rest_is_hidden() {
    let rows: [(&str, &[&str]); 3] = [("a", &["."]), ("b", &["."]), ("Σ zusammen", &["9"])];
    let drawing = layout(&table("t", "T", Chart::Bars, &["n"], &rows)).unwrap();
    assert_eq!(texts(&drawing, &SAID), [". geschützt", ". geschützt"]);
    assert_eq!(texts(&drawing, &[Role::Tick]), ["n"]);
}

#[test]
fn a_high_chart_is_parted_between_rows_and_keeps_its_axis() {
    let labels = (1..=40)
        .map(|n| format!("Gemeinde {n}"))
        .collect::<Vec<_>>();
    let rows = labels
        .iter()
        .map(|label| (label.as_str(), &["7"] as &[&str]));
    let table = table("t", "T", Chart::Bars, &["n"], &rows.collect::<Vec<_>>());
    let parts = layout_within(&table, 1000);
    assert!(parts.len() > 2);
    assert!(parts.iter().all(|part| part.height <= 1000));
    let whole = layout(&table).unwrap();
    let said = parts
        .iter()
        .flat_map(|part| texts(part, &SAID))
        .collect::<Vec<_>>();
    assert_eq!(said, texts(&whole, &SAID));
    let axes = parts.iter().map(|part| texts(part, &[Role::Tick]));
    assert!(
        axes.into_iter()
            .all(|axis| axis == texts(&whole, &[Role::Tick]))
    );
}

#[test]
fn the_svg_is_escaped_and_readable_without_seeing_it() {
    let paper = svg(&bausteine(), Palette::Paper).unwrap();
    assert!(paper.contains("Hauptschulabschluss &amp; Vorbereitung"));
    assert!(paper.contains("Übergang &lt;U25&gt;"));
    assert!(paper.contains(
        r#"role="img" aria-labelledby="chart-bausteine-titel chart-bausteine-beschreibung""#
    ));
    assert!(paper.contains(">Teilnahmen je Baustein</title>"));
    for table in &report().tables {
        for palette in [Palette::Screen, Palette::Paper] {
            if let Some(text) = svg(table, palette) {
                well_formed(&text);
            }
        }
    }
    let mut evil = bausteine();
    evil.id = "a\"/><script>".to_owned();
    evil.rows[0].label = "\u{1}</text><script>&\u{ffff}".to_owned();
    let text = svg(&evil, Palette::Screen).unwrap();
    well_formed(&text);
    assert!(!text.contains("<script"));
}

#[test]
fn the_window_colours_its_charts_itself() {
    let screen = svg(&geschlecht(), Palette::Screen).unwrap();
    let paper = svg(&geschlecht(), Palette::Paper).unwrap();
    assert!(screen.contains(r#"fill="currentColor""#) && screen.contains("chart-series-1"));
    let without_links = screen.replace("url(#", "");
    assert!(!without_links.contains("=\"#") && !screen.contains("style="));
    assert!(paper.contains("#1f5582") && !paper.contains("currentColor"));
    assert_eq!(screen, svg(&geschlecht(), Palette::Screen).unwrap());
}

/// Every element is closed, and no length has more than one decimal.
fn well_formed(svg: &str) {
    let mut reader = quick_xml::Reader::from_str(svg);
    let mut depth = 0;
    loop {
        match reader.read_event().unwrap() {
            quick_xml::events::Event::Start(_) => depth += 1,
            quick_xml::events::Event::End(_) => depth -= 1,
            quick_xml::events::Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(depth, 0);
    for attribute in svg.split(['"', ' ', 'L', 'M', 'h', 'V']) {
        if attribute.parse::<f64>().is_ok() {
            let decimals = attribute
                .split_once('.')
                .map_or(0, |(_, decimals)| decimals.len());
            assert!(decimals <= 1, "{attribute}");
        }
    }
}

/// The parts of a made-up table: cells as text, the label of every row, how many columns, grouped or not.
type Parts = (Vec<Vec<String>>, String, usize, bool);

fn any_parts() -> impl Strategy<Value = Parts> {
    let sign = prop::sample::select(vec![".", "-", "x", "<5"]).prop_map(str::to_owned);
    let number = prop_oneof![any::<u64>(), 0u64..300].prop_map(|value| value.to_string());
    let row = prop::collection::vec(prop_oneof![number, sign], 4);
    let label = "[A-Za-zÄÖÜäöüß /-]{0,60}";
    (
        prop::collection::vec(row, 0..12),
        label,
        0usize..5,
        any::<bool>(),
    )
}

fn made((rows, label, columns, grouped): Parts) -> SheetTable {
    let chart = if grouped { Chart::Grouped } else { Chart::Bars };
    let headings = ["Frauen", "Männer im Übergang", "Divers", "k. A."];
    let mut table = table("t", "T", chart, &headings[..columns], &[]);
    let rows = rows.iter().map(|cells| SheetRow {
        label: label.clone(),
        cells: cells.iter().map(|text| cell(text)).collect(),
        total: false,
    });
    table.rows = rows.collect();
    table
}

proptest! {
    #[test]
    fn nothing_is_ever_drawn_outside_the_drawing(parts in any_parts()) {
        let table = made(parts);
        for drawing in layout_within(&table, 1500) {
            for shape in &drawing.shapes {
                match shape {
                    Shape::Area { x, y, width, height, .. } => {
                        prop_assert!(*x >= 0 && *y >= 0 && *width > 0 && *height > 0);
                        prop_assert!(x + width <= drawing.width && y + height <= drawing.height);
                    }
                    Shape::Text { x, y, size, anchor, text, .. } => {
                        let wide = measure::width(text, *size);
                        let left = match anchor {
                            Anchor::Start => *x,
                            Anchor::Middle => x - wide / 2,
                            Anchor::End => x - wide,
                        };
                        prop_assert!(left >= -20, "{text} {left}");
                        prop_assert!(left + wide <= drawing.width + 20, "{text}");
                        prop_assert!(*y > 0 && *y <= drawing.height);
                    }
                }
            }
        }
    }

    #[test]
    fn no_number_is_ever_missing(parts in any_parts()) {
        let table = made(parts);
        prop_assume!(table.has_numbers());
        let columns = if table.chart == Chart::Bars { 1 } else { table.columns.len() };
        let drawn = layout(&table).map_or_else(Vec::new, |drawing| texts(&drawing, &[Role::Value]));
        let numbers = table.rows.iter().flat_map(|row| row.cells.iter().take(columns));
        let numbers = numbers.filter_map(|cell| match cell {
            SheetCell::Number(value) => Some(german_number(*value)),
            SheetCell::Sign(_) => None,
        });
        if columns > 0 {
            let drawn = drawn.into_iter().filter(|text| text != "-").collect::<Vec<_>>();
            prop_assert_eq!(drawn, numbers.collect::<Vec<_>>());
        }
    }
}

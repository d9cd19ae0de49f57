//! A made-up report with everything that a report can have: long words, a hidden table, a table without rows, every
//! pattern, and a chart in two parts. The tests judge it; the example writes it for looking at.

use super::{Antwort, NumberRow, Statistikbericht, Zahlentafel};
use crate::content::{Anchor, Drawing, Pattern, Shape};
use chrono::NaiveDate;

pub const MARK: &str = "intern, nicht anonym, nicht zur Veröffentlichung";

fn row(label: &str, cells: &[&str], total: bool) -> NumberRow {
    NumberRow {
        label: label.to_owned(),
        cells: cells.iter().map(|cell| (*cell).to_owned()).collect(),
        total,
    }
}

fn tafel(title: &str, columns: &[&str], rows: Vec<NumberRow>) -> Zahlentafel {
    Zahlentafel {
        chapter: "Vermittlungen".to_owned(),
        title: title.to_owned(),
        definition: "Personen mit mindestens einer Vermittlung der Art im Berichtszeitraum. Eine \
                     Person kann in mehreren Zeilen zählen."
            .to_owned(),
        run: String::new(),
        stub: "Art der Vermittlung".to_owned(),
        columns: columns.iter().map(|column| (*column).to_owned()).collect(),
        rows,
        hidden_because: String::new(),
        charts: Vec::new(),
    }
}

const PATTERNS: [(Pattern, [u8; 3]); 7] = [
    (Pattern::Plain, [0x1f, 0x55, 0x82]),
    (Pattern::Stripes, [0xa8, 0x4b, 0x14]),
    (Pattern::Dots, [0x2f, 0x6b, 0x33]),
    (Pattern::BackStripes, [0x7a, 0x4e, 0x9c]),
    (Pattern::Lines, [0x4d, 0x4d, 0x4d]),
    (Pattern::Hatched, [0x6b, 0x6b, 0x6b]),
    (Pattern::Empty, [0x6b, 0x6b, 0x6b]),
];

/// A chart with one bar in each pattern, `height` millimetres high.
pub fn chart(height: f64) -> Drawing {
    let text = |x, y, anchor, text: String| Shape::Text {
        x,
        y,
        size: 3.0,
        anchor,
        text,
    };
    let mut shapes = Vec::new();
    for (index, (pattern, colour)) in (0_u8..).zip(PATTERNS) {
        let y = 2.0 + 7.0 * f64::from(index);
        let width = 90.0 - 12.0 * f64::from(index);
        shapes.push(text(43.0, y + 3.5, Anchor::End, format!("Muster {index}")));
        shapes.push(Shape::Area {
            x: 45.0,
            y,
            width,
            height: 4.6,
            pattern,
            colour,
            outlined: true,
        });
        let value = format!("{}", 90 - 12 * i32::from(index));
        shapes.push(text(46.6 + width, y + 3.5, Anchor::Start, value));
    }
    shapes.push(text(45.0, 56.0, Anchor::Middle, "0".to_owned()));
    Drawing {
        width: 165.0,
        height,
        shapes,
        alt: "Balkendiagramm. Muster 0: 90. Muster 1: 78.".to_owned(),
    }
}

pub fn statistikbericht(mark: &str) -> Statistikbericht {
    let mut arten = tafel(
        "Vermittelte Personen nach Art der Vermittlung",
        &["1. Halbjahr 2026", "2. Halbjahr 2025"],
        vec![
            row("Ausbildung", &["1.022", "16"], false),
            row("Beschäftigung & Praktikum <U25>", &["16", "."], false),
            row(
                "Donaudampfschifffahrtsgesellschaftskapitänspatent",
                &["<5", "x"],
                false,
            ),
            row("zusammen", &["1.038", "-"], true),
        ],
    );
    arten.run = "01.07.2025 bis 30.06.2026".to_owned();
    arten.charts = vec![chart(58.0)];
    let mut parted = tafel("Personen nach Gemeinde", &["Personen"], Vec::new());
    parted.chapter = "Personen nach Gemeinde".to_owned();
    parted.rows = (1..=60)
        .map(|n| row(&format!("Gemeinde Šumperk-Öhringen {n}"), &["7"], false))
        .collect();
    parted.charts = vec![chart(200.0), chart(58.0)];
    let mut hidden = tafel(
        "Herkunft",
        &["Personen"],
        vec![row("Westafrika", &["."], false)],
    );
    hidden.hidden_because = "Geschützt: Mindestens eine Gruppe ist kleiner als 5.".to_owned();
    let empty = tafel("Schule", &["Personen"], Vec::new());
    let pairs = [
        ("Programm", "Gemeinsam klappt’s"),
        ("Stichtag", "30.06.2026"),
    ];
    Statistikbericht {
        title: "Bericht für den Rat, 1. Halbjahr 2026".to_owned(),
        mark: mark.to_owned(),
        head: pairs
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .to_vec(),
        answers: vec![Antwort {
            question: "Wie viele Menschen wurden vermittelt?".to_owned(),
            paragraphs: vec!["1.038 Personen wurden vermittelt.".to_owned()],
        }],
        tables: vec![arten, hidden, empty, parted],
        notes: vec!["Zeichen: . = geschützt, wird nicht gezeigt.".to_owned()],
        date: NaiveDate::from_ymd_opt(2026, 7, 3).unwrap_or_default(),
        document_id: [8; 16],
    }
}

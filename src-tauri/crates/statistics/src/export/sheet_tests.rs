//! The same numbers in the spreadsheet, in the long list and in the chart; texts that a spreadsheet could take for a
//! formula; the mark on every worksheet. The spreadsheet is read back from its parts.

use super::{sheet_csv, sheet_xlsx};
use crate::chart::samples::{internal, report};
use crate::chart::{Palette, german_number, svg};
use crate::{Chart, INTERNAL_MARK, Sheet, SheetCell};
use chrono::NaiveDate;
use proptest::prelude::*;
use quick_xml::events::Event;
use std::collections::BTreeMap;
use std::io::{Cursor, Read};

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 7, 3).unwrap()
}

fn csv(sheet: &Sheet) -> String {
    String::from_utf8(sheet_csv(sheet)).unwrap()
}

/// The parts of the spreadsheet by their names.
fn parts(sheet: &Sheet) -> BTreeMap<String, String> {
    let bytes = sheet_xlsx(sheet, day()).unwrap();
    let mut file = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut parts = BTreeMap::new();
    for index in 0..file.len() {
        let mut part = file.by_index(index).unwrap();
        let mut text = String::new();
        part.read_to_string(&mut text).unwrap();
        parts.insert(part.name().unwrap().into_owned(), text);
    }
    parts
}

/// The texts inside the elements `name`, one for each.
fn inside(xml: &str, name: &str) -> Vec<String> {
    let mut reader = quick_xml::Reader::from_str(xml);
    let mut found: Vec<String> = Vec::new();
    let mut open = false;
    loop {
        match reader.read_event().unwrap() {
            Event::Start(tag) if tag.name().as_ref() == name => {
                open = true;
                found.push(String::new());
            }
            Event::End(tag) if tag.name().as_ref() == name => open = false,
            Event::Text(text) if open => found.last_mut().unwrap().push_str(&text),
            Event::GeneralRef(entity) if open => {
                let c = match &*entity {
                    "amp" => "&",
                    "lt" => "<",
                    "gt" => ">",
                    other => panic!("{other}"),
                };
                found.last_mut().unwrap().push_str(c);
            }
            Event::Eof => return found,
            _ => {}
        }
    }
}

/// A worksheet as rows of (is a number, text).
fn rows(parts: &BTreeMap<String, String>, number: usize) -> Vec<Vec<(bool, String)>> {
    let strings = inside(&parts["xl/sharedStrings.xml"], "t");
    let sheet = &parts[&format!("xl/worksheets/sheet{number}.xml")];
    let rows = sheet.split("<row ").skip(1);
    let cells = rows.map(|row| {
        let cells = row.split("<c ").skip(1).filter(|cell| cell.contains("<v>"));
        let cells = cells.map(|cell| {
            let value = cell
                .split("<v>")
                .nth(1)
                .unwrap()
                .split("</v>")
                .next()
                .unwrap();
            if cell.contains(r#"t="s""#) {
                (false, strings[value.parse::<usize>().unwrap()].clone())
            } else {
                (true, value.to_owned())
            }
        });
        cells.collect()
    });
    cells.collect()
}

fn text(value: &str) -> (bool, String) {
    (false, value.to_owned())
}

#[test]
fn every_value_is_in_spreadsheet_list_and_chart() {
    let report = report();
    let (parts, csv) = (parts(&report), csv(&report));
    for (index, table) in report.tables.iter().enumerate() {
        let worksheet = rows(&parts, index + 3);
        let chart = svg(table, Palette::Paper).unwrap_or_default();
        for row in &table.rows {
            let mut wanted = vec![text(&row.label)];
            for (column, cell) in row.cells.iter().enumerate() {
                wanted.push((matches!(cell, SheetCell::Number(_)), cell.text()));
                let line = format!(";{}\r\n", cell.text());
                assert!(csv.contains(&line), "{line}");
                let drawn =
                    table.chart == Chart::Grouped || table.chart == Chart::Bars && column == 0;
                if let (SheetCell::Number(value), true) = (cell, drawn && !row.total) {
                    let label = format!(">{}</text>", german_number(*value));
                    assert!(chart.contains(&label), "{label}");
                }
            }
            assert!(worksheet.contains(&wanted), "{wanted:?} {worksheet:?}");
        }
    }
}

#[test]
fn the_worksheets_are_named_and_begin_with_an_overview() {
    let parts = parts(&report());
    let names = parts["xl/workbook.xml"].split("<sheet name=\"").skip(1);
    let names = names
        .map(|rest| rest.split('"').next().unwrap())
        .collect::<Vec<_>>();
    let expected = [
        "Übersicht",
        "Antworten",
        "01 Teilnahmen je Baustein",
        "02 Vermittelte Personen nach Ar",
        "03 Herkunft Eintritte Stand",
        "04 =1+1",
        "05 Schule",
        "Definitionen",
        "Hinweise",
    ];
    assert_eq!(names, expected);
    let overview = rows(&parts, 1);
    assert_eq!(
        overview[0],
        [text("Bericht für den Rat & die Öffentlichkeit")]
    );
    assert_eq!(overview[1], [text("Programm"), text("Gemeinsam klappt’s")]);
    let definitions = rows(&parts, 8);
    assert_eq!(definitions[2][2], text("01.07.2025 bis 30.06.2026"));
    let hidden = rows(&parts, 5);
    assert!(hidden.contains(&vec![text(
        "Geschützt: mindestens eine Gruppe ist kleiner als 5."
    )]));
    assert!(hidden.contains(&vec![text("Westafrika"), text(".")]));
    assert!(parts["xl/worksheets/sheet3.xml"].contains(r#"state="frozen""#));
}

#[test]
fn a_spreadsheet_never_has_a_formula() {
    let parts = parts(&report());
    for (name, part) in parts
        .iter()
        .filter(|(name, _)| name.contains("worksheets/"))
    {
        assert!(!part.contains("<f>") && !part.contains("<f "), "{name}");
        assert!(!part.contains("hyperlink"), "{name}");
    }
    let strings = inside(&parts["xl/sharedStrings.xml"], "t");
    for evil in ["=1+1", "@SUM(A1)", "+49", "-2", "=HYPERLINK(\"http://x\")"] {
        assert!(strings.iter().any(|string| string == evil), "{evil}");
    }
    assert!(parts["xl/styles.xml"].contains(r#"quotePrefix="1""#));
}

#[test]
fn a_list_never_has_a_formula() {
    let csv = csv(&report());
    assert!(csv.starts_with("\u{feff}Bericht;Bericht für den Rat & die Öffentlichkeit\r\n"));
    assert!(csv.contains("\r\nKapitel;Tabelle;Zeitraum;Zeile;Spalte;Wert\r\n"));
    assert!(csv.contains("\r\nTeilnahmen;\"'=1+1\";;\"'-2\";\"'+49\";x\r\n"));
    assert!(csv.contains("\r\nTeilnahmen;Teilnahmen je Baustein;;Alphabetisierung;Personen;-\r\n"));
    assert!(csv.contains("\r\nHinweis;\"'+ Hinweis\"\r\n"));
    let lines = csv.trim_start_matches('\u{feff}').split("\r\n");
    for field in lines.flat_map(|line| line.split(';')) {
        assert!(
            field == "-" || !field.starts_with(['=', '+', '-', '@', '＝']),
            "{field}"
        );
    }
}

#[test]
fn the_mark_is_on_every_worksheet_and_only_where_it_belongs() {
    let marked = parts(&internal());
    let worksheets = marked
        .keys()
        .filter(|name| name.starts_with("xl/worksheets/sheet"));
    let count = worksheets.count();
    assert_eq!(count, 9);
    for number in 1..=count {
        assert_eq!(rows(&marked, number)[0], [text(INTERNAL_MARK)]);
        let sheet = &marked[&format!("xl/worksheets/sheet{number}.xml")];
        assert!(inside(sheet, "oddHeader")[0].contains(INTERNAL_MARK));
    }
    assert!(csv(&internal()).starts_with(&format!("\u{feff}{INTERNAL_MARK}\r\n")));
    let open = parts(&report());
    assert!(open.values().all(|part| !part.contains(INTERNAL_MARK)));
    assert!(!csv(&report()).contains(INTERNAL_MARK));
}

#[test]
fn the_same_report_gives_the_same_bytes_and_the_day_is_handed_in() {
    let bytes = sheet_xlsx(&report(), day()).unwrap();
    assert_eq!(bytes, sheet_xlsx(&report(), day()).unwrap());
    assert!(parts(&report())["docProps/core.xml"].contains("2026-07-03T00:00:00Z"));
    assert_eq!(sheet_csv(&report()), sheet_csv(&report()));
}

#[test]
fn a_report_without_tables_is_still_a_file() {
    let mut empty = report();
    (empty.tables, empty.notes, empty.answers) = (Vec::new(), Vec::new(), Vec::new());
    assert_eq!(rows(&parts(&empty), 2).len(), 1);
    assert!(csv(&empty).contains("Kapitel;Tabelle"));
}

#[test]
fn a_text_too_long_for_a_cell_is_an_error_without_the_text() {
    let mut long = report();
    long.notes = vec!["Wort ".repeat(8_000)];
    let error = sheet_xlsx(&long, day()).unwrap_err();
    assert!(!error.to_string().contains("Wort"));
}

/// A report that says `text` wherever a text may stand.
fn saying(text: &str) -> Sheet {
    let mut sheet = report();
    let text = || text.to_owned();
    (sheet.title, sheet.notes, sheet.head) = (text(), vec![text()], vec![(text(), text())]);
    sheet.answers[0].question = text();
    sheet.answers[0].paragraphs = vec![text()];
    for table in &mut sheet.tables {
        (table.chapter, table.title, table.definition) = (text(), text(), text());
        (table.stub, table.run, table.hidden_because) = (text(), text(), text());
        table.columns.iter_mut().for_each(|column| *column = text());
        table.rows.iter_mut().for_each(|row| row.label = text());
    }
    sheet
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn no_text_ever_becomes_a_formula(text in "[ \\t\\r\\n]{0,2}[=+@＝＋－＠-]?\\PC{0,20}[\"';<&\u{1}]?") {
        let sheet = saying(&text);
        let list = sheet_csv(&sheet);
        let list = list.strip_prefix("\u{feff}".as_bytes()).unwrap();
        let mut reader = csv::ReaderBuilder::new();
        let mut reader = reader.delimiter(b';').flexible(true).has_headers(false).from_reader(list);
        for record in reader.records() {
            for field in record.unwrap().iter().filter(|field| *field != "-") {
                let start = field.trim_start().chars().next();
                prop_assert!(!start.is_some_and(|c| "=+-@＝＋－＠".contains(c)), "{field:?}");
            }
        }
        for (name, part) in parts(&sheet).iter().filter(|(name, _)| name.ends_with(".xml")) {
            prop_assert!(!part.contains("<f>") && !part.contains("<f "), "{name}");
            inside(part, "t");
        }
    }
}

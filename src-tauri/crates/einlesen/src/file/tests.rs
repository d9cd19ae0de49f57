//! Files of every kind: encodings, separators, workbooks made by hand, and files that are none.

use std::io::{Cursor, Write};

use proptest::prelude::*;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::*;
use crate::table::{Cell, MAX_COLUMNS};

const LIST: &str =
    "Nachname;Vorname;Geburtsdatum\nMüller;Şahin;01.02.1999\nGroß;\"Ali;\nReza\";2001\n";

fn archive(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A workbook of one sheet with these rows of XML.
fn xlsx(rows: &str, epoch: &str) -> Vec<u8> {
    let sheet = format!(
        "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>{rows}</sheetData></worksheet>"
    );
    let workbook = format!(
        "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" \
         xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">{epoch}\
         <sheets><sheet name=\"Liste\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
    );
    archive(&[
        (
            "[Content_Types].xml",
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>",
        ),
        (
            "_rels/.rels",
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>",
        ),
        ("xl/workbook.xml", &workbook),
        (
            "xl/_rels/workbook.xml.rels",
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>",
        ),
        (
            "xl/styles.xml",
            "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\" applyNumberFormat=\"1\"/></cellXfs></styleSheet>",
        ),
        ("xl/worksheets/sheet1.xml", &sheet),
    ])
}

fn text_row(row: u32, cells: &[&str]) -> String {
    let cell = |(index, text): (usize, &&str)| {
        let column = crate::table::letters(index);
        format!("<c r=\"{column}{row}\" t=\"inlineStr\"><is><t>{text}</t></is></c>")
    };
    let cells: String = cells.iter().enumerate().map(cell).collect();
    format!("<row r=\"{row}\">{cells}</row>")
}

fn ods(content: &str) -> Vec<u8> {
    archive(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        (
            "META-INF/manifest.xml",
            "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"/>",
        ),
        ("content.xml", content),
    ])
}

fn ods_table(rows: &str) -> Vec<u8> {
    ods(&format!(
        "<office:document-content xmlns:office=\"o\" xmlns:table=\"t\" xmlns:text=\"x\"><office:body>\
         <office:spreadsheet><table:table table:name=\"Liste\">{rows}</table:table></office:spreadsheet>\
         </office:body></office:document-content>"
    ))
}

fn shown(table: &Table) -> Vec<(u32, Vec<String>)> {
    let cells = |row: &crate::table::Row| row.cells.iter().map(Cell::shown).collect();
    table
        .rows
        .iter()
        .map(|row| (row.number, cells(row)))
        .collect()
}

#[test]
fn text_is_read_in_every_usual_encoding() {
    let utf16 = |big: bool| -> Vec<u8> {
        let unit = |unit: u16| {
            if big {
                unit.to_be_bytes()
            } else {
                unit.to_le_bytes()
            }
        };
        LIST.encode_utf16().flat_map(unit).collect()
    };
    let marked = |mark: &[u8], bytes: Vec<u8>| [mark, &bytes].concat();
    let latin = LIST.replace('Ş', "S");
    let windows: Vec<u8> = latin
        .chars()
        .map(|c| u8::try_from(u32::from(c)).unwrap())
        .collect();
    for (bytes, format) in [
        (LIST.as_bytes().to_vec(), "CSV, Semikolon, UTF-8"),
        (
            marked(b"\xef\xbb\xbf", LIST.as_bytes().to_vec()),
            "CSV, Semikolon, UTF-8",
        ),
        (marked(b"\xff\xfe", utf16(false)), "CSV, Semikolon, UTF-16"),
        (marked(b"\xfe\xff", utf16(true)), "CSV, Semikolon, UTF-16"),
        (utf16(false), "CSV, Semikolon, UTF-16"),
        (
            LIST.replace('\n', "\r\n").into_bytes(),
            "CSV, Semikolon, UTF-8",
        ),
        (
            LIST.replace('\n', "\r").into_bytes(),
            "CSV, Semikolon, UTF-8",
        ),
        (
            format!("sep=;\r\n{LIST}").into_bytes(),
            "CSV, Semikolon, UTF-8",
        ),
        (windows, "CSV, Semikolon, Windows-1252"),
        (
            LIST.replace(';', "\t").into_bytes(),
            "CSV, Tabulator, UTF-8",
        ),
        (LIST.replace(';', ",").into_bytes(), "CSV, Komma, UTF-8"),
    ] {
        let table = read(&bytes, "").unwrap();
        assert_eq!(table.format, format);
        assert_eq!(table.columns[0].title, "Nachname", "{format}");
        assert_eq!(table.rows[0].cells[0].shown(), "Müller", "{format}");
        assert!(
            table.rows[1].cells[1].shown().ends_with("\nReza"),
            "{format}"
        );
    }
}

#[test]
fn rows_are_numbered_as_a_spreadsheet_shows_them() {
    let text = "Liste der Klienten;;\n\n\nName;Geburtsdatum;Ort\n\"Müller\nAli\";1999;Köln\n\n;;\nGroß;2000;Bonn";
    let table = read(text.as_bytes(), "").unwrap();
    assert_eq!(table.header_row, 4);
    let rows: Vec<u32> = table.rows.iter().map(|row| row.number).collect();
    assert_eq!(rows, [5, 8]);
    let table = read(format!("sep=;\n{text}").as_bytes(), "").unwrap();
    assert_eq!((table.header_row, table.rows[0].number), (5, 6));
}

#[test]
fn headings_are_unique_and_no_column_is_lost() {
    let table = read("Name;Datum;Datum;;\nA;1;2;3;\nB;4;5;6;\n".as_bytes(), "").unwrap();
    let titles: Vec<&str> = table
        .columns
        .iter()
        .map(|column| column.title.as_str())
        .collect();
    assert_eq!(titles, ["Name", "Datum", "Datum (2)", "Spalte D"]);
    assert_eq!(table.column("Datum (2)"), Some(2));
    assert_eq!(table.column(""), None);
    assert_eq!(
        crate::table::letters(0)
            + &crate::table::letters(25)
            + &crate::table::letters(26)
            + &crate::table::letters(701),
        "AZAAZZ"
    );
}

#[test]
fn a_workbook_gives_texts_numbers_dates_and_values_of_formulas() {
    let rows = |serial: &str| {
        text_row(1, &["Name", "Geburtsdatum", "PLZ", "Ort"])
            + &format!(
                "<row r=\"3\"><c r=\"A3\" t=\"inlineStr\"><is><t> Tesfaldet </t></is></c><c r=\"B3\" s=\"1\"><v>{serial}</v></c>\
                 <c r=\"C3\"><v>1067</v></c><c r=\"D3\" t=\"str\"><f>A1</f><v>Köln</v></c><c r=\"E3\" t=\"e\"><v>#REF!</v></c></row>"
            )
    };
    let expected = |day: &str| {
        vec![(
            3,
            vec![
                "Tesfaldet".to_owned(),
                day.to_owned(),
                "1067".to_owned(),
                "Köln".to_owned(),
                "#FEHLER".to_owned(),
            ],
        )]
    };
    let table = read(&xlsx(&rows("36192"), ""), "").unwrap();
    assert_eq!(shown(&table), expected("01.02.1999"));
    assert_eq!(
        (
            table.sheets.as_slice(),
            table.sheet.as_str(),
            table.format.as_str()
        ),
        (&["Liste".to_owned()][..], "Liste", "Excel (.xlsx)")
    );
    let table = read(&xlsx(&rows("34730"), "<workbookPr date1904=\"1\"/>"), "").unwrap();
    assert_eq!(
        shown(&table),
        expected("01.02.1999"),
        "the calendar of old Macs"
    );
    assert_eq!(
        read(&xlsx(&rows("1"), ""), "Tabelle9").err(),
        Some(ReadError::NoSuchSheet)
    );
}

#[test]
fn a_cell_far_outside_is_no_reason_to_fill_the_memory() {
    let far = text_row(1, &["Name", "Vorname", "Geburtsdatum"])
        + "<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>";
    assert_eq!(
        read(&xlsx(&far, ""), "").err(),
        Some(ReadError::TooManyCells)
    );
    let cell =
        "<table:table-cell office:value-type=\"string\"><text:p>Name</text:p></table:table-cell>";
    let wide = cell.replace(
        "office:value-type",
        "table:number-columns-repeated=\"16384\" office:value-type",
    );
    let bomb =
        format!("<table:table-row table:number-rows-repeated=\"1000000\">{wide}</table:table-row>");
    assert_eq!(
        read(&ods_table(&bomb), "").err(),
        Some(ReadError::TooManyCells)
    );
    let tall = format!(
        "<table:table-row table:number-rows-repeated=\"1000000\"><table:table-cell/></table:table-row><table:table-row>{cell}</table:table-row>"
    );
    assert_eq!(
        read(&ods_table(&tall), "").err(),
        Some(ReadError::TooManyCells)
    );
    let spaces = cell.replace("Name", "<text:s text:c=\"4000000000\"/>");
    assert_eq!(
        read(
            &ods_table(&format!("<table:table-row>{spaces}</table:table-row>")),
            ""
        )
        .err(),
        Some(ReadError::CellTooLong)
    );
    let columns: String = (0..=MAX_COLUMNS).map(|n| format!("Spalte{n};")).collect();
    assert_eq!(
        read(format!("{columns}\n{columns}\n").as_bytes(), "").err(),
        Some(ReadError::TooManyCells)
    );
}

#[test]
fn an_archive_that_unpacks_to_a_mountain_is_refused() {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for name in ["xl/workbook.xml", "xl/sharedStrings.xml"] {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        let zeros = vec![b' '; 1 << 20];
        for _ in 0..(if name.ends_with("k.xml") { 1 } else { 201 }) {
            zip.write_all(&zeros).unwrap();
        }
    }
    let bytes = zip.finish().unwrap().into_inner();
    assert!(bytes.len() < 1 << 20);
    assert_eq!(read(&bytes, "").err(), Some(ReadError::TooLarge));
}

#[test]
fn an_opendocument_table_that_is_cut_off_is_damaged() {
    let whole = format!(
        "<office:document-content xmlns:office=\"o\" xmlns:table=\"t\" xmlns:text=\"x\"><table:table table:name=\"Liste\"><table:table-row>{}",
        "<table:table-cell office:value-type=\"string\"><text:p>Name</text:p></table:table-cell>"
    );
    for end in ["", "</table:table-row>", "<office:annotation>"] {
        assert_eq!(
            read(&ods(&format!("{whole}{end}")), "").err(),
            Some(ReadError::Damaged),
            "{end}"
        );
    }
    let repeated = ods_table(
        "<table:table-row table:number-rows-repeated=\"0\"><table:table-cell/></table:table-row>",
    );
    assert_eq!(read(&repeated, "").err(), Some(ReadError::Damaged));
}

#[test]
fn merged_cells_hold_for_every_row() {
    let merged = "<table:table-row><table:table-cell office:value-type=\"string\"><text:p>Nachname</text:p></table:table-cell>\
        <table:table-cell office:value-type=\"string\"><text:p>Ort</text:p></table:table-cell></table:table-row>\
        <table:table-row><table:table-cell office:value-type=\"string\"><text:p>A</text:p></table:table-cell>\
        <table:table-cell table:number-rows-spanned=\"2\" office:value-type=\"string\"><text:p>Köln</text:p></table:table-cell></table:table-row>\
        <table:table-row><table:table-cell office:value-type=\"string\"><text:p>B</text:p></table:table-cell>\
        <table:covered-table-cell/></table:table-row>";
    let table = read(&ods_table(merged), "").unwrap();
    assert_eq!(
        shown(&table)[1],
        (3, vec!["B".to_owned(), "Köln".to_owned()])
    );
    assert!(table.is_merged(3, 1) && !table.is_merged(2, 1));
}

#[test]
fn what_is_no_table_says_what_it_is() {
    let whole = xlsx(&text_row(1, &["Name", "Vorname"]), "");
    let encrypted: Vec<u8> = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        .iter()
        .copied()
        .chain("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes))
        .collect();
    let macros = archive(&[("xl/workbook.xml", ""), ("xl/vbaProject.bin", "")]);
    let binary = archive(&[("xl/workbook.bin", "")]);
    let letter = archive(&[("word/document.xml", "")]);
    let locked = archive(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        (
            "META-INF/manifest.xml",
            "<manifest:manifest><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>",
        ),
        ("content.xml", "<a/>"),
    ]);
    for (bytes, error) in [
        (&b""[..], ReadError::Empty),
        (b" \r\n ", ReadError::Empty),
        (b";;;\n;;\n", ReadError::Empty),
        (
            b"<html><table><tr><td>Name</td></tr></table></html>",
            ReadError::WebPage,
        ),
        (b"\n<!DOCTYPE html><html>", ReadError::WebPage),
        (b"<?xml version=\"1.0\"?><Workbook/>", ReadError::WebPage),
        (b"%PDF-1.7\n", ReadError::NotATable),
        (b"\x89PNG\r\n\x1a\n", ReadError::NotATable),
        (b"Name;Vorname\n\0\0\0;\0\0", ReadError::NotATable),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1Workbook",
            ReadError::OldFormat,
        ),
        (&encrypted, ReadError::Password),
        (&macros, ReadError::Macros),
        (&binary, ReadError::OldFormat),
        (&letter, ReadError::NotATable),
        (&locked, ReadError::Password),
        (whole.get(..whole.len() / 2).unwrap(), ReadError::Damaged),
        (b"1;2;3\n4;5;6\n7;8;9\n", ReadError::NoHeadings),
    ] {
        assert_eq!(read(bytes, "").err(), Some(error));
        assert!(error.message().ends_with('.') && error.remedy().ends_with('.'));
    }
    let open_quote = format!("Name;Vorname\n\"Ali;{}", "Reza\n".repeat(30_000));
    assert_eq!(
        read(open_quote.as_bytes(), "").err(),
        Some(ReadError::CellTooLong)
    );
    let only_headings = read("Name;Vorname;Ort\n".as_bytes(), "").unwrap();
    assert!(only_headings.rows.is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let _ = read(&bytes, "");
    }

    #[test]
    fn no_text_makes_it_panic(text in "[\\PC;,\"\n\t]{0,200}") {
        let _ = read(text.as_bytes(), "");
    }

    #[test]
    fn no_changed_byte_of_a_workbook_makes_it_panic(place in 0_usize..4_000, byte in any::<u8>(), sheet in any::<bool>()) {
        let rows = text_row(1, &["Name", "Vorname"]) + &text_row(2, &["Müller", "Ali"]);
        let cell = "<table:table-row><table:table-cell office:value-type=\"string\"><text:p>Name</text:p></table:table-cell></table:table-row>";
        let mut bytes = if sheet { xlsx(&rows, "") } else { ods_table(cell) };
        let place = place % bytes.len();
        bytes[place] = byte;
        let _ = read(&bytes, "");
    }

    #[test]
    fn no_content_of_a_sheet_makes_it_panic(inner in "(<(/)?(row|c|v|is|t|f|sheetData|mergeCells)( r=\"[A-C]?[0-9]{0,3}\")?>|[0-9a-z&;]{0,5}){0,30}") {
        let _ = read(&xlsx(&inner, ""), "");
        let inner = inner.replace("row", "table:table-row").replace("<c", "<table:table-cell").replace("</c", "</table:table-cell");
        let _ = read(&ods_table(&inner), "");
    }
}

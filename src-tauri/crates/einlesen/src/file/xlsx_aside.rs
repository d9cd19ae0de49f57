//! What the parser of .xlsx does not tell about a sheet: hidden rows and comments. Nothing here makes a file unreadable;
//! what cannot be found out is not said.

use std::collections::BTreeSet;
use std::io::{BufReader, Cursor};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use crate::table::MAX_ROWS;

/// Last row that can be hidden; beyond it no sheet is read.
const LAST_ROW: u32 = MAX_ROWS as u32 + 500;
/// Most elements of a part that are looked at; a sheet of 20,500 rows and 260 columns has about 16 million.
const MOST_ELEMENTS: usize = 20_000_000;

/// Hidden rows of a sheet, counted from 1, and comments at its cells.
pub fn of(bytes: &[u8], sheet: &str) -> (BTreeSet<u32>, usize) {
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else {
        return Default::default();
    };
    let Some(path) = path_of(&mut archive, sheet) else {
        return Default::default();
    };
    let mut hidden = BTreeSet::new();
    each(&mut archive, &path, |element| {
        if element.local_name().as_ref() == "row"
            && matches!(attribute(element, "hidden").as_str(), "1" | "true")
        {
            let row = attribute(element, "r").parse::<u32>();
            hidden.extend(row.ok().filter(|row| *row <= LAST_ROW));
        }
    });
    let mut comments = 0;
    for part in comment_parts(&mut archive, &path) {
        each(&mut archive, &part, |element| {
            comments += usize::from(element.local_name().as_ref() == "comment");
        });
    }
    (hidden, comments)
}

type Archive<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// The part that holds a sheet, by way of the relation that the workbook names.
fn path_of(archive: &mut Archive<'_>, sheet: &str) -> Option<String> {
    let mut relation = String::new();
    each(archive, "xl/workbook.xml", |element| {
        if element.local_name().as_ref() == "sheet" && attribute(element, "name") == sheet {
            relation = attribute(element, "r:id");
        }
    });
    let target = relations(archive, "xl/_rels/workbook.xml.rels")
        .into_iter()
        .find(|(id, _, _)| *id == relation && !relation.is_empty())
        .map(|(_, _, target)| target)?;
    Some(match target.strip_prefix('/') {
        Some(whole) => whole.to_owned(),
        None => format!("xl/{target}"),
    })
}

fn comment_parts(archive: &mut Archive<'_>, path: &str) -> Vec<String> {
    let Some((folder, file)) = path.rsplit_once('/') else {
        return Vec::new();
    };
    relations(archive, &format!("{folder}/_rels/{file}.rels"))
        .into_iter()
        .filter(|(_, kind, _)| kind.ends_with("/comments"))
        .map(|(_, _, target)| match target.strip_prefix("../") {
            Some(beside) => format!("xl/{beside}"),
            None => target.trim_start_matches('/').to_owned(),
        })
        .collect()
}

/// Id, type and target of every relation of a part.
fn relations(archive: &mut Archive<'_>, path: &str) -> Vec<(String, String, String)> {
    let mut found = Vec::new();
    each(archive, path, |element| {
        if element.local_name().as_ref() == "Relationship" {
            found.push((
                attribute(element, "Id"),
                attribute(element, "Type"),
                attribute(element, "Target"),
            ));
        }
    });
    found
}

/// Shows every element of a part until the first mistake.
fn each(archive: &mut Archive<'_>, path: &str, mut see: impl FnMut(&BytesStart<'_>)) {
    let Ok(part) = archive.by_name(path) else {
        return;
    };
    let mut reader = Reader::from_reader(BufReader::new(part));
    let mut buffer = Vec::new();
    for _ in 0..MOST_ELEMENTS {
        buffer.clear();
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(element) | Event::Empty(element)) => see(&element),
            Ok(Event::Eof) | Err(_) => return,
            Ok(_) => {}
        }
    }
}

fn attribute(element: &BytesStart<'_>, name: &str) -> String {
    let found = element.try_get_attribute(name).ok().flatten();
    found
        .map(|attribute| attribute.value.into_owned())
        .unwrap_or_default()
}

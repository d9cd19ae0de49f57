//! `fall import`, `fall imports`, `fall undo`: Fälle from a file in the exchange format or from a list of others.
//!
//! What kind of file it is says its content; a name that ends in .jsonl only decides about an empty one.

use std::collections::BTreeMap;
use std::io::Read;
use std::path::{Path, PathBuf};

use clap::Args;
use fallmappe_commands::schema::{
    ImportFaelle, ImportList, ImportReport, ImportSource, ImportTarget, ListNote, ListNoteKind,
    ListPreview, ListReport, MappedColumn, Mapping, Nothing, ReadList,
};
use fallmappe_commands::{CommandError, ErrorCode, command};
use fallmappe_domain::check::Problem;
use fallmappe_domain::exchange::NEWER_VERSION;

use crate::desk::{Desk, handle};
use crate::output::{Failure, print};
use crate::verlauf;

/// Largest file with a mapping.
const MAX_MAPPING_BYTES: u64 = 1 << 20;
/// Bytes from the beginning that tell the exchange format from a table.
const BEGINNING: u64 = 64;

#[derive(Args)]
#[command(after_help = targets())]
pub struct ImportArguments {
    /// Datei: .jsonl (Austauschformat), .xlsx, .ods oder .csv
    pub file: PathBuf,
    /// Datei mit der Zuordnung der Spalten (JSON, Ziele siehe unten); sonst die gespeicherte oder die vorgeschlagene
    #[arg(long, value_name = "FILE")]
    pub mapping: Option<PathBuf>,
    /// Blatt der Arbeitsmappe; sonst das erste mit Zeilen
    #[arg(
        long,
        default_value = "",
        hide_default_value = true,
        value_name = "BLATT"
    )]
    pub sheet: String,
    /// Zeilen der Tabelle, die wegbleiben: 7,12 oder 200-210
    #[arg(long, value_name = "ZEILEN", value_parser = rows, default_value = "", hide_default_value = true)]
    pub skip: Rows,
    /// Nur prüfen
    #[arg(long)]
    pub dry_run: bool,
}

/// What a column can be, for a mapping that somebody writes by hand.
fn targets() -> String {
    let mut lines = vec![
        "Zuordnung: {\"columns\":[{\"title\":\"Überschrift\",\"target\":\"birth_date\"}]}"
            .to_owned(),
        "Ziele (target):".to_owned(),
    ];
    lines.extend(ImportTarget::all().into_iter().map(|target| {
        format!(
            "  {:<22} {}: {}",
            target.code.as_str(),
            target.group,
            target.label
        )
    }));
    lines.join("\n")
}

/// Rows of a table, as somebody names them.
#[derive(Clone, Default)]
pub struct Rows(Vec<u32>);

/// Takes Fälle in: all of them or none.
pub fn run(desk: &mut Desk, arguments: ImportArguments) -> Result<(), Failure> {
    if is_exchange_format(&arguments.file)? {
        if arguments.mapping.is_some()
            || !arguments.sheet.is_empty()
            || !arguments.skip.0.is_empty()
        {
            return Err(Failure::usage(
                "--mapping, --sheet und --skip gelten nur für Tabellen (.xlsx, .ods, .csv).",
            ));
        }
        return exchange_format(desk, &arguments.file, arguments.dry_run);
    }
    list(desk, arguments)
}

/// Imports of the past.
pub fn imports(desk: &mut Desk) -> Result<(), Failure> {
    let json = desk.global.json;
    let imports = desk.call(command::list_imports, Nothing {})?;
    print(json, &imports, |imports| {
        let rows = imports.rows.iter().map(|row| {
            let undoable = if row.undoable {
                "kann zurückgenommen werden"
            } else {
                "kann nicht mehr zurückgenommen werden"
            };
            let changed: Vec<String> = row.changed_since.iter().map(ToString::to_string).collect();
            let since = if changed.is_empty() {
                String::new()
            } else {
                format!(" (seither geändert: {})", changed.join(", "))
            };
            format!(
                "{}\t{}\t{}\t{undoable}{since}",
                row.change,
                row.at.format("%d.%m.%Y %H:%M"),
                faelle(row.count)
            )
        });
        rows.chain((imports.rows.is_empty()).then(|| "Es wurde noch nichts eingelesen.".to_owned()))
            .collect()
    })
}

/// Takes a whole import back.
pub fn undo(desk: &mut Desk, change: u64) -> Result<(), Failure> {
    let imports = desk.call(command::list_imports, Nothing {})?;
    if !imports.rows.iter().any(|row| row.change == change) {
        return Err(Failure::from(ErrorCode::NotFound)
            .with_remedy("Bitte eine Nummer aus „fall imports“ angeben."));
    }
    verlauf::undo(
        desk,
        change,
        "Zurückgenommen; die Fälle liegen im Papierkorb.",
    )
}

fn is_exchange_format(file: &Path) -> Result<bool, Failure> {
    let mut beginning = Vec::new();
    let opened = std::fs::File::open(file).map_err(unreadable)?;
    opened
        .take(BEGINNING)
        .read_to_end(&mut beginning)
        .map_err(unreadable)?;
    let text = beginning
        .strip_prefix(b"\xef\xbb\xbf")
        .unwrap_or(&beginning);
    let named = file
        .extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("jsonl"));
    Ok(match text.iter().find(|byte| !byte.is_ascii_whitespace()) {
        Some(byte) => *byte == b'{' || (named && !text.starts_with(b"PK")),
        None => named,
    })
}

fn unreadable(error: std::io::Error) -> ErrorCode {
    match error.kind() {
        std::io::ErrorKind::PermissionDenied => ErrorCode::NoPermission,
        _ => ErrorCode::UnreadableFile,
    }
}

fn exchange_format(desk: &mut Desk, file: &Path, dry_run: bool) -> Result<(), Failure> {
    let source = ImportSource::File(handle(file)?);
    let report = desk.call(command::import_faelle, ImportFaelle { source, dry_run })?;
    if !report.errors.is_empty() {
        return Err(rejected(report));
    }
    print(desk.global.json, &report, |report| {
        vec![summary(report.count, report.taken)]
    })
}

fn rejected(report: ImportReport) -> Failure {
    let newer = report
        .errors
        .iter()
        .any(|error| error.message == NEWER_VERSION);
    let code = if newer {
        ErrorCode::NewerFile
    } else {
        ErrorCode::ImportRejected
    };
    let problems = report.errors.into_iter().map(|error| Problem {
        key: match error.key.as_str() {
            "" => format!("Zeile {}", error.line),
            key => format!("Zeile {}, {key}", error.line),
        },
        message: error.message,
    });
    CommandError::with_problems(code, problems.collect()).into()
}

fn list(desk: &mut Desk, arguments: ImportArguments) -> Result<(), Failure> {
    let json = desk.global.json;
    let file = handle(&arguments.file)?;
    let sheet = arguments.sheet;
    let preview = desk.call(
        command::read_list,
        ReadList {
            file: file.clone(),
            sheet: sheet.clone(),
        },
    )?;
    let mapping = match &arguments.mapping {
        Some(path) => mapping_from(path)?,
        None => proposed(&preview),
    };
    let request = ImportList {
        file,
        sheet,
        mapping: mapping.clone(),
        skip: arguments.skip.0,
        dry_run: arguments.dry_run,
    };
    let report = desk.call(command::import_list, request)?;
    let failed = report
        .notes
        .iter()
        .any(|note| note.kind == ListNoteKind::Fehler);
    if failed && json {
        let problems = report.notes.iter().map(problem).collect();
        return Err(CommandError::with_problems(ErrorCode::ListRejected, problems).into());
    }
    print(json, &report, |report| lines(&preview, &mapping, report))?;
    if failed {
        Err(ErrorCode::ListRejected.into())
    } else {
        Ok(())
    }
}

fn mapping_from(path: &Path) -> Result<Mapping, Failure> {
    let mut text = String::new();
    let file = std::fs::File::open(path).map_err(unreadable)?;
    file.take(MAX_MAPPING_BYTES)
        .read_to_string(&mut text)
        .map_err(unreadable)?;
    serde_json::from_str(&text).map_err(|_| {
        Failure::usage("Die Zuordnung ist JSON der Form {\"columns\":[{\"title\":\"Überschrift\",\"target\":\"birth_date\"}]}.")
    })
}

/// What is proposed for the columns, without those that stay out.
fn proposed(preview: &ListPreview) -> Mapping {
    let taken = preview
        .columns
        .iter()
        .filter(|column| !column.target.as_str().is_empty());
    Mapping {
        name: preview.mapping.clone(),
        columns: taken
            .map(|column| MappedColumn {
                title: column.title.clone(),
                target: column.target.clone(),
            })
            .collect(),
    }
}

fn lines(preview: &ListPreview, mapping: &Mapping, report: &ListReport) -> Vec<String> {
    let sheet = if preview.sheet.is_empty() {
        String::new()
    } else {
        format!(", Blatt „{}“", preview.sheet)
    };
    let persons = if preview.persons == preview.rows {
        String::new()
    } else {
        format!(", davon {} mit Personen", preview.persons)
    };
    let mut lines = vec![format!(
        "{}{sheet}: Überschriften in Zeile {}, {} Zeilen{persons}",
        preview.format, preview.header_row, preview.rows
    )];
    for column in &preview.columns {
        let target = mapping
            .columns
            .iter()
            .find(|mapped| mapped.title == column.title);
        let label = target.and_then(|mapped| {
            preview
                .targets
                .iter()
                .find(|target| target.code == mapped.target)
        });
        lines.push(format!(
            "  {} → {}",
            column.title,
            label.map_or("(bleibt weg)".to_owned(), |target| format!(
                "{} ({})",
                target.label,
                target.code.as_str()
            ))
        ));
    }
    lines.extend(table(&report.notes));
    if report.skipped > 0 {
        let rows = if report.skipped == 1 {
            "Zeile"
        } else {
            "Zeilen"
        };
        lines.push(format!("{} {rows} ausgelassen.", report.skipped));
    }
    let count = |kind: ListNoteKind| {
        let notes = report.notes.iter().filter(|note| note.kind == kind);
        notes.count()
    };
    let errors = count(ListNoteKind::Fehler);
    match count(ListNoteKind::NichtUebernommen) {
        0 => {}
        1 => lines.push("1 Zelle bleibt weg; die Person kommt ohne diesen Wert.".to_owned()),
        more => lines.push(format!(
            "{more} Zellen bleiben weg; die Personen kommen ohne diese Werte."
        )),
    }
    lines.push(match errors {
        0 => summary(report.ready, report.taken),
        errors => format!("{errors} Fehler; kein Fall wurde übernommen."),
    });
    if report.taken {
        lines.push(format!(
            "Zurücknehmen: fallmappe-cli fall undo {}",
            report.change
        ));
    }
    lines
}

/// Notes with columns below each other; what is said about several rows is said once, with the rows.
fn table(notes: &[ListNote]) -> Vec<String> {
    let width = |text: &dyn Fn(&ListNote) -> usize| notes.iter().map(text).max().unwrap_or(0);
    let column = width(&|note| note.column.chars().count()).clamp(6, 30);
    let heading = format!(
        "{:>6}  {:<16}  {:<column$}  Meldung",
        "Zeile", "Art", "Spalte"
    );
    let line = |note: &ListNote, rows: &[u32]| {
        let title: String = note.column.chars().take(column).collect();
        let also = match rows {
            [] | [_] => String::new(),
            rows => {
                let named: Vec<String> = rows.iter().map(ToString::to_string).collect();
                format!(" ({} Zeilen: {})", rows.len(), named.join(", "))
            }
        };
        format!(
            "{:>6}  {:<16}  {title:<column$}  {}{also}",
            note.row,
            kind(note.kind),
            note.message
        )
    };
    let heading = (!notes.is_empty()).then_some(heading);
    let lines = grouped(notes)
        .into_iter()
        .map(|(note, rows)| line(note, &rows));
    heading.into_iter().chain(lines).collect()
}

/// Notes that say the same about one column, at the first row, with all their rows.
fn grouped(notes: &[ListNote]) -> Vec<(&ListNote, Vec<u32>)> {
    let mut places: BTreeMap<(ListNoteKind, &str, &str), usize> = BTreeMap::new();
    let mut groups: Vec<(&ListNote, Vec<u32>)> = Vec::new();
    for note in notes {
        let place = *places
            .entry((note.kind, &note.column, &note.message))
            .or_insert(groups.len());
        match groups.get_mut(place) {
            Some((_, rows)) => rows.push(note.row),
            None => groups.push((note, vec![note.row])),
        }
    }
    groups
}

fn kind(kind: ListNoteKind) -> &'static str {
    match kind {
        ListNoteKind::Fehler => "Fehler",
        ListNoteKind::NichtUebernommen => "Nicht übernommen",
        ListNoteKind::Dublette => "Dublette",
        ListNoteKind::Hinweis => "Hinweis",
    }
}

fn problem(note: &ListNote) -> Problem {
    let key = match note.column.as_str() {
        "" => format!("Zeile {}, {}", note.row, kind(note.kind)),
        column => format!("Zeile {}, {column}, {}", note.row, kind(note.kind)),
    };
    Problem {
        key,
        message: note.message.clone(),
    }
}

fn summary(count: u32, taken: bool) -> String {
    let what = if taken {
        "eingelesen"
    } else {
        "geprüft, nichts übernommen"
    };
    format!("{} {what}.", faelle(count))
}

fn faelle(count: u32) -> String {
    match count {
        1 => "1 Fall".to_owned(),
        count => format!("{count} Fälle"),
    }
}

/// `7,12,200-210`.
fn rows(text: &str) -> Result<Rows, String> {
    let wrong = || "erwartet werden Zeilen wie 7,12 oder 200-210".to_owned();
    let mut rows = Vec::new();
    for part in text
        .split(',')
        .map(str::trim)
        .filter(|part| !part.is_empty())
    {
        let (first, last) = part.split_once('-').unwrap_or((part, part));
        let number = |text: &str| text.trim().parse::<u32>().map_err(|_| wrong());
        let (first, last) = (number(first)?, number(last)?);
        if last < first || last - first > 30_000 {
            return Err(wrong());
        }
        rows.extend(first..=last);
    }
    Ok(Rows(rows))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_fall_is_one_fall() {
        assert_eq!(summary(1, true), "1 Fall eingelesen.");
        assert_eq!(summary(0, false), "0 Fälle geprüft, nichts übernommen.");
    }

    #[test]
    fn rows_are_named_one_by_one_or_as_a_span() {
        assert_eq!(
            rows("7, 12,200-203").unwrap().0,
            [7, 12, 200, 201, 202, 203]
        );
        assert!(rows("").unwrap().0.is_empty());
        for wrong in ["sieben", "9-7", "1-99999999", "-3"] {
            assert!(rows(wrong).is_err(), "{wrong}");
        }
    }
}

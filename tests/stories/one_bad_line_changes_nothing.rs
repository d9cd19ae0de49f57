//! An import takes every Fall of a file or none, and says which line and which key is wrong without repeating a value.

use fallmappe_commands::command;
use fallmappe_commands::schema::{
    ImportFaelle, ImportReport, ImportSource, ListProtokoll, Nothing,
};
use fallmappe_commands::{ErrorCode, HostError};
use fallmappe_tests::personas::{fall_of, marios_fall, tesfaldet};
use fallmappe_tests::tree::tree;
use fallmappe_tests::{Werkstatt, sample};

const SAMPLE: &str = include_str!("../../assets/sample/faelle.jsonl");

/// What a person could tell apart: counts, the whole Protokoll, and the bytes on disk.
fn everything(werkstatt: &mut Werkstatt) -> (String, String, Vec<Vec<u8>>) {
    let counts = serde_json::to_string(&werkstatt.report()).unwrap();
    let protokoll = werkstatt.ok(
        command::list_protokoll,
        ListProtokoll {
            offset: 0,
            limit: 500,
            filter: Default::default(),
        },
    );
    assert!(protokoll.intact);
    let disk = tree(&werkstatt.vault());
    let data = disk
        .into_iter()
        .filter(|(name, _)| name.starts_with("faelle.db") && !name.ends_with("-shm"));
    (
        counts,
        serde_json::to_string(&protokoll).unwrap(),
        data.map(|(_, bytes)| bytes).collect(),
    )
}

#[track_caller]
fn assert_refused(
    werkstatt: &mut Werkstatt,
    text: &str,
    expected: &[(usize, &str)],
) -> ImportReport {
    let before = everything(werkstatt);
    let report = werkstatt.import(text);
    let named: Vec<(usize, &str)> = report
        .errors
        .iter()
        .map(|error| (error.line, error.key.as_str()))
        .collect();
    assert_eq!(named, expected);
    assert!(!report.taken && report.count == 0 && report.changed.is_empty());
    assert_eq!(
        everything(werkstatt),
        before,
        "a refused file left something behind"
    );
    report
}

#[test]
fn one_bad_line_among_sixty_is_named_and_nothing_is_taken() {
    let mut werkstatt = Werkstatt::open();
    werkstatt.take_in(&marios_fall("Beratungsstelle Großer Anker"));
    let spoil = |from: &str, to: &str| {
        let mut lines: Vec<String> = SAMPLE.lines().map(str::to_owned).collect();
        assert!(lines[30].contains(from), "{from}");
        lines[30] = lines[30].replacen(from, to, 1);
        lines.join("\n")
    };
    let cases = [
        (
            spoil(
                "\"familyName\":",
                "\"vorname\":\"Geheimname\",\"familyName\":",
            ),
            "person.vorname",
        ),
        (
            spoil(
                "\"kontakte\":[{\"date\":\"",
                "\"kontakte\":[{\"date\":\"Geheimname",
            ),
            "kontakte[0].date",
        ),
        (
            spoil("\"gender\":\"", "\"gender\":\"Geheimname"),
            "person.gender",
        ),
        (spoil("\"version\":2", "\"version\":99"), "version"),
        (spoil("{", "{Geheimname"), ""),
    ];
    for (text, key) in cases {
        let report = assert_refused(&mut werkstatt, &text, &[(31, key)]);
        let said = serde_json::to_string(&report).unwrap();
        assert!(!said.contains("Geheimname"), "{said}");
        assert!(
            report.errors[0].message.ends_with(['.', ')']),
            "{}",
            report.errors[0].message
        );
    }
}

#[test]
fn sixty_made_up_cases_come_in_at_once() {
    let mut werkstatt = Werkstatt::open();
    let dry = ImportFaelle {
        source: werkstatt.import_file(SAMPLE),
        dry_run: true,
    };
    let before = everything(&mut werkstatt);
    let report = werkstatt.ok(command::import_faelle, dry);
    assert_eq!((report.count, report.taken), (60, false));
    assert_eq!(
        everything(&mut werkstatt),
        before,
        "a dry run left something behind"
    );

    let report = werkstatt.import(SAMPLE);
    assert_eq!((report.count, report.taken), (60, true));
    assert_eq!(werkstatt.report().faelle, 60);
    let akten = sample::faelle();
    assert_eq!(
        werkstatt.report().kontakte as usize,
        akten.iter().map(|akte| akte.kontakte.len()).sum::<usize>()
    );
    // The same file a second time: every number is taken.
    let all: Vec<(usize, &str)> = (1..=60).map(|line| (line, "number")).collect();
    assert_refused(&mut werkstatt, SAMPLE, &all);
}

#[test]
fn a_number_that_stands_twice_is_refused() {
    let mut werkstatt = Werkstatt::open();
    let line =
        |number: &str| fallmappe_domain::exchange::to_line(&fall_of(number, tesfaldet())).unwrap();
    let twice = format!(
        "{}\n{}\n{}\n",
        line("2026-0001"),
        line("2026-0002"),
        line("2026-0001")
    );
    assert_refused(&mut werkstatt, &twice, &[(3, "number")]);
    assert!(werkstatt.import(&line("2026-0002")).taken);
    assert_refused(
        &mut werkstatt,
        &format!("{}\n{}", line("2026-0001"), line("2026-0002")),
        &[(2, "number")],
    );
    // Empty lines count, so that an editor and the program mean the same line.
    assert_refused(
        &mut werkstatt,
        &format!("{}\n\n{}", line("2026-0001"), line("2026-0002")),
        &[(3, "number")],
    );
}

#[test]
fn files_that_are_no_text_and_empty_files_are_refused() {
    let mut werkstatt = Werkstatt::open();
    assert_refused(&mut werkstatt, "", &[(1, "")]);
    let path = werkstatt.path().join("bild.jsonl");
    std::fs::write(&path, [0xff, 0xfe, 0x00]).unwrap();
    let before = everything(&mut werkstatt);
    for file in [
        path.display().to_string(),
        "/gibt/es/nicht.jsonl".to_owned(),
        werkstatt.path().display().to_string(),
    ] {
        let request = ImportFaelle {
            source: ImportSource::File(file),
            dry_run: false,
        };
        assert_eq!(
            werkstatt.refused(command::import_faelle, request),
            ErrorCode::UnreadableFile
        );
    }
    assert_eq!(everything(&mut werkstatt), before);
}

#[test]
fn made_up_cases_never_come_among_real_ones() {
    let mut werkstatt = Werkstatt::open();
    let request = ImportFaelle {
        source: ImportSource::Sample,
        dry_run: false,
    };
    assert_eq!(
        werkstatt.refused(command::import_faelle, request),
        ErrorCode::PracticeOnly
    );
    assert_eq!(werkstatt.report().faelle, 0);
}

#[test]
fn a_copy_that_cannot_be_written_leaves_no_line_in_the_protokoll() {
    let mut werkstatt = Werkstatt::open();
    let fall = werkstatt.take_in(&marios_fall("Beratungsstelle Großer Anker"));
    let lines = werkstatt.report().protokoll;
    werkstatt.host().refuse_writing(Some(HostError::NoSpace));
    let request = fallmappe_commands::schema::ExportFall {
        fall,
        folder: String::new(),
    };
    assert_eq!(
        werkstatt.refused(command::export_fall, request.clone()),
        ErrorCode::NoSpace
    );
    assert_eq!(werkstatt.report().protokoll, lines);
    werkstatt.host().refuse_writing(None);
    werkstatt.ok(command::export_fall, request);
    assert_eq!(werkstatt.report().protokoll, lines + 1);
    werkstatt.ok(command::lock_vault, Nothing {});
}

//! A list that somebody else keeps comes in with a correct report: every bad row with its reason, and nothing is taken
//! until it is repaired or left out; then exactly the right Fälle. The lists and what is true about them were made
//! without the program (`tests/fixtures/listen/make.py`).

use std::collections::BTreeMap;
use std::path::PathBuf;

use fallmappe_commands::schema::{
    FallView, ImportList, ListFaelle, ListNoteKind, ListPreview, ListReport, MappedColumn, Mapping,
    Nothing, ReadList, RemoveMapping, SaveMapping, UndoChange,
};
use fallmappe_commands::{ErrorCode, command};
use fallmappe_domain::akte::Fallakte;
use fallmappe_domain::code::Code;
use fallmappe_domain::dates::ImpreciseDate;
use fallmappe_domain::fall::FallNumber;
use fallmappe_domain::person::Person;
use fallmappe_tests::{Werkstatt, sample};
use serde_json::Value;

fn fixture(name: &str) -> String {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("fixtures/listen")
        .join(name);
    path.to_str().unwrap().to_owned()
}

fn truth(name: &str) -> Value {
    let text = std::fs::read_to_string(fixture("truth.json")).unwrap();
    serde_json::from_str::<Value>(&text).unwrap()[name].clone()
}

fn look(werkstatt: &mut Werkstatt, name: &str) -> ListPreview {
    werkstatt.ok(
        command::read_list,
        ReadList {
            file: fixture(name),
            sheet: String::new(),
        },
    )
}

/// The mapping as it is proposed.
fn proposed(preview: &ListPreview) -> Mapping {
    let taken = preview
        .columns
        .iter()
        .filter(|column| !column.target.as_str().is_empty());
    let columns = taken.map(|column| MappedColumn {
        title: column.title.clone(),
        target: column.target.clone(),
    });
    Mapping {
        name: String::new(),
        columns: columns.collect(),
    }
}

fn request(name: &str, mapping: &Mapping, skip: &[u32], dry_run: bool) -> ImportList {
    ImportList {
        file: fixture(name),
        sheet: String::new(),
        mapping: mapping.clone(),
        skip: skip.to_vec(),
        dry_run,
    }
}

/// Row and column of the notes of a kind.
fn places(report: &ListReport, kind: ListNoteKind) -> Vec<(u32, String)> {
    let notes = report.notes.iter().filter(|note| note.kind == kind);
    notes.map(|note| (note.row, note.column.clone())).collect()
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

fn row(value: &Value) -> u32 {
    u32::try_from(value["row"].as_u64().unwrap()).unwrap()
}

/// What the truth calls a Fall, out of a stored one, in the words of the truth.
fn told(view: &FallView) -> BTreeMap<&'static str, String> {
    let person = &view.person;
    let status = view.status.first().map(|row| row.value.kind.0.clone());
    let part = view.teilnahmen.first().map(|row| &row.value);
    let contact = view.kontakte.first().map(|row| &row.value);
    let day = |day: Option<chrono::NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    BTreeMap::from([
        ("family", person.family_name.clone()),
        ("given", person.given_name.clone()),
        (
            "birth",
            person
                .birth_date
                .as_ref()
                .map(|date| date.value.clone())
                .unwrap_or_default(),
        ),
        ("gender", person.gender.0.clone()),
        ("nationality", person.nationality.0.clone()),
        ("status", status.unwrap_or_default()),
        (
            "valid",
            day(view.dokumente.first().and_then(|row| row.value.valid_until)),
        ),
        (
            "phone",
            person.reachability.phones.join(";").replace('/', " "),
        ),
        ("street", person.address.street.clone()),
        ("postcode", person.address.postcode.clone()),
        ("town", person.address.municipality.clone()),
        (
            "baustein",
            part.map(|part| part.baustein.0.clone()).unwrap_or_default(),
        ),
        ("eintritt", day(part.map(|part| part.eintritt))),
        ("austritt", day(part.and_then(|part| part.austritt))),
        (
            "reason",
            part.and_then(|part| part.austritt_reason.clone())
                .map(|code| code.0)
                .unwrap_or_default(),
        ),
        (
            "level",
            view.sprachstand
                .first()
                .map(|row| row.value.level.0.clone())
                .unwrap_or_default(),
        ),
        (
            "school",
            view.schulbildung
                .first()
                .map(|row| row.value.level.0.clone())
                .unwrap_or_default(),
        ),
        (
            "access",
            view.clearings
                .first()
                .map(|row| row.value.access.0.clone())
                .unwrap_or_default(),
        ),
        ("opened", view.fall.opened_on.to_string()),
        ("contact", day(contact.map(|contact| contact.date))),
        (
            "note",
            contact
                .map(|contact| contact.text.clone())
                .unwrap_or_default(),
        ),
        (
            "next",
            day(contact.and_then(|contact| contact.next_step_on)),
        ),
    ])
}

fn everybody(werkstatt: &mut Werkstatt) -> Vec<BTreeMap<&'static str, String>> {
    let mut all = Vec::new();
    loop {
        let list = ListFaelle {
            search: String::new(),
            filter: Default::default(),
            offset: u32::try_from(all.len()).unwrap(),
            limit: 500,
        };
        let rows = werkstatt.ok(command::list_faelle, list).rows;
        if rows.is_empty() {
            all.sort();
            return all;
        }
        for row in rows {
            all.push(told(&werkstatt.view(row.id)));
        }
    }
}

fn expected(truth: &Value) -> Vec<BTreeMap<&'static str, String>> {
    let keys = [
        "family",
        "given",
        "birth",
        "gender",
        "nationality",
        "status",
        "valid",
        "phone",
        "street",
        "postcode",
        "town",
        "baustein",
        "eintritt",
        "austritt",
        "reason",
        "level",
        "school",
        "access",
        "opened",
        "contact",
        "note",
        "next",
    ];
    let fall = |fall: &Value| {
        keys.iter()
            .map(|key| (*key, text(&fall[*key]).to_owned()))
            .collect()
    };
    let mut all: Vec<BTreeMap<&'static str, String>> = truth["faelle"]
        .as_array()
        .unwrap()
        .iter()
        .map(fall)
        .collect();
    all.sort();
    all
}

#[track_caller]
fn assert_same(found: &[BTreeMap<&'static str, String>], truth: &[BTreeMap<&'static str, String>]) {
    assert_eq!(found.len(), truth.len());
    for (found, truth) in found.iter().zip(truth) {
        assert_eq!(found, truth);
    }
}

#[test]
fn two_hundred_rows_are_reported_as_they_are_and_then_come_in() {
    let mut werkstatt = Werkstatt::open();
    let name = "teilnehmende.xlsx";
    let truth = truth(name);
    let preview = look(&mut werkstatt, name);
    assert_eq!(
        preview.header_row,
        u32::try_from(truth["headerRow"].as_u64().unwrap()).unwrap()
    );
    assert_eq!(u64::from(preview.rows), truth["rows"].as_u64().unwrap());
    assert_eq!(preview.sheets, ["Teilnehmende"]);
    let left_out: Vec<&str> = preview
        .columns
        .iter()
        .filter(|column| column.target.as_str().is_empty())
        .map(|column| column.title.as_str())
        .collect();
    assert_eq!(left_out, ["lfd. Nr.", "Diagnose"]);
    let mapping = proposed(&preview);

    let before = werkstatt.report().protokoll;
    let report = werkstatt.ok(command::import_list, request(name, &mapping, &[], false));
    let mistakes = truth["errors"].as_array().unwrap();
    let mut wanted: Vec<(u32, String)> = mistakes
        .iter()
        .map(|mistake| (row(mistake), text(&mistake["column"]).to_owned()))
        .collect();
    wanted.sort();
    let refused = places(&report, ListNoteKind::Fehler);
    let left_out = places(&report, ListNoteKind::NichtUebernommen);
    for place in refused.iter().chain(&left_out) {
        assert!(wanted.contains(place), "{place:?} is no mistake");
    }
    // Only names, the Teilnahme and rows that are no person stop the list; the other cells are left out.
    let stopping =
        |column: &str| matches!(column, "" | "Familienname" | "Fördrebaustein" | "Austritt");
    assert!(
        refused.iter().all(|(_, column)| stopping(column)),
        "{refused:?}"
    );
    assert!(
        !left_out.iter().any(|(_, column)| stopping(column)),
        "{left_out:?}"
    );
    for mistake in mistakes {
        let says = text(&mistake["says"]);
        let said = report.notes.iter().any(|note| {
            note.row == row(mistake)
                && note.column == text(&mistake["column"])
                && note.message.to_lowercase().contains(&says.to_lowercase())
        });
        assert!(said, "row {}: {says}", row(mistake));
    }
    for pair in truth["duplicates"].as_array().unwrap() {
        let says = format!("in Zeile {}", pair["as"]);
        let said = report.notes.iter().any(|note| {
            note.row == row(pair)
                && note.kind == ListNoteKind::Dublette
                && note.message.contains(&says)
        });
        assert!(said, "row {} is {says}", row(pair));
    }
    assert_eq!(
        places(&report, ListNoteKind::Dublette).len(),
        truth["duplicates"].as_array().unwrap().len()
    );
    assert!(!report.taken && report.change == 0 && report.changed.is_empty());
    assert_eq!(werkstatt.report().faelle, 0);
    assert_eq!(werkstatt.report().protokoll, before);
    let said = serde_json::to_string(&report.notes).unwrap();
    for fall in truth["faelle"].as_array().unwrap() {
        assert!(
            !said.contains(text(&fall["family"])),
            "a note names somebody"
        );
    }

    let skip: Vec<u32> = mistakes.iter().map(row).collect();
    let dry = werkstatt.ok(command::import_list, request(name, &mapping, &skip, true));
    assert!(!dry.taken && werkstatt.report().faelle == 0);
    let report = werkstatt.ok(command::import_list, request(name, &mapping, &skip, false));
    assert!(
        report.taken,
        "{}",
        serde_json::to_string(&report.notes).unwrap()
    );
    assert_eq!((dry.ready, dry.skipped), (report.ready, report.skipped));
    assert_same(&everybody(&mut werkstatt), &expected(&truth));
}

#[test]
fn lists_of_other_programs_come_in_without_a_question() {
    for (name, format, sheets) in [
        (
            "teilnehmende.ods",
            "OpenDocument (.ods), ein ausgeblendetes Blatt übergangen",
            &["Leer", "Liste"][..],
        ),
        ("teilnehmende.csv", "CSV, Semikolon, Windows-1252", &[]),
    ] {
        let mut werkstatt = Werkstatt::open();
        let truth = truth(name);
        let preview = look(&mut werkstatt, name);
        assert_eq!(
            (
                preview.format.as_str(),
                preview
                    .sheets
                    .iter()
                    .map(String::as_str)
                    .collect::<Vec<_>>()
            ),
            (format, sheets.to_vec())
        );
        let report = werkstatt.ok(
            command::import_list,
            request(name, &proposed(&preview), &[], false),
        );
        assert!(
            report.taken,
            "{name}: {}",
            serde_json::to_string(&report.notes).unwrap()
        );
        assert_eq!(u64::from(report.ready), truth["rows"].as_u64().unwrap());
        assert_same(&everybody(&mut werkstatt), &expected(&truth));
    }
}

#[test]
fn a_whole_import_is_taken_back_until_somebody_works_with_it() {
    let mut werkstatt = Werkstatt::open();
    let name = "teilnehmende.ods";
    let mapping = proposed(&look(&mut werkstatt, name));
    let import = |werkstatt: &mut Werkstatt| {
        let report = werkstatt.ok(command::import_list, request(name, &mapping, &[], false));
        assert!(report.taken);
        report.change
    };
    let first = import(&mut werkstatt);
    let rows = werkstatt.ok(command::list_imports, Nothing {}).rows;
    assert_eq!(
        (rows.len(), rows[0].change, rows[0].count, rows[0].undoable),
        (1, first, 60, true)
    );
    werkstatt.ok(command::undo_change, UndoChange { change: first });
    assert_eq!(werkstatt.report().faelle, 0);
    assert!(!werkstatt.ok(command::list_imports, Nothing {}).rows[0].undoable);

    let second = import(&mut werkstatt);
    let list = ListFaelle {
        search: "Haidari".to_owned(),
        filter: Default::default(),
        offset: 0,
        limit: 1,
    };
    let fall = werkstatt.ok(command::list_faelle, list).rows.remove(0);
    let person = Person {
        call_name: "Ali".to_owned(),
        ..werkstatt.view(fall.id).person
    };
    let change = serde_json::json!({ "fall": fall.id, "person": person });
    fallmappe_commands::dispatch(&mut werkstatt.session, "change_person", change).unwrap();
    let rows = werkstatt.ok(command::list_imports, Nothing {}).rows;
    assert_eq!((rows[0].change, rows[0].undoable), (second, false));
    assert_eq!(rows[0].changed_since, [fall.number]);
    assert!(
        werkstatt
            .call(command::undo_change, UndoChange { change: second })
            .is_err()
    );
    assert_eq!(werkstatt.report().faelle, 60);
}

#[test]
fn who_is_in_the_vault_already_is_named_by_number() {
    let mut werkstatt = Werkstatt::open();
    let truth = truth("teilnehmende.csv");
    let known = truth["faelle"]
        .as_array()
        .unwrap()
        .iter()
        .find(|fall| text(&fall["birth"]).len() == 10 && !text(&fall["given"]).is_empty())
        .unwrap();
    let person = Person {
        // The order of names is swapped in the other list.
        family_name: text(&known["given"]).to_owned(),
        given_name: text(&known["family"]).to_owned(),
        birth_date: Some(ImpreciseDate::day(text(&known["birth"]).parse().unwrap())),
        ..Person::default()
    };
    let mut akte = Fallakte::new(sample::TODAY, person);
    akte.number = Some(FallNumber("2026-0777".to_owned()));
    werkstatt.take_in(&akte);
    let mapping = proposed(&look(&mut werkstatt, "teilnehmende.csv"));
    let report = werkstatt.ok(
        command::import_list,
        request("teilnehmende.csv", &mapping, &[], true),
    );
    let notes: Vec<_> = report
        .notes
        .iter()
        .filter(|note| note.kind == ListNoteKind::Dublette)
        .collect();
    assert_eq!(notes.len(), 1);
    assert_eq!(notes[0].row, row(known));
    assert!(
        notes[0].message.contains("im Fall 2026-0777"),
        "{}",
        notes[0].message
    );
}

#[test]
fn a_saved_mapping_is_recognised_by_its_headings() {
    let mut werkstatt = Werkstatt::open();
    let name = "teilnehmende.csv";
    let preview = look(&mut werkstatt, name);
    assert_eq!(preview.mapping, "");
    let mut mapping = Mapping {
        name: "Monatsliste".to_owned(),
        ..proposed(&preview)
    };
    mapping.columns.retain(|column| column.title != "WV");
    let last = mapping.columns.last_mut().unwrap();
    assert_eq!(last.title, "Notizen");
    last.target = Code::new("remark");
    werkstatt.ok(
        command::save_mapping,
        SaveMapping {
            mapping: mapping.clone(),
        },
    );
    werkstatt.restart();
    werkstatt.unlock();
    assert!(werkstatt.ok(command::list_mappings, Nothing {}).rows == [mapping.clone()]);
    let preview = look(&mut werkstatt, name);
    assert_eq!(preview.mapping, "Monatsliste");
    let target = |title: &str| {
        preview
            .columns
            .iter()
            .find(|column| column.title == title)
            .unwrap()
            .target
            .0
            .clone()
    };
    assert_eq!(
        [target("Notizen"), target("WV"), target("Status")],
        ["remark", "", "status"]
    );
    // A list without one of the headings is another list.
    let other = werkstatt.path().join("andere.csv");
    std::fs::write(&other, "Name;Vorname\nA;B\n").unwrap();
    let request = ReadList {
        file: other.display().to_string(),
        sheet: String::new(),
    };
    assert_eq!(werkstatt.ok(command::read_list, request).mapping, "");

    let nameless = Mapping {
        name: " ".to_owned(),
        ..mapping.clone()
    };
    assert_eq!(
        werkstatt.refused(command::save_mapping, SaveMapping { mapping: nameless }),
        ErrorCode::Invalid
    );
    let name = "Monatsliste".to_owned();
    werkstatt.ok(
        command::remove_mapping,
        RemoveMapping { name: name.clone() },
    );
    assert_eq!(
        werkstatt.refused(command::remove_mapping, RemoveMapping { name }),
        ErrorCode::NotFound
    );
    assert!(
        werkstatt
            .ok(command::list_mappings, Nothing {})
            .rows
            .is_empty()
    );
}

#[test]
fn a_file_that_is_no_list_is_refused_in_its_own_words() {
    let mut werkstatt = Werkstatt::open();
    let path = werkstatt.path().join("liste.xls");
    for (bytes, says) in [
        (&b"<html><table></table></html>"[..], "Webseite"),
        (b"PK\x03\x04abgeschnitten", "beschädigt"),
        (b"%PDF-1.7", "keine Tabelle"),
        (b"", "leer"),
    ] {
        std::fs::write(&path, bytes).unwrap();
        let request = ReadList {
            file: path.display().to_string(),
            sheet: String::new(),
        };
        let error = werkstatt.call(command::read_list, request).err().unwrap();
        assert_eq!(error.code, ErrorCode::UnreadableFile);
        assert!(error.message.contains(says), "{}", error.message);
    }
}

/// Rows of the list by somebody else that are no person or have no name.
const NO_PERSON: [u32; 6] = [54, 104, 160, 162, 213, 214];

#[test]
fn a_list_by_somebody_who_did_not_know_the_program_comes_in() {
    for name in ["fremd/liste.xlsx", "fremd/liste.ods", "fremd/liste.csv"] {
        let mut werkstatt = Werkstatt::open();
        let preview = look(&mut werkstatt, name);
        assert_eq!(
            (preview.header_row, preview.rows, preview.persons),
            (4, 205, 200)
        );
        let mapping = proposed(&preview);
        let report = werkstatt.ok(command::import_list, request(name, &mapping, &[], false));
        assert!(!report.taken && werkstatt.report().faelle == 0);
        let refused: Vec<u32> = report
            .notes
            .iter()
            .filter(|note| note.kind == ListNoteKind::Fehler)
            .map(|note| note.row)
            .collect();
        assert_eq!(refused, NO_PERSON);
        assert_eq!(places(&report, ListNoteKind::Dublette).len(), 14, "{name}");

        let report = werkstatt.ok(
            command::import_list,
            request(name, &mapping, &NO_PERSON, false),
        );
        assert!(report.taken && report.ready == 199);
        assert_eq!(werkstatt.report().faelle, 199);

        // The same list once more: everybody is there already, and that is said before anything is taken.
        let again = werkstatt.ok(
            command::import_list,
            request(name, &mapping, &NO_PERSON, true),
        );
        let known: Vec<u32> = again
            .notes
            .iter()
            .filter(|note| note.message.contains("im Fall "))
            .map(|note| note.row)
            .collect();
        assert!(known.len() > 190, "{name}: {}", known.len());
    }
}

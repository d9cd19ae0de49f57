//! What was saved is there after the program ended, also when it ended in the middle of things.

use fallmappe_commands::schema::{CreateFall, Entry, ExportFall, Nothing};
use fallmappe_commands::{ErrorCode, command, dispatch};
use fallmappe_tests::personas::{day, long_name, mario, marios_fall, notes};
use fallmappe_tests::programs::pdf_text;
use fallmappe_tests::tree::{file_with, tree};
use fallmappe_tests::werkstatt::{handle, write_vault};
use fallmappe_tests::{Werkstatt, personas};
use serde_json::{Value, json};

fn seen(werkstatt: &mut Werkstatt, fall: fallmappe_domain::ids::FallId) -> Value {
    serde_json::to_value(werkstatt.view(fall)).unwrap()
}

#[test]
fn every_part_of_a_fall_is_there_after_a_restart() {
    let mut werkstatt = Werkstatt::open();
    let full = werkstatt.take_in(&marios_fall("Beratungsstelle Großer Anker"));
    let request = CreateFall {
        person: long_name(),
        opened_on: Some(day("2026-01-15")),
        different_from: Vec::new(),
        draft: String::new(),
    };
    let typed = werkstatt.ok(command::create_fall, request).fall;
    for note in notes(300) {
        werkstatt.add(typed, Entry::Kontakt(note));
    }
    let before = (seen(&mut werkstatt, full), seen(&mut werkstatt, typed));
    assert_eq!(before.1["kontakte"].as_array().unwrap().len(), 300);

    werkstatt.restart();
    assert_eq!(
        werkstatt.refused(command::check_vault, Nothing {}),
        ErrorCode::Locked
    );
    werkstatt.unlock();
    assert_eq!(
        (seen(&mut werkstatt, full), seen(&mut werkstatt, typed)),
        before
    );
    assert_eq!(
        serde_json::from_value::<fallmappe_domain::person::Person>(before.0["person"].clone())
            .unwrap(),
        mario()
    );
}

#[test]
fn what_was_saved_is_on_the_disk_at_that_moment() {
    let mut werkstatt = Werkstatt::open();
    let fall = werkstatt.take_in(&marios_fall("Beratungsstelle Großer Anker"));
    // The power goes: nobody closes anything, the disk is all there is.
    let disk = tree(&werkstatt.vault());
    let saved = seen(&mut werkstatt, fall);

    let mut elsewhere = Werkstatt::bare();
    write_vault(&elsewhere.vault(), &disk);
    elsewhere.unlock();
    assert_eq!(seen(&mut elsewhere, fall), saved);
    assert_eq!(elsewhere.report().faelle, 1);
}

#[test]
fn a_fall_goes_out_and_comes_in_without_loss() {
    let mut werkstatt = Werkstatt::open();
    let akte = marios_fall("Beratungsstelle Großer Anker");
    let fall = werkstatt.take_in(&akte);
    let folder = handle(&werkstatt.folder("kopie"));
    let written = werkstatt.ok(command::export_fall, ExportFall { fall, folder });
    let file = |ending: &str| {
        let mut files = written.files.iter().map(|file| file.place.clone());
        files
            .find(|place| place.ends_with(ending))
            .unwrap_or_else(|| panic!("no {ending}"))
    };
    let copy = std::fs::read_to_string(file(".jsonl")).unwrap();
    assert_eq!(
        fallmappe_domain::exchange::parse(&copy, fallmappe_domain::preset::shipped()).unwrap(),
        [akte]
    );
    let readable = pdf_text(file(".pdf").as_ref());
    for words in [
        "Ųžkalnytė",
        "Mariechen",
        "Birutė Jankauskienė",
        "0176 04069099",
        "Zwölf-Apostel-Gässchen 7b",
    ] {
        assert!(
            readable.contains(words),
            "{words:?} is missing in the copy for the person"
        );
    }
    assert!(
        written
            .files
            .iter()
            .all(|file| !file.place.contains("kalnyt")),
        "a file name is no place for a name"
    );
}

#[test]
fn only_one_program_at_a_time_has_the_vault() {
    let werkstatt = Werkstatt::open();
    let mut second = werkstatt.second_program();
    let request = json!({ "kind": "main", "passphrase": fallmappe_tests::werkstatt::PASSPHRASE });
    let error = dispatch(&mut second, "unlock_vault", request).unwrap_err();
    assert_eq!(error.code, ErrorCode::VaultInUse);
}

#[test]
fn nothing_readable_lies_on_the_disk() {
    let mut werkstatt = Werkstatt::open();
    werkstatt.take_in(&marios_fall("Beratungsstelle Großer Anker"));
    werkstatt.know_ki();
    let needles = [
        "kalnyt",
        "M̂ario",
        "Mariechen",
        "Jankauskien",
        "04069099",
        "84538399",
        "Apostel",
        "2025-0417",
        "2005-03-14",
        "Vennekötter",
        "Anker",
        "Weiterbegleitung",
        "Ausbildung",
        "duldung",
        "Musterland",
        "age1",
        "SQLite",
        "kontakt",
    ];
    for closed in [false, true] {
        let disk = tree(&werkstatt.vault());
        assert!(disk.contains_key("faelle.db"));
        for needle in needles {
            // The key file is plain by design; it knows no case and no person.
            let found = file_with(&disk, needle);
            let allowed = found == Some("schluessel.json") && needle == "age1";
            assert!(
                found.is_none() || allowed,
                "{needle:?} stands in {found:?}, closed: {closed}"
            );
        }
        werkstatt.session.lock();
    }
    // The search itself works: the same words are found in a plain copy.
    let plain = fallmappe_domain::exchange::to_line(&personas::marios_fall("Anker")).unwrap();
    let copy = [("kopie".to_owned(), plain.into_bytes())].into();
    assert_eq!(file_with(&copy, "Mariechen"), Some("kopie"));
}

#[cfg(unix)]
#[test]
fn only_its_owner_may_read_a_vault() {
    use std::os::unix::fs::PermissionsExt;
    let mut werkstatt = Werkstatt::open();
    werkstatt.take_in(&marios_fall("Beratungsstelle Großer Anker"));
    let mode =
        |path: &std::path::Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&werkstatt.vault()), 0o700);
    for name in tree(&werkstatt.vault()).keys() {
        assert_eq!(mode(&werkstatt.vault().join(name)), 0o600, "{name}");
    }
}

//! Files of a Fall by script: into the vault, where nothing of them is readable, and out of it under a neutral name.

use crate::terminal::Terminal;

/// A letter of several pieces, with something to look for in the middle of it.
fn letter() -> Vec<u8> {
    let line = "Frau Distelfink-Überwasser, Zeugnis der 9. Klasse, Note gut.\r\n";
    line.repeat(10_000).into_bytes()
}

#[test]
fn a_file_goes_in_unreadable_and_comes_out_as_it_was() {
    let terminal = Terminal::with_vault();
    terminal.write("Distelfink.csv", letter());
    let added = terminal
        .vault("datei add --fall 2025-0417 --file Distelfink.csv --titel \"Zeugnis Überwasser\" --art zeugnis --json")
        .done()
        .json();
    assert_eq!(added["removed"], "");
    let id = added["id"].as_i64().unwrap();

    for (path, bytes) in terminal.files() {
        let found = bytes.windows(10).any(|window| window == b"Distelfink");
        assert_eq!(found, path == "arbeit/Distelfink.csv", "{path}");
        let strange = ["home/", "tmp/", "cfg/"]
            .iter()
            .any(|place| path.starts_with(place));
        assert!(
            !strange || path.ends_with('/'),
            "{path} was not there before"
        );
    }

    let list = terminal.vault("datei list --fall 2025-0417").done().out;
    assert!(
        list.contains("Zeugnis Überwasser") && list.contains("Zeugnis oder Zertifikat"),
        "{list}"
    );
    let written = terminal
        .vault(&format!(
            "datei export --fall 2025-0417 --nr {id} --out aus --json"
        ))
        .done()
        .json();
    let place = written["files"][0]["place"].as_str().unwrap();
    assert!(
        place.ends_with(&format!("/datei-2025-0417-{id}.csv")),
        "{place}"
    );
    assert_eq!(std::fs::read(place).unwrap(), letter());
    let again = terminal.vault(&format!(
        "datei export --fall 2025-0417 --nr {id} --out aus"
    ));
    assert_eq!(again.code, 5, "{}", again.err);
}

#[test]
fn what_cannot_be_kept_is_refused_with_a_remedy() {
    let terminal = Terminal::with_vault();
    terminal.write("leer.pdf", "");
    terminal.write("foto.heic", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic");
    terminal.write("foto.jpg", b"\xff\xd8\xff\xe1\x40\x00Exif\0\0");
    let large = std::fs::File::create(terminal.path("arbeit/film.bin")).unwrap();
    large.set_len((50 << 20) + 1).unwrap();
    for (file, code, remedy) in [
        ("leer.pdf", 4, "noch einmal speichern"),
        ("foto.heic", 5, "als JPEG speichern"),
        ("foto.jpg", 4, "neu übertragen"),
        ("film.bin", 5, "kleinerer Auflösung"),
        ("fehlt.pdf", 4, "vorhanden"),
        ("tresor", 4, "vorhanden"),
    ] {
        let ended = terminal.vault(&format!(
            "datei add --fall 2025-0417 --file {file} --titel Scan"
        ));
        assert_eq!(ended.code, code, "{file}: {}", ended.err);
        assert!(ended.err.contains(remedy), "{file}: {}", ended.err);
    }
    let list = terminal
        .vault("datei list --fall 2025-0417 --json")
        .done()
        .json();
    assert_eq!(list.as_array().unwrap().len(), 0);
}

/// The largest file that is kept, in and out. What it takes in memory is measured in `decisions/0010-dateien.md`.
#[test]
fn the_largest_file_goes_in_and_out() {
    let terminal = Terminal::with_vault();
    let large = std::fs::File::create(terminal.path("arbeit/scan.bin")).unwrap();
    large.set_len(50 << 20).unwrap();
    terminal
        .vault("datei add --fall 2025-0418 --file scan.bin --titel Scan")
        .done();
    terminal
        .vault("datei export --fall 2025-0418 --nr 1 --out aus")
        .done();
    assert_eq!(terminal.read("aus/datei-2025-0418-1.bin").len(), 50 << 20);
}

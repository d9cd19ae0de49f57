//! A file goes into the vault whole, lies there unreadable, and comes out as it went in; what is interrupted leaves
//! nothing.

use std::path::{Path, PathBuf};

use fallmappe_commands::schema::{
    AddDatei, Entry, ExportDatei, ExportFall, ListProtokoll, ProtokollFilter, RemoveEntry,
    SaveEntry, ShowDatei, WrittenFiles,
};
use fallmappe_commands::{ErrorCode, HostError, command};
use fallmappe_domain::code::Code;
use fallmappe_domain::datei::{Datei, MAX_BYTES};
use fallmappe_domain::fall::FallNumber;
use fallmappe_domain::ids::{EntryId, FallId};
use fallmappe_domain::op::Op;
use fallmappe_domain::part::Part;
use fallmappe_seal::sha256_hex;
use fallmappe_tests::Werkstatt;
use fallmappe_tests::personas::marios_fall;
use fallmappe_tests::tree::{file_with, tree};

/// Words that stand in the middle of every letter here.
const SECRET: &str = "Wohnung im Zwölf-Apostel-Gässchen";

/// A letter of several pieces, none of which is like another.
fn letter() -> Vec<u8> {
    let mut text = String::from("%PDF-1.7\n");
    for line in 0..20_000 {
        text += &format!("{line}: {SECRET}\n");
    }
    text.into_bytes()
}

struct Office {
    werkstatt: Werkstatt,
    fall: FallId,
}

impl Office {
    fn open() -> Self {
        let mut werkstatt = Werkstatt::open();
        let fall = werkstatt.take_in(&marios_fall("Beratungsstelle Großer Anker"));
        Self { werkstatt, fall }
    }

    /// A file on the stick, ready to be chosen.
    fn file(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.werkstatt.folder("stick").join(name);
        std::fs::write(&path, bytes).unwrap();
        path
    }

    fn request(&self, path: &Path) -> AddDatei {
        AddDatei {
            fall: self.fall,
            file: path.display().to_string(),
            title: "Mietvertrag".to_owned(),
            kind: Code::new("vertrag"),
            date: None,
            remark: String::new(),
        }
    }

    fn add(&mut self, name: &str, bytes: &[u8]) -> EntryId {
        let request = self.request(&self.file(name, bytes));
        self.werkstatt.ok(command::add_datei, request).id
    }

    fn dateien(&mut self) -> Vec<Datei> {
        let view = self.werkstatt.view(self.fall);
        view.dateien.into_iter().map(|row| row.value).collect()
    }

    fn export(&mut self, id: EntryId) -> WrittenFiles {
        let request = ExportDatei {
            fall: self.fall,
            id,
            folder: String::new(),
        };
        self.werkstatt.ok(command::export_datei, request)
    }

    fn lines_of(&mut self, op: Op) -> usize {
        let request = ListProtokoll {
            filter: ProtokollFilter::default(),
            offset: 0,
            limit: 500,
        };
        let lines = self.werkstatt.ok(command::list_protokoll, request).rows;
        lines.iter().filter(|line| line.what == op.german()).count()
    }
}

#[test]
fn what_goes_in_comes_out_and_both_are_logged() {
    let mut office = Office::open();
    let bytes = letter();
    let id = office.add("Mietvertrag Ųžkalnytė.pdf", &bytes);
    let kept = office.dateien().remove(0);
    assert_eq!(kept.bytes, bytes.len() as u64);
    assert_eq!(kept.sha256, sha256_hex(&bytes));
    assert_eq!(kept.media_type, "application/pdf");
    assert_eq!(kept.file_name, "Mietvertrag Ųžkalnytė.pdf");
    let written = office.export(id);
    let place = &written.files[0].place;
    assert_eq!(std::fs::read(place).unwrap(), bytes);
    assert_eq!(written.files[0].sha256, kept.sha256);
    assert!(
        place.ends_with(&format!("datei-2025-0417-{}.pdf", id.0)),
        "{place}"
    );
    assert_eq!(office.lines_of(Op::AddDatei), 1);
    assert_eq!(office.lines_of(Op::ExportDatei), 1);
}

#[test]
fn nothing_of_a_kept_file_is_readable_anywhere() {
    let mut office = Office::open();
    let id = office.add("brief.pdf", &letter());
    let show = ShowDatei {
        fall: office.fall,
        id,
        page: 0,
        width: 0,
    };
    office.werkstatt.ok(command::show_datei, show);
    std::fs::remove_dir_all(office.werkstatt.folder("stick")).unwrap();
    for closed in [false, true] {
        let disk = tree(office.werkstatt.path());
        for needle in [SECRET, "%PDF", "brief.pdf", "Mietvertrag"] {
            assert_eq!(file_with(&disk, needle), None, "{needle}, closed: {closed}");
        }
        office.werkstatt.session.lock();
    }
}

#[test]
fn what_is_interrupted_leaves_nothing() {
    let mut office = Office::open();
    let path = office.file("brief.pdf", &letter());
    let parts = (letter().len() as u32).div_ceil(256 << 10);
    assert!(parts > 3);
    // The head, all of it once to measure, and again into the vault: the stick is pulled out at each place.
    for after in [0, 1, 2, 1 + parts, 2 + parts, 2 * parts] {
        office.werkstatt.host().break_reading_after(Some(after));
        let request = office.request(&path);
        assert_eq!(
            office.werkstatt.refused(command::add_datei, request),
            ErrorCode::Internal
        );
        assert!(office.dateien().is_empty());
    }
    assert_eq!(office.lines_of(Op::AddDatei), 0);
    office.werkstatt.host().break_reading_after(None);
    let id = office.add("brief.pdf", &letter());
    assert_eq!(
        std::fs::read(&office.export(id).files[0].place).unwrap(),
        letter()
    );
}

#[test]
fn what_cannot_be_kept_is_refused_before_anything_is_read() {
    let mut office = Office::open();
    let large = office.file("film.pdf", b"");
    let sparse = std::fs::File::options().write(true).open(&large).unwrap();
    sparse.set_len(MAX_BYTES + 1).unwrap();
    office.werkstatt.host().break_reading_after(Some(0));
    let request = office.request(&large);
    assert_eq!(
        office.werkstatt.refused(command::add_datei, request),
        ErrorCode::DateiTooLarge
    );
    let empty = office.request(&office.file("leer.pdf", b""));
    assert_eq!(
        office.werkstatt.refused(command::add_datei, empty),
        ErrorCode::DateiEmpty
    );
    office.werkstatt.host().break_reading_after(None);
    let heic = office.request(&office.file("foto.jpg", b"\0\0\0\x18ftypheic"));
    assert_eq!(
        office.werkstatt.refused(command::add_datei, heic),
        ErrorCode::DateiNotCleanable
    );
    let untitled = AddDatei {
        title: " ".to_owned(),
        ..office.request(&office.file("a.pdf", &letter()))
    };
    assert_eq!(
        office.werkstatt.refused(command::add_datei, untitled),
        ErrorCode::Invalid
    );
    assert!(office.dateien().is_empty());
}

#[test]
fn an_export_that_fails_leaves_no_file_and_no_line() {
    let mut office = Office::open();
    let id = office.add("brief.pdf", &letter());
    office
        .werkstatt
        .host()
        .refuse_writing(Some(HostError::NoSpace));
    let request = ExportDatei {
        fall: office.fall,
        id,
        folder: String::new(),
    };
    assert_eq!(
        office.werkstatt.refused(command::export_datei, request),
        ErrorCode::NoSpace
    );
    assert_eq!(office.lines_of(Op::ExportDatei), 0);
    assert!(
        tree(office.werkstatt.path())
            .keys()
            .all(|name| !name.contains("datei-"))
    );
}

#[test]
fn nobody_can_type_another_checksum_over_a_kept_file() {
    let mut office = Office::open();
    let id = office.add("brief.pdf", &letter());
    let before = office.dateien().remove(0);
    let typed = Datei {
        title: "Untermietvertrag".to_owned(),
        bytes: 7,
        sha256: "00".repeat(32),
        media_type: "text/html".to_owned(),
        file_name: "anders.html".to_owned(),
        content: Some("AAAA".to_owned()),
        ..before.clone()
    };
    let request = |id, entry| SaveEntry {
        fall: office.fall,
        id,
        entry: Entry::Datei(entry),
        draft: String::new(),
    };
    let (change, add) = (request(Some(id), typed.clone()), request(None, typed));
    office.werkstatt.ok(command::save_entry, change);
    let expected = Datei {
        title: "Untermietvertrag".to_owned(),
        ..before
    };
    assert!(office.dateien() == [expected]);
    // A row without bytes says where a paper lies; there is nothing to show or to give out.
    let paper = office.werkstatt.ok(command::save_entry, add).id;
    let show = ShowDatei {
        fall: office.fall,
        id: paper,
        page: 1,
        width: 0,
    };
    let view = office.werkstatt.ok(command::show_datei, show);
    assert!(view.picture.is_empty() && view.pages == 0 && !view.message.is_empty());
    let export = ExportDatei {
        fall: office.fall,
        id: paper,
        folder: String::new(),
    };
    let code = office.werkstatt.refused(command::export_datei, export);
    assert_eq!(code, ErrorCode::DateiWithoutContent);
}

#[test]
fn the_copy_for_the_person_holds_every_file_and_reads_back() {
    let mut office = Office::open();
    let contents = [
        letter(),
        b"kurz".to_vec(),
        vec![0x5a; 256 << 10],
        vec![7; (256 << 10) + 1],
    ];
    for (number, bytes) in contents.iter().enumerate() {
        office.add(&format!("anlage {number}"), bytes);
    }
    let paper = Entry::Datei(Datei {
        content: None,
        title: "liegt im Schrank".to_owned(),
        ..office.dateien().remove(0)
    });
    office.werkstatt.add(office.fall, paper);
    let request = ExportFall {
        fall: office.fall,
        folder: String::new(),
    };
    let written = office.werkstatt.ok(command::export_fall, request);
    assert_eq!(written.files.len(), 2 + contents.len());
    for file in &written.files {
        let bytes = std::fs::read(&file.place).unwrap();
        assert_eq!(
            (file.bytes, &file.sha256),
            (bytes.len() as u64, &sha256_hex(&bytes))
        );
        let name = Path::new(&file.place)
            .file_name()
            .unwrap()
            .to_str()
            .unwrap();
        assert!(
            name.starts_with("fall-2025-0417") || name.starts_with("datei-2025-0417-"),
            "{name}"
        );
    }
    let line = written
        .files
        .iter()
        .find(|file| file.place.ends_with(".jsonl"))
        .unwrap();
    let copy = std::fs::read_to_string(&line.place).unwrap();
    let before = office.dateien();

    let mut other = Werkstatt::open();
    assert!(other.import(&copy).taken);
    let fall = other.fall(&FallNumber("2025-0417".to_owned()));
    let mut second = Office {
        werkstatt: other,
        fall,
    };
    assert!(second.dateien() == before);
    let rows = second.werkstatt.view(fall).dateien;
    for (number, bytes) in contents.iter().enumerate() {
        let row = rows
            .iter()
            .find(|row| row.value.file_name == format!("anlage {number}"))
            .unwrap();
        assert_eq!(
            &std::fs::read(&second.export(row.id).files[0].place).unwrap(),
            bytes
        );
    }
}

#[test]
fn a_line_whose_content_is_not_what_it_says_is_refused() {
    let mut office = Office::open();
    office.add("kurz.txt", b"kurz und gut");
    let request = ExportFall {
        fall: office.fall,
        folder: String::new(),
    };
    let written = office.werkstatt.ok(command::export_fall, request);
    let line = written
        .files
        .iter()
        .find(|file| file.place.ends_with(".jsonl"))
        .unwrap();
    let copy = std::fs::read_to_string(&line.place).unwrap();
    let changed = copy.replace("\"content\":\"a", "\"content\":\"b");
    assert_ne!(changed, copy);
    let report = Werkstatt::open().import(&changed);
    assert!(!report.taken);
    assert_eq!(report.errors[0].key, "dateien[0].content");
}

#[test]
fn a_removed_file_is_no_longer_shown_or_given_out() {
    let mut office = Office::open();
    let id = office.add("brief.pdf", &letter());
    let (fall, part) = (office.fall, Part::Datei);
    office
        .werkstatt
        .ok(command::remove_entry, RemoveEntry { fall, part, id });
    let show = ShowDatei {
        fall,
        id,
        page: 1,
        width: 0,
    };
    assert_eq!(
        office.werkstatt.refused(command::show_datei, show),
        ErrorCode::NotFound
    );
}

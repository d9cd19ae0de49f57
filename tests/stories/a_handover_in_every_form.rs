//! A Fall is handed over as a packet for a key, under words, as a page, by name, or as a sheet for a Fallkonferenz. Whatever
//! the form: nothing leaves beyond what was allowed, and no two of them can be joined.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use fallmappe_commands::schema::{
    AddDatei, CreateUebergabe, CreatedUebergabe, DecideWords, Entry, ListProtokoll, Nothing,
    OfUebergabe, PrepareUebergabe, ProtokollFilter, Relaxation, SaveSettings, UebergabePreview,
    Uebergabeblatt, WordAnswer, WordDecision, WriteConsentForm, WriteUebergabeblatt,
};
use fallmappe_commands::{ErrorCode, command};
use fallmappe_domain::code::Code;
use fallmappe_domain::einwilligung::Einwilligung;
use fallmappe_domain::ids::{EntryId, FallId, StelleId};
use fallmappe_domain::op::Op;
use fallmappe_domain::stelle::Stelle;
use fallmappe_domain::uebergabe::{PacketForm, UebergabeProduct};
use fallmappe_falluebergabe::minimise::{Field, Treatment};
use fallmappe_falluebergabe::packet::{self, OpenedPacket};
use fallmappe_seal::{Identity, Passphrase};
use fallmappe_tests::Werkstatt;
use fallmappe_tests::personas::{anker, consent, day, kontakt, marios_fall};
use fallmappe_tests::programs::{pdf_bytes_text, pdf_insides, pdf_text};
use fallmappe_tests::traces::{traces, traces_in};
use fallmappe_tests::tree::tree;
use fallmappe_tests::werkstatt::handle;

/// An office with Mario's Fall and the consents given to these Stellen.
struct Office {
    werkstatt: Werkstatt,
    fall: FallId,
    stellen: Vec<(StelleId, Identity)>,
    folder: PathBuf,
}

const OTHER: &str = "Jugendhilfe Übermorgen";

impl Office {
    fn new() -> Self {
        Self::with(|_| {})
    }

    fn with(change: impl FnOnce(&mut Vec<Einwilligung>)) -> Self {
        let mut werkstatt = Werkstatt::open();
        werkstatt.know_ki();
        let names = [anker().name, OTHER.to_owned()];
        for name in &names {
            werkstatt.stelle(Stelle {
                name: name.clone(),
                ..anker()
            });
        }
        let stellen = names.iter().map(|name| werkstatt.give_key(name)).collect();
        let mut akte = marios_fall(&names[0]);
        let given = |name: &String| consent(name, day("2026-01-05"));
        akte.einwilligungen = names.iter().map(given).collect();
        change(&mut akte.einwilligungen);
        let fall = werkstatt.take_in(&akte);
        let folder = werkstatt.folder("uebergabe");
        Self {
            werkstatt,
            fall,
            stellen,
            folder,
        }
    }

    fn asked(&self, product: UebergabeProduct) -> PrepareUebergabe {
        PrepareUebergabe {
            product,
            ..PrepareUebergabe::new(self.fall, self.stellen[0].0)
        }
    }

    fn prepare(&mut self, asked: PrepareUebergabe) -> UebergabePreview {
        self.werkstatt.ok(command::prepare_uebergabe, asked)
    }

    fn request(&self, preview: &UebergabePreview, form: PacketForm) -> CreateUebergabe {
        CreateUebergabe {
            draft: preview.draft,
            accept_suggestions: true,
            form,
            folder: handle(&self.folder),
            ..CreateUebergabe::default()
        }
    }

    fn make(&mut self, asked: PrepareUebergabe, form: PacketForm) -> CreatedUebergabe {
        let preview = self.prepare(asked);
        let request = self.request(&preview, form);
        self.werkstatt.ok(command::create_uebergabe, request)
    }

    fn refused(&mut self, asked: PrepareUebergabe) -> ErrorCode {
        let code = self.werkstatt.refused(command::prepare_uebergabe, asked);
        assert!(tree(&self.folder).is_empty());
        code
    }

    fn values(&self) -> Vec<String> {
        traces(&marios_fall(&anker().name))
    }

    fn add_file(&mut self, name: &str, bytes: &[u8]) -> EntryId {
        let path = self.werkstatt.folder("stick").join(name);
        std::fs::write(&path, bytes).unwrap();
        let request = AddDatei {
            fall: self.fall,
            file: handle(&path),
            title: "Zeugnis von Mario".to_owned(),
            kind: Code::new("zeugnis"),
            date: None,
            remark: String::new(),
        };
        self.werkstatt.ok(command::add_datei, request).id
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

fn file(made: &CreatedUebergabe, label: &str) -> PathBuf {
    let file = made.files.iter().find(|file| file.label == label);
    PathBuf::from(&file.expect("was written").place)
}

fn open(made: &CreatedUebergabe) -> OpenedPacket {
    let bytes = std::fs::read(file(made, "Paket")).unwrap();
    let words = Passphrase::new(made.passphrase.clone().unwrap());
    packet::open_with_passphrase(&bytes, &words).unwrap()
}

/// Everything that can be read in a PDF: its words, its bytes, and its streams unpacked.
fn everything(pdf: &[u8]) -> String {
    pdf_bytes_text(pdf) + &pdf_insides(pdf)
}

#[track_caller]
fn assert_nothing_of(values: &[String], text: &str, place: &str) {
    let found = traces_in(values, text);
    assert!(found.is_empty(), "{found:?} in {place}");
}

#[test]
fn a_locked_packet_and_a_page_open_with_the_words_that_were_shown_once() {
    for (form, ending) in [(PacketForm::Passphrase, "age"), (PacketForm::Html, "html")] {
        let mut office = Office::new();
        let asked = office.asked(UebergabeProduct::Packet);
        let made = office.make(asked, form);
        let words = made.passphrase.clone().unwrap();
        assert_eq!(words.split('-').count(), 6, "{words}");
        let packet = file(&made, "Paket");
        let name = format!("{}.{ending}", made.pseudonym);
        assert_eq!(packet.file_name().unwrap().to_str(), Some(name.as_str()));
        let opened = open(&made);
        assert_eq!(opened.manifest.pseudonym.as_str(), made.pseudonym);
        assert!(!opened.content.kontakte.is_empty());
        let letter = pdf_text(&file(&made, "Brief"));
        assert!(
            letter.contains("Passwort") || letter.contains("Kennwort"),
            "{letter}"
        );
        assert!(!letter.contains(&words) && !letter.contains(&made.pseudonym));
        // Nobody can ask the vault for the words again.
        let vault = std::fs::read(office.werkstatt.vault().join("faelle.db")).unwrap();
        assert!(!vault.windows(words.len()).any(|w| w == words.as_bytes()));
        let values = office.values();
        assert_nothing_of(&values, &everything(&opened.pdf), "uebergabe.pdf");
        assert_nothing_of(&values, &letter, "letter");
        if form == PacketForm::Html {
            let page = std::fs::read_to_string(&packet).unwrap();
            assert_nothing_of(&values, &page, "page");
        }
    }
}

#[test]
fn no_stream_and_no_metadata_of_any_paper_names_anybody() {
    let mut office = Office::new();
    let asked = office.asked(UebergabeProduct::Packet);
    let made = office.make(asked, PacketForm::Key);
    let sealed = std::fs::read(file(&made, "Paket")).unwrap();
    let opened = packet::open(&sealed, &office.stellen[0].1).unwrap();
    let asked = office.asked(UebergabeProduct::Konferenz);
    let konferenz = office.make(asked, PacketForm::Key);
    let values = office.values();
    for (place, pdf) in [
        ("uebergabe.pdf", opened.pdf),
        ("letter", std::fs::read(file(&made, "Brief")).unwrap()),
        (
            "sheet",
            std::fs::read(file(&konferenz, "Konferenzblatt")).unwrap(),
        ),
    ] {
        assert_nothing_of(&values, &everything(&pdf), place);
    }
    let manifest = serde_json::to_string(&opened.manifest).unwrap();
    assert_nothing_of(&values, &manifest, "manifest");
    // The search is not blind.
    let named = Office::new().make_named();
    assert!(!traces_in(&values, &everything(&named)).is_empty());
}

impl Office {
    /// The named Übergabebogen.
    fn make_named(mut self) -> Vec<u8> {
        let asked = self.asked(UebergabeProduct::Named);
        let made = self.make(asked, PacketForm::Key);
        std::fs::read(file(&made, "Übergabebogen")).unwrap()
    }
}

/// Everything in a packet and its letter by which it could be known again.
fn marks(opened: &OpenedPacket, letter: &Path) -> BTreeSet<String> {
    let manifest = serde_json::to_string(&opened.manifest).unwrap();
    let content = serde_json::to_string(&opened.content).unwrap();
    let letter = std::fs::read(letter).unwrap();
    let text = [
        manifest,
        content,
        String::from_utf8_lossy(&opened.pdf).into_owned(),
        String::from_utf8_lossy(&letter).into_owned(),
    ]
    .concat();
    let words = text.split(|c: char| !c.is_ascii_alphanumeric() && c != '-');
    let is_mark = |word: &&str| {
        // Texts of a PDF in UTF-16: title and language, the same in every paper.
        if word.starts_with("FEFF") {
            return false;
        }
        let hex = word.len() >= 16 && word.chars().all(|c| c.is_ascii_hexdigit());
        let digits = word.chars().filter(char::is_ascii_digit).count();
        word.starts_with("FM-") || hex && digits > 2
    };
    words.filter(is_mark).map(str::to_owned).collect()
}

#[test]
fn packets_of_one_fall_for_two_recipients_have_no_mark_in_common() {
    let mut office = Office::new();
    let mut all = Vec::new();
    for place in 0..2 {
        let asked = PrepareUebergabe::new(office.fall, office.stellen[place].0);
        let made = office.make(asked, PacketForm::Key);
        let sealed = std::fs::read(file(&made, "Paket")).unwrap();
        let opened = packet::open(&sealed, &office.stellen[place].1).unwrap();
        assert_eq!(opened.manifest.replaces, None);
        let marks = marks(&opened, &file(&made, "Brief"));
        assert!(
            marks.contains(&made.pseudonym) && marks.len() > 6,
            "{marks:?}"
        );
        all.push(marks);
    }
    let common: Vec<&String> = all[0].intersection(&all[1]).collect();
    assert!(common.is_empty(), "{common:?}");
}

#[test]
fn the_named_papers_share_nothing_with_a_packet() {
    let mut office = Office::new();
    let asked = office.asked(UebergabeProduct::Packet);
    let packet = office.make(asked, PacketForm::Key);
    let asked = office.asked(UebergabeProduct::Named);
    let preview = office.prepare(asked.clone());
    assert!(preview.pseudonym.is_empty() && preview.risk.is_none());
    assert_eq!(preview.replaces, None, "a packet is another product");
    let named = office.make(asked, PacketForm::Key);
    assert!(named.pseudonym.is_empty() && named.passphrase.is_none());
    let labels: Vec<&str> = named.files.iter().map(|file| file.label.as_str()).collect();
    assert_eq!(labels, ["Brief", "Übergabebogen"]);
    for label in labels {
        let text = pdf_text(&file(&named, label));
        assert!(text.contains("Ųžkalnytė"), "{label}: {text}");
        assert!(
            !text.contains("FM-") && !text.contains(&packet.pseudonym),
            "{label}"
        );
    }
    let parts = |made: &CreatedUebergabe| -> BTreeSet<String> {
        let names = made
            .files
            .iter()
            .map(|file| Path::new(&file.place).file_stem().unwrap());
        let names = names.map(|name| name.to_str().unwrap().to_owned());
        names
            .flat_map(|name| name.split('-').map(str::to_owned).collect::<Vec<_>>())
            .collect()
    };
    let common: Vec<String> = parts(&packet)
        .intersection(&parts(&named))
        .cloned()
        .collect();
    assert!(common.is_empty(), "{common:?}");
    let bogen = pdf_text(&file(&named, "Übergabebogen"));
    assert!(bogen.contains("14.03.2005") && bogen.contains("0176 04069099"));
    assert!(!bogen.contains("Jankauskien"), "nobody asked the aunt");
    let rows = office.werkstatt.view(office.fall).uebergaben;
    assert!(
        rows.iter()
            .any(|row| row.product == UebergabeProduct::Named && row.packet_sha256.is_empty())
    );
}

#[test]
fn a_refusal_says_what_is_missing() {
    let missing = |change: fn(&mut Vec<Einwilligung>), product, zweck: &str| {
        let mut office = Office::with(change);
        let asked = PrepareUebergabe {
            zweck: zweck.to_owned(),
            ..office.asked(product)
        };
        let error = office.werkstatt.call(command::prepare_uebergabe, asked);
        let error = error.err().expect("nothing may leave");
        assert!(tree(&office.folder).is_empty());
        (
            error.code,
            error
                .problems
                .into_iter()
                .map(|p| p.message)
                .collect::<String>(),
        )
    };
    let packet = UebergabeProduct::Packet;
    let (code, text) = missing(|all| all.clear(), packet, "");
    assert_eq!(code, ErrorCode::NoConsent);
    assert!(text.contains("Übermittlung an diese Stelle"), "{text}");
    let (code, text) = missing(|_| {}, packet, "Vermittlung in Arbeit");
    assert_eq!(code, ErrorCode::PurposeMismatch);
    assert!(text.contains("Zweck"), "{text}");
    let ended = |all: &mut Vec<Einwilligung>| all[0].valid_until = Some(day("2026-11-21"));
    let (code, text) = missing(ended, packet, "");
    assert_eq!(code, ErrorCode::ConsentEnded);
    assert!(text.contains("21.11.2026"), "{text}");
    let narrow = |all: &mut Vec<Einwilligung>| {
        all[0]
            .data_groups
            .retain(|group| group.as_str() != "kontaktdaten");
    };
    for product in [packet, UebergabeProduct::Konferenz] {
        let mut office = Office::with(narrow);
        let asked = office.asked(product);
        office.prepare(asked);
    }
    let (code, text) = missing(narrow, UebergabeProduct::Named, "");
    assert_eq!(code, ErrorCode::GroupMissing);
    assert!(text.contains("Erreichbarkeit"), "{text}");
    let (code, _) = missing(|all| all.clear(), UebergabeProduct::Konferenz, "");
    assert_eq!(code, ErrorCode::NoConsent);
}

#[test]
fn health_leaves_only_with_its_own_written_word() {
    let wish = |office: &Office| PrepareUebergabe {
        relaxed: vec![Relaxation {
            field: Field::Health,
            treatment: Treatment::Keep,
            reason: "auf Wunsch der Person".to_owned(),
        }],
        ..office.asked(UebergabeProduct::Packet)
    };
    let mut office = Office::new();
    let asked = wish(&office);
    assert_eq!(office.refused(asked), ErrorCode::GroupMissing);
    let mut office = Office::with(|all| {
        all[0].data_groups.push(Code::new("gesundheit"));
        all[0].form = Code::new("muendlich_mit_vermerk");
    });
    let asked = wish(&office);
    assert_eq!(office.refused(asked), ErrorCode::GroupMissing);
}

#[test]
fn the_form_that_a_refusal_offers_is_filled_in_and_names_nobody_outside() {
    let mut office = Office::with(|all| all.clear());
    let request = WriteConsentForm {
        fall: office.fall,
        stelle: office.stellen[0].0,
        folder: handle(&office.folder),
    };
    let refused = office
        .werkstatt
        .refused(command::write_consent_form, request.clone());
    assert_eq!(refused, ErrorCode::LawMissing);
    let mut settings = office.werkstatt.ok(command::get_settings, Nothing {});
    let laws = office.werkstatt.ok(command::list_laws, Nothing {});
    laws.rows[0].code.as_str().clone_into(&mut settings.law);
    office
        .werkstatt
        .ok(command::save_settings, SaveSettings { settings });
    let written = office.werkstatt.ok(command::write_consent_form, request);
    let path = Path::new(&written.files[0].place);
    let text = pdf_text(path);
    assert!(
        text.contains(&anker().name) && text.contains("Ųžkalnytė"),
        "{text}"
    );
    let name = path.file_name().unwrap().to_str().unwrap();
    assert_nothing_of(&office.values(), name, "file name");
}

#[test]
fn the_sheet_of_a_fallkonferenz_is_one_page_under_its_own_code() {
    let mut office = Office::new();
    for number in 0..40 {
        let note = kontakt(
            day("2026-05-04"),
            &format!("Gespräch {number} über die Wohnung und den nächsten Termin."),
        );
        office.werkstatt.add(office.fall, Entry::Kontakt(note));
    }
    let asked = office.asked(UebergabeProduct::Konferenz);
    let made = office.make(asked, PacketForm::Key);
    let path = file(&made, "Konferenzblatt");
    assert_eq!(
        path.file_stem().unwrap().to_str(),
        Some(made.pseudonym.as_str())
    );
    let text = pdf_text(&path);
    assert_eq!(text.matches('\u{c}').count(), 1, "one page");
    assert!(text.contains(&made.pseudonym));
    assert_nothing_of(&office.values(), &text, "sheet");
    let other = office.asked(UebergabeProduct::Packet);
    assert_ne!(
        office.make(other, PacketForm::Key).pseudonym,
        made.pseudonym
    );
    let with_file = PrepareUebergabe {
        dateien: vec![EntryId(1)],
        ..office.asked(UebergabeProduct::Konferenz)
    };
    let code = office
        .werkstatt
        .refused(command::prepare_uebergabe, with_file);
    assert_eq!(code, ErrorCode::Invalid);
}

#[test]
fn a_file_goes_along_searched_or_looked_through() {
    let mut office = Office::new();
    let clean = office.add_file("liste.txt", "Deutschkurs B1 bestanden".as_bytes());
    let naming = office.add_file("brief.txt", "Zeugnis für Mario Ųžkalnytė".as_bytes());
    let bogen = Office::new().make_named();
    let pdf = office.add_file("bogen.pdf", &bogen);
    let picture = {
        let mut bytes = Vec::new();
        let image = image::RgbImage::from_pixel(4, 4, image::Rgb([200, 30, 90]));
        let mut cursor = std::io::Cursor::new(&mut bytes);
        image
            .write_to(&mut cursor, image::ImageFormat::Png)
            .unwrap();
        office.add_file("foto.png", &bytes)
    };
    let with = |office: &Office, dateien: Vec<EntryId>| PrepareUebergabe {
        dateien,
        ..office.asked(UebergabeProduct::Packet)
    };
    let asked = with(&office, vec![clean, naming, pdf, picture]);
    let preview = office.prepare(asked);
    let seen: Vec<(bool, bool)> = preview
        .attachments
        .iter()
        .map(|one| (one.searched, one.findings > 0))
        .collect();
    assert_eq!(seen[..2], [(true, false), (true, true)]);
    assert!(seen[2].1, "the name stands in the PDF");
    assert_eq!(seen[3], (false, false));
    let request = office.request(&preview, PacketForm::Key);
    let code = office.werkstatt.refused(command::create_uebergabe, request);
    assert_eq!(code, ErrorCode::StillIdentifying);
    assert!(tree(&office.folder).is_empty());

    let asked = with(&office, vec![clean, picture]);
    let preview = office.prepare(asked);
    let request = office.request(&preview, PacketForm::Key);
    let code = office
        .werkstatt
        .refused(command::create_uebergabe, request.clone());
    assert_eq!(code, ErrorCode::AttachmentUnseen);
    assert!(tree(&office.folder).is_empty());
    let looked = CreateUebergabe {
        looked_through: vec![picture],
        ..request
    };
    let made = office.werkstatt.ok(command::create_uebergabe, looked);
    let sealed = std::fs::read(file(&made, "Paket")).unwrap();
    let opened = packet::open(&sealed, &office.stellen[0].1).unwrap();
    let names: Vec<&str> = opened
        .attachments
        .iter()
        .map(|(entry, _)| entry.name.as_str())
        .collect();
    assert_eq!(names, ["anlage-01.txt", "anlage-02.png"]);
    assert_eq!(opened.attachments[0].1, b"Deutschkurs B1 bestanden");
    assert!(
        opened
            .attachments
            .iter()
            .all(|(entry, _)| !entry.label.contains("Mario"))
    );
}

#[test]
fn a_decision_about_a_word_holds_in_every_later_packet_until_it_is_taken_back() {
    let mut office = Office::new();
    let note = kontakt(
        day("2026-06-01"),
        "Sie sang wieder im Chor Regenbogenklang und war froh.",
    );
    office.werkstatt.add(office.fall, Entry::Kontakt(note));
    let decide = |office: &mut Office, answer, replacement: &str| {
        let request = DecideWords {
            fall: office.fall,
            words: vec![WordDecision {
                word: "Regenbogenklang".to_owned(),
                answer,
                replacement: replacement.to_owned(),
            }],
        };
        office.werkstatt.ok(command::decide_words, request)
    };
    let told = |office: &mut Office| {
        let asked = office.asked(UebergabeProduct::Packet);
        let preview = office.prepare(asked);
        let notes: String = preview
            .notes
            .iter()
            .map(|note| note.outgoing.clone())
            .collect();
        (notes, preview)
    };
    decide(&mut office, WordAnswer::Replace, "der Stadt");
    for _ in 0..2 {
        let (notes, preview) = told(&mut office);
        assert!(
            notes.contains("Chor der Stadt") && !notes.contains("Regenbogenklang"),
            "{notes}"
        );
        assert_eq!(preview.decided_words.len(), 1);
    }
    // What is shown no longer follows: it cannot be packed.
    let (_, preview) = told(&mut office);
    decide(&mut office, WordAnswer::Keep, "");
    let request = office.request(&preview, PacketForm::Key);
    let code = office.werkstatt.refused(command::create_uebergabe, request);
    assert_eq!(code, ErrorCode::DraftOutdated);
    let (notes, _) = told(&mut office);
    assert!(notes.contains("Regenbogenklang"), "{notes}");
    decide(&mut office, WordAnswer::Forget, "");
    assert!(told(&mut office).1.decided_words.is_empty());
    assert_eq!(office.lines_of(Op::DecideWords), 3);
}

#[test]
fn every_look_at_the_codes_is_logged_and_they_can_be_deleted() {
    let mut office = Office::new();
    let asked = office.asked(UebergabeProduct::Packet);
    let made = office.make(asked, PacketForm::Key);
    let id = OfUebergabe { id: made.id };
    assert_eq!(office.lines_of(Op::ViewZuordnung), 0);
    let shown = office.werkstatt.ok(command::show_zuordnung, id.clone());
    assert_eq!(shown.pseudonym, made.pseudonym);
    assert!(shown.name.contains("Ųžkalnytė"));
    assert!(
        shown
            .codes
            .iter()
            .all(|row| row.code != made.pseudonym && !row.surfaces.is_empty())
    );
    let request = WriteUebergabeblatt {
        id: made.id,
        blatt: Uebergabeblatt::Zuordnung,
        folder: handle(&office.folder),
    };
    let written = office
        .werkstatt
        .ok(command::write_uebergabeblatt, request.clone());
    let path = Path::new(&written.files[0].place);
    let text = pdf_text(path);
    assert!(
        text.contains(&made.pseudonym) && text.contains("Ųžkalnytė"),
        "{text}"
    );
    let name = path.file_name().unwrap().to_str().unwrap();
    assert!(!name.contains(&made.pseudonym));
    assert_eq!(office.lines_of(Op::ViewZuordnung), 2);
    office.werkstatt.ok(command::drop_zuordnung, id.clone());
    assert!(
        !office
            .werkstatt
            .ok(command::open_uebergabe, id.clone())
            .has_zuordnung
    );
    for code in [
        office
            .werkstatt
            .refused(command::show_zuordnung, id.clone()),
        office.werkstatt.refused(command::drop_zuordnung, id),
        office
            .werkstatt
            .refused(command::write_uebergabeblatt, request),
    ] {
        assert_eq!(code, ErrorCode::NoZuordnung);
    }
    assert_eq!(office.lines_of(Op::DropZuordnung), 1);
}

#[test]
fn the_person_gets_a_page_about_it() {
    let mut office = Office::new();
    let asked = office.asked(UebergabeProduct::Packet);
    let made = office.make(asked, PacketForm::Key);
    let request = WriteUebergabeblatt {
        id: made.id,
        blatt: Uebergabeblatt::Person,
        folder: handle(&office.folder),
    };
    let written = office.werkstatt.ok(command::write_uebergabeblatt, request);
    let text = pdf_text(Path::new(&written.files[0].place));
    assert!(text.contains(&anker().name), "{text}");
    assert!(
        !text.contains("FM-"),
        "no code on a paper that may lie about"
    );
    assert_eq!(text.matches('\u{c}').count(), 1, "one page");
    assert_eq!(office.lines_of(Op::WriteUebergabeblatt), 1);
}

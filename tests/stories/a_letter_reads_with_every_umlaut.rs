//! The letter beside a packet is proper German on paper: every letter of every name can be read back, and it says whose
//! it is without saying who it is about.

use fallmappe_commands::schema::SaveSettings;
use fallmappe_commands::{ErrorCode, command};
use fallmappe_domain::stelle::Stelle;
use fallmappe_seal::Identity;
use fallmappe_tests::Werkstatt;
use fallmappe_tests::personas::{anker, consent, day, marios_fall, office};
use fallmappe_tests::programs::pdf_text;
use fallmappe_tests::traces::{traces, traces_in};

fn letter_to(stelle: Stelle) -> (String, String) {
    let mut werkstatt = Werkstatt::open();
    werkstatt.ok(command::save_settings, SaveSettings { settings: office() });
    let name = stelle.name.clone();
    let mut akte = marios_fall(&name);
    akte.einwilligungen = vec![consent(&name, day("2026-11-02"))];
    let recipient = Identity::generate().recipient().to_string();
    let id = werkstatt.stelle(Stelle {
        age_recipient: recipient,
        ..stelle
    });
    let fall = werkstatt.take_in(&akte);
    let folder = werkstatt.folder("brief");
    let handed = werkstatt.hand_over(fall, id, &folder).unwrap();
    let text = pdf_text(&handed.letter);
    assert_eq!(
        traces_in(&traces(&akte), &text),
        Vec::<&str>::new(),
        "the letter names somebody"
    );
    assert!(
        !text.contains(&handed.preview.pseudonym),
        "the letter says the code of the packet"
    );
    (
        text,
        handed
            .letter
            .file_name()
            .unwrap()
            .to_string_lossy()
            .into_owned(),
    )
}

#[test]
fn sender_recipient_and_date_stand_there_letter_by_letter() {
    let (text, name) = letter_to(anker());
    let expected = [
        "Beratungsstelle Großer Anker",
        "Frau Dr. Änne Vennekötter",
        "Überm Mühlgässchen 2",
        "59993 Lindenröde",
        "Łucja Öztürk-Großmann",
        "Königsträßchen 12",
        "59991 Musterstadt",
        "kim@musterland.example",
        "22.11.2026",
        "Einwilligung",
        "Übergabe",
    ];
    for words in expected {
        let found = text.contains(words)
            || text
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" ")
                .contains(words);
        assert!(found, "{words:?} is missing in:\n{text}");
    }
    assert!(name.is_ascii() && name.ends_with(".pdf"), "{name}");
}

#[test]
fn letters_beyond_german_are_printed_too() {
    let stelle = Stelle {
        name: "Žodžių namai · Çağrı Phạm e. V.".to_owned(),
        contact_person: "M̂irja Ạ̈nnėstad-Đỗ".to_owned(),
        ..anker()
    };
    let (text, _) = letter_to(stelle);
    for words in ["Žodžių namai", "Çağrı Phạm e. V.", "irja", "-Đỗ"] {
        assert!(text.contains(words), "{words:?} is missing in:\n{text}");
    }
}

#[test]
fn what_cannot_be_printed_is_said_and_not_dropped() {
    let mut werkstatt = Werkstatt::open();
    werkstatt.ok(command::save_settings, SaveSettings { settings: office() });
    let name = "Haus 漢字 Anker";
    let recipient = Identity::generate().recipient().to_string();
    let id = werkstatt.stelle(Stelle {
        name: name.to_owned(),
        age_recipient: recipient,
        ..anker()
    });
    let mut akte = marios_fall(name);
    akte.einwilligungen = vec![consent(name, day("2026-11-02"))];
    let fall = werkstatt.take_in(&akte);
    let folder = werkstatt.folder("brief");
    assert_eq!(
        werkstatt.hand_over(fall, id, &folder).err(),
        Some(ErrorCode::Unprintable)
    );
    assert!(fallmappe_tests::tree::tree(&folder).is_empty());
}

//! No packet tells who it is about: not in its name, not in its files, not in their letter, for any of the made-up cases
//! and any recipient they allow.

use std::collections::BTreeMap;
use std::path::Path;

use fallmappe_commands::schema::Nothing;
use fallmappe_commands::{ErrorCode, command, offline};
use fallmappe_domain::akte::Fallakte;
use fallmappe_domain::einwilligung::find_valid;
use fallmappe_domain::stelle::Stelle;
use fallmappe_falluebergabe::packet;
use fallmappe_seal::Identity;
use fallmappe_tests::personas::{anker, marios_fall, office};
use fallmappe_tests::programs::{age_open, pdf_bytes_text, pdf_insides, pdf_text, unzip};
use fallmappe_tests::traces::{traces, traces_in};
use fallmappe_tests::werkstatt::{HandedOver, TODAY};
use fallmappe_tests::{Werkstatt, sample};

/// Every text of a handover by where it stands: the packet as Debian's age and any unzip open it, and the letter.
fn texts(handed: &HandedOver, identity: &Identity) -> BTreeMap<String, String> {
    let sealed = std::fs::read(&handed.packet).unwrap();
    let files = unzip(&age_open(&sealed, identity));
    let names: Vec<&str> = files.keys().map(String::as_str).collect();
    let expected = [
        "manifest.json",
        "manifest.json.minisig",
        "uebergabe.json",
        "uebergabe.pdf",
    ];
    assert_eq!(names, expected);
    let mut texts: BTreeMap<String, String> = files
        .iter()
        .map(|(name, bytes)| match name.as_str() {
            "uebergabe.pdf" => (name.clone(), pdf_bytes_text(bytes)),
            _ => (name.clone(), String::from_utf8(bytes.clone()).unwrap()),
        })
        .collect();
    // What pdftotext does not print: document information, XMP, tags, and every stream unpacked.
    let insides = pdf_insides(&files["uebergabe.pdf"]);
    texts.insert("uebergabe.pdf, insides".to_owned(), insides);
    texts.insert("letter".to_owned(), pdf_text(&handed.letter));
    let name = |path: &Path| path.file_name().unwrap().to_string_lossy().into_owned();
    texts.insert(
        "file names".to_owned(),
        format!("{} {}", name(&handed.packet), name(&handed.letter)),
    );
    texts
}

/// Nothing of the record stands anywhere. What is printed on the letter's own address lines may: somebody may live in
/// the town of the office.
#[track_caller]
fn assert_anonymous(akte: &Fallakte, texts: &BTreeMap<String, String>, addresses: &str) {
    let values = traces(akte);
    assert!(values.len() > 3, "nothing to look for");
    for (place, text) in texts {
        let mut found = traces_in(&values, text);
        found.retain(|value| {
            place != "letter" || traces_in(&[(*value).to_owned()], addresses).is_empty()
        });
        let number = &akte.number.as_ref().unwrap().0;
        assert!(found.is_empty(), "Fall {number}: {found:?} in {place}");
    }
}

/// The lines of sender and recipient.
fn addresses(stelle: &Stelle) -> String {
    let office = office();
    let lines = [
        &office.organisation,
        &office.person,
        &office.street,
        &office.place,
        &stelle.name,
    ];
    let rest = [&stelle.contact_person, &stelle.street, &stelle.place];
    lines
        .into_iter()
        .chain(rest)
        .map(|line| format!("{line}\n"))
        .collect()
}

#[test]
fn the_person_and_everybody_near_stay_at_home() {
    let mut werkstatt = Werkstatt::open();
    werkstatt.know_ki();
    werkstatt.stelle(anker());
    let (stelle, identity) = werkstatt.give_key(&anker().name);
    let akte = marios_fall(&anker().name);
    let fall = werkstatt.take_in(&akte);
    let folder = werkstatt.folder("uebergabe");
    let handed = werkstatt.hand_over(fall, stelle, &folder).unwrap();
    let texts = texts(&handed, &identity);
    assert_anonymous(&akte, &texts, "");
    // The search is not blind: the same values are found in the copy that the person has a right to.
    let copy = fallmappe_domain::exchange::to_line(&akte).unwrap();
    assert!(traces_in(&traces(&akte), &copy).len() > 20);
    // Something did leave: the notes, with a code where a name stood.
    assert!(texts["uebergabe.json"].contains("Ausbildung beginnen"));
    assert!(texts["uebergabe.pdf"].contains("Wohnsitz"));
    assert!(
        handed
            .packet
            .file_name()
            .unwrap()
            .to_string_lossy()
            .starts_with(&handed.preview.pseudonym)
    );
    assert!(
        !texts["letter"].contains(&handed.preview.pseudonym),
        "letter and packet share no code"
    );
    assert!(!texts["letter"].contains("FM-"));
}

#[test]
fn two_packets_of_one_fall_share_no_code() {
    let mut werkstatt = Werkstatt::open();
    werkstatt.stelle(anker());
    let (stelle, _) = werkstatt.give_key(&anker().name);
    let fall = werkstatt.take_in(&marios_fall(&anker().name));
    let folder = werkstatt.folder("uebergabe");
    let first = werkstatt.hand_over(fall, stelle, &folder).unwrap();
    let second = werkstatt.hand_over(fall, stelle, &folder).unwrap();
    assert_ne!(first.preview.pseudonym, second.preview.pseudonym);
    let rows = werkstatt.view(fall).uebergaben;
    let mut known: Vec<&str> = rows.iter().map(|row| row.pseudonym.as_str()).collect();
    known.sort_unstable();
    let mut made = [
        first.preview.pseudonym.as_str(),
        second.preview.pseudonym.as_str(),
    ];
    made.sort_unstable();
    assert_eq!(known, made, "only the vault knows which Fall a code means");
}

#[test]
fn none_of_the_made_up_cases_is_recognised() {
    let mut werkstatt = Werkstatt::practice();
    werkstatt.know_ki();
    let rows = werkstatt.ok(command::list_stellen, Nothing {}).rows;
    let keys: Vec<_> = rows
        .iter()
        .map(|row| werkstatt.give_key(&row.stelle.name))
        .collect();
    let folder = werkstatt.folder("uebergabe");
    let mut made = 0;
    for akte in sample::faelle() {
        let fall = werkstatt.fall(akte.number.as_ref().unwrap());
        for (row, (stelle, identity)) in rows.iter().zip(&keys) {
            let name = &row.stelle.name;
            let allowed = find_valid(&akte.einwilligungen, name, TODAY).is_ok();
            let handed = match werkstatt.hand_over(fall, *stelle, &folder) {
                Ok(handed) => handed,
                Err(code) => {
                    let consent = matches!(code, ErrorCode::NoConsent | ErrorCode::ConsentEnded);
                    assert!(
                        consent && !allowed,
                        "Fall {:?} to {name}: {code:?}",
                        akte.number.as_ref().unwrap().0
                    );
                    continue;
                }
            };
            assert!(allowed, "handed over without a consent");
            assert_anonymous(&akte, &texts(&handed, identity), &addresses(&row.stelle));
            let sealed = std::fs::read(&handed.packet).unwrap();
            let opened = packet::open(&sealed, identity).unwrap();
            assert_eq!(opened.manifest.pseudonym.as_str(), handed.preview.pseudonym);
            made += 1;
        }
    }
    assert!(made > 30, "only {made} packets");
}

#[test]
fn our_own_door_opens_it_without_a_vault() {
    let mut werkstatt = Werkstatt::open();
    werkstatt.stelle(anker());
    let (stelle, identity) = werkstatt.give_key(&anker().name);
    let fall = werkstatt.take_in(&marios_fall(&anker().name));
    let folder = werkstatt.folder("uebergabe");
    let handed = werkstatt.hand_over(fall, stelle, &folder).unwrap();
    let sealed = std::fs::read(&handed.packet).unwrap();
    let opened =
        offline::open_packet(&sealed, &offline::PacketSecret::Identity(identity.clone())).unwrap();
    assert_eq!(opened.pseudonym, handed.preview.pseudonym);
    assert_eq!(opened.files.len(), 3);
    let plain = unzip(&age_open(&sealed, &identity));
    for file in opened.files {
        assert_eq!(
            file.bytes, plain[&file.name],
            "{} is the same through both doors",
            file.name
        );
    }
}

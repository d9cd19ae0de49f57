//! What the preview shows is what the recipient reads: every outgoing field and note, the letter's words, and nothing
//! that the preview said would stay.

use fallmappe_commands::schema::{
    ChangePerson, CreateUebergabe, Entry, Nothing, PrepareUebergabe, SaveStelle, SpanDecision,
    UebergabePreview,
};
use fallmappe_commands::{ErrorCode, HostError, command};
use fallmappe_domain::code::Code;
use fallmappe_domain::ids::{FallId, StelleId};
use fallmappe_domain::stelle::Stelle;
use fallmappe_falluebergabe::packet;
use fallmappe_seal::Identity;
use fallmappe_tests::Werkstatt;
use fallmappe_tests::personas::{anker, day, kontakt, marios_fall, tesfaldet};
use fallmappe_tests::programs::{pdf_bytes_text, pdf_text};
use fallmappe_tests::tree::tree;

fn office() -> (Werkstatt, FallId, StelleId, Identity) {
    let mut werkstatt = Werkstatt::open();
    werkstatt.know_ki();
    werkstatt.stelle(anker());
    let (stelle, identity) = werkstatt.give_key(&anker().name);
    let fall = werkstatt.take_in(&marios_fall(&anker().name));
    (werkstatt, fall, stelle, identity)
}

fn request(preview: &UebergabePreview, folder: &std::path::Path) -> CreateUebergabe {
    CreateUebergabe {
        draft: preview.draft,
        accept_suggestions: true,
        decisions: Vec::new(),
        folder: folder.display().to_string(),
        ..CreateUebergabe::default()
    }
}

fn shown(werkstatt: &mut Werkstatt) -> Stelle {
    werkstatt
        .ok(command::list_stellen, Nothing {})
        .rows
        .remove(0)
        .stelle
}

/// A word as it is printed: months as people write them, signs that belong to the sentence left out.
fn printed(word: &str) -> String {
    let word = word.trim_matches(|c: char| c.is_ascii_punctuation());
    match word.split_once('-') {
        Some((year, month)) if year.len() == 4 && year.parse::<u16>().is_ok() => {
            format!("{month}.{year}")
        }
        _ => word.to_owned(),
    }
}

fn joined(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn every_line_of_the_preview_stands_in_the_packet() {
    let (mut werkstatt, fall, stelle, identity) = office();
    let folder = werkstatt.folder("uebergabe");
    let handed = werkstatt.hand_over(fall, stelle, &folder).unwrap();
    let opened = packet::open(&std::fs::read(&handed.packet).unwrap(), &identity).unwrap();
    let content = serde_json::to_string(&opened.content).unwrap();
    let pages = joined(&pdf_bytes_text(&opened.pdf));
    let preview = &handed.preview;
    for kontakt in &opened.content.kontakte {
        assert!(
            !kontakt.text.is_empty(),
            "a note that was allowed is missing"
        );
        assert!(
            preview
                .notes
                .iter()
                .any(|note| note.outgoing == kontakt.text),
            "a note leaves that nobody saw"
        );
    }
    for note in &preview.notes {
        assert!(
            content.contains(&serde_json::to_string(&note.outgoing).unwrap()),
            "{}",
            note.heading
        );
        for words in note.outgoing.split(". ") {
            assert!(pages.contains(&joined(words)), "{words:?} is not on paper");
        }
    }
    for field in preview
        .fields
        .iter()
        .filter(|field| !field.outgoing.is_empty())
    {
        // Texts stand among the notes, where each was compared.
        let outgoing = field.outgoing.replace("als geprüfter Text", "");
        for word in outgoing.split_whitespace().map(printed) {
            assert!(
                pages.contains(&word),
                "{}: {word:?} is not on paper",
                field.label
            );
        }
    }
    let letter = joined(&pdf_text(&handed.letter));
    for paragraph in &preview.letter {
        // A row of label and value is printed without the colon.
        let words = joined(paragraph.trim_start_matches("• "));
        let row = words
            .split_once(": ")
            .is_some_and(|(label, value)| letter.contains(&format!("{label} {value}")));
        assert!(
            row || letter.contains(&words),
            "{words:?} is not in the letter"
        );
    }
}

#[test]
fn a_fall_that_changed_after_the_preview_has_to_be_looked_at_again() {
    let (mut werkstatt, fall, stelle, _) = office();
    let folder = werkstatt.folder("uebergabe");
    let preview = werkstatt.ok(
        command::prepare_uebergabe,
        PrepareUebergabe::new(fall, stelle),
    );
    werkstatt.add(
        fall,
        Entry::Kontakt(kontakt(day("2026-11-20"), "Neuer Termin.")),
    );
    assert_eq!(
        werkstatt.refused(command::create_uebergabe, request(&preview, &folder)),
        ErrorCode::DraftOutdated
    );

    let preview = werkstatt.ok(
        command::prepare_uebergabe,
        PrepareUebergabe::new(fall, stelle),
    );
    let other_kind = Stelle {
        kind: Code::new("auslaenderbehoerde"),
        ..shown(&mut werkstatt)
    };
    werkstatt.ok(
        command::save_stelle,
        SaveStelle {
            id: Some(stelle),
            stelle: other_kind,
        },
    );
    assert_eq!(
        werkstatt.refused(command::create_uebergabe, request(&preview, &folder)),
        ErrorCode::DraftOutdated
    );

    let preview = werkstatt.ok(
        command::prepare_uebergabe,
        PrepareUebergabe::new(fall, stelle),
    );
    werkstatt.host().set_day(day("2026-11-23"));
    assert_eq!(
        werkstatt.refused(command::create_uebergabe, request(&preview, &folder)),
        ErrorCode::DraftOutdated
    );

    let preview = werkstatt.ok(
        command::prepare_uebergabe,
        PrepareUebergabe::new(fall, stelle),
    );
    werkstatt.ok(
        command::change_person,
        ChangePerson {
            fall,
            person: tesfaldet(),
            draft: String::new(),
        },
    );
    assert_eq!(
        werkstatt.refused(command::create_uebergabe, request(&preview, &folder)),
        ErrorCode::DraftOutdated
    );
    assert!(tree(&folder).is_empty());
}

#[test]
fn only_the_newest_preview_can_be_packed_and_only_once() {
    let (mut werkstatt, fall, stelle, _) = office();
    let folder = werkstatt.folder("uebergabe");
    let old = werkstatt.ok(
        command::prepare_uebergabe,
        PrepareUebergabe::new(fall, stelle),
    );
    let new = werkstatt.ok(
        command::prepare_uebergabe,
        PrepareUebergabe::new(fall, stelle),
    );
    assert_ne!(old.draft, new.draft);
    assert_eq!(
        werkstatt.refused(command::create_uebergabe, request(&old, &folder)),
        ErrorCode::DraftOutdated
    );
    werkstatt.ok(command::create_uebergabe, request(&new, &folder));
    assert_eq!(
        werkstatt.refused(command::create_uebergabe, request(&new, &folder)),
        ErrorCode::DraftOutdated
    );
    assert_eq!(tree(&folder).len(), 2);
    assert_eq!(werkstatt.view(fall).uebergaben.len(), 1);
    // A number that was used is never the number of another preview.
    let next = werkstatt.ok(
        command::prepare_uebergabe,
        PrepareUebergabe::new(fall, stelle),
    );
    assert!(
        ![old.draft, new.draft].contains(&next.draft),
        "draft {} comes back",
        next.draft
    );
    werkstatt.session.lock();
    werkstatt.unlock();
    let later = werkstatt.ok(
        command::prepare_uebergabe,
        PrepareUebergabe::new(fall, stelle),
    );
    assert!(
        later.draft > next.draft,
        "a screen left open could pack another Fall"
    );
}

#[test]
fn open_questions_are_answered_before_anything_leaves() {
    let (mut werkstatt, fall, stelle, _) = office();
    let text = "Am Freitag hat Kratochvíl die Tür repariert; Frau Rosenbaum war dabei.";
    werkstatt.add(fall, Entry::Kontakt(kontakt(day("2026-11-20"), text)));
    let folder = werkstatt.folder("uebergabe");
    let preview = werkstatt.ok(
        command::prepare_uebergabe,
        PrepareUebergabe::new(fall, stelle),
    );
    assert!(
        preview.open_questions > 0,
        "nobody is asked about a name that the record does not know"
    );
    let undecided = CreateUebergabe {
        accept_suggestions: false,
        ..request(&preview, &folder)
    };
    assert_eq!(
        werkstatt.refused(command::create_uebergabe, undecided),
        ErrorCode::OpenQuestions
    );
    assert!(tree(&folder).is_empty());

    let decisions = preview.notes.iter().zip(0..).flat_map(|(note, index)| {
        note.spans
            .iter()
            .zip(0..)
            .map(move |(_, span)| SpanDecision {
                note: index,
                span,
                replace: true,
            })
    });
    let decided = CreateUebergabe {
        accept_suggestions: false,
        decisions: decisions.collect(),
        ..request(&preview, &folder)
    };
    werkstatt.ok(command::create_uebergabe, decided);
    assert_eq!(tree(&folder).len(), 2);
}

#[test]
fn a_name_of_the_record_cannot_be_kept_by_a_decision() {
    let (mut werkstatt, fall, stelle, identity) = office();
    let folder = werkstatt.folder("uebergabe");
    let preview = werkstatt.ok(
        command::prepare_uebergabe,
        PrepareUebergabe::new(fall, stelle),
    );
    let decisions = preview.notes.iter().zip(0..).flat_map(|(note, index)| {
        note.spans
            .iter()
            .zip(0..)
            .map(move |(_, span)| SpanDecision {
                note: index,
                span,
                replace: false,
            })
    });
    let keep = CreateUebergabe {
        decisions: decisions.collect(),
        ..request(&preview, &folder)
    };
    match werkstatt.call(command::create_uebergabe, keep) {
        Err(error) => {
            assert_eq!(error.code, ErrorCode::StillIdentifying);
            assert!(tree(&folder).is_empty());
        }
        Ok(created) => {
            let opened =
                packet::open(&std::fs::read(&created.files[0].place).unwrap(), &identity).unwrap();
            let content = serde_json::to_string(&opened.content).unwrap();
            assert!(
                !content.contains("kalnyt")
                    && !content.contains("Mariechen")
                    && !content.contains("Jankauskien")
            );
        }
    }
    let nonsense = CreateUebergabe {
        decisions: vec![SpanDecision {
            note: 99,
            span: 0,
            replace: true,
        }],
        ..request(&preview, &folder)
    };
    let code = werkstatt.refused(command::create_uebergabe, nonsense);
    assert!(
        matches!(code, ErrorCode::BadRequest | ErrorCode::DraftOutdated),
        "{code:?}"
    );
}

#[test]
fn a_disk_that_is_full_leaves_neither_files_nor_a_line() {
    let (mut werkstatt, fall, stelle, _) = office();
    let folder = werkstatt.folder("uebergabe");
    let preview = werkstatt.ok(
        command::prepare_uebergabe,
        PrepareUebergabe::new(fall, stelle),
    );
    werkstatt.host().refuse_writing(Some(HostError::NoSpace));
    assert_eq!(
        werkstatt.refused(command::create_uebergabe, request(&preview, &folder)),
        ErrorCode::NoSpace
    );
    assert!(tree(&folder).is_empty() && werkstatt.view(fall).uebergaben.is_empty());
    werkstatt.host().refuse_writing(None);
    werkstatt.ok(command::create_uebergabe, request(&preview, &folder));
    assert_eq!(werkstatt.view(fall).uebergaben.len(), 1);
}

#[test]
fn a_sentence_that_tells_something_rare_is_shown_and_holds_nothing_up() {
    let (mut werkstatt, fall, stelle, _) = office();
    let text = "Der Kurs läuft gut. Er ist der einzige Geigenbauer im Kreis.";
    werkstatt.add(fall, Entry::Kontakt(kontakt(day("2026-04-07"), text)));
    let asked = PrepareUebergabe::new(fall, stelle);
    let preview = werkstatt.ok(command::prepare_uebergabe, asked);
    let mut told = Vec::new();
    for note in &preview.notes {
        told.extend(note.hints.iter().map(|hint| {
            let length = (hint.end - hint.start) as usize;
            let sentence = note.original.chars().skip(hint.start as usize);
            (sentence.take(length).collect::<String>(), &hint.reason)
        }));
    }
    assert_eq!(told.len(), 1);
    assert_eq!(told[0].0, "Er ist der einzige Geigenbauer im Kreis.");
    assert!(told[0].1.contains("selten"));
    let made = request(&preview, &werkstatt.folder("stick"));
    werkstatt.ok(command::create_uebergabe, made);
}

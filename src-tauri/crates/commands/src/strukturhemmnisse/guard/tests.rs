//! What an own wording may say.

use fallmappe_falluebergabe::free_text::KnownKind;

use super::*;

fn guard(texts: &[&str]) -> Guard {
    let known = [
        (KnownKind::FamilyName, "Ždanovičius"),
        (KnownKind::GivenName, "M̂ario"),
    ];
    let runs = texts.iter().flat_map(|text| {
        let words = words(text);
        let length = words.len().min(LONGEST_RUN);
        words
            .windows(length)
            .map(<[String]>::to_vec)
            .collect::<Vec<_>>()
    });
    Guard {
        known: known
            .map(|(kind, value)| Known::new("klient", "klient", kind, value))
            .to_vec(),
        runs: runs.collect(),
    }
}

#[test]
fn a_general_sentence_may_leave() {
    let guard = guard(&["Seine Mutter wartet seit März auf den Kurs an der Volkshochschule."]);
    let sentence =
        "Auf einen Platz im Alphabetisierungskurs warten viele länger als ein halbes Jahr.";
    assert!(
        guard.questions(sentence).is_empty(),
        "{:?}",
        guard.questions(sentence)
    );
    assert!(guard.questions("").is_empty());
}

#[test]
fn a_name_a_number_and_a_sentence_of_a_fall_are_asked_about() {
    let guard = guard(&["Seine Mutter wartet seit März auf den Kurs an der Volkshochschule."]);
    assert_eq!(
        guard.questions("Zdanovicius wartet auf einen Kurs."),
        ["Zdanovicius"]
    );
    assert_eq!(
        guard.questions("Tel. 0176 04069099 ist nie besetzt.").len(),
        1
    );
    let copied = guard.questions("Fest steht: Mutter wartet  seit MÄRZ, auf den Kurs!");
    assert!(
        copied.iter().any(|one| one.starts_with("mutter wartet")),
        "{copied:?}"
    );
}

#[test]
fn a_short_text_of_a_fall_counts_as_a_whole() {
    let guard = guard(&["Kein Kurs am Abend"]);
    assert_eq!(guard.questions("Es gibt kein Kurs am Abend.").len(), 1);
    assert!(guard.questions("Kurse am Abend fehlen.").is_empty());
}

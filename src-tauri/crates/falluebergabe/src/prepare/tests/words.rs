//! Remembered decisions about words, the words that stay, the codes, and the exit check over further texts.

use super::parts::Run;
use super::*;
use crate::prepare::WordAnswer;

fn word(word: &str, answer: WordAnswer) -> WordDecision {
    WordDecision {
        word: word.to_owned(),
        answer,
    }
}

fn replace(by: &str) -> WordAnswer {
    WordAnswer::Replace {
        with: by.to_owned(),
    }
}

fn note(text: &str, words: Vec<WordDecision>) -> (String, Prepared) {
    let mut akte = akte();
    akte.kontakte.truncate(1);
    akte.kontakte[0].text = text.to_owned();
    let run = Run {
        words,
        ..Run::default()
    };
    let prepared = run.of(&akte);
    (prepared.content().kontakte[0].text.clone(), prepared)
}

#[test]
fn a_remembered_word_is_replaced_in_every_case_and_spelling() {
    let words = vec![word("Möbelhaus", replace("Betrieb"))];
    let (text, prepared) = note("Im MÖBELHAUS war Moebelhaus-Fest, beim möbelhaus", words);
    assert_eq!(text, "Im Betrieb war Moebelhaus-Fest, beim Betrieb");
    let note = prepared
        .notes()
        .iter()
        .find(|note| note.id == "kontakt-0-text")
        .unwrap();
    let remembered = note
        .spans
        .iter()
        .filter(|span| span.reason == "für diesen Fall gemerkt");
    assert_eq!(remembered.count(), 2, "the preview shows what was replaced");
}

#[test]
fn an_empty_replacement_becomes_a_code_that_tells_nothing() {
    let words = vec![
        word("Sonnenfest", replace("")),
        word("Kirmes", replace(" ")),
    ];
    let (text, _) = note("Beim Sonnenfest und der Kirmes, dann Sonnenfest", words);
    assert_eq!(text, "Beim Angabe 1 und der Angabe 2, dann Angabe 1");
}

#[test]
fn several_words_can_be_remembered_together() {
    let words = vec![
        word("Sonne", replace("Stern")),
        word("café sonne", replace("Treffpunkt")),
    ];
    let (text, _) = note(
        "Im Cafe\u{301} Sonne, Café\nSonne; Café, Sonne und Sonne.",
        words,
    );
    assert_eq!(text, "Im Treffpunkt, Treffpunkt; Café, Stern und Stern.");
}

#[test]
fn a_remembered_answer_closes_the_question() {
    let text = "Ermias kennt den Kurs. Ermias kommt mit.";
    let (_, open) = note(text, Vec::new());
    assert!(open.open_questions() > 0);
    let (kept, answered) = note(text, vec![word("ermias", WordAnswer::Keep)]);
    assert_eq!(kept, text);
    let asked = |prepared: &Prepared| {
        let notes = prepared
            .notes()
            .iter()
            .filter(|note| note.id == "kontakt-0-text");
        notes.map(|note| note.open_questions).sum::<usize>()
    };
    assert!(asked(&answered) < asked(&open));
    let (by, _) = note(text, vec![word("Ermias", replace("ein Freund"))]);
    assert_eq!(by, "ein Freund kennt den Kurs. ein Freund kommt mit.");
}

#[test]
fn a_value_of_the_record_that_is_kept_still_blocks() {
    let keep = vec![
        word("Khaled", WordAnswer::Keep),
        word("Mario", WordAnswer::Keep),
    ];
    let (text, prepared) = note("Khaled war da, Mario auch.", keep);
    assert_eq!(text, "Khaled war da, Mario auch.");
    let approved = prepared.approve(true).ok().unwrap();
    assert_eq!(approved.search(&text), 2);
    assert_eq!(approved.search_layout(&text), 2);
}

#[test]
fn an_answer_about_one_place_goes_before_the_remembered_one() {
    let words = vec![word("Khaled", replace("ein Verwandter"))];
    let (text, prepared) = note("Khaled war da.", words.clone());
    assert_eq!(text, "ein Verwandter war da.");
    let span = &prepared
        .notes()
        .iter()
        .find(|note| note.id == "kontakt-0-text")
        .unwrap()
        .spans[0];
    let answer = Answer::Rewrite {
        with: "jemand".to_owned(),
    };
    let decision = SpanDecision {
        note: "kontakt-0-text".to_owned(),
        start: span.start,
        end: span.end,
        answer,
    };
    let mut akte = akte();
    akte.kontakte.truncate(1);
    akte.kontakte[0].text = "Khaled war da.".to_owned();
    let scope = scope(&WIDE);
    let prepared = prepare(&PrepareInput {
        kontakte: &[0],
        words: &words,
        decisions: &[decision],
        ..PrepareInput::new(
            &akte,
            fallmappe_domain::preset::shipped(),
            profile_for(&Code::new("kollegin")).unwrap(),
            &scope,
            "Rat",
            TODAY.parse().unwrap(),
            &Pseudonym::from_random([1; 10]),
        )
    });
    assert_eq!(prepared.content().kontakte[0].text, "jemand war da.");
}

#[test]
fn the_words_that_stay_are_counted_and_codes_are_not_among_them() {
    let text = "Der Kurs mit Mario, dann noch ein Kurs in der Wohnküche. Morgen kommt er.";
    let (_, prepared) = note(text, Vec::new());
    let times = |word: &str| {
        let found = prepared
            .remaining()
            .iter()
            .find(|remaining| remaining.word == word);
        found.map(|found| found.times)
    };
    assert!(times("Kurs").is_some_and(|times| times >= 2));
    for gone in ["Mario", "Klient", "kommt"] {
        assert_eq!(times(gone), None, "{gone}");
    }
    let unknown: Vec<bool> = prepared
        .remaining()
        .iter()
        .map(|word| word.unknown)
        .collect();
    assert!(
        unknown.windows(2).all(|pair| pair[0] || !pair[1]),
        "unknown words come first"
    );
}

#[test]
fn the_codes_name_what_they_stand_for_and_nothing_that_was_kept() {
    let (_, prepared) = note(
        "Khaled rief an, Mario kam.",
        vec![word("Mario", WordAnswer::Keep)],
    );
    let codes = prepared.codes();
    let of = |code: &str| {
        codes
            .iter()
            .find(|row| row.code == code)
            .map(|row| row.surfaces.clone())
    };
    assert_eq!(of("Bruder"), Some(vec!["Khaled".to_owned()]));
    let klient = of("Klient").unwrap_or_default();
    assert!(!klient.contains(&"Mario".to_owned()) || prepared.content().purpose.contains("Mario"));
}

#[test]
fn any_further_text_can_be_searched() {
    let (_, prepared) = note("nichts", Vec::new());
    let approved = prepared.approve(true).ok().unwrap();
    assert_eq!(
        approved.search("Zeugnis über einen Sprachkurs B1, bestanden"),
        0
    );
    assert!(
        approved.search("Zeugnis für M\u{302}ario Abdirahman AL-HASSAN ÖZTÜRK, geb. 01.02.2006")
            > 1
    );
    assert!(approved.search("T 123 4567") > 0);
}

#[test]
fn a_heading_of_the_program_is_no_finding_where_somebody_is_called_so() {
    let mut akte = akte();
    akte.person.family_name = "Sommer".to_owned();
    let approved = Run::default().of(&akte).approve(true).ok().unwrap();
    assert_eq!(approved.search_layout("Sommer"), 0);
    assert_eq!(approved.search("Sommer"), 1);
}

#[test]
fn a_rare_sentence_is_shown_until_its_words_are_replaced() {
    let text = "Der Kurs läuft. Er ist Hufschmied.";
    let hints = |words| {
        let (_, prepared) = note(text, words);
        let notes = prepared.notes().iter();
        let hints = notes.flat_map(|note| note.hints.clone());
        let hints: Vec<(usize, usize)> = hints.map(|hint| (hint.start, hint.end)).collect();
        (hints, prepared.open_questions())
    };
    let (shown, open) = hints(Vec::new());
    assert_eq!(shown, [(16, 34)]);
    let kept = hints(vec![word("Hufschmied", WordAnswer::Keep)]);
    assert_eq!(kept.0, [(16, 34)]);
    assert!(open >= kept.1, "a hint is no question");
    let replaced = hints(vec![word("Hufschmied", replace("Handwerker"))]);
    assert_eq!(replaced.0, []);
}

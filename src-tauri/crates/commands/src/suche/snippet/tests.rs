//! What is shown of a text.

use proptest::prelude::*;

use super::*;

fn shown(pieces: &[Piece]) -> String {
    pieces
        .iter()
        .map(|piece| {
            if piece.hit {
                format!("[{}]", piece.text)
            } else {
                piece.text.clone()
            }
        })
        .collect()
}

fn found(text: &str, query: &str) -> String {
    shown(&sentence(&[text.to_owned()], &Typed::words(query)))
}

#[test]
fn the_sentence_of_the_hit_is_shown_in_its_own_letters() {
    let note = "Erstgespräch am 3. April im Büro. Die Übersetzung des Zeugnisses fehlt noch, z. B. die Rückseite. Nächster \
                Termin: Ausländerbehörde!\nZeugnis nachreichen";
    for (query, sentence) in [
        (
            "übersetz",
            "Die [Übersetzung] des Zeugnisses fehlt noch, z. B. die Rückseite.",
        ),
        (
            "uebersetzung zeugnis",
            "Die [Übersetzung] des [Zeugnisses] fehlt noch, z. B. die Rückseite.",
        ),
        ("buro", "Erstgespräch am 3. April im [Büro]."),
        ("auslanderb", "Nächster Termin: [Ausländerbehörde]!"),
        ("nachreichen", "Zeugnis [nachreichen]"),
    ] {
        assert_eq!(found(note, query), sentence, "{query}");
    }
}

#[test]
fn a_long_sentence_is_cut_between_words() {
    let long = format!(
        "{}Fahrkarte {}",
        "vorher und ".repeat(30),
        "danach und ".repeat(30)
    );
    let text = found(&long, "fahrkarte");
    assert!(text.starts_with("… ") && text.ends_with(" …"), "{text}");
    assert!(text.contains("und [Fahrkarte] danach"), "{text}");
    assert!(text.chars().count() <= LONGEST + 8, "{text}");
}

#[test]
fn the_field_with_the_hit_is_shown() {
    let fields = [
        "Zeugnis".to_owned(),
        "zeugnis-2024.pdf".to_owned(),
        "Kopie liegt im Ordner".to_owned(),
    ];
    assert_eq!(
        shown(&sentence(&fields, &Typed::words("ordner"))),
        "Kopie liegt im [Ordner]"
    );
    assert!(sentence(&[], &Typed::words("ordner")).is_empty());
}

#[test]
fn names_are_marked_in_every_spelling() {
    let person = [
        "Al-Ḥusaynī, Muḥammad ʿAlī".to_owned(),
        "Rufname Hamudi".to_owned(),
        "auch Mohamed El Husseini".to_owned(),
    ];
    let marked = |query: &str| shown(&names(&person, &Typed::words(query)));
    assert_eq!(
        marked("mohammed"),
        "Al-Ḥusaynī, [Muḥammad] ʿAlī · auch [Mohamed] El Husseini"
    );
    assert_eq!(marked("hamu"), "Rufname [Hamudi]");
    assert_eq!(
        marked("alhusseini"),
        "Al-[Ḥusaynī], Muḥammad ʿAlī · auch Mohamed El [Husseini]"
    );
    assert_eq!(marked("ali"), "Al-Ḥusaynī, Muḥammad [ʿAlī]");
}

proptest! {
    /// What is shown never parts a letter from its marks and is never much longer than said.
    #[test]
    fn pieces_are_never_cut_inside_a_letter(text in "(\\PC|[a-z]{1,8}|a\u{302}|[ .,]){0,300}", query in "[a-z]{1,4}") {
        let pieces = sentence(&[latin::nfc(&text)], &Typed::words(&query));
        let length: usize = pieces.iter().map(|piece| letters(&piece.text)).sum();
        prop_assert!(length <= LONGEST + 4);
        for piece in &pieces {
            prop_assert!(!piece.text.is_empty());
        }
        let plain: String = pieces.iter().map(|piece| piece.text.as_str()).collect();
        let inner = plain.trim_start_matches("… ").trim_end_matches(" …").trim().to_owned();
        prop_assert!(latin::nfc(&text).contains(&inner));
    }
}

//! What somebody decided about a word on the way to one Übergabe is not asked again on the way to the next; it can be
//! taken back, and a word that was decided in two ways is asked about again.

use fallmappe_commands::schema::{
    CreateUebergabe, DecideWords, PrepareUebergabe, SpanDecision, UebergabePreview, WordAnswer,
    WordDecision,
};
use fallmappe_commands::{ErrorCode, command};
use fallmappe_domain::ids::{FallId, StelleId};
use fallmappe_domain::uebergabe::UebergabeProduct;
use fallmappe_tests::Werkstatt;
use fallmappe_tests::personas::{anker, consent, day, fall_of, kontakt, mario};
use fallmappe_tests::werkstatt::handle;

struct Office {
    werkstatt: Werkstatt,
    fall: FallId,
    stelle: StelleId,
}

impl Office {
    fn new() -> Self {
        let mut werkstatt = Werkstatt::open();
        werkstatt.stelle(anker());
        let (stelle, _) = werkstatt.give_key(&anker().name);
        let mut akte = fall_of("2025-0900", mario());
        akte.kontakte = vec![
            kontakt(
                day("2026-03-02"),
                "Ermias kennt den Kurs. Ihr Onkel Sommer hilft.",
            ),
            kontakt(day("2026-04-02"), "Ermias war wieder dabei."),
        ];
        akte.einwilligungen = vec![consent(&anker().name, day("2026-01-05"))];
        let fall = werkstatt.take_in(&akte);
        Self {
            werkstatt,
            fall,
            stelle,
        }
    }

    fn prepare(&mut self, product: UebergabeProduct) -> UebergabePreview {
        let asked = PrepareUebergabe {
            product,
            ..PrepareUebergabe::new(self.fall, self.stelle)
        };
        self.werkstatt.ok(command::prepare_uebergabe, asked)
    }

    /// Makes it with these decisions, and takes nothing that was left open.
    fn request(&self, preview: &UebergabePreview, decisions: Vec<SpanDecision>) -> CreateUebergabe {
        CreateUebergabe {
            draft: preview.draft,
            decisions,
            folder: handle(&self.werkstatt.folder("stick")),
            ..CreateUebergabe::default()
        }
    }
}

/// The words that are asked about: their place, the word, and what is remembered.
fn asked(preview: &UebergabePreview) -> Vec<(SpanDecision, String, Option<bool>)> {
    let notes = preview.notes.iter().enumerate();
    notes
        .flat_map(|(note, one)| {
            let spans = one.spans.iter().enumerate();
            let spans = spans.filter(|(_, span)| span.class == "ask");
            spans.map(move |(at, span)| {
                let (start, end) = (span.start as usize, span.end as usize);
                let word = one.original.chars().take(end).skip(start).collect();
                let place = SpanDecision {
                    note: note as u32,
                    span: at as u32,
                    replace: true,
                };
                (place, word, span.remembered)
            })
        })
        .collect()
}

fn decided(preview: &UebergabePreview, replace: impl Fn(usize, &str) -> bool) -> Vec<SpanDecision> {
    let asked = asked(preview).into_iter().enumerate();
    asked
        .map(|(at, (place, word, _))| SpanDecision {
            replace: replace(at, &word),
            ..place
        })
        .collect()
}

#[test]
fn what_was_decided_for_a_packet_is_not_asked_for_the_sheet() {
    let mut office = Office::new();
    let packet = office.prepare(UebergabeProduct::Packet);
    let words = asked(&packet);
    assert!(words.len() > 1 && packet.open_questions > 1);
    assert!(words.iter().all(|(_, _, remembered)| remembered.is_none()));
    let kept = words[0].1.clone();
    let request = office.request(&packet, decided(&packet, |_, word| word != kept));
    office.werkstatt.ok(command::create_uebergabe, request);

    for product in [UebergabeProduct::Konferenz, UebergabeProduct::Packet] {
        let next = office.prepare(product);
        assert_eq!(next.open_questions, 0);
        let again = asked(&next);
        assert!(!again.is_empty());
        for (_, word, remembered) in again {
            assert_eq!(remembered, Some(word != kept), "{word}");
        }
        let outgoing: String = next
            .notes
            .iter()
            .map(|note| note.outgoing.as_str())
            .collect();
        assert!(outgoing.contains(&kept));
        let request = office.request(&next, Vec::new());
        office.werkstatt.ok(command::create_uebergabe, request);
    }
    let next = office.prepare(UebergabeProduct::Packet);
    let answer = |word: &str| next.decided_words.iter().find(|one| one.word == word);
    assert_eq!(answer(&kept).map(|one| one.answer), Some(WordAnswer::Keep));
    let others = next.decided_words.iter().filter(|one| one.word != kept);
    assert!(
        others
            .into_iter()
            .all(|one| one.answer == WordAnswer::Accept)
    );

    let forget = DecideWords {
        fall: office.fall,
        words: vec![WordDecision {
            word: kept.clone(),
            answer: WordAnswer::Forget,
            replacement: String::new(),
        }],
    };
    office.werkstatt.ok(command::decide_words, forget);
    let asked_again = office.prepare(UebergabeProduct::Konferenz);
    assert!(asked_again.open_questions > 0);
    let request = office.request(&asked_again, Vec::new());
    let refused = office.werkstatt.refused(command::create_uebergabe, request);
    assert_eq!(refused, ErrorCode::OpenQuestions);
}

#[test]
fn a_word_that_was_decided_in_two_ways_is_asked_about_again() {
    let mut office = Office::new();
    let packet = office.prepare(UebergabeProduct::Packet);
    let places = asked(&packet);
    let twice = places.iter().map(|(_, word, _)| word.clone());
    let twice = twice
        .clone()
        .find(|word| twice.clone().filter(|other| other == word).count() > 1)
        .expect("one word is asked about in two notes");
    let first = places.iter().position(|(_, word, _)| *word == twice);
    let request = office.request(&packet, decided(&packet, |at, _| Some(at) != first));
    office.werkstatt.ok(command::create_uebergabe, request);

    let next = office.prepare(UebergabeProduct::Konferenz);
    for (_, word, remembered) in asked(&next) {
        assert_eq!(remembered.is_none(), word == twice, "{word}");
    }
    // Suggestions that nobody looked at are no decision.
    let bulk = CreateUebergabe {
        accept_suggestions: true,
        ..office.request(&next, Vec::new())
    };
    office.werkstatt.ok(command::create_uebergabe, bulk);
    assert!(office.prepare(UebergabeProduct::Packet).open_questions > 0);
}

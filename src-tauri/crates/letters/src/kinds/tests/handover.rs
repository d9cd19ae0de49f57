//! The papers of a handover: what each of them says, what it never says, and that one page stays one page.

use super::papers::*;
use super::*;
use crate::content::{Block, Document, Letter};

fn said_by(document: &Document) -> String {
    text(&layout_document(document).unwrap(), false)
}

fn said_in(letter: &Letter) -> String {
    text(&layout_letter(letter).unwrap(), false)
}

fn pages(document: &Document) -> usize {
    layout_document(document).unwrap().pages.len()
}

fn letter_pages(letter: &Letter) -> usize {
    layout_letter(letter).unwrap().pages.len()
}

fn assert_says(said: &str, parts: &[&str]) {
    for part in parts {
        assert!(said.contains(part), "{part}: {said}");
    }
}

#[test]
fn every_paper_conforms_with_the_longest_and_the_shortest_content() {
    let letters = [anschreiben_named(), short_anschreiben_named()];
    let letters = letters.iter().map(|letter| letter.letter().unwrap());
    let withdrawn = [widerruf_packet(), widerruf_named()];
    let withdrawn = withdrawn.iter().map(|letter| letter.letter().unwrap());
    for letter in letters.chain(withdrawn) {
        assert_conforms(&render_letter(&letter).unwrap());
        assert!(!said_in(&letter).contains(['{', '}']));
    }
    let documents = [
        bogen_named().document(),
        short_bogen_named().document(),
        konferenzblatt().document(),
        overfull_konferenzblatt(300, 1).document(),
        personenblatt(UebergabeProduct::Konferenz).document(),
        short_personenblatt().document(),
        zuordnungsblatt().document(),
        short_zuordnungsblatt().document(),
        projektendestand().document(),
        short_projektendestand().document(),
    ];
    for document in documents {
        let document = document.unwrap();
        assert_conforms(&render_document(&document).unwrap());
        assert!(
            !said_by(&document).contains(['{', '}']),
            "{}",
            document.title
        );
    }
}

#[test]
fn no_title_and_no_footer_names_a_person_or_a_code() {
    let documents = [
        bogen_named().document().unwrap(),
        konferenzblatt().document().unwrap(),
        personenblatt(UebergabeProduct::Named).document().unwrap(),
        zuordnungsblatt().document().unwrap(),
    ];
    let mut texts = Vec::new();
    for document in documents {
        texts.extend([document.title, document.meta.title, document.footer]);
    }
    for letter in [
        anschreiben_named().letter().unwrap(),
        widerruf_packet().letter().unwrap(),
        widerruf_named().letter().unwrap(),
    ] {
        texts.extend([letter.subject, letter.meta.title]);
    }
    for hidden in ["Ħuġo", "Wolfeschlegel", "Amsel", "Psychosozial"] {
        assert!(texts.iter().all(|text| !text.contains(hidden)), "{hidden}");
    }
}

#[test]
fn the_named_letter_says_everything_on_one_page() {
    let letter = anschreiben_named().letter().unwrap();
    assert_eq!(letter_pages(&letter), 1);
    let said = said_in(&letter);
    assert_says(
        &said,
        &[
            "Frau Dr. Żółkiewska",
            "Dorothea Möllenkötter-Şahin",
            "Die Person weiß das und ist einverstanden",
            "vollständige Übergabe der Fallführung",
            "ab 1. April 2026 und nach Ihrer Zusage",
            "12. Februar 2026, mit der Person",
            "Einwilligung vom 12.01.2026, gültig bis 31.12.2026, jederzeit widerrufbar",
            "alle Angaben im Übergabebogen",
            "Rückmeldung bis 5. Februar 2026",
            "11.02.2026: Verlängerung der Duldung",
            "weitere im Übergabebogen",
            "Übergabebogen (4 Seiten)",
        ],
    );
    let name: String = LONG.split(' ').collect();
    assert!(said.replace(' ', "").contains(&name), "{said}");
}

#[test]
fn the_named_letter_says_what_is_not_settled() {
    let letter = short_anschreiben_named().letter().unwrap();
    assert_eq!(letter_pages(&letter), 1);
    let said = said_in(&letter);
    assert_says(
        &said,
        &[
            "wegen Ø.",
            "bleibt bei uns, bis etwas anderes vereinbart ist",
            "noch nicht vereinbart",
            "Nennen Sie uns einen Tag",
            "bleiben wir zuständig",
            "Einwilligung vom 12.01.2026, jederzeit widerrufbar",
        ],
    );
    assert!(!said.contains("Nächste Fristen") && !said.contains("Art der Übergabe"));
}

#[test]
fn the_named_letter_says_what_leaves_while_there_is_room() {
    let mut letter = anschreiben_named();
    letter.rahmen.scope.truncate(12);
    let letter = letter.letter().unwrap();
    assert_eq!(letter_pages(&letter), 1);
    assert_says(
        &said_in(&letter),
        &[
            "Name, Geburtsdatum, Erreichbarkeit",
            "Nebenbestimmungen",
            "11.02.2026",
        ],
    );
}

#[test]
fn the_named_letter_counts_what_it_does_not_list() {
    let mut letter = anschreiben_named();
    letter.person_name = ONE.into();
    letter.rahmen = short_rahmen();
    letter.enclosures = (1..=9).map(|n| format!("Anlage {n}")).collect();
    let letter = letter.letter().unwrap();
    assert_eq!(letter_pages(&letter), 1);
    let said = said_in(&letter);
    assert_says(&said, &["13.02.2026", "und 9 weitere im Übergabebogen"]);
    assert_says(&said, &["Anlage 3", "und 6 weitere, siehe Übergabebogen"]);
    assert!(!said.contains("Anlage 4"));
}

#[test]
fn the_named_sheet_says_everything_and_the_deadlines_first() {
    let said = said_by(&bogen_named().document().unwrap());
    let name: String = LONG.split(' ').collect();
    assert!(said.replace(' ', "").contains(&name), "{said}");
    let order = [
        "Von",
        "An Psychosoziales",
        "Nächste Fristen",
        "16.02.2026",
        "Name wie im Ausweis",
        "0176 5550199",
        "gültig bis 02.03.2026",
        "Auflage vom 14.06.2023",
        "Lage nach Handlungsfeldern",
        "Nicht geklappt",
        "Vereinbarte Ziele",
        "Offene Schritte",
        "ohne Termin",
        "Wer noch beteiligt ist",
        "Was schnelles Handeln braucht",
        "eigene Einwilligung",
        "Anlagen",
        "Was nicht weitergegeben wird",
        "Bitte antworten Sie uns bis 5. Februar 2026",
        "Unterschrift Teilhabemanagement",
        "Unterschrift der Person",
        "Unterschrift der empfangenden Stelle",
        "die übersetzt hat",
    ];
    let mut rest = said.as_str();
    for part in order {
        let (_, after) = rest
            .split_once(part)
            .unwrap_or_else(|| panic!("{part}: {rest}"));
        rest = after;
    }
    assert!(said.contains("Vertraulich, Sozialdaten"));
}

#[test]
fn the_named_sheet_leaves_out_what_it_does_not_have() {
    let document = short_bogen_named().document().unwrap();
    assert_eq!(pages(&document), 1);
    let said = said_by(&document);
    assert!(said.contains("Zurzeit ist keine Frist bekannt"));
    for part in [
        "Gesundheit",
        "schnelles Handeln",
        "Netzwerk",
        "Anlagen",
        "übersetzt",
    ] {
        assert!(!said.contains(part), "{part}");
    }
}

#[test]
fn the_question_and_the_signatures_of_the_named_sheet_stay_together() {
    for done in 0..16 {
        let mut sheet = bogen_named();
        sheet.done.truncate(done);
        let layout = layout_document(&sheet.document().unwrap()).unwrap();
        let page_of = |part: &str| {
            layout.pages.iter().position(|page| {
                page.items.iter().any(|item| match &item.mark {
                    Mark::Text { run, .. } => run.text().contains(part),
                    Mark::Rect { .. } | Mark::Area { .. } => false,
                })
            })
        };
        let signed = page_of("Datum, Unterschrift der empfangenden");
        assert!(signed.is_some());
        assert_eq!(page_of("Bitte antworten"), signed, "{done}");
        assert_eq!(page_of("die übersetzt hat"), signed, "{done}");
    }
}

#[test]
fn the_conference_sheet_says_everything_without_a_date_of_the_case() {
    let document = konferenzblatt().document().unwrap();
    assert_eq!(pages(&document), 1);
    let said = said_by(&document);
    assert_says(
        &said,
        &[
            "Amsel-4127",
            "Am Tisch nennt niemand einen Namen",
            "alle Blätter eingesammelt",
            "Frage ______",
            "seit 3 Tagen überfällig",
            "heute Rückmeldung",
            "in etwa 4 Wochen Verlängerung",
            "kein ruhiger Platz zum Lernen",
            "Abendkurs B2: abgebrochen",
            "Ausländerbehörde Entscheidung",
            "Bis wann",
        ],
    );
    assert!(!said.contains("weitere"));
}

#[test]
fn three_hundred_notes_stay_on_one_page_and_the_rest_is_counted() {
    let sheet = Konferenzblatt {
        tried: overfull_konferenzblatt(300, 1).tried,
        asked: Vec::new(),
        ..konferenzblatt()
    };
    let document = sheet.document().unwrap();
    assert_eq!(pages(&document), 1);
    let shown = document.body.iter().find_map(|block| match block {
        Block::List(entries) => Some(entries.clone()),
        _ => None,
    });
    let shown = shown.unwrap();
    let last = shown.last().unwrap();
    assert_eq!(
        *last,
        format!(
            "… und {} weitere, die hier keinen Platz haben",
            301 - shown.len()
        )
    );
    let whole = "Notiz 0: Verlängerung besprochen, Absage mit Bitte um neuen Termin.";
    assert!(shown.len() > 3 && shown[0] == whole, "{shown:?}");
    // Nothing else was cut for the notes.
    assert_eq!(said_by(&document).matches("weitere").count(), 1);
}

#[test]
fn a_conference_sheet_that_is_too_full_in_every_part_shows_something_of_each() {
    for words in [1, 40] {
        let document = overfull_konferenzblatt(300, words).document().unwrap();
        assert_eq!(pages(&document), 1);
        let said = said_by(&document);
        assert_eq!(
            said.matches("die hier keinen Platz haben").count(),
            4,
            "{said}"
        );
        assert_eq!(said.matches("Notiz 0").count(), 4, "{said}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4))]
    #[test]
    fn a_conference_sheet_never_has_a_second_page(
        entries in prop::collection::vec("[A-ZÄŞ][a-zäöüß \n,.;WM̂]{0,400}", 0..60),
        question in "[A-ZÄŞW \n]{0,900}",
        fristen in 0usize..9,
    ) {
        let sheet = Konferenzblatt {
            question: question.clone(),
            occasion: question,
            fristen: entries.iter().take(fristen).map(|entry| (entry.clone(), entry.clone())).collect(),
            asked: entries.iter().map(|entry| (entry.clone(), entry.clone())).collect(),
            lage: entries.iter().map(|entry| (entry.clone(), entry.clone())).collect(),
            tried: entries,
            ..konferenzblatt()
        };
        prop_assert_eq!(pages(&sheet.document().unwrap()), 1);
    }
}

#[test]
fn no_entry_comes_onto_the_sheet_that_was_not_on_it_before() {
    let full = Konferenzblatt {
        tried: overfull_konferenzblatt(40, 4).tried,
        asked: Vec::new(),
        lage: Vec::new(),
        ..konferenzblatt()
    };
    let shown = full.shown().unwrap();
    assert!(shown.tried > 0 && shown.tried < 40);
    let shorter = Konferenzblatt {
        tried: full.tried.iter().map(|_| "kurz".to_owned()).collect(),
        ..full.clone()
    };
    assert!(shorter.shown().unwrap().tried > shown.tried);
    let limited = Konferenzblatt {
        at_most: Some(shown),
        ..shorter
    };
    let after = limited.shown().unwrap();
    assert_eq!(after.tried, shown.tried);
    assert!(after.fristen <= shown.fristen && after.asked <= shown.asked);
    let left = format!("und {} weitere", 40 - shown.tried);
    assert_says(&said_by(&limited.document().unwrap()), &[&left]);
}

#[test]
fn the_sheet_for_the_person_is_one_page_and_says_who_what_why_and_how_to_stop() {
    for product in [
        UebergabeProduct::Packet,
        UebergabeProduct::Named,
        UebergabeProduct::Konferenz,
    ] {
        let sheet = personenblatt(product);
        assert_eq!(sheet.purpose.chars().count(), 306);
        let document = sheet.document().unwrap();
        assert_eq!(pages(&document), 1, "{product:?}");
        let said = said_by(&document);
        let purpose: String = sheet.purpose.split(' ').collect();
        assert!(said.replace(' ', "").contains(&purpose), "{said}");
        assert_says(
            &said,
            &[
                "Psychosoziales Zentrum Ostwestfalen",
                "bis 31. Dezember 2026",
                "Das kostet nichts",
                "keinen Grund",
                "05221 13-4711",
                "d.moellenkoetter@teilhabe.example",
                "Amtshausstraße 3",
                "12. Februar 2026",
                "noch offen",
            ],
        );
        assert!(!said.contains("vierter Schritt"));
        let named = product == UebergabeProduct::Named;
        assert_eq!(said.contains("kennt dann Ihren Namen"), named);
        assert_eq!(
            said.contains("nur von Ihnen oder von uns"),
            product == UebergabeProduct::Packet
        );
    }
}

#[test]
fn the_sheet_for_the_person_stays_one_page_with_every_text_at_its_longest() {
    let wide = "WM̂ ".repeat(200);
    let mut sheet = personenblatt(UebergabeProduct::Konferenz);
    sheet.purpose = wide.clone();
    sheet.stelle = wide.clone();
    for step in &mut sheet.steps {
        step.what = wide.clone();
        step.who = "Ihre Beraterin und der Meister im Betrieb".into();
    }
    assert_eq!(pages(&sheet.document().unwrap()), 1);
}

#[test]
fn what_does_not_go_is_everything_that_was_not_named() {
    let document = short_personenblatt().document().unwrap();
    let lists: Vec<&Vec<String>> = document
        .body
        .iter()
        .filter_map(|block| match block {
            Block::List(entries) => Some(entries),
            _ => None,
        })
        .collect();
    assert_eq!(lists[0], &["Ihren Aufenthalt"]);
    let stays = lists[1].join("; ");
    for stay in [
        "Ihren Namen",
        "welche Papiere Sie haben",
        "Ihre Fristen",
        "Ihre Kurse",
    ] {
        assert!(stays.contains(stay), "{stay}: {stays}");
    }
    assert!(!stays.contains("Ihren Aufenthalt") && !stays.contains("ungefähr"));
    assert_eq!(
        lists[1].last().unwrap(),
        "was Sie wegen Ihrer Gesundheit brauchen"
    );
    let said = said_by(&document);
    assert_says(&said, &["bis Sie Nein sagen", "Wir planen das"]);
}

#[test]
fn after_a_no_the_sheet_says_what_follows_and_promises_nothing() {
    for product in [UebergabeProduct::Packet, UebergabeProduct::Named] {
        let sheet = Personenblatt {
            withdrawn_on: Some(day(2026, 1, 20)),
            ..personenblatt(product)
        };
        let document = sheet.document().unwrap();
        assert_eq!(pages(&document), 1);
        let said = said_by(&document);
        let follows = [
            "Nein gesagt am 20. Januar 2026",
            "bekommt von uns nichts mehr",
            "soll Ihre Daten löschen",
            "Was hat die Stelle vielleicht schon?",
            "Ihre Schule",
        ];
        assert_says(&said, &follows);
        for gone in ["Das bekommt", "bis Sie Nein sagen", "Ihren Beruf"] {
            assert!(!said.contains(gone), "{gone}: {said}");
        }
        assert!(!said.contains("Das haben Sie erlaubt"));
    }
}

#[test]
fn nobody_is_told_that_a_stelle_does_not_know_the_name() {
    for knows_name in [false, true] {
        let sheet = Personenblatt {
            knows_name,
            ..personenblatt(UebergabeProduct::Packet)
        };
        let said = said_by(&sheet.document().unwrap());
        assert!(!said.contains("kennt Ihren Namen nicht"));
        assert_eq!(said.contains("kennt ihn aber schon von uns"), knows_name);
        assert_eq!(said.contains("nur von Ihnen oder von uns"), !knows_name);
    }
}

#[test]
fn a_sheet_about_everything_and_one_about_nothing_is_one_page_and_says_so() {
    let with = |leaves: Vec<Angabe>| Personenblatt {
        leaves,
        ..personenblatt(UebergabeProduct::Named)
    };
    let all = with(ALL.to_vec()).document().unwrap();
    let nothing = with(Vec::new()).document().unwrap();
    assert_eq!((pages(&all), pages(&nothing)), (1, 1));
    assert_says(&said_by(&all), &["Wir geben nur weiter, was oben steht."]);
    assert_says(&said_by(&nothing), &["Wir geben nichts über Sie weiter."]);
}

/// The words of every fixed sentence of a paper. Labels and headings are left out: they would flatter the average. A
/// placeholder counts as no word.
fn sentences(json: &str) -> Vec<Vec<String>> {
    let texts: std::collections::BTreeMap<String, String> = serde_json::from_str(json).unwrap();
    let without_places = |text: &str| -> String {
        let parts = text.split('{');
        parts.map(|part| part.rsplit('}').next().unwrap()).collect()
    };
    let words = |text: &str| -> Vec<String> {
        let words = text.split(|c: char| !c.is_alphabetic());
        let words = words.filter(|word| !word.is_empty());
        words.map(str::to_lowercase).collect()
    };
    let texts = texts
        .values()
        .filter(|text| text.ends_with(['.', '?', '!']));
    let sentences = texts.flat_map(|text| {
        let text = without_places(text);
        let sentences = text.split_inclusive(['.', '?', '!', '\n']);
        sentences.map(words).collect::<Vec<_>>()
    });
    sentences.filter(|words| !words.is_empty()).collect()
}

/// Syllables by groups of vowels, as a reader counts them: "ei", "ie" and other pairs are one.
fn syllables(word: &str) -> usize {
    let mut word = word.to_owned();
    for pair in ["ei", "ie", "au", "eu", "äu", "ai", "aa", "ee", "oo"] {
        word = word.replace(pair, "a");
    }
    word.chars()
        .filter(|c| "aeiouyäöü".contains(*c))
        .count()
        .max(1)
}

/// Average words of a sentence, longest sentence, percent of words with three and more syllables, fourth Wiener
/// Sachtextformel (Bamberger and Vanecek, 1984: school year that reads the text with ease, about 4 to 15), LIX
/// (Björnsson, 1968: below 40 is easy).
fn measure(sentences: &[Vec<String>]) -> (f64, usize, f64, f64, f64) {
    let words: Vec<&String> = sentences.iter().flatten().collect();
    let count = words.len() as f64;
    let average = count / sentences.len() as f64;
    let longest = sentences.iter().map(Vec::len).max().unwrap();
    let share = |holds: &dyn Fn(&str) -> bool| {
        100.0 * words.iter().filter(|word| holds(word)).count() as f64 / count
    };
    let hard = share(&|word| syllables(word) >= 3);
    let long = share(&|word| word.chars().count() > 6);
    let school_year = 0.2744 * hard + 0.2656 * average - 1.693;
    (average, longest, hard, school_year, average + long)
}

#[test]
fn the_measure_of_reading_tells_plain_german_from_the_german_of_offices() {
    assert_eq!(syllables("einwilligung"), 4);
    assert_eq!(syllables("sie"), 1);
    let office = r#"{"a": "Die Inanspruchnahme der Berechtigung zur Übermittlung personenbezogener Sozialdaten setzt die vorherige schriftliche Einwilligung der betroffenen Person voraus, welche jederzeit mit Wirkung für die Zukunft widerrufen werden kann."}"#;
    let (_, longest, hard, school_year, lix) = measure(&sentences(office));
    assert!(longest > 20 && hard > 30.0 && school_year > 12.0 && lix > 60.0);
}

#[test]
fn the_sheet_for_the_person_is_plain_german() {
    let json = include_str!("../../../../../../assets/letters/personenblatt.json");
    let (average, longest, hard, school_year, lix) = measure(&sentences(json));
    let shown = format!("{average:.1} {longest} {hard:.1} {school_year:.1} {lix:.1}");
    assert!(average <= 6.0, "{shown}");
    assert!(longest <= 10, "{shown}");
    assert!(hard <= 10.0, "{shown}");
    assert!(school_year <= 4.0, "{shown}");
    assert!(lix <= 30.0, "{shown}");
    // Words of lists and headings count too where single words are judged.
    let texts: std::collections::BTreeMap<String, String> = serde_json::from_str(json).unwrap();
    let words = texts
        .values()
        .flat_map(|text| text.split(|c: char| !c.is_alphabetic()))
        .filter(|word| syllables(&word.to_lowercase()) > 4 && *word != "organisation");
    let hardest: std::collections::BTreeSet<&str> = words.collect();
    assert_eq!(hardest, ["Telefonnummer"].into());
}

#[test]
fn the_letters_to_a_stelle_have_short_sentences_too() {
    for json in [
        include_str!("../../../../../../assets/letters/uebergabe_anschreiben_named.json"),
        include_str!("../../../../../../assets/letters/widerruf_an_stelle.json"),
    ] {
        let (average, longest, _, school_year, _) = measure(&sentences(json));
        assert!(
            average <= 10.0 && longest <= 20 && school_year <= 8.0,
            "{average} {longest} {school_year}"
        );
    }
}

#[test]
fn the_sheet_that_joins_code_and_name_says_both_and_how_to_keep_them_apart() {
    let document = zuordnungsblatt().document().unwrap();
    assert_eq!(pages(&document), 1);
    let said = said_by(&document);
    assert_says(
        &said,
        &[
            "Amsel-4127",
            "Wolfeschlegelsteinhausenbergerdorff",
            "05.03.2004",
            "0176 5550199",
            "eigenen Weg",
            "nie bei dem Paket",
            "Bruder 1 Ø Đặng",
            "Vernichten Sie dieses Blatt",
            "Vernichtet am",
            "Nur für Psychosoziales Zentrum",
        ],
    );
    let short = said_by(&short_zuordnungsblatt().document().unwrap());
    assert!(!short.contains("Weitere Kennungen") && !short.contains("Geburtsdatum"));
}

#[test]
fn the_withdrawal_names_either_the_packets_or_the_person() {
    let packet = said_in(&widerruf_packet().letter().unwrap());
    assert_says(
        &packet,
        &["Amsel-4129", "Amsel-4121", "09.02.2026", "Fall ohne Namen"],
    );
    let named = widerruf_named().letter().unwrap();
    assert_eq!(letter_pages(&named), 1);
    let named = said_in(&named);
    assert_says(
        &named,
        &[
            "Ħuġo M̂ario",
            "03.02.2026",
            "Anschreiben und Übergabebogen mit Namen",
        ],
    );
    assert!(!named.contains("Kennung") && !packet.contains("Ħuġo"));
    assert_says(&named, &["Einwilligung vom 12. Januar 2026 am 27. Februar"]);
    assert!(!packet.contains("12. Januar"));
    for said in [packet, named] {
        assert_says(
            &said,
            &[
                "am 27. Februar 2026 widerrufen",
                "ab sofort nicht mehr",
                "Löschen Sie",
                "die Rechtsgrundlage",
                "bis 16. März 2026",
                "nicht gelöscht",
            ],
        );
        assert!(!said.contains("Art.") && !said.contains('§'));
    }
}

#[test]
fn what_was_only_made_is_never_said_to_be_handed_out() {
    let said = said_in(&widerruf_packet().letter().unwrap());
    assert_says(
        &said,
        &[
            "Sie haben von uns Angaben zu einem Fall ohne Namen bekommen",
            "Amsel-4129 ausgehändigt am 09.02.2026",
            "Amsel-4122 von Ihnen beantwortet am 02.02.2026",
            "Amsel-4121 erstellt am 01.02.2026, nicht als ausgehändigt eingetragen",
        ],
    );
    let made = [Weg::Erstellt(day(2026, 2, 3))];
    let packet = WiderrufAnStelle {
        handed_out: Ausgehaendigt::Pakete {
            packets: vec![(made[0], "Amsel-4127".into())],
            apart: false,
        },
        ..widerruf_packet()
    };
    let named = WiderrufAnStelle {
        handed_out: Ausgehaendigt::Named {
            person_name: LONG.to_owned(),
            on: made.to_vec(),
        },
        ..widerruf_named()
    };
    for letter in [packet, named] {
        let said = said_in(&letter.letter().unwrap());
        assert_says(
            &said,
            &[
                "Vielleicht haben Sie sie bekommen",
                "nicht als ausgehändigt",
            ],
        );
        assert!(!said.contains("Sie haben von uns") && !said.contains("ausgehändigt am"));
    }
}

#[test]
fn the_letter_with_the_codes_shares_no_day_with_the_one_with_the_name() {
    let mut letter = widerruf_packet();
    if let Ausgehaendigt::Pakete { apart, .. } = &mut letter.handed_out {
        *apart = true;
    }
    let said = said_in(&letter.letter().unwrap());
    for day in ["Januar", "Februar", ".02.2026", ".01.2026"] {
        assert!(!said.contains(day), "{day}: {said}");
    }
    assert_says(
        &said,
        &["Amsel-4129 ausgehändigt", "Amsel-4121 erstellt, nicht"],
    );
}

#[test]
fn a_withdrawal_of_a_few_packets_is_one_page() {
    let letter = WiderrufAnStelle {
        handed_out: Ausgehaendigt::Pakete {
            packets: vec![(Weg::Ausgehaendigt(day(2026, 2, 3)), "Amsel-4127".into()); 4],
            apart: false,
        },
        ..widerruf_packet()
    };
    assert_eq!(letter_pages(&letter.letter().unwrap()), 1);
}

#[test]
fn the_state_at_the_end_prints_the_numbers_as_they_are_handed_in() {
    let document = projektendestand().document().unwrap();
    assert_eq!(pages(&document), 1);
    let said = said_by(&document);
    assert_says(
        &said,
        &[
            "Durchstarten",
            "31. März 2026",
            "geplant 58",
            "ohne tragende Einwilligung 3",
            "zum Teil übernommen .",
            "ohne Antwort abgelaufen –",
            "Kollegin oder Kollege 22 18 15 4 . . –",
            "Zahlen von 1 und 2",
        ],
    );
    let short = said_by(&short_projektendestand().document().unwrap());
    assert!(!short.contains("Nach Art der Stelle") && !short.contains("Büro"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]
    #[test]
    fn the_window_never_shows_what_a_letter_of_a_handover_is_about(
        name in "[A-ZŽĦ][a-zäöü]{3,20} [A-ZŽĦ][a-zäöü]{3,20}-[A-Z][a-z]{2,12}",
        code in "[A-Z][a-z]{4,9}-[0-9]{4}",
    ) {
        let named = UebergabeAnschreibenNamed { person_name: name.clone(), ..anschreiben_named() };
        let packets = WiderrufAnStelle {
            handed_out: Ausgehaendigt::Pakete {
                packets: vec![(Weg::Erstellt(day(2026, 2, 3)), code.clone())],
                apart: false,
            },
            ..widerruf_packet()
        };
        for letter in [named.letter().unwrap(), packets.letter().unwrap()] {
            let shown = text(&layout_letter(&letter).unwrap(), true);
            prop_assert!(shown.contains("33615 Bielefeld"));
            for hidden in [name.as_str(), code.as_str(), "bergabe", "Fall", "iderruf"] {
                prop_assert!(!shown.contains(hidden), "{shown}");
            }
        }
    }
}

//! Whoever searches sees the sentence in which it stands, in its own letters; and what was removed is not found.

use fallmappe_commands::command;
use fallmappe_commands::schema::{
    Entry, FaelleFilter, ListFaelle, Nothing, OfFall, Part, Piece, RemoveEntry, RemoveView,
    SaveView, SavedView, Search, SearchHit,
};
use fallmappe_commands::{ErrorCode, schema};
use fallmappe_domain::ids::FallId;
use fallmappe_tests::Werkstatt;
use fallmappe_tests::personas::{day, fall_of, kontakt, mario, tesfaldet};

fn search(werkstatt: &mut Werkstatt, text: &str) -> Vec<SearchHit> {
    let text = text.to_owned();
    werkstatt
        .ok(command::search, Search { text, limit: 0 })
        .rows
}

/// `Kontakt vom 03.09.2026: Die [Übersetzung] fehlt.`
fn told(hit: &SearchHit) -> String {
    let piece = |piece: &Piece| match piece.hit {
        true => format!("[{}]", piece.text),
        false => piece.text.clone(),
    };
    let sentence: String = hit.pieces.iter().map(piece).collect();
    format!("{}: {sentence}", hit.what)
}

fn first(werkstatt: &mut Werkstatt, text: &str) -> String {
    let hits = search(werkstatt, text);
    told(
        hits.first()
            .unwrap_or_else(|| panic!("{text} is not found")),
    )
}

fn with_mario() -> (Werkstatt, FallId) {
    let mut werkstatt = Werkstatt::open();
    let fall = werkstatt.take_in(&fall_of("2025-0417", mario()));
    let text = "Kam am 3. Sept. mit ihrer Tante. Die Übersetzung des Zeugnisses fehlt noch, z. B. die Rückseite. Sonst gut.";
    werkstatt.add(fall, Entry::Kontakt(kontakt(day("2026-09-03"), text)));
    (werkstatt, fall)
}

#[test]
fn notes_names_and_numbers_are_shown_where_they_stand() {
    let (mut werkstatt, fall) = with_mario();
    for (typed, shown) in [
        (
            "uebersetzung",
            "Kontakt vom 03.09.2026: Die [Übersetzung] des Zeugnisses fehlt noch, z. B. die Rückseite.",
        ),
        (
            "zeugn ubers",
            "Kontakt vom 03.09.2026: Die [Übersetzung] des [Zeugnisses] fehlt noch, z. B. die Rückseite.",
        ),
        (
            "mario zeugnis",
            "Kontakt vom 03.09.2026: Die Übersetzung des [Zeugnisses] fehlt noch, z. B. die Rückseite.",
        ),
        (
            "mario",
            "Person: Ųžkalnytė-Ạ̈dler, [M̂ario] Đặng · auch Uschkalnite [Mario]",
        ),
        ("mariechen", "Person: Rufname [Mariechen]"),
        ("birute", "Person: Tante: [Birutė] Jankauskienė"),
        ("2025-0417", "Fallnummer: [2025-0417]"),
        ("zwölf-apostel", "Person: [Zwölf]-[Apostel]-Gässchen 7b"),
        ("017604069099", "Person: [017604069099]"),
    ] {
        assert_eq!(first(&mut werkstatt, typed), shown, "{typed}");
    }
    let hit = &search(&mut werkstatt, "uebersetzung")[0];
    assert_eq!((hit.fall, hit.part), (fall, Some(Part::Kontakt)));
    assert_eq!(hit.name, mario().display_name());
    assert!(search(&mut werkstatt, "").is_empty());
    assert!(search(&mut werkstatt, "ersetzung").is_empty());
}

#[test]
fn a_removed_note_is_found_nowhere() {
    let (mut werkstatt, fall) = with_mario();
    let id = search(&mut werkstatt, "Rückseite")[0].entry.unwrap();
    let part = Part::Kontakt;
    werkstatt.ok(command::remove_entry, RemoveEntry { fall, part, id });
    assert!(search(&mut werkstatt, "Rückseite").is_empty());
    assert_eq!(search(&mut werkstatt, "mario").len(), 1);
    werkstatt.ok(command::remove_fall, OfFall { fall });
    for text in ["mario", "2025-0417", "Gässchen", "Birutė"] {
        assert!(search(&mut werkstatt, text).is_empty(), "{text}");
    }
}

#[test]
fn a_view_is_kept_with_its_conditions() {
    let (mut werkstatt, _) = with_mario();
    werkstatt.take_in(&fall_of("2025-0500", tesfaldet()));
    let view = SavedView {
        name: " Lange nichts gehört ".to_owned(),
        search: String::new(),
        filter: FaelleFilter {
            no_kontakt_days: 30,
            ..FaelleFilter::default()
        },
    };
    werkstatt.ok(command::save_view, SaveView { view: view.clone() });
    werkstatt.ok(
        command::save_view,
        SaveView {
            view: SavedView {
                name: "Ämter".to_owned(),
                ..view.clone()
            },
        },
    );
    werkstatt.restart();
    werkstatt.unlock();
    let views = werkstatt.ok(command::list_views, Nothing {}).rows;
    let names: Vec<&str> = views.iter().map(|view| view.name.as_str()).collect();
    assert_eq!(names, ["Ämter", "Lange nichts gehört"]);
    let listed = werkstatt.ok(
        command::list_faelle,
        ListFaelle {
            search: views[1].search.clone(),
            filter: views[1].filter.clone(),
            offset: 0,
            limit: 0,
        },
    );
    assert_eq!(listed.total, 2, "the last Kontakt was in September");
    let name = "Ämter".to_owned();
    werkstatt.ok(command::remove_view, RemoveView { name: name.clone() });
    assert_eq!(
        werkstatt.refused(command::remove_view, RemoveView { name }),
        ErrorCode::NotFound
    );
    for name in [String::new(), "x".repeat(61), "a\tb".to_owned()] {
        let view = SavedView {
            name,
            ..view.clone()
        };
        assert_eq!(
            werkstatt.refused(command::save_view, SaveView { view }),
            ErrorCode::Invalid
        );
    }
    for number in 1..50 {
        let name = format!("Ansicht {number}");
        werkstatt.ok(
            command::save_view,
            SaveView {
                view: SavedView {
                    name,
                    ..view.clone()
                },
            },
        );
    }
    let view = SavedView {
        name: "Eine zu viel".to_owned(),
        ..view
    };
    assert_eq!(
        werkstatt.refused(command::save_view, schema::SaveView { view }),
        ErrorCode::Invalid
    );
}

#[test]
fn a_whole_number_finds_its_own_fall_first() {
    let mut werkstatt = Werkstatt::open();
    let wanted = werkstatt.take_in(&fall_of("2021-0002", tesfaldet()));
    let mut akte = fall_of("2020-0002", mario());
    akte.person.aliases.push("2021 Märio".to_owned());
    akte.kontakte = vec![kontakt(
        day("2026-09-03"),
        "Siehe 2021-0002, die Schwester.",
    )];
    werkstatt.take_in(&akte);
    for typed in ["2021-0002", " 2021-0002 "] {
        let hits = search(&mut werkstatt, typed);
        assert_eq!(
            (hits[0].fall, told(&hits[0]).as_str()),
            (wanted, "Fallnummer: [2021-0002]")
        );
        assert_eq!(hits.iter().filter(|hit| hit.fall == wanted).count(), 1);
        assert!(hits.len() > 1, "the others follow");
    }
    let one = Search {
        text: "2021-0002".to_owned(),
        limit: 1,
    };
    let found = werkstatt.ok(command::search, one);
    assert!(found.more && found.rows.len() == 1 && found.rows[0].fall == wanted);
}

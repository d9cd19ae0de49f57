//! What is typed is kept at once, what is changed can be taken back, and what is removed comes back out of the bin.

use fallmappe_commands::schema::{
    ChangeKind, ChangePerson, DropDraft, EmptyBin, Entry, FieldChange, ListChanges, MergeFaelle,
    Nothing, OfFall, Part, RemoveEntry, SaveDraft, SaveEntry, UndoChange,
};
use fallmappe_commands::{ErrorCode, command, dispatch};
use fallmappe_domain::changed::Changed;
use fallmappe_domain::fall::FallNumber;
use fallmappe_domain::ids::FallId;
use fallmappe_tests::Werkstatt;
use fallmappe_tests::personas::{mario, marios_fall, notes};
use serde_json::{Value, json};

fn seen(werkstatt: &mut Werkstatt, fall: FallId) -> Value {
    serde_json::to_value(werkstatt.view(fall)).unwrap()
}

fn draft(key: &str, fall: Option<FallId>, content: &str) -> SaveDraft {
    SaveDraft {
        key: key.to_owned(),
        fall,
        content: content.to_owned(),
    }
}

fn changes_of(fall: FallId) -> ListChanges {
    ListChanges {
        fall: Some(fall),
        part: String::new(),
        entry: None,
        offset: 0,
        limit: 0,
    }
}

#[test]
fn a_draft_survives_the_lock_and_goes_with_what_it_becomes() {
    let mut werkstatt = Werkstatt::open();
    let fall = werkstatt.take_in(&marios_fall("Beratungsstelle Großer Anker"));
    let key = format!("kontakt:new:{fall}");
    let new = werkstatt.ok(
        command::save_draft,
        draft(&key, Some(fall), "{\"text\":\"Ha\"}"),
    );
    assert_eq!(new.changed, [Changed::Drafts]);
    let again = draft(&key, Some(fall), "{\"text\":\"Hallo\"}");
    assert!(werkstatt.ok(command::save_draft, again).changed.is_empty());
    werkstatt.ok(command::save_draft, draft("person:new", None, "{}"));

    werkstatt.restart();
    werkstatt.unlock();
    let mut rows = werkstatt.ok(command::list_drafts, Nothing {}).rows;
    rows.sort_by(|a, b| a.key.cmp(&b.key));
    assert_eq!(
        (rows[0].key.as_str(), rows[0].content.as_str()),
        (key.as_str(), "{\"text\":\"Hallo\"}")
    );
    assert_eq!(
        (&rows[0].name, rows[0].fall),
        (&mario().display_name(), Some(fall))
    );
    assert_eq!(
        (rows[1].key.as_str(), rows[1].name.as_str()),
        ("person:new", "")
    );

    let note = notes(1).remove(0);
    let request = SaveEntry {
        fall,
        id: None,
        entry: Entry::Kontakt(note),
        draft: key,
    };
    let saved = werkstatt.ok(command::save_entry, request);
    assert!(saved.changed.contains(&Changed::Drafts));
    let drop = DropDraft {
        key: "person:new".to_owned(),
    };
    werkstatt.ok(command::drop_draft, drop);
    assert!(
        werkstatt
            .ok(command::list_drafts, Nothing {})
            .rows
            .is_empty()
    );
}

#[test]
fn a_draft_has_a_plain_name_and_a_limit() {
    let mut werkstatt = Werkstatt::open();
    let bad = |key: &str, content: String| (key.to_owned(), content);
    for (key, content) in [
        bad("", String::new()),
        bad("Müller", String::new()),
        bad("kontakt new", String::new()),
        bad(&"k".repeat(121), String::new()),
    ] {
        let refused = werkstatt.refused(command::save_draft, draft(&key, None, &content));
        assert_eq!(refused, ErrorCode::BadRequest);
    }
    let long = draft("kontakt", None, &"ä".repeat(200_001));
    assert_eq!(
        werkstatt.refused(command::save_draft, long),
        ErrorCode::Invalid
    );
    werkstatt.ok(
        command::save_draft,
        draft("kontakt", None, &"ä".repeat(200_000)),
    );
    let nobody = draft("kontakt:new:99", Some(FallId(99)), "");
    assert_eq!(
        werkstatt.refused(command::save_draft, nobody),
        ErrorCode::NotFound
    );
    for number in 1..500 {
        werkstatt.ok(
            command::save_draft,
            draft(&format!("kontakt:{number}"), None, ""),
        );
    }
    let refused = werkstatt.refused(command::save_draft, draft("einer.zu.viel", None, ""));
    assert_eq!(refused, ErrorCode::TooManyDrafts);
    // Typing on in a form that is known goes on.
    werkstatt.ok(command::save_draft, draft("kontakt:7", None, "weiter"));
}

#[test]
fn a_change_says_what_was_before_and_is_taken_back() {
    let mut werkstatt = Werkstatt::open();
    let fall = werkstatt.take_in(&marios_fall("Beratungsstelle Großer Anker"));
    let before = seen(&mut werkstatt, fall);
    let mut person = mario();
    person.address.street = "Neuer Weg 1".to_owned();
    let request = ChangePerson {
        fall,
        person,
        draft: String::new(),
    };
    werkstatt.ok(command::change_person, request);
    let list = werkstatt.ok(command::list_changes, changes_of(fall));
    assert_eq!(list.total, 2);
    let row = &list.rows[0];
    assert_eq!(
        (row.kind, row.part_label.as_str(), row.entry),
        (ChangeKind::Changed, "Person", None)
    );
    assert!(row.undoable && row.fall == Some(fall) && row.what == "Angaben zur Person geändert");
    let [
        FieldChange {
            key,
            before: old,
            after,
        },
    ] = row.fields.as_slice()
    else {
        panic!("one field was changed");
    };
    assert_eq!(key, "address.street");
    assert_eq!(
        (old, after),
        (&json!("Zwölf-Apostel-Gässchen 7b"), &json!("Neuer Weg 1"))
    );
    assert!(
        !list.rows[1].undoable,
        "the Fall was changed since it came in"
    );

    let undo = UndoChange { change: row.change };
    let undone = werkstatt.ok(command::undo_change, undo.clone());
    assert!(undone.changed.contains(&Changed::Fall(fall)));
    assert_eq!(seen(&mut werkstatt, fall), before);
    assert_eq!(
        werkstatt.refused(command::undo_change, undo),
        ErrorCode::ChangedSince
    );
    let nothing = UndoChange { change: 9_999 };
    assert_eq!(
        werkstatt.refused(command::undo_change, nothing),
        ErrorCode::NotUndoable
    );
    let history = werkstatt.ok(command::list_changes, changes_of(fall));
    assert_eq!(history.rows[0].what, "Änderung zurückgenommen");
}

#[test]
fn a_note_and_a_whole_fall_come_back_out_of_the_bin() {
    let mut werkstatt = Werkstatt::open();
    let fall = werkstatt.take_in(&marios_fall("Beratungsstelle Großer Anker"));
    let note = notes(1).remove(0);
    let added = werkstatt.add(fall, Entry::Kontakt(note.clone()));
    let before = seen(&mut werkstatt, fall);
    let request = RemoveEntry {
        fall,
        part: Part::Kontakt,
        id: added,
    };
    werkstatt.ok(command::remove_entry, request);
    werkstatt.ok(command::remove_fall, OfFall { fall });
    assert_eq!(
        werkstatt.refused(command::open_fall, OfFall { fall }),
        ErrorCode::NotFound
    );
    let rows = werkstatt.ok(command::list_bin, Nothing {}).rows;
    let told: Vec<_> = rows
        .iter()
        .map(|row| (row.what.as_str(), row.restorable))
        .collect();
    assert_eq!(told, [("ganzer Fall", true), ("Kontakt", false)]);
    assert!(rows.iter().all(|row| row.name == mario().display_name()));
    let first = note.text.split_whitespace().next().unwrap();
    assert!(rows[1].summary.contains(first), "{}", rows[1].summary);
    for row in rows {
        werkstatt.ok(command::undo_change, UndoChange { change: row.change });
    }
    assert_eq!(seen(&mut werkstatt, fall), before);
    assert!(werkstatt.ok(command::list_bin, Nothing {}).rows.is_empty());
}

#[test]
fn an_emptied_bin_gives_nothing_back() {
    let mut werkstatt = Werkstatt::open();
    let fall = werkstatt.take_in(&marios_fall("Beratungsstelle Großer Anker"));
    werkstatt.ok(command::remove_fall, OfFall { fall });
    let change = werkstatt.ok(command::list_bin, Nothing {}).rows[0].change;
    werkstatt.ok(
        command::empty_bin,
        EmptyBin {
            older_than_days: 30,
        },
    );
    assert_eq!(werkstatt.ok(command::list_bin, Nothing {}).rows.len(), 1);
    werkstatt.ok(command::empty_bin, EmptyBin { older_than_days: 0 });
    assert!(werkstatt.ok(command::list_bin, Nothing {}).rows.is_empty());
    let refused = werkstatt.refused(command::undo_change, UndoChange { change });
    assert_eq!(refused, ErrorCode::NotUndoable);
}

#[test]
fn two_falls_are_put_together_and_taken_apart() {
    let mut werkstatt = Werkstatt::open();
    let keep = werkstatt.take_in(&marios_fall("Beratungsstelle Großer Anker"));
    let mut twin = marios_fall("Beratungsstelle Großer Anker");
    twin.number = Some(FallNumber::new(2025, 999));
    twin.person.family_name = "Uzkalnyte".to_owned();
    let absorb = werkstatt.take_in(&twin);
    let before = (seen(&mut werkstatt, keep), seen(&mut werkstatt, absorb));
    werkstatt.ok(command::merge_faelle, MergeFaelle { keep, absorb });
    assert_eq!(
        werkstatt.refused(command::open_fall, OfFall { fall: absorb }),
        ErrorCode::NotFound
    );
    let change = werkstatt.ok(command::list_bin, Nothing {}).rows[0].change;
    werkstatt.ok(command::undo_change, UndoChange { change });
    assert_eq!(
        (seen(&mut werkstatt, keep), seen(&mut werkstatt, absorb)),
        before
    );
}

#[test]
fn the_answers_have_their_form_on_the_wire() {
    let mut werkstatt = Werkstatt::open();
    let fall = werkstatt.take_in(&marios_fall("Beratungsstelle Großer Anker"));
    let list = dispatch(
        &mut werkstatt.session,
        "list_changes",
        json!({ "fall": fall }),
    )
    .unwrap();
    let row = &list["rows"][0];
    assert_eq!(
        (&row["kind"], &row["part"], &row["partLabel"]),
        (&json!("added"), &json!("fall"), &json!("Fall"))
    );
    let number = json!({ "key": "number", "before": null, "after": "2025-0417" });
    assert!(row["fields"].as_array().unwrap().contains(&number), "{row}");
}

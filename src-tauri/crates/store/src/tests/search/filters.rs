//! The conditions of the list, each alone and joined.

use fallmappe_domain::akte::Fallakte;
use fallmappe_domain::aufenthalt::{Aufenthaltsdokument, Aufenthaltsstatus};
use fallmappe_domain::code::Code;
use fallmappe_domain::einwilligung::Einwilligung;
use fallmappe_domain::ids::FallId;
use fallmappe_domain::kontakt::Kontakt;
use fallmappe_domain::teilnahme::Teilnahme;
use fallmappe_domain::uebergabe::UebergabeEventKind;

use crate::Store;
use crate::tables::faelle::Filter;
use crate::tables::uebergabe::UebergabeRecord;
use crate::tests::support::*;

fn all() -> Filter<'static> {
    Filter::all(day("2026-03-05"), 50)
}

fn names(store: &Store, filter: Filter<'_>) -> Vec<String> {
    let (total, rows) = store.reader().list_faelle(filter).unwrap();
    assert_eq!(total as usize, rows.len());
    rows.into_iter().map(|row| row.person.family_name).collect()
}

fn add_with(store: &mut Store, name: &str, change: impl FnOnce(&mut Fallakte)) -> FallId {
    let mut akte = named(name);
    change(&mut akte);
    add(store, &akte)
}

fn kontakt_on(date: &str) -> Kontakt {
    Kontakt {
        date: day(date),
        ..note("Gespräch")
    }
}

#[test]
fn without_kontakt_speaks_of_open_faelle() {
    let (_vault, mut store) = open_vault();
    add_with(&mut store, "Gestern", |akte| {
        akte.kontakte = vec![kontakt_on("2026-03-04")]
    });
    add_with(&mut store, "Am Rand", |akte| {
        akte.kontakte = vec![kontakt_on("2026-02-03")]
    });
    add_with(&mut store, "Lange her", |akte| {
        akte.kontakte = vec![kontakt_on("2026-02-02")]
    });
    add_with(&mut store, "Nie", |_| ());
    add_with(&mut store, "Zu", |akte| {
        akte.closed_on = Some(day("2026-02-20"))
    });
    let filter = Filter {
        no_kontakt_days: 30,
        ..all()
    };
    assert_eq!(names(&store, filter), ["Lange her", "Nie"]);
    assert_eq!(names(&store, all()).len(), 5);
    let never = Filter {
        no_kontakt_days: u32::MAX,
        ..all()
    };
    assert!(names(&store, never).len() <= 4);
}

#[test]
fn a_document_that_ends_soon_or_has_ended() {
    let (_vault, mut store) = open_vault();
    for (name, until) in [
        ("Abgelaufen", Some("2026-03-01")),
        ("Bald", Some("2026-04-30")),
        ("Später", Some("2026-05-01")),
        ("Ohne Datum", None),
    ] {
        add_with(&mut store, name, |akte| {
            akte.aufenthalt.dokumente = vec![
                document("2025-01-01"),
                Aufenthaltsdokument {
                    valid_until: until.map(day),
                    ..document("2025-01-01")
                },
            ];
        });
    }
    add_with(&mut store, "Zu", |akte| {
        akte.closed_on = Some(day("2026-02-20"));
        akte.aufenthalt.dokumente = vec![document("2026-03-01")];
    });
    add_with(&mut store, "Keins", |_| ());
    let filter = Filter {
        document_expires_days: 56,
        ..all()
    };
    assert_eq!(names(&store, filter), ["Abgelaufen", "Bald", "Ohne Datum"]);
}

fn document(until: &str) -> Aufenthaltsdokument {
    Aufenthaltsdokument {
        valid_until: Some(day(until)),
        ..full_akte().aufenthalt.dokumente.remove(0)
    }
}

#[test]
fn without_einwilligung_means_none_that_holds_today() {
    let (_vault, mut store) = open_vault();
    let consent = |change: fn(&mut Einwilligung)| {
        let mut one = full_akte().einwilligungen.remove(0);
        change(&mut one);
        one
    };
    type Change = fn(&mut Einwilligung);
    let kinds: [(&str, Change); 5] = [
        ("Gilt", |_| ()),
        ("Abgelaufen", |one| {
            one.valid_until = Some(day("2026-03-04"))
        }),
        ("Künftig", |one| one.given_on = day("2026-03-06")),
        ("Leer", |one| one.data_groups.clear()),
        ("Widerrufen", |one| {
            one.withdrawn_on = Some(day("2026-03-05"))
        }),
    ];
    for (name, change) in kinds {
        let one = consent(change);
        // The same answer as the domain gives.
        assert_eq!(one.gap_on(day("2026-03-05")).is_none(), name == "Gilt");
        add_with(&mut store, name, |akte| akte.einwilligungen = vec![one]);
    }
    add_with(&mut store, "Zu", |akte| {
        akte.closed_on = Some(day("2026-02-20"))
    });
    let filter = Filter {
        without_einwilligung: true,
        ..all()
    };
    assert_eq!(
        names(&store, filter),
        ["Abgelaufen", "Künftig", "Leer", "Widerrufen"]
    );
}

#[test]
fn an_open_uebergabe_ends_with_the_answer() {
    let (_vault, mut store) = open_vault();
    let left = |reason: &str| Teilnahme {
        austritt_reason: Some(Code::new(reason)),
        ..full_akte().teilnahmen.remove(0)
    };
    add_with(&mut store, "Offen", |akte| {
        akte.closed_on = Some(day("2026-09-01"));
        akte.teilnahmen = vec![left("uebergabe")];
    });
    add_with(&mut store, "Ausbildung", |akte| {
        akte.teilnahmen = vec![left("ausbildung")]
    });
    let waits = add_with(&mut store, "Wartet", |akte| akte.teilnahmen = Vec::new());
    let handed = add_with(&mut store, "Übergeben", |akte| {
        akte.teilnahmen = vec![left("uebergabe")]
    });
    let filter = Filter {
        open_uebergabe: true,
        ..all()
    };
    assert_eq!(names(&store, filter), ["Offen", "Übergeben"]);
    let record = |created_at: &str, packet: &str| UebergabeRecord {
        created_at: day(created_at).and_hms_opt(9, 0, 0).unwrap(),
        ..uebergabe(packet)
    };
    let add_one = |store: &mut Store, fall, created_at: &str, packet: &str| {
        write(store, |tx| {
            tx.add_uebergabe(fall, &record(created_at, packet))
        })
        .unwrap()
    };
    let waiting = add_one(&mut store, waits, "2026-09-01", "1");
    assert_eq!(names(&store, filter), ["Offen", "Übergeben", "Wartet"]);
    for kind in [
        UebergabeEventKind::HandedOut,
        UebergabeEventKind::Received,
        UebergabeEventKind::PartlyAccepted,
    ] {
        write(&mut store, |tx| {
            tx.add_uebergabe_event(waiting, &event(kind))
        })
        .unwrap();
        assert_eq!(names(&store, filter).len(), 3);
    }
    write(&mut store, |tx| {
        tx.add_uebergabe_event(waiting, &event(UebergabeEventKind::Accepted))
    })
    .unwrap();
    assert_eq!(names(&store, filter), ["Offen", "Übergeben"]);
    // One before the Teilnahme began is not the one that is awaited, and a rejected one leaves the Fall here.
    for (created_at, packet, answer, open) in [
        ("2026-01-02", "2", UebergabeEventKind::Accepted, 2),
        ("2026-09-01", "3", UebergabeEventKind::Rejected, 2),
        ("2026-09-02", "4", UebergabeEventKind::Accepted, 1),
    ] {
        let id = add_one(&mut store, handed, created_at, packet);
        write(&mut store, |tx| tx.add_uebergabe_event(id, &event(answer))).unwrap();
        assert_eq!(names(&store, filter).len(), open, "{packet}");
    }
}

#[test]
fn conditions_join_with_and() {
    let (_vault, mut store) = open_vault();
    let runs = |programme: &str| Teilnahme {
        programme: Code::new(programme),
        austritt: None,
        ..full_akte().teilnahmen.remove(0)
    };
    let status = |kind: &str| Aufenthaltsstatus {
        kind: Code::new(kind),
        until: None,
        ..full_akte().aufenthalt.status.remove(0)
    };
    for (name, programme, kind) in [
        ("Abel", "kim", "duldung_60a"),
        ("Berhane", "kim", "gestattung"),
        ("Chala", "durchstarten", "duldung_60a"),
    ] {
        add_with(&mut store, name, |akte| {
            akte.teilnahmen = vec![runs(programme)];
            akte.aufenthalt.status = vec![status(kind)];
            akte.kontakte = vec![kontakt_on("2026-03-01")];
        });
    }
    let kim = Filter {
        programme: "kim",
        ..all()
    };
    let duldung = Filter {
        status: "duldung_60a",
        ..all()
    };
    assert_eq!(names(&store, kim), ["Abel", "Berhane"]);
    assert_eq!(names(&store, duldung), ["Abel", "Chala"]);
    let both = Filter {
        status: "duldung_60a",
        only_open: true,
        search: "gespräch",
        ..kim
    };
    assert_eq!(names(&store, both), ["Abel"]);
    let nobody = Filter {
        no_kontakt_days: 30,
        ..both
    };
    assert!(names(&store, nobody).is_empty());
    let before = Filter {
        today: day("2026-02-08"),
        ..kim
    };
    assert!(
        names(&store, before).is_empty(),
        "the Teilnahme begins on the ninth"
    );
}

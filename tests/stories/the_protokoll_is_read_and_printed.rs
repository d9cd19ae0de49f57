//! A person can read, filter and print what was done; looking at what would leave is done too.

use fallmappe_commands::command;
use fallmappe_commands::schema::{
    ListProtokoll, PrepareUebergabe, ProtokollFilter, ProtokollList, WriteProtokoll,
};
use fallmappe_domain::op::Op;
use fallmappe_tests::Werkstatt;
use fallmappe_tests::personas::{anker, day, fall_of, marios_fall, tesfaldet};
use fallmappe_tests::programs::pdf_text;
use fallmappe_tests::tree::tree;
use fallmappe_tests::werkstatt::handle;

fn lines(werkstatt: &mut Werkstatt, filter: ProtokollFilter) -> ProtokollList {
    let request = ListProtokoll {
        filter,
        offset: 0,
        limit: 500,
    };
    werkstatt.ok(command::list_protokoll, request)
}

/// An office in which two Fälle were taken in on one day, and one was looked at on the next.
fn office() -> Werkstatt {
    let mut werkstatt = Werkstatt::open();
    werkstatt.stelle(anker());
    let (stelle, _) = werkstatt.give_key(&anker().name);
    let fall = werkstatt.take_in(&marios_fall(&anker().name));
    werkstatt.take_in(&fall_of("2025-0500", tesfaldet()));
    werkstatt.host().set_day(day("2026-11-23"));
    werkstatt.ok(
        command::prepare_uebergabe,
        PrepareUebergabe::new(fall, stelle),
    );
    werkstatt
}

#[test]
fn the_protokoll_is_filtered_by_what_which_fall_and_when() {
    let mut werkstatt = office();
    let all = lines(&mut werkstatt, ProtokollFilter::default());
    assert!(all.intact && all.total > 4);
    assert_eq!(all.ops.len(), Op::ALL.len());
    let viewed = ProtokollFilter {
        op: "view_uebergabe".to_owned(),
        ..ProtokollFilter::default()
    };
    let viewed = lines(&mut werkstatt, viewed);
    assert_eq!(viewed.total, 1);
    assert_eq!(viewed.rows[0].what, "Übergabe angesehen");
    assert_eq!(viewed.rows[0].number.as_ref().unwrap().0, "2025-0417");
    let of_other = ProtokollFilter {
        number: "2025-0500".to_owned(),
        op: "view_uebergabe".to_owned(),
        ..ProtokollFilter::default()
    };
    assert_eq!(lines(&mut werkstatt, of_other).total, 0);
    let before = ProtokollFilter {
        to: Some(day("2026-11-22")),
        ..ProtokollFilter::default()
    };
    assert_eq!(lines(&mut werkstatt, before).total, all.total - 1);
    let since = ProtokollFilter {
        from: Some(day("2026-11-23")),
        ..ProtokollFilter::default()
    };
    assert_eq!(lines(&mut werkstatt, since).total, 1);
}

#[test]
fn the_printed_protokoll_says_what_was_asked_for_and_names_nobody() {
    let mut werkstatt = office();
    let folder = werkstatt.folder("protokoll");
    let request = WriteProtokoll {
        filter: ProtokollFilter {
            from: Some(day("2026-11-22")),
            ..ProtokollFilter::default()
        },
        folder: handle(&folder),
    };
    let written = werkstatt.ok(command::write_protokoll, request).files;
    let text = pdf_text(written[0].place.as_ref()).replace('\u{a0}', " ");
    for part in [
        "ab 22.11.2026",
        "geschlossen",
        "Übergabe angesehen",
        "2025-0417",
    ] {
        assert!(text.contains(part), "{part}");
    }
    let csv = tree(&folder)
        .into_iter()
        .find(|(name, _)| name.ends_with(".csv"));
    let csv = String::from_utf8(csv.unwrap().1).unwrap();
    assert!(csv.starts_with("\u{feff}Nr.;Zeit;Vorgang;Fall\r\n"));
    for text in [text, csv] {
        for name in ["Ųžkalnytė", "Mariechen", "Tesfaldet", "Anker"] {
            assert!(!text.contains(name), "{name}");
        }
    }
    let written = ProtokollFilter {
        op: "write_protokoll".to_owned(),
        ..ProtokollFilter::default()
    };
    assert_eq!(lines(&mut werkstatt, written).total, 1);
}

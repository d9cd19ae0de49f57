//! The figures that a council asks for: released by quarter, put together to a year, recomputed, compared, and exact on the
//! own desk. Somebody who is recorded late is counted once; somebody who is erased stays counted.

use fallmappe_commands::schema::{
    AuditStatistik, BerichtView, CombineStatistik, CreateFall, Entry, EraseFall, InternRequest,
    ListProtokoll, Nothing, ProtokollFilter, ReleaseStatistik, Schutz, ShowBericht,
    StatistikRequest, WriteCombined, WriteIntern,
};
use fallmappe_commands::{ErrorCode, command};
use fallmappe_domain::code::Code;
use fallmappe_domain::fall::FallNumber;
use fallmappe_domain::ids::{BerichtId, FallId};
use fallmappe_tests::Werkstatt;
use fallmappe_tests::personas::{day, long_name, teilnahme, vermittlung};
use fallmappe_tests::werkstatt::handle;

fn join(werkstatt: &mut Werkstatt, eintritt: &str, austritt: Option<&str>) -> FallId {
    let request = CreateFall {
        person: long_name(),
        opened_on: Some(day("2024-01-07")),
        different_from: Vec::new(),
        draft: String::new(),
    };
    let fall = werkstatt.ok(command::create_fall, request).fall;
    let entry = teilnahme("cm", day(eintritt), austritt.map(day));
    werkstatt.add(fall, Entry::Teilnahme(entry));
    werkstatt.add(
        fall,
        Entry::Vermittlung(vermittlung("ausbildung", day(eintritt))),
    );
    fall
}

fn quarter(from: &str, to: &str) -> StatistikRequest {
    StatistikRequest {
        programme: Code::new("kim"),
        from: day(from),
        to: day(to),
        stichtag: None,
        min_count: None,
        schutz: Schutz::Blockregel,
    }
}

fn release(werkstatt: &mut Werkstatt, request: &StatistikRequest) -> BerichtId {
    let seen = werkstatt.ok(command::preview_statistik, request.clone());
    assert!(seen.nachrechnung.weak.is_empty() && seen.nachrechnung.consistent);
    let asked = ReleaseStatistik {
        request: request.clone(),
        expected_sha256: seen.sha256,
    };
    werkstatt.ok(command::release_statistik, asked).bericht
}

/// A cell by the beginning of its row, as printed.
fn cell(view: &BerichtView, table: &str, row: &str, column: usize) -> String {
    let table = view.tables.iter().find(|one| one.id == table).unwrap();
    let row = table
        .rows
        .iter()
        .find(|one| one.label.starts_with(row))
        .unwrap();
    row.cells[column].clone()
}

fn show(werkstatt: &mut Werkstatt, bericht: BerichtId, compare: bool) -> BerichtView {
    werkstatt.ok(command::show_bericht, ShowBericht { bericht, compare })
}

/// 12 persons there before 2025; 8 join in the first quarter, 7 in the second; 6 leave in the second.
fn town(werkstatt: &mut Werkstatt) -> Vec<FallId> {
    werkstatt.know_ki();
    let mut faelle: Vec<FallId> = (0..12)
        .map(|index| join(werkstatt, "2024-05-06", (index < 6).then_some("2025-06-02")))
        .collect();
    faelle.extend((0..8).map(|_| join(werkstatt, "2025-02-03", None)));
    faelle.extend((0..7).map(|_| join(werkstatt, "2025-04-14", None)));
    faelle
}

#[test]
fn a_half_year_is_told_from_its_quarters_and_tells_nothing_more() {
    let mut werkstatt = Werkstatt::open();
    town(&mut werkstatt);
    let first = release(&mut werkstatt, &quarter("2025-01-01", "2025-03-31"));
    let second = release(&mut werkstatt, &quarter("2025-04-01", "2025-06-30"));

    let one = show(&mut werkstatt, first, false);
    assert_eq!(cell(&one, "gesamt", "Aufnahmen seit", 0), "20");
    assert_eq!(cell(&one, "gesamt", "Bestand davor", 0), "12");
    assert_eq!(cell(&one, "gesamt", "Eintritte", 0), "8");
    assert_eq!(
        cell(&one, "gesamt", "Austritte", 0),
        ".",
        "nobody left: a zero is small"
    );
    let two = show(&mut werkstatt, second, true);
    assert_eq!(cell(&two, "gesamt", "Eintritte", 0), "7");
    assert_eq!(
        cell(&two, "gesamt", "Eintritte", 1),
        "8",
        "the quarter before stands beside it"
    );
    assert_eq!(cell(&two, "gesamt", "Austritte", 0), "6");
    assert_eq!(cell(&two, "gesamt", "Bestand am Ende", 0), "21");

    let half = CombineStatistik {
        programme: Code::new("kim"),
        from: day("2025-01-01"),
        to: day("2025-06-30"),
    };
    let both = werkstatt.ok(command::combine_statistik, half.clone());
    assert_eq!(cell(&both, "gesamt", "Eintritte", 0), "15");
    assert_eq!(cell(&both, "gesamt", "Bestand am Ende", 0), "21");
    assert_eq!(both.answers.len(), 3);
    let line = both.head.iter().find(|line| line.name == "Nachgerechnet");
    assert!(
        line.unwrap()
            .value
            .starts_with("Aus allen 2 Freigaben zusammen lässt sich keine kleine Zahl errechnen")
    );
    assert!(
        both.notes
            .iter()
            .any(|note| note.contains("12 + Eintritte 15 − Austritte 6 = Bestand am Ende 21"))
    );

    let folder = werkstatt.folder("halbjahr");
    let request = WriteCombined {
        request: half.clone(),
        folder: handle(&folder),
    };
    let written = werkstatt.ok(command::write_combined, request).files;
    let endings: Vec<&str> = written
        .iter()
        .map(|file| file.place.rsplit('.').next().unwrap())
        .collect();
    assert_eq!(endings, ["json", "pdf", "xlsx", "csv"]);
    let list = std::fs::read_to_string(&written[3].place).unwrap();
    assert!(list.contains(";Eintritte;Anzahl;15\r\n"));

    let audit = AuditStatistik {
        programme: Code::new("kim"),
    };
    let audit = werkstatt.ok(command::audit_statistik, audit);
    assert!(audit.releases == 2 && audit.figures > 20 && audit.weak.is_empty() && audit.consistent);
    let gap = CombineStatistik {
        to: day("2025-09-30"),
        ..half
    };
    assert_eq!(
        werkstatt.refused(command::combine_statistik, gap),
        ErrorCode::NothingReleased
    );
}

#[test]
fn who_is_recorded_late_or_erased_is_counted_once() {
    let mut werkstatt = Werkstatt::open();
    let faelle = town(&mut werkstatt);
    release(&mut werkstatt, &quarter("2025-01-01", "2025-03-31"));
    // Six who had been there since January, written down in April; and one who is erased.
    for _ in 0..6 {
        join(&mut werkstatt, "2025-01-20", None);
    }
    let number = werkstatt.view(faelle[13]).fall.number;
    let request = EraseFall {
        fall: faelle[13],
        number: FallNumber(number.0),
        reason: "Verlangen, Art. 17 DSGVO".to_owned(),
    };
    werkstatt.ok(command::erase_fall, request);
    let second = release(&mut werkstatt, &quarter("2025-04-01", "2025-06-30"));
    let view = show(&mut werkstatt, second, false);
    assert_eq!(
        cell(&view, "gesamt", "Aufnahmen seit", 0),
        "33",
        "20 + 7 + 6 late"
    );
    assert_eq!(cell(&view, "gesamt", "Eintritte", 0), "13");
    // The erased person leaves with this release.
    assert_eq!(cell(&view, "gesamt", "Austritte", 0), "7");
    assert_eq!(cell(&view, "gesamt", "Bestand am Ende", 0), "26");
}

#[test]
fn exact_counts_carry_their_mark_are_logged_and_never_sent() {
    let mut werkstatt = Werkstatt::open();
    town(&mut werkstatt);
    let request = InternRequest {
        programme: Code::new("kim"),
        from: day("2025-01-01"),
        to: day("2025-06-30"),
        stichtag: None,
        compare_from: None,
        compare_to: None,
        age_at_stichtag: false,
    };
    let view = werkstatt.ok(command::show_intern, request.clone());
    assert_eq!(
        view.mark,
        "intern, nicht anonym, nicht zur Veröffentlichung"
    );
    let folder = werkstatt.folder("intern");
    let request = WriteIntern {
        request,
        folder: handle(&folder),
    };
    let written = werkstatt.ok(command::write_intern, request).files;
    assert!(
        written.iter().all(|file| !file.place.ends_with("json")),
        "nothing that could be sent"
    );
    let list = written
        .iter()
        .find(|file| file.place.ends_with("csv"))
        .unwrap();
    let list = std::fs::read_to_string(&list.place).unwrap();
    assert!(
        list.starts_with("\u{feff}\"intern, nicht anonym, nicht zur Veröffentlichung\"")
            || list.starts_with("\u{feff}intern, nicht anonym")
    );
    assert!(list.contains(";Austritte;Anzahl;6\r\n"), "small and exact");
    assert!(
        werkstatt
            .ok(command::list_outbox, Nothing {})
            .rows
            .is_empty()
    );
    assert!(
        werkstatt
            .ok(command::list_berichte, Nothing {})
            .rows
            .is_empty()
    );
    let lines = werkstatt
        .ok(
            command::list_protokoll,
            ListProtokoll {
                filter: ProtokollFilter::default(),
                offset: 0,
                limit: 500,
            },
        )
        .rows;
    for op in [
        "Internes Zahlenblatt angesehen",
        "Internes Zahlenblatt ausgegeben",
    ] {
        assert!(lines.iter().any(|line| line.what == op), "{op}");
    }
}

#[test]
fn exact_and_rounded_reports_of_the_same_people_do_not_meet() {
    let mut werkstatt = Werkstatt::open();
    town(&mut werkstatt);
    let rounded = StatistikRequest {
        schutz: Schutz::Runden5,
        ..quarter("2025-01-01", "2025-03-31")
    };
    let first = release(&mut werkstatt, &rounded);
    let view = show(&mut werkstatt, first, false);
    for (row, value) in [
        ("Aufnahmen seit", "20"),
        ("Bestand davor", "10"),
        ("Eintritte", "10"),
    ] {
        assert_eq!(cell(&view, "gesamt", row, 0), value, "{row}");
    }
    let exact = quarter("2025-04-01", "2025-06-30");
    assert_eq!(
        werkstatt.refused(command::preview_statistik, exact.clone()),
        ErrorCode::ModeChanged
    );
    release(
        &mut werkstatt,
        &StatistikRequest {
            schutz: Schutz::Runden5,
            ..exact
        },
    );
}

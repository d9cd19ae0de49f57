//! Reading the Protokoll: by operation, number and days, a page at a time.

use chrono::{Days, NaiveDateTime};
use fallmappe_domain::op::Op;

use super::support::*;
use crate::{ProtokollFilter, Store};

fn moment(days: u64, time: &str) -> NaiveDateTime {
    let date = day("2026-03-10").checked_add_days(Days::new(days)).unwrap();
    format!("{date}T{time}").parse().unwrap()
}

/// Sequences and total of a filter.
fn lines(store: &Store, filter: ProtokollFilter<'_>, offset: u32, limit: u32) -> (u64, Vec<u64>) {
    let page = store.reader().protokoll(filter, offset, limit).unwrap();
    assert!(page.intact);
    (
        page.total,
        page.lines.iter().map(|line| line.sequence).collect(),
    )
}

#[test]
fn lines_are_found_by_operation_number_and_day() {
    let (_vault, mut store) = open_vault();
    let fall = add(&mut store, &full_akte());
    for (op, fall, at) in [
        (Op::Unlock, None, moment(0, "00:00:00")),
        (Op::ExportFall, Some(fall), moment(0, "23:59:59.999")),
        (Op::Unlock, None, moment(1, "00:00:00")),
        (Op::ExportFall, None, moment(2, "12:00:00.5")),
    ] {
        store.transact(op, fall, at, |_| Ok(())).unwrap();
    }
    let all = ProtokollFilter::default();
    assert_eq!(lines(&store, all, 0, 9), (6, vec![6, 5, 4, 3, 2, 1]));
    assert_eq!(lines(&store, all, 2, 2), (6, vec![4, 3]));
    assert_eq!(lines(&store, all, 9, 2), (6, vec![]));
    let exports = ProtokollFilter {
        op: "export_fall",
        ..all
    };
    assert_eq!(lines(&store, exports, 0, 9), (2, vec![6, 4]));
    assert_eq!(lines(&store, exports, 1, 9), (2, vec![4]));
    let of_fall = ProtokollFilter {
        number: "2026-0017",
        ..all
    };
    assert_eq!(lines(&store, of_fall, 0, 9), (1, vec![4]));
    let one_day = ProtokollFilter {
        from: Some(day("2026-03-10")),
        to: Some(day("2026-03-10")),
        ..all
    };
    assert_eq!(lines(&store, one_day, 0, 9), (2, vec![4, 3]));
    let since = ProtokollFilter {
        from: Some(day("2026-03-11")),
        ..all
    };
    assert_eq!(lines(&store, since, 0, 9), (2, vec![6, 5]));
    let until = ProtokollFilter {
        to: Some(day("2026-03-09")),
        ..all
    };
    assert_eq!(lines(&store, until, 0, 9), (2, vec![2, 1]));
    let nothing = ProtokollFilter {
        op: "export_fall",
        number: "2026-0099",
        ..all
    };
    assert_eq!(lines(&store, nothing, 0, 9), (0, vec![]));
}

#[test]
fn a_chain_broken_outside_the_page_is_still_noticed() {
    let (_vault, mut store) = open_vault();
    for name in ["Ahmadi", "Berhane"] {
        add(&mut store, &named(name));
    }
    let sql = "UPDATE protokoll SET op = 'unlock' WHERE sequence = 1";
    assert_eq!(store.connection.execute(sql, []).unwrap(), 1);
    let page = store.reader().protokoll(
        ProtokollFilter {
            op: "unlock",
            ..Default::default()
        },
        0,
        1,
    );
    let page = page.unwrap();
    assert!(!page.intact && page.total == 1);
}

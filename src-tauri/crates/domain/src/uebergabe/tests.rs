use super::*;
use UebergabeEventKind as E;
use UebergabeState as S;

const EVENTS: [E; 8] = [
    E::HandedOut,
    E::Received,
    E::Accepted,
    E::PartlyAccepted,
    E::Rejected,
    E::Returned,
    E::Replaced,
    E::Revoked,
];

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn event(kind: E) -> UebergabeEvent {
    UebergabeEvent {
        kind,
        on: day("2026-11-23"),
        source: EventSource::Manual,
        reason: Code::not_asked(),
        remark: String::new(),
        by: String::new(),
        leads_from: None,
        receipt_sha256: String::new(),
        receipt_number: 0,
    }
}

fn receipt(kind: E, number: u32, sha: &str) -> UebergabeEvent {
    UebergabeEvent {
        source: EventSource::Receipt,
        receipt_number: number,
        receipt_sha256: sha.to_owned(),
        ..event(kind)
    }
}

/// The whole machine as a table: rows are states, columns the events in the order of `EVENTS`; `.` changes nothing.
const TABLE: [(S, [&str; 8]); 10] = [
    (S::Prepared, ["H", "R", "A", "P", "N", ".", "E", "W"]),
    (S::HandedOut, [".", "R", "A", "P", "N", ".", "E", "W"]),
    (S::Received, [".", ".", "A", "P", "N", ".", "E", "W"]),
    (S::Accepted, [".", ".", ".", ".", ".", "B", ".", "W"]),
    (S::PartlyAccepted, [".", ".", "A", ".", ".", "B", "E", "W"]),
    (S::Rejected, [".", ".", ".", ".", ".", ".", ".", "W"]),
    (S::Expired, [".", "R", "A", "P", "N", ".", "E", "W"]),
    (S::Replaced, ["."; 8]),
    (S::Revoked, ["."; 8]),
    (S::Returned, ["."; 8]),
];

fn state(letter: &str) -> Option<S> {
    Some(match letter {
        "H" => S::HandedOut,
        "R" => S::Received,
        "A" => S::Accepted,
        "P" => S::PartlyAccepted,
        "N" => S::Rejected,
        "B" => S::Returned,
        "E" => S::Replaced,
        "W" => S::Revoked,
        _ => return None,
    })
}

#[test]
fn every_event_in_every_state_does_what_the_table_says() {
    for (before, row) in TABLE {
        for (kind, letter) in EVENTS.into_iter().zip(row) {
            assert_eq!(
                next(before, kind).ok(),
                state(letter),
                "{before:?} {kind:?}"
            );
        }
    }
    assert_eq!(TABLE.map(|(state, _)| state), S::ALL);
}

#[test]
fn a_closed_packet_says_that_it_is_closed() {
    for closed in [S::Replaced, S::Revoked, S::Returned] {
        assert_eq!(next(closed, E::Accepted), Err(EventRefused::Closed));
    }
    assert_eq!(
        next(S::Accepted, E::Rejected),
        Err(EventRefused::OutOfOrder)
    );
}

#[test]
fn a_packet_expires_after_its_last_day_and_a_late_answer_still_counts() {
    let until = day("2026-12-06");
    let waiting = [event(E::HandedOut)];
    assert_eq!(state_on(&waiting, until, until), S::HandedOut);
    assert_eq!(state_on(&waiting, until, day("2026-12-07")), S::Expired);
    let late = [event(E::HandedOut), event(E::Accepted)];
    assert_eq!(state_on(&late, until, day("2027-01-01")), S::Accepted);
}

#[test]
fn a_repeated_or_outdated_receipt_never_changes_anything() {
    let known = [receipt(E::Received, 1, "aa"), receipt(E::Accepted, 2, "bb")];
    assert_eq!(
        check(&known, &receipt(E::Accepted, 2, "bb")),
        Err(EventRefused::Repeated)
    );
    assert_eq!(
        check(&known, &receipt(E::Rejected, 2, "cc")),
        Err(EventRefused::Outdated)
    );
    assert_eq!(
        check(&known, &receipt(E::Rejected, 1, "dd")),
        Err(EventRefused::Outdated)
    );
    assert_eq!(
        check(&known, &receipt(E::Returned, 3, "ee")),
        Ok(S::Returned)
    );
    let closed = [receipt(E::Received, 1, "aa"), event(E::Replaced)];
    assert_eq!(
        check(&closed, &receipt(E::Received, 1, "aa")),
        Err(EventRefused::Repeated)
    );
    assert_eq!(
        check(&closed, &receipt(E::Accepted, 2, "bb")),
        Err(EventRefused::Closed)
    );
}

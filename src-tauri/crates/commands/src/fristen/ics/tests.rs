use std::collections::BTreeSet;

use super::*;

/// What is wrong with a calendar, by the parts of RFC 5545 that calendars are strict about.
fn problem(text: &str) -> Option<String> {
    let lines = unfolded(text)?.map_err(|why| why.to_owned());
    let lines = match lines {
        Ok(lines) => lines,
        Err(why) => return Some(why),
    };
    let mut open: Vec<String> = Vec::new();
    let mut uids = BTreeSet::new();
    let mut seen: Vec<BTreeSet<String>> = Vec::new();
    for line in &lines {
        let Some((head, value)) = line.split_once(':') else {
            return Some(format!("no colon: {line}"));
        };
        let name = head.split(';').next().unwrap_or_default();
        match name {
            "BEGIN" => {
                open.push(value.to_owned());
                seen.push(BTreeSet::new());
                continue;
            }
            "END" => {
                if open.pop().as_deref() != Some(value) {
                    return Some(format!("END without BEGIN: {value}"));
                }
                let names = seen.pop().unwrap_or_default();
                let owed: &[&str] = match value {
                    "VCALENDAR" => &["VERSION", "PRODID"],
                    "VEVENT" => &["UID", "DTSTAMP", "DTSTART"],
                    "VALARM" => &["ACTION", "TRIGGER", "DESCRIPTION"],
                    other => return Some(format!("unknown component {other}")),
                };
                if let Some(missing) = owed.iter().find(|name| !names.contains(**name)) {
                    return Some(format!("{value} without {missing}"));
                }
                continue;
            }
            _ => {}
        }
        let Some(names) = seen.last_mut() else {
            return Some(format!("outside of everything: {line}"));
        };
        if !names.insert(name.to_owned()) {
            return Some(format!("{name} twice"));
        }
        let is_sound = match name {
            "DTSTART" | "DTEND" => {
                head.ends_with(";VALUE=DATE") && NaiveDate::parse_from_str(value, "%Y%m%d").is_ok()
            }
            "DTSTAMP" => NaiveDateTime::parse_from_str(value, "%Y%m%dT%H%M%SZ").is_ok(),
            "SUMMARY" | "DESCRIPTION" => is_escaped(value),
            "UID" => !value.is_empty() && uids.insert(value.to_owned()),
            "TRIGGER" => value.trim_start_matches('-').starts_with('P'),
            _ => !value.is_empty(),
        };
        if !is_sound {
            return Some(format!("bad {name}"));
        }
    }
    match open.last() {
        Some(component) => Some(format!("{component} never ends")),
        None => (lines.first().map(String::as_str) != Some("BEGIN:VCALENDAR"))
            .then(|| "does not begin as a calendar".to_owned()),
    }
}

/// Lines put together again; every end is CRLF, no line is longer than 75 octets.
fn unfolded(text: &str) -> Option<Result<Vec<String>, &'static str>> {
    let mut lines: Vec<String> = Vec::new();
    let Some(body) = text.strip_suffix("\r\n") else {
        return Some(Err("the last line has no end"));
    };
    for line in body.split("\r\n") {
        if line.contains(['\r', '\n']) {
            return Some(Err("a line end that is not CRLF"));
        }
        if line.len() > 75 {
            return Some(Err("a line is too long"));
        }
        match (line.strip_prefix(' '), lines.last_mut()) {
            (Some(more), Some(last)) => last.push_str(more),
            (Some(_), None) => return Some(Err("begins with a continuation")),
            (None, _) => lines.push(line.to_owned()),
        }
    }
    Some(Ok(lines))
}

fn is_escaped(value: &str) -> bool {
    let mut signs = value.chars();
    while let Some(sign) = signs.next() {
        match sign {
            ';' | ',' => return false,
            '\\' if !matches!(signs.next(), Some('\\' | ';' | ',' | 'n' | 'N')) => return false,
            _ => {}
        }
    }
    true
}

fn event(uid: &str, day: &str, summary: &str) -> Event {
    Event {
        uid: uid.to_owned(),
        day: day.parse().unwrap(),
        summary: summary.to_owned(),
        lead_days: vec![28, 1, 0],
    }
}

fn now() -> NaiveDateTime {
    "2026-11-22T10:04:05".parse().unwrap()
}

#[test]
fn a_calendar_is_written_as_the_standard_says() {
    let text = calendar(
        &[event("a1@fallmappe", "2027-02-28", "Frist Fall 2026-0017")],
        now(),
    );
    assert_eq!(problem(&text), None);
    for line in [
        "DTSTART;VALUE=DATE:20270228",
        "DTEND;VALUE=DATE:20270301",
        "DTSTAMP:20261122T100405Z",
        "SUMMARY:Frist Fall 2026-0017",
        "TRIGGER:-P27DT15H",
        "TRIGGER:-PT15H",
        "TRIGGER:PT9H",
    ] {
        assert!(text.contains(&format!("{line}\r\n")), "{line}");
    }
    assert_eq!(problem(&calendar(&[], now())), None);
}

#[test]
fn alarms_that_would_have_rung_are_left_out() {
    let alarms = |day| {
        let text = calendar(&[event("a", day, "Frist")], now());
        text.matches("BEGIN:VALARM").count()
    };
    assert_eq!(
        [
            alarms("2026-12-20"),
            alarms("2026-12-19"),
            alarms("2026-11-22")
        ],
        [3, 2, 1]
    );
}

#[test]
fn long_and_strange_texts_are_folded_and_escaped() {
    for text in [
        "Frist; Fall, \\ mit\nZeilen\r\u{7}",
        &"ß".repeat(200),
        &"M\u{302}".repeat(100),
        &"a".repeat(74),
        &"a".repeat(75),
        &"😀".repeat(40),
    ] {
        let written = calendar(&[event("a", "2027-01-01", text)], now());
        assert_eq!(problem(&written), None, "{text}");
    }
    assert_eq!(escaped("a;b,c\\d\ne\r"), "a\\;b\\,c\\\\d\\ne");
    assert_eq!(
        folded(&"a".repeat(76)),
        format!("{}\r\n a\r\n", "a".repeat(75))
    );
    assert_eq!(
        folded(&"ß".repeat(38)),
        format!("{}\r\n ß\r\n", "ß".repeat(37))
    );
}

#[test]
fn the_validator_sees_what_is_broken() {
    let sound = calendar(&[event("a", "2027-01-01", "Frist, Fall")], now());
    assert_eq!(problem(&sound), None);
    for (from, to) in [
        ("\r\n", "\n"),
        ("END:VEVENT\r\n", ""),
        ("UID:a\r\n", ""),
        ("VERSION:2.0\r\n", ""),
        ("Frist\\, Fall", "Frist, Fall"),
        (";VALUE=DATE:20270101", ":20270101"),
        ("20270101", "20270199"),
        ("20261122T100405Z", "20261122T100405"),
        ("TRIGGER:PT9H", "TRIGGER:9H"),
        ("BEGIN:VCALENDAR\r\n", ""),
        ("SUMMARY:", &format!("SUMMARY:{}", "x".repeat(70))),
    ] {
        let broken = sound.replace(from, to);
        assert!(broken != sound && problem(&broken).is_some(), "{from}");
    }
    let twice = calendar(
        &[event("a", "2027-01-01", "x"), event("a", "2027-01-02", "y")],
        now(),
    );
    assert!(problem(&twice).is_some());
    assert!(sequence(now()) > sequence("2026-11-22T10:03:05".parse().unwrap()));
}

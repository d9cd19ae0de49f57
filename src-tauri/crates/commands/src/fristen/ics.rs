//! A calendar file (RFC 5545, September 2009): all-day events that name nobody.
//!
//! Calendars show themselves on lock screens and travel to other people's servers. An event says the Fallnummer and no
//! more: no name, no paragraph, no kind of document. Days have no time zone.

use chrono::{NaiveDate, NaiveDateTime};

/// Longest line in octets, without its end (RFC 5545, 3.1).
const LINE_OCTETS: usize = 75;
/// Hour of the day at which an alarm rings.
const ALARM_HOUR: u32 = 9;

/// One event.
pub(super) struct Event {
    /// The same for the same Frist, even when its day moves; says nothing about a person.
    pub uid: String,
    /// The day.
    pub day: NaiveDate,
    /// Title.
    pub summary: String,
    /// Days before on which it reminds.
    pub lead_days: Vec<u32>,
}

/// The calendar of these events, made at `now` (local time of the host).
pub(super) fn calendar(events: &[Event], now: NaiveDateTime) -> String {
    let mut lines = vec![
        "BEGIN:VCALENDAR".to_owned(),
        "VERSION:2.0".to_owned(),
        "PRODID:-//Fallmappe//Fristen//DE".to_owned(),
        "CALSCALE:GREGORIAN".to_owned(),
        "METHOD:PUBLISH".to_owned(),
    ];
    lines.extend(events.iter().flat_map(|event| event_lines(event, now)));
    lines.push("END:VCALENDAR".to_owned());
    lines.iter().map(|line| folded(line)).collect()
}

fn event_lines(event: &Event, now: NaiveDateTime) -> Vec<String> {
    let end = event.day.succ_opt().unwrap_or(event.day);
    let mut lines = vec![
        "BEGIN:VEVENT".to_owned(),
        format!("UID:{}", escaped(&event.uid)),
        // The host tells local time only; an hour or two do no harm to a stamp that tells newer from older.
        format!("DTSTAMP:{}Z", now.format("%Y%m%dT%H%M%S")),
        format!("SEQUENCE:{}", sequence(now)),
        format!("DTSTART;VALUE=DATE:{}", event.day.format("%Y%m%d")),
        format!("DTEND;VALUE=DATE:{}", end.format("%Y%m%d")),
        format!("SUMMARY:{}", escaped(&event.summary)),
        format!(
            "DESCRIPTION:{}",
            escaped("Einzelheiten stehen in Fallmappe.")
        ),
        "CLASS:PRIVATE".to_owned(),
        "TRANSP:TRANSPARENT".to_owned(),
    ];
    let ahead = event.lead_days.iter().filter(|lead| {
        let days = (event.day - now.date()).num_days();
        i64::from(**lead) <= days
    });
    lines.extend(ahead.flat_map(|lead| alarm_lines(*lead, &event.summary)));
    lines.push("END:VEVENT".to_owned());
    lines
}

fn alarm_lines(lead: u32, summary: &str) -> [String; 5] {
    [
        "BEGIN:VALARM".to_owned(),
        "ACTION:DISPLAY".to_owned(),
        format!("DESCRIPTION:{}", escaped(summary)),
        format!("TRIGGER:{}", trigger(lead)),
        "END:VALARM".to_owned(),
    ]
}

/// The morning of the day so many days before midnight of the event.
fn trigger(lead: u32) -> String {
    match lead {
        0 => format!("PT{ALARM_HOUR}H"),
        1 => format!("-PT{}H", 24 - ALARM_HOUR),
        days => format!("-P{}DT{}H", days - 1, 24 - ALARM_HOUR),
    }
}

/// Grows with every export, so that a calendar takes the newer day. Minutes since 2020 fit for four thousand years.
fn sequence(now: NaiveDateTime) -> i64 {
    NaiveDate::from_ymd_opt(2020, 1, 1)
        .map(|first| (now - first.and_time(chrono::NaiveTime::MIN)).num_minutes())
        .unwrap_or_default()
        .max(0)
}

/// A text value (RFC 5545, 3.3.11).
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '\\' | ';' | ',' => escaped.extend(['\\', sign]),
            '\n' => escaped.push_str("\\n"),
            other if other.is_control() => {}
            other => escaped.push(other),
        }
    }
    escaped
}

/// A line with its end, broken so that no piece is longer than allowed and no character is cut.
fn folded(line: &str) -> String {
    let mut folded = String::with_capacity(line.len() + 4);
    let mut octets = 0;
    for sign in line.chars() {
        if octets + sign.len_utf8() > LINE_OCTETS {
            folded.push_str("\r\n ");
            octets = 1;
        }
        folded.push(sign);
        octets += sign.len_utf8();
    }
    folded.push_str("\r\n");
    folded
}

#[cfg(test)]
mod tests;

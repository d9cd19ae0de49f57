//! Histories of status, papers and conditions.
//!
//! The ways are typical, not legal advice: they show a window every kind of line, and a report every group.

use chrono::NaiveDate;
use fallmappe_domain::aufenthalt::{
    Aufenthalt, Aufenthaltsdokument, Aufenthaltsstatus, Nebenbestimmung,
};
use fallmappe_domain::code::Code;

use super::chance::{Chance, back_to_workday, before, later};
use super::plan::Plan;
use super::umfeld::Umfeld;
use super::{TODAY, day};

/// § 104c AufenthG was given for 18 months.
const CHANCE_DAYS: u64 = 548;

/// The three histories of a plan.
pub fn build(index: usize, plan: &Plan, umfeld: &Umfeld, chance: &mut Chance) -> Aufenthalt {
    let status = status(plan, chance);
    Aufenthalt {
        dokumente: dokumente(index, &status, umfeld, chance),
        nebenbestimmungen: nebenbestimmungen(&status, umfeld, chance),
        status,
    }
}

/// The kinds of status on the way to today's, oldest first.
fn stations(way: &str) -> Vec<&str> {
    let asked = ["ankunft", "gestattung"];
    let rest: &[&str] = match way {
        "ankunft" => return vec!["ankunft"],
        "24" => return vec!["fiktion", "ae_24"],
        "gestattung" => &[],
        "duldung" => &["duldung_60a"],
        "duldung_erm" => &["duldung_60a", "duldung_erm"],
        "duldung_60b" => &["duldung_60b"],
        "ausb" => &["duldung_60a", "duldung_60c"],
        "besch" => &["duldung_60a", "duldung_60d"],
        "16g" => &["duldung_60a", "ae_16g"],
        "19d" => &["duldung_60a", "duldung_60c", "ae_19d"],
        "25_1" => &["ae_25_1"],
        "25_2" => &["ae_25_2"],
        "25_3" => &["ae_25_3"],
        "25a" => &["duldung_60a", "ae_25a"],
        "25b" => &["duldung_60a", "ae_25b"],
        "chance" => &["duldung_60a", "ae_104c"],
        "fiktion" => &["ae_25_2", "fiktion"],
        "gueb" => &["duldung_60a", "gueb"],
        "ohne_papier" => &["duldung_60a", "ohne_papier"],
        _ => &["unbekannt"],
    };
    asked.into_iter().chain(rest.iter().copied()).collect()
}

fn status(plan: &Plan, chance: &mut Chance) -> Vec<Aufenthaltsstatus> {
    let stations = stations(plan.row.way);
    let entry = plan
        .row
        .entry
        .bounds()
        .map_or(day(2020, 1, 1), |(first, _)| first);
    let starts = starts(&stations, entry, chance);
    let mut history = Vec::new();
    for (place, (kind, since)) in stations.iter().zip(&starts).enumerate() {
        let next = starts.get(place + 1).map(|next| before(*next, 1));
        let limited = (*kind == "ae_104c").then(|| later(*since, CHANCE_DAYS));
        history.push(Aufenthaltsstatus {
            kind: Code::new(kind),
            basis: basis(kind).to_owned(),
            since: *since,
            until: next.or(limited),
            remark: remark(kind, chance).to_owned(),
        });
    }
    history
}

/// First days of all stations: soon after the entry, then evenly on, the last one within the past 16 months.
fn starts(stations: &[&str], entry: NaiveDate, chance: &mut Chance) -> Vec<NaiveDate> {
    let first = later(entry, chance.between(4, 12));
    let second = later(first, chance.between(20, 60));
    let recent = before(TODAY, chance.between(70, 480));
    let last_change = match stations.last().copied() {
        // Granted until 30.12.2025 only.
        Some("ae_104c") => before(TODAY, chance.between(360, 470)),
        // These last two or three years and so began not long ago.
        Some("ae_16g" | "ae_19d" | "ae_25a" | "duldung_60c" | "duldung_60d") => recent,
        _ => recent.min(later(
            second,
            stations.len() as u64 * chance.between(250, 400),
        )),
    };
    let middle = stations.len().saturating_sub(3) as u64;
    let span = last_change.signed_duration_since(second).num_days().max(0) as u64;
    let mut starts = vec![first, second];
    for step in 1..=middle {
        let share = (span * step / (middle + 1)).min(step * 1_000);
        starts.push(back_to_workday(later(
            second,
            share.saturating_sub(chance.between(0, 30)),
        )));
    }
    if stations.len() > 2 {
        starts.push(back_to_workday(
            last_change.max(later(second, 30 * (middle + 1))),
        ));
    }
    starts.truncate(stations.len());
    starts
}

fn basis(kind: &str) -> &'static str {
    match kind {
        "ankunft" => "§ 63a AsylG",
        "gestattung" => "§ 55 AsylG",
        "duldung_60a" => "§ 60a Abs. 2 S. 1 AufenthG",
        "duldung_erm" => "§ 60a Abs. 2 S. 3 AufenthG",
        "duldung_60b" => "§ 60b Abs. 1 AufenthG",
        "ae_25_2" => "§ 25 Abs. 2 S. 1 Alt. 2 AufenthG",
        "fiktion" => "§ 81 Abs. 4 AufenthG",
        _ => "",
    }
}

fn remark(kind: &str, chance: &mut Chance) -> &'static str {
    match kind {
        "gestattung" => chance.pick(&["", "", "Aktenzeichen liegt der Kanzlei vor"]),
        "duldung_60a" => chance.pick(&[
            "",
            "",
            "auflösende Bedingung eingetragen",
            "Verlängerung jeweils für drei Monate",
        ]),
        "duldung_60b" => chance.pick(&["", "Heilung möglich, Nachweise werden gesammelt"]),
        "ae_104c" => "nicht verlängerbar, Übergang nach § 25a oder § 25b prüfen",
        "fiktion" => "Verlängerung rechtzeitig beantragt",
        _ => "",
    }
}

fn dokumente(
    index: usize,
    history: &[Aufenthaltsstatus],
    umfeld: &Umfeld,
    chance: &mut Chance,
) -> Vec<Aufenthaltsdokument> {
    let mut papers = Vec::new();
    for (place, status) in history.iter().enumerate() {
        let current = place + 1 == history.len();
        let until = if current {
            expiry(index, status, chance)
        } else {
            later(status.since, 180)
        };
        let issued = before(until, 180)
            .min(before(TODAY, 9))
            .max(status.since)
            .min(until);
        let kind = paper(status.kind.as_str());
        papers.push(Aufenthaltsdokument {
            kind: Code::new(kind),
            number: if chance.percent(70) {
                number(kind, chance)
            } else {
                String::new()
            },
            issued_on: Some(issued),
            valid_until: Some(until),
            authority: umfeld.authority.to_owned(),
        });
    }
    if index % 4 == 1 {
        papers.push(passport(index, chance));
    }
    papers.sort_by_key(|paper| paper.issued_on);
    papers
}

/// Last day of the present paper: some have expired, some expire within days, most within a year.
fn expiry(index: usize, status: &Aufenthaltsstatus, chance: &mut Chance) -> NaiveDate {
    if let Some(until) = status.until {
        return until;
    }
    let drawn = match index % 7 {
        0 => before(TODAY, chance.between(5, 40)),
        1 => later(TODAY, chance.between(2, 13)),
        2 | 4 => later(TODAY, chance.between(15, 55)),
        _ => later(TODAY, chance.between(60, 330)),
    };
    drawn.max(later(status.since, 60))
}

fn paper(status: &str) -> &'static str {
    match status {
        "ankunft" => "ankunftsnachweis",
        "gestattung" => "gestattung_bescheinigung",
        "fiktion" => "fiktionsbescheinigung",
        "gueb" => "grenzuebertrittsbescheinigung",
        "ohne_papier" | "unbekannt" => "sonstiges",
        duldung if duldung.starts_with("duldung") => "duldung_bescheinigung",
        _ => "aufenthaltstitel",
    }
}

fn number(kind: &str, chance: &mut Chance) -> String {
    let letter = chance.pick(&["A", "K", "L", "S", "X", "Y"]);
    match kind {
        "aufenthaltstitel" => format!("{letter}Z{:07}", chance.between(1_000_000, 9_999_999)),
        _ => format!("{letter} {:08}", chance.between(10_000_000, 99_999_999)),
    }
}

fn passport(index: usize, chance: &mut Chance) -> Aufenthaltsdokument {
    let issued = before(TODAY, chance.between(400, 1_500));
    Aufenthaltsdokument {
        kind: Code::new(if index % 8 == 1 {
            "reisepass"
        } else {
            "geburtsurkunde"
        }),
        number: if index % 8 == 1 {
            number("reisepass", chance)
        } else {
            String::new()
        },
        issued_on: Some(issued),
        valid_until: (index % 8 == 1).then(|| later(issued, 1_826)),
        authority: "Konsulat".to_owned(),
    }
}

fn nebenbestimmungen(
    history: &[Aufenthaltsstatus],
    umfeld: &Umfeld,
    chance: &mut Chance,
) -> Vec<Nebenbestimmung> {
    let mut conditions = Vec::new();
    if let Some(first) = history
        .first()
        .filter(|first| first.kind.as_str() == "ankunft")
    {
        let until = Some(later(first.since, 90));
        let wording = "Der Aufenthalt ist räumlich auf das Land Nordrhein-Westfalen beschränkt.";
        conditions.push(condition(
            "raeumliche_beschraenkung",
            wording,
            first.since,
            until,
        ));
    }
    for status in history {
        let work = work(status.kind.as_str(), umfeld, chance);
        conditions.push(condition(
            "erwerbstaetigkeit",
            &work,
            status.since,
            status.until,
        ));
        if matches!(
            status.kind.as_str(),
            "gestattung" | "duldung_60a" | "duldung_60b"
        ) {
            let wording = format!("Die Wohnsitznahme ist auf {} beschränkt.", umfeld.town.0);
            conditions.push(condition(
                "wohnsitzauflage",
                &wording,
                status.since,
                status.until,
            ));
        }
    }
    conditions.sort_by_key(|condition| condition.since);
    conditions
}

fn condition(
    kind: &str,
    wording: &str,
    since: NaiveDate,
    until: Option<NaiveDate>,
) -> Nebenbestimmung {
    Nebenbestimmung {
        kind: Code::new(kind),
        wording: wording.to_owned(),
        since,
        until,
    }
}

fn work(status: &str, umfeld: &Umfeld, chance: &mut Chance) -> String {
    match status {
        "ankunft" | "duldung_60b" | "gueb" | "ohne_papier" => "Erwerbstätigkeit nicht gestattet.".to_owned(),
        "duldung_60c" | "ae_16g" => format!(
            "Berufsausbildung als {} bei {} gestattet. Weitere Beschäftigung nur mit Genehmigung der Ausländerbehörde.",
            umfeld.occupation, umfeld.employer
        ),
        "gestattung" | "duldung_60a" | "duldung_erm" => chance
            .pick(&[
                "Beschäftigung nur mit Genehmigung der Ausländerbehörde gestattet. Selbstständige Tätigkeit nicht gestattet.",
                "Erwerbstätigkeit nicht gestattet; Beschäftigung mit Erlaubnis der Ausländerbehörde möglich.",
                "Beschäftigung nach Genehmigung durch die Ausländerbehörde erlaubt.",
            ])
            .to_owned(),
        _ => "Erwerbstätigkeit erlaubt.".to_owned(),
    }
}

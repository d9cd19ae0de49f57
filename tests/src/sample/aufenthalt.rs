//! The history of the legal status; papers and conditions that follow from it stand in `papers.rs`.
//!
//! The ways are typical, not legal advice: they show a window every kind of line, and a report every group.

use chrono::NaiveDate;
use fallmappe_domain::aufenthalt::{Aufenthalt, Aufenthaltsstatus};
use fallmappe_domain::code::Code;

use super::chance::{Chance, back_to_workday, before, later};
use super::papers;
use super::plan::Plan;
use super::umfeld::Umfeld;
use super::{TODAY, day};

/// § 104c AufenthG was given for 18 months.
const CHANCE_DAYS: u64 = 548;

/// The three histories of a plan.
pub fn build(index: usize, plan: &Plan, umfeld: &Umfeld, chance: &mut Chance) -> Aufenthalt {
    let status = status(plan, chance);
    Aufenthalt {
        dokumente: papers::dokumente(index, &status, umfeld, chance),
        nebenbestimmungen: papers::nebenbestimmungen(&status, umfeld, chance),
        status,
        bescheide: Vec::new(),
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

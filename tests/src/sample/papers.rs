//! Papers and Nebenbestimmungen that go with a history of status.
//!
//! A paper can have run out while its status goes on, as in real life.

use chrono::NaiveDate;
use fallmappe_domain::aufenthalt::{Aufenthaltsdokument, Aufenthaltsstatus, Nebenbestimmung};
use fallmappe_domain::code::Code;

use super::TODAY;
use super::chance::{Chance, before, later};
use super::umfeld::Umfeld;

/// A paper for every status, the present one near or past its end in some Fälle.
pub fn dokumente(
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

/// Conditions printed into the papers of every status.
pub fn nebenbestimmungen(
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

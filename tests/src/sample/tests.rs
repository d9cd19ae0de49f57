//! The committed sample is what the generator makes, and it holds what a real caseload holds.

use std::collections::{BTreeMap, BTreeSet};

use fallmappe_domain::check::Checked;
use fallmappe_domain::dates::Precision;
use fallmappe_domain::einwilligung::{ConsentGap, GESUNDHEIT, find_valid};
use fallmappe_domain::{latin, preset};

use super::*;

const FAELLE: &str = include_str!("../../../assets/sample/faelle.jsonl");
const STELLEN: &str = include_str!("../../../assets/sample/stellen.json");

fn count(akten: &[Fallakte], test: impl Fn(&Fallakte) -> bool) -> usize {
    akten.iter().filter(|akte| test(akte)).count()
}

#[test]
fn the_committed_files_are_what_the_generator_makes() {
    assert!(
        faelle_jsonl().unwrap() == FAELLE,
        "run: cargo run -p fallmappe-tests --bin make_sample"
    );
    assert_eq!(stellen_json().unwrap(), STELLEN);
}

#[test]
fn the_file_holds_sixty_faelle_that_can_be_imported() {
    let read = exchange::parse(FAELLE, preset::shipped()).unwrap();
    assert_eq!((FAELLE.lines().count(), read.len()), (60, 60));
    assert!(read == faelle());
    let numbers: BTreeSet<_> = read.iter().filter_map(|akte| akte.number.clone()).collect();
    assert_eq!(numbers.len(), 60);
}

#[test]
fn every_placeholder_is_filled() {
    assert!(!FAELLE.contains("{P") && !FAELLE.contains("{er") && !FAELLE.contains("{D"));
    for akte in faelle() {
        for kontakt in &akte.kontakte {
            assert!(
                !kontakt.text.contains(['{', '}']),
                "a placeholder without a value"
            );
            assert!(kontakt.text.chars().count() > 20);
            assert!(!kontakt.subjects.is_empty() && kontakt.kind.as_str() != "nicht_erhoben");
        }
    }
}

#[test]
fn every_sentence_can_be_filled_by_somebody() {
    for topic in notes::topics() {
        assert!(
            !topic.openings.is_empty() && !topic.subjects.is_empty(),
            "{}",
            topic.name
        );
        for part in [&topic.middles, &topic.endings, &topic.steps] {
            assert!(!part.is_empty(), "{}", topic.name);
        }
        let openings: Vec<&str> = topic
            .openings
            .iter()
            .map(|(_, sentence)| *sentence)
            .collect();
        for sentence in topic.middles.iter().chain(&openings) {
            let longest = sentence
                .split(['{', '}'])
                .step_by(2)
                .max_by_key(|part| part.len())
                .unwrap();
            let json = serde_json::to_string(longest).unwrap();
            assert!(
                FAELLE.contains(json.trim_matches('"')),
                "nobody uses: {sentence}"
            );
        }
    }
}

#[test]
fn names_are_as_varied_as_in_real_documents() {
    let akten = faelle();
    let unlisted = |c: char| unicode_marks().contains(&c);
    assert!(count(&akten, |a| a.person.given_name.is_empty()) >= 5);
    assert!(count(&akten, |a| a.person.aliases.len() >= 2) >= 15);
    assert!(
        count(&akten, |a| a.person.family_name.contains(unlisted)
            || a.person.given_name.contains(unlisted))
            >= 3
    );
    assert!(count(&akten, |a| a.person.display_name().chars().count() > 40) >= 3);
    assert!(count(&akten, |a| a.person.family_name.contains(['-', ' '])) >= 12);
    assert!(count(&akten, |a| !a.person.family_name.is_ascii()) >= 20);
    for akte in &akten {
        assert_eq!(
            latin::first_foreign_character(&akte.person.family_name),
            None
        );
        assert_eq!(
            latin::nfc(&akte.person.family_name),
            akte.person.family_name
        );
    }
}

/// Combining marks that stay on their own even in NFC.
fn unicode_marks() -> Vec<char> {
    ('\u{300}'..='\u{36f}').collect()
}

#[test]
fn birth_dates_have_every_precision() {
    let akten = faelle();
    let birth = |a: &Fallakte| a.person.birth_date.clone().unwrap();
    for (precision, least) in [
        (Precision::Jahr, 3),
        (Precision::Geschaetzt, 4),
        (Precision::Monat, 2),
        (Precision::Tag, 35),
    ] {
        assert!(
            count(&akten, |a| birth(a).precision == precision) >= least,
            "{precision:?}"
        );
    }
    assert!(count(&akten, |a| birth(a).value.ends_with("-01-01")) >= 8);
    let age = |a: &Fallakte| birth(a).age_on(TODAY).unwrap();
    let usual = count(&akten, |a| age(a).0 >= 18 && age(a).1 <= 27);
    assert!((50..60).contains(&usual), "{usual} of 60 are from 18 to 27");
}

#[test]
fn every_group_is_there_and_large_enough_to_be_counted() {
    let akten = faelle();
    let mut groups: BTreeMap<String, usize> = BTreeMap::new();
    for akte in &akten {
        let status = akte.aufenthalt.status_on(TODAY).unwrap();
        let entry = preset::shipped()
            .entries("aufenthaltsstatus")
            .find(|e| e.code == status.kind)
            .unwrap();
        *groups.entry(entry.group.clone()).or_default() += 1;
    }
    assert!(
        groups["Duldung"] >= 20 && groups["Aufenthaltsgestattung"] >= 10,
        "{groups:?}"
    );
    assert!(
        groups["Aufenthaltserlaubnis oder anderer Titel"] >= 10,
        "{groups:?}"
    );
    let countries: BTreeSet<_> = akten.iter().map(|a| a.person.nationality.clone()).collect();
    assert!(countries.len() >= 25);
}

#[test]
fn histories_follow_one_another() {
    for akte in faelle() {
        let starts: Vec<_> = akte.aufenthalt.status.iter().map(|s| s.since).collect();
        assert!(
            starts.is_sorted_by(|a, b| a < b),
            "{:?} {starts:?}",
            akte.number
        );
        for pair in akte.aufenthalt.status.windows(2) {
            assert_eq!(
                pair[0].until,
                pair[1].since.pred_opt(),
                "a gap between two kinds of status"
            );
        }
        let entered = akte.person.entry_date.as_ref().unwrap().bounds().unwrap().0;
        assert!(starts[0] > entered && akte.opened_on > entered);
        let chance = akte
            .aufenthalt
            .status
            .iter()
            .find(|s| s.kind.as_str() == "ae_104c");
        // No new grants since 31.12.2025 (§ 104c AufenthG).
        assert!(chance.is_none_or(|s| s.since < day(2025, 12, 31)));
        assert!(
            akte.aufenthalt
                .dokumente
                .iter()
                .all(|d| d.issued_on.unwrap() <= TODAY)
        );
    }
}

#[test]
fn papers_run_out_soon_or_have_run_out() {
    let akten = faelle();
    let last = |a: &Fallakte| {
        a.aufenthalt
            .dokumente
            .iter()
            .filter_map(|d| d.valid_until)
            .max()
            .unwrap()
    };
    assert!(count(&akten, |a| last(a) < TODAY) >= 5);
    let soon = chance::later(TODAY, 14);
    assert!(count(&akten, |a| (TODAY..=soon).contains(&last(a))) >= 5);
    let kinds: BTreeSet<_> = akten
        .iter()
        .flat_map(|a| &a.aufenthalt.nebenbestimmungen)
        .map(|n| n.kind.clone())
        .collect();
    assert_eq!(kinds.len(), 3);
}

#[test]
fn kontakte_are_many_and_lie_within_the_fall() {
    let akten = faelle();
    let mut sizes: Vec<usize> = akten.iter().map(|a| a.kontakte.len()).collect();
    sizes.sort_unstable();
    assert_eq!(
        (sizes[0] >= 3, sizes[58] <= 40, sizes[59]),
        (true, true, 300),
        "{sizes:?}"
    );
    assert!(sizes[30] >= 8, "{sizes:?}");
    for akte in &akten {
        let last = akte.closed_on.unwrap_or(TODAY);
        assert!(
            akte.kontakte
                .iter()
                .all(|k| (akte.opened_on..=last).contains(&k.date))
        );
        assert!(akte.kontakte.is_sorted_by_key(|k| k.date));
    }
    let all: Vec<_> = akten.iter().flat_map(|a| &a.kontakte).collect();
    assert!(
        all.iter()
            .filter(|k| k.text.chars().count() > 1_200)
            .count()
            >= 20
    );
    assert!(all.iter().filter(|k| k.no_show).count() >= 20);
    assert!(all.iter().filter(|k| k.structural).count() >= 10);
    assert!(
        all.iter()
            .filter(|k| k.next_step_on.is_some_and(|day| day > TODAY))
            .count()
            >= 10
    );
    let texts: BTreeSet<_> = all.iter().map(|k| &k.text).collect();
    assert!(
        texts.len() * 100 >= all.len() * 97,
        "{} of {} notes differ",
        texts.len(),
        all.len()
    );
}

#[test]
fn both_programmes_have_enough_teilnahmen_to_be_reported() {
    let akten = faelle();
    let has = |a: &Fallakte, programme: &str, baustein: &str| {
        a.teilnahmen
            .iter()
            .any(|t| t.programme.as_str() == programme && t.baustein.as_str() == baustein)
    };
    assert_eq!(count(&akten, |a| has(a, "kim", "cm")), 48);
    assert!(
        count(&akten, |a| has(a, "kim", "beratung")
            && !has(a, "kim", "cm"))
            >= 12
    );
    assert!(count(&akten, |a| has(a, "durchstarten", "f6")) >= 8);
    assert!(count(&akten, |a| a.teilnahmen.len() >= 3) >= 8);
    let entries = |first: NaiveDate, last: NaiveDate| {
        let joined = |t: &&fallmappe_domain::teilnahme::Teilnahme| {
            t.baustein.as_str() == "cm" && (first..=last).contains(&t.eintritt)
        };
        akten
            .iter()
            .flat_map(|a| &a.teilnahmen)
            .filter(joined)
            .count()
    };
    assert!(entries(day(2025, 1, 1), day(2025, 3, 31)) >= 5);
    assert!(entries(day(2026, 7, 1), day(2026, 9, 30)) >= 5);
    assert!(count(&akten, |a| a.closed_on.is_some()) >= 10);
    assert!(akten.iter().map(|a| a.vermittlungen.len()).sum::<usize>() >= 50);
}

#[test]
fn einwilligungen_meet_every_state() {
    let akten = faelle();
    let state =
        |a: &Fallakte, stelle: &str| find_valid(&a.einwilligungen, stelle, TODAY).map(|_| ());
    assert!(count(&akten, |a| state(a, stellen::JMD) == Ok(())) >= 15);
    assert!(
        count(&akten, |a| state(a, stellen::JMD)
            == Err(ConsentGap::Expired))
            >= 5
    );
    assert!(
        count(&akten, |a| state(a, stellen::JOBCENTER)
            == Err(ConsentGap::Withdrawn))
            >= 5
    );
    assert!(count(&akten, |a| state(a, stellen::ANKER) == Ok(())) >= 5);
    assert!(count(&akten, |a| a.einwilligungen.is_empty()) >= 3);
    let named: BTreeSet<String> = stellen().into_iter().map(|s| s.name).collect();
    for consent in akten.iter().flat_map(|a| &a.einwilligungen) {
        assert!(consent.stelle.is_empty() || named.contains(&consent.stelle));
    }
    assert!(
        stellen()
            .iter()
            .all(|s| s.problems(preset::shipped()).is_empty())
    );
}

#[test]
fn health_is_never_noted_without_a_consent_that_names_it() {
    let mut noted = 0;
    for akte in faelle() {
        for kontakt in akte
            .kontakte
            .iter()
            .filter(|k| k.subjects.iter().any(|s| s.as_str() == GESUNDHEIT))
        {
            assert!(einwilligungen::allows_health(
                &akte.einwilligungen,
                kontakt.date
            ));
            noted += 1;
        }
    }
    assert!(noted >= 5);
}

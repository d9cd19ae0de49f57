//! Einwilligungen: who may receive which data for which purpose, until when (Art. 7 DSGVO, § 67b Abs. 2 SGB X; 19.08.2026).
//!
//! A consent is prior, for one recipient and one purpose, and can be withdrawn at any time. Blanket consents do not
//! exist here: the data groups are always listed.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::code::Code;

/// One consent.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Einwilligung {
    /// List `einwilligungsart`; only `uebermittlung` allows a Fallübergabe.
    pub kind: Code,
    /// Name of the Stelle that may receive the data; empty for a consent that names no recipient.
    #[serde(default)]
    pub stelle: String,
    /// Purpose in words, as the person has read or heard it.
    pub purpose: String,
    /// Data groups, list `datengruppe`. `gesundheit` is never implied by another group.
    pub data_groups: Vec<Code>,
    /// Language of the text that was explained.
    #[serde(default)]
    pub language: String,
    /// Whether somebody interpreted.
    #[serde(default)]
    pub interpreter: bool,
    /// How it was given, list `einwilligungsform`: signed paper, electronic, oral with note.
    #[serde(default)]
    pub form: Code,
    /// Day it was given.
    pub given_on: NaiveDate,
    /// Last day it holds; `None` until withdrawn.
    #[serde(default)]
    pub valid_until: Option<NaiveDate>,
    /// Day it was withdrawn.
    #[serde(default)]
    pub withdrawn_on: Option<NaiveDate>,
    /// Which text was explained, e.g. `2026-03 DSGVO`.
    #[serde(default)]
    pub text_version: String,
    /// Who recorded it.
    #[serde(default)]
    pub recorded_by: String,
    /// SHA-256 of the scanned paper among the Dateien; empty when there is none.
    #[serde(default)]
    pub scan: String,
}

crate::silent_debug!(Einwilligung);

/// Code of the consent kind that allows handing data to a Stelle.
pub const UEBERMITTLUNG: &str = "uebermittlung";
/// Code of the consent kind that allows keeping data that no law allows to be kept.
pub const VERARBEITUNG: &str = "verarbeitung";
/// Data group of special categories (Art. 9 DSGVO); needs to be named by itself.
pub const GESUNDHEIT: &str = "gesundheit";

/// Why a consent does not carry a Fallübergabe.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum ConsentGap {
    /// There is no consent for this Stelle.
    Missing,
    /// There was one, but its last day has passed.
    Expired,
    /// There was one, but it was withdrawn.
    Withdrawn,
    /// There is one, but it begins later.
    NotYetGiven,
    /// There is one, but it names no data group.
    NoData,
}

impl Einwilligung {
    /// Why this consent does not hold on a day; `None` when it holds.
    pub fn gap_on(&self, day: NaiveDate) -> Option<ConsentGap> {
        if self.withdrawn_on.is_some_and(|withdrawn| withdrawn <= day) {
            return Some(ConsentGap::Withdrawn);
        }
        if self.given_on > day {
            return Some(ConsentGap::NotYetGiven);
        }
        if self.valid_until.is_some_and(|until| until < day) {
            return Some(ConsentGap::Expired);
        }
        self.data_groups.is_empty().then_some(ConsentGap::NoData)
    }
}

/// Forms that carry data of special categories: § 67b Abs. 2 SGB X wants writing or an electronic form (text of 19.08.2026).
const FORMS_FOR_GESUNDHEIT: [&str; 2] = ["unterschrift", "elektronisch"];

impl Einwilligung {
    /// The data groups that may really leave: health only when the consent was written or electronic.
    pub fn scope(&self) -> Vec<Code> {
        let written = FORMS_FOR_GESUNDHEIT.contains(&self.form.as_str());
        let covered = |group: &&Code| written || group.as_str() != GESUNDHEIT;
        self.data_groups.iter().filter(covered).cloned().collect()
    }
}

/// The newest consent that lets `stelle` receive data on `day`, or the reason why there is none.
///
/// Shape: consents of one Fall in any order. When several fail, the reason of the newest one is given, because that
/// is the one people remember.
pub fn find_valid<'a>(
    consents: impl IntoIterator<Item = &'a Einwilligung>,
    stelle: &str,
    day: NaiveDate,
) -> Result<&'a Einwilligung, ConsentGap> {
    let mut fitting: Vec<&Einwilligung> = consents
        .into_iter()
        .filter(|e| e.kind.as_str() == UEBERMITTLUNG && !e.stelle.is_empty() && e.stelle == stelle)
        .collect();
    fitting.sort_by_key(|e| std::cmp::Reverse(e.given_on));
    let newest = fitting.first().ok_or(ConsentGap::Missing)?;
    match fitting.iter().find(|e| e.gap_on(day).is_none()) {
        Some(valid) => Ok(valid),
        None => Err(newest.gap_on(day).unwrap_or(ConsentGap::Missing)),
    }
}

/// Why no consent carries a Fallübergabe for a purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotCarried {
    /// There is none that holds; the reason of the newest one.
    Gap(ConsentGap),
    /// One holds for this Stelle, but for another purpose.
    OtherPurpose,
}

/// The newest consent that lets `stelle` receive data on `day` for `purpose`, in the words of the consent. An empty purpose
/// is the one of the newest consent that holds: a consent is for one purpose (Art. 6 Abs. 1 Buchst. a DSGVO; 19.08.2026).
///
/// # Errors
/// A consent for this purpose that no longer holds is named before one that holds for another purpose.
pub fn find_for_purpose<'a>(
    consents: impl IntoIterator<Item = &'a Einwilligung>,
    stelle: &str,
    purpose: &str,
    day: NaiveDate,
) -> Result<&'a Einwilligung, NotCarried> {
    let consents: Vec<&Einwilligung> = consents.into_iter().collect();
    let fits = |e: &&&Einwilligung| purpose.is_empty() || e.purpose.trim() == purpose.trim();
    let fitting = consents.iter().filter(fits).copied();
    match find_valid(fitting, stelle, day) {
        Ok(consent) => Ok(consent),
        Err(ConsentGap::Missing) if find_valid(consents, stelle, day).is_ok() => {
            Err(NotCarried::OtherPurpose)
        }
        Err(gap) => Err(NotCarried::Gap(gap)),
    }
}

impl Einwilligung {
    /// Which of these data groups may not leave with this consent, in their order; health only in writing.
    pub fn missing_groups<'a>(&self, groups: &[&'a str]) -> Vec<&'a str> {
        let scope = self.scope();
        let covered = |group: &&&str| scope.iter().any(|named| named.as_str() == **group);
        let missing = groups.iter().filter(|group| !covered(group));
        missing.copied().collect()
    }
}

/// Whether the person lets the office keep health data on `day`.
///
/// Only a consent to the processing itself counts, in writing or electronic and naming the group: leave to hand data on is
/// another purpose (Art. 5 Abs. 1 Buchst. b, Art. 9 Abs. 2 Buchst. a DSGVO; § 67b Abs. 2 SGB X, text of 19.08.2026).
pub fn may_keep_gesundheit<'a>(
    consents: impl IntoIterator<Item = &'a Einwilligung>,
    day: NaiveDate,
) -> bool {
    let gesundheit = Code::new(GESUNDHEIT);
    consents.into_iter().any(|e| {
        e.kind.as_str() == VERARBEITUNG
            && e.gap_on(day).is_none()
            && e.scope().contains(&gesundheit)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn consent(given: &str) -> Einwilligung {
        Einwilligung {
            kind: Code::new(UEBERMITTLUNG),
            stelle: "Jobcenter Musterstadt".into(),
            purpose: "Weiterbetreuung".into(),
            data_groups: vec![Code::new("stammdaten")],
            language: "Dari".into(),
            interpreter: true,
            form: Code::new("unterschrift"),
            given_on: day(given),
            valid_until: None,
            withdrawn_on: None,
            text_version: String::new(),
            recorded_by: String::new(),
            scan: String::new(),
        }
    }

    #[test]
    fn a_consent_holds_for_its_recipient_its_days_and_not_beyond() {
        let today = day("2026-03-01");
        let find = |e: Einwilligung| find_valid([&e], "Jobcenter Musterstadt", today).map(|_| ());
        assert_eq!(find(consent("2026-03-01")), Ok(()));
        assert_eq!(find(consent("2026-03-02")), Err(ConsentGap::NotYetGiven));
        let until = |d| Einwilligung {
            valid_until: Some(day(d)),
            ..consent("2026-01-01")
        };
        assert_eq!(find(until("2026-03-01")), Ok(()));
        assert_eq!(find(until("2026-02-28")), Err(ConsentGap::Expired));
        let withdrawn = Einwilligung {
            withdrawn_on: Some(today),
            ..consent("2026-01-01")
        };
        assert_eq!(find(withdrawn), Err(ConsentGap::Withdrawn));
        let other = Einwilligung {
            stelle: "Andere".into(),
            ..consent("2026-01-01")
        };
        assert_eq!(find(other), Err(ConsentGap::Missing));
        let processing = Einwilligung {
            kind: Code::new("verarbeitung"),
            ..consent("2026-01-01")
        };
        assert_eq!(find(processing), Err(ConsentGap::Missing));
        let nothing = Einwilligung {
            data_groups: vec![],
            ..consent("2026-01-01")
        };
        assert_eq!(find(nothing), Err(ConsentGap::NoData));
    }

    #[test]
    fn an_oral_consent_never_carries_health_data() {
        for (form, carried) in [
            ("unterschrift", true),
            ("elektronisch", true),
            ("muendlich_mit_vermerk", false),
            ("nicht_erhoben", false),
        ] {
            let groups = vec![Code::new("verlauf"), Code::new(GESUNDHEIT)];
            let consent = Einwilligung {
                form: Code::new(form),
                data_groups: groups,
                ..consent("2026-01-01")
            };
            assert_eq!(
                consent.scope().contains(&Code::new(GESUNDHEIT)),
                carried,
                "{form}"
            );
            assert!(consent.scope().contains(&Code::new("verlauf")), "{form}");
        }
    }

    #[test]
    fn a_consent_carries_its_own_purpose_only() {
        let today = day("2026-03-01");
        let here = "Jobcenter Musterstadt";
        let other = Einwilligung {
            purpose: "Vermittlung in Arbeit".into(),
            withdrawn_on: Some(today),
            ..consent("2026-02-01")
        };
        let given = consent("2026-01-01");
        let find = |purpose: &str| {
            find_for_purpose([&given, &other], here, purpose, today).map(|e| e.given_on)
        };
        assert_eq!(find(""), Ok(given.given_on));
        assert_eq!(find(" Weiterbetreuung"), Ok(given.given_on));
        assert_eq!(find("Weiter"), Err(NotCarried::OtherPurpose));
        let gap = Err(NotCarried::Gap(ConsentGap::Withdrawn));
        assert_eq!(find("Vermittlung in Arbeit"), gap);
        let nowhere = find_for_purpose([&given], "Andere", "", today).map(|_| ());
        assert_eq!(nowhere, Err(NotCarried::Gap(ConsentGap::Missing)));
    }

    #[test]
    fn missing_groups_are_named_and_health_is_missing_without_writing() {
        let mut given = consent("2026-01-01");
        given.data_groups.push(Code::new(GESUNDHEIT));
        let missing = |e: &Einwilligung| e.missing_groups(&["stammdaten", "verlauf", GESUNDHEIT]);
        assert_eq!(missing(&given), ["verlauf"]);
        given.form = Code::new("muendlich_mit_vermerk");
        assert_eq!(missing(&given), ["verlauf", GESUNDHEIT]);
    }

    #[test]
    fn health_is_kept_only_with_a_written_consent_to_the_processing_that_names_it() {
        let day = day("2026-03-01");
        let keeping = Einwilligung {
            kind: Code::new(VERARBEITUNG),
            data_groups: vec![Code::new(GESUNDHEIT)],
            ..consent("2026-01-01")
        };
        assert!(may_keep_gesundheit([&keeping], day));
        let changed = |change: fn(&mut Einwilligung)| {
            let mut consent = keeping.clone();
            change(&mut consent);
            may_keep_gesundheit([&consent], day)
        };
        assert!(!changed(|e| e.kind = Code::new(UEBERMITTLUNG)));
        assert!(!changed(|e| e.form = Code::new("muendlich_mit_vermerk")));
        assert!(!changed(|e| e.data_groups = vec![Code::new("verlauf")]));
        assert!(!changed(|e| e.withdrawn_on = Some(e.given_on)));
        assert!(!may_keep_gesundheit([], day));
    }

    #[test]
    fn a_newer_withdrawal_does_not_hide_an_older_valid_consent() {
        let old = consent("2026-01-01");
        let newer = Einwilligung {
            withdrawn_on: Some(day("2026-02-02")),
            ..consent("2026-02-01")
        };
        let found = find_valid([&newer, &old], "Jobcenter Musterstadt", day("2026-03-01")).unwrap();
        assert_eq!(found.given_on, day("2026-01-01"));
    }
}

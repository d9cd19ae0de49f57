//! The facts of a Fall that Fristen follow from. Nothing here says who somebody is: no name, no number of a paper, no
//! free text.
//!
//! Questions to the facts ("since when without a gap?") stand here too, because several rules ask them.

use chrono::NaiveDate;

use super::aufbewahrung::{Clocks, clocks_of};
use super::ergebnis::Due;
use super::kalender::{earlier, later};
use super::regel::Frame;
use crate::akte::Fallakte;
use crate::aufenthalt::{Aufenthaltsdokument, Aufenthaltsstatus, Bescheid, Nebenbestimmung};
use crate::bildung::{Ausbildung, Leistungsbezug};
use crate::code::Code;
use crate::dates::{ImpreciseDate, german_date};
use crate::fallkonferenz::Fallkonferenz;
use crate::frist::Fristerledigung;
use crate::kontakt::Kontakt;
use crate::teilhabeplan::Ziel;
use crate::teilnahme::Teilnahme;
use crate::verbleib::Verbleib;

/// Ankunft and Gestattung: the asylum procedure runs.
pub(super) const ASYL: &[&str] = &["ankunft", "gestattung"];
/// Every Duldung.
pub(super) const DULDUNG: &[&str] = &[
    "duldung_60a",
    "duldung_erm",
    "duldung_60b",
    "duldung_60c",
    "duldung_60d",
];
/// Duldungen whose time counts as Vorduldung (§ 60b Abs. 5 S. 1 AufenthG takes that one out).
pub(super) const VORDULDUNG: &[&str] =
    &["duldung_60a", "duldung_erm", "duldung_60c", "duldung_60d"];
/// Neither erlaubt nor geduldet nor gestattet, or nobody knows.
const OUTSIDE: &[&str] = &["ohne_papier", "unbekannt", "gueb"];
/// A status from the first month after entry on leaves no gap that matters.
const ENTRY_GAP_DAYS: u32 = 31;

macro_rules! facts {
    ($($(#[$doc:meta])* $name:ident of $from:ty { $($field:ident: $type:ty),+ $(,)? })+) => {$(
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq)]
        pub struct $name { $(#[doc = concat!("As in [`", stringify!($from), "`].")] pub $field: $type,)+ }

        impl From<&$from> for $name {
            fn from(entry: &$from) -> Self {
                Self { $($field: entry.$field.clone(),)+ }
            }
        }

        crate::silent_debug!($name);
    )+};
}

facts! {
    /// A stretch of the status.
    Statuszeit of Aufenthaltsstatus { kind: Code, since: NaiveDate, until: Option<NaiveDate> }
    /// A paper.
    Papier of Aufenthaltsdokument { kind: Code, issued_on: Option<NaiveDate>, valid_until: Option<NaiveDate> }
    /// A condition.
    Auflage of Nebenbestimmung { kind: Code, since: NaiveDate, until: Option<NaiveDate> }
    /// A decision.
    Entscheidung of Bescheid {
        kind: Code,
        dated_on: Option<NaiveDate>,
        served_on: Option<NaiveDate>,
        contested_on: Option<NaiveDate>,
        reasoned_on: Option<NaiveDate>,
    }
    /// An Ausbildung.
    Ausbildungszeit of Ausbildung {
        kind: Code,
        starts_on: NaiveDate,
        broken_off_on: Option<NaiveDate>,
        passed_on: Option<NaiveDate>,
    }
    /// A stretch of benefits.
    Leistungszeit of Leistungsbezug { kind: Code, since: NaiveDate, until: Option<NaiveDate> }
    /// A Teilnahme.
    Teilnahmezeit of Teilnahme { programme: Code, eintritt: NaiveDate, austritt: Option<NaiveDate> }
    /// An answer about the Verbleib.
    Antwort of Verbleib { austritt: NaiveDate, point: Code, date: NaiveDate }
    /// A Kontakt.
    Kontakttag of Kontakt { date: NaiveDate, next_step_on: Option<NaiveDate> }
    /// A computed Frist that was ticked off.
    Erledigung of Fristerledigung { rule: Code, due_on: NaiveDate, done_on: NaiveDate }
}

/// A step or an agreement: until when, and when it was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Zusage {
    /// Until when.
    pub due_on: Option<NaiveDate>,
    /// Day on which it was done.
    pub done_on: Option<NaiveDate>,
}

/// A Ziel: when it is looked at again, and its steps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Zieltage {
    /// Day of the next review.
    pub review_on: Option<NaiveDate>,
    /// Day on which it ended.
    pub ended_on: Option<NaiveDate>,
    /// Its steps; one that was dropped has no day.
    pub steps: Vec<Zusage>,
}

impl From<&Ziel> for Zieltage {
    fn from(ziel: &Ziel) -> Self {
        let steps = ziel.steps.iter().map(|step| {
            let is_over = matches!(step.state.as_str(), "erledigt" | "entfallen");
            Zusage {
                due_on: step.due_on.filter(|_| !is_over || step.done_on.is_some()),
                done_on: step.done_on,
            }
        });
        Self {
            review_on: ziel.review_on,
            ended_on: ziel.ended_on,
            steps: steps.collect(),
        }
    }
}

/// The agreements of a Fallkonferenz.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Konferenztage {
    /// Its agreements.
    pub agreements: Vec<Zusage>,
}

impl From<&Fallkonferenz> for Konferenztage {
    fn from(konferenz: &Fallkonferenz) -> Self {
        let agreements = konferenz.agreements.iter().map(|agreed| Zusage {
            due_on: agreed.due_on,
            done_on: agreed.done_on,
        });
        Self {
            agreements: agreements.collect(),
        }
    }
}

/// Everything that rules may look at. Lists keep the order they were given in, so that a position names an entry.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Sachlage {
    /// Last day of the Fall.
    pub closed_on: Option<NaiveDate>,
    /// Birth date.
    pub birth: Option<ImpreciseDate>,
    /// Entry into Germany.
    pub entry: Option<ImpreciseDate>,
    /// Kind of housing, list `wohnen`.
    pub housing: Code,
    /// Status over time.
    pub status: Vec<Statuszeit>,
    /// Papers.
    pub dokumente: Vec<Papier>,
    /// Conditions.
    pub nebenbestimmungen: Vec<Auflage>,
    /// Decisions.
    pub bescheide: Vec<Entscheidung>,
    /// Ausbildungen.
    pub ausbildungen: Vec<Ausbildungszeit>,
    /// Benefits.
    pub leistungen: Vec<Leistungszeit>,
    /// Teilnahmen.
    pub teilnahmen: Vec<Teilnahmezeit>,
    /// Verbleib.
    pub verbleib: Vec<Antwort>,
    /// Kontakte.
    pub kontakte: Vec<Kontakttag>,
    /// Ziele.
    pub ziele: Vec<Zieltage>,
    /// Fallkonferenzen.
    pub fallkonferenzen: Vec<Konferenztage>,
    /// Last days on which Stellen were asked to answer an Übergabe, of those alone that wait for an answer. A Fallakte
    /// does not know them.
    pub rueckmeldungen: Vec<NaiveDate>,
    /// What was ticked off.
    pub erledigungen: Vec<Erledigung>,
}

crate::silent_debug!(Sachlage);

impl From<&Fallakte> for Sachlage {
    fn from(akte: &Fallakte) -> Self {
        fn facts<'a, E, F: From<&'a E>>(entries: &'a [E]) -> Vec<F> {
            entries.iter().map(F::from).collect()
        }
        Self {
            closed_on: akte.closed_on,
            birth: akte.person.birth_date.clone(),
            entry: akte.person.entry_date.clone(),
            housing: akte.person.address.housing.clone(),
            status: facts(&akte.aufenthalt.status),
            dokumente: facts(&akte.aufenthalt.dokumente),
            nebenbestimmungen: facts(&akte.aufenthalt.nebenbestimmungen),
            bescheide: facts(&akte.aufenthalt.bescheide),
            ausbildungen: facts(&akte.bildung.ausbildungen),
            leistungen: facts(&akte.bildung.leistungen),
            teilnahmen: facts(&akte.teilnahmen),
            verbleib: facts(&akte.verbleib),
            kontakte: facts(&akte.kontakte),
            ziele: facts(&akte.teilhabeplan.ziele),
            fallkonferenzen: facts(&akte.fallkonferenzen),
            rueckmeldungen: Vec::new(),
            erledigungen: facts(&akte.fristerledigungen),
        }
    }
}

impl Sachlage {
    /// Position of the status that holds on a day: the one that began last and has not ended.
    pub fn status_index(&self, day: NaiveDate) -> Option<usize> {
        let holds = |s: &Statuszeit| s.since <= day && s.until.is_none_or(|until| until >= day);
        let held = self.status.iter().enumerate().filter(|(_, s)| holds(s));
        held.max_by_key(|(_, s)| s.since).map(|(index, _)| index)
    }

    /// The status that holds on a day.
    pub fn status_on(&self, day: NaiveDate) -> Option<&Statuszeit> {
        self.status.get(self.status_index(day)?)
    }

    /// Whether the status on a day is one of these.
    pub fn has_status(&self, day: NaiveDate, kinds: &[&str]) -> bool {
        self.status_on(day)
            .is_some_and(|status| kinds.contains(&status.kind.as_str()))
    }

    /// First day of the unbroken stretch up to a day in which every status is one of these.
    pub fn unbroken(&self, day: NaiveDate, kinds: &[&str]) -> Option<NaiveDate> {
        self.unbroken_if(day, |kind| kinds.contains(&kind))
    }

    /// Since when the person has been here erlaubt, geduldet or gestattet, without a gap up to a day. A question when
    /// the histories begin later than the entry: earlier times may count, and nobody has written them down.
    pub fn stay(&self, day: NaiveDate) -> Option<Due> {
        let first = self.unbroken_if(day, |kind| !OUTSIDE.contains(&kind))?;
        let Some((entry, _)) = self.entry.as_ref().and_then(ImpreciseDate::bounds) else {
            let question = "Das Einreisedatum fehlt";
            return Some(Due::between(question, None, Some(first)));
        };
        if later(entry, ENTRY_GAP_DAYS) >= first {
            return Some(Due::Day(first));
        }
        let question = format!(
            "Status vor dem {} ist nicht lückenlos eingetragen",
            german_date(first)
        );
        Some(Due::between(&question, Some(entry), Some(first)))
    }

    /// The two clocks of retention; `None` while the Fall runs.
    pub fn clocks(&self, frame: &Frame) -> Option<Clocks> {
        let ended = self.teilnahmen.iter().map(|t| (&t.programme, t.austritt));
        self.closed_on
            .map(|closed_on| clocks_of(closed_on, ended, &frame.nachweise, frame.years))
    }

    /// Whether the person lives in an Aufnahmeeinrichtung.
    pub fn in_aufnahmeeinrichtung(&self) -> bool {
        self.housing.as_str() == "landeseinrichtung"
    }

    /// Whether a paper that shows the identity is written down.
    pub fn has_identity_paper(&self) -> bool {
        let shows =
            |papier: &Papier| matches!(papier.kind.as_str(), "reisepass" | "personalausweis");
        self.dokumente.iter().any(shows)
    }

    fn unbroken_if(&self, day: NaiveDate, fits: impl Fn(&str) -> bool) -> Option<NaiveDate> {
        let mut times: Vec<&Statuszeit> = self.status.iter().filter(|s| s.since <= day).collect();
        times.sort_by_key(|s| std::cmp::Reverse(s.since));
        let now = self.status_on(day).filter(|s| fits(s.kind.as_str()))?;
        let mut first = now.since;
        for earlier_time in times.into_iter().filter(|s| s.since < now.since) {
            let reaches = earlier_time
                .until
                .is_none_or(|until| until >= earlier(first, 1));
            if !reaches || !fits(earlier_time.kind.as_str()) {
                break;
            }
            first = first.min(earlier_time.since);
        }
        Some(first)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fristen::beispiel::{d, lage, month};
    use crate::person::Person;

    #[test]
    fn a_stretch_ends_where_a_gap_or_another_status_begins() {
        let facts = lage()
            .status("duldung_60a", "2022-01-10", Some("2022-12-31"))
            .status("duldung_60b", "2023-01-01", Some("2023-05-31"))
            .status("duldung_60a", "2023-06-01", None)
            .status("duldung_erm", "2024-02-01", None);
        let since = |day, kinds: &[&str]| facts.unbroken(d(day), kinds);
        assert_eq!(since("2026-01-01", DULDUNG), Some(d("2022-01-10")));
        assert_eq!(since("2026-01-01", VORDULDUNG), Some(d("2023-06-01")));
        assert_eq!(since("2022-06-01", DULDUNG), Some(d("2022-01-10")));
        assert_eq!(since("2021-06-01", DULDUNG), None);
        assert_eq!(since("2026-01-01", ASYL), None);
        let gap = lage()
            .status("gestattung", "2022-01-10", Some("2022-12-30"))
            .status("duldung_60a", "2023-01-01", None);
        assert_eq!(
            gap.stay(d("2024-01-01")).unwrap().bounds(),
            (None, Some(d("2023-01-01")))
        );
    }

    #[test]
    fn a_stay_is_sure_only_if_the_history_begins_with_the_entry() {
        let facts = lage().status("ankunft", "2022-01-10", None);
        let stay = |facts: &Sachlage| facts.stay(d("2024-01-01")).unwrap();
        assert_eq!(
            stay(&facts).german(),
            "spätestens 10.01.2022: Das Einreisedatum fehlt"
        );
        let near = facts.clone().entry("2022-01-02");
        assert_eq!(stay(&near), Due::Day(d("2022-01-10")));
        let early = facts.clone().entry("2019-03-05");
        assert_eq!(
            stay(&early).bounds(),
            (Some(d("2019-03-05")), Some(d("2022-01-10")))
        );
        let vague = facts.with_entry(month("2021-11"));
        assert_eq!(stay(&vague).day(), None);
    }

    #[test]
    fn facts_never_say_who_somebody_is() {
        let named = |name: &str| {
            let person = Person {
                family_name: name.to_owned(),
                call_name: name.to_owned(),
                aliases: vec![name.to_owned()],
                ..Person::default()
            };
            let mut akte = Fallakte::new(d("2026-01-02"), person);
            akte.kontakte.push(Kontakt {
                date: d("2026-01-02"),
                kind: Code::new("telefon"),
                minutes: 5,
                interpreter: Code::default(),
                no_show: false,
                subjects: Vec::new(),
                text: name.to_owned(),
                next_step: name.to_owned(),
                next_step_on: Some(d("2026-02-02")),
                structural: false,
            });
            akte.aufenthalt.dokumente.push(Aufenthaltsdokument {
                kind: Code::new("reisepass"),
                number: name.to_owned(),
                issued_on: None,
                valid_until: None,
                authority: name.to_owned(),
            });
            Sachlage::from(&akte)
        };
        assert!(named("M\u{302}ario Ənver-Großmann") == named("Łucja"));
    }
}

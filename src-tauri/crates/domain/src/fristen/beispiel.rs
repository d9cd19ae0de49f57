//! Facts for worked examples, and rules asked about them. Only for tests.

use chrono::NaiveDate;

use super::regel::{Frame, Regel};
use super::sachlage::{
    Antwort, Auflage, Ausbildungszeit, Entscheidung, Kontakttag, Leistungszeit, Papier, Sachlage,
    Statuszeit, Teilnahmezeit,
};
use crate::code::Code;
use crate::dates::{ImpreciseDate, Precision};

pub(crate) fn d(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub(crate) fn lage() -> Sachlage {
    Sachlage::default()
}

pub(crate) fn year(value: &str) -> ImpreciseDate {
    imprecise(value, Precision::Jahr)
}

pub(crate) fn month(value: &str) -> ImpreciseDate {
    imprecise(value, Precision::Monat)
}

fn imprecise(value: &str, precision: Precision) -> ImpreciseDate {
    ImpreciseDate {
        value: value.to_owned(),
        precision,
    }
}

impl Sachlage {
    pub(crate) fn born(self, day: &str) -> Self {
        self.with_birth(ImpreciseDate::day(d(day)))
    }

    pub(crate) fn with_birth(mut self, birth: ImpreciseDate) -> Self {
        self.birth = Some(birth);
        self
    }

    pub(crate) fn entry(self, day: &str) -> Self {
        self.with_entry(ImpreciseDate::day(d(day)))
    }

    pub(crate) fn with_entry(mut self, entry: ImpreciseDate) -> Self {
        self.entry = Some(entry);
        self
    }

    pub(crate) fn closed(mut self, day: &str) -> Self {
        self.closed_on = Some(d(day));
        self
    }

    pub(crate) fn housing(mut self, kind: &str) -> Self {
        self.housing = Code::new(kind);
        self
    }

    pub(crate) fn status(mut self, kind: &str, since: &str, until: Option<&str>) -> Self {
        self.status.push(Statuszeit {
            kind: Code::new(kind),
            since: d(since),
            until: until.map(d),
        });
        self
    }

    pub(crate) fn papier(
        mut self,
        kind: &str,
        issued_on: Option<&str>,
        until: Option<&str>,
    ) -> Self {
        self.dokumente.push(Papier {
            kind: Code::new(kind),
            issued_on: issued_on.map(d),
            valid_until: until.map(d),
        });
        self
    }

    pub(crate) fn auflage(mut self, kind: &str, since: &str, until: Option<&str>) -> Self {
        self.nebenbestimmungen.push(Auflage {
            kind: Code::new(kind),
            since: d(since),
            until: until.map(d),
        });
        self
    }

    pub(crate) fn bescheid(
        mut self,
        kind: &str,
        dated_on: Option<&str>,
        served_on: Option<&str>,
    ) -> Self {
        self.bescheide.push(Entscheidung {
            kind: Code::new(kind),
            dated_on: dated_on.map(d),
            served_on: served_on.map(d),
            contested_on: None,
            reasoned_on: None,
        });
        self
    }

    pub(crate) fn contested(mut self, on: &str, reasoned_on: Option<&str>) -> Self {
        let bescheid = self.bescheide.last_mut().unwrap();
        bescheid.contested_on = Some(d(on));
        bescheid.reasoned_on = reasoned_on.map(d);
        self
    }

    pub(crate) fn ausbildung(mut self, kind: &str, starts_on: &str) -> Self {
        self.ausbildungen.push(Ausbildungszeit {
            kind: Code::new(kind),
            starts_on: d(starts_on),
            broken_off_on: None,
            passed_on: None,
        });
        self
    }

    pub(crate) fn broken_off(mut self, on: &str) -> Self {
        self.ausbildungen.last_mut().unwrap().broken_off_on = Some(d(on));
        self
    }

    pub(crate) fn passed(mut self, on: &str) -> Self {
        self.ausbildungen.last_mut().unwrap().passed_on = Some(d(on));
        self
    }

    pub(crate) fn leistung(mut self, kind: &str, since: &str, until: Option<&str>) -> Self {
        self.leistungen.push(Leistungszeit {
            kind: Code::new(kind),
            since: d(since),
            until: until.map(d),
        });
        self
    }

    pub(crate) fn teilnahme(
        mut self,
        programme: &str,
        eintritt: &str,
        austritt: Option<&str>,
    ) -> Self {
        self.teilnahmen.push(Teilnahmezeit {
            programme: Code::new(programme),
            eintritt: d(eintritt),
            austritt: austritt.map(d),
        });
        self
    }

    pub(crate) fn antwort(mut self, austritt: &str, point: &str, date: &str) -> Self {
        self.verbleib.push(Antwort {
            austritt: d(austritt),
            point: Code::new(point),
            date: d(date),
        });
        self
    }

    pub(crate) fn kontakt(mut self, date: &str, next_step_on: Option<&str>) -> Self {
        self.kontakte.push(Kontakttag {
            date: d(date),
            next_step_on: next_step_on.map(d),
        });
        self
    }
}

/// What a rule answers, readable: `2027-05-16`, `2027-05-16 erledigt 2027-01-02`, `?2026-01-01..2026-12-31`.
pub(crate) fn answers(rule: &Regel, facts: &Sachlage, frame: &Frame) -> String {
    let answers = (rule.compute)(facts, frame).into_iter().map(|answer| {
        let done = answer
            .settled_on
            .map(|day| format!(" erledigt {day}"))
            .unwrap_or_default();
        let end = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
        match (answer.due.day(), answer.due.bounds()) {
            (Some(day), _) => format!("{day}{done}"),
            (None, (None, None)) => format!("?{done}"),
            (None, (from, until)) => format!("?{}..{}{done}", end(from), end(until)),
        }
    });
    answers.collect::<Vec<_>>().join(", ")
}

/// Checks a table of worked examples: facts, today, what the rule answers.
#[track_caller]
pub(crate) fn check(rule: &Regel, table: &[(Sachlage, &str, &str)]) {
    for (position, (facts, today, expected)) in table.iter().enumerate() {
        let found = answers(rule, facts, &Frame::on(d(today)));
        assert_eq!(found, *expected, "{}: example {}", rule.code, position + 1);
    }
}

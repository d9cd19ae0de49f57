//! Fristen as rows: what is due, when, how near, and the hint that stands beside it.

use chrono::NaiveDate;
use fallmappe_domain::code::Code;
use fallmappe_domain::dates::german_date;
use fallmappe_domain::frist::Frist;
use fallmappe_domain::fristen::{
    Due, Ergebnis, Frame, HINWEIS, Nature, Origin, Regel, Source, day_hint, evaluate, feiertage,
};
use fallmappe_domain::part::Part;
use fallmappe_domain::preset::Presets;

use super::akten::Akte;
use super::rules::RulesInForce;
use crate::schema::{FristRow, FristSource, FristState};

/// Days within which a day without lead times counts as near.
const NEAR_DAYS: u32 = 14;

/// A row with what the calendar needs and the window does not.
pub(super) struct Line {
    pub row: FristRow,
    /// The entry it comes from; its id is looked up when the row is shown.
    pub origin: Option<Origin>,
    /// Part of what makes it the same Frist when its day moves.
    pub subject: String,
    /// First day that it could be, when its day is not sure.
    pub first_day: Option<NaiveDate>,
    /// Days before, longest first.
    pub lead_days: Vec<u32>,
}

/// What rows are made with.
pub(super) struct Desk<'a> {
    pub frame: Frame,
    pub rules: RulesInForce,
    pub lists: &'a Presets,
    /// The Fall was asked for by name: everything is shown, also rules that have ended.
    pub whole: bool,
}

impl Desk<'_> {
    /// Every Frist of a Fall: computed ones, then typed ones.
    pub fn lines(&self, akte: &Akte) -> Vec<Line> {
        let computed = evaluate(&akte.facts, &self.frame).into_iter();
        let computed = computed
            .filter(|(rule, answer)| self.shows(akte, rule, answer))
            .map(|(rule, answer)| self.computed(akte, rule, &answer));
        let is_open = self.whole || akte.fall.closed_on.is_none();
        let typed = akte.typed.iter().enumerate().filter(|_| is_open);
        let typed = typed.map(|(index, frist)| self.typed(akte, index, frist));
        computed.chain(typed).collect()
    }

    fn shows(&self, akte: &Akte, rule: &Regel, answer: &Ergebnis) -> bool {
        let follow_up = rule.source == Source::Regel && rule.nature == Nature::Reminder;
        let fits = akte.fall.closed_on.is_none() && rule.ended_on.is_none() || follow_up;
        self.rules.is_on(rule) && (self.whole || fits) && self.is_worth_asking(rule, answer)
    }

    /// A question about a first day is asked when the answer could matter soon, not years before.
    fn is_worth_asking(&self, rule: &Regel, answer: &Ergebnis) -> bool {
        let Due::Unclear { from, .. } = &answer.due else {
            return true;
        };
        let soon = self.near_days(self.rules.lead_days(rule));
        rule.nature != Nature::FirstDay
            || from.is_none_or(|from| (from - self.frame.today).num_days() <= i64::from(soon))
    }

    fn computed(&self, akte: &Akte, rule: &Regel, answer: &Ergebnis) -> Line {
        let lead_days = self.rules.lead_days(rule).to_vec();
        let day = answer.due.day();
        let row = FristRow {
            source: match rule.source {
                Source::Regel => FristSource::Regel,
                Source::Wiedervorlage => FristSource::Wiedervorlage,
                Source::Plan => FristSource::Plan,
            },
            rule: Some(Code::new(rule.code)),
            part: answer.origin.map(|origin| origin.part),
            title: self.title(akte, rule, answer),
            hint: hint(rule, answer),
            basis: rule.basis.to_owned(),
            text_of: Some(rule.text_of),
            due_on: day,
            due_label: self.due_label(rule, &answer.due),
            state: self.state(Some(rule), answer.settled_on.is_some(), day, &lead_days),
            ended_rule: rule.ended_on.is_some(),
            weekend_hint: day.and_then(|day| day_hint(rule, day)).unwrap_or_default(),
            ..self.blank(akte, day)
        };
        let subject = answer.subject.as_ref().map(|(_, code)| code.as_str());
        Line {
            row,
            origin: answer.origin,
            subject: subject.unwrap_or_default().to_owned(),
            first_day: answer.due.bounds().0,
            lead_days,
        }
    }

    fn typed(&self, akte: &Akte, index: usize, frist: &Frist) -> Line {
        let day = Some(frist.due_on);
        let row = FristRow {
            source: FristSource::Eingetragen,
            part: Some(Part::Frist),
            title: one_line(&frist.title),
            basis: frist.basis.clone(),
            due_on: day,
            due_label: german_date(frist.due_on),
            state: self.state(None, frist.done_on.is_some(), day, &[]),
            weekend_hint: feiertage::moved_hint(frist.due_on).unwrap_or_default(),
            ..self.blank(akte, day)
        };
        Line {
            row,
            origin: Some(Origin {
                part: Part::Frist,
                index,
                row: None,
            }),
            subject: String::new(),
            first_day: day,
            lead_days: vec![NEAR_DAYS],
        }
    }

    fn blank(&self, akte: &Akte, day: Option<NaiveDate>) -> FristRow {
        let days = day.map(|day| (day - self.frame.today).num_days());
        FristRow {
            fall: akte.id,
            number: akte.fall.number.clone(),
            name: akte.person.display_name(),
            source: FristSource::Regel,
            rule: None,
            part: None,
            entry: None,
            title: String::new(),
            hint: String::new(),
            basis: String::new(),
            text_of: None,
            due_on: None,
            due_label: String::new(),
            days: days.and_then(|days| i32::try_from(days).ok()),
            state: FristState::Unklar,
            ended_rule: false,
            weekend_hint: String::new(),
        }
    }

    fn title(&self, akte: &Akte, rule: &Regel, answer: &Ergebnis) -> String {
        let index = answer.origin.map_or(0, |origin| origin.index);
        let row = answer.origin.and_then(|origin| origin.row).unwrap_or(0);
        let words = match (rule.code, &answer.subject) {
            (_, Some((list, code))) => self.lists.label(list, code),
            ("wiedervorlage", _) => akte.next_steps.get(index).cloned().unwrap_or_default(),
            ("plan_ueberpruefung", _) => {
                let ziel = akte.ziele.get(index);
                ziel.map(|ziel| ziel.wording.clone()).unwrap_or_default()
            }
            ("plan_schritt", _) => {
                let step = akte.ziele.get(index).and_then(|ziel| ziel.steps.get(row));
                step.map(|step| step.what.clone()).unwrap_or_default()
            }
            ("vereinbarung", _) => {
                let konferenz = akte.konferenzen.get(index);
                let agreed = konferenz.and_then(|konferenz| konferenz.agreements.get(row));
                agreed.map(|agreed| agreed.what.clone()).unwrap_or_default()
            }
            _ => String::new(),
        };
        match one_line(&words) {
            words if words.is_empty() => rule.label.to_owned(),
            words => format!("{}: {words}", rule.label),
        }
    }

    fn due_label(&self, rule: &Regel, due: &Due) -> String {
        match due {
            Due::Day(day) if rule.nature == Nature::FirstDay && *day <= self.frame.today => {
                format!("möglich seit {}", german_date(*day))
            }
            Due::Day(day) if rule.nature == Nature::FirstDay => {
                format!("möglich ab {}", german_date(*day))
            }
            other => other.german(),
        }
    }

    fn state(
        &self,
        rule: Option<&Regel>,
        is_done: bool,
        day: Option<NaiveDate>,
        lead_days: &[u32],
    ) -> FristState {
        let Some(day) = day.filter(|_| !is_done) else {
            return if is_done {
                FristState::Erledigt
            } else {
                FristState::Unklar
            };
        };
        let days = (day - self.frame.today).num_days();
        let is_first_day = rule.is_some_and(|rule| rule.nature == Nature::FirstDay);
        let at_once = rule.is_some_and(|rule| rule.at_once);
        if days < 0 && !is_first_day {
            FristState::Ueberfaellig
        } else if at_once || days <= i64::from(self.near_days(lead_days)) {
            FristState::Bald
        } else {
            FristState::Spaeter
        }
    }

    fn near_days(&self, lead_days: &[u32]) -> u32 {
        lead_days.iter().copied().max().unwrap_or(NEAR_DAYS)
    }
}

fn hint(rule: &Regel, answer: &Ergebnis) -> String {
    let disclaimer = if rule.is_law() { HINWEIS } else { "" };
    let words = [answer.remark.as_str(), rule.hint, disclaimer];
    let words: Vec<&str> = words.into_iter().filter(|text| !text.is_empty()).collect();
    words.join(" ")
}

/// Words on one line.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

//! Fristen that follow from facts: residence law, follow-ups, Wiedervorlagen, retention. One file a rule.
//!
//! A rule is a pure function of a [`Sachlage`], which names nobody; its file ends with a table of worked examples. How
//! months are counted, what happens to missing and imprecise dates and why every text is a hint stands in
//! `src-tauri/decisions/0008-fristen.md`. Law: AufenthG, AsylG, BeschV, DeuFöV, SGB III, AsylbLG, text of 19.08.2026.
//!
//! Not here: Fristen that people type ([`crate::frist`]), how rows are read and shown (`commands`).

mod analogleistungen;
mod arbeit_duldung;
mod arbeit_duldung_aufnahme;
mod arbeit_gestattung;
mod arbeit_nach_ausbildung;
mod arbeit_vier_jahre;
pub mod aufbewahrung;
mod ausbildung_abbruch;
mod ausbildung_antrag;
mod ausbildung_erteilung;
mod ausbildung_suche;
mod ausbildung_vorduldung;
mod bab;
#[cfg(test)]
pub(crate) mod beispiel;
mod berufssprachkurs;
mod bvb;
mod dokument_ablauf;
pub mod ergebnis;
pub mod feiertage;
mod foerdernachweis;
mod identitaet;
mod identitaet_altfall;
pub mod kalender;
mod klage;
mod klagebegruendung;
mod loeschung_akte;
mod p104c_antrag;
mod p104c_ende;
mod p25a_antrag;
mod p25b_aufenthalt;
mod p60d_identitaet;
mod plan_schritt;
mod plan_ueberpruefung;
mod programmalter;
mod raeumliche_beschraenkung;
pub mod regel;
mod rueckmeldung;
pub mod sachlage;
mod status_ende;
#[cfg(test)]
mod tests;
mod verbleibsabfrage;
mod vereinbarung;
mod wiedervorlage;

use chrono::NaiveDate;

use crate::code::Code;

pub use aufbewahrung::{Clocks, Nachweis, NachweisClock, Years, clocks};
pub use ergebnis::{Due, Ergebnis, Origin};
pub use regel::{Frame, HINWEIS, Nature, Regel, Source};
pub use sachlage::Sachlage;

/// Every rule, in the order in which settings show them.
pub const RULES: &[Regel] = &[
    klage::REGEL,
    klagebegruendung::REGEL,
    dokument_ablauf::REGEL,
    status_ende::REGEL,
    p25a_antrag::REGEL,
    p25b_aufenthalt::REGEL,
    p104c_ende::REGEL,
    p104c_antrag::REGEL,
    identitaet::REGEL,
    identitaet_altfall::REGEL,
    p60d_identitaet::REGEL,
    ausbildung_antrag::REGEL,
    ausbildung_erteilung::REGEL,
    ausbildung_vorduldung::REGEL,
    ausbildung_abbruch::REGEL,
    ausbildung_suche::REGEL,
    arbeit_nach_ausbildung::REGEL,
    arbeit_gestattung::REGEL,
    arbeit_duldung::REGEL,
    arbeit_duldung_aufnahme::REGEL,
    arbeit_vier_jahre::REGEL,
    raeumliche_beschraenkung::REGEL,
    berufssprachkurs::REGEL,
    bvb::REGEL,
    bab::REGEL,
    analogleistungen::REGEL,
    programmalter::REGEL,
    verbleibsabfrage::REGEL,
    wiedervorlage::REGEL,
    plan_schritt::REGEL,
    plan_ueberpruefung::REGEL,
    vereinbarung::REGEL,
    rueckmeldung::REGEL,
    loeschung_akte::REGEL,
    foerdernachweis::REGEL,
];

/// The rule with this code.
pub fn rule(code: &Code) -> Option<&'static Regel> {
    RULES.iter().find(|rule| rule.is(code))
}

/// What every rule says about a Fall, as far as it is worth showing. What was ticked off is settled.
pub fn evaluate(facts: &Sachlage, frame: &Frame) -> Vec<(&'static Regel, Ergebnis)> {
    let looks = |rule: &&Regel| facts.closed_on.is_none() || rule.when_closed;
    let mut found = Vec::new();
    for rule in RULES.iter().filter(looks) {
        for mut answer in (rule.compute)(facts, frame) {
            answer.settled_on = answer
                .settled_on
                .or_else(|| ticked_off(facts, rule, &answer));
            if answer.settled_on.is_some() || !has_faded(rule, &answer, frame.today) {
                found.push((rule, answer));
            }
        }
    }
    found
}

/// The hint on weekends and holidays beside a day of this rule.
pub fn day_hint(rule: &Regel, day: NaiveDate) -> Option<String> {
    match rule.nature {
        Nature::Declaration => feiertage::moved_hint(day),
        Nature::End => feiertage::fixed_hint(day),
        Nature::FirstDay | Nature::Reminder => {
            feiertage::day_off(day).map(|off| format!("Der Tag ist {off}."))
        }
    }
}

fn ticked_off(facts: &Sachlage, rule: &Regel, answer: &Ergebnis) -> Option<NaiveDate> {
    let day = answer.due.day()?;
    let ticked = facts.erledigungen.iter();
    let ticked = ticked.filter(|done| rule.is(&done.rule) && done.due_on == day);
    ticked.map(|done| done.done_on).min()
}

fn has_faded(rule: &Regel, answer: &Ergebnis, today: NaiveDate) -> bool {
    let (_, last) = answer.due.bounds();
    let by_rule = last
        .zip(rule.fades_after)
        .map(|(last, days)| kalender::later(last, days));
    answer
        .shown_until
        .or(by_rule)
        .is_some_and(|shown| shown < today)
}

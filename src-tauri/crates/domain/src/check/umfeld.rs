//! Rules for what stands around the Fälle: offers, the tally of people spoken to, wordings of a report.

use std::collections::BTreeSet;

use super::found::Found;
use super::{Checked, Problem};
use crate::angebot::Angebot;
use crate::ansprache::{Ansprache, MOST_REACHED};
use crate::berichtstext::{Berichtstext, LONGEST};
use crate::code::Code;
use crate::preset::Presets;

/// Most places of an offer; more is a slip of the finger.
const MOST_PLACES: u32 = 10_000;
/// Most Handlungsfelder of an offer.
const MOST_FIELDS: usize = 20;
/// Longest requirements and remark of an offer, in characters.
const LONGEST_WORDS: usize = 2_000;

impl Checked for Angebot {
    fn problems(&self, lists: &Presets) -> Vec<Problem> {
        let mut found = Found::new(lists);
        found.filled("title", &self.title, "Bitte das Angebot benennen.");
        found.short("title", &self.title);
        fields(&mut found, &self.handlungsfelder);
        found.code("kind", "vermittlungsart", &self.kind);
        places(&mut found, self);
        if let Some(from) = self.valid_from {
            found.order("validUntil", from, self.valid_until);
        }
        if let Some(level) = &self.language_level {
            found.chosen("languageLevel", "sprachniveau", level);
        }
        for (key, words) in [
            ("requirements", &self.requirements),
            ("remark", &self.remark),
        ] {
            found.text(key, words);
            found.length(key, words, LONGEST_WORDS);
        }
        found.problems
    }
}

fn fields(found: &mut Found<'_>, fields: &[Code]) {
    let key = "handlungsfelder";
    let once: BTreeSet<&Code> = fields.iter().collect();
    found.when(
        fields.is_empty(),
        key,
        "Bitte mindestens ein Handlungsfeld wählen.",
    );
    found.when(
        once.len() < fields.len(),
        key,
        "Ein Handlungsfeld steht zweimal da.",
    );
    found.few(key, fields.len(), MOST_FIELDS);
    once.into_iter()
        .for_each(|field| found.chosen(key, "handlungsfeld", field));
}

fn places(found: &mut Found<'_>, angebot: &Angebot) {
    let too_many = |number: Option<u32>| number.is_some_and(|number| number > MOST_PLACES);
    found.when(
        too_many(angebot.places),
        "places",
        "Höchstens 10.000 Plätze.",
    );
    found.when(
        angebot.free_places.is_some() && angebot.free_as_of.is_none(),
        "freeAsOf",
        "Bitte den Tag angeben, an dem nach freien Plätzen gefragt wurde.",
    );
    found.when(
        angebot.free_places.is_none() && angebot.free_as_of.is_some(),
        "freePlaces",
        "Bitte die Zahl der freien Plätze angeben oder den Tag weglassen.",
    );
    let more_than_all = angebot.free_places > Some(angebot.places.unwrap_or(MOST_PLACES));
    found.when(
        more_than_all,
        "freePlaces",
        "Mehr freie Plätze als Plätze gibt es nicht.",
    );
}

impl Checked for Ansprache {
    fn problems(&self, lists: &Presets) -> Vec<Problem> {
        let mut found = Found::new(lists);
        let known = lists
            .programmes()
            .any(|preset| preset.code == self.programme);
        found.when(!known, "programme", "Bitte das Programm wählen.");
        found.chosen("place", "ansprachort", &self.place);
        found.when(
            !(1..=MOST_REACHED).contains(&self.reached),
            "reached",
            "Bitte 1 bis 1.000 Personen angeben.",
        );
        found.when(
            self.interested > self.reached,
            "interested",
            "Mehr als angesprochen wurden, können es nicht sein.",
        );
        found.problems
    }
}

impl Checked for Berichtstext {
    fn problems(&self, lists: &Presets) -> Vec<Problem> {
        let mut found = Found::new(lists);
        found.chosen("kind", "strukturhemmnis", &self.kind);
        found.text("text", &self.text);
        found.length("text", &self.text, LONGEST);
        found.problems
    }
}

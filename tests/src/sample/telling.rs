//! Puts sentences of a topic together into a note, short or long.
//!
//! Who and what the sentences speak of is not decided here but in `words.rs`.

use super::chance::Chance;
use super::notes::{self, Topic, Words};

/// A topic without sentences, should the file lack one; a test looks for empty notes.
pub static EMPTY: &Topic = &Topic {
    name: "",
    subjects: Vec::new(),
    openings: Vec::new(),
    middles: Vec::new(),
    endings: Vec::new(),
    steps: Vec::new(),
};

/// One paragraph, or three with what was agreed.
pub fn text(topic: &Topic, opening: String, words: &Words, chance: &mut Chance) -> String {
    let count = if topic.name == "weg" || topic.name == "ausgefallen" {
        1
    } else {
        chance.between(2, 4)
    };
    let count = if topic.name == "erst" { 6 } else { count };
    let paragraph = paragraph(topic, opening, words, count as usize, chance);
    let long = matches!(topic.name, "erst" | "konferenz" | "identitaet") || chance.percent(5);
    if !long || chance.percent(40) {
        return paragraph;
    }
    let second = notes::topic(chance.pick(&["sprache", "leistungen", "wohnung", "ausbildung"]))
        .unwrap_or(EMPTY);
    let third =
        notes::topic(chance.pick(&["schule", "recht", "freizeit", "unterkunft"])).unwrap_or(EMPTY);
    let mut parts = vec![paragraph];
    for topic in [second, third] {
        parts.push(middles(topic, words, 4, chance).join(" "));
    }
    let agreed: Vec<String> = [second, third]
        .iter()
        .map(|topic| format!("- {}", sentence(&topic.steps, words, chance)))
        .collect();
    parts.push(format!("Vereinbart:\n{}", agreed.join("\n")));
    parts.join("\n\n")
}

/// Kontaktart and first sentence.
pub fn opening(topic: &Topic, words: &Words, chance: &mut Chance) -> (&'static str, String) {
    let draw = |_| {
        let (kind, sentence) = chance.pick(&topic.openings);
        words.fill(sentence).map(|sentence| (kind, sentence))
    };
    (0..8).find_map(draw).unwrap_or_default()
}

fn paragraph(
    topic: &Topic,
    opening: String,
    words: &Words,
    count: usize,
    chance: &mut Chance,
) -> String {
    let mut sentences = vec![opening];
    sentences.extend(middles(topic, words, count, chance));
    sentences.push(sentence(&topic.endings, words, chance));
    sentences.retain(|sentence| !sentence.is_empty());
    sentences.join(" ")
}

fn middles(topic: &Topic, words: &Words, count: usize, chance: &mut Chance) -> Vec<String> {
    let chosen = chance.some(&topic.middles, count);
    chosen
        .into_iter()
        .filter_map(|sentence| words.fill(sentence))
        .collect()
}

/// One sentence that can be filled; a few tries, since some need a value the person does not have.
pub fn sentence(sentences: &[&'static str], words: &Words, chance: &mut Chance) -> String {
    (0..8)
        .find_map(|_| words.fill(chance.pick(sentences)))
        .unwrap_or_default()
}

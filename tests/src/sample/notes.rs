//! Notes out of sentences: reads `saetze.txt` and fills in names, places and pronouns.
//!
//! Placeholders: `{P}` `{Pn}` `{Ps}` the person (nominative, other cases, genitive), `{er}` … pronouns, `{D}` `{B}` `{Dtel}` a
//! third person, `{alias}` another spelling; a final `n` in `{sbn}`, `{chefn}` … is the oblique case of "Herr". A sentence
//! with a placeholder that has no value is not used.

use std::collections::BTreeMap;
use std::sync::OnceLock;

const SENTENCES: &str = include_str!("saetze.txt");

/// Sentences about one topic.
#[derive(Default)]
pub struct Topic {
    /// Short name, e.g. `abh`.
    pub name: &'static str,
    /// Codes of the Handlungsfelder it belongs to.
    pub subjects: Vec<&'static str>,
    /// How a note begins: code of the Kontaktart, sentence.
    pub openings: Vec<(&'static str, &'static str)>,
    /// What it is about.
    pub middles: Vec<&'static str>,
    /// How it ends.
    pub endings: Vec<&'static str>,
    /// What comes next.
    pub steps: Vec<&'static str>,
}

/// Every topic of the file.
pub fn topics() -> &'static [Topic] {
    static TOPICS: OnceLock<Vec<Topic>> = OnceLock::new();
    TOPICS.get_or_init(|| {
        let mut topics = Vec::new();
        SENTENCES.lines().for_each(|line| read(line, &mut topics));
        topics
    })
}

/// The topic of a name.
pub fn topic(name: &str) -> Option<&'static Topic> {
    topics().iter().find(|topic| topic.name == name)
}

fn read(line: &'static str, topics: &mut Vec<Topic>) {
    if let Some((name, subjects)) = line.strip_prefix('[').and_then(|head| head.split_once(']')) {
        let subjects = subjects.split_whitespace().collect();
        topics.push(Topic {
            name,
            subjects,
            ..Topic::default()
        });
        return;
    }
    let (Some(topic), Some((mark, sentence))) = (topics.last_mut(), line.split_once(' ')) else {
        return;
    };
    match mark {
        "<" => topic.openings.extend(sentence.split_once(" | ")),
        "-" => topic.middles.push(sentence),
        ">" => topic.endings.push(sentence),
        "+" => topic.steps.push(sentence),
        _ => {}
    }
}

/// Values of the placeholders.
#[derive(Clone, Default)]
pub struct Words(BTreeMap<&'static str, String>);

impl Words {
    /// Sets a value; an empty one counts as missing.
    pub fn set(&mut self, name: &'static str, value: &str) {
        if value.is_empty() {
            self.0.remove(name);
        } else {
            self.0.insert(name, value.to_owned());
        }
    }

    /// The sentence with all values, or `None` when one is missing.
    pub fn fill(&self, sentence: &str) -> Option<String> {
        let mut parts = sentence.split('{');
        let mut text = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let (name, rest) = part.split_once('}')?;
            text.push_str(&self.value(name)?);
            text.push_str(rest);
        }
        let text = text.replace("in dem ", "im ").replace("von dem ", "vom ");
        Some(first_upper(&text.replace("In dem ", "Im ")))
    }

    fn value(&self, name: &str) -> Option<String> {
        if let Some(value) = self.0.get(name) {
            return Some(value.clone());
        }
        let nominative = self.0.get(name.strip_suffix('n')?)?;
        Some(match nominative.strip_prefix("Herr ") {
            Some(rest) => format!("Herrn {rest}"),
            None => nominative.clone(),
        })
    }
}

fn first_upper(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
}

//! Stages 8 and 9: which mentions are the same person, and where else in the case that person is named.

mod group;

use super::candidate::{Candidate, Voice};
use super::people::People;
use super::record::Record;
use super::similar::sound_key;
use super::tokens::{Doc, Gap};
use super::triggers::Mention;
use super::wire::SpanClass;
use super::words::{self, Title};
use group::Group;
use std::collections::{BTreeMap, BTreeSet};

/// What linking hands on: a candidate per mention (by note), and where to look for the names again.
pub(crate) struct Linked {
    pub(crate) mentions: Vec<(usize, Candidate)>,
    names: BTreeMap<String, Vec<NameUse>>,
    titles: BTreeMap<usize, Title>,
}

#[derive(Clone, Copy)]
struct NameUse {
    owner: usize,
    class: SpanClass,
}

/// Joins the mentions of all notes to persons and adds them to the people of the case.
pub(crate) fn link(
    docs: &[Doc],
    notes: &[Vec<Mention>],
    record: &Record,
    people: &mut People,
) -> Linked {
    let notes = &with_surnames(docs, notes);
    let mut groups: Vec<Group> = Vec::new();
    let mut of_known: Vec<(usize, Candidate)> = Vec::new();
    for (note, index) in by_weight(notes) {
        let Some(mention) = notes.get(note).and_then(|list| list.get(index)) else {
            continue;
        };
        match known_owners(mention, record) {
            Some(owners) => of_known.push((note, candidate(mention, owners))),
            None => join(&mut groups, mention, (note, index)),
        }
    }
    groups.sort_by_key(|group| group.first);
    let mut linked = Linked {
        mentions: of_known,
        names: BTreeMap::new(),
        titles: BTreeMap::new(),
    };
    for group in &groups {
        let owner = people.add_found(group.label.as_deref().unwrap_or("Person"));
        linked.take(group, owner, notes);
    }
    linked
}

/// "Zejnepa Quante": a surname that looks like a word belongs to the name before it, if a title says elsewhere that
/// somebody is called so.
fn with_surnames(docs: &[Doc], notes: &[Vec<Mention>]) -> Vec<Vec<Mention>> {
    let all = notes.iter().flatten();
    let titled = all.filter(|m| m.title.is_some() && m.words.len() == 1);
    let surnames: BTreeSet<String> = titled.flat_map(|m| m.words.clone()).collect();
    let lengthen = |doc: &Doc, mention: &Mention| {
        let mut mention = mention.clone();
        let next = doc
            .tokens
            .partition_point(|token| token.start < mention.end);
        let after = doc.tokens.get(next).filter(|t| t.gap == Gap::Space);
        let surname = after.filter(|t| t.capital && surnames.contains(&t.folded));
        if let (Some(token), true) = (surname, mention.title.is_none() && mention.words.len() == 1)
        {
            mention.end = token.end;
            mention.words.push(token.folded.clone());
            mention.parts.push(token.folded.clone());
        }
        mention
    };
    let both = docs.iter().zip(notes);
    both.map(|(doc, list)| list.iter().map(|m| lengthen(doc, m)).collect())
        .collect()
}

/// Longer names first: "Frau Aylin Yilmaz" must exist before "Frau Yilmaz" looks for her.
fn by_weight(notes: &[Vec<Mention>]) -> Vec<(usize, usize)> {
    let mut order: Vec<(std::cmp::Reverse<usize>, bool, usize, usize)> = Vec::new();
    for (note, mentions) in notes.iter().enumerate() {
        for (index, mention) in mentions.iter().enumerate() {
            order.push((
                std::cmp::Reverse(mention.words.len()),
                mention.title.is_none(),
                note,
                index,
            ));
        }
    }
    order.sort_unstable();
    order
        .into_iter()
        .map(|(_, _, note, index)| (note, index))
        .collect()
}

/// The persons of the record a mention means, if all its words are theirs.
fn known_owners(mention: &Mention, record: &Record) -> Option<Vec<usize>> {
    if let [initial] = mention.words.as_slice()
        && initial.chars().count() == 1
    {
        // "Herrn K." is short for a surname.
        let of_family = record.family_initials.iter();
        let same = of_family.filter(|(letter, _)| initial.starts_with(*letter));
        let owners: BTreeSet<usize> = same.map(|(_, owner)| *owner).collect();
        return (!owners.is_empty()).then(|| owners.into_iter().collect());
    }
    owners_of_all(&mention.words, record).or_else(|| owners_of_all(&mention.parts, record))
}

fn owners_of_all(words: &[String], record: &Record) -> Option<Vec<usize>> {
    let mut owners: Option<BTreeSet<usize>> = None;
    for word in words {
        let of_word = owners_of_word(word, record);
        let both = match &owners {
            None => of_word,
            Some(so_far) => {
                let exact: BTreeSet<usize> = so_far.intersection(&of_word).copied().collect();
                if exact.is_empty() {
                    similar_owner(word, so_far, record)
                } else {
                    exact
                }
            }
        };
        if both.is_empty() {
            return None;
        }
        owners = Some(both);
    }
    owners.map(|set| set.into_iter().collect())
}

fn owners_of_word(word: &str, record: &Record) -> BTreeSet<usize> {
    let mut letters = word.chars();
    if let (Some(letter), None) = (letters.next(), letters.next()) {
        let initials = record.initials.iter().chain(&record.family_initials);
        return initials
            .filter(|(initial, _)| *initial == letter)
            .map(|(_, owner)| *owner)
            .collect();
    }
    let stem = word.strip_suffix('s').unwrap_or(word);
    let plain = word
        .replace("ae", "a")
        .replace("oe", "o")
        .replace("ue", "u");
    let entries = [word, stem, &plain]
        .into_iter()
        .filter_map(|key| record.entries.get(key))
        .flatten();
    entries
        .filter(|entry| entry.kind.is_name())
        .filter_map(|entry| entry.owner)
        .collect()
}

/// "Alaa Isa" is Alaa Issa: the given name is right and the surname sounds alike.
fn similar_owner(word: &str, owners: &BTreeSet<usize>, record: &Record) -> BTreeSet<usize> {
    let key = sound_key(word);
    let alike = record
        .names
        .iter()
        .filter(|(name, owner)| owners.contains(owner) && sound_key(name) == key);
    alike.map(|(_, owner)| *owner).collect()
}

fn join(groups: &mut Vec<Group>, mention: &Mention, at: (usize, usize)) {
    let fitting = groups.iter().position(|group| group.fits(mention));
    let fitting = fitting.or_else(|| groups.iter().position(|group| group.may_be(mention)));
    match fitting.and_then(|index| groups.get_mut(index)) {
        Some(group) => group.absorb(mention, at),
        None => groups.push(Group::new(mention, at)),
    }
}

fn candidate(mention: &Mention, owners: Vec<usize>) -> Candidate {
    let voice = if mention.announced {
        Voice::Trigger
    } else {
        Voice::Guess
    };
    Candidate::name(mention.start, mention.end, owners, voice)
        .class(mention.class)
        .reason(mention.reason)
}

impl Linked {
    fn take(&mut self, group: &Group, owner: usize, notes: &[Vec<Mention>]) {
        for (note, index) in &group.mentions {
            let Some(mention) = notes.get(*note).and_then(|list| list.get(*index)) else {
                continue;
            };
            self.mentions.push((*note, candidate(mention, vec![owner])));
        }
        let spread = [&group.given, &group.surname].into_iter().flatten();
        // A name found by its place alone may be a word elsewhere: there it is a question, and never after an article.
        let class = if group.by_place {
            SpanClass::Ask
        } else {
            group.class
        };
        for name in spread {
            if name.chars().count() > 2 {
                let found = NameUse { owner, class };
                self.names.entry(name.clone()).or_default().push(found);
            }
        }
        self.titles.extend(group.title.map(|title| (owner, title)));
    }

    /// Every other place where a found name stands.
    pub(crate) fn scan(&self, doc: &Doc) -> Vec<Candidate> {
        let mut out = Vec::new();
        for index in 0..doc.tokens.len() {
            out.extend(
                (1..=3)
                    .rev()
                    .find_map(|length| self.name_at(doc, index, length)),
            );
        }
        out
    }

    fn name_at(&self, doc: &Doc, index: usize, length: usize) -> Option<Candidate> {
        let tokens = doc.tokens.get(index..index + length)?;
        let (first, last) = (tokens.first()?, tokens.last()?);
        let joined_up = tokens
            .iter()
            .skip(1)
            .all(|t| matches!(t.gap, Gap::Joined | Gap::Glued | Gap::Space));
        if !first.is_capital_word() || !joined_up {
            return None;
        }
        let word: String = tokens.iter().map(|token| token.folded.as_str()).collect();
        let uses = self
            .names
            .get(&word)
            .or_else(|| self.names.get(word.strip_suffix('s')?))?;
        let ordinary = words::is_ordinary(&word);
        if ordinary && has_determiner(doc, index) {
            return None;
        }
        let titled = doc
            .near(index, -1)
            .and_then(|before| words::title(&before.folded));
        let fitting: Vec<&NameUse> = uses
            .iter()
            .filter(|u| titled.is_none() || self.titles.get(&u.owner).copied() == titled)
            .collect();
        let chosen = if fitting.is_empty() {
            uses.iter().collect()
        } else {
            fitting
        };
        let class = chosen
            .iter()
            .map(|u| u.class)
            .min()
            .unwrap_or(SpanClass::Ask);
        let owners = chosen.iter().map(|u| u.owner).collect();
        let candidate = Candidate::name(first.start, last.end, owners, Voice::Propagated);
        let class = if ordinary { SpanClass::Ask } else { class };
        Some(
            candidate
                .class(class)
                .reason("Name, der an anderer Stelle des Falls erkannt wurde"),
        )
    }
}

/// "wir haben Koch informiert", "oder Wolf": these end like adjectives and are none.
fn is_no_adjective(folded: &str) -> bool {
    matches!(
        folded,
        "haben"
            | "hatte"
            | "hatten"
            | "wurde"
            | "wurden"
            | "werden"
            | "sollen"
            | "sollte"
            | "konnte"
            | "konnten"
            | "musste"
            | "wollte"
            | "heute"
            | "bitte"
            | "neben"
            | "wegen"
            | "gegen"
            | "wieder"
            | "danke"
    )
}

/// "der Koch", "im Sommer", "guter Wolf": an article or adjective before it makes it a word.
pub(super) fn has_determiner(doc: &Doc, index: usize) -> bool {
    let Some(before) = doc
        .near(index, -1)
        .filter(|_| doc.tokens.get(index).is_some_and(|t| t.gap == Gap::Space))
    else {
        return false;
    };
    let adjective = !before.capital
        && !is_no_adjective(&before.folded)
        && ["e", "en", "er", "es", "em"]
            .iter()
            .any(|end| before.folded.len() > 4 && before.folded.ends_with(end));
    words::is_determiner(&before.folded) || adjective
}

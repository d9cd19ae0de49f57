//! One person found in the notes of a case, and which mentions are that person.
//!
//! In which order mentions are joined is decided in `link`.

use super::super::triggers::Mention;
use super::super::wire::SpanClass;
use super::super::words::{self, Title};

/// A person found in the notes of a case.
pub(super) struct Group {
    pub(super) given: Option<String>,
    pub(super) surname: Option<String>,
    /// The longest form in which the name was met.
    words: Vec<String>,
    pub(super) title: Option<Title>,
    pub(super) label: Option<String>,
    pub(super) class: SpanClass,
    /// Every mention was found by its place alone.
    pub(super) by_place: bool,
    pub(super) first: (usize, usize),
    pub(super) mentions: Vec<(usize, usize)>,
}

impl Group {
    pub(super) fn new(mention: &Mention, at: (usize, usize)) -> Self {
        let (given, surname) = parts(mention);
        Self {
            given,
            surname,
            words: mention.words.clone(),
            title: mention.title.filter(|title| *title != Title::Academic),
            label: mention.label.clone(),
            class: mention.class,
            by_place: mention.by_place,
            first: at,
            mentions: vec![at],
        }
    }

    /// "Frau Kaya" is never "Herr Kaya".
    fn same_title(&self, mention: &Mention) -> bool {
        !matches!(
            (self.title, mention.title),
            (Some(Title::Herr), Some(Title::Frau)) | (Some(Title::Frau), Some(Title::Herr))
        )
    }

    /// The looser test: a word of the name, wherever it stands ("Haj Darweesh" of "Najibullah Haj Darweesh").
    pub(super) fn may_be(&self, mention: &Mention) -> bool {
        let telling = |word: &&String| !words::is_particle(word) && word.chars().count() > 1;
        let mut said = mention.words.iter().filter(telling);
        let last = |words: &[String]| words.iter().rfind(|w| telling(w)).cloned();
        let alone = mention.words.iter().filter(telling).count() == 1;
        let place = alone && (mention.title.is_none() || self.surname.is_none())
            || last(&mention.words) == last(&self.words);
        place
            && self.same_title(mention)
            && mention.words.iter().any(|word| telling(&word))
            && said.all(|word| self.words.contains(word))
    }

    pub(super) fn fits(&self, mention: &Mention) -> bool {
        let (given, surname) = parts(mention);
        let titles = self.same_title(mention);
        let same = |a: &Option<String>, b: &Option<String>| a.is_some() && a == b;
        let given_fits = match (&self.given, &given) {
            (Some(a), Some(b)) => a == b || is_initial_of(a, b) || is_initial_of(b, a),
            _ => true,
        };
        let by_surname = same(&self.surname, &surname) && given_fits;
        let by_given = same(&self.given, &given) && (self.surname.is_none() || surname.is_none());
        let single =
            mention.words.len() == 1 && mention.title.is_none() && same(&self.given, &surname);
        titles && (by_surname || by_given || single)
    }

    pub(super) fn absorb(&mut self, mention: &Mention, at: (usize, usize)) {
        let (given, surname) = parts(mention);
        if mention.words.len() > self.words.len() {
            self.words.clone_from(&mention.words);
        }
        let longer = |own: &Option<String>, new: &Option<String>| {
            new.as_ref().is_some_and(|n| {
                own.as_ref()
                    .is_none_or(|o| o.len() < n.len() && is_initial_of(o, n))
            })
        };
        if longer(&self.given, &given) && Some(&given) != Some(&self.surname) {
            self.given = given;
        }
        if self.surname.is_none() {
            self.surname = surname;
        }
        self.title = self
            .title
            .or(mention.title.filter(|title| *title != Title::Academic));
        let better = match (&self.label, &mention.label) {
            (None, Some(_)) => true,
            (Some(own), Some(new)) => own == "Fachkraft" && new.starts_with("Fachkraft "),
            _ => false,
        };
        if better {
            self.label.clone_from(&mention.label);
        }
        self.class = self.class.min(mention.class);
        self.by_place &= mention.by_place;
        self.first = self.first.min(at);
        self.mentions.push(at);
    }
}

fn is_initial_of(initial: &str, name: &str) -> bool {
    initial.chars().count() == 1 && name.starts_with(initial)
}

/// Given name and surname of a mention; a single word is a surname unless the list knows it as a given name.
fn parts(mention: &Mention) -> (Option<String>, Option<String>) {
    let telling = |word: &&String| !words::is_inner_particle(word);
    let named: Vec<String> = mention.words.iter().filter(telling).cloned().collect();
    let all = if named.is_empty() {
        &mention.words
    } else {
        &named
    };
    match all.as_slice() {
        [] => (None, None),
        [only] if mention.title.is_none() && words::is_given_name(only) => {
            (Some(only.clone()), None)
        }
        [only] => (None, Some(only.clone())),
        [first, .., last] => (Some(first.clone()), Some(last.clone())),
    }
}

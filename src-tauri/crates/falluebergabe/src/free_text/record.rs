//! Stage 1: what the record knows, prepared for comparing.
//!
//! A value is stored as the join of its folded tokens, so that spacing, hyphens, case and accents do not matter.
//! The comparing itself is in `record_scan`, similar spellings in `similar`.

use super::dates::{BirthDate, parse_birth_date};
use super::people::People;
use super::regions::{Country, country};
use super::tokens::{Token, value_tokens};
use super::wire::{Known, KnownKind};
use super::words;
use std::collections::{BTreeMap, BTreeSet};

/// How much of a value an entry stands for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Form {
    /// The whole value.
    Whole,
    /// One part of a name, or the street without its number.
    Part,
    /// A telling word of a longer name of a body: a guess.
    Hint,
}

/// One thing to look for.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Entry {
    pub(crate) form: Form,
    pub(crate) kind: KnownKind,
    /// Index of the person, if the value has one.
    pub(crate) owner: Option<usize>,
    /// Tokens the entry has in the record's own spelling.
    pub(crate) tokens: usize,
}

/// A number to find inside runs of digits.
pub(crate) struct DigitCore {
    pub(crate) digits: String,
    pub(crate) kind: KnownKind,
    pub(crate) owner: Option<usize>,
}

/// Everything the record of one case knows.
#[derive(Default)]
pub(crate) struct Record {
    pub(crate) entries: BTreeMap<String, BTreeSet<Entry>>,
    pub(crate) digits: Vec<DigitCore>,
    pub(crate) birth_dates: Vec<(BirthDate, Option<usize>)>,
    pub(crate) countries: Vec<(&'static Country, Option<usize>)>,
    /// Single name parts with their owner, for similar spellings and compounds.
    pub(crate) names: Vec<(String, usize)>,
    /// First letters of given names (folded) by owner.
    pub(crate) initials: BTreeSet<(char, usize)>,
    /// First letters of family names (folded) by owner.
    pub(crate) family_initials: BTreeSet<(char, usize)>,
    pub(crate) longest: usize,
}

impl Record {
    /// Prepares the values of one case.
    pub(crate) fn new(known: &[Known], people: &People) -> Self {
        let mut record = Self::default();
        for item in known {
            record.add(item, people.index_of(&item.person));
        }
        record.add_full_names(known, people);
        record.names.sort();
        record.names.dedup();
        record
    }

    fn add(&mut self, item: &Known, owner: Option<usize>) {
        let tokens = value_tokens(&item.value);
        if tokens.is_empty() {
            return;
        }
        match item.kind {
            kind if kind.is_name() => self.add_name(&tokens, kind, owner),
            KnownKind::BirthDate => self.add_birth_date(item, &tokens, owner),
            KnownKind::Phone => self.add_phone(&tokens, owner),
            KnownKind::Street => self.add_street(&tokens, owner),
            KnownKind::Nationality => {
                self.countries
                    .extend(country(&item.value).map(|found| (found, owner)));
                self.add_tokens(&tokens, Form::Whole, item.kind, owner);
            }
            KnownKind::Email => self.add_email(&item.value, &tokens, owner),
            kind => self.add_value(&tokens, kind, owner),
        }
    }

    /// Adds the join of these tokens in every spelling of its umlauts.
    fn add_tokens(&mut self, tokens: &[Token], form: Form, kind: KnownKind, owner: Option<usize>) {
        let expanded: String = tokens.iter().map(|token| token.folded.as_str()).collect();
        let stripped: String = tokens
            .iter()
            .map(|token| token.stripped.as_ref().unwrap_or(&token.folded).as_str())
            .collect();
        let contracted = expanded
            .replace("ae", "a")
            .replace("oe", "o")
            .replace("ue", "u");
        let entry = Entry {
            form,
            kind,
            owner,
            tokens: tokens.len(),
        };
        if kind.is_name() && contracted.len() >= 5 {
            self.insert(contracted, entry.clone());
        }
        self.insert(stripped, entry.clone());
        self.insert(expanded, entry);
    }

    fn insert(&mut self, joined: String, entry: Entry) {
        if joined.is_empty() {
            return;
        }
        // A text may break a value into more tokens than the record does.
        self.longest = self.longest.max(entry.tokens + 2);
        self.entries.entry(joined).or_default().insert(entry);
    }

    fn add_name(&mut self, tokens: &[Token], kind: KnownKind, owner: Option<usize>) {
        self.add_tokens(tokens, Form::Whole, kind, owner);
        self.add_with_particles(tokens, kind, owner);
        for token in tokens {
            let alone = tokens.len() == 1;
            // "Frau Dr. Petra von Müller" as it stands in a list of third persons.
            let no_name = words::is_particle(&token.folded)
                || words::title(&token.folded).is_some()
                || words::is_degree(&token.folded);
            if !alone && (token.folded.chars().count() < 2 || no_name) {
                continue;
            }
            if !alone {
                self.add_tokens(std::slice::from_ref(token), Form::Part, kind, owner);
            }
            if let Some(owner) = owner {
                self.names.push((token.folded.clone(), owner));
                self.names
                    .extend(token.stripped.clone().map(|stripped| (stripped, owner)));
            }
        }
        let letters = tokens
            .iter()
            .filter_map(|token| token.folded.chars().next());
        let Some(owner) = owner else { return };
        match kind {
            KnownKind::GivenName => self.initials.extend(letters.map(|c| (c, owner))),
            KnownKind::FamilyName => self.family_initials.extend(letters.map(|c| (c, owner))),
            _ => {}
        }
    }

    /// "Al-Hassan" out of "Al-Hassan Öztürk", so that the particle does not stay behind.
    fn add_with_particles(&mut self, tokens: &[Token], kind: KnownKind, owner: Option<usize>) {
        for (index, token) in tokens.iter().enumerate() {
            let before = tokens.iter().take(index).rev();
            let particles = before.take_while(|t| words::is_particle(&t.folded)).count();
            if particles == 0 || words::is_particle(&token.folded) {
                continue;
            }
            let part = tokens.get(index - particles..=index).unwrap_or_default();
            self.add_tokens(part, Form::Part, kind, owner);
        }
    }

    /// "alaaissa" and "issaalaa": user names and file names are made like this.
    fn add_full_names(&mut self, known: &[Known], people: &People) {
        for given in known
            .iter()
            .filter(|item| item.kind == KnownKind::GivenName)
        {
            for family in known
                .iter()
                .filter(|item| item.kind == KnownKind::FamilyName)
            {
                if given.person != family.person {
                    continue;
                }
                let owner = people.index_of(&given.person);
                let (first, last) = (value_tokens(&given.value), value_tokens(&family.value));
                for (a, b) in [(&first, &last), (&last, &first)] {
                    self.insert_pair(a, b, owner);
                }
            }
        }
    }

    fn insert_pair(&mut self, a: &[Token], b: &[Token], owner: Option<usize>) {
        let join =
            |tokens: &[Token]| -> String { tokens.iter().map(|t| t.folded.as_str()).collect() };
        let entry = Entry {
            form: Form::Whole,
            kind: KnownKind::Alias,
            owner,
            tokens: a.len() + b.len(),
        };
        self.insert(join(a) + &join(b), entry.clone());
        let first = a
            .first()
            .map(|token| token.folded.clone())
            .unwrap_or_default();
        self.insert(first + &join(b), entry);
    }

    fn add_birth_date(&mut self, item: &Known, tokens: &[Token], owner: Option<usize>) {
        let Some(date) = parse_birth_date(&item.value) else {
            self.add_tokens(tokens, Form::Whole, item.kind, owner);
            return;
        };
        for digits in date.digit_forms() {
            self.digits.push(DigitCore {
                digits,
                kind: item.kind,
                owner,
            });
        }
        if date.is_year_only() {
            self.add_tokens(tokens, Form::Whole, item.kind, owner);
        }
        self.birth_dates.push((date, owner));
    }

    fn add_phone(&mut self, tokens: &[Token], owner: Option<usize>) {
        let all: String = tokens
            .iter()
            .filter(|t| t.digits)
            .map(|t| t.folded.as_str())
            .collect();
        let national = all
            .strip_prefix("0049")
            .or_else(|| all.strip_prefix("49"))
            .unwrap_or(&all);
        let core = national.trim_start_matches('0');
        self.add_digits(
            if core.len() >= 5 { core } else { &all },
            KnownKind::Phone,
            owner,
        );
        self.add_tokens(tokens, Form::Whole, KnownKind::Phone, owner);
    }

    fn add_digits(&mut self, digits: &str, kind: KnownKind, owner: Option<usize>) {
        if digits.len() >= 5 {
            self.digits.push(DigitCore {
                digits: digits.to_owned(),
                kind,
                owner,
            });
        }
    }

    fn add_street(&mut self, tokens: &[Token], owner: Option<usize>) {
        self.add_tokens(tokens, Form::Whole, KnownKind::Street, owner);
        let name: Vec<&Token> = tokens.iter().take_while(|token| !token.digits).collect();
        let letters: usize = name.iter().map(|token| token.folded.len()).sum();
        if letters >= 5 && name.len() < tokens.len() {
            let (head, _) = tokens.split_at(name.len());
            self.add_tokens(head, Form::Part, KnownKind::Street, owner);
        }
    }

    fn add_email(&mut self, value: &str, tokens: &[Token], owner: Option<usize>) {
        self.add_tokens(tokens, Form::Whole, KnownKind::Email, owner);
        let local = value_tokens(value.split('@').next().unwrap_or_default());
        let letters: usize = local.iter().map(|token| token.folded.len()).sum();
        if letters >= 6 && local.len() < tokens.len() {
            self.add_tokens(&local, Form::Part, KnownKind::Email, owner);
        }
    }

    fn add_value(&mut self, tokens: &[Token], kind: KnownKind, owner: Option<usize>) {
        self.add_tokens(tokens, Form::Whole, kind, owner);
        let digits: String = tokens
            .iter()
            .filter(|t| t.digits)
            .map(|t| t.folded.as_str())
            .collect();
        let only_digits = tokens.iter().all(|token| token.digits);
        if only_digits || (kind == KnownKind::FileNumber && digits.len() >= 6) {
            self.add_digits(&digits, kind, owner);
        }
        let body = matches!(
            kind,
            KnownKind::Employer | KnownKind::School | KnownKind::Accommodation
        );
        if !body || tokens.len() < 2 {
            return;
        }
        let (name, _) = tokens.split_at(tokens.len() - legal_form(tokens));
        self.add_tokens(name, Form::Part, kind, owner);
        let telling = |t: &Token| {
            t.is_capital_word() && t.folded.chars().count() >= 5 && !words::is_ordinary(&t.folded)
        };
        for token in name.iter().filter(|token| telling(token)) {
            self.add_tokens(std::slice::from_ref(token), Form::Hint, kind, owner);
        }
        // "Autohaus Tenbrock" out of "Autohaus Tenbrock, Musterstadt".
        for length in 2..name.len().min(6) {
            for part in name.windows(length).filter(|part| part.iter().any(telling)) {
                self.add_tokens(part, Form::Part, kind, owner);
            }
        }
    }
}

/// How many tokens at the end are a legal form: "GmbH & Co. KG", "e. V.". At least one token stays.
fn legal_form(tokens: &[Token]) -> usize {
    const FORMS: &[&str] = &[
        "gmb", "h", "mb", "mbh", "ggmb", "gmbh", "co", "kg", "ag", "ug", "ohg", "gbr", "e", "k",
        "v", "kf", "ev",
    ];
    let form = tokens
        .iter()
        .skip(1)
        .rev()
        .take_while(|token| FORMS.contains(&token.folded.as_str()));
    form.count()
}

//! Decides field by field whether and how it leaves, and writes the preview line in the same breath.

use super::texts::{Outgoing, Texts};
use super::{FieldClass, FieldPreview, Guard, PrepareInput, Prepared};
use super::{bildung, events, fill, languages, network, plan, sections};
use super::{codes, words};
use crate::content::{Coded, FORMAT, UebergabeContent, VERSION};
use crate::free_text::{Health, Known};
use crate::known::{contact_persons, known_values_with};
use crate::minimise::{Field, Omitted, Profile, Treatment, never_passed_on};
use crate::risk::Traits;
use fallmappe_domain::code::{Code, NICHT_ERHOBEN};
use fallmappe_domain::einwilligung::GESUNDHEIT;
use std::collections::BTreeSet;

/// Stands in a preview line whose words are shown, pseudonymised, among the texts.
pub(super) const AS_TEXT: &str = "als geprüfter Text";

/// Collects content and preview of one handover.
pub(super) struct Builder<'a> {
    pub(super) input: &'a PrepareInput<'a>,
    /// The profile as it holds here: relaxed, and never beyond the consent.
    pub(super) profile: Profile,
    pub(super) texts: Texts,
    fields: Vec<FieldPreview>,
    omitted: Vec<Omitted>,
    own_words: BTreeSet<String>,
}

impl<'a> Builder<'a> {
    pub(super) fn new(input: &'a PrepareInput<'a>) -> Self {
        Self {
            input,
            profile: input.profile.relaxed(input.relaxed).within(input.scope),
            texts: Texts::default(),
            fields: Vec::new(),
            omitted: Vec::new(),
            own_words: BTreeSet::new(),
        }
    }

    pub(super) fn build(mut self) -> Prepared {
        let mut content = self.content();
        let keeps = |name: &str| languages::keeps(self.input, &self.profile, name);
        let known: Vec<Known> = known_values_with(self.input.akte, &self.profile, &keeps)
            .into_iter()
            .chain(self.input.marked.to_vec())
            .collect();
        let words = words::Words::new(self.input.words);
        let health = match self.treatment(Field::Health).0 {
            Treatment::Omit => Health::HeldBack,
            Treatment::Keep | Treatment::Coarse => Health::LetOut,
        };
        let texts = std::mem::take(&mut self.texts);
        // Whom a letter is addressed to may stand on it, so these are replaced in texts and not in the exit check.
        let mut named = known.clone();
        named.extend(contact_persons(self.input.akte, self.input.stellen));
        let outgoing = texts.resolve(&named, self.input.decisions, &words, health);
        fill::fill_texts(&mut content, &outgoing);
        self.finish(content, outgoing, known)
    }

    /// The content with the ids of its texts in place of the texts. Urgent things come first, in the preview too.
    fn content(&mut self) -> UebergabeContent {
        let input = self.input;
        let purpose = "zweck".to_owned();
        self.texts.add(&purpose, "Zweck", input.purpose);
        UebergabeContent {
            format: FORMAT.to_owned(),
            version: VERSION,
            pseudonym: input.pseudonym.clone(),
            purpose,
            created_on: input.today,
            recipient_kind: self.own(&input.profile.recipient_kind, &input.profile.label),
            kind: input.kind.map(|kind| self.coded("uebergabeart", kind)),
            answer_by: input.answer_by,
            fristen: plan::fristen(self),
            person: sections::person(self),
            aufenthalt: sections::aufenthalt(self),
            bedarfe: plan::bedarfe(self),
            bildung: bildung::bildung(self),
            ziele: plan::ziele(self),
            kontakte: events::kontakte(self),
            teilnahmen: events::teilnahmen(self),
            vermittlungen: events::vermittlungen(self),
            verbleib: events::verbleib(self),
            vereinbarungen: plan::vereinbarungen(self),
            netzwerk: network::network(self),
            gesundheit: events::gesundheit(self),
            omitted: self.left_out(),
        }
    }

    fn finish(
        mut self,
        content: UebergabeContent,
        outgoing: Outgoing,
        known: Vec<Known>,
    ) -> Prepared {
        self.own_words.extend(
            content
                .omitted
                .iter()
                .flat_map(|entry| [entry.what.clone(), entry.why.clone()]),
        );
        self.own_words
            .extend([FORMAT.to_owned(), self.input.pseudonym.to_string()]);
        self.own_words.extend(content.person.age_band.clone());
        self.own_words.extend(content.person.region.clone());
        self.own_words.extend(content.person.area.clone());
        let guard = Guard {
            known,
            own_words: self.own_words,
            kept_words: outgoing.kept_words,
        };
        let (akte, today) = (self.input.akte, self.input.today);
        let status = akte.aufenthalt.status_on(today).map(|status| &status.kind);
        let person = Traits::of(&akte.person, today).with_status(status);
        Prepared {
            remaining: words::remaining(&outgoing.staying),
            codes: codes::codes(&outgoing.notes, &outgoing.kept),
            traits: person.leaving(&content),
            content,
            fields: self.fields,
            notes: outgoing.notes,
            guard,
        }
    }

    /// How a field leaves under profile and consent, and why.
    pub(super) fn treatment(&self, field: Field) -> (Treatment, String) {
        let rule = self.profile.rule(field);
        (rule.treatment, rule.reason)
    }

    /// Lets a value leave if profile and consent allow it. `coarse` is what leaves where the profile wants it coarser.
    /// Returns whether anything leaves and whether it is the coarse form.
    pub(super) fn offer(
        &mut self,
        field: Field,
        original: &str,
        kept: &str,
        coarse: &str,
    ) -> Option<Treatment> {
        if original.is_empty() {
            return None;
        }
        let (treatment, reason) = self.treatment(field);
        let outgoing = match treatment {
            Treatment::Keep => Some(kept),
            Treatment::Coarse => Some(coarse),
            Treatment::Omit => None,
        };
        let class = match outgoing {
            None => FieldClass::Omitted,
            Some(text) if text == original => FieldClass::Kept,
            Some(_) => FieldClass::Generalised,
        };
        self.fields.push(FieldPreview {
            field,
            group: field.group().to_owned(),
            label: field.label().to_owned(),
            original: original.to_owned(),
            outgoing: outgoing.map(str::to_owned),
            class,
            reason,
        });
        (class != FieldClass::Omitted).then_some(treatment)
    }

    /// Whether something about a subject may leave: what speaks of health needs the field and the consent for health.
    pub(super) fn health_allows(&mut self, subject: &Code, original: &str, shown: &str) -> bool {
        !speaks_of_health(subject) || self.offer(Field::Health, original, shown, shown).is_some()
    }

    /// A language as it leaves: its name, or the part of the world where few of the own Fälle speak it.
    pub(super) fn shown_language(&mut self, name: &str) -> String {
        if languages::keeps(self.input, &self.profile, name) {
            return name.to_owned();
        }
        let group = languages::group(name);
        self.own_word(group);
        group.to_owned()
    }

    /// Words of the program, not of the record.
    pub(super) fn own_word(&mut self, word: &str) {
        self.own_words.insert(word.to_owned());
    }

    /// What is not passed on: what never is, then every field that stays away, those with one reason in one line.
    ///
    /// A field is named whether or not the Fall has anything in it: "Gesundheit stays here" must not tell that there is
    /// something about health.
    fn left_out(&mut self) -> Vec<Omitted> {
        let leaves = |field: Field| {
            let mut told = self.fields.iter();
            told.any(|line| line.field == field && line.class != FieldClass::Omitted)
        };
        let never = never_passed_on().iter();
        let mut out: Vec<Omitted> = never.map(|one| one.omitted(leaves)).collect();
        let never = out.len();
        for field in Field::ALL {
            let (treatment, why) = self.treatment(field);
            let label = field.label();
            let same = out.iter_mut().skip(never).find(|entry| entry.why == why);
            match (treatment, same) {
                (Treatment::Keep | Treatment::Coarse, _) => {}
                (Treatment::Omit, Some(entry)) => entry.what.push_str(&format!(", {label}")),
                (Treatment::Omit, None) => out.push(Omitted {
                    what: label.to_owned(),
                    why,
                }),
            }
        }
        out.append(&mut self.omitted);
        out
    }

    /// Lists something under "what is not passed on", once.
    pub(super) fn leave_out(&mut self, what: &str, why: &str) {
        let entry = Omitted {
            what: what.to_owned(),
            why: why.to_owned(),
        };
        if !self.omitted.contains(&entry) {
            self.omitted.push(entry);
        }
    }

    /// A value of one of our lists. Values that no list knows are words of the record and are checked like those.
    pub(super) fn coded(&mut self, list: &str, code: &Code) -> Coded {
        let lists = self.input.lists;
        let label = lists.label(list, code);
        if lists.contains(list, code) {
            return self.own(code, &label);
        }
        Coded {
            code: code.clone(),
            label,
        }
    }

    pub(super) fn own(&mut self, code: &Code, label: &str) -> Coded {
        self.own_words
            .extend([code.as_str().to_owned(), label.to_owned()]);
        Coded {
            code: code.clone(),
            label: label.to_owned(),
        }
    }

    /// Label of a code for the preview; empty for "nicht erhoben".
    pub(super) fn label_of(&self, list: &str, code: &Code) -> String {
        if code.as_str() == NICHT_ERHOBEN {
            String::new()
        } else {
            self.input.lists.label(list, code)
        }
    }
}

/// Codes of several lists that speak of health.
pub(super) fn speaks_of_health(code: &Code) -> bool {
    matches!(code.as_str(), GESUNDHEIT | "therapie_gesundheit")
}

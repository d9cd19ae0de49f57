//! Decides field by field whether and how it leaves, and writes the preview line in the same breath.

use super::texts::{Outgoing, Texts};
use super::{FieldClass, FieldPreview, Guard, PrepareInput, Prepared};
use super::{codes, words};
use super::{events, sections};
use crate::content::{BildungOut, Coded, FORMAT, NetzwerkOut, UebergabeContent, VERSION};
use crate::free_text::Known;
use crate::known::known_values;
use crate::minimise::{Field, Omitted, Profile, Treatment, never_passed_on};
use crate::risk::Traits;
use fallmappe_domain::code::{Code, NICHT_ERHOBEN};
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
            omitted: never_passed_on().to_vec(),
            own_words: BTreeSet::new(),
        }
    }

    pub(super) fn build(mut self) -> Prepared {
        let known: Vec<Known> = known_values(self.input.akte, &self.profile)
            .into_iter()
            .chain(self.input.marked.to_vec())
            .collect();
        let person = sections::person(&mut self);
        let aufenthalt = sections::aufenthalt(&mut self);
        let kontakte = events::kontakte(&mut self);
        let teilnahmen = events::teilnahmen(&mut self);
        let vermittlungen = events::vermittlungen(&mut self);
        self.texts.add("zweck", "Zweck", self.input.purpose);
        let outgoing = std::mem::take(&mut self.texts).resolve(
            &known,
            self.input.decisions,
            &words::Words::new(self.input.words),
        );
        let mut content = UebergabeContent {
            format: FORMAT.to_owned(),
            version: VERSION,
            pseudonym: self.input.pseudonym.clone(),
            purpose: outgoing.text("zweck"),
            created_on: self.input.today,
            recipient_kind: self.own(
                &self.input.profile.recipient_kind,
                &self.input.profile.label,
            ),
            kind: None,
            answer_by: self.input.answer_by,
            fristen: Vec::new(),
            person,
            aufenthalt,
            bedarfe: Vec::new(),
            bildung: BildungOut::default(),
            ziele: Vec::new(),
            kontakte,
            teilnahmen,
            vermittlungen,
            verbleib: Vec::new(),
            vereinbarungen: Vec::new(),
            netzwerk: NetzwerkOut::default(),
            gesundheit: Vec::new(),
            omitted: std::mem::take(&mut self.omitted),
        };
        sections::fill_texts(&mut content, &outgoing);
        self.finish(content, outgoing, known)
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
        let guard = Guard {
            known,
            own_words: self.own_words,
            kept_words: outgoing.kept_words,
        };
        let person = Traits::of(&self.input.akte.person, self.input.today);
        let texts = outgoing.notes.iter().map(|note| note.outgoing.as_str());
        Prepared {
            remaining: words::remaining(texts),
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
            reason: reason.clone(),
        });
        if class == FieldClass::Omitted {
            self.leave_out(field.label(), &reason);
            return None;
        }
        Some(treatment)
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

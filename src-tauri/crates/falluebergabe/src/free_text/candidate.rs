//! A stretch of a note that one of the stages wants to replace, before overlaps are settled.

use super::wire::{KnownKind, SpanClass, SpanKind};

/// Which stage speaks; the stronger voice wins where two overlap.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Voice {
    /// A coarser word for an exact date or an age.
    Coarse,
    /// The list of given names.
    Guess,
    /// A name found elsewhere in the case.
    Propagated,
    /// A spelling similar to a name of the record.
    Similar,
    /// A place by its list or its preposition.
    Place,
    /// A title, role or kinship word before it.
    Trigger,
    /// A form that has its own shape: e-mail, account, number plate.
    Form,
    /// A value of the record.
    Record,
}

/// One finding in the normal form of a note.
#[derive(Clone)]
pub(crate) struct Candidate {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) kind: SpanKind,
    /// Persons it may belong to, as indexes of the case's people; several when a surname is shared.
    pub(crate) owners: Vec<usize>,
    /// "Issas": the code needs a "von" after the thing that is owned.
    pub(crate) genitive: bool,
    /// The outgoing text; `None` for persons, whose codes are given at the end.
    pub(crate) replacement: Option<String>,
    pub(crate) class: SpanClass,
    pub(crate) voice: Voice,
    pub(crate) reason: &'static str,
}

impl Candidate {
    /// A finding that belongs to nobody in particular.
    pub(crate) fn plain(start: usize, end: usize, kind: SpanKind, voice: Voice) -> Self {
        Self {
            start,
            end,
            kind,
            owners: Vec::new(),
            genitive: false,
            replacement: Some(neutral_word(kind).to_owned()),
            class: SpanClass::Certain,
            voice,
            reason: "",
        }
    }

    /// A finding that is the name of one of these persons.
    pub(crate) fn name(start: usize, end: usize, owners: Vec<usize>, voice: Voice) -> Self {
        let kind = SpanKind::Person;
        Self {
            owners,
            replacement: None,
            ..Self::plain(start, end, kind, voice)
        }
    }

    pub(crate) fn class(self, class: SpanClass) -> Self {
        Self { class, ..self }
    }

    pub(crate) fn reason(self, reason: &'static str) -> Self {
        Self { reason, ..self }
    }

    pub(crate) fn replaced_by(self, word: String) -> Self {
        Self {
            replacement: Some(word),
            ..self
        }
    }

    pub(crate) fn overlaps(&self, other: &Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    pub(crate) fn contains(&self, other: &Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }
}

/// What a kind of value of the record is in the outgoing note.
pub(crate) fn span_kind(kind: KnownKind) -> SpanKind {
    match kind {
        KnownKind::GivenName | KnownKind::FamilyName | KnownKind::Alias => SpanKind::Person,
        KnownKind::BirthDate => SpanKind::BirthDate,
        KnownKind::BirthPlace | KnownKind::Municipality => SpanKind::Place,
        KnownKind::Phone => SpanKind::Phone,
        KnownKind::Email => SpanKind::Email,
        KnownKind::Street | KnownKind::Postcode => SpanKind::Address,
        KnownKind::Nationality => SpanKind::Nationality,
        KnownKind::Language => SpanKind::Language,
        KnownKind::Employer | KnownKind::School | KnownKind::Accommodation => {
            SpanKind::Organisation
        }
        KnownKind::FileNumber => SpanKind::FileNumber,
        KnownKind::Other => SpanKind::Other,
    }
}

/// The word that stands for a value of the record which is no name.
pub(crate) fn coarse_word(kind: KnownKind) -> &'static str {
    match kind {
        KnownKind::BirthPlace => "Herkunftsort",
        KnownKind::Municipality => "Wohnort",
        KnownKind::Nationality => "Herkunftsland",
        KnownKind::Language => "Erstsprache",
        KnownKind::Employer => "Arbeitgeber",
        KnownKind::School => "Schule",
        KnownKind::Accommodation => "Unterkunft",
        KnownKind::Postcode => "Postleitzahl",
        other => neutral_word(span_kind(other)),
    }
}

/// The word that stands for a finding of a kind.
pub(crate) fn neutral_word(kind: SpanKind) -> &'static str {
    match kind {
        SpanKind::Person => "Person",
        SpanKind::BirthDate => "Geburtsdatum",
        SpanKind::Date => "Datum",
        SpanKind::Phone => "Telefonnummer",
        SpanKind::Email => "E-Mail-Adresse",
        SpanKind::Handle => "Benutzername",
        SpanKind::Url => "Internetadresse",
        SpanKind::Address => "Anschrift",
        SpanKind::Place => "Ort",
        SpanKind::Nationality => "Herkunftsland",
        SpanKind::Language => "Erstsprache",
        SpanKind::Organisation => "Einrichtung",
        SpanKind::FileNumber => "Aktenzeichen",
        SpanKind::BankAccount => "Bankverbindung",
        SpanKind::Plate => "Kennzeichen",
        SpanKind::Other => "Angabe",
    }
}

//! Which fields a kind of recipient may get, as data (`assets/profiles`): the smallest set, each with its reason.
//!
//! A profile says what *may* leave. Whether the person has agreed to it is the consent's business and is checked in
//! `prepare`; what a field looks like when it leaves is in `prepare` too.

use fallmappe_domain::code::Code;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::OnceLock;
use ts_rs::TS;

/// A field of the packet that a profile decides about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Field {
    /// Age band on the day of the packet.
    AgeBand,
    /// Geschlecht.
    Gender,
    /// Nationality; coarse means the region.
    Nationality,
    /// Languages.
    Languages,
    /// Whether talks need an interpreter.
    Interpreter,
    /// Kind of housing.
    Housing,
    /// Kind of municipality; never its name.
    Area,
    /// Relatives by role and number, children with a coarse age; coarse means the roles alone.
    Family,
    /// Year of entry.
    EntryYear,
    /// Status that holds on the day of the packet.
    Status,
    /// Its legal basis as printed.
    StatusBasis,
    /// Papers: kind and month of validity, never numbers.
    Documents,
    /// Nebenbestimmungen; coarse means the kind without the wording.
    Conditions,
    /// Nearest deadlines, counted from the day of the packet.
    Deadlines,
    /// Newest rating of each Handlungsfeld; coarse means the rating without the remark.
    Needs,
    /// School: degree and years; coarse means the degree alone. Never a school or its country.
    School,
    /// Vocation: degree and occupation; coarse means the degree alone.
    Vocation,
    /// Levels of languages; coarse means German alone.
    LanguageLevels,
    /// Work: status, occupation and hours; coarse means the status alone. Never an employer.
    Work,
    /// Ausbildungen; coarse means without the occupation.
    Training,
    /// Kinds of benefits that are received.
    Benefits,
    /// Goals of the Teilhabeplan; coarse means Handlungsfeld and state without the wording.
    Goals,
    /// Open steps of the Teilhabeplan, who does them as a role.
    PlanSteps,
    /// Notes of the chosen Kontakte, pseudonymised.
    Kontakte,
    /// Next steps of the chosen Kontakte, pseudonymised.
    NextSteps,
    /// Teilnahmen without the Träger.
    Teilnahmen,
    /// Vermittlungen without the offer.
    Vermittlungen,
    /// Results and reasons of ending, pseudonymised.
    VermittlungResults,
    /// Verbleib after an Austritt.
    Outcome,
    /// Agreements of Fallkonferenzen without who sat at the table.
    Agreements,
    /// Roles of third persons and kinds of bodies; coarse means the bodies alone.
    Network,
    /// The section Gesundheit and whatever speaks of health elsewhere; leaves only with the data group `gesundheit`
    /// (Art. 9 DSGVO).
    Health,
}

impl Field {
    /// All fields in the order of the preview.
    pub const ALL: [Self; 32] = [
        Self::Deadlines,
        Self::AgeBand,
        Self::Gender,
        Self::Nationality,
        Self::Languages,
        Self::Interpreter,
        Self::Housing,
        Self::Area,
        Self::Family,
        Self::EntryYear,
        Self::Status,
        Self::StatusBasis,
        Self::Documents,
        Self::Conditions,
        Self::Needs,
        Self::School,
        Self::Vocation,
        Self::LanguageLevels,
        Self::Work,
        Self::Training,
        Self::Benefits,
        Self::Goals,
        Self::PlanSteps,
        Self::Kontakte,
        Self::NextSteps,
        Self::Teilnahmen,
        Self::Vermittlungen,
        Self::VermittlungResults,
        Self::Outcome,
        Self::Agreements,
        Self::Network,
        Self::Health,
    ];

    /// What people read.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::AgeBand => "Altersgruppe",
            Self::Gender => "Geschlecht",
            Self::Nationality => "Herkunft",
            Self::Languages => "Sprachen",
            Self::Interpreter => "Sprachmittlung nötig",
            Self::Housing => "Unterkunft",
            Self::Area => "Art der Gemeinde",
            Self::Family => "Familie",
            Self::EntryYear => "Jahr der Einreise",
            Self::Status => "Aufenthaltsstatus",
            Self::StatusBasis => "Rechtsgrundlage",
            Self::Documents => "Papiere",
            Self::Conditions => "Nebenbestimmungen",
            Self::Deadlines => "Nächste Fristen",
            Self::Needs => "Hilfebedarf",
            Self::School => "Schule",
            Self::Vocation => "Beruf",
            Self::LanguageLevels => "Sprachstand",
            Self::Work => "Arbeit",
            Self::Training => "Ausbildung",
            Self::Benefits => "Leistungsbezug",
            Self::Goals => "Ziele",
            Self::PlanSteps => "Schritte des Teilhabeplans",
            Self::Kontakte => "Verlauf",
            Self::NextSteps => "Offene Schritte",
            Self::Teilnahmen => "Teilnahmen",
            Self::Vermittlungen => "Vermittlungen",
            Self::VermittlungResults => "Ergebnisse der Vermittlungen",
            Self::Outcome => "Verbleib",
            Self::Agreements => "Vereinbarungen der Fallkonferenzen",
            Self::Network => "Netzwerk",
            Self::Health => "Gesundheit",
        }
    }

    /// The data group of the consent (list `datengruppe`) that must cover the field.
    #[must_use]
    pub fn group(self) -> &'static str {
        match self {
            Self::AgeBand | Self::Gender | Self::Nationality | Self::Family => "stammdaten",
            Self::Languages | Self::Interpreter | Self::Housing | Self::Area => "kontaktdaten",
            Self::Deadlines
            | Self::EntryYear
            | Self::Status
            | Self::StatusBasis
            | Self::Documents
            | Self::Conditions => "aufenthalt",
            Self::School
            | Self::Vocation
            | Self::LanguageLevels
            | Self::Work
            | Self::Training
            | Self::Benefits => "bildung_arbeit",
            Self::Needs | Self::Goals | Self::PlanSteps => "bedarfe",
            Self::Kontakte | Self::NextSteps | Self::Agreements | Self::Network => "verlauf",
            Self::Teilnahmen | Self::Outcome => "teilnahmen",
            Self::Vermittlungen | Self::VermittlungResults => "vermittlungen",
            Self::Health => "gesundheit",
        }
    }
}

/// How a field leaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase")]
pub enum Treatment {
    /// As it is (dates still become months, notes still lose their names).
    Keep,
    /// In a coarser form.
    Coarse,
    /// Not at all.
    Omit,
}

/// What a profile says about one field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Rule {
    /// How the field leaves.
    pub treatment: Treatment,
    /// Why, in German, for the preview and for the list of what was left out.
    pub reason: String,
    /// The rule cannot be widened for a single Fallübergabe.
    #[serde(default)]
    pub fixed: bool,
}

/// The smallest set for one kind of recipient (list `stellenart`, and `fallkonferenz`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Profile {
    /// Version of the profile file, at present 1.
    pub version: u32,
    /// Code of the kind of recipient.
    pub recipient_kind: Code,
    /// What people read.
    pub label: String,
    fields: BTreeMap<Field, Rule>,
}

/// A thing that is not passed on, and why. German, for the recipient.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Omitted {
    /// What was left out.
    pub what: String,
    /// Why.
    pub why: String,
}

const NOT_IN_SCOPE: &str = "Von der Einwilligung nicht umfasst.";
const RELAXED: &str = "Für diese Übergabe abweichend vom Profil entschieden.";

const SHIPPED: [&str; 10] = [
    include_str!("../../../../assets/profiles/beratungsstelle.json"),
    include_str!("../../../../assets/profiles/jobcenter.json"),
    include_str!("../../../../assets/profiles/auslaenderbehoerde.json"),
    include_str!("../../../../assets/profiles/bildungstraeger.json"),
    include_str!("../../../../assets/profiles/berufskolleg.json"),
    include_str!("../../../../assets/profiles/therapie.json"),
    include_str!("../../../../assets/profiles/ki.json"),
    include_str!("../../../../assets/profiles/fallkonferenz.json"),
    include_str!("../../../../assets/profiles/kollegin.json"),
    include_str!("../../../../assets/profiles/sonstige.json"),
];

/// All profiles that come with the program.
#[must_use]
pub fn profiles() -> &'static [Profile] {
    static PROFILES: OnceLock<Vec<Profile>> = OnceLock::new();
    // The files are compiled in and read by a test, so an unreadable one cannot be released.
    PROFILES.get_or_init(|| {
        SHIPPED
            .iter()
            .filter_map(|text| serde_json::from_str(text).ok())
            .collect()
    })
}

/// The profile for a kind of recipient; `None` for a kind that no profile knows.
#[must_use]
pub fn profile_for(recipient_kind: &Code) -> Option<&'static Profile> {
    profiles()
        .iter()
        .find(|profile| profile.recipient_kind == *recipient_kind)
}

/// A thing that never stands in a packet, for any recipient.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Never {
    /// What.
    pub what: String,
    why: String,
    #[serde(default)]
    replaced: Vec<Replaced>,
}

/// A reason that is true only where these fields leave in its place.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Replaced {
    by: Vec<Field>,
    why: String,
}

impl Never {
    /// The reason for a packet with these fields: "replaced by" is said only of what stands in it.
    #[must_use]
    pub fn omitted(&self, leaves: impl Fn(Field) -> bool) -> Omitted {
        let fits = |one: &&Replaced| one.by.iter().all(|field| leaves(*field));
        let why = self.replaced.iter().find(fits).map(|one| &one.why);
        Omitted {
            what: self.what.clone(),
            why: why.unwrap_or(&self.why).clone(),
        }
    }
}

/// What never stands in a packet, for any recipient.
#[must_use]
pub fn never_passed_on() -> &'static [Never] {
    #[derive(Deserialize)]
    struct List {
        omitted: Vec<Never>,
    }
    static NEVER: OnceLock<Vec<Never>> = OnceLock::new();
    let read =
        || serde_json::from_str::<List>(include_str!("../../../../assets/profiles/never.json"));
    NEVER.get_or_init(|| read().map(|list| list.omitted).unwrap_or_default())
}

impl Profile {
    /// What the profile says about a field. A field it does not name does not leave.
    #[must_use]
    pub fn rule(&self, field: Field) -> Rule {
        self.fields.get(&field).cloned().unwrap_or_else(|| Rule {
            treatment: Treatment::Omit,
            reason: "Für diese Stelle nicht vorgesehen.".to_owned(),
            fixed: true,
        })
    }

    /// The profile as it holds for one Fallübergabe: some fields treated otherwise, none of the fixed ones widened.
    #[must_use]
    pub fn relaxed(&self, relaxed: &[(Field, Treatment)]) -> Self {
        let mut profile = self.clone();
        for (field, treatment) in relaxed {
            let rule = self.rule(*field);
            let widens = breadth(*treatment) > breadth(rule.treatment);
            if rule.treatment != *treatment && !(widens && rule.fixed) {
                let reason = RELAXED.to_owned();
                let rule = Rule {
                    treatment: *treatment,
                    reason,
                    ..rule
                };
                profile.fields.insert(*field, rule);
            }
        }
        profile
    }

    /// The profile as far as a consent carries it: a field whose data group is not named does not leave.
    #[must_use]
    pub fn within(&self, scope: &[Code]) -> Self {
        let mut profile = self.clone();
        for field in Field::ALL {
            let covered = scope.iter().any(|group| group.as_str() == field.group());
            let rule = self.rule(field);
            if !covered && rule.treatment != Treatment::Omit {
                let rule = Rule {
                    treatment: Treatment::Omit,
                    reason: NOT_IN_SCOPE.to_owned(),
                    ..rule
                };
                profile.fields.insert(field, rule);
            }
        }
        profile
    }
}

/// How much a treatment lets out.
fn breadth(treatment: Treatment) -> u8 {
    match treatment {
        Treatment::Omit => 0,
        Treatment::Coarse => 1,
        Treatment::Keep => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_profile_says_something_about_every_field() {
        for text in SHIPPED {
            let profile: Profile = serde_json::from_str(text).unwrap();
            for field in Field::ALL {
                let rule = profile.fields.get(&field).expect("a rule for every field");
                assert!(rule.reason.ends_with('.'), "{}: {field:?}", profile.label);
            }
            assert_eq!(profile.fields.len(), Field::ALL.len());
        }
        assert_eq!(profiles().len(), SHIPPED.len());
        assert!(never_passed_on().len() >= 8);
    }

    #[test]
    fn every_kind_of_stelle_has_a_profile() {
        for entry in fallmappe_domain::preset::shipped().entries("stellenart") {
            assert!(profile_for(&entry.code).is_some(), "{}", entry.label);
        }
    }

    #[test]
    fn every_field_belongs_to_a_data_group_of_the_consent() {
        let presets = fallmappe_domain::preset::shipped();
        for field in Field::ALL {
            assert!(
                presets.contains("datengruppe", &Code::new(field.group())),
                "{field:?}"
            );
        }
    }

    #[test]
    fn the_auslaenderbehoerde_never_gets_what_was_entrusted_whatever_is_asked_for() {
        let everything: Vec<(Field, Treatment)> = Field::ALL
            .iter()
            .map(|field| (*field, Treatment::Keep))
            .collect();
        let profile = profile_for(&Code::new("auslaenderbehoerde")).unwrap();
        let relaxed = profile.relaxed(&everything);
        for field in [
            Field::Kontakte,
            Field::NextSteps,
            Field::Needs,
            Field::Goals,
            Field::PlanSteps,
            Field::Agreements,
            Field::Network,
            Field::Health,
            Field::VermittlungResults,
        ] {
            assert_eq!(relaxed.rule(field).treatment, Treatment::Omit, "{field:?}");
        }
        assert_eq!(relaxed.rule(Field::Training).treatment, Treatment::Keep);
    }

    #[test]
    fn a_relaxation_narrows_and_never_goes_beyond_the_consent() {
        let profile = profile_for(&Code::new("kollegin")).unwrap();
        let wishes = [
            (Field::Health, Treatment::Keep),
            (Field::Work, Treatment::Omit),
        ];
        let scope = [Code::new("bildung_arbeit")];
        let in_force = profile.relaxed(&wishes).within(&scope);
        assert_eq!(in_force.rule(Field::Health).treatment, Treatment::Omit);
        assert_eq!(in_force.rule(Field::Work).treatment, Treatment::Omit);
        assert_eq!(in_force.rule(Field::School).treatment, Treatment::Keep);
        assert_eq!(in_force.rule(Field::Health).reason, NOT_IN_SCOPE);
    }
}

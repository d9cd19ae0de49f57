//! What an Übergabe lets out, in the words of the paper for the person: as profile, consent and its own record say.
//! The record knows which fields said nothing; those of an older program version do not, and then the profile counts.

use fallmappe_domain::code::Code;
use fallmappe_domain::einwilligung::Einwilligung;
use fallmappe_domain::stelle::Stelle;
use fallmappe_domain::uebergabe::UebergabeProduct;
use fallmappe_falluebergabe::minimise::{Field, Treatment, profile_for};
use fallmappe_letters::kinds::Angabe;
use fallmappe_store::tables::uebergabe::UebergabeRecord;

use crate::Answer;
use crate::error::ErrorCode;
use crate::schema::Relaxation;

/// The profile of the sheet for a Fallkonferenz.
const KONFERENZ: &str = "fallkonferenz";

/// What leaves.
pub(super) fn leaves(
    record: &UebergabeRecord,
    stelle: &Stelle,
    consent: &Einwilligung,
) -> Answer<Vec<Angabe>> {
    let konferenz = Code::new(KONFERENZ);
    let kind = match record.product {
        UebergabeProduct::Konferenz => &konferenz,
        UebergabeProduct::Packet | UebergabeProduct::Named => &stelle.kind,
    };
    let profile = profile_for(kind).ok_or(ErrorCode::Internal)?;
    let relaxed: Vec<Relaxation> = serde_json::from_str(&record.relaxed).unwrap_or_default();
    let relaxed: Vec<(Field, Treatment)> = relaxed
        .iter()
        .map(|one| (one.field, one.treatment))
        .collect();
    let profile = profile.relaxed(&relaxed).within(&consent.scope());
    let mut leaves = match record.product {
        UebergabeProduct::Named => vec![Angabe::Name, Angabe::Kontakt],
        UebergabeProduct::Packet | UebergabeProduct::Konferenz => Vec::new(),
    };
    let fields = Field::ALL.into_iter();
    leaves.extend(fields.filter_map(|field| angabe(field, profile.rule(field).treatment)));
    Ok(leaves)
}

fn angabe(field: Field, treatment: Treatment) -> Option<Angabe> {
    let angabe = match field {
        _ if treatment == Treatment::Omit => return None,
        Field::AgeBand => Angabe::Alter,
        Field::Gender => Angabe::Geschlecht,
        Field::Nationality if treatment == Treatment::Coarse => Angabe::Region,
        Field::Nationality => Angabe::Land,
        Field::Languages => Angabe::Sprachen,
        Field::Interpreter => Angabe::Dolmetschen,
        Field::Housing | Field::Area => Angabe::Wohnen,
        Field::Family => Angabe::Familie,
        Field::EntryYear => Angabe::Einreise,
        Field::Status | Field::StatusBasis => Angabe::Aufenthalt,
        Field::Documents => Angabe::Papiere,
        Field::Conditions => Angabe::Auflagen,
        Field::Deadlines => Angabe::Fristen,
        Field::Needs => Angabe::Bedarf,
        Field::School => Angabe::Schule,
        Field::Vocation => Angabe::Beruf,
        Field::LanguageLevels => Angabe::Deutsch,
        Field::Work | Field::Training => Angabe::Arbeit,
        Field::Benefits => Angabe::Leistungen,
        Field::Goals => Angabe::Ziele,
        Field::PlanSteps | Field::NextSteps => Angabe::Schritte,
        Field::Kontakte => Angabe::Gespraeche,
        Field::Teilnahmen | Field::Outcome => Angabe::Kurse,
        Field::Vermittlungen | Field::VermittlungResults => Angabe::Plaetze,
        Field::Agreements => Angabe::Vereinbarungen,
        Field::Network => Angabe::Netzwerk,
        Field::Health => Angabe::Gesundheit,
    };
    Some(angabe)
}

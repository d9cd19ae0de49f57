//! What a product really tells: of the fields that profile and consent let out, those that it prints and that have a
//! value. Letters name it as their scope, and the record keeps it, so that a later paper for the person says the same.

use std::collections::BTreeSet;

use fallmappe_domain::uebergabe::UebergabeProduct;
use fallmappe_falluebergabe::minimise::{Field, Treatment};
use fallmappe_falluebergabe::prepare::{FieldClass, Prepared, open_step};

use super::draft::Draft;
use crate::schema::Relaxation;

/// Fields that the sheet of a Fallkonferenz has a place for.
const KONFERENZ: [Field; 17] = [
    Field::Deadlines,
    Field::AgeBand,
    Field::Gender,
    Field::Nationality,
    Field::Housing,
    Field::Area,
    Field::Status,
    Field::Needs,
    Field::School,
    Field::Vocation,
    Field::LanguageLevels,
    Field::Work,
    Field::PlanSteps,
    Field::Kontakte,
    Field::Teilnahmen,
    Field::Vermittlungen,
    Field::VermittlungResults,
];
/// Fields that the named papers have no place for: they say who it is.
const NOT_NAMED: [Field; 6] = [
    Field::AgeBand,
    Field::Gender,
    Field::Nationality,
    Field::Area,
    Field::EntryYear,
    Field::Agreements,
];
/// What the named papers say of the person in any case.
const PERSON: [&str; 3] = ["Name", "Geburtsdatum", "Erreichbarkeit"];

/// Whether a product has a place for a field.
pub(super) fn has_place(product: UebergabeProduct, field: Field) -> bool {
    match product {
        UebergabeProduct::Packet => true,
        UebergabeProduct::Named => !NOT_NAMED.contains(&field),
        UebergabeProduct::Konferenz => KONFERENZ.contains(&field),
    }
}

/// Fields of which something leaves.
pub(super) fn told(draft: &Draft, prepared: &Prepared) -> BTreeSet<Field> {
    let product = draft.asked.product;
    let leaving = prepared.fields().iter();
    let leaving = leaving.filter(|line| line.class != FieldClass::Omitted);
    let mut told: BTreeSet<Field> = leaving.map(|line| line.field).collect();
    told.retain(|field| has_place(product, *field));
    if product == UebergabeProduct::Named {
        // The named papers take no Kontakt that was not chosen, and a step only with its Kontakt.
        let steps = draft.chosen_kontakte().map(|one| open_step(one, draft.day));
        let steps = steps.filter(|step| !step.is_empty()).count();
        if draft.chosen_kontakte().next().is_none() {
            told.remove(&Field::Kontakte);
        }
        if steps == 0 || !told.contains(&Field::Kontakte) {
            told.remove(&Field::NextSteps);
        }
    }
    told
}

/// What leaves, in the words of the preview.
pub(super) fn labels(draft: &Draft, prepared: &Prepared) -> Vec<String> {
    let told = told(draft, prepared);
    let person: &[&str] = match draft.asked.product {
        UebergabeProduct::Named => &PERSON,
        UebergabeProduct::Packet | UebergabeProduct::Konferenz => &[],
    };
    let fields = Field::ALL.into_iter().filter(|field| told.contains(field));
    let labels = person.iter().copied().chain(fields.map(Field::label));
    labels.map(str::to_owned).collect()
}

/// What was asked for beyond the profile, and every field that says nothing here, as the record keeps it.
pub(super) fn kept(draft: &Draft, prepared: &Prepared) -> String {
    let told = told(draft, prepared);
    let asked = draft.asked.relaxed.iter();
    let asked = asked.filter(|one| told.contains(&one.field)).cloned();
    let silent = Field::ALL.into_iter().filter(|field| !told.contains(field));
    let silent = silent.map(|field| Relaxation {
        field,
        treatment: Treatment::Omit,
        reason: "Darüber steht hier nichts.".to_owned(),
    });
    let all: Vec<Relaxation> = asked.chain(silent).collect();
    serde_json::to_string(&all).unwrap_or_default()
}

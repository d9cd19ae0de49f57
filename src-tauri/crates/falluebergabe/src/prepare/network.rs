//! Who else is there, by role: family, helpers, bodies. Names of people and bodies have no field.

use super::builder::Builder;
use crate::content::{Coded, FamilyOut, NetzwerkOut, RolleOut};
use crate::family::{self, Role};
use crate::minimise::{Field, Treatment};
use fallmappe_domain::code::{Code, NICHT_ERHOBEN};
use fallmappe_domain::einwilligung::UEBERMITTLUNG;
use std::collections::BTreeMap;

/// Relatives by role and number, children with a band of their age.
pub(super) fn family(builder: &mut Builder<'_>) -> Vec<FamilyOut> {
    let dritte = builder.input.akte.person.dritte.iter();
    let kin: Vec<(&str, Role)> = dritte
        .map(|dritte| (dritte.relation.as_str(), family::role(&dritte.relation)))
        .filter(|(_, role)| role.kin)
        .collect();
    let mut rows: BTreeMap<&str, FamilyOut> = BTreeMap::new();
    for (_, role) in &kin {
        let row = rows.entry(&role.label).or_insert_with(|| FamilyOut {
            role: role.label.clone(),
            count: 0,
            ages: Vec::new(),
        });
        row.count += 1;
        row.ages.extend(role.age.map(str::to_owned));
    }
    let order = |band: &String| AGES.iter().position(|age| age == band);
    rows.values_mut()
        .for_each(|row| row.ages.sort_by_key(order));
    let rows: Vec<FamilyOut> = rows.into_values().collect();
    let roles: Vec<&str> = rows.iter().map(|row| row.role.as_str()).collect();
    let original: Vec<&str> = kin.iter().map(|(relation, _)| *relation).collect();
    let kept: Vec<String> = rows.iter().map(shown_family).collect();
    let offered = builder.offer(
        Field::Family,
        &original.join(", "),
        &kept.join(", "),
        &roles.join(", "),
    );
    let Some(treatment) = offered else {
        return Vec::new();
    };
    for row in &rows {
        builder.own_word(&row.role);
        row.ages.iter().for_each(|age| builder.own_word(age));
    }
    match treatment {
        Treatment::Keep => rows,
        _ => rows.into_iter().map(role_alone).collect(),
    }
}

const AGES: [&str; 3] = ["unter 3", "3–6", "schulpflichtig"];

/// The role says that there is somebody; how many there are stays.
fn role_alone(row: FamilyOut) -> FamilyOut {
    FamilyOut {
        count: 0,
        ages: Vec::new(),
        ..row
    }
}

/// Relatives of one role as people read them: `2 Kind (unter 3, 3–6)`.
pub(super) fn shown_family(row: &FamilyOut) -> String {
    let ages = if row.ages.is_empty() {
        String::new()
    } else {
        format!(" ({})", row.ages.join(", "))
    };
    match row.count {
        0 | 1 => format!("{}{ages}", row.role),
        count => format!("{} ({count}){ages}", row.role),
    }
}

/// Helpers by role, kinds of bodies with a consent, and who else leads the Fall.
pub(super) fn network(builder: &mut Builder<'_>) -> NetzwerkOut {
    let roles = helpers(builder);
    let kinds = kinds_with_consent(builder);
    let fallfuehrung = other_fallfuehrung(builder);
    let kinds = without_health(builder, kinds);
    let list = |code: &Code| builder.input.lists.label("stellenart", code);
    let mut coarse: Vec<String> = kinds.iter().map(list).collect();
    if let Some(code) = &fallfuehrung {
        let label = builder.input.lists.label("fallfuehrung", code);
        coarse.push(format!("Fallführung: {label}"));
    }
    let people = roles.iter().map(|row| match row.count {
        1 => row.role.clone(),
        count => format!("{} ({count})", row.role),
    });
    let kept: Vec<String> = people.chain(coarse.clone()).collect();
    let (kept, coarse) = (kept.join(", "), coarse.join(", "));
    // The names of the record are shown in the notes; here the roles are what there is to decide about.
    let Some(treatment) = builder.offer(Field::Network, &kept, &kept, &coarse) else {
        return NetzwerkOut::default();
    };
    let personen = if treatment == Treatment::Keep {
        roles
    } else {
        Vec::new()
    };
    personen.iter().for_each(|row| builder.own_word(&row.role));
    let stellen: Vec<Coded> = kinds
        .iter()
        .map(|code| builder.coded("stellenart", code))
        .collect();
    NetzwerkOut {
        personen,
        stellen,
        fallfuehrung: fallfuehrung.map(|code| builder.coded("fallfuehrung", &code)),
    }
}

fn helpers(builder: &Builder<'_>) -> Vec<RolleOut> {
    let mut rows: BTreeMap<String, u32> = BTreeMap::new();
    for dritte in &builder.input.akte.person.dritte {
        let role = family::role(&dritte.relation);
        if !role.kin {
            *rows.entry(role.label).or_default() += 1;
        }
    }
    let row = |(role, count)| RolleOut { role, count };
    rows.into_iter().map(row).collect()
}

/// Kinds of the Stellen that a consent lets receive data on the day of the packet.
fn kinds_with_consent(builder: &Builder<'_>) -> Vec<Code> {
    let today = builder.input.today;
    let consents = builder.input.akte.einwilligungen.iter();
    let valid = consents.filter(|e| e.kind.as_str() == UEBERMITTLUNG && e.gap_on(today).is_none());
    let mut kinds: Vec<Code> = valid
        .filter_map(|e| {
            builder
                .input
                .stellen
                .iter()
                .find(|stelle| stelle.name == e.stelle)
        })
        .map(|stelle| stelle.kind.clone())
        .filter(|kind| kind.as_str() != NICHT_ERHOBEN)
        .collect();
    kinds.sort();
    kinds.dedup();
    kinds
}

/// Who gives data to a place of therapy is in therapy: that leaves with what is said about health, or not at all.
fn without_health(builder: &mut Builder<'_>, kinds: Vec<Code>) -> Vec<Code> {
    let allowed = |code: &Code| {
        let label = builder.input.lists.label("stellenart", code);
        !is_health(code)
            || builder
                .offer(Field::Health, &label, &label, &label)
                .is_some()
    };
    let mut kinds = kinds;
    kinds.retain(allowed);
    kinds
}

/// Kinds of Stellen (list `stellenart`) that treat people.
fn is_health(code: &Code) -> bool {
    matches!(code.as_str(), "therapie" | "gesundheit" | "klinik")
}

fn other_fallfuehrung(builder: &Builder<'_>) -> Option<Code> {
    let newest = builder
        .input
        .akte
        .clearings
        .iter()
        .max_by_key(|clearing| clearing.date)?;
    let code = &newest.other_fallfuehrung;
    (!matches!(code.as_str(), "keine" | NICHT_ERHOBEN)).then(|| code.clone())
}

//! Who needs what on a day, counted from the Fälle. The definition in words stands in the parent, `DEFINITIONS`.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use fallmappe_domain::code::Code;
use fallmappe_domain::ids::FallId;
use fallmappe_domain::preset::Presets;
use fallmappe_domain::teilhabeplan::Bedarf;
use fallmappe_domain::teilnahme::Teilnahme;
use fallmappe_statistics::Need;
use fallmappe_store::Reader;

use crate::Answer;

/// The rating that says that nothing is needed; the other values of the list say that something is.
const NO_NEED: &str = "kein";

/// The exact numbers of a day.
pub(super) fn count(reader: &Reader<'_>, lists: &Presets, day: NaiveDate) -> Answer<Need> {
    let persons = persons(reader, day)?;
    let open: BTreeSet<&Code> = lists
        .entries("bedarfsstufe")
        .map(|entry| &entry.code)
        .filter(|code| code.as_str() != NO_NEED)
        .collect();
    let fields = lists.entries("handlungsfeld");
    let mut fields: BTreeMap<String, u32> = fields.map(|entry| (entry.code.0.clone(), 0)).collect();
    for ((fall, field), rating) in latest(reader, day)? {
        if persons.contains(&fall)
            && open.contains(&rating.rating)
            && let Some(number) = fields.get_mut(field.as_str())
        {
            *number += 1;
        }
    }
    Ok(Need {
        stichtag: day,
        persons: u32::try_from(persons.len()).unwrap_or(u32::MAX),
        fields,
    })
}

/// Fälle that are not closed and have a Teilnahme that runs.
fn persons(reader: &Reader<'_>, day: NaiveDate) -> Answer<BTreeSet<FallId>> {
    let runs =
        |one: &Teilnahme| one.eintritt <= day && one.austritt.is_none_or(|austritt| austritt > day);
    let all = reader.all_entries::<Teilnahme>()?;
    let running: BTreeSet<FallId> = all
        .iter()
        .filter(|(_, teilnahme)| runs(teilnahme))
        .map(|(fall, _)| *fall)
        .collect();
    let mut persons = BTreeSet::new();
    for fall in running {
        if reader.fall(fall)?.closed_on.is_none_or(|last| last > day) {
            persons.insert(fall);
        }
    }
    Ok(persons)
}

/// The last rating of each Handlungsfeld in each Fall; of two on one day the one that was entered later.
fn latest(reader: &Reader<'_>, day: NaiveDate) -> Answer<BTreeMap<(FallId, Code), Bedarf>> {
    let mut latest: BTreeMap<(FallId, Code), Bedarf> = BTreeMap::new();
    for (fall, bedarf) in reader.all_entries::<Bedarf>()? {
        let key = (fall, bedarf.handlungsfeld.clone());
        let newer = latest.get(&key).is_none_or(|old| old.date <= bedarf.date);
        if bedarf.date <= day && newer {
            latest.insert(key, bedarf);
        }
    }
    Ok(latest)
}

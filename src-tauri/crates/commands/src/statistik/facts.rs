//! What is handed to the counting: facts of one programme without anybody's name, and every earlier release.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use fallmappe_domain::code::Code;
use fallmappe_domain::ids::FallId;
use fallmappe_domain::teilnahme::Teilnahme;
use fallmappe_domain::vermittlung::Vermittlung;
use fallmappe_statistics::{Facts, LedgerEntry, TeilnahmeFact, VermittlungFact};
use fallmappe_store::Store;

use crate::Answer;
use crate::error::ErrorCode;

pub(super) fn ledger(store: &Store) -> Answer<Vec<LedgerEntry>> {
    let berichte = store.reader().berichte()?;
    let entries = berichte
        .iter()
        .map(|(_, record)| serde_json::from_str(&record.ledger));
    entries
        .collect::<Result<_, _>>()
        .map_err(|_| ErrorCode::Damaged.into())
}

/// Facts of one programme. A Vermittlung belongs to the programme that the person had joined last on that day: people
/// are placed while they take part or soon after, and no Vermittlung counts twice.
pub(super) fn facts(store: &Store, programme: &Code) -> Answer<Facts> {
    let mut facts = Facts::default();
    let mut joined: BTreeMap<FallId, Vec<(NaiveDate, Code)>> = BTreeMap::new();
    for (fall, teilnahme) in store.reader().all_entries::<Teilnahme>()? {
        joined
            .entry(fall)
            .or_default()
            .push((teilnahme.eintritt, teilnahme.programme.clone()));
        if teilnahme.programme == *programme {
            facts.teilnahmen.push(TeilnahmeFact {
                person: fall.0.unsigned_abs(),
                baustein: teilnahme.baustein.0,
                eintritt: teilnahme.eintritt,
                austritt: teilnahme.austritt,
            });
        }
    }
    for (fall, vermittlung) in store.reader().all_entries::<Vermittlung>()? {
        let joined = joined.get(&fall).map(Vec::as_slice).unwrap_or_default();
        let last = joined
            .iter()
            .filter(|(day, _)| *day <= vermittlung.date)
            .max_by_key(|(day, _)| *day);
        if last.is_some_and(|(_, code)| code == programme) {
            facts.vermittlungen.push(VermittlungFact {
                person: fall.0.unsigned_abs(),
                kind: vermittlung.kind.0,
                date: vermittlung.date,
            });
        }
    }
    Ok(facts)
}

//! How far an Übergabe came, as it was written down: what nobody ticked off as handed out is never said to be.

use fallmappe_domain::ids::FallId;
use fallmappe_domain::uebergabe::{UebergabeEvent, UebergabeEventKind as Kind, UebergabeProduct};
use fallmappe_letters::kinds::Weg;
use fallmappe_store::Reader;
use fallmappe_store::tables::uebergabe::UebergabeRecord;

use crate::Answer;

/// How far it came. An answer of the Stelle counts, too: what it answers, it has.
pub(crate) fn weg(record: &UebergabeRecord, events: &[UebergabeEvent]) -> Weg {
    let first = |wanted: fn(Kind) -> bool| {
        let mut fitting = events.iter().filter(move |one| wanted(one.kind));
        fitting.next().map(|one| one.on)
    };
    let handed_out = first(|kind| kind == Kind::HandedOut);
    let answered = first(|kind| !matches!(kind, Kind::HandedOut | Kind::Replaced | Kind::Revoked));
    handed_out
        .map(Weg::Ausgehaendigt)
        .or_else(|| answered.map(Weg::Beantwortet))
        .unwrap_or(Weg::Erstellt(record.created_at.date()))
}

/// Whether a Stelle has got the name of the person on papers of their own; with `made` it is enough that there are some.
pub(crate) fn has_name(
    reader: &Reader<'_>,
    fall: FallId,
    stelle: &str,
    made: bool,
) -> Answer<bool> {
    for (id, record) in reader.uebergaben(fall)? {
        if record.product == UebergabeProduct::Named && record.stelle == stelle {
            let way = weg(&record, &reader.uebergabe_events(id)?);
            if made || !matches!(way, Weg::Erstellt(_)) {
                return Ok(true);
            }
        }
    }
    Ok(false)
}

/// Whether a Stelle has packets without the name of the person.
pub(crate) fn has_codes(reader: &Reader<'_>, fall: FallId, stelle: &str) -> Answer<bool> {
    let all = reader.uebergaben(fall)?;
    let without = |record: &UebergabeRecord| {
        record.product != UebergabeProduct::Named && record.stelle == stelle
    };
    Ok(all.iter().any(|(_, record)| without(record)))
}

//! The made-up offers of the practice vault.

use fallmappe_domain::angebot::Angebot;
use fallmappe_domain::op::Op;
use fallmappe_store::Reader;
use serde_json::Value;

use crate::Answer;
use crate::error::ErrorCode;
use crate::host::Host;
use crate::session::Session;

/// Offers whose Stelle stands there by its name.
const SAMPLE: &str = include_str!("../../../../../assets/sample/angebote.json");

/// Puts the made-up offers beside the made-up Stellen.
pub(crate) fn put<H: Host>(session: &mut Session<H>) -> Answer<()> {
    let now = session.now();
    let store = &mut session.vault_mut()?.store;
    let offers = read(&store.reader())?;
    store.transact(Op::SaveAngebot, None, now, |tx| {
        offers
            .iter()
            .try_for_each(|offer| tx.put_angebot(None, offer).map(|_| ()))
    })?;
    Ok(())
}

fn read(reader: &Reader<'_>) -> Answer<Vec<Angebot>> {
    let rows: Vec<Value> = serde_json::from_str(SAMPLE).map_err(|_| ErrorCode::Internal)?;
    let mut offers = Vec::new();
    for mut row in rows {
        let place = row.get_mut("stelle").ok_or(ErrorCode::Internal)?;
        let (id, _) = reader.stelle_by_name(place.as_str().unwrap_or_default())?;
        *place = Value::from(id.0);
        offers.push(serde_json::from_value(row).map_err(|_| ErrorCode::Internal)?);
    }
    Ok(offers)
}

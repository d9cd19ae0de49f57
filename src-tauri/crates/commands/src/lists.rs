//! The lists behind every select of the forms.

use std::collections::BTreeMap;

use crate::Answer;
use crate::host::Host;
use crate::schema::{Lists, Nothing, Programme};
use crate::session::Session;

/// Name of the list that belongs to one programme only.
const BAUSTEIN: &str = "baustein";

pub fn get_lists<H: Host>(session: &mut Session<H>, _: Nothing) -> Answer<Lists> {
    let presets = session.lists();
    let mut lists = BTreeMap::new();
    for (name, list) in presets.all().iter().flat_map(|preset| &preset.lists) {
        if name != BAUSTEIN {
            lists
                .entry(name.clone())
                .or_insert_with(Vec::new)
                .extend(list.entries.iter().cloned());
        }
    }
    let programmes = presets.programmes().map(|preset| Programme {
        code: preset.code.clone(),
        label: preset.label.clone(),
        bausteine: preset
            .lists
            .get(BAUSTEIN)
            .map(|list| list.entries.clone())
            .unwrap_or_default(),
    });
    Ok(Lists {
        lists,
        programmes: programmes.collect(),
    })
}

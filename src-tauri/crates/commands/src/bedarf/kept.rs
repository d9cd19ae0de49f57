//! A telling of the need as it is remembered in the vault: released numbers only.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use fallmappe_statistics::{NeedTable, ToldNeed};
use serde::{Deserialize, Serialize};

use crate::Answer;
use crate::error::ErrorCode;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Kept {
    stichtag: NaiveDate,
    k: u32,
    persons: Option<u32>,
    fields: BTreeMap<String, Option<KeptNeed>>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct KeptNeed {
    count: u32,
    persons: u32,
    stichtag: NaiveDate,
}

/// The telling as JSON.
pub(super) fn write(table: &NeedTable) -> Answer<String> {
    let need = |told: ToldNeed| KeptNeed {
        count: told.count,
        persons: told.persons,
        stichtag: told.stichtag,
    };
    let fields = table.fields.iter();
    let kept = Kept {
        stichtag: table.stichtag,
        k: table.k,
        persons: table.persons,
        fields: fields
            .map(|(field, told)| (field.clone(), told.map(need)))
            .collect(),
    };
    serde_json::to_string(&kept).map_err(|_| ErrorCode::Internal.into())
}

/// The telling as it was written.
pub(super) fn read(json: &str) -> Answer<NeedTable> {
    let kept: Kept = serde_json::from_str(json).map_err(|_| ErrorCode::Damaged)?;
    let told = |need: KeptNeed| ToldNeed {
        count: need.count,
        persons: need.persons,
        stichtag: need.stichtag,
    };
    let fields = kept.fields.into_iter();
    Ok(NeedTable {
        stichtag: kept.stichtag,
        k: kept.k,
        persons: kept.persons,
        fields: fields
            .map(|(field, need)| (field, need.map(told)))
            .collect(),
    })
}

//! Two states of a record, field by field.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::schema::FieldChange;

/// The fields that differ, by key. Objects are opened (`address.street`), lists are one value; what is empty counts as
/// nothing, so that a new record shows only what somebody wrote.
pub(super) fn differing(before: Option<&Value>, after: Option<&Value>) -> Vec<FieldChange> {
    let before = flat(before);
    let mut after = flat(after);
    let mut changes = BTreeMap::new();
    for (key, before) in before {
        let after = after.remove(&key).unwrap_or_default();
        changes.insert(key, (before, after));
    }
    changes.extend(
        after
            .into_iter()
            .map(|(key, after)| (key, (Value::Null, after))),
    );
    changes
        .into_iter()
        .filter(|(_, (before, after))| before != after)
        .map(|(key, (before, after))| FieldChange { key, before, after })
        .collect()
}

fn flat(record: Option<&Value>) -> BTreeMap<String, Value> {
    let mut fields = BTreeMap::new();
    if let Some(record) = record {
        open(String::new(), record, &mut fields);
    }
    fields
}

fn open(key: String, value: &Value, fields: &mut BTreeMap<String, Value>) {
    match value {
        Value::Object(object) => {
            for (name, value) in object {
                let key = if key.is_empty() {
                    name.clone()
                } else {
                    format!("{key}.{name}")
                };
                open(key, value, fields);
            }
        }
        Value::Null => {}
        Value::String(text) if text.is_empty() => {}
        Value::Array(items) if items.is_empty() => {}
        value => {
            fields.insert(key, value.clone());
        }
    }
}

//! One line about something in the bin: its day and its first words.

use chrono::NaiveDate;
use fallmappe_domain::dates::german_date;
use fallmappe_domain::part::Part;
use fallmappe_store::tables::entry::Entry;
use serde_json::Value;

/// Most characters of the words.
const MOST: usize = 80;

/// The day and the first words of a record; empty when it has neither.
pub(super) fn of(part: &str, value: Value) -> String {
    macro_rules! parts {
        ($($variant:ident $field:ident: $type:ty => $table:literal, $german:literal;)+) => {
            match Part::from_code(part) {
                $(Some(Part::$variant) => of_entry::<$type>(value),)+
                None => day(&value, "opened_on")
                    .map(|day| format!("eröffnet am {}", german_date(day)))
                    .unwrap_or_default(),
            }
        };
    }
    fallmappe_domain::with_parts!(parts)
}

fn of_entry<E: Entry>(value: Value) -> String {
    let day = day(&value, E::DATE);
    let words = serde_json::from_value::<E>(value).map(|entry| entry.words());
    line(day, &words.unwrap_or_default())
}

/// `column` is the name in the table; the record has it in the words of the exchange format.
fn day(value: &Value, column: &str) -> Option<NaiveDate> {
    let mut parts = column.split('_');
    let first = parts.next().unwrap_or_default().to_owned();
    let key = parts.fold(first, |key, part| {
        let mut letters = part.chars();
        let initial = letters.next().map(|letter| letter.to_ascii_uppercase());
        key + &String::from_iter(initial) + letters.as_str()
    });
    value.get(key)?.as_str()?.parse().ok()
}

fn line(day: Option<NaiveDate>, words: &str) -> String {
    let day = day.map(german_date).unwrap_or_default();
    let words = shortened(words);
    match (day.is_empty(), words.is_empty()) {
        (true, _) => words,
        (_, true) => day,
        _ => format!("{day}: {words}"),
    }
}

/// One line of at most [`MOST`] characters, ending with a whole word.
fn shortened(text: &str) -> String {
    let mut line = String::new();
    for word in text.split_whitespace() {
        if line.chars().count() + word.chars().count() >= MOST {
            return format!("{line} …").trim_start().to_owned();
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

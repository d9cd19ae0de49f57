//! What is true about a Fall, independent of where it is kept and how it is shown.
//!
//! Not here: files, sockets, SQL, the clock, chance. Dates and texts come in as values, so every rule can be tested in
//! milliseconds. Identity ([`person`]) and the Fall itself ([`fall`]) are separate types: what takes a [`fall::Fall`]
//! cannot see a name.

pub mod akte;
pub mod angebot;
pub mod ansprache;
pub mod aufenthalt;
pub mod berichtstext;
pub mod bildung;
pub mod changed;
pub mod check;
pub mod clearing;
pub mod code;
pub mod datei;
pub mod dates;
pub mod duplicate;
pub mod einwilligung;
pub mod exchange;
pub mod fall;
pub mod fallkonferenz;
pub mod frist;
pub mod fristen;
pub mod gesundheit;
pub mod ids;
pub mod kontakt;
pub mod latin;
pub mod op;
pub mod outbox_entry;
pub mod own_preset;
pub mod part;
pub mod person;
pub mod preset;
pub mod recht;
pub mod sensitive;
pub mod spelling;
pub mod stelle;
mod strict_json;
pub mod strukturhemmnis;
pub mod teilhabeplan;
pub mod teilnahme;
pub mod uebergabe;
pub mod verbleib;
pub mod vermittlung;

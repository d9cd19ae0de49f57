//! Tests of the crate as a whole, by what they promise.

mod answers;
mod bin;
mod bulk;
mod connection;
mod entwurf;
mod erase;
mod first_schema;
mod history;
mod kills;
mod merge;
mod plain_text;
mod protokoll;
mod rekey;
mod round_trip;
mod search;
pub mod support;
mod transact;
mod uebergabe;
mod umfeld;

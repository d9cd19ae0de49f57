//! Tests of the crate as a whole, by what they promise.

mod answers;
mod connection;
mod kills;
mod plain_text;
mod rekey;
mod round_trip;
mod search;
pub mod support;
mod transact;

//! Tests of the crate, with a made-up laptop and a made-up KI.

#![allow(
    clippy::string_slice,
    reason = "JSON in these tests is cut at ASCII characters"
)]

mod delivery;
mod envelopes;
mod pushing;
mod retrying;
mod states;

use chrono::NaiveDate;
use fallmappe_seal::{Identity, SigningKey};

use crate::{Envelope, EnvelopeHeader, NO_PREVIOUS, PURPOSE, VERSION, make_envelope};

const BODY: &[u8] =
    r#"{"zeitraum":"1. Halbjahr 2026","eintritte":[{"baustein":"Coaching","anzahl":12}]}"#
        .as_bytes();

fn laptop() -> SigningKey {
    SigningKey::from_seed(&[42; 32])
}

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn header(ki: &Identity) -> EnvelopeHeader {
    EnvelopeHeader {
        version: VERSION,
        purpose: PURPOSE.to_owned(),
        ki: ki.recipient().to_string(),
        laptop_id: "00112233445566778899aabbccddeeff".to_owned(),
        sequence: 1,
        previous_hash: NO_PREVIOUS.to_owned(),
        period_from: day(2026, 1, 1),
        period_to: day(2026, 6, 30),
        plan_hash: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08".to_owned(),
        k: 5,
    }
}

fn envelope(ki: &Identity, body: &[u8]) -> Envelope {
    make_envelope(header(ki), body, &laptop(), &ki.recipient()).unwrap()
}

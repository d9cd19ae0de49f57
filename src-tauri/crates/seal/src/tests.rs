//! Tests of the crate as its users see it.

#![allow(
    clippy::string_slice,
    reason = "keys and file texts in these tests are ASCII"
)]

mod minisigning;
mod opening;
mod passphrases;
mod signing;
mod vectors;

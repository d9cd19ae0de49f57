//! What stories need: an office on a temp folder, people with hard names, and a look at what lies on disk.
//!
//! The stories themselves stand in `tests/stories`, one file a promise; the made-up cases of the practice vault are in
//! [`sample`].

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test stops at the first surprise, and says where"
)]

pub mod personas;
pub mod programs;
pub mod requests;
pub mod sample;
pub mod traces;
pub mod tree;
pub mod werkstatt;

#[cfg(test)]
mod fall_schema;
#[cfg(test)]
mod preset_schema;
#[cfg(test)]
mod round_trip;

pub use werkstatt::{TestHost, Werkstatt};

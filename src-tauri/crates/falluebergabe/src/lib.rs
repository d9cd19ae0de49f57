//! Fallübergabe: minimise, pseudonymise, pack and open.
//!
//! This crate sees only what it is handed. It knows no store, no clock and no chance: time and random bytes are
//! parameters (the encryption's own randomness is in `seal`). The named letter is deliberately not here (crate
//! `letters`), so that the letter and the packet's code cannot meet by accident.

pub mod content;
mod family;
pub mod free_text;
pub mod known;
pub mod minimise;
pub mod packet;
pub mod prepare;
pub mod pseudonym;
pub mod quittung;
pub mod risk;
pub mod take_over;

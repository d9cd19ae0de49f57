//! Fallübergabe: minimise, pseudonymise, pack and open.
//!
//! This crate sees only what it is handed. It knows no store, no clock and no chance: time and random bytes are
//! parameters. The named letter is deliberately not here (crate `letters`), so that the letter and the packet's
//! code cannot meet by accident.

pub mod free_text;

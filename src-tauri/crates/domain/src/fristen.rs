//! Fristen that follow from facts: residence law, follow-ups, Wiedervorlagen, retention.
//!
//! Not here: Fristen that people type ([`crate::frist`]), how rows are read and shown (`commands`).

pub mod aufbewahrung;
pub mod kalender;

pub use aufbewahrung::{Clocks, Nachweis, NachweisClock, Years, clocks};

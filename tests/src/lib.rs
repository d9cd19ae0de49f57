//! placeholder
pub mod sample;
#[cfg(test)]
mod fall_schema;
#[cfg(test)]
mod round_trip;

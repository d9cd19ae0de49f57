//! One file per kind of letter or sheet: which facts it needs and in which order it says them. The sentences lie in
//! `assets/letters`.

mod dates;
pub mod notfallblatt;
pub mod uebergabe_anschreiben;
pub mod uebergabebogen;

pub use notfallblatt::Notfallblatt;
pub use uebergabe_anschreiben::{Oeffnung, UebergabeAnschreiben};
pub use uebergabebogen::{Section, Table, Uebergabebogen};

#[cfg(test)]
mod tests;

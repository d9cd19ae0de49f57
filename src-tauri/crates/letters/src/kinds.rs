//! One file per kind of letter or sheet: which facts it needs and in which order it says them. The sentences lie in
//! `assets/letters`.

pub mod datenschutzinformation;
mod dates;
pub mod einwilligungsblatt;
pub mod notfallblatt;
pub mod protokollauszug;
pub mod uebergabe_anschreiben;
pub mod uebergabebogen;
pub mod widerrufsblatt;

pub use datenschutzinformation::Datenschutzinformation;
pub use einwilligungsblatt::Einwilligungsblatt;
pub use notfallblatt::Notfallblatt;
pub use protokollauszug::{Protokollauszug, Zeile};
pub use uebergabe_anschreiben::{Oeffnung, UebergabeAnschreiben};
pub use uebergabebogen::{Section, Table, Uebergabebogen};
pub use widerrufsblatt::Widerrufsblatt;

#[cfg(test)]
mod tests;

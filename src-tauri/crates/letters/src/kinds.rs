//! One file per kind of letter or sheet: which facts it needs and in which order it says them. The sentences lie in
//! `assets/letters`.

pub mod datenschutzinformation;
mod dates;
pub mod einwilligungsblatt;
mod informationsblock;
mod joined;
pub mod konferenzblatt;
pub mod notfallblatt;
pub mod personenblatt;
pub mod projektendestand;
pub mod protokollauszug;
mod rahmen;
mod room;
pub mod statistikbericht;
pub mod uebergabe_anschreiben;
pub mod uebergabe_anschreiben_named;
pub mod uebergabebogen;
pub mod uebergabebogen_named;
pub mod widerruf_an_stelle;
pub mod widerrufsblatt;
pub mod zuordnungsblatt;

pub use datenschutzinformation::Datenschutzinformation;
pub use einwilligungsblatt::Einwilligungsblatt;
pub use konferenzblatt::{Gezeigt, Konferenzblatt};
pub use notfallblatt::Notfallblatt;
pub use personenblatt::{Angabe, NaechsterSchritt, Personenblatt};
pub use projektendestand::{Projektendestand, Stand, Zahl};
pub use protokollauszug::{Protokollauszug, Zeile};
pub use rahmen::Rahmen;
pub use statistikbericht::{Antwort, Statistikbericht, Zahlentafel};
pub use uebergabe_anschreiben::{Oeffnung, UebergabeAnschreiben};
pub use uebergabe_anschreiben_named::UebergabeAnschreibenNamed;
pub use uebergabebogen::{Section, Table, Uebergabebogen};
pub use uebergabebogen_named::{
    Beteiligt, FristNamed, Getan, OffenerSchritt, PersonNamed, UebergabebogenNamed,
};
pub use widerruf_an_stelle::{Ausgehaendigt, Weg, WiderrufAnStelle};
pub use widerrufsblatt::Widerrufsblatt;
pub use zuordnungsblatt::Zuordnungsblatt;

#[cfg(test)]
mod tests;

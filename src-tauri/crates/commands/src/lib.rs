//! Every use case of the program, once: the list of commands, their bodies, and what they need from outside.
//!
//! Three hosts offer the same list: the window, the command line and a loopback host for browser tests. A body reads
//! from the store, hands rows to the crate that knows what to do with them, and writes the outcome back.
//!
//! Not here: files, the clock and chance (they come from the [`host::Host`]), rules (their crates), SQL (`store`).

mod angebote;
mod ansprachen;
mod bedarf;
pub mod bindings;
mod copy_sheet;
mod csv;
mod dateien;
mod datenschutz;
mod dubletten;
mod eingang;
mod einstellungen;
mod einwilligungen;
mod entwuerfe;
pub mod error;
mod faelle;
mod folders;
mod fristen;
pub mod host;
mod import;
mod letters;
mod listen;
mod lists;
pub mod offline;
mod outbox;
mod presets;
mod projektende;
mod protokoll;
mod quittung;
pub mod router;
pub mod schema;
pub mod session;
mod statistik;
mod stellen;
mod strukturhemmnisse;
mod suche;
mod uebergabe;
mod vault;
mod verlauf;

pub use eingang::open_packet_with;
pub use error::{CommandError, ErrorCode};
pub use host::{Host, HostError};
pub use router::{Command, command, dispatch};
pub use session::Session;
pub use uebergabe::remembered_words;
pub use vault::{EXERCISE_NOTE, recovery_sheet};

/// Result of a command.
pub type Answer<T> = Result<T, CommandError>;

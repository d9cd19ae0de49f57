//! From a name and JSON to a handler and back to JSON. Every host calls [`dispatch`] and nothing else.

use serde_json::Value;

use crate::error::{CommandError, ErrorCode};
use crate::host::Host;
use crate::session::Session;
use crate::with_commands;

mod handlers {
    pub use crate::angebote::*;
    pub use crate::ansprachen::*;
    pub use crate::bedarf::*;
    pub use crate::dateien::*;
    pub use crate::datenschutz::*;
    pub use crate::dubletten::*;
    pub use crate::eingang::*;
    pub use crate::einstellungen::*;
    pub use crate::einwilligungen::*;
    pub use crate::entwuerfe::*;
    pub use crate::faelle::*;
    pub use crate::folders::*;
    pub use crate::fristen::*;
    pub use crate::import::*;
    pub use crate::listen::*;
    pub use crate::lists::*;
    pub use crate::outbox::*;
    pub use crate::presets::*;
    pub use crate::projektende::*;
    pub use crate::protokoll::*;
    pub use crate::quittung::*;
    pub use crate::statistik::*;
    pub use crate::stellen::*;
    pub use crate::strukturhemmnisse::*;
    pub use crate::suche::*;
    pub use crate::uebergabe::*;
    pub use crate::vault::*;
    pub use crate::verlauf::*;
}

/// A command by its types, for callers written in Rust.
pub trait Command {
    /// What it asks.
    type Request;
    /// What it answers.
    type Answer;
    /// Its name on the wire.
    const NAME: &'static str;
    /// Runs it.
    ///
    /// # Errors
    /// Whatever the command's own rules refuse.
    fn run<H: Host>(
        session: &mut Session<H>,
        request: Self::Request,
    ) -> Result<Self::Answer, CommandError>;
}

macro_rules! commands_as_types {
    ($($name:ident($request:ident) -> $answer:ident;)+) => {
        /// One type for every command of the list, called as the command is.
        #[allow(non_camel_case_types, reason = "the types are called as the commands are on the wire")]
        pub mod command {
            $(
                #[doc = concat!("The command `", stringify!($name), "`.")]
                pub struct $name;

                impl super::Command for $name {
                    type Request = crate::schema::$request;
                    type Answer = crate::schema::$answer;
                    const NAME: &'static str = stringify!($name);

                    fn run<H: crate::Host>(
                        session: &mut crate::Session<H>,
                        request: Self::Request,
                    ) -> Result<Self::Answer, crate::CommandError> {
                        if !super::PASSIVE.contains(&Self::NAME) {
                            session.touch();
                        }
                        super::handlers::$name(session, request)
                    }
                }
            )+
        }
    };
}

with_commands!(commands_as_types);

/// Commands that do not count as use: asking them must not keep a vault open.
const PASSIVE: [&str; 2] = ["vault_state", "list_outbox"];

/// Runs a command by name.
pub fn dispatch<H: Host>(
    session: &mut Session<H>,
    name: &str,
    payload: Value,
) -> Result<Value, CommandError> {
    // serde would take a list for a struct, field by field; a request has one form only.
    let payload = if payload.is_object() {
        payload
    } else {
        Value::Null
    };
    macro_rules! route {
        ($($command:ident($request:ident) -> $answer:ident;)+) => {
            match name {
                $(stringify!($command) => {
                    let request: crate::schema::$request =
                        serde_json::from_value(payload).map_err(|_| ErrorCode::BadRequest)?;
                    let answer: crate::schema::$answer = command::$command::run(session, request)?;
                    serde_json::to_value(answer).map_err(|_| ErrorCode::Internal.into())
                })+
                _ => Err(ErrorCode::UnknownCommand.into()),
            }
        };
    }
    with_commands!(route)
}

/// The names of all commands.
pub fn names() -> Vec<&'static str> {
    macro_rules! list {
        ($($command:ident($request:ident) -> $answer:ident;)+) => { vec![$(stringify!($command)),+] };
    }
    with_commands!(list)
}

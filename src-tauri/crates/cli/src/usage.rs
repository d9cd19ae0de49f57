//! A wrong call as a German sentence. What was typed is not repeated: it may be a name or a passphrase.

use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::output::Failure;

/// What is wrong with the call, naming only arguments that this program defines.
pub fn failure(error: &clap::Error) -> Failure {
    let ours = arguments(error).join(" ");
    let remedy = match error.kind() {
        ErrorKind::MissingRequiredArgument if !ours.is_empty() => format!("Es fehlt: {ours}."),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation if !ours.is_empty() => {
            format!("Der Wert für {ours} passt nicht oder fehlt.")
        }
        ErrorKind::ArgumentConflict if !ours.is_empty() => {
            format!("{ours} steht doppelt oder passt nicht dazu.")
        }
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            "Es fehlt, was zu tun ist.".to_owned()
        }
        ErrorKind::InvalidSubcommand => "Diesen Befehl gibt es nicht.".to_owned(),
        _ => "Ein Argument ist unbekannt oder steht an der falschen Stelle.".to_owned(),
    };
    Failure::usage(&format!(
        "{remedy} Die Hilfe steht in: fallmappe-cli --help"
    ))
}

/// Arguments that clap names in its context. For unknown ones it would be what was typed, so those are left out.
fn arguments(error: &clap::Error) -> Vec<String> {
    if error.kind() == ErrorKind::UnknownArgument {
        return Vec::new();
    }
    match error.get(ContextKind::InvalidArg) {
        Some(ContextValue::String(name)) => vec![name.clone()],
        Some(ContextValue::Strings(names)) => names.clone(),
        _ => Vec::new(),
    }
}

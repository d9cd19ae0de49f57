//! `freitext pseudonymise`: JSON lines in, JSON lines out, without a vault (handover.md 5.2).

use std::io::Read;

use fallmappe_commands::{CommandError, ErrorCode, offline};

use crate::args::FreitextVerb;
use crate::output::{Failure, write_out};

pub fn run(verb: FreitextVerb) -> Result<(), Failure> {
    let FreitextVerb::Pseudonymise = verb;
    let mut bytes = Vec::new();
    std::io::stdin()
        .lock()
        .read_to_end(&mut bytes)
        .map_err(|_| ErrorCode::UnreadableFile)?;
    let answers = offline::pseudonymise_lines(&bytes);
    write_out(&answers.text)?;
    if answers.failed > 0 {
        // The lines themselves say what is wrong with them; the others are answered.
        let remedy =
            "Die Zeilen mit „error“ sind nicht lesbar; alle anderen sind beantwortet.".to_owned();
        return Err(CommandError {
            remedy,
            ..ErrorCode::BadRequest.into()
        }
        .into());
    }
    Ok(())
}

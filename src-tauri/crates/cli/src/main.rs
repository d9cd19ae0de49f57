//! `fallmappe-cli`: the second door to the same commands, for IT, the KI and scripts.
//!
//! Every subcommand turns arguments into requests of `commands` and prints the answers. Not here: any use case.

#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "answers on standard output are its interface"
)]

mod args;
mod demo;
mod desk;
mod fall;
mod freitext;
mod output;
mod statistik;
mod stelle;
mod sync;
mod uebergabe;
mod vault;

use std::process::ExitCode;

use clap::Parser;
use clap::error::ErrorKind;

use args::{Arguments, Noun};
use desk::Desk;
use output::Failure;

fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => {
            let asked = matches!(
                error.kind(),
                ErrorKind::DisplayHelp | ErrorKind::DisplayVersion
            );
            let _ = error.print();
            return ExitCode::from(if asked { 0 } else { 2 });
        }
    };
    let json = arguments.global.json;
    match run(arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => failure.report(json),
    }
}

fn run(arguments: Arguments) -> Result<(), Failure> {
    let mut desk = Desk::new(arguments.global)?;
    match arguments.noun {
        Noun::Vault(verb) => vault::run(&mut desk, verb),
        Noun::Fall(verb) => fall::run(&mut desk, verb),
        Noun::Stelle(verb) => stelle::run_stelle(&mut desk, verb),
        Noun::Einwilligung(verb) => stelle::run_einwilligung(&mut desk, verb),
        Noun::Uebergabe(verb) => uebergabe::run(&mut desk, verb),
        Noun::Freitext(verb) => freitext::run(verb),
        Noun::Statistik(verb) => statistik::run(&mut desk, verb),
        Noun::Sync(verb) => sync::run(&mut desk, verb),
        Noun::Demo { out } => demo::run(&mut desk, &out),
    }
}

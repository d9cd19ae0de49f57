//! `fallmappe-cli`: the second door to the same commands, for IT, the KI and scripts.
//!
//! Every subcommand turns arguments into requests of `commands` and prints the answers. Not here: any use case.

#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "answers on standard output are its interface"
)]

mod angebot;
mod args;
mod bedarf;
mod datei;
mod datenschutz;
mod demo;
mod desk;
mod eintrag;
mod fall;
mod freitext;
mod frist;
mod help;
mod import;
mod output;
mod preset;
mod projektende;
mod statistik;
mod stelle;
mod suche;
mod sync;
mod uebergabe;
mod usage;
mod vault;
mod verlauf;

use std::process::ExitCode;

use clap::FromArgMatches;
use clap::error::ErrorKind;

use args::{Arguments, Noun};
use desk::Desk;
use output::Failure;

fn main() -> ExitCode {
    fallmappe_host::keep_out_of_dumps();
    let typed = help::command().try_get_matches();
    let arguments = match typed.and_then(|typed| Arguments::from_arg_matches(&typed)) {
        Ok(arguments) => arguments,
        Err(error) => return without_arguments(&error),
    };
    // The answers of `freitext` are JSON lines; a failure of the whole never stands among them.
    let json = arguments.global.json && !matches!(arguments.noun, Noun::Freitext(_));
    match run(arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => failure.report(json),
    }
}

/// Help was asked for, or the call was wrong. Whoever typed only half of a call gets the help on standard error.
fn without_arguments(error: &clap::Error) -> ExitCode {
    let json = std::env::args_os().any(|typed| typed == "--json");
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            match output::write_out(&help::text(error)) {
                Ok(()) => ExitCode::SUCCESS,
                Err(failure) => failure.report(json),
            }
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand if !json => {
            eprint!("{}", help::text(error));
            ExitCode::from(2)
        }
        _ => usage::failure(error).report(json),
    }
}

fn run(arguments: Arguments) -> Result<(), Failure> {
    let mut desk = Desk::new(arguments.global)?;
    match arguments.noun {
        Noun::Vault(verb) => vault::run(&mut desk, verb),
        Noun::Fall(verb) => fall::run(&mut desk, verb),
        Noun::Datei(verb) => datei::run(&mut desk, verb),
        Noun::Eintrag(verb) => eintrag::run(&mut desk, verb),
        Noun::Ansicht(verb) => suche::run_views(&mut desk, verb),
        Noun::Verlauf(verb) => verlauf::run(&mut desk, verb),
        Noun::Papierkorb(verb) => verlauf::run_bin(&mut desk, verb),
        Noun::Preset(verb) => preset::run(&mut desk, verb),
        Noun::Stelle(verb) => stelle::run_stelle(&mut desk, verb),
        Noun::Angebot(verb) => angebot::run(&mut desk, *verb),
        Noun::Ansprache(verb) => angebot::run_ansprache(&mut desk, verb),
        Noun::Einwilligung(verb) => stelle::run_einwilligung(&mut desk, verb),
        Noun::Blatt(verb) => datenschutz::run_blatt(&mut desk, verb),
        Noun::Buero(verb) => datenschutz::run_buero(&mut desk, verb),
        Noun::Recht(verb) => datenschutz::run_recht(&mut desk, verb),
        Noun::Protokoll(verb) => datenschutz::run_protokoll(&mut desk, verb),
        Noun::Bedarf(verb) => bedarf::run(&mut desk, verb),
        Noun::Struktur(verb) => bedarf::run_struktur(&mut desk, verb),
        Noun::Uebergabe(verb) => uebergabe::run(&mut desk, *verb),
        Noun::Projektende(verb) => projektende::run(&mut desk, verb),
        Noun::Freitext(verb) => freitext::run(verb),
        Noun::Statistik(verb) => statistik::run(&mut desk, verb),
        Noun::Sync(verb) => sync::run(&mut desk, verb),
        Noun::Frist(verb) => frist::run(&mut desk, verb),
        Noun::Demo { out } => demo::run(&mut desk, &out),
    }
}

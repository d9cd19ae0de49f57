//! `cargo xtask`: the words that start everything. Standard library only, so that it builds in
//! seconds on an empty machine.
//!
//! The continuous build, a hook and a person type the same words.

mod check;
mod house;
mod launch;
mod needs;
mod prepare;
mod process;
mod refresh;
mod report;
mod say;
mod steps;
mod stop;
mod tree;
mod words;

use std::process::ExitCode;

use house::House;
use stop::Stop;
use words::{HELP, Word};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match words::parse(&arguments).and_then(carry_out) {
        Ok(()) => ExitCode::SUCCESS,
        Err(stop) => {
            say::complaint(&stop.to_string());
            ExitCode::from(stop.code())
        }
    }
}

fn carry_out(word: Word) -> Result<(), Stop> {
    let house = House::find()?;
    match word {
        Word::Run(flags) => launch::run_program(&house, &flags),
        Word::Test(flags) => check::test(&house, &flags),
        Word::Bindings => refresh::bindings(&house),
        Word::SchemaPage => refresh::schema_page(&house),
        Word::Sample => sample(&house),
        Word::Help => {
            say::line(HELP);
            Ok(())
        }
    }
}

/// The sample cases come from a seeded generator in the crate of stories, which compares them too.
fn sample(house: &House) -> Result<(), Stop> {
    process::run(&mut house.cargo(&["run", "-p", "fallmappe-tests", "--bin", "make_sample"]))
}

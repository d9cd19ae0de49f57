//! The words of the runner and their flags, read from the command line.
//!
//! Nothing is carried out here: what is typed becomes a value, so that every spelling can be
//! tested without starting anything.

use crate::stop::Stop;

/// What `cargo xtask help` prints.
pub const HELP: &str = "\
cargo xtask run          prepare, build and start the program
    --sample             keep data in target/sample, away from real cases; the first page then offers
                         the practice vault with the made-up cases
    --headless           do the main job without a window (chosen by itself where there is no display)
    --release            build with optimisation
    --install            install missing Debian packages (needs root; as root this is the default)
cargo xtask test         prepare, then format, lint, and run every test
    --fast               only format, lint and Rust tests, without the shell
    --everything         a skipped part counts as a failure (this is what CI runs)
    --install            as above
cargo xtask bindings     write the generated TypeScript types anew
cargo xtask schema-page  write the generated schema pages anew (JSON Schemas, schema.sql)
cargo xtask sample       write the made-up sample cases anew
cargo xtask help         this page";

/// One understood command line.
#[derive(Debug, PartialEq, Eq)]
pub enum Word {
    /// Start the program.
    Run(RunFlags),
    /// Run the tests.
    Test(TestFlags),
    /// Write the generated TypeScript types anew.
    Bindings,
    /// Write the generated schema pages anew.
    SchemaPage,
    /// Write the made-up sample cases anew.
    Sample,
    /// Print the help page.
    Help,
}

/// Flags of `run`.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct RunFlags {
    /// Keep data in a folder of its own.
    pub sample: bool,
    /// Do the main job without a window.
    pub headless: bool,
    /// Build with optimisation.
    pub release: bool,
    /// Install missing packages even when not asked as root.
    pub install: bool,
}

/// Flags of `test`.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct TestFlags {
    /// Only the cheap Rust part.
    pub fast: bool,
    /// Skipping is failing.
    pub everything: bool,
    /// Install missing packages even when not asked as root.
    pub install: bool,
}

/// Reads the arguments after the program's name.
///
/// # Errors
/// `Stop::Usage` for an unknown word, an unknown flag, or `--fast` together with `--everything`.
pub fn parse(arguments: &[String]) -> Result<Word, Stop> {
    let Some((word, flags)) = arguments.split_first() else {
        return Ok(Word::Help);
    };
    match word.as_str() {
        "run" => run_flags(flags).map(Word::Run),
        "test" => test_flags(flags).map(Word::Test),
        "bindings" => no_flags(flags, Word::Bindings),
        "schema-page" => no_flags(flags, Word::SchemaPage),
        "sample" => no_flags(flags, Word::Sample),
        "help" | "--help" | "-h" => Ok(Word::Help),
        other => Err(Stop::Usage(format!("There is no word \"{other}\"."))),
    }
}

fn run_flags(flags: &[String]) -> Result<RunFlags, Stop> {
    let mut read = RunFlags::default();
    for flag in flags {
        match flag.as_str() {
            "--sample" => read.sample = true,
            "--headless" => read.headless = true,
            "--release" => read.release = true,
            "--install" => read.install = true,
            other => return Err(unknown_flag(other)),
        }
    }
    Ok(read)
}

fn test_flags(flags: &[String]) -> Result<TestFlags, Stop> {
    let mut read = TestFlags::default();
    for flag in flags {
        match flag.as_str() {
            "--fast" => read.fast = true,
            "--everything" => read.everything = true,
            "--install" => read.install = true,
            other => return Err(unknown_flag(other)),
        }
    }
    if read.fast && read.everything {
        return Err(Stop::Usage(
            "--fast leaves parts out, --everything forbids it.".to_owned(),
        ));
    }
    Ok(read)
}

fn no_flags(flags: &[String], word: Word) -> Result<Word, Stop> {
    flags
        .first()
        .map_or(Ok(word), |flag| Err(unknown_flag(flag)))
}

fn unknown_flag(flag: &str) -> Stop {
    Stop::Usage(format!("There is no flag \"{flag}\" here."))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Word, Stop> {
        let arguments: Vec<String> = text.split_whitespace().map(str::to_owned).collect();
        parse(&arguments)
    }

    #[test]
    fn words_and_flags_are_read() {
        assert_eq!(read(""), Ok(Word::Help));
        assert_eq!(read("bindings"), Ok(Word::Bindings));
        let run = RunFlags {
            sample: true,
            headless: true,
            ..RunFlags::default()
        };
        assert_eq!(read("run --headless --sample"), Ok(Word::Run(run)));
        let test = TestFlags {
            everything: true,
            install: true,
            fast: false,
        };
        assert_eq!(read("test --everything --install"), Ok(Word::Test(test)));
    }

    #[test]
    fn what_is_not_understood_is_refused_with_code_two() {
        for wrong in [
            "fly",
            "run --fast",
            "test --sample",
            "sample now",
            "test --fast --everything",
        ] {
            assert_eq!(read(wrong).map_err(|stop| stop.code()), Err(2), "{wrong}");
        }
    }

    #[test]
    fn the_help_page_names_every_word() {
        for word in ["run", "test", "bindings", "schema-page", "sample", "help"] {
            assert!(HELP.contains(&format!("cargo xtask {word}")), "{word}");
        }
    }
}

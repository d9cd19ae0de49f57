//! The help in German, clap's own words included. What the arguments mean stands beside them in `args`.

use clap::{Arg, ArgAction, Command, CommandFactory};

use crate::args::Arguments;

const TEMPLATE: &str =
    "{before-help}{about-with-newline}\nAufruf: {usage}\n\n{all-args}{after-help}";

/// Words that clap has no setting for.
const WORDS: [(&str, &str); 2] = [
    ("[OPTIONS]", "[OPTIONEN]"),
    ("[default: ", "[ohne Angabe: "),
];

/// The command line with German headings.
pub fn command() -> Command {
    let help = Arg::new("help")
        .short('h')
        .long("help")
        .global(true)
        .action(ArgAction::Help)
        .help("Diese Hilfe zeigen");
    let version = Arg::new("version")
        .short('V')
        .long("version")
        .action(ArgAction::Version)
        .help("Programmversion zeigen");
    let command = Arguments::command().disable_version_flag(true);
    german(command.arg(help).arg(version))
}

/// What clap wrote, without its last English words.
pub fn text(error: &clap::Error) -> String {
    WORDS
        .iter()
        .fold(error.render().to_string(), |text, (english, german)| {
            text.replace(english, german)
        })
}

fn german(command: Command) -> Command {
    let verbs: Vec<String> = command
        .get_subcommands()
        .map(|verb| verb.get_name().to_owned())
        .collect();
    let command = command
        .help_template(TEMPLATE)
        .subcommand_help_heading("Befehle")
        .subcommand_value_name("BEFEHL")
        .disable_help_flag(true)
        .mut_args(|arg| {
            let heading = match (arg.is_positional(), arg.is_global_set()) {
                (true, _) => "Angaben",
                (false, true) => "Für jeden Befehl",
                (false, false) => "Optionen",
            };
            arg.help_heading(heading)
        });
    verbs.into_iter().fold(command, |command, verb| {
        command.mut_subcommand(verb, german)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pages(command: &mut Command, pages: &mut Vec<String>) {
        pages.push(command.render_long_help().to_string());
        command
            .get_subcommands_mut()
            .for_each(|verb| self::pages(verb, pages));
    }

    #[test]
    fn no_page_of_the_help_has_english_words_of_clap() {
        let mut command = command();
        command.build();
        command.clone().debug_assert();
        let mut found = Vec::new();
        pages(&mut command, &mut found);
        assert!(found.len() > 25);
        for page in found {
            assert!(page.contains("Aufruf: fallmappe-cli"), "{page}");
            for word in [
                "Usage",
                "Options",
                "Commands",
                "Arguments",
                "Print",
                "<COMMAND>",
            ] {
                assert!(!page.contains(word), "{word} in {page}");
            }
        }
    }
}

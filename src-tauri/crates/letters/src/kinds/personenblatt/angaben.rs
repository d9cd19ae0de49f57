//! What can be told about a person, in the pieces in which the sheet names them. Pieces of one subject share a line.
//!
//! Which pieces a packet or a letter lets out is decided elsewhere; here are only their words and their order.

use crate::error::LetterError;
use crate::text_blocks::TextBlocks;

/// A piece of information.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Angabe {
    /// Name and date of birth.
    Name,
    /// The age band.
    Alter,
    /// Geschlecht.
    Geschlecht,
    /// The country.
    Land,
    /// The part of the world in place of the country.
    Region,
    /// Relatives by role.
    Familie,
    /// Telephone number and address.
    Kontakt,
    /// Kind of housing and of municipality.
    Wohnen,
    /// Languages.
    Sprachen,
    /// Whether somebody interprets.
    Dolmetschen,
    /// Year of entry.
    Einreise,
    /// The status with its basis.
    Aufenthalt,
    /// Papers by kind and validity.
    Papiere,
    /// Conditions of the stay.
    Auflagen,
    /// The next deadlines.
    Fristen,
    /// School.
    Schule,
    /// Vocation.
    Beruf,
    /// Levels of languages.
    Deutsch,
    /// Work and Ausbildung.
    Arbeit,
    /// Benefits.
    Leistungen,
    /// Bedarfe.
    Bedarf,
    /// Ziele.
    Ziele,
    /// Open steps.
    Schritte,
    /// Notes of talks.
    Gespraeche,
    /// Agreements of Fallkonferenzen.
    Vereinbarungen,
    /// Who else helps.
    Netzwerk,
    /// Teilnahmen and what came after.
    Kurse,
    /// Vermittlungen.
    Plaetze,
    /// Gesundheit.
    Gesundheit,
}

use Angabe as A;

/// The lines of the sheet, in the order in which they are told, with the words of each piece.
const LINES: [&[(Angabe, &str)]; 8] = [
    &[
        (A::Name, "name"),
        (A::Alter, "age"),
        (A::Geschlecht, "gender"),
        (A::Land, "country"),
        (A::Region, "region"),
        (A::Familie, "family"),
    ],
    &[
        (A::Kontakt, "reachable"),
        (A::Wohnen, "housing"),
        (A::Sprachen, "languages"),
        (A::Dolmetschen, "interpreter"),
    ],
    &[
        (A::Aufenthalt, "stay"),
        (A::Papiere, "documents"),
        (A::Auflagen, "conditions"),
        (A::Fristen, "deadlines"),
        (A::Einreise, "entry"),
    ],
    &[
        (A::Schule, "school"),
        (A::Beruf, "vocation"),
        (A::Deutsch, "german"),
        (A::Arbeit, "work"),
        (A::Leistungen, "benefits"),
    ],
    &[
        (A::Bedarf, "needs"),
        (A::Ziele, "goals"),
        (A::Schritte, "plan"),
    ],
    &[
        (A::Gespraeche, "talks"),
        (A::Vereinbarungen, "agreements"),
        (A::Netzwerk, "network"),
    ],
    &[(A::Kurse, "courses"), (A::Plaetze, "places")],
    &[(A::Gesundheit, "health")],
];

/// The lines about what leaves and about what stays: every piece stands in one of the two.
pub(super) fn lines(
    texts: &TextBlocks,
    leaves: &[Angabe],
) -> Result<(Vec<String>, Vec<String>), LetterError> {
    let goes = |one: Angabe| leaves.contains(&one);
    let stays = |one: Angabe| match one {
        // What stays is told in its exact form; the coarse one is no piece of its own.
        A::Region | A::Alter => false,
        one => !goes(one),
    };
    Ok((said(texts, &goes)?, said(texts, &stays)?))
}

fn said(texts: &TextBlocks, wanted: &dyn Fn(Angabe) -> bool) -> Result<Vec<String>, LetterError> {
    let mut lines = Vec::new();
    for line in LINES {
        let chosen = line.iter().filter(|(one, _)| wanted(*one));
        let words: Result<Vec<String>, LetterError> =
            chosen.map(|(_, key)| texts.get(key)).collect();
        let words = words?;
        if !words.is_empty() {
            lines.push(words.join(", "));
        }
    }
    Ok(lines)
}

//! Names of places to live: "Wohnheim Alte Molkerei" is a Wohnheim, and nobody needs to know which (handover 5.4).
//!
//! The word for the kind stays as it was written, so its case and article stay right.

use super::may_name;
use crate::free_text::candidate::{Candidate, Voice};
use crate::free_text::lexicon;
use crate::free_text::tokens::{Doc, Gap, Token};
use crate::free_text::wire::{SpanClass, SpanKind};
use crate::free_text::words;

/// How much a word says that somebody lives there.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Home {
    /// "Wohnheim", "GU": what follows it with a capital is its name.
    Sure,
    /// "Haus", "Heim", "WG": only a word that is no ordinary one, or one in quotation marks.
    Perhaps,
}

/// The name of a home, together with the word for its kind.
pub(super) fn scan(doc: &Doc, index: usize) -> Option<Candidate> {
    let head = doc.tokens.get(index).filter(|t| t.capital)?;
    let home = home(&head.folded)?;
    let named = super::quoted_after(doc, head).or_else(|| named_after(doc, index, home));
    let class = if named.is_some() {
        SpanClass::Generalised
    } else {
        SpanClass::Ask
    };
    let end = named.or_else(|| perhaps_named(doc, index, home))?;
    let kind = doc.normal.slice(head.start, head.end);
    let candidate = Candidate::plain(head.start, end, SpanKind::Organisation, Voice::Form);
    Some(
        candidate
            .class(class)
            .replaced_by(kind)
            .reason("Name einer Unterkunft, vergröbert"),
    )
}

/// Whether what follows a folded word is the name of a home.
pub(super) fn is_home(folded: &str) -> bool {
    home(folded) == Some(Home::Sure)
}

/// Whether a folded word is one for a place where people are housed.
fn home(folded: &str) -> Option<Home> {
    const ENDINGS: &[&str] = &[
        "unterkunft",
        "wohnheim",
        "uebergangsheim",
        "fluechtlingsheim",
        "asylheim",
        "asylbewerberheim",
        "containeranlage",
        "containerdorf",
        "containersiedlung",
        "wohnanlage",
        "wohncontainer",
        "wohngruppe",
        "wohngemeinschaft",
        "wohnprojekt",
        "wohnstaette",
        "aufnahmeeinrichtung",
        "landeseinrichtung",
        "unterbringungseinrichtung",
        "ankerzentrum",
        "frauenhaus",
        "clearinghaus",
        "uebergangshaus",
    ];
    const ALONE: &[&str] = &["gu", "zue", "eae", "nuk", "erstaufnahme", "obdach"];
    let mut stems = ["", "s", "es"]
        .iter()
        .filter_map(|end| folded.strip_suffix(end));
    let sure = |stem: &str| ENDINGS.iter().any(|end| stem.ends_with(end)) || ALONE.contains(&stem);
    if stems.any(sure) {
        return Some(Home::Sure);
    }
    let perhaps = matches!(
        folded,
        "haus" | "hauses" | "heim" | "heims" | "wg" | "container"
    );
    perhaps.then_some(Home::Perhaps)
}

/// End of the name that follows without quotation marks.
fn named_after(doc: &Doc, index: usize, home: Home) -> Option<usize> {
    let mut last = index;
    while last < index + 4 {
        let Some(next) = continues(doc, index, last, home) else {
            break;
        };
        last = next;
    }
    (last > index).then(|| doc.tokens.get(last).map(|token| token.end))?
}

fn continues(doc: &Doc, head: usize, last: usize, home: Home) -> Option<usize> {
    let token = doc.tokens.get(last + 1).filter(|t| is_close(t))?;
    let fits = |t: &Token| match home {
        Home::Sure => may_name(t),
        Home::Perhaps => may_name(t) && is_telling(t),
    };
    if token.is_capital_word() && fits(token) {
        return Some(last + 1);
    }
    if last > head {
        let number = token.digits && token.end - token.start <= 3 && !counts(doc, last + 1);
        let direction = matches!(
            token.folded.as_str(),
            "nord" | "sued" | "ost" | "west" | "mitte"
        );
        return (number || direction).then_some(last + 1);
    }
    beside(doc, last + 1, home)
}

/// "im Haus Morgentau": two nouns in a row, the second of which may be the name.
fn perhaps_named(doc: &Doc, index: usize, home: Home) -> Option<usize> {
    let name = doc.tokens.get(index + 1).filter(|t| is_close(t))?;
    let goes_home = doc
        .near(index, -1)
        .is_some_and(|t| matches!(t.folded.as_str(), "zu" | "nach" | "von"));
    let everyday = |word: &str| {
        lexicon::word(word).is_some_and(|entry| entry.rarity <= 4) && !words::is_also_name(word)
    };
    let noun = name.is_capital_word() && !doc.is_lower && may_name(name) && !everyday(&name.folded);
    (home == Home::Perhaps && noun && !goes_home).then_some(name.end)
}

fn is_close(token: &Token) -> bool {
    matches!(token.gap, Gap::Space | Gap::Joined) && !token.line_start
}

/// A name hardly anybody would write with a capital for another reason.
fn is_telling(token: &Token) -> bool {
    !words::is_german(&token.folded) || words::is_rare_compound(&token.folded)
}

/// "3 Monate", "2 Uhr": a number that counts something.
fn counts(doc: &Doc, at: usize) -> bool {
    doc.tokens
        .get(at + 1)
        .is_some_and(|t| t.gap == Gap::Space && t.capital)
}

/// "am Wallgraben", "an der Bleiche": homes are called after what they stand at.
fn beside(doc: &Doc, at: usize, home: Home) -> Option<usize> {
    let word = doc.tokens.get(at)?.folded.as_str();
    let at_place = matches!(word, "am" | "an" | "hinter" | "neben" | "beim");
    if !at_place && !matches!(word, "zum" | "zur" | "im" | "auf" | "in" | "unter") {
        return None;
    }
    let after = doc.tokens.get(at + 1).filter(|t| is_close(t))?;
    let article = matches!(after.folded.as_str(), "der" | "dem" | "den");
    let noun = if article { at + 2 } else { at + 1 };
    let token = doc.tokens.get(noun).filter(|t| is_close(t))?;
    let word = token.folded.as_str();
    let spot = home == Home::Sure && is_spot(word);
    let strange = words::is_also_name(word) || !words::is_german(word) || at_place;
    let named =
        token.is_capital_word() && (spot || strange && may_name(token) && !super::is_common(token));
    named.then_some(noun)
}

/// What nearly every town has, and what a home is called after.
fn is_spot(folded: &str) -> bool {
    const SPOTS: &[&str] = &[
        "bahnhof",
        "hauptbahnhof",
        "markt",
        "park",
        "stadtpark",
        "see",
        "wald",
        "friedhof",
        "hafen",
        "kanal",
        "rathaus",
        "sportplatz",
        "schwimmbad",
        "freibad",
        "stadion",
        "berg",
        "wall",
        "ring",
        "kirche",
        "muehle",
        "bruecke",
        "molkerei",
        "fabrik",
        "kaserne",
        "krankenhaus",
        "schlachthof",
    ];
    SPOTS.contains(&folded)
}

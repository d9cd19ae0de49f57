//! Surnames that are ordinary words too ("Wolf war heute da"): where a person stands in a sentence, they are asked about.
//!
//! A word alone says nothing: "der Wolf" and "im Sommer" stay. What speaks for a person is a place without an article
//! beside a verb, a preposition or a role. What kind of word it is decides how much the place has to say.

use super::super::link::has_determiner;
use super::super::names::Name;
use super::super::tokens::{Doc, Gap, Token};
use super::super::wire::SpanClass;
use super::super::{health, lexicon, places, recall, sentences, words};
use super::{Mention, mention, with_second_half};

/// What speaks for a capitalised German word as a surname.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::free_text) enum Likeness {
    /// "Wolf", "Jäger": many people are called so.
    Surname,
    /// "Zürn": no noun, so its capital needs a reason.
    Strange,
    /// "Eberwein": two short words nobody puts together otherwise.
    Compound,
    /// "Kammer", "Koch": a name too, but notes mostly mean the thing or the trade.
    Thing,
}

/// A surname of ordinary words where a person stands.
pub(super) fn in_position(doc: &Doc, index: usize) -> Option<Mention> {
    let likeness = likeness(doc, index)?;
    let in_brackets = doc
        .tokens
        .get(index + 1)
        .is_some_and(|t| is_role_in_brackets(doc, index, t));
    let placed = in_brackets
        || is_subject(doc, index, likeness)
        || follows_verb(doc, index, likeness)
        || follows_preposition(doc, index, likeness);
    if !placed || has_determiner(doc, index) && !is_behind_time(doc, index) {
        return None;
    }
    // "Schneider (ABH): …" speaks in minutes.
    let behind = doc
        .tokens
        .get(index + 1)
        .map(|t| doc.normal.slice(t.end, t.end + 3));
    let speaks = in_brackets && likeness == Likeness::Surname && behind.is_some_and(|b| b == "): ");
    let class = if speaks {
        SpanClass::Certain
    } else {
        SpanClass::Ask
    };
    let reason = "Wort, das auch ein Nachname ist, wo eine Person steht";
    let mut found = read(doc, index, class, reason)?;
    found.by_place = !in_brackets;
    Some(found)
}

/// A surname of ordinary words right after a role: "Vermieter Jäger". Without a question where it is one for many.
pub(super) fn after_role(doc: &Doc, index: usize) -> Option<Mention> {
    let close = doc.tokens.get(index).filter(|t| t.gap == Gap::Space)?;
    let Some(likeness) = likeness(doc, index) else {
        return announced(doc, index, "Nachname nach einer Rolle");
    };
    let sure = is_surname(likeness) && !words::is_time(&close.folded);
    let class = if sure {
        SpanClass::Certain
    } else {
        SpanClass::Ask
    };
    read(doc, index, class, "Nachname nach einer Rolle")
}

/// A word of the hand-written list of surnames where a name is announced: "Name: Blume", "Kollegin Kurz".
pub(super) fn announced(doc: &Doc, index: usize, reason: &'static str) -> Option<Mention> {
    let token = doc.tokens.get(index).filter(|t| t.is_capital_word())?;
    let word = token.folded.as_str();
    let surname = words::is_known_surname(word) && words::title(word).is_none();
    let day = words::is_time(word) && !is_season(word) && word != "nacht";
    let whole = !matches!(token.gap, Gap::Joined | Gap::Glued) && token.end - token.start > 2;
    (surname && !day && whole && !doc.is_lower).then(|| read(doc, index, SpanClass::Ask, reason))?
}

fn is_season(word: &str) -> bool {
    matches!(word, "sommer" | "winter" | "herbst" | "fruehling")
}

/// A surname of ordinary words that follows a name after "und", "sowie" or a comma.
pub(super) fn joined_to(doc: &Doc, next: usize) -> Option<Mention> {
    let first = doc.tokens.get(next)?;
    let before = doc.near(next, -1)?;
    let gap = doc.normal.slice(before.end, first.start);
    let index = match (gap.as_str(), first.folded.as_str()) {
        (" ", "und" | "sowie" | "u") => next + 1,
        (", " | "/" | " / " | " & ", _) => next,
        _ => return None,
    };
    // A comma also begins the next thought: only a further comma, the end or a verb speaks for a list of people.
    let likeness = likeness(doc, index)?;
    let listed = is_surname(likeness)
        || likeness == Likeness::Compound
        || TRADES.contains(&doc.tokens.get(index)?.folded.as_str());
    listed.then(|| {
        read(
            doc,
            index,
            SpanClass::Ask,
            "mit einem Namen zusammen genannt",
        )
    })?
}

fn read(doc: &Doc, index: usize, class: SpanClass, reason: &'static str) -> Option<Mention> {
    let token = doc.tokens.get(index)?;
    let name = Name {
        words: vec![token.folded.clone()],
        parts: vec![token.folded.clone()],
        next: index + 1,
        end: token.end,
        given: false,
        daring: true,
        ordinary: true,
    };
    let end = with_second_half(doc, &name);
    let mut found = mention(doc, index, name, class, reason)?;
    found.end = end;
    Some(found)
}

fn likeness(doc: &Doc, index: usize) -> Option<Likeness> {
    let token = doc.tokens.get(index).filter(|t| t.is_capital_word())?;
    let word = token.folded.as_str();
    let whole = !matches!(token.gap, Gap::Joined | Gap::Glued);
    let next = doc.near(index, 1).map_or(Gap::Hard, |t| t.gap);
    if doc.is_lower || !whole || next == Gap::Glued || token.end - token.start < 3 {
        return None;
    }
    let likeness = recall::answer(word, |w| &mut w.likeness, kind_of)?;
    let surface = doc.normal.slice(token.start, token.end);
    (!surface.chars().all(char::is_uppercase)).then_some(likeness)
}

/// Whether somebody may be called by a folded word that stands alone where a person is expected.
pub(in crate::free_text) fn could_be_surname(word: &str) -> bool {
    let surname = matches!(kind_of(word), Some(Likeness::Surname | Likeness::Compound))
        || TRADES.contains(&word);
    let unknown = words::is_name(word) || !words::is_german(word);
    surname || unknown && !THINGS.contains(&word) && !says_what(word)
}

fn kind_of(word: &str) -> Option<Likeness> {
    if words::is_time(word) && !is_season(word) || THINGS.contains(&word) {
        return None;
    }
    if says_what(word) {
        // "Richter hat angerufen": without an article the role is a name.
        let role = words::role(word).is_some() && words::is_known_surname(word);
        return role.then_some(Likeness::Thing);
    }
    if words::is_also_name(word) {
        let thing = words::is_listed_word(word) && !words::is_known_surname(word);
        let thing = thing || TRADES.contains(&word);
        return Some(if thing {
            Likeness::Thing
        } else {
            Likeness::Surname
        });
    }
    let entry = lexicon::word(word);
    if words::is_listed_word(word) || entry.is_some_and(|entry| entry.rarity < 5) {
        return None;
    }
    if !words::is_ordinary(word) {
        return (words::is_german(word) && !is_inflected(word)).then_some(Likeness::Strange);
    }
    let short = word.len() <= 10 && words::is_rare_compound(word);
    (short && !words::is_noun(word)).then_some(Likeness::Compound)
}

/// Titles, roles, offices, bodies, languages: what somebody or something is, not how somebody is called.
fn says_what(word: &str) -> bool {
    words::title(word).is_some()
        || words::role(word).is_some()
        || words::is_degree(word)
        || words::is_kinship_or_office(word)
        || words::is_body(word)
        || places::is_court(word)
        || lexicon::place(word).is_some() && !words::is_also_name(word)
        || health::is_term(word)
}

/// Nouns made of verbs and adjectives end so: "Lesen", "Bekannte".
fn is_inflected(word: &str) -> bool {
    let ends = [
        "en", "e", "er", "es", "em", "te", "ung", "end", "ig", "lich", "isch",
    ];
    let built = |end: &&str| word.strip_suffix(*end).is_some_and(|stem| stem.len() >= 4);
    ends.iter().any(built)
}

/// "Engel (Nachbar)".
fn is_role_in_brackets(doc: &Doc, index: usize, next: &Token) -> bool {
    let opens = doc
        .tokens
        .get(index)
        .is_some_and(|t| doc.normal.slice(t.end, next.start) == " (");
    let word = next.folded.as_str();
    opens && (words::role(word).is_some() || words::is_kinship_or_office(word))
}

/// "Wolf war heute da", "Grau ruft an".
fn is_subject(doc: &Doc, index: usize, likeness: Likeness) -> bool {
    let Some(verb) = doc
        .near(index, 1)
        .filter(|t| t.gap == Gap::Space && !t.capital)
    else {
        return false;
    };
    let begins = doc.tokens.get(index).is_some_and(|token| {
        let before = index.checked_sub(1).and_then(|at| doc.tokens.get(at));
        let after_sign = |b: &Token| {
            sentences::ends_between(doc, b, token)
                || doc
                    .normal
                    .slice(b.end, token.start)
                    .contains([',', ':', '-', '–'])
        };
        token.line_start || before.is_none_or(after_sign)
    });
    let after = doc.near(index, 2).map_or("", |t| t.folded.as_str());
    // "Grau hat er", "Frisch ist die Luft": the subject stands behind the verb.
    let article = matches!(
        after,
        "sie" | "der" | "die" | "das" | "kein" | "ein" | "eine"
    );
    let is = matches!(verb.folded.as_str(), "ist" | "war" | "wird" | "wurde");
    let other = matches!(after, "er" | "ich" | "wir" | "man" | "es")
        || article && (is || likeness == Likeness::Strange);
    let verb = verb.folded.as_str();
    let weak = || is_surname(likeness) || has_done(doc, index, verb);
    begins && !other && (DOES.contains(&verb) || is_weak(verb) && weak())
}

/// "Bauer hat den Vertrag geschickt": what people do stands at the end of the clause.
fn has_done(doc: &Doc, index: usize, verb: &str) -> bool {
    let rest = doc.tokens.iter().skip(index + 2).take(10);
    let mut rest = rest.take_while(|t| t.gap != Gap::Hard && !t.line_start);
    matches!(verb, "hat" | "hatte") && rest.any(|t| DONE.contains(&t.folded.as_str()))
}

/// Participles of what people do.
const DONE: &[&str] = &[
    "abgelehnt",
    "abgesagt",
    "angerufen",
    "bestaetigt",
    "gebeten",
    "gebracht",
    "gefragt",
    "gemailt",
    "gemeldet",
    "gesagt",
    "geschickt",
    "geschrieben",
    "gesprochen",
    "telefoniert",
    "unterschrieben",
    "versprochen",
    "vorgeschlagen",
    "zugesagt",
];

fn is_surname(likeness: Likeness) -> bool {
    matches!(likeness, Likeness::Surname | Likeness::Strange)
}

/// Verbs that go with things as well.
fn is_weak(verb: &str) -> bool {
    matches!(
        verb,
        "war"
            | "ist"
            | "hat"
            | "hatte"
            | "wird"
            | "wurde"
            | "kann"
            | "konnte"
            | "darf"
            | "soll"
            | "muss"
    )
}

/// "Heute ruft Eberwein an", "gestern hat Engel geschrieben". "Er war Koch" says what he was.
fn follows_verb(doc: &Doc, index: usize, likeness: Likeness) -> bool {
    let Some(verb) = before(doc, index) else {
        return false;
    };
    let word = verb.folded.as_str();
    let has = matches!(word, "hat" | "hatte") && likeness == Likeness::Surname;
    !verb.capital && likeness != Likeness::Thing && (SAYS.contains(&word) || has)
}

/// "mit Sommer da", "an Wolf weitergeleitet".
fn follows_preposition(doc: &Doc, index: usize, likeness: Likeness) -> bool {
    let Some(preposition) = before(doc, index) else {
        return false;
    };
    let small = !preposition.capital || preposition.line_start || is_sentence_start(doc, index - 1);
    let placed = matches!(
        preposition.folded.as_str(),
        "mit" | "von" | "bei" | "an" | "zu" | "gegen" | "neben" | "laut" | "wegen" | "fuer"
    );
    let spoken = || {
        let after = doc.tokens.iter().skip(index + 1).take(8);
        let mut after = after.take_while(|t| t.gap != Gap::Hard);
        preposition.folded == "mit" && after.any(|t| TALKED.contains(&t.folded.as_str()))
    };
    small && placed && (is_surname(likeness) || spoken())
}

fn is_sentence_start(doc: &Doc, index: usize) -> bool {
    let (before, token) = (doc.near(index, -1), doc.tokens.get(index));
    let ends = |(before, token): (&Token, &Token)| sentences::ends_between(doc, before, token);
    before.is_none() || before.zip(token).is_some_and(ends)
}

/// The word right before, on the same line.
fn before(doc: &Doc, index: usize) -> Option<&Token> {
    let close = doc.tokens.get(index)?.gap == Gap::Space;
    doc.near(index, -1).filter(|t| close && !t.digits)
}

/// "heute Wolf", "gerne Engel": these end like adjectives and are none.
fn is_behind_time(doc: &Doc, index: usize) -> bool {
    before(doc, index).is_some_and(|t| {
        let word = t.folded.as_str();
        SAYS.contains(&word) || matches!(word, "heute" | "neben" | "wegen" | "gegen" | "hatte")
    })
}

/// What people do and things do not, in the third person.
const DOES: &[&str] = &[
    "antwortet",
    "antwortete",
    "bat",
    "begleitet",
    "begleitete",
    "berichtet",
    "berichtete",
    "beschwert",
    "besucht",
    "besuchte",
    "bestaetigt",
    "bestaetigte",
    "bittet",
    "brachte",
    "bringt",
    "droht",
    "drohte",
    "empfiehlt",
    "empfahl",
    "erklaert",
    "erklaerte",
    "erzaehlt",
    "erzaehlte",
    "faehrt",
    "findet",
    "fragt",
    "fragte",
    "fuhr",
    "half",
    "hilft",
    "holt",
    "holte",
    "kam",
    "kennt",
    "kommt",
    "meint",
    "meinte",
    "meldet",
    "meldete",
    "moechte",
    "rief",
    "ruft",
    "sagt",
    "sagte",
    "schickt",
    "schickte",
    "schreibt",
    "schrieb",
    "uebernahm",
    "uebernimmt",
    "unterschreibt",
    "unterschrieb",
    "verlangt",
    "verlangte",
    "versprach",
    "verspricht",
    "wartet",
    "wartete",
    "weiss",
    "will",
    "wohnt",
    "wollte",
    "wusste",
];

/// Verbs whose subject may follow and whose object is no bare noun.
const SAYS: &[&str] = &[
    "antwortet",
    "antwortete",
    "berichtet",
    "berichtete",
    "erklaert",
    "erklaerte",
    "erzaehlt",
    "erzaehlte",
    "fragt",
    "fragte",
    "kam",
    "kommt",
    "meint",
    "meinte",
    "meldete",
    "rief",
    "ruft",
    "sagt",
    "sagte",
    "schrieb",
];

/// What is done with people.
const TALKED: &[&str] = &[
    "abgesprochen",
    "besprochen",
    "da",
    "gesprochen",
    "geklaert",
    "gemailt",
    "getroffen",
    "hier",
    "telefoniert",
    "telefonieren",
    "sprechen",
    "vereinbart",
    "verabredet",
];

/// Surnames too, and what people learn: "Es bleibt bei Bäcker."
const TRADES: &[&str] = &[
    "baecker",
    "bauer",
    "dachdecker",
    "fleischer",
    "friseur",
    "gaertner",
    "glaser",
    "kaufmann",
    "koch",
    "maler",
    "maurer",
    "metzger",
    "mueller",
    "pfleger",
    "schlosser",
    "schmied",
    "schneider",
    "schreiner",
    "schweisser",
    "tischler",
    "zimmerer",
    "zimmermann",
];

/// Surnames too, but notes mean the thing, the quality, the language or the region, and often without an article.
const THINGS: &[&str] = &[
    "anhalt", "ball", "band", "bar", "bart", "bauch", "bier", "bild", "bin", "bis", "blasen",
    "boot", "breite", "brot", "brunnen", "burger", "da", "dach", "dank", "deutsch", "druck",
    "elbe", "ende", "englisch", "fisch", "freude", "funk", "fuss", "geduld", "geld", "glueck",
    "gut", "haus", "himmel", "hof", "hoffnung", "holz", "honig", "hund", "jugend", "jura",
    "kammer", "kapelle", "kraut", "krebs", "krieg", "kurs", "kurz", "lauf", "liebe", "link",
    "linke", "luft", "man", "mann", "mark", "mond", "morgen", "muehe", "mut", "nation", "nebel",
    "neu", "nord", "norden", "nur", "ost", "paar", "park", "rad", "rat", "recht", "regen", "rest",
    "rolle", "salz", "schatz", "schild", "schlaf", "schnee", "schwert", "see", "sinn", "stahl",
    "steuer", "sturm", "sued", "tag", "trauer", "treue", "turm", "wald", "weg", "welle", "wein",
    "west", "wiese", "wille", "wind", "wunder", "zeit", "zettel", "zimmer", "zoll", "zucker",
    "zufall", "zug", "essig", "nacht", "alt", "rot", "star", "stroh", "sand", "kohl",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        let doc = Doc::new(text);
        let mentions = (0..doc.tokens.len()).filter_map(|index| in_position(&doc, index));
        mentions.map(|m| doc.normal.slice(m.start, m.end)).collect()
    }

    #[test]
    fn a_word_is_asked_about_where_a_person_stands() {
        for (text, expected) in [
            ("Wolf war heute mit Sommer da.", &["Wolf", "Sommer"][..]),
            ("Heute ruft Eberwein an.", &["Eberwein"]),
            ("Habe mit Zürn gesprochen.", &["Zürn"]),
            ("Der Kurs fällt aus. Grau hat angerufen.", &["Grau"]),
            ("Engel (Nachbar) beschwert sich.", &["Engel"]),
            (
                "Telefonat von Vogel, gestern hat Stein geschrieben",
                &["Vogel", "Stein"],
            ),
        ] {
            assert_eq!(found(text), expected, "{text}");
        }
    }

    #[test]
    fn a_word_with_an_article_or_beside_nobody_stays() {
        for text in [
            "Der Wolf im Bilderbuch war schön, im Sommer hat er Zeit.",
            "Er war Koch und will als Maurer arbeiten.",
            "Geduld war nötig, Brot ist teuer, mit Glück klappt es.",
            "Kammer hat geschrieben, Zeit war knapp, er kommt mit Rad.",
            "Schön war der Tag, frisch die Luft. Lang war die Liste.",
            "Gestern hat er angerufen. Zwischendurch war die Leitung tot.",
            "Er ist an Krebs erkrankt und lernt mit Bekannten Deutsch.",
            "Elterngespräch war gut. Jobmesse ist am Ende des Monats.",
        ] {
            assert!(found(text).is_empty(), "{text}: {:?}", found(text));
        }
    }
}

//! Stage 1: finds the values of the record in a note, exactly (up to folding, spacing, genitive and compounds).
//!
//! Also what the exit check uses: whatever is found here must not stand in a finished packet.

use super::bodies;
use super::candidate::{Candidate, Voice, coarse_word, span_kind};
use super::dates;
use super::record::{Entry, Form, Record};
use super::sentences;
use super::tokens::{Doc, Gap, Token};
use super::wire::{KnownKind, SpanClass, SpanKind};
use super::words;
use std::collections::BTreeSet;

/// Every exact finding of the record in a note, longest first at each place.
pub(crate) fn scan(doc: &Doc, record: &Record) -> Vec<Candidate> {
    let mut out = Vec::new();
    for start in 0..doc.tokens.len() {
        out.extend(longest_match(doc, record, start));
    }
    out.extend(digit_matches(doc, record));
    out.extend(nationalities(doc, record));
    out.extend(dates::scan_birth_dates(doc, record));
    out
}

/// The longest value that begins at this token.
fn longest_match(doc: &Doc, record: &Record, start: usize) -> Option<Candidate> {
    let mut best = None;
    let (mut expanded, mut stripped) = (String::new(), String::new());
    for length in 1..=record.longest {
        let Some(token) = doc.tokens.get(start + length - 1) else {
            break;
        };
        let before = doc.near(start, isize::try_from(length).unwrap_or(0) - 2);
        let over = before.is_some_and(|before| sentences::ends_between(doc, before, token));
        if length > 1 && (token.gap == Gap::Hard || over) {
            break;
        }
        expanded.push_str(&token.folded);
        stripped.push_str(token.stripped.as_ref().unwrap_or(&token.folded));
        let tokens = doc.tokens.get(start..start + length).unwrap_or_default();
        let hit = lookup(record, &expanded, tokens).or_else(|| lookup(record, &stripped, tokens));
        if let Some(entries) = hit {
            let listed = [&expanded, &stripped]
                .iter()
                .any(|word| record.entries.contains_key(*word));
            let genitive = !listed && expanded.ends_with('s');
            let found = judge(doc, start, tokens, &entries);
            best = found.map(|found| Candidate { genitive, ..found }).or(best);
        }
    }
    best
}

/// The entries for a joined spelling, also with the ending of a genitive or of "Kölner".
fn lookup(record: &Record, joined: &str, tokens: &[Token]) -> Option<Vec<Entry>> {
    let fits = |entries: &BTreeSet<Entry>, inflected: bool| -> Option<Vec<Entry>> {
        let kept = entries
            .iter()
            .filter(|e| fits_tokens(e, tokens, joined) && (!inflected || inflects(e.kind)));
        let kept: Vec<Entry> = kept.cloned().collect();
        (!kept.is_empty()).then_some(kept)
    };
    if let Some(found) = record
        .entries
        .get(joined)
        .and_then(|entries| fits(entries, false))
    {
        return Some(found);
    }
    if joined.len() < 4 || tokens.last()?.digits {
        return None;
    }
    let endings: &[&str] = &["s", "er", "e", "en", "es", "em", "ern"];
    endings.iter().find_map(|ending| {
        let stem = joined.strip_suffix(ending)?;
        let entries = record.entries.get(stem)?;
        let genitive = *ending == "s";
        let kept = fits(entries, true)?.into_iter();
        let kept: Vec<Entry> = kept.filter(|e| genitive || !e.kind.is_name()).collect();
        let plain_word = words::is_noun(joined)
            && !words::is_also_name(stem)
            && kept.iter().any(|entry| entry.kind.is_name());
        (!kept.is_empty() && !plain_word && stem.len() >= 3).then_some(kept)
    })
}

fn inflects(kind: KnownKind) -> bool {
    kind.is_name()
        || matches!(
            kind,
            KnownKind::Municipality | KnownKind::BirthPlace | KnownKind::Language
        )
}

/// Whether an entry may cover these tokens. A name broken into more words than the record has needs a joining sign, or enough letters.
fn fits_tokens(entry: &Entry, tokens: &[Token], joined: &str) -> bool {
    // A year stands alone: "20.02." is no 2002.
    if entry.kind == KnownKind::BirthDate {
        return tokens.len() == 1;
    }
    if tokens.len() <= entry.tokens || !entry.kind.is_name() {
        return true;
    }
    tokens.iter().skip(1).all(|token| match token.gap {
        Gap::Glued | Gap::Joined => true,
        Gap::Space => joined.len() >= 6 && token.capital,
        Gap::Soft | Gap::Hard => false,
    })
}

fn judge(doc: &Doc, start: usize, tokens: &[Token], entries: &[Entry]) -> Option<Candidate> {
    let (first, last) = (tokens.first()?, tokens.last()?);
    let names: Vec<&Entry> = entries
        .iter()
        .filter(|entry| entry.kind.is_name())
        .collect();
    let short = tokens
        .iter()
        .map(|token| token.folded.chars().count())
        .sum::<usize>()
        < 3;
    if names.is_empty() {
        let entry = entries.iter().min()?;
        return (!short).then(|| value_candidate(doc, entry, start, tokens));
    }
    if short && !(first.capital && (!first.line_start || !words::is_ordinary(&first.folded))) {
        return None;
    }
    if is_meant_as_word(doc, start, tokens) {
        return None;
    }
    let owners: BTreeSet<usize> = names.iter().filter_map(|entry| entry.owner).collect();
    let begin = initial_before(doc, start).unwrap_or(first.start);
    let end = initial_after(doc, start + tokens.len(), last.end).unwrap_or(last.end);
    let candidate = Candidate::name(begin, end, owners.into_iter().collect(), Voice::Record);
    let doubtful = short || is_homograph(doc, start, tokens);
    Some(if doubtful {
        candidate
            .class(SpanClass::Ask)
            .reason("Name aus der Akte, aber auch ein gewöhnliches Wort")
    } else {
        candidate.reason("Name aus der Akte")
    })
}

/// "A. Issa": the initial belongs to the name.
fn initial_before(doc: &Doc, start: usize) -> Option<usize> {
    let token = doc.near(start, -1)?;
    let single = token.end - token.start == 1 && token.capital && !token.digits;
    let near = doc
        .tokens
        .get(start)
        .is_some_and(|next| next.start <= token.end + 2);
    (single && near && doc.char_after(token) == Some('.')).then_some(token.start)
}

/// "Issa, A.": so are lists written.
fn initial_after(doc: &Doc, next: usize, end: usize) -> Option<usize> {
    let token = doc
        .tokens
        .get(next)
        .filter(|t| t.end - t.start == 1 && t.is_capital_word())?;
    let listed = doc.normal.slice(end, token.start) == ", ";
    (listed && doc.char_after(token) == Some('.')).then_some(token.end + 1)
}

/// "Im Sommer", "der Koch", "den linken Fuß", "wie lang": an ordinary word with a small letter or behind an article is
/// the word, also where somebody is called so.
fn is_meant_as_word(doc: &Doc, start: usize, tokens: &[Token]) -> bool {
    let [token] = tokens else { return false };
    if doc.is_lower || !words::is_ordinary(&token.folded) {
        return false;
    }
    let time = words::is_time(&token.folded);
    let spaced = |at: isize| doc.near(start, at).is_some_and(|t| t.gap == Gap::Space);
    let article = |at: isize| {
        let before = doc.near(start, at);
        before.is_some_and(|t| words::is_determiner(&t.folded) && (time || !is_bare(&t.folded)))
    };
    // "den linken Fuß": the adjective stands between the article and its noun.
    let adjective = || {
        let ends = ["e", "en", "er", "es", "em"];
        let inflected = |t: &Token| !t.capital && ends.iter().any(|end| t.folded.ends_with(end));
        doc.near(start, -1).is_some_and(inflected) && spaced(-1) && article(-2)
            || doc.near(start, -1).is_some_and(|t| is_side(&t.folded))
    };
    !token.capital || token.gap == Gap::Space && (article(-1) || adjective())
}

/// Small words that stand before people's names as well: "als Koch", "seit Koch krank ist".
fn is_bare(folded: &str) -> bool {
    matches!(
        folded,
        "als" | "viel" | "ende" | "anfang" | "mitte" | "ab" | "seit" | "bis" | "ihr" | "sein"
    )
}

/// Adjectives that go with things and not with people's names.
fn is_side(folded: &str) -> bool {
    let stems = ["link", "recht", "letzt", "naechst", "vorig", "kommend"];
    let stem = folded.trim_end_matches(['e', 'n', 'r', 's', 'm']);
    folded.len() > stem.len() && stems.contains(&stem)
}

/// A name that is also a word needs a second sign: a title or a role before it.
fn is_homograph(doc: &Doc, start: usize, tokens: &[Token]) -> bool {
    let [token] = tokens else { return false };
    if !words::is_ordinary(&token.folded) {
        return false;
    }
    let before = doc.near(start, -1);
    let signal = before.is_some_and(|b| words::title(&b.folded).is_some());
    !(token.capital && signal)
}

fn value_candidate(doc: &Doc, entry: &Entry, start: usize, tokens: &[Token]) -> Candidate {
    let from = tokens.first().map_or(0, |token| token.start);
    let mut to = tokens.last().map_or(from, |token| token.end);
    if entry.kind == KnownKind::Street {
        to = with_house_number(doc, start + tokens.len(), to);
    }
    let owners: Vec<usize> = entry.owner.into_iter().collect();
    let telling = tokens
        .iter()
        .all(|t| !words::is_name(&t.folded) && !words::is_german(&t.folded));
    let class = match (entry.form, entry.kind) {
        // "Schmitz" may be somebody else, "Tenbrock" is hardly anybody else.
        (Form::Hint, _) if !telling => SpanClass::Ask,
        (_, kind) if kind.is_generalised() => SpanClass::Generalised,
        // A bare year is a birth year only sometimes.
        (_, KnownKind::BirthDate) => SpanClass::Ask,
        _ => SpanClass::Certain,
    };
    let mut candidate = Candidate::plain(from, to, span_kind(entry.kind), Voice::Record);
    candidate.owners = owners;
    candidate
        .class(class)
        .replaced_by(coarse(entry, tokens).to_owned())
        .reason(reason(entry))
}

/// The branch of an employer and the type of a school stay, where the matched words say them.
///
/// A value that is nothing but such a word must not stand for itself.
fn coarse(entry: &Entry, tokens: &[Token]) -> &'static str {
    let body = entry.tokens > 1
        && matches!(
            entry.kind,
            KnownKind::Employer | KnownKind::School | KnownKind::Accommodation
        );
    let mut heads = tokens.iter().filter(|_| body);
    let head = heads.find_map(|token| bodies::head_word(&token.folded));
    head.unwrap_or_else(|| coarse_word(entry.kind))
}

/// "Musterstr." of the record also covers "Musterstraße 12 a" of the note.
fn with_house_number(doc: &Doc, next: usize, end: usize) -> usize {
    let close = |token: &&Token, from: usize| {
        doc.normal
            .slice(from, token.start)
            .trim_matches(' ')
            .is_empty()
    };
    let has_number = next
        .checked_sub(1)
        .and_then(|i| doc.tokens.get(i))
        .is_some_and(|t| t.digits);
    let number = doc
        .tokens
        .get(next)
        .filter(|t| !has_number && t.digits && t.end - t.start <= 4 && close(t, end));
    let (next, end) = number.map_or((next, end), |token| (next + 1, token.end));
    if !has_number && number.is_none() {
        return end;
    }
    let single = |t: &&Token| t.end - t.start == 1 && !t.digits && !t.capital;
    let letter = doc.tokens.get(next).filter(|t| single(t) && close(t, end));
    letter.map_or(end, |token| token.end)
}

fn reason(entry: &Entry) -> &'static str {
    match (entry.form, entry.kind.is_generalised()) {
        (Form::Hint, _) => "auffälliges Wort aus einem Namen der Akte",
        (_, true) => "Angabe aus der Akte, vergröbert",
        (_, false) => "Angabe aus der Akte",
    }
}

/// Numbers of the record inside runs of digits, however they are grouped.
fn digit_matches(doc: &Doc, record: &Record) -> Vec<Candidate> {
    let mut out = Vec::new();
    if record.digits.is_empty() {
        return out;
    }
    let mut run: Vec<&Token> = Vec::new();
    for token in &doc.tokens {
        let goes_on = token.digits && token.gap != Gap::Hard && !run.is_empty();
        if !goes_on {
            search_run(&run, record, &mut out);
            run.clear();
        }
        if token.digits {
            run.push(token);
        }
    }
    search_run(&run, record, &mut out);
    out
}

fn search_run(run: &[&Token], record: &Record, out: &mut Vec<Candidate>) {
    let joined: String = run.iter().map(|token| token.folded.as_str()).collect();
    for core in &record.digits {
        for (at, found) in joined.match_indices(&core.digits) {
            let (from, to) = (at, at + found.len());
            let mut begin = 0;
            let mut covered: Option<(usize, usize)> = None;
            for token in run {
                let end = begin + token.folded.len();
                if begin < to && from < end {
                    covered = Some((covered.map_or(token.start, |c| c.0), token.end));
                }
                begin = end;
            }
            let Some((start, end)) = covered else {
                continue;
            };
            let start = country_code_before(run, start).unwrap_or(start);
            let mut candidate = Candidate::plain(start, end, span_kind(core.kind), Voice::Record)
                .replaced_by(coarse_word(core.kind).to_owned())
                .reason("Nummer aus der Akte");
            candidate.owners = core.owner.into_iter().collect();
            out.push(candidate);
        }
    }
}

/// "0049 (0) 221 …": the code before a number belongs to it.
fn country_code_before(run: &[&Token], start: usize) -> Option<usize> {
    let head: Vec<&&Token> = run.iter().filter(|token| token.end <= start).collect();
    let joined: String = head.iter().map(|token| token.folded.as_str()).collect();
    matches!(joined.as_str(), "49" | "0049" | "490" | "00490" | "0")
        .then(|| head.first().map(|token| token.start))
        .flatten()
}

fn nationalities(doc: &Doc, record: &Record) -> Vec<Candidate> {
    let mut out = Vec::new();
    for (country, owner) in &record.countries {
        for (index, token) in doc.tokens.iter().enumerate() {
            let pair = doc
                .near(index, 1)
                .filter(|next| matches!(next.gap, Gap::Space | Gap::Joined));
            let joined = pair.map(|next| (format!("{}{}", token.folded, next.folded), next.end));
            let found = joined
                .and_then(|(word, end)| Some((country.form(&word)?, end)))
                .or_else(|| Some((country.form(&token.folded)?, token.end)));
            let Some((word, end)) = found else { continue };
            if token.capital && country.is_language(&token.folded) {
                continue;
            }
            let mut candidate =
                Candidate::plain(token.start, end, SpanKind::Nationality, Voice::Record)
                    .class(SpanClass::Generalised)
                    .replaced_by(word)
                    .reason("Staatsangehörigkeit, vergröbert auf die Region");
            candidate.owners = owner.iter().copied().collect();
            out.push(candidate);
        }
    }
    out
}

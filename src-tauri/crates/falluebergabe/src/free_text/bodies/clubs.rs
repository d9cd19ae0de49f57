//! Sports clubs that their short form gives away: "TuS Ahlerbach", "FC Brüchen 1920".

use super::{body, may_name};
use crate::free_text::candidate::Candidate;
use crate::free_text::tokens::{Doc, Gap};
use crate::free_text::words;

/// "TuS Ahlerbach", "FC Brüchen 1920".
pub(super) fn scan(doc: &Doc, index: usize) -> Option<Candidate> {
    let token = doc
        .tokens
        .get(index)
        .filter(|t| t.gap != Gap::Glued && t.capital)?;
    let text = doc.normal.slice(token.start, token.start + 7);
    let short = text.split(' ').next().unwrap_or_default();
    let known = CLUBS
        .iter()
        .any(|club| *club == short || doc.is_lower && club.eq_ignore_ascii_case(short));
    if !known {
        return None;
    }
    let mut last =
        (index..index + 3).find(|at| doc.near(*at, 1).is_none_or(|t| t.gap != Gap::Glued))?;
    let head = last;
    while last < head + 3 {
        let Some(next) = doc
            .tokens
            .get(last + 1)
            .filter(|t| matches!(t.gap, Gap::Space | Gap::Joined))
        else {
            break;
        };
        let number = next.digits && matches!(next.end - next.start, 2 | 4);
        let name = next.is_capital_word()
            && (last == head && may_name(next)
                || next.gap == Gap::Joined
                || !words::is_german(&next.folded));
        if !(number || name) {
            break;
        }
        last += 1;
    }
    (last > head).then(|| body(doc, index, last, "Sportverein"))?
}

/// Whether a folded word is the short form of a club.
pub(in crate::free_text) fn is_club(folded: &str) -> bool {
    CLUBS.iter().any(|club| club.eq_ignore_ascii_case(folded))
}

const CLUBS: [&str; 33] = [
    "TuS", "TuRa", "SuS", "SV", "SC", "FC", "FSV", "VfL", "VfB", "VfR", "TSV", "TV", "TG", "TSG",
    "BV", "DJK", "SG", "ASV", "BSV", "KSV", "HSV", "MTV", "SSV", "RSV", "SpVgg", "SVG", "ESV",
    "PSV", "TTC", "TC", "BSC", "BC", "GSV",
];

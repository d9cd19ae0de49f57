//! Companies everybody knows by their name alone: "bei Aldi" is a Supermarkt, and which one nobody needs to know.
//!
//! The list is data (`assets/lists/words-companies.tsv`). Names that are words too are asked about, and only where
//! somebody works or goes.

use crate::free_text::candidate::{Candidate, Voice};
use crate::free_text::tokens::{Doc, Gap, Token};
use crate::free_text::wire::{SpanClass, SpanKind};
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// What stands for a company, and whether its name is a word too.
#[derive(Clone, Copy)]
struct Company {
    kind: &'static str,
    doubtful: bool,
}

fn company(folded: &str) -> Option<Company> {
    static LIST: OnceLock<BTreeMap<&'static str, Company>> = OnceLock::new();
    let read = || {
        let lines = include_str!("../../../../../../assets/lists/words-companies.tsv").lines();
        let fields = lines.map(|line| line.split('\t').collect::<Vec<_>>());
        let rows = fields.filter_map(|fields| match fields.as_slice() {
            [name, kind, class] => {
                let doubtful = *class == "ask";
                Some((*name, Company { kind, doubtful }))
            }
            _ => None,
        });
        rows.collect()
    };
    LIST.get_or_init(read).get(folded).copied()
}

/// A company of the list with the short name of its site: "Amazon DTM2".
pub(super) fn scan(doc: &Doc, index: usize) -> Option<Candidate> {
    let first = doc.tokens.get(index).filter(|t| t.capital)?;
    let (length, company) = (1..=3).rev().find_map(|length| {
        let tokens = doc.tokens.get(index..index + length)?;
        let inside = |t: &Token| matches!(t.gap, Gap::Space | Gap::Joined | Gap::Glued);
        let whole = tokens.iter().skip(1).all(inside);
        let name: String = tokens.iter().map(|t| t.folded.as_str()).collect();
        company(&name)
            .filter(|_| whole)
            .map(|found| (length, found))
    })?;
    let last = index + length - 1;
    let goes_on = doc.near(last, 1).is_some_and(|t| t.gap == Gap::Joined);
    let worded = company.doubtful && (doc.is_lower || !follows_small_word(doc, index));
    if goes_on || worded || first.gap == Gap::Joined {
        return None;
    }
    let end = doc.tokens.get(with_site(doc, last))?.end;
    let class = if company.doubtful {
        SpanClass::Ask
    } else {
        SpanClass::Generalised
    };
    let found = Candidate::plain(first.start, end, SpanKind::Organisation, Voice::Form);
    Some(
        found
            .class(class)
            .replaced_by(company.kind.to_owned())
            .reason("Name eines Unternehmens, vergröbert"),
    )
}

/// "bei Netto", "im Weltladen": where somebody works or goes.
fn follows_small_word(doc: &Doc, index: usize) -> bool {
    let close = doc.tokens.get(index).is_some_and(|t| t.gap == Gap::Space);
    let before = doc.near(index, -1).filter(|_| close);
    before.is_some_and(|t| {
        matches!(
            t.folded.as_str(),
            "bei"
                | "beim"
                | "von"
                | "vom"
                | "fuer"
                | "zu"
                | "zum"
                | "im"
                | "den"
                | "dem"
                | "der"
                | "firma"
        )
    })
}

/// Last token of the site that follows: a short name in capitals, a number, "Süd".
fn with_site(doc: &Doc, last: usize) -> usize {
    let token = |at: usize| doc.tokens.get(at).filter(|t| !t.line_start);
    let Some(site) = token(last + 1).filter(|t| t.gap == Gap::Space) else {
        return last;
    };
    let surface = doc.normal.slice(site.start, site.end);
    let short = surface.len() > 1 && surface.chars().all(char::is_uppercase);
    let number = token(last + 2).is_some_and(|t| t.gap == Gap::Glued && t.digits);
    match (
        matches!(site.folded.as_str(), "nord" | "sued"),
        short && number,
    ) {
        (true, _) => last + 1,
        (_, true) => last + 2,
        _ => last,
    }
}

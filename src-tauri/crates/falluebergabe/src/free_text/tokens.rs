//! Words and numbers of a text in normal form, each with its folded spelling.
//!
//! Everything the record knows is compared token by token, so that "Al-Hassan", "Al Hassan" and "AlHassan" are the
//! same name and "0221 / 12 34" is the same number as "02211234". What a token means is not decided here.

use super::normal::{NormalText, Umlaut, fold};
use super::words;
use unicode_normalization::char::is_combining_mark;

/// What stands between a token and the one before it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Gap {
    /// Nothing: "Issa2024", "IssaBescheid".
    Glued,
    /// A joining sign without a space (hyphen, underscore, dot, slash), or a hyphen at the end of a line.
    Joined,
    /// White space on the same line and nothing else.
    Space,
    /// Up to four signs that may stand inside a number, an address or a name in lists.
    Soft,
    /// The begin of the text, a new paragraph or other signs.
    Hard,
}

/// A stretch of letters or a stretch of digits.
pub(crate) struct Token {
    /// First character in the normal form.
    pub(crate) start: usize,
    /// One past the last character.
    pub(crate) end: usize,
    /// Folded with "ae" for "ä"; a street ending is always "str".
    pub(crate) folded: String,
    /// Folded with "a" for "ä", only where that differs.
    pub(crate) stripped: Option<String>,
    /// Begins with a capital, or with a letter of a script that has none.
    pub(crate) capital: bool,
    /// Digits only.
    pub(crate) digits: bool,
    /// What stands before it.
    pub(crate) gap: Gap,
    /// First token of a line.
    pub(crate) line_start: bool,
}

impl Token {
    /// A capitalised word (not a number).
    pub(crate) fn is_capital_word(&self) -> bool {
        self.capital && !self.digits
    }
}

/// A note in normal form with its tokens.
pub(crate) struct Doc {
    pub(crate) normal: NormalText,
    pub(crate) tokens: Vec<Token>,
    /// Written without capitals. Words that are no German words then count as capitalised.
    pub(crate) is_lower: bool,
}

impl Doc {
    pub(crate) fn new(text: &str) -> Self {
        let normal = NormalText::new(text);
        let mut tokens = tokenise(&normal);
        let is_lower = is_lower(&normal);
        if is_lower {
            restore_capitals(&mut tokens);
        }
        Self {
            normal,
            tokens,
            is_lower,
        }
    }

    /// The token at an index counted from another one, for looking around.
    pub(crate) fn near(&self, index: usize, offset: isize) -> Option<&Token> {
        index
            .checked_add_signed(offset)
            .and_then(|i| self.tokens.get(i))
    }

    /// The character right after a token.
    pub(crate) fn char_after(&self, token: &Token) -> Option<char> {
        self.normal.char_at(token.end)
    }
}

/// Whether somebody types without capitals: hardly any in a text of some length.
fn is_lower(normal: &NormalText) -> bool {
    let letters = normal
        .as_str()
        .chars()
        .filter(|c| c.is_alphabetic())
        .count();
    let capitals = normal.as_str().chars().filter(|c| c.is_uppercase()).count();
    letters >= 20 && capitals * 40 < letters
}

/// Marks the words that would have a capital because they name somebody or something.
fn restore_capitals(tokens: &mut [Token]) {
    let mut before: Option<(bool, bool)> = None;
    for token in tokens {
        let follows = before.filter(|_| token.gap == Gap::Space || token.gap == Gap::Soft);
        let after_title =
            follows.is_some_and(|(title, _)| title) && words::is_ordinary(&token.folded);
        let surname = words::is_also_name(&token.folded) && !words::is_time(&token.folded)
            || words::is_ordinary(&token.folded) && words::is_rare_compound(&token.folded);
        let after_name = surname && follows.is_some_and(|(_, capital)| capital);
        token.capital =
            !token.digits && (words::stands_out(&token.folded) || after_title || after_name);
        let announces = words::title(&token.folded).is_some() || words::is_body(&token.folded);
        before = Some((
            announces,
            token.capital && !words::is_kinship_or_office(&token.folded),
        ));
    }
}

/// Folded tokens of a value of the record, by the same rules as the text.
pub(crate) fn value_tokens(value: &str) -> Vec<Token> {
    tokenise(&NormalText::new(value))
}

fn tokenise(normal: &NormalText) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let count = normal.chars().len();
    let mut at = 0;
    while at < count {
        if !normal.char_at(at).is_some_and(char::is_alphanumeric) {
            at += 1;
            continue;
        }
        let end = token_end(normal, at);
        let before = tokens.last().map(|token| token.end);
        tokens.push(make_token(normal, at, end, before));
        at = end;
    }
    tokens
}

fn token_end(normal: &NormalText, start: usize) -> usize {
    let digits = normal.char_at(start).is_some_and(|c| c.is_ascii_digit());
    let mut end = start + 1;
    while let Some(c) = normal.char_at(end) {
        let before = normal.char_at(end - 1).unwrap_or(' ');
        let after = normal.char_at(end + 1).unwrap_or(' ');
        let goes_on = if digits {
            c.is_ascii_digit()
        } else {
            let camel = before.is_lowercase() && c.is_uppercase();
            let inner_apostrophe = c == '\'' && before.is_alphabetic() && after.is_alphabetic();
            is_combining_mark(c)
                || inner_apostrophe
                || (c.is_alphanumeric() && !c.is_ascii_digit() && !camel)
        };
        if !goes_on {
            break;
        }
        end += 1;
    }
    end
}

fn make_token(normal: &NormalText, start: usize, end: usize, before: Option<usize>) -> Token {
    let word = normal.slice(start, end);
    let folded = street_ending(fold(&word, Umlaut::Expanded));
    let stripped = if word.is_ascii() {
        None
    } else {
        Some(street_ending(fold(&word, Umlaut::Stripped))).filter(|other| *other != folded)
    };
    let first = word.chars().next().unwrap_or(' ');
    Token {
        start,
        end,
        folded,
        stripped,
        capital: first.is_uppercase() || (first.is_alphabetic() && !first.is_lowercase()),
        digits: first.is_ascii_digit(),
        gap: before.map_or(Gap::Hard, |from| gap(normal, from, start)),
        line_start: is_line_start(normal, start),
    }
}

/// "Straße", "Strasse" and "Str." are the same word at the end of a street name.
fn street_ending(mut folded: String) -> String {
    if folded.ends_with("strasse") {
        folded.truncate(folded.len() - "asse".len());
    }
    folded
}

fn gap(normal: &NormalText, from: usize, to: usize) -> Gap {
    let between = normal.slice(from, to);
    if between.is_empty() {
        return Gap::Glued;
    }
    if between.chars().all(|c| matches!(c, ' ' | '\t')) {
        return Gap::Space;
    }
    if between.len() == 1
        && between
            .chars()
            .all(|c| matches!(c, '-' | '_' | '.' | '/' | '\''))
    {
        return Gap::Joined;
    }
    // "Has-⏎san" and "Anna-⏎Lena": a word or name broken at the end of a line.
    if between
        .strip_prefix('-')
        .is_some_and(|rest| rest.contains('\n') && rest.trim().is_empty())
    {
        return Gap::Joined;
    }
    let soft = between.len() <= 4
        && between.matches('\n').count() <= 1
        && between
            .chars()
            .all(|c| c.is_whitespace() || "-_./\\'(),+:".contains(c));
    if soft { Gap::Soft } else { Gap::Hard }
}

fn is_line_start(normal: &NormalText, start: usize) -> bool {
    let mut at = start;
    while let Some(c) = at.checked_sub(1).and_then(|i| normal.char_at(i)) {
        if matches!(c, '\n' | '\r') {
            return true;
        }
        if !c.is_whitespace() && !matches!(c, '-' | '*' | '•' | '>') {
            return false;
        }
        at -= 1;
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> Vec<String> {
        Doc::new(text)
            .tokens
            .into_iter()
            .map(|token| token.folded)
            .collect()
    }

    #[test]
    fn splits_where_kind_or_case_changes() {
        assert_eq!(
            folded("IssaBescheid_2024.pdf"),
            ["issa", "bescheid", "2024", "pdf"]
        );
        assert_eq!(folded("N'Diaye, M\u{302}ario"), ["ndiaye", "mario"]);
        assert_eq!(folded("Kölner Straße 12a"), ["koelner", "str", "12", "a"]);
        assert_eq!(folded("Musterstrasse"), ["musterstr"]);
    }

    #[test]
    fn names_the_gap_before_a_token() {
        let gaps: Vec<Gap> = Doc::new("Al-Hassan Ali, 0221/12; x")
            .tokens
            .iter()
            .map(|token| token.gap)
            .collect();
        let expected = [
            Gap::Hard,
            Gap::Joined,
            Gap::Space,
            Gap::Soft,
            Gap::Joined,
            Gap::Hard,
        ];
        assert_eq!(gaps, expected);
    }
}

//! Rust source as words: comments gone, string literals set aside, test modules left out, `use` trees
//! written out. Enough of a lexer to look for paths without being fooled by a comment.

use std::iter::Peekable;
use std::str::Chars;

/// One source file.
pub struct RustText {
    /// The code without comments; every string literal is empty.
    pub code: String,
    /// The contents of the string literals.
    pub strings: Vec<String>,
}

impl RustText {
    /// Reads a whole file.
    pub fn parse(source: &str) -> RustText {
        let mut text = RustText {
            code: String::new(),
            strings: Vec::new(),
        };
        let mut rest = source.chars().peekable();
        while let Some(next) = rest.next() {
            text.take(next, &mut rest);
        }
        text
    }

    /// Reads a file without what is compiled for tests only.
    pub fn product(source: &str) -> RustText {
        RustText::parse(&without_tests(source))
    }

    /// Whether the code names this path: written out, or by a `use` tree.
    pub fn names(&self, path: &str) -> bool {
        has_path(&self.code, path)
            || imports(&self.code).iter().any(|import| {
                import
                    .strip_prefix(path)
                    .is_some_and(|end| end.is_empty() || end.starts_with("::"))
            })
    }

    fn take(&mut self, next: char, rest: &mut Peekable<Chars<'_>>) {
        match next {
            '/' if rest.peek() == Some(&'/') => skip_line(rest),
            '/' if rest.peek() == Some(&'*') => skip_block(rest),
            '"' => self.take_string(rest, None),
            '\'' => self.take_quote(rest),
            '#' if self.ends_with_raw_prefix() && is_raw_string(rest) => {
                let mut hashes = 1;
                while rest.next_if_eq(&'#').is_some() {
                    hashes += 1;
                }
                rest.next();
                self.take_string(rest, Some(hashes));
            }
            other => self.code.push(other),
        }
    }

    fn take_string(&mut self, rest: &mut Peekable<Chars<'_>>, hashes: Option<usize>) {
        let raw = hashes.or_else(|| self.ends_with_raw_prefix().then_some(0));
        let mut content = String::new();
        while let Some(next) = rest.next() {
            match (next, raw) {
                ('\\', None) => content.extend(rest.next()),
                ('"', None) => break,
                ('"', Some(count)) if closes(rest, count) => break,
                _ => content.push(next),
            }
        }
        self.code.push_str("\"\"");
        self.strings.push(content);
    }

    /// After `'`: a character literal is dropped, a lifetime stays.
    fn take_quote(&mut self, rest: &mut Peekable<Chars<'_>>) {
        let mut ahead = rest.clone();
        let first = ahead.next();
        if first == Some('\\') || ahead.next() == Some('\'') {
            if rest.next() == Some('\\') {
                rest.next();
            }
            rest.by_ref().find(|next| *next == '\'');
            self.code.push_str("' '");
        } else {
            self.code.push('\'');
        }
    }

    fn ends_with_raw_prefix(&self) -> bool {
        let word_end = self.code.trim_end_matches(is_word);
        matches!(&self.code[word_end.len()..], "r" | "br" | "cr")
    }
}

fn skip_line(rest: &mut Peekable<Chars<'_>>) {
    while rest.next_if(|next| *next != '\n').is_some() {}
}

fn skip_block(rest: &mut Peekable<Chars<'_>>) {
    let mut depth = 0;
    let mut previous = '/';
    for next in rest.by_ref() {
        match (previous, next) {
            ('/', '*') => depth += 1,
            ('*', '/') => depth -= 1,
            _ => {
                previous = next;
                continue;
            }
        }
        if depth == 0 {
            return;
        }
        previous = ' ';
    }
}

fn is_raw_string(rest: &Peekable<Chars<'_>>) -> bool {
    rest.clone().find(|next| *next != '#') == Some('"')
}

fn closes(rest: &mut Peekable<Chars<'_>>, hashes: usize) -> bool {
    let mut ahead = rest.clone();
    if !(0..hashes).all(|_| ahead.next() == Some('#')) {
        return false;
    }
    for _ in 0..hashes {
        rest.next();
    }
    true
}

/// The source with the item after each `#[cfg(test)]` cut out.
fn without_tests(source: &str) -> String {
    const MARK: &str = "#[cfg(test)]";
    let mut kept = String::new();
    let mut rest = source;
    while let Some(start) = rest.find(MARK) {
        kept.push_str(&rest[..start]);
        let after = &rest[start + MARK.len()..];
        rest = &after[item_length(after)..];
    }
    kept.push_str(rest);
    kept
}

/// The length of the item that begins here: up to its `;`, or to the brace that closes it. Strings and
/// comments inside are stepped over, because they may hold braces.
fn item_length(source: &str) -> usize {
    let mut text = RustText {
        code: String::new(),
        strings: Vec::new(),
    };
    let mut rest = source.chars().peekable();
    let mut depth = 0_usize;
    while let Some(next) = rest.next() {
        let seen = text.code.len();
        text.take(next, &mut rest);
        for sign in text.code[seen..].chars() {
            match sign {
                '{' => depth += 1,
                '}' => depth = depth.saturating_sub(1),
                _ => {}
            }
            if (sign == '}' || sign == ';') && depth == 0 {
                return source.len() - rest.collect::<String>().len();
            }
        }
    }
    source.len()
}

/// Every path that a `use` brings in, written out.
pub fn imports(code: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (start, _) in code.match_indices("use ") {
        if code[..start].ends_with(is_word) {
            continue;
        }
        let tree = code[start + 4..].split(';').next().unwrap_or_default();
        write_out("", tree, &mut found);
    }
    found
}

fn write_out(prefix: &str, tree: &str, found: &mut Vec<String>) {
    let tree = tree.trim();
    let Some((head, inner)) = tree.split_once('{') else {
        let path = tree.split(" as ").next().unwrap_or_default().trim();
        let path: String = path.chars().filter(|sign| !sign.is_whitespace()).collect();
        found.push(format!("{prefix}{}", path.trim_start_matches("::")));
        return;
    };
    let head: String = head.chars().filter(|sign| !sign.is_whitespace()).collect();
    let prefix = format!("{prefix}{}", head.trim_start_matches("::"));
    for part in split_at_commas(inner.trim_end().trim_end_matches('}')) {
        write_out(&prefix, part, found);
    }
}

fn split_at_commas(inner: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut depth, mut start) = (0_i32, 0);
    for (at, sign) in inner.char_indices() {
        match sign {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(&inner[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&inner[start..]);
    parts.retain(|part| !part.trim().is_empty());
    parts
}

fn has_path(code: &str, path: &str) -> bool {
    code.match_indices(path).any(|(start, _)| {
        !code[..start].ends_with(is_word) && !code[start + path.len()..].starts_with(is_word)
    })
}

fn is_word(sign: char) -> bool {
    sign.is_alphanumeric() || sign == '_'
}

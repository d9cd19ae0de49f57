//! Stage 0: one normal form of a text, with a map back to the code points as they were typed.
//!
//! The normal form is what a reader sees: composed (NFC, compatibility forms resolved), without soft hyphens and
//! invisible marks, with plain spaces and ASCII digits. Case and accents stay; `fold` removes them for comparing. Words
//! broken at a line end stay broken here; `tokens` reads across the break.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{canonical_combining_class, is_combining_mark};

/// A character of the normal form and the code points of the input it stands for.
#[derive(Clone, Copy)]
pub(crate) struct NormalChar {
    pub(crate) c: char,
    pub(crate) start: usize,
    pub(crate) end: usize,
}

/// A text in normal form.
pub(crate) struct NormalText {
    chars: Vec<NormalChar>,
    text: String,
    /// For each byte of `text` the index of its character; one more entry for the end.
    char_at_byte: Vec<usize>,
}

impl NormalText {
    pub(crate) fn new(input: &str) -> Self {
        let chars = compose(input);
        let mut text = String::with_capacity(input.len());
        let mut char_at_byte = Vec::with_capacity(input.len() + 1);
        for (index, item) in chars.iter().enumerate() {
            text.push(item.c);
            char_at_byte.resize(text.len(), index);
        }
        char_at_byte.push(chars.len());
        Self {
            chars,
            text,
            char_at_byte,
        }
    }

    /// The normal form as text, for patterns.
    pub(crate) fn as_str(&self) -> &str {
        &self.text
    }

    /// The characters of the normal form.
    pub(crate) fn chars(&self) -> &[NormalChar] {
        &self.chars
    }

    /// The character at an index of the normal form, if there is one.
    pub(crate) fn char_at(&self, index: usize) -> Option<char> {
        self.chars.get(index).map(|item| item.c)
    }

    /// Index of the character that holds this byte of `as_str`.
    pub(crate) fn char_index(&self, byte: usize) -> usize {
        self.char_at_byte
            .get(byte)
            .copied()
            .unwrap_or(self.chars.len())
    }

    /// The characters between two indexes as text.
    pub(crate) fn slice(&self, start: usize, end: usize) -> String {
        self.chars
            .iter()
            .take(end)
            .skip(start)
            .map(|item| item.c)
            .collect()
    }

    /// Code points of the input for a range of the normal form.
    pub(crate) fn to_input(&self, start: usize, end: usize) -> (usize, usize) {
        let first = self.chars.get(start).map_or(0, |item| item.start);
        let last = end
            .checked_sub(1)
            .and_then(|i| self.chars.get(i))
            .map_or(first, |item| item.end);
        (first, last.max(first))
    }
}

/// Composes each base character with its marks; the whole cluster maps to the same code points.
fn compose(input: &str) -> Vec<NormalChar> {
    let mut out = Vec::with_capacity(input.len());
    let mut cluster = String::new();
    let mut cluster_start = 0;
    let mut letters = input.chars().enumerate().peekable();
    while let Some((index, raw)) = letters.next() {
        // Nearly every letter of a German note is composed already and stands alone.
        let alone = letters.peek().is_none_or(|(_, next)| is_composed(*next));
        if is_composed(raw) && alone {
            push_cluster(&mut out, &cluster, cluster_start, index);
            cluster.clear();
            let (c, start, end) = (plain(raw), index, index + 1);
            out.push(NormalChar { c, start, end });
            continue;
        }
        if canonical_combining_class(raw) == 0 && !cluster.is_empty() {
            push_cluster(&mut out, &cluster, cluster_start, index);
            cluster.clear();
        }
        if is_invisible(raw) {
            continue;
        }
        if cluster.is_empty() {
            cluster_start = index;
        }
        cluster.push(plain(raw));
    }
    let end = input.chars().count();
    push_cluster(&mut out, &cluster, cluster_start, end);
    out
}

/// Letters and signs that are their own normal form and never part of a cluster unless a mark follows.
fn is_composed(c: char) -> bool {
    c.is_ascii()
        || matches!(c, 'À'..='ı' | '\u{134}'..='\u{13e}' | 'Ł'..='ň' | 'Ŋ'..='ž' | '–' | '„' | '“' | '”')
}

fn push_cluster(out: &mut Vec<NormalChar>, cluster: &str, start: usize, end: usize) {
    out.extend(cluster.nfkc().map(|c| NormalChar { c, start, end }));
}

/// Soft hyphen, zero-width and direction marks: a reader does not see them, a search must not either.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// One sign for each of the many apostrophes, hyphens and digits.
fn plain(c: char) -> char {
    match c {
        '\u{2018}' | '\u{2019}' | '\u{201b}' | '\u{2bb}' | '\u{2bc}' | '\u{2bd}' | '\u{2be}'
        | '\u{2bf}' | '\u{b4}' | '`' | '\u{2032}' | '\u{ff07}' => '\'',
        '\u{2010}'..='\u{2012}' | '\u{2212}' | '\u{fe63}' | '\u{ff0d}' => '-',
        '\u{a0}' | '\u{2007}' | '\u{202f}' => ' ',
        '\u{660}'..='\u{669}' => ascii_digit(c, 0x660),
        '\u{6f0}'..='\u{6f9}' => ascii_digit(c, 0x6f0),
        other => other,
    }
}

fn ascii_digit(c: char, zero: u32) -> char {
    char::from_digit((c as u32).saturating_sub(zero), 10).unwrap_or(c)
}

/// How umlauts are spelled in a folded word: "Müller" is both "mueller" and "muller" in real records.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Umlaut {
    Expanded,
    Stripped,
}

/// Lower case without accents, apostrophes and marks. Only letters and digits remain.
pub(crate) fn fold(word: &str, umlaut: Umlaut) -> String {
    let mut out = String::with_capacity(word.len() + 2);
    if word.chars().all(is_composed) {
        word.chars().for_each(|c| fold_char(c, umlaut, &mut out));
    } else {
        word.nfkc().for_each(|c| fold_char(c, umlaut, &mut out));
    }
    out
}

fn fold_char(c: char, umlaut: Umlaut, out: &mut String) {
    if c.is_ascii_alphanumeric() {
        out.push(c.to_ascii_lowercase());
        return;
    }
    let expanded = umlaut == Umlaut::Expanded;
    let special = match c {
        'ä' | 'Ä' | 'æ' | 'Æ' if expanded => "ae",
        'ö' | 'Ö' | 'ø' | 'Ø' | 'œ' | 'Œ' if expanded => "oe",
        'ü' | 'Ü' if expanded => "ue",
        'æ' | 'Æ' => "a",
        'ø' | 'Ø' | 'œ' | 'Œ' => "o",
        'ß' | 'ẞ' => "ss",
        'ı' | 'İ' => "i",
        'ł' | 'Ł' => "l",
        'đ' | 'Đ' | 'ð' | 'Ð' => "d",
        'þ' | 'Þ' => "th",
        'ħ' | 'Ħ' => "h",
        'ŋ' | 'Ŋ' => "n",
        'ə' | 'Ə' => "e",
        _ => "",
    };
    if !special.is_empty() {
        out.push_str(special);
        return;
    }
    let bases = std::iter::once(c)
        .nfkd()
        .filter(|d| !is_combining_mark(*d) && d.is_alphanumeric());
    out.extend(
        bases
            .flat_map(char::to_lowercase)
            .filter(|d| d.is_alphanumeric()),
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn maps_combining_marks_back_to_the_input() {
        let normal = NormalText::new("u\u{308}ber M\u{302}ario");
        assert_eq!(normal.slice(0, 4), "über");
        assert_eq!(normal.to_input(0, 4), (0, 5));
        let at = normal
            .as_str()
            .find('M')
            .map(|byte| normal.char_index(byte))
            .unwrap();
        assert_eq!(normal.to_input(at, normal.chars().len()), (6, 12));
    }

    #[test]
    fn drops_what_a_reader_does_not_see() {
        let normal = NormalText::new("Has\u{ad}san\u{a0}Anna\u{2010}Lena");
        assert_eq!(normal.as_str(), "Hassan Anna-Lena");
        assert_eq!(normal.to_input(0, 6), (0, 7));
    }

    #[test]
    fn folds_both_spellings_of_umlauts() {
        assert_eq!(fold("Müller-Öz", Umlaut::Expanded), "muelleroez");
        assert_eq!(fold("Müller-Öz", Umlaut::Stripped), "mulleroz");
        assert_eq!(fold("Iğdır", Umlaut::Expanded), "igdir");
        assert_eq!(
            fold("M\u{302}ario N'Diaye", Umlaut::Expanded),
            "mariondiaye"
        );
        assert_eq!(fold("Großmann", Umlaut::Stripped), "grossmann");
    }
}

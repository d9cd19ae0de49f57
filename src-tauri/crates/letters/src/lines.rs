//! Breaks a paragraph into lines that fit a width: by the Unicode line breaking rules, ragged right, without
//! hyphenation. A word that is longer than the line is broken between two characters, because the alternative is text
//! that runs off the paper.

use crate::error::LetterError;
use crate::fonts::{Faces, Font};
use crate::shape::{Run, shape};
use unicode_linebreak::{BreakOpportunity, linebreaks};
use unicode_segmentation::UnicodeSegmentation;

/// How text is set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Style {
    /// The face.
    pub font: Font,
    /// The size in points.
    pub size: f64,
    /// The distance from one baseline to the next in millimetres.
    pub pitch: f64,
}

/// The lines of `text`, each at most `width` millimetres wide. Empty text gives no line.
///
/// # Errors
/// [`LetterError::MissingGlyph`] for a character that cannot be set.
pub fn break_lines(
    faces: &Faces,
    style: Style,
    width: f64,
    text: &str,
) -> Result<Vec<Run>, LetterError> {
    let mut lines = Vec::new();
    for paragraph in normal_line_feeds(text).split('\n') {
        let mut line = String::new();
        let mut used = 0.0;
        for piece in pieces(paragraph) {
            let end = piece.trim_end();
            // The parts one by one are a little wider than the line, which is kerned across spaces.
            if used + measure(faces, style, end)? > width
                && measure(faces, style, &format!("{line}{end}"))? > width
            {
                push_line(&mut lines, faces, style, &line)?;
                line = break_word(&mut lines, faces, style, width, piece)?;
                used = measure(faces, style, &line)?;
            } else {
                line.push_str(piece);
                used += measure(faces, style, piece)?;
            }
        }
        push_line(&mut lines, faces, style, &line)?;
    }
    Ok(lines)
}

/// The width of `text` on one line.
///
/// # Errors
/// [`LetterError::MissingGlyph`] for a character that cannot be set.
pub fn measure(faces: &Faces, style: Style, text: &str) -> Result<f64, LetterError> {
    Ok(shape(faces, style.font, style.size, text)?.width)
}

fn normal_line_feeds(text: &str) -> String {
    text.replace("\r\n", "\n")
        .replace(['\r', '\u{2028}', '\u{2029}', '\u{85}'], "\n")
}

/// The parts between two places where a line may end, spaces at their ends.
fn pieces(paragraph: &str) -> Vec<&str> {
    let mut start = 0;
    let mut out = Vec::new();
    for (end, kind) in linebreaks(paragraph) {
        if kind == BreakOpportunity::Allowed || end == paragraph.len() {
            out.push(paragraph.get(start..end).unwrap_or_default());
            start = end;
        }
    }
    out
}

fn push_line(
    lines: &mut Vec<Run>,
    faces: &Faces,
    style: Style,
    line: &str,
) -> Result<(), LetterError> {
    let text = line.trim_matches([' ', '\t']);
    if text.is_empty() {
        return Ok(());
    }
    let mut run = shape(faces, style.font, style.size, text)?;
    if line.ends_with(' ') {
        // It has no width of its own, but without it a reader joins the last word to the first of the next line.
        run.clusters
            .extend(shape(faces, style.font, style.size, " ")?.clusters);
    }
    lines.push(run);
    Ok(())
}

/// Breaks a word that is longer than a line; the lines that are full are pushed, the rest is the new line.
fn break_word(
    lines: &mut Vec<Run>,
    faces: &Faces,
    style: Style,
    width: f64,
    word: &str,
) -> Result<String, LetterError> {
    if measure(faces, style, word.trim_end())? <= width {
        return Ok(word.to_owned());
    }
    let mut line = String::new();
    let mut used = 0.0;
    for letter in word.graphemes(true) {
        let advance = measure(faces, style, letter)?;
        if !line.is_empty() && used + advance > width {
            push_line(lines, faces, style, &line)?;
            line.clear();
            used = 0.0;
        }
        line.push_str(letter);
        used += advance;
    }
    Ok(line)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const STYLE: Style = Style {
        font: Font::Regular,
        size: 10.5,
        pitch: 4.6,
    };

    fn texts(width: f64, text: &str) -> Vec<String> {
        let faces = Faces::load().unwrap();
        break_lines(&faces, STYLE, width, text)
            .unwrap()
            .iter()
            .map(|run| run.text().trim().to_owned())
            .collect()
    }

    #[test]
    fn lines_end_at_spaces_and_after_hyphens() {
        assert_eq!(
            texts(40.0, "Die Ausländerbehörde bittet um Rückruf."),
            ["Die Ausländerbehörde", "bittet um Rückruf."]
        );
        assert_eq!(
            texts(30.0, "Schwarz-Müller-Lüdenscheidt"),
            ["Schwarz-Müller-", "Lüdenscheidt"]
        );
    }

    #[test]
    fn a_line_feed_starts_a_line_and_empty_text_gives_none() {
        assert_eq!(
            texts(100.0, "eins\r\nzwei\n\ndrei"),
            ["eins", "zwei", "drei"]
        );
        assert!(texts(100.0, "  ").is_empty());
    }

    #[test]
    fn a_no_break_space_keeps_together() {
        assert_eq!(
            texts(24.0, "am 3.\u{a0}März\u{a0}2026"),
            ["am", "3. März 2026"]
        );
    }

    #[test]
    fn an_overlong_word_is_broken_and_nothing_is_lost() {
        let word = "Aufenthaltsbeendigungsverfahrensbeteiligte";
        let lines = texts(30.0, word);
        assert!(lines.len() > 1);
        assert_eq!(lines.concat(), word);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]
        #[test]
        fn a_line_is_never_wider_than_its_column(text in "[a-zA-ZäöüßŽñ ,.()-]{0,200}", width in 8.0..120.0f64) {
            let faces = Faces::load().unwrap();
            for line in break_lines(&faces, STYLE, width, &text).unwrap() {
                prop_assert!(line.width <= width + 0.01);
            }
        }

        #[test]
        fn breaking_never_loses_a_letter(text in "[a-zäöüßŽ -]{0,120}", width in 8.0..60.0f64) {
            let squeeze = |s: &str| s.replace(' ', "");
            prop_assert_eq!(squeeze(&texts(width, &text).concat()), squeeze(&text));
        }
    }
}

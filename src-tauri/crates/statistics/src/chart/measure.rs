//! How wide a text is, about, and where it is broken: by the widths of Arial with a little room, because the screen
//! may set another face. Exact widths belong to the crates that have a font.

/// Widths of Arial from the space to the tilde, in thousandths of the size (Adobe Font Metrics of Helvetica, which
/// Arial and Arimo follow).
const ASCII: [i32; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278,
    278, // space to /
    556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, // 0 to ?
    1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, // @ to O
    667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, // P to _
    333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, // ` to o
    556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584, // p to ~
];
/// Room for faces that are wider than Arial, in hundredths.
const ROOM: i32 = 106;

/// The width of `text` in letters of `size`, rather too large than too small.
pub(super) fn width(text: &str, size: i32) -> i32 {
    let units = text.chars().map(advance).fold(0, i32::saturating_add);
    let exact = i64::from(units) * i64::from(size) * i64::from(ROOM);
    i32::try_from(exact / 100_000 + 1).unwrap_or(i32::MAX)
}

fn advance(c: char) -> i32 {
    let index = u32::from(c).checked_sub(32).map(|index| index as usize);
    match index.and_then(|index| ASCII.get(index)) {
        Some(units) => *units,
        None if is_mark(c) => 0,
        None if c.is_lowercase() => 611,
        None if u32::from(c) < 0x1000 => 778,
        None => 1000,
    }
}

/// A mark that stands on the letter before it.
const fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}')
}

/// The lines of `text`, each at most `most` wide: broken after spaces, hyphens and slashes, and inside a word only when
/// the word alone is too wide. Empty text gives no line.
pub(super) fn wrap(text: &str, size: i32, most: i32) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for piece in text.split_inclusive([' ', '-', '/', '\n', '\t']) {
        if !line.is_empty() && width(&format!("{line}{}", piece.trim_end()), size) > most {
            lines.push(std::mem::take(&mut line));
        }
        if width(piece.trim_end(), size) > most {
            line = broken(piece, size, most, &mut lines);
        } else {
            line.push_str(piece);
        }
    }
    lines.push(line);
    let lines = lines.into_iter().map(|line| line.trim().to_owned());
    lines.filter(|line| !line.is_empty()).collect()
}

/// Breaks a word between two letters; the last part is the new line.
fn broken(word: &str, size: i32, most: i32, lines: &mut Vec<String>) -> String {
    let mut line = String::new();
    for letter in word.chars() {
        let full = width(&line, size) + width(letter.encode_utf8(&mut [0; 4]), size) > most;
        if full && !line.is_empty() && !is_mark(letter) {
            lines.push(std::mem::take(&mut line));
        }
        line.push(letter);
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn lines_end_where_a_reader_expects_it() {
        let label = "Einstiegsqualifizierung / Ausbildungsvorbereitung (Schule)";
        assert_eq!(
            wrap(label, 30, 400),
            [
                "Einstiegsqualifizierung /",
                "Ausbildungsvorbereitung",
                "(Schule)"
            ]
        );
        assert_eq!(wrap("", 30, 400), Vec::<String>::new());
        assert_eq!(wrap("M̂ario", 30, 30), ["M̂", "ar", "io"]);
    }

    proptest! {
        #[test]
        fn wrapping_never_loses_a_letter(text in "[a-zA-ZäöüßŽ /-]{0,120}", most in 60..700) {
            let squeeze = |s: &str| s.replace(' ', "");
            let lines = wrap(&text, 30, most);
            prop_assert_eq!(squeeze(&lines.concat()), squeeze(&text));
            prop_assert!(lines.iter().all(|line| width(line, 30) <= most));
        }
    }
}

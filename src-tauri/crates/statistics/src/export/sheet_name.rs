//! Names of worksheets that every spreadsheet program accepts: at most 31 characters, none of `[ ] : * ? / \`, no two
//! alike. The number in front makes them different and keeps the order of the report.

/// The most UTF-16 units that Excel allows.
const LONGEST: usize = 31;

/// The name of the table with this number, counted from 1.
pub(super) fn sheet_name(number: usize, title: &str) -> String {
    let mut name = format!("{number:02} ");
    let mut used = name.len();
    let mut blank = true;
    for c in title.chars() {
        let c = match c {
            '[' | ']' | ':' | '*' | '?' | '/' | '\\' | '\'' => ' ',
            c if c.is_control() => ' ',
            c => c,
        };
        if c == ' ' && blank {
            continue;
        }
        used += c.len_utf16();
        if used > LONGEST {
            break;
        }
        blank = c == ' ';
        name.push(c);
    }
    name.trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn names_are_short_and_readable() {
        assert_eq!(
            sheet_name(1, "Teilnahmen je Baustein"),
            "01 Teilnahmen je Baustein"
        );
        assert_eq!(
            sheet_name(7, "Eintritt: Duldung / [Gestattung]?"),
            "07 Eintritt Duldung Gestattung"
        );
        assert_eq!(
            sheet_name(25, "Vermittelte Personen nach Art der Vermittlung"),
            "25 Vermittelte Personen nach Ar"
        );
        assert_eq!(sheet_name(3, "''"), "03");
    }

    proptest! {
        #[test]
        fn a_name_is_never_refused(number in 1usize..500, title in any::<String>()) {
            let name = sheet_name(number, &title);
            prop_assert!(name.encode_utf16().count() <= LONGEST);
            prop_assert!(!name.contains(['[', ']', ':', '*', '?', '/', '\\', '\'']));
        }
    }
}

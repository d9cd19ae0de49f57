//! Words for nothing: asked and not answered is another thing than never asked.

/// How a cell says nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Blank {
    /// Nobody has asked, or nobody knows.
    NotAsked,
    /// The person gave no answer.
    NoAnswer,
}

/// Whether a text says nothing. Compared letter by letter, since `Ka` and `Na` are names.
pub fn blank(text: &str) -> Option<Blank> {
    let text = text.trim().to_lowercase();
    match text.as_str() {
        "k.a."
        | "k. a."
        | "k.a"
        | "keine angabe"
        | "keine angaben"
        | "ohne angabe"
        | "o.a."
        | "o. a."
        | "verweigert"
        | "möchte nicht sagen" => Some(Blank::NoAnswer),
        "" | "-" | "--" | "---" | "–" | "—" | "/" | "." | ".." | "..." | "…" | "?" | "??"
        | "???" | "n.n." | "n. n." | "n/a" | "n.a." | "n. a." | "#nv" | "#n/a" | "unbekannt"
        | "unbek." | "nicht bekannt" | "nicht erhoben" | "n.e." | "nicht erfragt" | "fehlt"
        | "offen" | "noch offen" | "xxx" | "null" | "leer" => Some(Blank::NotAsked),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_has_many_words_and_short_names_are_none_of_them() {
        for word in ["k.A.", "K. A.", "keine Angabe", " o.A. "] {
            assert_eq!(blank(word), Some(Blank::NoAnswer), "{word}");
        }
        for word in ["", "  ", "-", "?", "unbekannt", "n.n.", "#NV"] {
            assert_eq!(blank(word), Some(Blank::NotAsked), "{word}");
        }
        for word in ["Ka", "Na", "No", "Ali", "0", "Offenbach"] {
            assert_eq!(blank(word), None, "{word}");
        }
    }
}

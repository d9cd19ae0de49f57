//! Parts in one line, with commas; empty parts leave no comma behind.

/// The parts that are filled, in one line.
pub fn joined<'a>(parts: impl IntoIterator<Item = &'a String>) -> String {
    let parts = parts.into_iter().map(|part| part.trim());
    let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    parts.join(", ")
}

#[cfg(test)]
mod tests {
    use super::joined;

    #[test]
    fn empty_parts_leave_no_comma() {
        let parts = ["Amt 51", " ", "", "Herford"].map(String::from);
        assert_eq!(joined(&parts), "Amt 51, Herford");
        assert_eq!(joined(&[]), "");
    }
}

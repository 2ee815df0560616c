//! The name that a token gives, if it can be the name of a person.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Characters of a name.
const MAX: usize = 100;

/// The name of who has none that can be used.
pub(super) const UNKNOWN: &str = "Lid";

/// Letters with what stands between them in names. Anything with an @ or a digit is an address or a number, and those
/// are not kept.
pub(super) fn parse(text: &str) -> Option<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let name: String = words.join(" ").nfc().collect();
    let length = name.chars().count();
    let fits = (1..=MAX).contains(&length)
        && name.chars().any(char::is_alphabetic)
        && name
            .chars()
            .all(|c| c.is_alphabetic() || is_combining_mark(c) || " '’.-".contains(c));
    fits.then_some(name)
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn names_and_what_is_none() {
        for name in [
            "Anna de Vries",
            "Šárka O’Brien-Janssen",
            "J.",
            "محمد",
            "anna.devries",
        ] {
            assert_eq!(parse(name).as_deref(), Some(name));
        }
        assert_eq!(parse("  Anna \t de  Vries ").as_deref(), Some("Anna de Vries"));
        let long = "a".repeat(101);
        for none in [
            "",
            " ",
            "...",
            "anna@example.nl",
            "u123456",
            "<b>Anna</b>",
            "Anna\u{202e}",
            "a\0b",
            &long,
        ] {
            assert_eq!(parse(none), None, "{none:?}");
        }
    }
}

//! A text that was read in another encoding than it was written in.

/// Whether a text was UTF-8 and was read as something else: `Ã«` for `ë`, or a sign that stands for what was lost.
pub(super) fn verhaspeld(cel: &str) -> bool {
    let mut before = ' ';
    cel.chars().any(|c| {
        let pair = matches!(before, 'Ã' | 'Ä' | 'Å') && ('\u{80}'..='\u{bf}').contains(&c);
        // What Windows-1252 makes of the second byte of an accented letter.
        let typographic = before == 'Ã' && "‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ€".contains(c);
        before = c;
        pair || typographic || c == '\u{fffd}'
    })
}

#[cfg(test)]
mod tests {
    use super::verhaspeld;

    #[test]
    fn what_was_read_in_the_wrong_encoding_is_noticed() {
        for text in ["JosÃ©", "BjÃ¶rk", "Zo\u{fffd}", "Ã‰lise"] {
            assert!(verhaspeld(text), "{text}");
        }
        for text in [
            "José",
            "Björk",
            "Élise",
            "Ångström",
            "'s-Gravenhage",
            "d’Arc",
            "SÃO",
        ] {
            assert!(!verhaspeld(text), "{text}");
        }
    }
}

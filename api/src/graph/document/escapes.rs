//! Escapes beyond the basic plane (`\u{1F600}`, or a surrogate pair), which the executor's parser does not know, written
//! as the characters that they stand for. Some clients escape everything that is not ASCII.

/// The same document without such escapes.
pub(super) fn written_out(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find(['"', '#']) {
        let (before, token) = rest.split_at(start);
        out.push_str(before);
        let end = if token.starts_with('#') {
            token.find('\n').unwrap_or(token.len())
        } else if token.starts_with("\"\"\"") {
            end_of(token, "\"\"\"", "\\\"\"\"")
        } else {
            end_of(token, "\"", "\\")
        };
        let (token, after) = token.split_at(end);
        let plain = token.starts_with('"') && !token.starts_with("\"\"\"");
        if plain {
            string(token, &mut out)
        } else {
            out.push_str(token)
        }
        rest = after;
    }
    out + rest
}

/// Where a string that begins here ends. `escape` hides what would end it.
fn end_of(token: &str, quote: &str, escape: &str) -> usize {
    let mut at = quote.len();
    while let Some(rest) = token.get(at..).filter(|rest| !rest.is_empty()) {
        if rest.starts_with(escape) {
            // A lone backslash hides one character, whatever it is.
            let hidden = if escape == "\\" {
                rest.chars().take(2).map(char::len_utf8).sum()
            } else {
                escape.len()
            };
            at += hidden;
        } else if rest.starts_with(quote) {
            return at + quote.len();
        } else {
            at += rest.chars().next().map_or(1, char::len_utf8);
        }
    }
    token.len()
}

fn string(token: &str, out: &mut String) {
    let mut rest = token;
    while let Some(start) = rest.find('\\') {
        let (before, escape) = rest.split_at(start);
        out.push_str(before);
        let (length, character) = astral(escape).unwrap_or_default();
        let length = match character {
            Some(character) => {
                out.push(character);
                length
            }
            None => {
                let length = escape.chars().take(2).map(char::len_utf8).sum();
                out.push_str(&escape[..length]);
                length
            }
        };
        rest = &escape[length..];
    }
    out.push_str(rest);
}

/// The length of an escape beyond the basic plane, and its character.
fn astral(escape: &str) -> Option<(usize, Option<char>)> {
    let hex = |text: &str| u32::from_str_radix(text, 16).ok();
    let (length, code) = if let Some(braced) = escape.strip_prefix("\\u{") {
        let (digits, _) = braced.split_once('}')?;
        (digits.len() + 4, hex(digits)?)
    } else {
        let (high, low) = (hex(escape.get(2..6)?)?, hex(escape.get(8..12)?)?);
        let pair = escape.starts_with("\\u") && escape.get(6..8)? == "\\u";
        if !pair || !(0xd800..0xdc00).contains(&high) || !(0xdc00..0xe000).contains(&low) {
            return None;
        }
        (12, 0x1_0000 + ((high - 0xd800) << 10) + (low - 0xdc00))
    };
    // A quote or a line end must stay an escape; braces around those are left to the parser to refuse.
    Some((
        length,
        char::from_u32(code).filter(|character| *character >= ' ' && !"\"\\".contains(*character)),
    ))
}

#[cfg(test)]
mod tests {
    use super::written_out;

    #[test]
    fn only_escapes_in_plain_strings_are_written_out() {
        for (text, expected) in [
            (r#"{ a(t: "x\ud83d\ude00y\u{1F600}") }"#, r#"{ a(t: "x😀y😀") }"#),
            (
                r#"{ a(t: "\u0041\n\"\\\u{1F600}") }"#,
                r#"{ a(t: "\u0041\n\"\\😀") }"#,
            ),
            (
                r#"{ a(t: "\\u{41}") # "\u{1F600}"#,
                r#"{ a(t: "\\u{41}") # "\u{1F600}"#,
            ),
            (
                r#"{ a(t: """\u{1F600} " \""" \u{1F600}""") }"#,
                r#"{ a(t: """\u{1F600} " \""" \u{1F600}""") }"#,
            ),
            (r#"{ a(t: "\u{22}\ud83d") }"#, r#"{ a(t: "\u{22}\ud83d") }"#),
            (r#"{ a(t: "\ud83d"#, r#"{ a(t: "\ud83d"#),
            (r#"{ a(t: "é\"#, r#"{ a(t: "é\"#),
            ("{ a }", "{ a }"),
        ] {
            assert_eq!(written_out(text), expected);
        }
    }
}

//! The commands of the README, read as a shell reads them: as much of a shell as the README uses, and nothing is guessed.

/// What gives a variable its value.
pub(super) type Value<'v> = &'v dyn Fn(&str) -> String;

/// The words of one command, with the values of its variables, and the text from what ended it.
pub(super) fn command<'t>(mut rest: &'t str, value: Value<'_>) -> (Vec<String>, &'t str) {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    while let Some(letter) = rest.chars().next() {
        if "|);\n".contains(letter) {
            break;
        }
        rest = &rest[letter.len_utf8()..];
        match letter {
            '\'' => {
                let (quoted, after) = rest.split_once('\'').expect("a quote that ends");
                word.get_or_insert_default().push_str(quoted);
                rest = after;
            }
            '"' => {
                let (quoted, after) = rest.split_once('"').expect("a quote that ends");
                word.get_or_insert_default().push_str(&filled(quoted, value));
                rest = after;
            }
            '\\' => {
                let next = rest.chars().next().expect("something after a backslash");
                rest = &rest[next.len_utf8()..];
                // A line that goes on adds nothing.
                if next != '\n' {
                    word.get_or_insert_default().push(next);
                }
            }
            '$' => {
                let (name, after) = variable(rest);
                word.get_or_insert_default().push_str(&value(name));
                rest = after;
            }
            ' ' => words.extend(word.take()),
            other => word.get_or_insert_default().push(other),
        }
    }
    words.extend(word);
    (words, rest)
}

/// What stands between double quotes.
fn filled(mut quoted: &str, value: Value<'_>) -> String {
    assert!(!quoted.contains(['\\', '`']), "not read here: {quoted}");
    let mut text = String::new();
    while let Some((before, rest)) = quoted.split_once('$') {
        let (name, after) = variable(rest);
        text.push_str(before);
        text.push_str(&value(name));
        quoted = after;
    }
    text + quoted
}

/// The name after a dollar sign, and what follows it.
fn variable(rest: &str) -> (&str, &str) {
    let end = rest.chars().take_while(char::is_ascii_uppercase).count();
    assert!(end > 0, "no variable: ${rest:.40}");
    rest.split_at(end)
}

/// What one line does, which may go on over several.
pub(super) struct Step {
    /// The variable that keeps what the last command prints.
    pub(super) keeps: Option<String>,
    /// Each command reads what the one before it prints.
    pub(super) commands: Vec<Vec<String>>,
}

/// The first line of a block, and the text after it; nothing at the end.
pub(super) fn step<'t>(text: &'t str, value: Value<'_>) -> Option<(Step, &'t str)> {
    let text = text.trim_start();
    if text.is_empty() {
        return None;
    }
    let named = text
        .split_once("=$(")
        .filter(|(name, _)| name.chars().all(|letter| letter.is_ascii_uppercase()));
    let (keeps, mut rest) = named.map_or((None, text), |(name, rest)| (Some(name.to_owned()), rest));
    let mut commands = Vec::new();
    loop {
        let (words, after) = command(rest, value);
        assert!(!words.is_empty(), "no command: {rest:.80}");
        commands.push(words);
        rest = after;
        if let Some(after) = rest.strip_prefix("||") {
            // What is done where the first is not known, which it is here.
            rest = command(after, value).1;
        } else if let Some(after) = rest.strip_prefix('|') {
            rest = after;
            continue;
        }
        break;
    }
    if keeps.is_some() {
        rest = rest
            .strip_prefix(')')
            .expect("a variable keeps what stands up to )");
    }
    assert!(rest.is_empty() || rest.starts_with('\n'), "not read: {rest:.80}");
    Some((Step { keeps, commands }, rest))
}

#[test]
fn commands_are_read_as_a_shell_does() {
    let value = |name: &str| format!("<{name}>");
    let text = "ask \"$ANNA\" 'query {\n a }' \\\n  '{\"x\":\"'$ID'\"}' | kept code\nVANDAAG=$(date +%F)\nTOT=$(date -v 1 2>/dev/null || date x)";
    let mut rest = text;
    let mut read = Vec::new();
    while let Some((step, after)) = step(rest, &value) {
        rest = after;
        read.push((step.keeps, step.commands));
    }
    let own = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
    let expected = vec![
        (
            None,
            vec![
                own(&["ask", "<ANNA>", "query {\n a }", "{\"x\":\"<ID>\"}"]),
                own(&["kept", "code"]),
            ],
        ),
        (Some("VANDAAG".to_owned()), vec![own(&["date", "+%F"])]),
        (
            Some("TOT".to_owned()),
            vec![own(&["date", "-v", "1", "2>/dev/null"])],
        ),
    ];
    assert_eq!(read, expected);
}

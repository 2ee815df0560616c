//! Files as the rules see them: a path from the root of the workspace, and a text.

use std::path::Path;

/// One Rust file.
#[derive(Debug)]
pub(super) struct Source {
    pub(super) path: String,
    pub(super) text: String,
}

impl Source {
    pub(super) fn new(path: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            path: path.into(),
            text: text.into(),
        }
    }

    pub(super) fn is_in(&self, folders: &[&str]) -> bool {
        folders.iter().any(|folder| self.path.starts_with(folder))
    }

    pub(super) fn is_one_of(&self, paths: &[&str]) -> bool {
        paths.contains(&self.path.as_str())
    }

    /// For `api/src/member/graphql/object.rs`: `member` and `graphql`. For a file of the kernel that stands
    /// by itself, such as `api/src/db.rs`, neither.
    pub(super) fn room_and_part(&self) -> Option<(&str, &str)> {
        let (folder, rest) = self.path.strip_prefix("api/src/")?.split_once('/')?;
        let part = rest.split('/').next()?;
        Some((folder, part.strip_suffix(".rs").unwrap_or(part)))
    }

    /// Whether the file is the part of that name of some folder of `api/src`.
    pub(super) fn is_part(&self, parts: &[&str]) -> bool {
        self.room_and_part()
            .is_some_and(|(_, part)| parts.contains(&part))
    }

    /// The lines with their numbers from 1: without comments, and without the tests at the end of the file.
    pub(super) fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        let lines = self.text.lines().zip(1..).map(|(line, number)| (number, line));
        lines
            .take_while(|(_, line)| line.trim() != "#[cfg(test)]")
            .map(|(number, line)| (number, line.split_once(" //").map_or(line, |(code, _)| code)))
            .filter(|(_, line)| !line.trim_start().starts_with("//"))
    }

    /// The lines of code in which one of the words stands, each with the same answer.
    pub(super) fn lines_with(&self, words: &[&str], why: &str) -> Vec<(usize, String)> {
        self.code()
            .filter_map(|(number, line)| {
                let word = words.iter().find(|word| line.contains(**word))?;
                Some((number, format!("`{word}`: {why}")))
            })
            .collect()
    }

    /// What is imported or named below `start`, for instance `crate::`: the first name of each path, groups
    /// taken apart.
    pub(super) fn names_below(&self, start: &str) -> Vec<(usize, String)> {
        let mut text = String::new();
        let mut line_of = Vec::new();
        for (number, line) in self.code() {
            text.push_str(line);
            text.push('\n');
            line_of.resize(text.len(), number);
        }
        let mut names = Vec::new();
        for (place, _) in text.match_indices(start) {
            let before = text[..place].chars().next_back();
            if before.is_some_and(|c| c.is_alphanumeric() || c == '_') {
                continue;
            }
            let rest = &text[place + start.len()..];
            names.extend(first_names(rest).into_iter().map(|name| (line_of[place], name)));
        }
        names
    }
}

/// `a::b` gives `a`; `{a::{b, c}, d}` gives `a` and `d`.
fn first_names(path: &str) -> Vec<String> {
    let name = |text: &str| -> String {
        text.trim_start()
            .chars()
            .take_while(|c| c.is_alphanumeric() || *c == '_')
            .collect()
    };
    let Some(group) = path.strip_prefix('{') else {
        return vec![name(path)];
    };
    let mut names = vec![name(group)];
    let mut depth = 1;
    for (place, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 1 => names.push(name(&group[place + 1..])),
            _ => {}
        }
        if depth == 0 {
            break;
        }
    }
    names
}

/// Every Rust file of the four crates.
pub(super) fn all(root: &Path) -> Vec<Source> {
    let mut found = Vec::new();
    for folder in ["api", "entity", "migration", "tests"] {
        walk(root, &root.join(folder), &mut found);
    }
    found.sort_by(|one, other| one.path.cmp(&other.path));
    found
}

fn walk(root: &Path, folder: &Path, found: &mut Vec<Source>) {
    let entries = folder.read_dir().expect("a folder of the workspace can be read");
    for path in entries.map(|entry| entry.expect("an entry can be read").path()) {
        let built = path.ends_with("target");
        if path.is_dir() && !built {
            walk(root, &path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = std::fs::read_to_string(&path).expect("a Rust file is UTF-8");
            let path = path.strip_prefix(root).expect("the walk began there");
            found.push(Source::new(path.to_str().expect("a path in ASCII"), text));
        }
    }
}

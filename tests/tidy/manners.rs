//! What every file keeps to, wherever it stands.

use super::{Finding, house::House, source::Source};

/// Names under which anything could be put, so that nothing is found.
const DRAWERS: [&str; 8] = [
    "util", "utils", "helper", "helpers", "common", "misc", "shared", "manager",
];

/// A reader learns first what a file is for.
pub(super) fn a_head_in_every_module(_: &House, source: &Source) -> Vec<Finding> {
    let headed = ["//! ", "#![doc = include_str!("]
        .iter()
        .any(|head| source.text.starts_with(head));
    if headed {
        Vec::new()
    } else {
        vec![(1, "the file does not begin with `//!`".to_owned())]
    }
}

/// A file that is longer holds two things.
pub(super) fn short_files(_: &House, source: &Source) -> Vec<Finding> {
    let lines = source.text.lines().count();
    if lines <= 400 {
        Vec::new()
    } else {
        vec![(401, format!("{lines} lines; 400 is the end"))]
    }
}

/// A thing is named for what it is.
pub(super) fn no_drawers(_: &House, source: &Source) -> Vec<Finding> {
    let mut parts = source.path.split('/').map(|part| part.trim_end_matches(".rs"));
    let drawer = parts.find(|part| DRAWERS.contains(part));
    let in_the_path = drawer.map(|word| (1, format!("`{word}` says nothing; name what it holds")));
    let inline = source.code().filter_map(|(number, line)| {
        let name = line
            .trim()
            .rsplit_once("mod ")?
            .1
            .trim_end_matches([';', '{', ' ']);
        DRAWERS
            .contains(&name)
            .then(|| (number, format!("`{name}` says nothing; name what it holds")))
    });
    in_the_path.into_iter().chain(inline).collect()
}

/// A proven invariant is an `expect` that says why; everything else is an error.
pub(super) fn no_unwrap(_: &House, source: &Source) -> Vec<Finding> {
    if source.is_in(&["tests/"]) || source.path.ends_with("/tests.rs") || source.path.contains("/tests/") {
        return Vec::new();
    }
    source.lines_with(
        &[".unwrap()"],
        "return an error, or `expect` with the reason why it cannot happen",
    )
}

/// The library's `Result` turns any error with a text into an answer to the client.
pub(super) fn own_errors_in_rooms(house: &House, source: &Source) -> Vec<Finding> {
    if source
        .room_and_part()
        .and_then(|(room, _)| house.place(room))
        .is_none()
    {
        return Vec::new();
    }
    let named = source.names_below("async_graphql::").into_iter();
    let found = named.filter(|(_, name)| name == "Result" || name == "Error");
    found
        .map(|(line, name)| (line, format!("`async_graphql::{name}`: rooms use crate::error")))
        .collect()
}

/// An expectation that is no longer met is reported; a permission stays for ever.
pub(super) fn expect_not_allow(_: &House, source: &Source) -> Vec<Finding> {
    let lines = source.text.lines().zip(1..);
    let found = lines.filter(|(line, _)| {
        let line = line.trim_start();
        line.starts_with("#[allow") || line.starts_with("#![allow")
    });
    found
        .map(|(_, number)| (number, "use #[expect(…, reason = \"…\")]".to_owned()))
        .collect()
}

/// A plan without an issue is forgotten.
pub(super) fn plans_have_an_issue(_: &House, source: &Source) -> Vec<Finding> {
    let lines = source.text.lines().zip(1..);
    let found = lines.filter(|(line, _)| {
        let comment = line.split_once("//").map_or("", |(_, comment)| comment);
        ["TODO", "FIXME", "XXX"].iter().any(|word| comment.contains(word)) && !comment.contains('#')
    });
    found
        .map(|(_, number)| (number, "name the issue: TODO #12".to_owned()))
        .collect()
}

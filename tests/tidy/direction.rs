//! Imports run downhill: http, schema, graphql, read and write, policy and rules, entity.

use super::{Finding, house::House, source::Source};

/// The comment that excuses a select; it says why every row may be seen.
const EXCUSE: &str = "// tidy: all rows, because ";

/// Only the edge knows the library of the contract, so that nothing below depends on its types.
pub(super) fn graphql_at_the_edge(_: &House, source: &Source) -> Vec<Finding> {
    let edge = source.is_in(&["api/src/graph/", "api/src/schema/", "api/src/http/graphql"])
        || source.is_one_of(&["api/src/error.rs"])
        || source.is_part(&["graphql"]);
    if edge || !source.is_in(&["api/"]) {
        return Vec::new();
    }
    source.lines_with(
        &["async_graphql"],
        "only graph/, schema/, http/graphql and a room's graphql.rs know it",
    )
}

/// Only the street knows the web server.
pub(super) fn http_in_the_street(_: &House, source: &Source) -> Vec<Finding> {
    if source.is_in(&["api/src/http/", "tests/"]) || source.is_part(&["rest"]) {
        return Vec::new();
    }
    source.lines_with(
        &["actix_web", "actix_cors", "actix_ws"],
        "only http/ and a room's rest.rs know it",
    )
}

/// What can be decided without asking anyone can be tested without a database.
pub(super) fn policy_and_rules_are_pure(_: &House, source: &Source) -> Vec<Finding> {
    if !source.is_part(&["policy", "rules"]) {
        return Vec::new();
    }
    source.lines_with(
        &[".await", "DatabaseConnection", "ConnectionTrait"],
        "policy and rules are pure",
    )
}

/// The rows of a table are fetched in the room that owns it, and there in two files.
pub(super) fn selects_in_read_and_write(_: &House, source: &Source) -> Vec<Finding> {
    if !source.is_in(&["api/src/"]) || source.is_part(&["read", "write"]) {
        return Vec::new();
    }
    let found = source.lines_with(&["Entity::find"], "selects stand in read.rs and write.rs");
    found
        .into_iter()
        .filter(|(line, _)| !around(source, *line).contains(EXCUSE))
        .collect()
}

/// Permission is part of the query: the function applies the policy, or says why all rows may be seen.
pub(super) fn no_select_without_the_actor(_: &House, source: &Source) -> Vec<Finding> {
    if !source.is_part(&["read"]) {
        return Vec::new();
    }
    let found = source.lines_with(
        &["Entity::find"],
        "no select without the actor; begin with policy::visible",
    );
    let excused = |line| {
        let function = around(source, line);
        function.contains("policy::") || function.contains(EXCUSE)
    };
    found.into_iter().filter(|(line, _)| !excused(*line)).collect()
}

/// The text of the function in which a line stands, from its `fn` to the next one, comments included.
fn around(source: &Source, line: usize) -> String {
    let begins = |text: &&str| -> bool {
        let words = text.trim_start();
        !words.starts_with("//") && (words.starts_with("fn ") || words.contains(" fn "))
    };
    let lines: Vec<&str> = source.text.lines().collect();
    let (before, after) = lines.split_at(line);
    let start = before.iter().rposition(&begins).unwrap_or(0);
    let end = after.iter().position(begins).unwrap_or(after.len());
    [&before[start..], &after[..end]].concat().join("\n")
}

/// Time, ids and configuration each come through one file, where a test can set them.
pub(super) fn one_door_for_time_ids_and_configuration(_: &House, source: &Source) -> Vec<Finding> {
    let door = source.is_one_of(&["api/src/clock.rs", "api/src/config.rs"]);
    if door || !source.is_in(&["api/", "entity/", "migration/"]) {
        return Vec::new();
    }
    let words = [
        "Utc::now",
        "Local::now",
        "SystemTime::now",
        "Uuid::now_v7",
        "Uuid::new_v4",
        "env::var",
    ];
    source.lines_with(
        &words,
        "time and ids come from the Op, configuration from config.rs",
    )
}

/// The vocabulary has no behaviour and no wire.
pub(super) fn entity_knows_the_database_only(_: &House, source: &Source) -> Vec<Finding> {
    if !source.is_in(&["entity/"]) {
        return Vec::new();
    }
    source.lines_with(
        &["async_graphql", "actix_", "api::"],
        "entity knows the database only",
    )
}

/// The circles of a graph exist at its edge only; below it, a room uses rooms that stand before it.
pub(super) fn rooms_use_rooms_above(house: &House, source: &Source) -> Vec<Finding> {
    let Some((room, part)) = source.room_and_part() else {
        return Vec::new();
    };
    let Some(own) = house.place(room).filter(|_| !["graphql", "rest"].contains(&part)) else {
        return Vec::new();
    };
    let named = source.names_below("crate::").into_iter();
    let below = named.filter(|(_, name)| house.place(name).is_some_and(|place| place > own));
    below
        .map(|(line, name)| {
            (
                line,
                format!("`{name}` stands below `{room}` in lib.rs; only graphql.rs may use it"),
            )
        })
        .collect()
}

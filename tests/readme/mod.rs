//! What the README shows is what the service does: its table of settings, its GraphQL, and its commands.

mod shell;
mod walk;

use std::{fs, path::PathBuf, sync::Arc};

use api::{
    config::{Config, Limits},
    graph::document::Documents,
    schema,
};
use serde_json::{Map, Value};

const BEGIN: &str = "<!-- config: begin -->\n";
const END: &str = "<!-- config: end -->";

/// Variables of the commands that hold a day; the others hold an id or a token.
const DAYS: [&str; 2] = ["TOT", "VANDAAG"];

fn path() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../README.md")
}

fn readme() -> String {
    fs::read_to_string(path()).expect("the README stands at the top")
}

/// The blocks of code in one language.
fn blocks(text: &str, language: &str) -> Vec<String> {
    let fence = format!("```{language}\n");
    let begun = text.split(&fence).skip(1);
    begun
        .map(|rest| rest.split("```").next().unwrap_or_default().to_owned())
        .collect()
}

/// What a variable of a command may hold.
fn anything(name: &str) -> String {
    let value = if DAYS.contains(&name) {
        "2027-01-01"
    } else {
        "an-id"
    };
    value.to_owned()
}

/// Every document in the README, with its variables.
fn documents(text: &str) -> Vec<(String, Map<String, Value>)> {
    let json = |text: &str| -> Map<String, Value> {
        serde_json::from_str(text).unwrap_or_else(|error| panic!("{error} in {text}"))
    };
    let mut found: Vec<_> = blocks(text, "graphql")
        .into_iter()
        .map(|document| (document, Map::new()))
        .collect();
    for block in blocks(text, "sh") {
        for asked in block.split("ask ").skip(1) {
            let (words, _) = shell::command(asked, &anything);
            let variables = words.get(2).map(|text| json(text)).unwrap_or_default();
            found.push((words[1].clone(), variables));
        }
        for sent in block.split("-d '{").skip(1) {
            let body = format!("'{{{sent}");
            let body = json(&shell::command(&body, &anything).0[0]);
            let variables = body.get("variables").and_then(Value::as_object).cloned();
            let document = body["query"].as_str().expect("a document").to_owned();
            found.push((document, variables.unwrap_or_default()));
        }
    }
    found
}

#[test]
fn every_example_is_valid() {
    let limits = Arc::new(Limits::default());
    let schema = Documents::new(&schema::sdl(), limits).expect("the schema of the service");
    let documents = documents(&readme());
    assert!(
        documents.len() > 10,
        "only {} examples were found",
        documents.len()
    );
    for (document, variables) in documents {
        if let Err(errors) = schema.check(&document, None, &variables) {
            panic!("{document}\n{variables:?}\n{errors:?}");
        }
    }
}

/// `UPDATE_EXPECT=1` writes a table anew.
fn is_told(what: &str, begin: &str, end: &str, made: &str) {
    let text = readme();
    let (before, rest) = text.split_once(begin).expect("the table begins");
    let (table, after) = rest.split_once(end).expect("the table ends");
    if table == made {
        return;
    }
    #[expect(
        clippy::disallowed_methods,
        reason = "the switch of expect-test, not configuration"
    )]
    let renewing = std::env::var_os("UPDATE_EXPECT").is_some();
    assert!(
        renewing,
        "the README tells other {what}: UPDATE_EXPECT=1 renews them"
    );
    let renewed = format!("{before}{begin}{made}{end}{after}");
    fs::write(path(), renewed).expect("the README can be written");
}

/// One test, because both write the same file.
#[test]
fn the_tables_are_those_of_the_service() {
    is_told("settings", BEGIN, END, &Config::table());
    let (begin, end) = ("<!-- scim: begin -->\n", "<!-- scim: end -->");
    is_told("attributes of a User", begin, end, &api::scim::tabel());
}

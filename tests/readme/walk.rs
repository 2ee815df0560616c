//! The README, walked: its commands one after the other, on the demonstration, with the ids that earlier answers gave; and what it
//! says is answered.

use std::collections::BTreeMap;

use api::auth::{Role, TokenSpec};
use chrono::{Days, NaiveDate};
use serde_json::{Value, json};

use super::{readme, shell};
use crate::{
    demo::verteld,
    kit::{Stage, both},
};

/// The functions of the README, which stand in [`Walk::run`] here.
const FUNCTIONS: &str = r#"ask() { curl -s http://127.0.0.1:8000/graphql -H 'Content-Type: application/json' \
    -H "Authorization:${1:+ Bearer $1}" \
    -d "$(printf '{"query":"%s","variables":%s}' \
      "$(printf %s "$2" | tr '\n' ' ' | sed 's/[\\"]/\\&/g')" "${3:-null}")"; echo; }
kept() { tee >(cat >&2) | sed -E 's/.*"'${1:-id}'":"([^"]*)".*/\1/'; }
"#;

/// What the text before a block says is refused in it, and the code with which that is told.
const REFUSED: [(&str, &str); 2] = [
    ("A text that points to a child or a family is refused", "TELEFOON"),
    ("one that is\nrefused does not hold up the others", "TELEFOON"),
];

const MINUTE: &str = "Run it in one minute";

/// Somebody who pastes the README into a shell.
struct Walk<'s> {
    stage: &'s Stage,
    held: BTreeMap<String, String>,
    /// What was answered last.
    answer: Value,
    /// The codes of what was refused in a block.
    refused: Vec<String>,
    asked: usize,
    compared: usize,
}

impl<'s> Walk<'s> {
    /// After the first minute: with the demonstration, the functions and the first tokens.
    async fn begin(stage: &'s Stage) -> Self {
        verteld(stage).await;
        let mut walk = Self {
            stage,
            held: BTreeMap::new(),
            answer: Value::Null,
            refused: Vec::new(),
            asked: 0,
            compared: 0,
        };
        walk.section(MINUTE).await;
        walk
    }

    /// Every block of a section, in order.
    async fn section(&mut self, title: &str) {
        let text = readme();
        let (_, text) = text
            .split_once(&format!("\n## {title}\n"))
            .unwrap_or_else(|| panic!("no section {title}"));
        let text = text.split("\n## ").next().unwrap_or_default();
        let pieces: Vec<&str> = text.split("```").collect();
        for piece in pieces.chunks_exact(2) {
            let (before, block) = (piece[0], piece[1]);
            let (language, block) = block.split_once('\n').expect("a block with a language");
            match language {
                "sh" => self.block(before, block).await,
                "json" => self.compare(block),
                other => panic!("what is done with {other}?"),
            }
        }
    }

    /// What a block of commands does; it is refused what the text before it says, and nothing else.
    async fn block(&mut self, before: &str, block: &str) {
        if block.starts_with("ask() {") {
            assert_eq!(
                block, FUNCTIONS,
                "the functions changed: so must what stands for them here"
            );
            return;
        }
        self.refused.clear();
        let mut rest = block;
        loop {
            let held = |name: &str| {
                self.held
                    .get(name)
                    .cloned()
                    .unwrap_or_else(|| panic!("${name} is empty"))
            };
            let Some((step, after)) = shell::step(rest, &held) else {
                break;
            };
            rest = after;
            let mut printed = String::new();
            for words in &step.commands {
                printed = self.run(words, &printed).await;
            }
            if let Some(name) = step.keeps {
                self.held.insert(name, printed);
            }
        }
        let announced = REFUSED.iter().filter(|(words, _)| before.contains(words));
        let announced: Vec<&str> = announced.map(|(_, code)| *code).collect();
        assert_eq!(self.refused, announced, "refused in\n{block}");
    }

    /// What is shown beneath a block is what its last command answers.
    fn compare(&mut self, said: &str) {
        let said: Value = serde_json::from_str(said).unwrap_or_else(|error| panic!("{error} in {said}"));
        assert_eq!(self.answer, said, "{said:#}\n{:#}", self.answer);
        self.compared += 1;
    }

    /// What one command prints.
    async fn run(&mut self, words: &[String], read: &str) -> String {
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        match words[..] {
            ["ask", token, document] => self.ask(token, document, Value::Null).await,
            ["ask", token, document, variables] => {
                let variables =
                    serde_json::from_str(variables).unwrap_or_else(|error| panic!("{error} in {variables}"));
                self.ask(token, document, variables).await
            }
            ["kept"] => kept("id", read),
            ["kept", field] => kept(field, read),
            ["date", "+%F"] => self.today().to_string(),
            ["date", "-d", "+14 days", "+%F", "2>/dev/null"] => (self.today() + Days::new(14)).to_string(),
            // The stage is the service.
            ["cargo", "run"] => String::new(),
            ["cargo", "run", "-q", "--", "token", "--as", role, ref whose @ ..] => self.token(role, whose),
            _ => panic!("not done here: {words:?}"),
        }
    }

    fn today(&self) -> NaiveDate {
        self.stage.now().date_naive()
    }

    /// As `cargo run -- token` prints it.
    fn token(&self, role: &str, whose: &[&str]) -> String {
        let spec = match (role, whose) {
            ("MEMBER", []) => TokenSpec::member("demo-anna"),
            ("MEMBER", ["--member", subject]) => TokenSpec::member(*subject),
            ("REDACTIE", []) => TokenSpec::role("demo-noor", Role::Redactie),
            ("VERENIGING", ["--vereniging", afkorting]) => TokenSpec::vereniging(*afkorting),
            _ => panic!("who is {role} {whose:?}?"),
        };
        self.stage.service.issuer.token(&spec)
    }

    /// Asks the service, which must answer everything without an error; what it refuses is kept for the end of the block.
    async fn ask(&mut self, token: &str, document: &str, variables: Value) -> String {
        let token = (!token.is_empty()).then_some(token);
        let document = document.replace('\n', " ");
        let mut body = self
            .stage
            .service
            .send(token, None, &document, &variables)
            .await
            .body;
        assert!(body.get("errors").is_none(), "{document}\n{variables}\n{body:#}");
        let printed = body.to_string();
        self.answer = body["data"].take();
        for (field, value) in self.answer.as_object().expect("fields") {
            assert!(!value.is_null(), "{field} is null: {document}\n{variables}");
        }
        refusals(&self.answer, &mut self.refused);
        self.asked += 1;
        printed
    }
}

/// The last value of a field in a text of JSON, as `sed` takes it.
fn kept(field: &str, text: &str) -> String {
    let (_, value) = text
        .rsplit_once(&format!("\"{field}\":\""))
        .unwrap_or_else(|| panic!("no {field} to keep in {text}"));
    value.split('"').next().unwrap_or_default().to_owned()
}

/// The codes of all `userErrors` in an answer, at any depth.
fn refusals(answer: &Value, codes: &mut Vec<String>) {
    match answer {
        Value::Object(fields) => {
            for (name, value) in fields {
                if name == "userErrors" {
                    let errors = value.as_array().into_iter().flatten();
                    codes.extend(errors.map(|error| error["code"].as_str().unwrap_or("?").to_owned()));
                } else {
                    refusals(value, codes);
                }
            }
        }
        Value::Array(values) => values.iter().for_each(|value| refusals(value, codes)),
        _ => {}
    }
}

/// What is refused is told wherever it stands, and the last of several ids is kept.
#[test]
fn nothing_is_overlooked() {
    let answer = json!({ "a": { "rijen": [{ "userErrors": [{ "code": "X" }] }, { "userErrors": [] }], "userErrors": [{ "code": "Y" }] } });
    let mut codes = Vec::new();
    refusals(&answer, &mut codes);
    assert_eq!(codes, ["X", "Y"]);
    assert_eq!(kept("id", r#"{"id":"a","b":{"id":"c"}}"#), "c");
}

/// Each says what it says once, so that it is not met in another place.
#[test]
fn what_is_refused_is_announced() {
    let text = readme();
    for (words, _) in REFUSED {
        assert_eq!(text.matches(words).count(), 1, "{words}");
    }
}

both! {
    /// What the demonstration tells, as the README tells it.
    async fn the_story_is_told(t: Stage) {
        let mut walk = Walk::begin(&t).await;
        walk.section("The story, from one leervraag to the agenda and back").await;
        assert_eq!(walk.compared, 7, "the section has what it had");
    }

    /// From a team to what others take over, by somebody who read the first minute and this section.
    async fn a_facilitator_goes_the_whole_way(t: Stage) {
        let mut walk = Walk::begin(&t).await;
        let before = walk.asked;
        walk.section("For facilitators").await;
        assert!(walk.asked - before > 40 && walk.compared > 0, "{} {}", walk.asked, walk.compared);
    }

    /// The walk of members, facilitators, editors and readers, on one day in one database.
    async fn everybody_walks_the_whole_way(t: Stage) {
        let mut walk = Walk::begin(&t).await;
        for title in ["From a leervraag to the agenda", "For facilitators", "For editors", "Looking back"] {
            let before = walk.asked;
            walk.section(title).await;
            assert!(walk.asked > before, "nothing is asked in {title}");
        }
    }
}

//! Leervragen: from draft to publication, and who sees what of them.

mod afkomst;
mod bladeren;
mod gelijktijdig;
mod herhaling;
mod invoer;
mod leven;
mod levering;
mod lijst;
mod namens;
mod tekst;
mod versies;
mod vergelijken;
mod verhaal;
mod weerwoord;
mod zichtbaarheid;

use api::graph::id::Kind;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::kit::{
    Stage,
    actor::{Actor, input},
    seed::global,
};

/// A text without anything that the guard minds.
const TEKST: &str = "Hoe werk ik samen met de school in de wijk?";

/// The document of a mutation of this room.
fn document(mutation: &str) -> String {
    let (first, rest) = mutation.split_at(1);
    let name = first.to_uppercase() + rest;
    format!(
        "mutation($input: {name}Input!) {{ {mutation}(input: $input) {{
            leervraag {{ id status version }} userErrors {{ code field plaats {{ offset length }} }}
        }} }}"
    )
}

/// What a mutation did, in a line: the code of the request error, codes and fields of the user errors, or the new state.
async fn outcome(actor: &Actor<'_>, mutation: &str, values: Value) -> String {
    let answer = actor.with(input(values)).send(&document(mutation)).await.body;
    told(&answer, mutation)
}

/// [`outcome`] of an answer.
fn told(answer: &Value, field: &str) -> String {
    if let Some(code) = answer["errors"][0]["extensions"]["code"].as_str() {
        return code.into();
    }
    let payload = &answer["data"][field];
    let word = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let errors = payload["userErrors"].as_array();
    let errors: Vec<String> = errors
        .unwrap_or_else(|| panic!("no payload: {answer:#}"))
        .iter()
        .map(|error| {
            let path: Vec<String> = error["field"]
                .as_array()
                .into_iter()
                .flatten()
                .map(word)
                .collect();
            format!("{} {}", word(&error["code"]), path.join("."))
        })
        .collect();
    if errors.is_empty() {
        word(&payload["leervraag"]["status"])
    } else {
        assert!(payload["leervraag"].is_null(), "refused, and yet: {answer:#}");
        errors.join(", ")
    }
}

/// Submits a leervraag and tells its id.
async fn submit(actor: &Actor<'_>, values: Value) -> String {
    let path = "/leervraagIndienen/leervraag/id";
    actor
        .with(input(values))
        .text(&document("leervraagIndienen"), path)
        .await
}

/// Submits a text, lets an editor publish it, and tells its id.
async fn published(t: &Stage, actor: &Actor<'_>, tekst: &str) -> String {
    let id = submit(actor, json!({ "tekst": tekst })).await;
    let decision = json!({ "leervraag": id, "version": 1, "besluit": "PUBLICEREN" });
    let done = outcome(&t.redactie().await, "leervraagModereren", decision).await;
    assert_eq!(done, "GEPUBLICEERD");
    id
}

/// The global id of a leervraag that was set as a fact.
fn id_of(key: Uuid) -> String {
    global(Kind::Leervraag, key)
}

/// One field of a leervraag.
async fn field(actor: &Actor<'_>, id: &str, field: &str) -> Value {
    let query = format!("{{ leervraag(id: {id:?}) {{ {field} }} }}");
    actor.value(&query, "/leervraag").await
}

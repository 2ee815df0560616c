//! Searching everything: what is found by whom, in which order, how well, and what is told of how much.

mod facetten;
mod lijst;
mod meteen;
mod oordeel;
mod zicht;

use serde_json::{Value, json};

use crate::kit::{Stage, actor::Actor};

/// A hit with its object by name, and where the words stand.
const TREFFER: &str = "soort score object { __typename ... on Leervraag { tekst } ... on Ontwikkelopgave { titel }
    ... on GoodPractice { titel } ... on LerendePraktijk { naam } ... on Kennisitem { titel } ... on Thema { naam }
    ... on Begrip { term } } fragmenten { veld vooraf verder stukken { tekst treffer } }";

/// What a question finds, as it is answered.
async fn zoek(actor: &Actor<'_>, variables: Value) -> Value {
    let document = format!(
        "query($tekst: String!, $filter: ZoekFilter, $first: Int, $after: String, $last: Int, $before: String) {{
        zoek(tekst: $tekst, filter: $filter, first: $first, after: $after, last: $last, before: $before) {{ totalCount
        pageInfo {{ hasNextPage hasPreviousPage startCursor endCursor }} edges {{ cursor }} nodes {{ {TREFFER} }} }} }}"
    );
    actor.with(variables).value(&document, "/zoek").await
}

/// What stands on a page: `SOORT name`, in the order of the page.
fn namen(page: &Value) -> Vec<String> {
    let nodes = page["nodes"].as_array().expect("a list");
    nodes.iter().map(naam).collect()
}

fn naam(treffer: &Value) -> String {
    let object = &treffer["object"];
    let names = ["tekst", "titel", "naam", "term"].map(|field| object[field].as_str());
    let name = names.into_iter().flatten().next().expect("a name");
    format!("{} {name}", treffer["soort"].as_str().expect("a kind"))
}

/// Everything that a text finds.
async fn gevonden(actor: &Actor<'_>, tekst: &str) -> Vec<String> {
    let page = zoek(actor, json!({ "tekst": tekst, "first": 100 })).await;
    let found = namen(&page);
    assert_eq!(page["totalCount"], found.len(), "{tekst}");
    found
}

/// What a page and its facets tell, to the letter.
async fn alles(actor: &Actor<'_>, tekst: &str) -> Value {
    let facetten = "query($tekst: String!) { zoekFacetten(tekst: $tekst) { soorten { soort aantal } leervragen { totaal { aantal ontbreekt }
        perSector { sector telling { aantal ontbreekt } } perDiscipline { sector groep discipline { naam } telling { aantal ontbreekt } } } } }";
    let variables = json!({ "tekst": tekst });
    json!([
        zoek(actor, json!({ "tekst": tekst, "first": 100 })).await,
        actor.with(variables).value(facetten, "/zoekFacetten").await,
    ])
}

/// How many index rows do not say what their object says; and objects without one.
async fn drift(t: &Stage) -> Vec<String> {
    crate::zoekindex::drift(t).await
}

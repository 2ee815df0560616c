//! The work of editors: the queue, claims, and decisions that can be undone.

mod besluiten;
mod claimen;
mod losgeraakt;
mod samenvoegen;
mod wachtrij;

use api::{
    auth::{Role, TokenSpec},
    graph::id::Kind,
};
use entity::{leervraag, melding};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::kit::{
    Stage,
    actor::{Actor, input},
    seed::global,
};

/// The global id of a leervraag that was set as a fact.
fn id_of(key: Uuid) -> String {
    global(Kind::Leervraag, key)
}

/// A second editor, who has signed in before.
async fn noor(t: &Stage) -> Actor<'_> {
    let noor = t.holding(&TokenSpec::role("noor", Role::Redactie));
    noor.data("{ viewer { rollen } }").await;
    noor
}

/// What an action answers: its payload, or the code of the request error.
async fn answer(actor: &Actor<'_>, mutation: &str, values: Value, fields: &str) -> Result<Value, String> {
    let (first, rest) = mutation.split_at(1);
    let name = first.to_uppercase() + rest;
    let document = format!(
        "mutation($input: {name}Input!) {{ {mutation}(input: $input) {{ {fields} userErrors {{ code field }} }} }}"
    );
    let answer = actor.with(input(values)).send(&document).await.body;
    match answer["errors"][0]["extensions"]["code"].as_str() {
        Some(code) => Err(code.into()),
        None => Ok(answer["data"][mutation].clone()),
    }
}

/// What an action did: `ok`, the codes and fields of user errors, or the code of the request error.
async fn told(actor: &Actor<'_>, mutation: &str, values: Value) -> String {
    match answer(actor, mutation, values, "").await {
        Err(code) => code,
        Ok(payload) => said(&payload),
    }
}

fn said(payload: &Value) -> String {
    let errors = payload["userErrors"].as_array().into_iter().flatten();
    let errors: Vec<String> = errors
        .map(|error| format!("{} {}", error["code"], error["field"][1]).replace('"', ""))
        .collect();
    if errors.is_empty() {
        "ok".into()
    } else {
        errors.join(", ")
    }
}

/// A decision about one leervraag at its present version; gives the id of the decision.
async fn decide(actor: &Actor<'_>, id: &str, besluit: Value) -> String {
    let mut values = besluit;
    values["leervraag"] = json!(id);
    values["version"] = actor
        .value(
            &format!("{{ leervraag(id: {id:?}) {{ version }} }}"),
            "/leervraag/version",
        )
        .await;
    let done = answer(actor, "leervraagModereren", values, "besluit { id }").await;
    let done = done.expect("a decision");
    done["besluit"]["id"]
        .as_str()
        .unwrap_or_else(|| panic!("{done:#}"))
        .to_owned()
}

/// The queue, a line for each place: the text, its reasons, and who has claimed it. It must agree with its count.
async fn queue(actor: &Actor<'_>, filter: Value) -> Vec<String> {
    let query = "query($filter: ModeratieFilter) { moderatie(filter: $filter, first: 100) {
        totalCount nodes { leervraag { tekst } redenen { soort } claim { mijn } } } }";
    let list = actor
        .with(json!({ "filter": filter }))
        .value(query, "/moderatie")
        .await;
    let line = |node: &Value| {
        let reasons = node["redenen"].as_array().into_iter().flatten();
        let reasons: Vec<&str> = reasons.filter_map(|reason| reason["soort"].as_str()).collect();
        let claim = match node["claim"]["mijn"].as_bool() {
            Some(true) => " (mijn)",
            Some(false) => " (van een ander)",
            None => "",
        };
        let tekst = node["leervraag"]["tekst"].as_str().unwrap_or_default();
        format!("{tekst}: {}{claim}", reasons.join(" "))
    };
    let lines: Vec<String> = list["nodes"].as_array().into_iter().flatten().map(line).collect();
    assert_eq!(list["totalCount"], lines.len(), "{filter}");
    lines
}

/// A report as a fact.
async fn reported(t: &Stage, leervraag_id: Uuid, name: &str, reden: melding::Reden) -> Uuid {
    let melder = t.member(name).await.id;
    let id = t.service.clock.new_id();
    t.set(melding::Model {
        id,
        leervraag_id,
        melder_id: Some(melder),
        reden,
        toelichting: None,
        dubbel_van_id: None,
        uitkomst: None,
        afgehandeld_op: None,
        besluit_id: None,
        created_at: t.now(),
    })
    .await;
    id
}

/// A leervraag that Anna asked, in this state.
async fn asked(t: &Stage, name: &str, status: leervraag::Status) -> Uuid {
    let anna = t.member("anna").await.id;
    t.vraag(name, |row| {
        row.status = status;
        row.vrager_id = Some(anna);
        row.indiener_id = Some(anna);
    })
    .await
}

/// How many rows of the queue differ from what the facts say.
async fn drift(t: &Stage) -> i64 {
    let columns =
        "leervraag_id, sinds, nieuw_sinds, signaal_sinds, weerwoord_sinds, melding_sinds, dubbel_sinds";
    t.drift("moderatie", columns).await
}

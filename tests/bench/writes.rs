//! The canonical work that changes, and the mix: bodies for the service alone.

use anyhow::{Context, Result};
use sea_orm::QueryResult;
use serde_json::json;
use uuid::Uuid;

use crate::{
    contender::Contender,
    data::Data,
    work::{Case, Kind, Work},
};

/// What is said of each in the tables.
pub(crate) const WRITES: [(&str, &str); 3] = [
    ("W1", "submit a leervraag; as member"),
    ("W2", "recognise a leervraag, or no longer; as member"),
    ("M", "a mix of 95 % reads and 5 % writes; as member"),
];

const SUBMIT: &str = "mutation W1($input: LeervraagIndienenInput!) { leervraagIndienen(input: $input) {
    leervraag { id status version } userErrors { code field message } } }";
const RECOGNISE: &str = "mutation W2($input: LeervraagHerkennenInput!) { leervraagHerkennen(input: $input) {
    leervraag { id aantalHerkenningen herkendDoorMij } userErrors { code message } } }";
const FORGET: &str =
    "mutation W2($input: LeervraagHerkenningIntrekkenInput!) { leervraagHerkenningIntrekken(input: $input) {
    leervraag { id aantalHerkenningen herkendDoorMij } userErrors { code message } } }";

/// How many of a hundred requests of the mix are of each kind of reading; the rest writes.
const MIX: [(&str, usize); 7] = [
    ("R1", 35),
    ("R2", 20),
    ("R3", 10),
    ("R4", 10),
    ("R5", 5),
    ("R6", 5),
    ("R7", 10),
];
const SUBMITS: usize = 3;
const RECOGNISES: usize = 2;
/// Hundreds of requests that the mix chooses from.
const HUNDREDS: usize = 20;

const WHAT: [&str; 8] = [
    "afspraken",
    "verwachtingen",
    "signalen",
    "rollen",
    "grenzen",
    "zorgen",
    "plannen",
    "vragen",
];
const WHO: [&str; 8] = [
    "het wijkteam",
    "de intern begeleider",
    "ouders",
    "de huisarts",
    "collega's",
    "leraren",
    "de gemeente",
    "jongerenwerkers",
];
const WHEN: [&str; 8] = [
    "in een volle week",
    "aan het begin van het jaar",
    "na een vakantie",
    "op afstand",
    "in een nieuw team",
    "bij ziekte van een collega",
    "zonder extra overleg",
    "als het spannend wordt",
];

/// Bodies that submit.
pub(crate) fn submits() -> Vec<String> {
    let mut bodies = Vec::new();
    for what in WHAT {
        for who in WHO {
            for when in WHEN {
                let tekst = format!("Hoe bespreek ik {what} met {who} {when}?");
                let input = json!({ "tekst": tekst, "weergave": "ROL" });
                bodies.push(json!({ "query": SUBMIT, "variables": { "input": input } }).to_string());
            }
        }
    }
    bodies
}

/// Bodies that recognise, and as many that take it back.
pub(crate) async fn recognises(data: &Data) -> Result<Vec<String>> {
    let sql = "SELECT id FROM leervraag WHERE status = 'GEPUBLICEERD' ORDER BY random() LIMIT 2000";
    let ids = data.rows(sql).await?;
    let bodies = ids.iter().map(|row: &QueryResult| {
        let id = Kind::Leervraag.id(row.try_get::<Uuid>("", "id")?);
        let body = |query: &str| {
            json!({ "query": query, "variables": { "input": { "leervraag": id } } }).to_string()
        };
        Ok([body(RECOGNISE), body(FORGET)])
    });
    Ok(bodies
        .collect::<Result<Vec<_>>>()?
        .into_iter()
        .flatten()
        .collect())
}

/// The mix, from the bodies of its parts.
pub(crate) async fn mix(
    data: &Data,
    service: &Contender,
    reads: &[(Work, Vec<Case>)],
) -> Result<Vec<String>> {
    let mut bodies = Vec::new();
    for (name, share) in MIX {
        let (work, cases) = reads
            .iter()
            .find(|(work, _)| work.name == name)
            .context("the mix needs all reads")?;
        for case in cases.iter().cycle().take(share * HUNDREDS) {
            bodies.push(service.body(work, case));
        }
    }
    bodies.extend(submits().into_iter().take(SUBMITS * HUNDREDS));
    bodies.extend(recognises(data).await?.into_iter().take(RECOGNISES * HUNDREDS));
    Ok(bodies)
}

//! What a client can learn about this server.

use actix_web::{
    HttpRequest, HttpResponse,
    web::{Path, Payload},
};
use serde_json::Value;

use super::{
    antwoord::{Aan, behandel, met},
    opzoeken::lijst,
};
use crate::scim::{
    read::{Bladeren, lidsoorten},
    rules::{
        fout::Fout,
        ontdekking::{CONFIG, SCHEMA, SOORT, configuratie as document, suggesties},
        schema::{GEBRUIKER, GROEP, GROUPS, Schema, UITBREIDING, USERS},
    },
};

/// Every schema.
static ALLE: [&Schema; 6] = [&GEBRUIKER, &UITBREIDING, &GROEP, &CONFIG, &SOORT, &SCHEMA];

/// `GET /ServiceProviderConfig`.
pub(super) async fn configuratie(request: HttpRequest, payload: Payload) -> HttpResponse {
    behandel(request, payload, |aan| async move {
        Ok(met(HttpResponse::Ok(), &document(&aan.basis, &aan.op.limits)))
    })
    .await
}

fn alles(documents: Vec<Value>) -> HttpResponse {
    lijst(documents.len() as u64, &Bladeren::Vanaf(1), None, documents)
}

/// What a client learns about the server is given whole.
fn geen_filter(aan: &Aan) -> Result<(), Fout> {
    if aan
        .request
        .query_string()
        .to_ascii_lowercase()
        .contains("filter=")
    {
        return Err(Fout::forbidden("Hier wordt niet gefilterd."));
    }
    Ok(())
}

async fn documenten(aan: &Aan) -> Result<Vec<Value>, Fout> {
    let codes = lidsoorten(&aan.op, aan.op.read()).await?;
    let codes: Vec<String> = codes.into_iter().map(|row| row.code).collect();
    let suggested = |naam: &str| suggesties(naam, &codes, aan.op.today());
    let none = |_: &str| Vec::new();
    let documents = ALLE.iter().map(|schema| {
        if schema.urn == UITBREIDING.urn {
            schema.document(&aan.basis, &suggested)
        } else {
            schema.document(&aan.basis, &none)
        }
    });
    Ok(documents.collect())
}

/// `GET /Schemas`.
pub(super) async fn schemas(request: HttpRequest, payload: Payload) -> HttpResponse {
    behandel(request, payload, |aan| async move {
        geen_filter(&aan)?;
        Ok(alles(documenten(&aan).await?))
    })
    .await
}

/// The document of this name.
fn van_naam(documents: Vec<Value>, id: &str) -> Result<HttpResponse, Fout> {
    let same = |one: &Value| {
        one["id"]
            .as_str()
            .is_some_and(|known| known.eq_ignore_ascii_case(id))
    };
    let found = documents.into_iter().find(same).ok_or_else(Fout::absent)?;
    Ok(met(HttpResponse::Ok(), &found))
}

/// `GET /Schemas/{id}`.
pub(super) async fn schema(request: HttpRequest, payload: Payload, id: Path<String>) -> HttpResponse {
    behandel(request, payload, |aan| async move {
        van_naam(documenten(&aan).await?, &id)
    })
    .await
}

/// `GET /ResourceTypes`.
pub(super) async fn soorten(request: HttpRequest, payload: Payload) -> HttpResponse {
    behandel(request, payload, |aan| async move {
        geen_filter(&aan)?;
        Ok(alles(vec![
            USERS.document(&aan.basis),
            GROUPS.document(&aan.basis),
        ]))
    })
    .await
}

/// `GET /ResourceTypes/{id}`.
pub(super) async fn soort(request: HttpRequest, payload: Payload, id: Path<String>) -> HttpResponse {
    behandel(request, payload, |aan| async move {
        van_naam(vec![USERS.document(&aan.basis), GROUPS.document(&aan.basis)], &id)
    })
    .await
}

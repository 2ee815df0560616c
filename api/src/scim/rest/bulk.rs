//! Many operations in one request, each a change of its own; one may refer to what an earlier one made.

use std::collections::HashMap;

use actix_web::{HttpRequest, HttpResponse, web::Payload};
use serde_json::{Map, Value, json};
use uuid::Uuid;

use super::{
    antwoord::{Aan, binnen, met, told},
    gebruikers::{gevonden, sleutel},
};
use crate::{
    graph::Kind,
    scim::{
        rules::{afwijking::Afwijkingen, fout::Fout, invoer::etag, lezing::noemt, schema::waarde},
        write,
    },
};

/// The schema of a request.
const REQUEST: &str = "urn:ietf:params:scim:api:messages:2.0:BulkRequest";
/// The schema of an answer.
const RESPONSE: &str = "urn:ietf:params:scim:api:messages:2.0:BulkResponse";

/// `POST /Bulk`.
pub(super) async fn bulk(request: HttpRequest, payload: Payload) -> HttpResponse {
    binnen(
        request,
        payload,
        |limits| limits.delivery_seconds,
        |mut aan| async move {
            let body = aan.body.take();
            alles(&aan, &body).await
        },
    )
    .await
}

async fn alles(aan: &Aan, body: &Value) -> Result<HttpResponse, Fout> {
    let mut seen = aan.afwijkingen();
    let body = body
        .as_object()
        .ok_or_else(|| Fout::invalid_syntax("De inhoud is geen JSON-object."))?;
    noemt(body, REQUEST, &mut seen)?;
    let operations = waarde(body, "Operations").and_then(Value::as_array);
    let operations =
        operations.ok_or_else(|| Fout::invalid_syntax("`Operations` ontbreekt of is geen lijst."))?;
    let most = aan.op.limits.scim_operations;
    if operations.len() > usize::try_from(most).unwrap_or(usize::MAX) {
        return Err(Fout::too_large(format!(
            "Een bulkverzoek heeft ten hoogste {most} operaties."
        )));
    }
    let errors = waarde(body, "failOnErrors")
        .and_then(Value::as_u64)
        .filter(|most| *most > 0);
    let (mut made, mut done, mut failed) = (HashMap::new(), Vec::new(), 0);
    for operation in operations {
        let told = een(aan, operation, &mut made, &mut seen).await;
        failed += u64::from(told.get("response").is_some());
        done.push(Value::Object(told));
        if errors.is_some_and(|most| failed >= most) {
            break;
        }
    }
    let mut response = HttpResponse::Ok();
    told(&mut response, &seen);
    Ok(met(
        response,
        &json!({ "schemas": [RESPONSE], "Operations": done }),
    ))
}

/// Does one operation, and tells what became of it.
async fn een(
    aan: &Aan,
    operation: &Value,
    made: &mut HashMap<String, Uuid>,
    seen: &mut Afwijkingen,
) -> Map<String, Value> {
    let empty = Map::new();
    let object = operation.as_object().unwrap_or(&empty);
    let text = |naam: &str| waarde(object, naam).and_then(Value::as_str);
    let method = text("method").unwrap_or_default().to_ascii_uppercase();
    let mut answer = Map::new();
    answer.insert("method".to_owned(), method.clone().into());
    if let Some(name) = text("bulkId") {
        answer.insert("bulkId".to_owned(), name.into());
    }
    let mut own = aan.afwijkingen();
    let gevraagd = Operatie {
        method: &method,
        path: text("path").unwrap_or_default(),
        bulk_id: text("bulkId"),
        version: text("version"),
        data: waarde(object, "data").cloned().unwrap_or_default(),
    };
    match doe(aan, gevraagd, made, &mut own).await {
        Ok((status, id)) => {
            seen.neem(own);
            answer.insert("status".to_owned(), status.into());
            if let Some(id) = id {
                let there = format!("{}/Users/{}", aan.basis, *Kind::Lidmaatschap.id(id));
                answer.insert("location".to_owned(), there.into());
                if let Ok(lid) = gevonden(aan, id).await {
                    answer.insert("version".to_owned(), etag(&lid.row).into());
                }
            }
        }
        Err(fout) => {
            answer.insert("status".to_owned(), fout.status.to_string().into());
            answer.insert("response".to_owned(), fout.body());
        }
    }
    answer
}

struct Operatie<'o> {
    method: &'o str,
    path: &'o str,
    bulk_id: Option<&'o str>,
    version: Option<&'o str>,
    data: Value,
}

/// The status, and the User that is there after it.
async fn doe(
    aan: &Aan,
    asked: Operatie<'_>,
    made: &mut HashMap<String, Uuid>,
    seen: &mut Afwijkingen,
) -> Result<(&'static str, Option<Uuid>), Fout> {
    let path = asked.path.trim_start_matches('/');
    let (kind, rest) = path.split_once('/').unwrap_or((path, ""));
    match kind {
        "Users" => {}
        "Groups" => {
            return Err(Fout::read_only(
                "Groepen kunnen alleen worden gelezen: zij volgen uit de lidmaatschappen.",
            ));
        }
        _ => return Err(Fout::invalid_path("`path` begint met /Users.")),
    }
    let data = verwijs(asked.data, made)?;
    let op = &aan.op;
    if asked.method == "POST" {
        if !rest.is_empty() {
            return Err(Fout::invalid_path("POST gaat naar /Users."));
        }
        let Some(name) = asked.bulk_id.filter(|name| !name.is_empty()) else {
            return Err(Fout::invalid_syntax("POST vraagt een `bulkId`."));
        };
        let id = write::maak(op, data, seen).await?;
        made.insert(name.to_owned(), id);
        return Ok(("201", Some(id)));
    }
    let id = match rest.strip_prefix("bulkId:") {
        Some(name) => *made.get(name).ok_or_else(onbekend)?,
        None => sleutel(rest)?,
    };
    match asked.method {
        "PUT" => {
            write::vervang(op, id, asked.version, data, seen).await?;
            Ok(("200", Some(id)))
        }
        "PATCH" => {
            write::wijzig(op, id, asked.version, &data, seen).await?;
            Ok(("200", Some(id)))
        }
        "DELETE" => {
            write::verwijder(op, id, asked.version).await?;
            Ok(("204", None))
        }
        _ => Err(Fout::invalid_syntax("`method` is POST, PUT, PATCH of DELETE.")),
    }
}

fn onbekend() -> Fout {
    Fout::conflict("Een `bulkId` verwijst naar wat niet eerder in dit verzoek is gemaakt.")
}

/// Puts the ids of what was made in the place of the names that refer to it.
fn verwijs(data: Value, made: &HashMap<String, Uuid>) -> Result<Value, Fout> {
    Ok(match data {
        Value::String(text) => match text.strip_prefix("bulkId:") {
            Some(name) => {
                let id = made.get(name).ok_or_else(onbekend)?;
                Kind::Lidmaatschap.id(*id).to_string().into()
            }
            None => Value::String(text),
        },
        Value::Array(all) => {
            let all: Result<Vec<Value>, Fout> = all.into_iter().map(|one| verwijs(one, made)).collect();
            all?.into()
        }
        Value::Object(object) => {
            let all: Result<Map<String, Value>, Fout> = object
                .into_iter()
                .map(|(key, one)| Ok((key, verwijs(one, made)?)))
                .collect();
            all?.into()
        }
        other => other,
    })
}

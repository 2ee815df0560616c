//! SCIM: what an identity provider of an association reads and changes, what is understood and refused, and who sees what.

mod bladeren;
mod bulk;
mod clients;
mod crud;
mod groepen;
mod plannen;
mod rem;
mod toegang;

use actix_web::{http::Method, test::TestRequest};
use entity::{inzending, lidmaatschap, lidsoort};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::kit::{Stage, actor::Actor, app::Reply};

/// The schema of a User.
const USER: &str = "urn:ietf:params:scim:schemas:core:2.0:User";
/// What a User has beside.
const LID: &str = "urn:ietf:params:scim:schemas:extension:lidmaatschap:2.0:User";
/// The schema of a change.
const PATCH_OP: &str = "urn:ietf:params:scim:api:messages:2.0:PatchOp";

/// Sends a request; a body is JSON.
async fn stuur(
    actor: &Actor<'_>,
    method: Method,
    path: &str,
    body: Option<Value>,
    headers: &[(&str, &str)],
) -> Reply {
    let mut request = TestRequest::default()
        .method(method)
        .uri(&format!("/scim/v2{path}"));
    for header in headers {
        request = request.insert_header((header.0.to_owned(), header.1.to_owned()));
    }
    if let Some(body) = body {
        request = request
            .insert_header(("content-type", "application/scim+json"))
            .set_payload(body.to_string());
    }
    actor.rest(request).await
}

async fn get(actor: &Actor<'_>, path: &str) -> Reply {
    stuur(actor, Method::GET, path, None, &[]).await
}

async fn post(actor: &Actor<'_>, path: &str, body: Value) -> Reply {
    stuur(actor, Method::POST, path, Some(body), &[]).await
}

async fn put(actor: &Actor<'_>, path: &str, body: Value) -> Reply {
    stuur(actor, Method::PUT, path, Some(body), &[]).await
}

async fn delete(actor: &Actor<'_>, path: &str) -> Reply {
    stuur(actor, Method::DELETE, path, None, &[]).await
}

/// Changes a resource by operations.
async fn patch(actor: &Actor<'_>, path: &str, operations: Value) -> Reply {
    let body = json!({ "schemas": [PATCH_OP], "Operations": operations });
    stuur(actor, Method::PATCH, path, Some(body), &[]).await
}

/// A User with a name and whatever else.
fn gebruiker(naam: &str, more: Value) -> Value {
    let mut made = json!({ "schemas": [USER, LID], "userName": naam, "active": true });
    for (key, value) in more.as_object().into_iter().flatten() {
        made[key] = value.clone();
    }
    made
}

/// Makes a User, and gives it.
async fn maak(actor: &Actor<'_>, naam: &str, more: Value) -> Value {
    let reply = post(actor, "/Users", gebruiker(naam, more)).await;
    assert_eq!(reply.status.as_u16(), 201, "{}", reply.text());
    reply.json()
}

/// The address of a User.
fn adres(user: &Value) -> String {
    format!("/Users/{}", user["id"].as_str().expect("an id"))
}

/// Status and `scimType` of an error, which has its shape.
fn fout(reply: &Reply) -> (u16, Value) {
    let body = reply.json();
    assert_eq!(reply.header("content-type"), "application/scim+json");
    assert_eq!(
        body["schemas"],
        json!(["urn:ietf:params:scim:api:messages:2.0:Error"]),
        "{body}"
    );
    assert_eq!(
        body["status"],
        json!(reply.status.as_str()),
        "the status is a text"
    );
    assert!(body["detail"].is_string());
    (reply.status.as_u16(), body["scimType"].clone())
}

/// A text as it stands in an address.
fn codeer(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte);
    let byte = |byte: u8| {
        if plain(byte) {
            (byte as char).to_string()
        } else {
            format!("%{byte:02X}")
        }
    };
    text.bytes().map(byte).collect()
}

/// The names of the Users that pass a filter.
async fn namen(actor: &Actor<'_>, filter: &str) -> Vec<String> {
    let reply = get(actor, &format!("/Users?filter={}", codeer(filter))).await;
    assert_eq!(reply.status.as_u16(), 200, "{filter}: {}", reply.text());
    let body = reply.json();
    let all = body["Resources"].as_array().expect("a list").iter();
    all.map(|one| one["userName"].as_str().expect("a name").to_owned())
        .collect()
}

/// The kinds of membership of an association.
async fn lidsoorten(t: &Stage, vereniging: Uuid) {
    for (code, naam, volgorde) in [("GEWOON", "Gewoon lid", 1), ("STUDENT", "Studentlid", 2)] {
        let row = lidsoort::ActiveModel {
            id: Set(t.named(&format!("{vereniging}{code}"))),
            beroepsvereniging_id: Set(vereniging),
            code: Set(code.into()),
            naam: Set(naam.into()),
            onder_tuchtrecht: Set(None),
            volgorde: Set(volgorde),
        };
        row.insert(t.writer()).await.expect("a lidsoort");
    }
}

/// The memberships of an association as they are stored, each in a line, by lidnummer.
async fn leden(t: &Stage, vereniging: &Actor<'_>) -> Vec<lidmaatschap::Model> {
    let mut rows = lidmaatschap::Entity::find()
        .filter(lidmaatschap::Column::BeroepsverenigingId.eq(vereniging.id))
        .all(t.writer())
        .await
        .expect("a SELECT");
    rows.sort_by(|one, other| one.lidnummer.cmp(&other.lidnummer));
    rows
}

/// The deliveries of an association, the first first.
async fn inzendingen(t: &Stage, vereniging: &Actor<'_>) -> Vec<inzending::Model> {
    let mut rows = inzending::Entity::find()
        .filter(inzending::Column::BeroepsverenigingId.eq(vereniging.id))
        .all(t.writer())
        .await
        .expect("a SELECT");
    rows.sort_by_key(|row| row.id);
    rows
}

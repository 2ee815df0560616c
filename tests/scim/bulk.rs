//! Many operations in one request.

use actix_web::http::Method;
use serde_json::{Value, json};

use super::{PATCH_OP, fout, gebruiker, get, leden, maak, namen, post, stuur};
use crate::kit::{actor::Actor, both};

const REQUEST: &str = "urn:ietf:params:scim:api:messages:2.0:BulkRequest";

async fn bulk(actor: &Actor<'_>, operations: Value, errors: Option<u32>) -> Value {
    let mut body = json!({ "schemas": [REQUEST], "Operations": operations });
    if let Some(errors) = errors {
        body["failOnErrors"] = errors.into();
    }
    let reply = post(actor, "/Bulk", body).await;
    assert_eq!(reply.status.as_u16(), 200, "{}", reply.text());
    let body = reply.json();
    assert_eq!(
        body["schemas"],
        json!(["urn:ietf:params:scim:api:messages:2.0:BulkResponse"])
    );
    body["Operations"].clone()
}

fn status(done: &Value) -> String {
    let all = done.as_array().expect("a list").iter();
    let told: Vec<&str> = all.map(|one| one["status"].as_str().expect("a text")).collect();
    told.join(" ")
}

both! {
    async fn one_refers_to_what_an_earlier_one_made(t: Stage) {
        let nvo = t.vereniging("NVO").await;
        let change = json!({ "schemas": [PATCH_OP], "Operations": [{ "op": "Replace", "path": "active", "value": false }] });
        let done = bulk(&nvo, json!([
            { "method": "POST", "path": "/Users", "bulkId": "een", "data": gebruiker("anna", json!({})) },
            { "method": "post", "path": "/Users", "bulkId": "twee", "data": gebruiker("berta", json!({})) },
            { "method": "PATCH", "path": "/Users/bulkId:een", "data": change },
            { "method": "PUT", "path": "/Users/bulkId:twee", "data": gebruiker("bertha", json!({ "externalId": "e" })) },
            { "method": "DELETE", "path": "/Users/bulkId:twee" },
        ]), None).await;
        assert_eq!(status(&done), "201 201 200 200 204", "{done}");
        assert_eq!((&done[0]["bulkId"], &done[0]["version"], &done[2]["location"]), (&json!("een"), &json!("W/\"1\""), &done[0]["location"]));
        assert!(done[0]["location"].as_str().is_some_and(|there| there.contains("/scim/v2/Users/")) && done[0]["response"].is_null());
        assert_eq!((namen(&nvo, "active eq false").await, namen(&nvo, "userName pr").await.len()), (vec!["anna".to_owned()], 1));
    }

    async fn one_that_fails_stops_the_others_only_when_asked(t: Stage) {
        let nvo = t.vereniging("NVO").await;
        let user = maak(&nvo, "anna", json!({})).await;
        let path = super::adres(&user);
        let operations = json!([
            { "method": "POST", "path": "/Users", "bulkId": "1", "data": gebruiker("anna", json!({})) },
            { "method": "PATCH", "path": "/Users/bulkId:niet", "data": {} },
            { "method": "POST", "path": "/Users", "data": gebruiker("x", json!({})) },
            { "method": "POST", "path": "/Groups", "bulkId": "2", "data": {} },
            { "method": "MOVE", "path": path, "data": {} },
            { "method": "DELETE", "path": path, "version": "W/\"9\"" },
            { "method": "PUT", "path": "/Iets/1", "data": {} },
            { "method": "POST", "path": "/Users", "bulkId": "3", "data": gebruiker("berta", json!({ "externalId": "bulkId:niet" })) },
            { "method": "POST", "path": "/Users", "bulkId": "4", "data": gebruiker("carla", json!({})) },
        ]);
        let stopped = bulk(&nvo, operations.clone(), Some(2)).await;
        assert_eq!(status(&stopped), "409 409");
        assert_eq!(stopped[0]["response"]["scimType"], json!("uniqueness"));
        let all = bulk(&nvo, operations, None).await;
        assert_eq!(status(&all), "409 409 400 403 400 412 400 409 201");
        assert_eq!(namen(&nvo, "userName pr").await, ["anna", "carla"]);
    }

    async fn its_size_is_bounded_and_a_retry_does_nothing_twice(t: Stage) {
        let nvo = t.vereniging("NVO").await;
        let many = |count: usize| -> Value { (0..count).map(|number| json!({ "method": "POST", "path": "/Users", "bulkId": number.to_string(), "data": gebruiker(&format!("lid{number}"), json!({})) })).collect() };
        let config = get(&nvo, "/ServiceProviderConfig").await.json();
        let most = usize::try_from(config["bulk"]["maxOperations"].as_u64().expect("a number")).expect("few");
        let body = |operations: Value| json!({ "schemas": [REQUEST], "Operations": operations });
        assert_eq!(fout(&post(&nvo, "/Bulk", body(many(most + 1))).await), (413, json!(null)));
        assert_eq!(fout(&post(&nvo, "/Bulk", json!({ "schemas": [REQUEST] })).await), (400, json!("invalidSyntax")));
        assert_eq!(leden(&t, &nvo).await.len(), 0);
        let send = async || stuur(&nvo, Method::POST, "/Bulk", Some(body(many(3))), &[("idempotency-key", "k")]).await.json();
        let (first, again) = (send().await, send().await);
        assert_eq!((status(&first["Operations"]), &first), ("201 201 201".to_owned(), &again));
        assert_eq!(leden(&t, &nvo).await.len(), 3);
    }

    /// Many at once meet the brake as well as one by one.
    async fn the_brake_holds_in_a_bulk_too(t: Stage) {
        let nvo = t.vereniging("NVO").await;
        crate::inzending::lever(&nvo, "", "lidnummer;ingangsdatum\n1;2020-01-01\n2;2020-01-01\n3;2020-01-01\n4;2020-01-01\n").await;
        let list = get(&nvo, "/Users").await.json();
        let operations: Value = list["Resources"].as_array().expect("a list").iter().map(|one| json!({ "method": "DELETE", "path": super::adres(one) })).collect();
        assert_eq!(status(&bulk(&nvo, operations, None).await), "204 429 429 429");
    }
}

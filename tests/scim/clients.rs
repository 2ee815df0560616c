//! What Microsoft Entra ID and Okta really send, as it is understood, told and counted; and the same with strict handling.

use actix_web::http::Method;
use api::{clock::Clock, config::Config};
use serde_json::{Value, json};

use super::{LID, PATCH_OP, USER, adres, codeer, delete, fout, get, maak, namen, patch, post, put, stuur};
use crate::kit::{
    app::{Service, start},
    both,
};

const ENTERPRISE: &str = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

both! {
    /// A whole life as Entra provisions it: look for it, make it, change it, disable it, and delete it a month later.
    async fn entra_provisions(t: Stage) {
        let nvo = t.vereniging("NVO").await;
        assert_eq!(namen(&nvo, r#"userName eq "anna@contoso.example""#).await, [""; 0]);
        let made = post(&nvo, "/Users", json!({
            "schemas": [USER, ENTERPRISE],
            "externalId": "0a21f0f2-8d2a-4f8e-bf98-7363c4aed4ef",
            "userName": "anna@contoso.example",
            "active": true,
            "displayName": "Anna Berg",
            "emails": [{ "primary": true, "type": "work", "value": "anna@contoso.example" }],
            "meta": { "resourceType": "User" },
            "name": { "formatted": "Anna Berg", "familyName": "Berg", "givenName": "Anna" },
            "roles": [],
            ENTERPRISE: { "employeeNumber": "7", "department": "Zorg" },
        })).await;
        assert_eq!(made.status.as_u16(), 201, "{}", made.text());
        assert_eq!(made.header("scim-afwijkingen"), "", "dropping what is not kept departs from nothing");
        let user = made.json();
        let path = adres(&user);
        for filter in [r#"externalId eq "0a21f0f2-8d2a-4f8e-bf98-7363c4aed4ef""#, r#"emails[type eq "work"].value eq "anna@contoso.example""#] {
            assert_eq!(namen(&nvo, filter).await, ["anna@contoso.example"], "{filter}");
        }
        assert_eq!(namen(&nvo, r#"emails[type eq "work" and value eq "anna@contoso.example"]"#).await, ["anna@contoso.example"]);
        let told = async |operations: Value| {
            let reply = patch(&nvo, &path, operations).await;
            assert_eq!(reply.status.as_u16(), 200, "{}", reply.text());
            (reply.json(), reply.header("scim-afwijkingen").to_owned(), reply.header("scim-vervallen").to_owned())
        };
        // One operation for each path, with a capital, and an address that is not there yet.
        let (now, seen, dropped) = told(json!([
            { "op": "Replace", "path": "displayName", "value": "Anna van Dijk" },
            { "op": "Replace", "path": "name.familyName", "value": "Dijk" },
            { "op": "Add", "path": "emails[type eq \"home\"].value", "value": "anna@huis.example" },
            { "op": "Add", "path": "phoneNumbers[type eq \"mobile\"].value", "value": "0612345678" },
            { "op": "Add", "path": format!("{ENTERPRISE}:department"), "value": "Onderwijs" },
            { "op": "Add", "path": format!("{LID}:tussenvoegsel"), "value": "van" },
        ])).await;
        assert_eq!((&now["name"]["familyName"], &now["emails"][1], &now["displayName"]),
            (&json!("Dijk"), &json!({ "type": "home", "value": "anna@huis.example" }), &json!("Anna van Dijk")));
        assert_eq!((seen.as_str(), dropped.as_str()), ("OP_HOOFDLETTER, NIET_BEWAARD", "department, displayName, phoneNumbers"));
        // As the validator sends it: no path, and dots in the names.
        let (now, seen, _) = told(json!([{ "op": "replace", "value": { "name.givenName": "An", "emails[type eq \"work\"].value": "an@contoso.example", "active": "True" } }])).await;
        assert_eq!((&now["name"]["givenName"], &now["emails"][0]["value"]), (&json!("An"), &json!("an@contoso.example")));
        assert_eq!(seen, "BOOLEAN_ALS_TEKST, GEPUNTE_SLEUTEL");
        assert_eq!(told(json!([])).await.1, "LEGE_OPERATIES");
        // It disables with a text, and looks whether that was done.
        let (now, seen, _) = told(json!([{ "op": "Replace", "path": "active", "value": "False" }])).await;
        assert_eq!((&now["active"], seen.as_str()), (&json!(false), "OP_HOOFDLETTER, BOOLEAN_ALS_TEKST"));
        assert_eq!(get(&nvo, &path).await.json()["active"], json!(false));
        assert_eq!(namen(&nvo, r#"userName eq "anna@contoso.example" and active eq false"#).await, ["anna@contoso.example"]);
        assert_eq!(delete(&nvo, &path).await.status.as_u16(), 204);
        // Groups are asked for without members.
        let groups = get(&nvo, "/Groups?excludedAttributes=members&filter=displayName%20eq%20%22Zorg%22").await;
        assert_eq!(groups.json()["Resources"], json!([]));
        let counted = nvo.value("{ viewer { beroepsvereniging { aansluiting { scimAfwijkingen { soort aantal } } } } }", "/viewer/beroepsvereniging/aansluiting/scimAfwijkingen").await;
        let counted = counted.as_array().expect("a list").iter().find(|one| one["soort"] == "OP_HOOFDLETTER");
        assert_eq!(counted.expect("it")["aantal"], json!(2));
    }

    /// Okta replaces whole Users, deactivates and reactivates, and never deletes.
    async fn okta_provisions(t: Stage) {
        let nvo = t.vereniging("NVO").await;
        let empty = get(&nvo, &format!("/Users?filter={}&startIndex=1&count=100", codeer(r#"userName eq "berta@okta.example""#))).await.json();
        assert_eq!(empty, json!({ "schemas": ["urn:ietf:params:scim:api:messages:2.0:ListResponse"], "totalResults": 0, "startIndex": 1, "itemsPerPage": 0, "Resources": [] }));
        let body = |active: bool, naam: &str| json!({
            "schemas": [USER],
            "userName": "berta@okta.example",
            "name": { "givenName": naam, "familyName": "Okta" },
            "emails": [{ "primary": true, "value": "berta@okta.example", "type": "work" }],
            "displayName": "Berta Okta",
            "locale": "nl-NL",
            "externalId": "00ujl29u0le5T6Aj10h7",
            "groups": [],
            "password": "1mz050nq",
            "active": active,
        });
        let made = post(&nvo, "/Users", body(true, "Berta")).await;
        assert_eq!((made.status.as_u16(), made.header("scim-vervallen")), (201, "displayName, locale, password"));
        let user = made.json();
        let path = adres(&user);
        assert_eq!(fout(&post(&nvo, "/Users", body(true, "Berta")).await), (409, json!("uniqueness")));
        let replaced = put(&nvo, &path, body(true, "Bertje")).await.json();
        assert_eq!((&replaced["id"], &replaced["name"]["givenName"]), (&user["id"], &json!("Bertje")));
        for active in [false, true, false] {
            let done = patch(&nvo, &path, json!([{ "op": "replace", "value": { "active": active } }])).await;
            assert_eq!((done.json()["active"].clone(), done.header("scim-afwijkingen")), (json!(active), ""));
        }
        // Deactivated, it comes back when it is assigned again, as the same User.
        assert_eq!(put(&nvo, &path, body(true, "Berta")).await.json()["active"], json!(true));
        assert_eq!(fout(&get(&nvo, "/Users/00ujl29u0le5T6Aj10h7").await), (404, json!(null)));
    }

    async fn strict_handling_is_asked_for_or_configured(t: Stage) {
        let nvo = t.vereniging("NVO").await;
        let user = maak(&nvo, "anna", json!({})).await;
        let body = json!({ "schemas": [PATCH_OP], "Operations": [{ "op": "Replace", "path": "active", "value": false }] });
        let asked = stuur(&nvo, Method::PATCH, &adres(&user), Some(body.clone()), &[("prefer", "respond-async, handling=strict")]).await;
        assert_eq!(fout(&asked), (400, json!("invalidSyntax")));
        let none = json!({ "userName": "berta" });
        assert_eq!(fout(&stuur(&nvo, Method::POST, "/Users", Some(none.clone()), &[("prefer", "handling=strict")]).await), (400, json!("invalidSyntax")));
        assert_eq!(get(&nvo, &adres(&user)).await.json()["active"], json!(true));
        let strict = Service::open(&t.db, Config { scim_strict: true, ..Config::default() }, Clock::fixed(start())).await;
        let token = strict.issuer.token(&api::auth::TokenSpec::vereniging("NVO"));
        let request = actix_web::test::TestRequest::patch().uri(&format!("/scim/v2{}", adres(&user)));
        let request = request.insert_header(("authorization", format!("Bearer {token}"))).insert_header(("content-type", "application/json"));
        assert_eq!(strict.http(request.set_payload(body.to_string())).await.status.as_u16(), 400);
        // Without it both are understood, and the second one is told.
        let done = post(&nvo, "/Users", none).await;
        assert_eq!((done.status.as_u16(), done.header("scim-afwijkingen")), (201, "SCHEMAS_ONTBREKEN"));
        // Names of attributes have no case in the standard, so that departs from nothing.
        let cased = stuur(&nvo, Method::POST, "/Users", Some(json!({ "SCHEMAS": [USER.to_uppercase()], "USERNAME": "carla", "Active": true })), &[("prefer", "handling=strict")]).await;
        assert_eq!((cased.status.as_u16(), cased.json()["userName"].clone()), (201, json!("carla")));
    }
}

//! Who may do what over SCIM: each address × method × actor, and what one association sees of another: nothing.

use std::fmt::Write;

use actix_web::http::Method;
use api::auth::TokenSpec;
use chrono::TimeDelta;
use expect_test::expect_file;
use serde_json::{Value, json};

use super::{LID, adres, delete, fout, gebruiker, get, leden, lidsoorten, maak, namen, patch, put, stuur};
use crate::kit::both;

/// Every address; `{}` is the User of the association, `{g}` its Group, `{v}` a User of another association.
const ADRESSEN: [&str; 17] = [
    "/ServiceProviderConfig",
    "/Schemas",
    "/Schemas/urn:ietf:params:scim:schemas:core:2.0:User",
    "/ResourceTypes",
    "/ResourceTypes/User",
    "/Users",
    "/Users/.search",
    "/Users/{}",
    "/Users/{v}",
    "/Groups",
    "/Groups/.search",
    "/Groups/{g}",
    "/.search",
    "/Bulk",
    "/Me",
    "/Onzin",
    "/Users/",
];

both! {
    async fn the_table_of_who_may_what(t: Stage) {
        let (nvo, nip) = (t.vereniging("NVO").await, t.vereniging("NIP").await);
        lidsoorten(&t, nvo.id).await;
        let (own, other) = (maak(&nvo, "anna", json!({})).await, maak(&nip, "berta", json!({})).await);
        let group = get(&nvo, "/Groups").await.json()["Resources"][0].clone();
        let id = |one: &Value| one["id"].as_str().expect("an id").to_owned();
        let actors = [
            ("ANONIEM", t.anonymous()),
            ("MEMBER", t.member("anna").await),
            ("REDACTIE", t.redactie().await),
            ("ANALIST", t.analist().await),
            ("BEHEER", t.beheer().await),
            ("VERLOPEN", t.holding(&TokenSpec { life: TimeDelta::hours(-1), ..TokenSpec::vereniging("NVO") })),
            ("VERENIGING", nvo),
        ];
        let methods = [Method::GET, Method::POST, Method::PUT, Method::PATCH, Method::DELETE, Method::OPTIONS];
        let mut table = String::new();
        for path in ADRESSEN {
            for method in &methods {
                // Deleting comes last of all, and is not done here: it would change what the others find.
                let at = path.replace("{}", &id(&own)).replace("{v}", &id(&other)).replace("{g}", &id(&group));
                let _ = write!(table, "{path:<54}{:<8}", method.as_str());
                for (name, actor) in &actors {
                    if *name == "VERENIGING" && *method == Method::DELETE && path == "/Users/{}" {
                        let _ = write!(table, "(204)");
                        continue;
                    }
                    // A body of which nothing comes, so that the question is who may.
                    let body = ![Method::GET, Method::DELETE, Method::OPTIONS].contains(method);
                    let reply = stuur(actor, method.clone(), &at, body.then(|| json!({})), &[]).await;
                    let status = reply.status.as_u16();
                    if status >= 400 {
                        fout(&reply);
                    }
                    let _ = write!(table, "{name}={status} ");
                }
                table = table.trim_end().to_owned() + "\n";
            }
        }
        if t.compares() {
            expect_file!["toegang.txt"].assert_eq(&table);
        }
    }

    async fn an_association_sees_nothing_of_another(t: Stage) {
        let (nvo, nip) = (t.vereniging("NVO").await, t.vereniging("NIP").await);
        let lid = json!({ "externalId": "e", LID: { "lidnummer": "1", "ingangsdatum": "2020-01-01" } });
        // The same names, numbers and ids of the client are no obstacle.
        let (own, other) = (maak(&nvo, "anna", lid.clone()).await, maak(&nip, "anna", lid).await);
        let path = adres(&other);
        let before = leden(&t, &nip).await;
        assert_eq!(fout(&get(&nvo, &path).await), (404, json!(null)));
        assert_eq!(fout(&put(&nvo, &path, gebruiker("x", json!({}))).await), (404, json!(null)));
        assert_eq!(fout(&patch(&nvo, &path, json!([{ "op": "replace", "path": "active", "value": false }])).await), (404, json!(null)));
        assert_eq!(fout(&delete(&nvo, &path).await), (404, json!(null)));
        assert_eq!(leden(&t, &nip).await, before);
        let id = other["id"].as_str().expect("an id");
        assert_eq!(namen(&nvo, &format!("id eq \"{id}\"")).await, [""; 0]);
        assert_eq!(get(&nvo, "/Users").await.json()["totalResults"], json!(1));
        for filter in ["userName pr", "emails pr or active eq true", "not (userName eq \"niemand\")"] {
            assert_eq!(namen(&nvo, filter).await.len(), 1, "{filter}");
        }
        let absent = get(&nvo, "/Users/onzin").await;
        assert_eq!(absent.json(), get(&nvo, &path).await.json(), "what is of another looks absent");
        assert_eq!(own["userName"], other["userName"]);
    }

    async fn the_documents_tell_what_there_is(t: Stage) {
        let nvo = t.vereniging("NVO").await;
        lidsoorten(&t, nvo.id).await;
        let config = get(&nvo, "/ServiceProviderConfig").await.json();
        for (place, value) in [("/patch/supported", json!(true)), ("/bulk/maxOperations", json!(200)), ("/bulk/maxPayloadSize", json!(1_048_576)),
            ("/filter/maxResults", json!(200)), ("/changePassword/supported", json!(false)), ("/sort/supported", json!(true)), ("/etag/supported", json!(true)),
            ("/pagination/cursor", json!(true)), ("/pagination/index", json!(true)), ("/pagination/maxPageSize", json!(200)), ("/pagination/defaultPageSize", json!(200)),
            ("/authenticationSchemes/0/type", json!("oauthbearertoken"))] {
            assert_eq!(config.pointer(place), Some(&value), "{place}");
        }
        let limits = nvo.data("{ limieten { scimPage scimOperations } }").await;
        assert_eq!(limits["limieten"], json!({ "scimPage": 200, "scimOperations": 200 }));
        let kinds = get(&nvo, "/ResourceTypes").await.json();
        assert_eq!((&kinds["totalResults"], &kinds["Resources"][0]["schemaExtensions"]), (&json!(2), &json!([{ "schema": LID, "required": false }])));
        let schemas = get(&nvo, "/Schemas").await.json();
        let names: Vec<&str> = schemas["Resources"].as_array().expect("a list").iter().map(|one| one["name"].as_str().expect("a name")).collect();
        assert_eq!(names, ["User", "Lidmaatschap", "Group", "ServiceProviderConfig", "ResourceType", "Schema"]);
        let lid = get(&nvo, &format!("/Schemas/{LID}")).await.json();
        let soort = lid["attributes"].as_array().expect("a list").iter().find(|one| one["name"] == "lidsoort").expect("it");
        assert_eq!(soort["canonicalValues"], json!(["GEWOON", "STUDENT"]));
        // Whatever a reply has stands in a schema, and the other way.
        let made = maak(&nvo, "anna", json!({})).await;
        let known = |schema: &Value| -> Vec<String> { schema["attributes"].as_array().expect("a list").iter().map(|one| one["name"].as_str().expect("a name").to_owned()).collect() };
        let of_user = known(&schemas["Resources"][0]);
        for key in made.as_object().expect("an object").keys() {
            assert!(of_user.contains(key) || ["id", "schemas", "meta", "externalId", LID].contains(&key.as_str()), "{key}");
        }
        let filtered = get(&nvo, "/Schemas?filter=name%20eq%20%22User%22").await;
        assert_eq!(fout(&filtered), (403, json!(null)));
        assert_eq!(fout(&get(&nvo, "/Schemas/onzin").await), (404, json!(null)));
    }
}

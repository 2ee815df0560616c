//! A User is made, read, replaced, changed, ended and deleted; what is wrong is told.

use actix_web::{http::Method, test::TestRequest};
use entity::{lidmaatschap, lidmaatschap_vervallen};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait};
use serde_json::{Value, json};

use super::{
    LID, USER, adres, delete, fout, gebruiker, get, leden, lidsoorten, maak, namen, patch, post, put, stuur,
};
use crate::kit::both;

both! {
    async fn a_user_is_a_lidmaatschap_of_the_association(t: Stage) {
        let nvo = t.vereniging("NVO").await;
        lidsoorten(&t, nvo.id).await;
        let made = post(&nvo, "/Users", gebruiker("Anna@nvo.example", json!({
            "externalId": "ext-1",
            "name": { "givenName": "Anna", "familyName": "Berg" },
            "emails": [{ "value": "Anna@nvo.example", "type": "work", "primary": true }],
            LID: { "lidnummer": "A-1", "lidsoort": "gewoon lid", "ingangsdatum": "2020-02-01", "tussenvoegsel": "van der",
                "registraties": [{ "register": "SKJ", "nummer": "110012345", "geldigTot": "2028-01-01" }] },
        }))).await;
        let body = made.json();
        let id = body["id"].as_str().expect("an id");
        assert!(["created", "lastModified"].iter().all(|at| body["meta"][at].as_str().is_some_and(|at| at.starts_with("2026-09-01T10:00:0"))));
        assert_eq!((made.status.as_u16(), made.header("content-type")), (201, "application/scim+json"));
        assert_eq!(body["meta"]["location"], json!(format!("http://localhost:8080/scim/v2/Users/{id}")));
        assert_eq!((made.header("location"), made.header("etag")), (body["meta"]["location"].as_str().expect("it"), "W/\"1\""));
        assert_eq!(body, json!({
            "schemas": [USER, LID],
            "id": id,
            "externalId": "ext-1",
            "userName": "Anna@nvo.example",
            "displayName": "Anna van der Berg",
            "name": { "givenName": "Anna", "familyName": "Berg" },
            "active": true,
            "emails": [{ "value": "Anna@nvo.example", "type": "work", "primary": true }],
            "groups": [{ "value": body["groups"][0]["value"], "$ref": body["groups"][0]["$ref"], "display": "Gewoon lid", "type": "direct" }],
            LID: { "lidnummer": "A-1", "lidsoort": "GEWOON", "ingangsdatum": "2020-02-01", "tussenvoegsel": "van der",
                "registraties": [{ "register": "SKJ", "nummer": "110012345", "geldigTot": "2028-01-01" }] },
            "meta": { "resourceType": "User", "created": body["meta"]["created"], "lastModified": body["meta"]["lastModified"],
                "location": body["meta"]["location"], "version": "W/\"1\"" },
        }));
        assert_eq!(get(&nvo, &adres(&body)).await.json(), body);
        // The same membership in the graph; its stand and its line in the log are those of a delivery.
        let query = "{ viewer { beroepsvereniging { aansluiting { stand } lidmaatschappen { nodes { lidnummer achternaam bron wijziging } } } } logboek(first: 1) { nodes { handeling } } }";
        let seen = nvo.data(query).await;
        assert_eq!(seen["viewer"]["beroepsvereniging"], json!({ "aansluiting": { "stand": 1 },
            "lidmaatschappen": { "nodes": [{ "lidnummer": "A-1", "achternaam": "Berg", "bron": "SCIM", "wijziging": 1 }] } }));
        assert_eq!(seen["logboek"]["nodes"], json!([{ "handeling": "scimUserMaken" }]));
    }

    async fn what_came_with_a_file_is_a_user_too(t: Stage) {
        let nvo = t.vereniging("NVO").await;
        crate::inzending::lever(&nvo, "", "lidnummer;achternaam;ingangsdatum\nA1;Berg;2020-01-01\n").await;
        let list = get(&nvo, "/Users").await.json();
        let user = &list["Resources"][0];
        assert_eq!((&list["totalResults"], &user["userName"], &user[LID]["lidnummer"]), (&json!(1), &json!("A1"), &json!("A1")));
        // A second User of its number would be the same membership twice.
        let twice = post(&nvo, "/Users", gebruiker("anna", json!({ LID: { "lidnummer": "A1", "ingangsdatum": "2020-01-01" } }))).await;
        assert_eq!(fout(&twice), (409, json!("uniqueness")));
        let named = patch(&nvo, &adres(user), json!([{ "op": "replace", "path": "userName", "value": "anna@nvo.example" }])).await;
        assert_eq!(named.json()["userName"], json!("anna@nvo.example"));
        assert_eq!(namen(&nvo, &format!("{LID}:lidnummer eq \"A1\"")).await, ["anna@nvo.example"]);
        // What the client alone knows it by changes nothing that was delivered.
        assert_eq!(leden(&t, &nvo).await[0].wijziging, 1);
    }

    async fn a_put_says_everything_but_leaves_what_it_does_not_know(t: Stage) {
        let nvo = t.vereniging("NVO").await;
        lidsoorten(&t, nvo.id).await;
        let user = maak(&nvo, "anna", json!({ "externalId": "e", "name": { "givenName": "Anna" }, "emails": [{ "value": "a@x.example" }],
            LID: { "lidnummer": "1", "lidsoort": "STUDENT", "ingangsdatum": "2020-01-01" } })).await;
        let bare = put(&nvo, &adres(&user), json!({ "schemas": [USER], "id": "x", "userName": "anna", "active": true })).await;
        let body = bare.json();
        assert_eq!((bare.status.as_u16(), &body["id"], &body["name"], &body["emails"], &body["externalId"]), (200, &user["id"], &json!(null), &json!(null), &json!(null)));
        assert_eq!(body[LID], user[LID], "an extension that is left out stays");
        let emptied = put(&nvo, &adres(&user), gebruiker("anna", json!({ LID: { "ingangsdatum": "2020-01-01" } }))).await.json();
        assert_eq!(emptied[LID], json!({ "ingangsdatum": "2020-01-01" }), "the number is provisional, and not shown");
        let again = put(&nvo, &adres(&user), gebruiker("anna", json!({ LID: { "lidnummer": "1", "ingangsdatum": "2020-01-01" } }))).await;
        assert_eq!(again.json()[LID]["lidnummer"], json!("1"));
    }

    async fn ending_and_deleting_end_the_lidmaatschap_and_never_the_person(t: Stage) {
        let (nvo, anna) = (t.vereniging("NVO").await, t.member("anna").await);
        let (one, other) = (maak(&nvo, "een", json!({})).await, maak(&nvo, "twee", json!({ LID: { "lidnummer": "2", "ingangsdatum": "2020-01-01" } })).await);
        let mut values: lidmaatschap::ActiveModel = leden(&t, &nvo).await.into_iter().find(|row| row.lidnummer == "2").expect("it").into();
        values.member_id = Set(Some(anna.id));
        values.update(t.writer()).await.expect("a link");
        let off = patch(&nvo, &adres(&one), json!([{ "op": "replace", "path": "active", "value": false }])).await.json();
        assert_eq!((&off["active"], &off[LID]["einddatum"]), (&json!(false), &json!("2026-09-01")));
        assert_eq!(namen(&nvo, "active eq false").await, ["een"]);
        assert_eq!(get(&nvo, &adres(&one)).await.json()["active"], json!(false));
        let on = patch(&nvo, &adres(&one), json!([{ "op": "replace", "path": "active", "value": true }])).await.json();
        assert_eq!((&on["active"], &on[LID]["einddatum"]), (&json!(true), &json!(null)));
        let gone = delete(&nvo, &adres(&other)).await;
        assert_eq!((gone.status.as_u16(), gone.body.len()), (204, 0));
        assert_eq!(fout(&get(&nvo, &adres(&other)).await), (404, json!(null)));
        assert_eq!(fout(&delete(&nvo, &adres(&other)).await), (404, json!(null)));
        assert_eq!((namen(&nvo, "active eq false").await, namen(&nvo, "userName pr").await), (vec![], vec!["een".to_owned()]));
        // The member is there, and reads that it was one.
        let seen = anna.data("{ viewer { member { lidmaatschappen { nodes { status einddatum } } } } }").await;
        assert_eq!(seen["viewer"]["member"]["lidmaatschappen"]["nodes"], json!([{ "status": "BEEINDIGD", "einddatum": "2026-09-01" }]));
        let tombs = lidmaatschap_vervallen::Entity::find().all(t.writer()).await.expect("a SELECT");
        assert_eq!(tombs.iter().map(|row| row.lidnummer.as_str()).collect::<Vec<_>>(), ["2"]);
        // Its number, name and id of the client are free; with its number the same lidmaatschap runs again.
        let back = maak(&nvo, "twee", json!({ LID: { "lidnummer": "2", "ingangsdatum": "2020-01-01" } })).await;
        assert_eq!((&back["id"], &back["active"]), (&other["id"], &json!(true)));
    }

    async fn what_is_wrong_is_told_with_its_kind(t: Stage) {
        let nvo = t.vereniging("NVO").await;
        lidsoorten(&t, nvo.id).await;
        maak(&nvo, "anna", json!({ "externalId": "e", LID: { "lidnummer": "1", "ingangsdatum": "2020-01-01" } })).await;
        let lid = |more: Value| {
            let mut made = json!({ "ingangsdatum": "2020-01-01" });
            for (key, value) in more.as_object().into_iter().flatten() {
                made[key] = value.clone();
            }
            json!({ LID: made })
        };
        let table = [
            (gebruiker("ANNA", json!({})), 409, json!("uniqueness")),
            (gebruiker("b", json!({ "externalId": "e" })), 409, json!("uniqueness")),
            (gebruiker("b", lid(json!({ "lidnummer": "1" }))), 409, json!("uniqueness")),
            (json!({ "schemas": [USER] }), 400, json!("invalidValue")),
            (gebruiker("", json!({})), 400, json!("invalidValue")),
            (gebruiker("b", json!({ "name": "Anna" })), 400, json!("invalidValue")),
            (gebruiker("b", json!({ "name": { "givenName": 7 } })), 400, json!("invalidValue")),
            (gebruiker("b", json!({ "emails": [{ "type": "work" }] })), 400, json!("invalidValue")),
            (gebruiker("b", json!({ "emails": [{ "value": "geen adres" }] })), 400, json!("invalidValue")),
            (gebruiker("b", json!({ "emails": [{ "value": "a@x.example", "primary": true }, { "value": "b@x.example", "primary": true }] })), 400, json!("invalidValue")),
            (gebruiker("b", json!({ "emails": vec![json!({ "value": "a@x.example" }); 11] })), 400, json!("invalidValue")),
            (gebruiker("b", lid(json!({ "lidsoort": "ERELID" }))), 400, json!("invalidValue")),
            (gebruiker("b", lid(json!({ "ingangsdatum": "gisteren" }))), 400, json!("invalidValue")),
            (gebruiker("b", lid(json!({ "einddatum": "2019-12-31" }))), 400, json!("invalidValue")),
            (gebruiker("b", lid(json!({ "lidnummer": "=1+1" }))), 400, json!("invalidValue")),
            (gebruiker("b", lid(json!({ "registraties": [{ "register": "ONZIN", "nummer": "1" }] }))), 400, json!("invalidValue")),
            // A number or an address of a person is no name.
            (gebruiker("b", json!({ "name": { "familyName": "111222333" } })), 400, json!("sensitive")),
            (gebruiker("b", json!({ "name": { "familyName": "a@x.example" } })), 400, json!("sensitive")),
            (gebruiker("111222333", json!({})), 400, json!("sensitive")),
            (json!([]), 400, json!("invalidSyntax")),
        ];
        for (body, status, kind) in table {
            assert_eq!(fout(&post(&nvo, "/Users", body.clone()).await), (status, kind), "{body}");
        }
        let no_json = TestRequest::post().uri("/scim/v2/Users").insert_header(("content-type", "application/json"));
        assert_eq!(fout(&nvo.rest(no_json.set_payload("{")).await), (400, json!("invalidSyntax")));
        let form = TestRequest::post().uri("/scim/v2/Users").insert_header(("content-type", "text/plain"));
        assert_eq!(fout(&nvo.rest(form.set_payload("{}")).await), (415, json!(null)));
        let large = gebruiker("b", json!({ "title": "x".repeat(1_100_000) }));
        assert_eq!(fout(&post(&nvo, "/Users", large).await), (413, json!(null)));
        assert_eq!(leden(&t, &nvo).await.len(), 1, "nothing came of any of them");
    }

    async fn what_is_not_kept_is_dropped_and_named(t: Stage) {
        let nvo = t.vereniging("NVO").await;
        let sent = gebruiker("anna", json!({ "displayName": "Anna", "phoneNumbers": [{ "value": "0612345678" }], "addresses": [{ "streetAddress": "Dorpsstraat 1" }],
            "password": "geheim", "burgerservicenummer": "111222333", "name": { "givenName": "Anna", "formatted": "Anna B", "honorificPrefix": "Dr." },
            "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": { "department": "Zorg" } }));
        let made = post(&nvo, "/Users", sent).await;
        let dropped = "addresses, displayName, formatted, honorificPrefix, overig, password, phoneNumbers, urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
        assert_eq!((made.status.as_u16(), made.header("scim-vervallen")), (201, dropped));
        assert!(!made.text().contains("0612345678") && !made.text().contains("Zorg"));
        for rows in crate::kit::rows::all(t.writer()).await.into_values() {
            let told = rows.join(" ");
            for secret in ["0612345678", "Dorpsstraat", "geheim", "111222333", "Zorg"] {
                assert!(!told.contains(secret), "{secret}");
            }
        }
        let counted = nvo.value("{ viewer { beroepsvereniging { aansluiting { scimAfwijkingen { dag soort aantal } } } } }", "/viewer/beroepsvereniging/aansluiting/scimAfwijkingen").await;
        assert!(counted.as_array().is_some_and(|all| all.contains(&json!({ "dag": "2026-09-01", "soort": "VERVALLEN phoneNumbers", "aantal": 1 }))), "{counted}");
    }

    async fn a_version_is_asked_for_and_two_who_change_at_once_lose_nothing(t: Stage) {
        let nvo = t.vereniging("NVO").await;
        let user = maak(&nvo, "anna", json!({})).await;
        let path = adres(&user);
        let change = |naam: &str| json!({ "schemas": [super::PATCH_OP], "Operations": [{ "op": "replace", "path": "name.givenName", "value": naam }] });
        let asked = async |version: &str, naam: &str| {
            stuur(&nvo, Method::PATCH, &path, Some(change(naam)), &[("if-match", version)]).await
        };
        let same = stuur(&nvo, Method::GET, &path, None, &[("if-none-match", "W/\"1\"")]).await;
        assert_eq!((same.status.as_u16(), same.header("etag"), same.body.len()), (304, "W/\"1\"", 0));
        assert_eq!(asked("W/\"1\"", "Anna").await.header("etag"), "W/\"2\"");
        assert_eq!(fout(&asked("W/\"1\"", "Berta").await), (412, json!(null)));
        assert_eq!(asked("W/\"9\", \"2\"", "Carla").await.header("etag"), "W/\"3\"");
        assert_eq!(asked("*", "Dora").await.header("etag"), "W/\"4\"");
        assert_eq!(asked("*", "Dora").await.header("etag"), "W/\"4\"", "what changes nothing is no new version");
        assert_eq!(fout(&stuur(&nvo, Method::DELETE, &path, None, &[("if-match", "W/\"1\"")]).await), (412, json!(null)));
        let races = futures::future::join_all(["Een", "Twee", "Drie"].map(|naam| asked("W/\"4\"", naam))).await;
        let mut told: Vec<u16> = races.iter().map(|reply| reply.status.as_u16()).collect();
        told.sort_unstable();
        assert_eq!(told, [200, 412, 412]);
        // Without a version each change is made; those of different attributes are all there.
        let all = [("userName", "berta"), ("externalId", "e"), ("name.familyName", "Berg")];
        futures::future::join_all(all.map(|(path_of, value)| patch(&nvo, &path, json!([{ "op": "add", "path": path_of, "value": value }])))).await;
        let now = get(&nvo, &path).await.json();
        assert_eq!((&now["userName"], &now["externalId"], &now["name"]["familyName"]), (&json!("berta"), &json!("e"), &json!("Berg")));
    }

    async fn a_retry_under_its_key_makes_nothing_twice(t: Stage) {
        let nvo = t.vereniging("NVO").await;
        let send = async |naam: &str| stuur(&nvo, Method::POST, "/Users", Some(gebruiker(naam, json!({}))), &[("idempotency-key", "k")]).await;
        let (first, again) = (send("anna").await, send("anna").await);
        assert_eq!((first.status.as_u16(), again.status.as_u16(), first.json()["id"].clone()), (201, 201, again.json()["id"].clone()));
        assert_eq!(fout(&send("berta").await), (409, json!(null)), "another body under the same key");
        assert_eq!(fout(&post(&nvo, "/Users", gebruiker("anna", json!({}))).await), (409, json!("uniqueness")), "without a key it is there already");
        assert_eq!(leden(&t, &nvo).await.len(), 1);
    }

    async fn the_same_address_is_no_person(t: Stage) {
        let (nvo, nip) = (t.vereniging("NVO").await, t.vereniging("NIP").await);
        let anna = t.member("anna").await;
        let address = json!({ "emails": [{ "value": "anna@toneel.example" }] });
        for actor in [&nvo, &nip] {
            maak(actor, "anna@toneel.example", address.clone()).await;
            maak(actor, "ander@toneel.example", address.clone()).await;
            let rows = leden(&t, actor).await;
            assert!(rows.len() == 2 && rows.iter().all(|row| row.member_id.is_none()), "nobody is linked");
        }
        let own = anna.value("{ viewer { member { lidmaatschappen { totalCount } } } }", "/viewer/member/lidmaatschappen/totalCount").await;
        assert_eq!(own, json!(0));
    }
}

//! Groups: the lidsoorten with their lidmaatschappen, and Lerende Praktijken in which enough members take part; read only.

use actix_web::http::Method;
use entity::{deelname, lidmaatschap};
use sea_orm::{ActiveModelTrait, ActiveValue::Set};
use serde_json::{Value, json};

use super::{LID, adres, codeer, fout, get, leden, lidsoorten, maak, patch, stuur};
use crate::kit::both;

both! {
    async fn a_lidsoort_is_a_group_of_those_who_run(t: Stage) {
        let (nvo, nip) = (t.vereniging("NVO").await, t.vereniging("NIP").await);
        lidsoorten(&t, nvo.id).await;
        lidsoorten(&t, nip.id).await;
        let lid = |soort: &str| json!({ LID: { "lidsoort": soort, "ingangsdatum": "2020-01-01" } });
        let (anna, berta) = (maak(&nvo, "anna", lid("GEWOON")).await, maak(&nvo, "berta", lid("GEWOON")).await);
        patch(&nvo, &adres(&berta), json!([{ "op": "replace", "path": "active", "value": false }])).await;
        let list = get(&nvo, "/Groups").await.json();
        let named: Vec<(&Value, usize)> = list["Resources"].as_array().expect("a list").iter()
            .map(|one| (&one["displayName"], one["members"].as_array().map_or(0, Vec::len))).collect();
        assert_eq!((&list["totalResults"], named), (&json!(2), vec![(&json!("Gewoon lid"), 1), (&json!("Studentlid"), 0)]));
        let group = &list["Resources"][0];
        assert_eq!(group["members"][0], json!({ "value": anna["id"], "$ref": anna["meta"]["location"], "display": "anna", "type": "User" }));
        assert_eq!(anna["groups"][0]["value"], group["id"]);
        let path = format!("/Groups/{}", group["id"].as_str().expect("an id"));
        assert_eq!(&get(&nvo, &path).await.json(), group);
        assert_eq!(get(&nvo, &format!("{path}?excludedAttributes=members")).await.json()["members"], json!(null));
        assert_eq!(fout(&get(&nip, &path).await), (404, json!(null)), "another association has its own");
        let found = async |filter: &str| get(&nvo, &format!("/Groups?filter={}", codeer(filter))).await.json()["totalResults"].clone();
        let id = anna["id"].as_str().expect("an id");
        for (filter, count) in [("displayName eq \"GEWOON LID\"".to_owned(), 1), ("displayName sw \"s\"".to_owned(), 1), (format!("members.value eq \"{id}\""), 1),
            (format!("members[value eq \"{id}\"]"), 1), ("externalId pr".to_owned(), 0), ("displayName eq \"geen\"".to_owned(), 0)] {
            assert_eq!(found(&filter).await, json!(count), "{filter}");
        }
        assert_eq!(fout(&get(&nvo, "/Groups?filter=onzin%20pr").await), (400, json!("invalidFilter")));
        let first = get(&nvo, "/Groups?count=1&cursor=&sortBy=displayName&sortOrder=descending").await.json();
        assert_eq!(first["Resources"][0]["displayName"], json!("Studentlid"));
        let next = get(&nvo, &format!("/Groups?count=1&sortBy=displayName&sortOrder=descending&cursor={}", first["nextCursor"].as_str().expect("more"))).await.json();
        assert_eq!((&next["Resources"][0]["displayName"], &next["nextCursor"]), (&json!("Gewoon lid"), &json!(null)));
        // Nobody writes them.
        let remove = json!({ "schemas": [super::PATCH_OP], "Operations": [{ "op": "remove", "path": format!("members[value eq \"{id}\"]") }] });
        for (method, at, body) in [(Method::POST, "/Groups", json!({ "displayName": "x" })), (Method::PUT, &*path, json!({})), (Method::PATCH, &*path, remove), (Method::DELETE, &*path, json!(null))] {
            let reply = stuur(&nvo, method.clone(), at, Some(body).filter(|body| !body.is_null()), &[]).await;
            assert_eq!(fout(&reply), (403, json!("mutability")), "{method}");
        }
    }

    /// Under the least number that is shown, that somebody takes part is not told; above it, not who.
    async fn a_praktijk_is_a_group_once_enough_members_take_part(t: Stage) {
        let nvo = t.vereniging("NVO").await;
        let praktijk = t.praktijk("Samen op school").await;
        for number in 0..5 {
            let groups = get(&nvo, "/Groups").await.json();
            assert_eq!(groups["totalResults"], json!(0), "{number}");
            let naam = format!("lid{number}");
            let (member, made) = (t.member(&naam).await, maak(&nvo, &naam, json!({})).await);
            t.deelname((praktijk, member.id), deelname::Rol::Professional, "2026-01-01", None).await;
            let row = leden(&t, &nvo).await.into_iter().find(|row| row.scim_gebruikersnaam.as_ref() == Some(&naam)).expect("it");
            assert!(made["id"].is_string());
            let values = lidmaatschap::ActiveModel { id: Set(row.id), member_id: Set(Some(member.id)), ..Default::default() };
            values.update(t.writer()).await.expect("a link");
        }
        let groups = get(&nvo, "/Groups").await.json();
        assert_eq!((&groups["totalResults"], &groups["Resources"][0]["displayName"], &groups["Resources"][0]["members"]), (&json!(1), &json!("Samen op school"), &json!(null)));
        let path = format!("/Groups/{}", groups["Resources"][0]["id"].as_str().expect("an id"));
        assert_eq!(get(&nvo, &path).await.json()["members"], json!(null));
        let nip = t.vereniging("NIP").await;
        assert_eq!(fout(&get(&nip, &path).await), (404, json!(null)), "another association has no members in it");
    }
}

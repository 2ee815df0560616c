//! What everybody may read over REST: every address of `openapi.json`, on the demonstration.

use std::collections::BTreeSet;

use actix_web::test::TestRequest;
use serde_json::{Value, json};

use crate::kit::{actor::Actor, app::Reply, both};

fn get(path: &str) -> TestRequest {
    TestRequest::get().uri(path)
}

/// An address that answers, for a path of `openapi.json` with or without a place to fill in.
async fn filled_in(nobody: &Actor<'_>, path: &str) -> String {
    let named = match path {
        "/raamwerken/{code}" => "/raamwerken/gerdes".to_owned(),
        "/agendas/{domein}" => "/agendas/breed-jeugddomein".to_owned(),
        "/gebieden" => "/gebieden?soort=GEMEENTE".to_owned(),
        _ => match path.strip_suffix("/{id}") {
            Some(list) => {
                let first = nobody.rest(get(&format!("/v1{list}"))).await.json();
                let id = first["resultaten"][0]["id"].as_str();
                format!(
                    "{list}/{}",
                    id.unwrap_or_else(|| panic!("{list} is not empty: {first}"))
                )
            }
            None => path.to_owned(),
        },
    };
    format!("/v1{named}")
}

fn fields(of: &Value) -> BTreeSet<String> {
    of.as_object()
        .into_iter()
        .flatten()
        .map(|(name, _)| name.clone())
        .collect()
}

/// Every object in the answer has the fields of its schema, and no other.
pub(super) fn assert_shape(all: &Value, schema: &Value, answer: &Value, at: &str) {
    let named = schema["$ref"].as_str().and_then(|name| name.rsplit('/').next());
    let schema = named.map_or(schema, |name| &all["components"]["schemas"][name]);
    for one in schema["oneOf"].as_array().into_iter().flatten() {
        if one["type"] != "null" && !answer.is_null() {
            assert_shape(all, one, answer, at);
        }
    }
    if let Some(object) = schema["properties"].as_object() {
        assert_eq!(fields(answer), fields(&schema["properties"]), "{at}");
        for (name, of) in object {
            assert_shape(all, of, &answer[name], &format!("{at}.{name}"));
        }
    }
    for row in answer.as_array().into_iter().flatten() {
        assert_shape(all, &schema["items"], row, at);
    }
    let words = schema["enum"].as_array();
    if let (Some(words), Some(_)) = (words, answer.as_str()) {
        assert!(words.contains(answer), "{at}: {answer}");
    }
}

fn names(wrong: &Reply) -> Vec<String> {
    let wrong = wrong.json();
    let named = wrong["invalidParams"].as_array().into_iter().flatten();
    named
        .filter_map(|one| Some(one["name"].as_str()?.to_owned()))
        .collect()
}

both! {
    async fn every_address_answers_what_its_description_says(t: Stage) {
        t.demonstration().await;
        let nobody = t.anonymous();
        let description = nobody.rest(get("/v1/openapi.json")).await.json();
        let paths = description["paths"].as_object().expect("paths");
        assert!(paths.len() >= 15, "{}", paths.len());
        for (path, item) in paths.iter().filter(|(_, item)| item["get"]["security"].is_null() && item["post"].is_null()) {
            let address = filled_in(&nobody, path).await;
            let reply = nobody.rest(get(&address)).await;
            assert_eq!((reply.status.as_u16(), reply.header("api-version")), (200, "1.0.0"), "{address}: {}", reply.text());
            let schema = &item["get"]["responses"]["200"]["content"]["application/json"]["schema"];
            assert_shape(&description, schema, &reply.json(), path);
            let tag = reply.header("etag").to_owned();
            let again = nobody.rest(get(&address).insert_header(("if-none-match", tag.as_str()))).await;
            assert_eq!((again.status.as_u16(), again.body.len(), again.header("etag")), (304, 0, tag.as_str()), "{address}");
            assert_eq!(nobody.rest(get(&address.replacen('?', "/?", 1)).uri(&format!("{}/", address.split('?').next().unwrap_or_default()))).await.status, 404, "{address}");
            let posted = nobody.rest(TestRequest::post().uri(&address)).await;
            assert_eq!(posted.status, 405, "{address}");
        }
    }

    async fn pages_follow_each_other_to_the_end(t: Stage) {
        t.demonstration().await;
        let nobody = t.anonymous();
        let whole = nobody.rest(get("/v1/disciplines?aantal=100")).await.json();
        let (mut rows, mut next) = (Vec::new(), Some("/v1/disciplines?aantal=7".to_owned()));
        while let Some(address) = next {
            let reply = nobody.rest(get(&address)).await;
            let page = reply.json();
            next = page["volgende"].as_str().map(str::to_owned);
            let link = reply.headers.get("link").and_then(|link| link.to_str().ok()).map(str::to_owned);
            assert_eq!(link, next.as_ref().map(|next| format!("<{next}>; rel=\"next\"")));
            rows.extend(page["resultaten"].as_array().expect("rows").clone());
        }
        assert!(rows.len() > 14);
        assert_eq!(Value::from(rows), whole["resultaten"]);
    }

    async fn it_is_what_the_graph_shows_everybody_whoever_asks(t: Stage) {
        t.demonstration().await;
        let address = "/v1/agendas/samenwerken-in-en-rond-onderwijs";
        let concept = t.redactie().await;
        // Its only edition is being made, so nobody reads it here, an editor neither.
        assert_eq!(concept.rest(get(address)).await.status, 404);
        let broad = concept.rest(get("/v1/agendas/breed-jeugddomein")).await.json();
        let answer = t.anonymous().send("{ agenda(domein: BREED_JEUGDDOMEIN) { id titel ontwikkelopgaven(first: 100) { nodes { id titel } } } }").await;
        let graph = &answer.body["data"]["agenda"];
        assert_eq!((&broad["id"], &broad["titel"]), (&graph["id"], &graph["titel"]));
        let titles = |list: &Value| -> Vec<Value> { list.as_array().into_iter().flatten().map(|one| one["titel"].clone()).collect() };
        assert_eq!(titles(&broad["ontwikkelopgaven"]), titles(&graph["ontwikkelopgaven"]["nodes"]));
        let before = t.anonymous().rest(get("/v1/agendas/breed-jeugddomein?geldigOp=1999-01-01")).await;
        assert_eq!(before.status, 404);
        // Of who asked nothing is told to everybody, however small the number.
        let id = broad["ontwikkelopgaven"][0]["id"].as_str().expect("an id");
        let opgave = concept.rest(get(&format!("/v1/ontwikkelopgaven/{id}"))).await.json();
        assert_eq!((&opgave["bewijs"]["totaal"]["aantal"], &opgave["bewijs"]["perDiscipline"]), (&json!(4), &json!([])));
    }

    async fn everything_that_is_wrong_is_told_at_once(t: Stage) {
        let nobody = t.anonymous();
        for (address, wrong) in [
            ("/v1/disciplines?aantal=0&sector=IETS&geldigOp=morgen&zomaar=1", vec!["aantal", "sector", "geldigOp", ""]),
            ("/v1/disciplines?aantal=101&na=", vec!["aantal", "na"]),
            ("/v1/disciplines?aantal=1&aantal=2", vec!["aantal"]),
            ("/v1/gebieden", vec!["soort"]),
            ("/v1/gebieden?soort=DORP", vec!["soort"]),
            ("/v1/themas/x?aantal=1", vec![""]),
        ] {
            let reply = nobody.rest(get(address)).await;
            assert_eq!((reply.status.as_u16(), reply.header("content-type")), (400, "application/problem+json"), "{address}");
            assert_eq!(names(&reply), wrong, "{address}");
        }
        for (address, status) in [
            ("/v1/disciplines?na=onzin", 400),
            ("/v1/ontwikkelopgaven?editie=onzin", 400),
            ("/v1/themas/onzin", 404),
            ("/v1/agendas/onzin", 404),
            ("/v1/raamwerken/onzin", 404),
            ("/v1/raamwerken/GERDES", 404),
        ] {
            assert_eq!(nobody.rest(get(address)).await.status.as_u16(), status, "{address}");
        }
        let token = get("/v1/disciplines").insert_header(("authorization", "Bearer onzin"));
        assert_eq!(nobody.rest(token).await.status, 401, "a token that is none is told, not passed over");
    }
}

//! Lists: what a filter finds, in which order, page by page, and what that costs.

use std::sync::Arc;

use actix_web::http::Method;
use api::db::Counter;
use serde_json::{Value, json};

use super::{LID, adres, codeer, delete, fout, gebruiker, get, lidsoorten, maak, namen, patch, post, stuur};
use crate::kit::{Stage, actor::Actor, both};

/// Four lidmaatschappen that differ in everything.
async fn vier<'s>(t: &'s Stage) -> Actor<'s> {
    let nvo = t.vereniging("NVO").await;
    lidsoorten(t, nvo.id).await;
    let lid = |nummer: &str, soort: &str, van: &str| json!({ "lidnummer": nummer, "lidsoort": soort, "ingangsdatum": van });
    maak(&nvo, "Anna", json!({ "externalId": "X1", "name": { "givenName": "Anna", "familyName": "Berg" },
        "emails": [{ "value": "anna@work.example", "type": "work", "primary": true }, { "value": "anna@home.example", "type": "home" }],
        LID: lid("1", "GEWOON", "2020-01-01") })).await;
    maak(&nvo, "berta", json!({ "externalId": "x2", "name": { "familyName": "berg" }, "emails": [{ "value": "BERTA@home.example", "type": "home" }],
        LID: lid("2", "STUDENT", "2021-01-01") })).await;
    maak(&nvo, "100%_c", json!({ "active": false, LID: { "lidnummer": "3", "ingangsdatum": "2022-01-01", "einddatum": "2025-01-01",
        "registraties": [{ "register": "BIG", "nummer": "19012345625" }] } })).await;
    maak(
        &nvo,
        "dóra",
        json!({ "name": { "givenName": "Dóra", "familyName": "Élise" } }),
    )
    .await;
    nvo
}

/// A filter, and the Users that it finds in the order in which they were made.
const FILTERS: [(&str, &str); 56] = [
    (r#"userName eq "anna""#, "Anna"),
    (r#"USERNAME Eq "ANNA""#, "Anna"),
    (
        r#"urn:ietf:params:scim:schemas:core:2.0:User:userName eq "anna""#,
        "Anna",
    ),
    (r#"userName ne "anna""#, "berta 100%_c dóra"),
    (r#"userName co "N""#, "Anna"),
    (r#"userName sw "be""#, "berta"),
    (r#"userName ew "A""#, "Anna berta dóra"),
    (r#"userName sw """#, "Anna berta 100%_c dóra"),
    (r#"userName ew """#, "Anna berta 100%_c dóra"),
    (r#"userName co "%""#, "100%_c"),
    (r#"userName co "_""#, "100%_c"),
    (r#"userName sw "dó""#, "dóra"),
    (r#"userName ew "óra""#, "dóra"),
    (r#"userName gt "b""#, "berta dóra"),
    (r#"userName lt "b""#, "Anna 100%_c"),
    (r#"userName ge "berta" and userName le "berta""#, "berta"),
    ("userName pr", "Anna berta 100%_c dóra"),
    (r#"externalId eq "X1""#, "Anna"),
    (r#"externalId eq "x1""#, ""),
    (r#"externalId ne "X1""#, "berta 100%_c dóra"),
    ("externalId pr", "Anna berta"),
    ("not (externalId pr)", "100%_c dóra"),
    ("externalId eq null", "100%_c dóra"),
    ("externalId ne null", "Anna berta"),
    (r#"not (externalId sw "X")"#, "berta 100%_c dóra"),
    ("active eq true", "Anna berta dóra"),
    ("active eq False", "100%_c"),
    (r#"active eq "False""#, "100%_c"),
    ("active ne true", "100%_c"),
    ("not (active eq true)", "100%_c"),
    (r#"name.familyName eq "BERG""#, "Anna berta"),
    (r#"name.familyName ne "berg""#, "100%_c dóra"),
    (r#"name.givenName pr and name.familyName pr"#, "Anna dóra"),
    ("name.givenName pr or externalId pr", "Anna berta dóra"),
    (r#"emails.value eq "ANNA@home.example""#, "Anna"),
    (r#"emails eq "berta@home.example""#, "berta"),
    (r#"emails co "home""#, "Anna berta"),
    (r#"emails.type eq "work""#, "Anna"),
    (r#"emails[type eq "work"]"#, "Anna"),
    (r#"emails[type eq "work" and value co "home"]"#, ""),
    (r#"emails[type eq "home" and value co "home"]"#, "Anna berta"),
    (r#"emails[not (type eq "home")]"#, "Anna"),
    (r#"emails[primary eq true and value sw "anna"]"#, "Anna"),
    ("emails pr", "Anna berta"),
    ("not (emails pr)", "100%_c dóra"),
    (r#"emails.value ne "anna@work.example""#, "berta 100%_c dóra"),
    (r#"meta.resourceType eq "User""#, "Anna berta 100%_c dóra"),
    (
        r#"meta.lastModified ge "2026-09-01T10:00:00Z""#,
        "Anna berta 100%_c dóra",
    ),
    (r#"meta.created lt "2026-09-01T12:00:00+02:00""#, ""),
    (
        r#"urn:ietf:params:scim:schemas:extension:lidmaatschap:2.0:User:lidsoort eq "student""#,
        "berta",
    ),
    (
        r#"urn:ietf:params:scim:schemas:extension:lidmaatschap:2.0:User:lidnummer eq "3""#,
        "100%_c",
    ),
    (
        "urn:ietf:params:scim:schemas:extension:lidmaatschap:2.0:User:lidnummer pr",
        "Anna berta 100%_c",
    ),
    (
        r#"urn:ietf:params:scim:schemas:extension:lidmaatschap:2.0:User:einddatum le "2026-01-01""#,
        "100%_c",
    ),
    (
        r#"urn:ietf:params:scim:schemas:extension:lidmaatschap:2.0:User:ingangsdatum ge "2021-01-01""#,
        "berta 100%_c dóra",
    ),
    (
        r#"urn:ietf:params:scim:schemas:extension:lidmaatschap:2.0:User:registraties[register eq "BIG" and nummer eq "19012345625"]"#,
        "100%_c",
    ),
    (
        r#"(userName eq "anna" or userName eq "berta") and not (emails[type eq "work"])"#,
        "berta",
    ),
];

/// What cannot be asked is refused, and never answered with nothing.
const NO_FILTERS: [&str; 18] = [
    "",
    "userName",
    r#"userName = "anna""#,
    r#"userName eq anna"#,
    r#"onzin eq "x""#,
    r#"name eq "x""#,
    r#"displayName eq "x""#,
    r#"userName eq 7"#,
    r#"userName eq true"#,
    r#"active eq "misschien""#,
    "active gt true",
    r#"active co "t""#,
    r#"meta.created eq "gisteren""#,
    r#"meta.created co "2026""#,
    r#"id co "A""#,
    r#"userName[type eq "x"]"#,
    r#"emails[kleur eq "x"]"#,
    r#"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department eq "x""#,
];

both! {
    async fn a_filter_finds_what_it_says(t: Stage) {
        let nvo = vier(&t).await;
        for (filter, expected) in FILTERS {
            assert_eq!(namen(&nvo, filter).await.join(" "), expected, "{filter}");
        }
        let anna = get(&nvo, &format!("/Users?filter={}", codeer(r#"userName eq "anna""#))).await.json()["Resources"][0].clone();
        let id = anna["id"].as_str().expect("an id");
        for (filter, expected) in [(format!(r#"id eq "{id}""#), "Anna"), (r#"id eq "onzin""#.to_owned(), ""), (format!(r#"id ne "{id}""#), "berta 100%_c dóra")] {
            assert_eq!(namen(&nvo, &filter).await.join(" "), expected, "{filter}");
        }
        for filter in NO_FILTERS {
            let reply = get(&nvo, &format!("/Users?filter={}", codeer(filter))).await;
            assert_eq!(fout(&reply), (400, json!("invalidFilter")), "{filter}: {}", reply.text());
        }
    }

    async fn a_list_is_ordered_and_what_has_no_value_stands_last(t: Stage) {
        let nvo = vier(&t).await;
        let table = [
            ("", "Anna berta 100%_c dóra"),
            ("sortOrder=descending", "dóra 100%_c berta Anna"),
            ("sortBy=userName", "100%_c Anna berta dóra"),
            ("sortBy=USERNAME&sortOrder=DESCENDING", "dóra berta Anna 100%_c"),
            ("sortBy=externalId", "Anna berta 100%_c dóra"),
            ("sortBy=externalId&sortOrder=descending", "dóra 100%_c berta Anna"),
            ("sortBy=name.familyName", "Anna berta dóra 100%_c"),
            ("sortBy=name.givenName", "Anna dóra berta 100%_c"),
            ("sortBy=emails.value", "Anna berta 100%_c dóra"),
            ("sortBy=meta.lastModified", "Anna berta 100%_c dóra"),
            ("sortBy=urn:ietf:params:scim:schemas:extension:lidmaatschap:2.0:User:ingangsdatum&sortOrder=descending", "dóra 100%_c berta Anna"),
            ("sortBy=urn:ietf:params:scim:schemas:extension:lidmaatschap:2.0:User:einddatum", "100%_c Anna berta dóra"),
        ];
        for (query, expected) in table {
            let body = get(&nvo, &format!("/Users?{query}")).await.json();
            let names: Vec<&str> = body["Resources"].as_array().expect("a list").iter().map(|one| one["userName"].as_str().expect("a name")).collect();
            assert_eq!(names.join(" "), expected, "{query}");
            // Page by page it is the same list, whichever way.
            assert_eq!(by_cursor(&nvo, query, 1).await.join(" "), expected, "{query}");
            assert_eq!(by_cursor(&nvo, query, 3).await.join(" "), expected, "{query}");
        }
        for query in ["sortBy=onzin", "sortBy=active", "sortOrder=omhoog", "startIndex=een", "count=x", "cursor=&startIndex=1", "attributes=id&excludedAttributes=name"] {
            assert_eq!(fout(&get(&nvo, &format!("/Users?{query}")).await), (400, json!("invalidValue")), "{query}");
        }
    }

    async fn a_page_is_numbered_and_its_numbers_are_numbers(t: Stage) {
        let nvo = vier(&t).await;
        let numbers = async |query: &str| {
            let body = get(&nvo, &format!("/Users{query}")).await.json();
            (body["totalResults"].clone(), body["startIndex"].clone(), body["itemsPerPage"].clone(), body["Resources"].as_array().map(Vec::len))
        };
        let table = [
            ("", (4, 1, 4)),
            ("?count=2", (4, 1, 2)),
            ("?startIndex=3&count=2", (4, 3, 2)),
            ("?STARTINDEX=4&COUNT=9", (4, 4, 1)),
            ("?startIndex=9", (4, 9, 0)),
            ("?startIndex=0&count=1", (4, 1, 1)),
            ("?startIndex=-5&count=1", (4, 1, 1)),
            ("?count=0", (4, 1, 0)),
            ("?count=-1", (4, 1, 0)),
            ("?count=9999", (4, 1, 4)),
            ("?filter=userName%20eq%20%22niemand%22", (0, 1, 0)),
        ];
        for (query, (total, first, items)) in table {
            assert_eq!(numbers(query).await, (json!(total), json!(first), json!(items), Some(items)), "{query}");
        }
    }

    async fn a_search_in_a_body_is_the_same_search(t: Stage) {
        let nvo = vier(&t).await;
        let schemas = json!(["urn:ietf:params:scim:api:messages:2.0:SearchRequest"]);
        let body = json!({ "schemas": schemas, "filter": "active eq true", "sortBy": "userName", "sortOrder": "descending", "startIndex": 2, "count": 1, "attributes": ["userName"] });
        let found = post(&nvo, "/Users/.search", body).await.json();
        assert_eq!((&found["totalResults"], &found["startIndex"]), (&json!(3), &json!(2)));
        let one = found["Resources"][0].as_object().expect("a User");
        assert_eq!(one.len(), 3, "{one:?}");
        assert_eq!(one["userName"], json!("berta"));
        assert_eq!(fout(&post(&nvo, "/Users/.search", json!({ "schemas": schemas, "filter": "onzin" })).await), (400, json!("invalidFilter")));
        // Over everything: Users and after them Groups.
        let all = post(&nvo, "/.search", json!({ "schemas": schemas, "startIndex": 4, "count": 2, "excludedAttributes": ["members"] })).await.json();
        let kinds: Vec<&str> = all["Resources"].as_array().expect("a list").iter().map(|one| one["meta"]["resourceType"].as_str().expect("a kind")).collect();
        assert_eq!((&all["totalResults"], kinds), (&json!(6), vec!["User", "Group"]));
        let groups = post(&nvo, "/.search", json!({ "schemas": schemas, "filter": "displayName eq \"gewoon lid\"" })).await.json();
        assert_eq!((&groups["totalResults"], &groups["Resources"][0]["displayName"]), (&json!(1), &json!("Gewoon lid")));
    }

    /// Whoever pages while others write misses nobody who was there all the time, and meets nobody twice.
    async fn a_cursor_holds_its_place_while_the_list_changes(t: Stage) {
        let nvo = t.vereniging("NVO").await;
        let mut all = Vec::new();
        for number in 0..9 {
            all.push(maak(&nvo, &format!("lid{number}"), json!({})).await);
        }
        let page = async |cursor: &str| get(&nvo, &format!("/Users?sortBy=userName&count=3&cursor={cursor}")).await;
        let names = |body: &Value| -> Vec<String> {
            let all = body["Resources"].as_array().expect("a list").iter();
            all.map(|one| one["userName"].as_str().expect("a name").to_owned()).collect()
        };
        let first = page("").await.json();
        assert_eq!((names(&first), &first["startIndex"], &first["totalResults"]), (vec!["lid0".into(), "lid1".into(), "lid2".into()], &json!(null), &json!(9)));
        // One before the place goes, one comes before it, one after it, and one moves from behind to the front.
        delete(&nvo, &adres(&all[0])).await;
        maak(&nvo, "lid1b", json!({})).await;
        maak(&nvo, "lid3b", json!({})).await;
        patch(&nvo, &adres(&all[8]), json!([{ "op": "replace", "path": "userName", "value": "aaa" }])).await;
        let second = page(first["nextCursor"].as_str().expect("more")).await.json();
        assert_eq!(names(&second), ["lid3", "lid3b", "lid4"]);
        let third = page(second["nextCursor"].as_str().expect("more")).await.json();
        assert_eq!((names(&third), &third["nextCursor"]), (vec!["lid5".into(), "lid6".into(), "lid7".into()], &json!(null)));
        // A cursor is of one question.
        let cursor = first["nextCursor"].as_str().expect("it");
        for query in [format!("cursor={cursor}"), format!("sortBy=userName&filter=active%20pr&cursor={cursor}"), "cursor=onzin".to_owned(), "sortBy=userName&cursor=AAAA".to_owned()] {
            assert_eq!(fout(&get(&nvo, &format!("/Users?{query}")).await), (400, json!("invalidCursor")), "{query}");
        }
    }

    /// A page of Users costs the same whatever its length, and so does one with a filter.
    async fn statements_do_not_grow_with_the_page(t: Stage) {
        let nvo = vier(&t).await;
        let cost = async |path: &str| {
            let counter = Arc::new(Counter::default());
            let reply = counter.scope(get(&nvo, path)).await;
            assert_eq!(reply.status.as_u16(), 200, "{path}");
            counter.get()
        };
        get(&nvo, "/Users").await;
        let (few, many) = (cost("/Users?count=1").await, cost("/Users?count=200").await);
        let filtered = cost("/Users?filter=emails%5Btype%20eq%20%22work%22%5D%20or%20active%20eq%20true&sortBy=name.familyName").await;
        assert_eq!((few, many, filtered), (5, 5, 5));
        assert_eq!(cost("/Groups").await, 3);
    }

    async fn only_what_is_asked_is_given(t: Stage) {
        let nvo = vier(&t).await;
        let keys = |body: &Value| -> Vec<String> {
            let mut keys: Vec<String> = body.as_object().expect("an object").keys().cloned().collect();
            keys.sort();
            keys
        };
        let first = get(&nvo, "/Users?count=1&attributes=name.familyName,emails.value").await.json()["Resources"][0].take();
        assert_eq!(keys(&first), ["emails", "id", "name", "schemas"]);
        assert_eq!((&first["name"], &first["emails"][1]), (&json!({ "familyName": "Berg" }), &json!({ "value": "anna@home.example" })));
        let path = adres(&first);
        assert_eq!(keys(&get(&nvo, &format!("{path}?excludedAttributes=name,emails,groups,meta,active,externalId,displayName")).await.json()),
            ["id", "schemas", LID, "userName"]);
        let made = stuur(&nvo, Method::POST, "/Users?attributes=userName", Some(gebruiker("eva", json!({}))), &[]).await;
        assert_eq!(keys(&made.json()), ["id", "schemas", "userName"]);
        let changed = patch(&nvo, &format!("{path}?attributes=active"), json!([{ "op": "replace", "path": "active", "value": true }])).await;
        assert_eq!(keys(&changed.json()), ["active", "id", "schemas"]);
        let bad = stuur(&nvo, Method::POST, "/Users?attributes=id&excludedAttributes=id", Some(gebruiker("fem", json!({}))), &[]).await;
        assert_eq!((fout(&bad), namen(&nvo, "userName eq \"fem\"").await), ((400, json!("invalidValue")), vec![]));
    }
}

/// The names of a list, page by page.
async fn by_cursor(actor: &Actor<'_>, query: &str, count: u32) -> Vec<String> {
    let (mut cursor, mut names) = (String::new(), Vec::new());
    loop {
        let body = get(actor, &format!("/Users?{query}&count={count}&cursor={cursor}"))
            .await
            .json();
        let page = body["Resources"].as_array().expect("a list").iter();
        assert!(names.len() < 20, "{query}: the cursor stands still");
        names.extend(page.map(|one| one["userName"].as_str().expect("a name").to_owned()));
        match body["nextCursor"].as_str() {
            Some(next) => cursor = next.to_owned(),
            None => return names,
        }
    }
}

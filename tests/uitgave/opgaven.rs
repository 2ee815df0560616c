//! Ontwikkelopgaven with their derivation: what everybody reads in the graph, in a file.

use actix_web::http::StatusCode;
use serde_json::{Value, json};

use super::{haal, vraag};
use crate::kit::both;

const EDITIE: &str = "{ agenda(domein: BREED_JEUGDDOMEIN) { id titel nummer geldigVan ontwikkelopgaven(first: 10) { nodes { id nummer titel omschrijving
    bewijs { totaal { aantal } perHerkomst { herkomst telling { aantal } } perThema { thema { id } themaVersie { naam } telling { aantal } } }
    herkomst { soort reden voorgangers(first: 3) { nodes { id titel } } } } } } }";

/// The rows that a file has, made of what the graph tells everybody.
fn verwacht(editie: &Value) -> Vec<Value> {
    let mut rows = Vec::new();
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    for opgave in list(&editie["ontwikkelopgaven"]["nodes"]) {
        let mut row = |rij: &str, [waarde, naam, hoe, toelichting, aantal]: [&Value; 5]| {
            rows.push(json!({
                "rij": rij, "opgave": opgave["id"], "nummer": opgave["nummer"], "titel": opgave["titel"], "waarde": waarde,
                "waardeNaam": naam, "hoe": hoe, "toelichting": toelichting, "aantal": aantal,
            }));
        };
        let (none, bewijs) = (Value::Null, &opgave["bewijs"]);
        row(
            "OPGAVE",
            [
                &none,
                &none,
                &none,
                &opgave["omschrijving"],
                &bewijs["totaal"]["aantal"],
            ],
        );
        for one in list(&bewijs["perHerkomst"]) {
            row(
                "HERKOMST",
                [&one["herkomst"], &none, &none, &none, &one["telling"]["aantal"]],
            );
        }
        for one in list(&bewijs["perThema"]) {
            row(
                "THEMA",
                [
                    &one["thema"]["id"],
                    &one["themaVersie"]["naam"],
                    &none,
                    &none,
                    &one["telling"]["aantal"],
                ],
            );
        }
        for one in list(&opgave["herkomst"]["voorgangers"]["nodes"]) {
            let herkomst = &opgave["herkomst"];
            row(
                "VOORGANGER",
                [
                    &one["id"],
                    &one["titel"],
                    &herkomst["soort"],
                    &herkomst["reden"],
                    &none,
                ],
            );
        }
    }
    rows
}

both! {
    async fn an_edition_is_what_everybody_reads_of_it_whoever_asks(t: Stage) {
        t.demonstration().await;
        let editie = t.anonymous().data(EDITIE).await["agenda"].take();
        let expected = verwacht(&editie);
        for rij in ["OPGAVE", "HERKOMST", "THEMA"] {
            assert!(expected.iter().any(|row| row["rij"] == rij), "{rij}");
        }
        let body = json!({ "soort": "ONTWIKKELOPGAVEN", "editie": editie["id"] });
        let analist = t.analist().await;
        let reply = vraag(&analist, &body).await;
        assert_eq!(reply.status, StatusCode::CREATED, "{}", reply.text());
        let made = reply.json();
        assert_eq!((&made["editie"], &made["van"], &made["celgrens"], &made["dimensies"]), (&editie["id"], &editie["geldigVan"], &Value::Null, &json!([])));
        let file = haal(&analist, &super::adres(&made, "gegevens.ndjson")).await;
        let rows: Vec<Value> = file.text().lines().map(|line| serde_json::from_str(line).expect("an object")).collect();
        assert_eq!(rows, expected);
        assert_eq!(made["rijen"], expected.len());
        let names: Vec<&Value> = made["bestanden"].as_array().expect("files").iter().map(|one| &one["naam"]).collect();
        assert_eq!(names.len(), 5);
        let book = haal(&analist, &super::adres(&made, "codeboek-nl.json")).await.json();
        assert_eq!((&book["notes"]["editie"]["id"], book["tableSchema"]["columns"].as_array().map(Vec::len)), (&editie["id"], Some(9)));
        // Editors count more than others do, and their file says no more than others'.
        let redactie = t.redactie().await;
        let other = vraag(&redactie, &body).await.json();
        assert_eq!((&other["id"], &other["bestanden"][0]["sha256"]), (&made["id"], &made["bestanden"][0]["sha256"]));
        assert_eq!(vraag(&analist, &body).await.status, StatusCode::OK);
        // The same rows in the feed, with their key.
        let feed = haal(&analist, "/v1/odata/Ontwikkelopgaven").await.json();
        let told = feed["value"].as_array().expect("rows").iter().map(|row| {
            let mut row = row.clone();
            let own = row.as_object_mut().expect("a row");
            assert_eq!(own.shift_remove("uitgave"), Some(made["id"].clone()));
            own.shift_remove("volgnummer");
            row
        });
        assert_eq!(told.collect::<Vec<_>>(), expected);
    }

    async fn an_edition_that_is_being_made_is_in_no_file(t: Stage) {
        t.demonstration().await;
        let redactie = t.redactie().await;
        let edities = redactie.data("{ agendas(first: 10) { nodes { edities(first: 20) { nodes { id status } } } } }").await;
        let all = edities["agendas"]["nodes"].as_array().expect("agenda's").iter();
        let all: Vec<Value> = all.flat_map(|one| one["edities"]["nodes"].as_array().expect("editions").clone()).collect();
        let analist = t.analist().await;
        let mut refused = 0;
        for editie in &all {
            let adopted = ["VASTGESTELD", "VERVANGEN"].contains(&editie["status"].as_str().expect("a state"));
            let reply = vraag(&redactie, &json!({ "soort": "ONTWIKKELOPGAVEN", "editie": editie["id"] })).await;
            assert_eq!(reply.status == StatusCode::CREATED, adopted, "{editie} {}", reply.text());
            refused += usize::from(reply.status == StatusCode::BAD_REQUEST);
        }
        assert!(refused > 0 && refused < all.len(), "{all:?}");
        for body in [
            json!({ "soort": "ONTWIKKELOPGAVEN" }),
            json!({ "soort": "ONTWIKKELOPGAVEN", "editie": "onzin" }),
            json!({ "soort": "ONTWIKKELOPGAVEN", "editie": all[0]["id"], "van": "2026-01-01" }),
            json!({ "soort": "KRUISTABEL", "editie": all[0]["id"] }),
        ] {
            assert_eq!(vraag(&analist, &body).await.status, StatusCode::BAD_REQUEST, "{body}");
        }
    }
}

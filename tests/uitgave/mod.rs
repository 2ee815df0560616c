//! Releases: the same request gives the same bytes, a file can be fetched in parts, and only its maker reads it.

mod metingen;
mod odata;
mod opgaven;
mod teksten;

use std::collections::BTreeMap;

use actix_web::{http::StatusCode, test::TestRequest};
use sea_orm::EntityTrait;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::{
    analyse::kruistabel::kwartaal,
    kit::{Stage, actor::Actor, app::Reply, both},
};

async fn vraag(actor: &Actor<'_>, body: &Value) -> Reply {
    actor
        .rest(TestRequest::post().uri("/v1/exports").set_json(body))
        .await
}

async fn haal(actor: &Actor<'_>, uri: &str) -> Reply {
    actor.rest(TestRequest::get().uri(uri)).await
}

/// A release of the quarter, as it was made.
async fn gemaakt(actor: &Actor<'_>, soort: &str, dimensies: &[&str]) -> Value {
    let body = json!({ "soort": soort, "dimensies": dimensies, "van": "2026-04-01", "tot": "2026-07-01" });
    let reply = vraag(actor, &body).await;
    assert_eq!(reply.status, StatusCode::CREATED, "{}", reply.text());
    let made = reply.json();
    assert_eq!(
        reply.header("location"),
        format!("/v1/exports/{}", made["id"].as_str().expect("an id"))
    );
    made
}

fn adres(made: &Value, name: &str) -> String {
    format!("/v1/exports/{}/{name}", made["id"].as_str().expect("an id"))
}

/// The rows of a release.
async fn rijen(actor: &Actor<'_>, made: &Value) -> Vec<Value> {
    let reply = haal(actor, &adres(made, "gegevens.ndjson")).await;
    assert_eq!(reply.status, StatusCode::OK);
    let rows = reply.text();
    rows.lines()
        .map(|line| serde_json::from_str(line).expect("an object"))
        .collect()
}

/// What is kept of each release.
async fn kept(t: &Stage) -> Vec<String> {
    let rows = entity::uitgave::Entity::find().all(t.writer()).await;
    let rows = rows.expect("a SELECT").into_iter();
    rows.map(|row| format!("{} {}", row.inhoud, row.bestanden))
        .collect()
}

/// Every file with its sum, as it is fetched.
async fn bestanden(actor: &Actor<'_>, made: &Value) -> Vec<(String, Vec<u8>)> {
    let mut all = Vec::new();
    for told in made["bestanden"].as_array().expect("files") {
        let reply = haal(actor, told["href"].as_str().expect("an address")).await;
        assert_eq!(reply.status, StatusCode::OK, "{told}");
        let sum: String = Sha256::digest(&reply.body)
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        assert_eq!(told["sha256"], sum);
        assert_eq!(told["bytes"], reply.body.len());
        all.push((sum, reply.body.to_vec()));
    }
    all
}

both! {
    async fn the_same_request_gives_the_same_bytes_whoever_asks_and_whatever_happens(t: Stage) {
        let made_of = kwartaal(&t).await;
        let analist = t.analist().await;
        let made = gemaakt(&analist, "KRUISTABEL", &["SECTOR", "DISCIPLINE"]).await;
        let files = bestanden(&analist, &made).await;
        assert_eq!(files.len(), 5);
        let text = String::from_utf8(files[0].1.clone()).expect("text");
        assert!(text.starts_with("rij,van,tot,sector,sectorGroep,discipline,disciplineNaam,disciplineGroep,aantal,aandeel,ontbreekt\r\n"), "{text}");
        assert!(text.contains("TOTAAL,2026-04-01,2026-07-01,,,,,,60,100.0,\r\n"), "{text}");
        assert!(text.contains(",leraar,GENOEMD,24,40.0,\r\n"), "{text}");
        assert!(!text.contains("mentor") && !text.contains("jeugdarts"), "few are not named: {text}");

        // What is withdrawn afterwards changes no release, and nothing new comes of asking again.
        assert!(made_of.contains_key("leraar"));
        t.withdrawn("leraar 0").await;
        let body = json!({ "soort": "KRUISTABEL", "dimensies": ["SECTOR", "DISCIPLINE"], "van": "2026-04-01", "tot": "2026-07-01" });
        let again = vraag(&analist, &body).await;
        assert_eq!((again.status, again.json()), (StatusCode::OK, made.clone()));
        assert_eq!(bestanden(&analist, &made).await, files);
        // Another person gets the same name and the same bytes.
        let redactie = t.redactie().await;
        let other = vraag(&redactie, &body).await;
        assert_eq!((other.status, &other.json()["id"]), (StatusCode::CREATED, &made["id"]));
        assert_eq!(bestanden(&redactie, &made).await, files);
        // Another question has another name.
        let less = gemaakt(&analist, "KRUISTABEL", &["SECTOR"]).await;
        assert_ne!(less["id"], made["id"]);
        let list = haal(&analist, "/v1/exports").await.json();
        let ids: Vec<&Value> = list["exports"].as_array().expect("a list").iter().map(|one| &one["id"]).collect();
        assert_eq!(ids, [&less["id"], &made["id"]]);
        let rest = haal(&analist, &format!("/v1/exports?na={}", less["id"].as_str().expect("an id"))).await.json();
        assert_eq!(rest["exports"], json!([made]));
    }

    async fn a_row_for_each_leervraag_and_none_stands_alone(t: Stage) {
        kwartaal(&t).await;
        let analist = t.analist().await;
        let made = gemaakt(&analist, "LEERVRAGEN", &["SECTOR", "DISCIPLINE", "AARD"]).await;
        assert_eq!(made["rijen"], 60);
        let reply = haal(&analist, &adres(&made, "gegevens.ndjson")).await;
        let mut alike: BTreeMap<String, usize> = BTreeMap::new();
        let mut keys = Vec::new();
        for line in reply.text().lines() {
            let mut row: Value = serde_json::from_str(line).expect("an object");
            keys.push(row.as_object_mut().expect("an object").remove("sleutel").expect("a key").to_string());
            *alike.entry(row.to_string()).or_default() += 1;
        }
        assert!(alike.values().all(|number| *number >= 5), "{alike:#?}");
        assert_eq!(alike.values().sum::<usize>(), 60);
        assert!(alike.len() > 3, "{alike:#?}");
        keys.sort();
        keys.dedup();
        assert_eq!(keys.len(), 60);
        // The same leervragen are called otherwise in another release.
        let other = gemaakt(&analist, "LEERVRAGEN", &["SECTOR"]).await;
        let text = haal(&analist, &adres(&other, "gegevens.ndjson")).await;
        assert!(keys.iter().all(|key| !text.text().contains(key.trim_matches('"'))));
        // The code book names the columns of the file, in both languages.
        for (name, language) in [("codeboek-nl.json", "nl"), ("codeboek-en.json", "en")] {
            let book = haal(&analist, &adres(&made, name)).await.json();
            assert_eq!(book["@context"][1]["@language"], language);
            let columns = book["tableSchema"]["columns"].as_array().expect("columns").iter();
            let named: Vec<&str> = columns.map(|one| one["name"].as_str().expect("a name")).collect();
            let head = haal(&analist, &adres(&made, "gegevens.csv")).await;
            assert_eq!(head.text().lines().next(), Some(named.join(",").as_str()));
            assert_eq!(book["notes"]["celgrens"], 5);
        }
    }

    async fn a_file_is_fetched_in_parts(t: Stage) {
        kwartaal(&t).await;
        let analist = t.analist().await;
        let made = gemaakt(&analist, "LEERVRAGEN", &["SECTOR"]).await;
        let uri = adres(&made, "gegevens-excel.csv");
        let whole = haal(&analist, &uri).await;
        let tag = whole.header("etag").to_owned();
        let size = whole.body.len();
        assert_eq!((whole.header("accept-ranges"), tag.len()), ("bytes", 34));
        let part = async |range: &str, if_range: Option<&str>| {
            let mut request = TestRequest::get().uri(&uri).insert_header(("range", range));
            if let Some(tag) = if_range {
                request = request.insert_header(("if-range", tag));
            }
            analist.rest(request).await
        };
        let first = part("bytes=0-999", None).await;
        let last = part("bytes=1000-", Some(&tag)).await;
        for (reply, range) in [(&first, format!("bytes 0-999/{size}")), (&last, format!("bytes 1000-{}/{size}", size - 1))] {
            assert_eq!((reply.status, reply.header("content-range")), (StatusCode::PARTIAL_CONTENT, range.as_str()));
        }
        assert_eq!([first.body.to_vec(), last.body.to_vec()].concat(), whole.body.to_vec());
        let other = part("bytes=1000-", Some("\"another\"")).await;
        assert_eq!((other.status, &other.body), (StatusCode::OK, &whole.body));
        let past = part(&format!("bytes={size}-"), None).await;
        assert_eq!((past.status, past.header("content-range")), (StatusCode::RANGE_NOT_SATISFIABLE, format!("bytes */{size}").as_str()));
        assert_eq!(past.header("content-type"), "application/problem+json");
        let known = analist.rest(TestRequest::get().uri(&uri).insert_header(("if-none-match", tag.as_str()))).await;
        assert_eq!((known.status, known.body.len()), (StatusCode::NOT_MODIFIED, 0));
    }

    async fn packed_files_say_what_the_lines_say(t: Stage) {
        kwartaal(&t).await;
        let analist = t.analist().await;
        let made = gemaakt(&analist, "LEERVRAGEN", &["SECTOR", "DISCIPLINE"]).await;
        for (name, media, begin) in [
            ("gegevens.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", &b"PK\x03\x04"[..]),
            ("gegevens.parquet", "application/vnd.apache.parquet", &b"PAR1"[..]),
        ] {
            let uri = adres(&made, name);
            let whole = haal(&analist, &uri).await;
            assert_eq!((whole.status, whole.header("content-type")), (StatusCode::OK, media));
            assert!(whole.body.starts_with(begin), "{name}");
            let part = analist.rest(TestRequest::get().uri(&uri).insert_header(("range", "bytes=100-299"))).await;
            assert_eq!((part.status, &part.body[..]), (StatusCode::PARTIAL_CONTENT, &whole.body[100..300]), "{name}");
        }
        let book = haal(&analist, &adres(&made, "gegevens.xlsx")).await;
        let mut book = zip::ZipArchive::new(std::io::Cursor::new(book.body.to_vec())).expect("a workbook");
        let sheet = std::io::read_to_string(book.by_name("xl/worksheets/sheet1.xml").expect("a sheet")).expect("text");
        assert_eq!(sheet.matches("<row ").count(), 61);
        assert!(sheet.contains(">leraar<") && !sheet.contains("mentor"));
    }

    async fn only_analysts_and_editors_make_one_and_only_its_maker_reads_it(t: Stage) {
        kwartaal(&t).await;
        let analist = t.analist().await;
        let made = gemaakt(&analist, "KRUISTABEL", &["SECTOR"]).await;
        let addresses = [format!("/v1/exports/{}", made["id"].as_str().expect("an id")), adres(&made, "gegevens.csv"), adres(&made, "codeboek-nl.json")];
        let body = json!({ "soort": "KRUISTABEL" });
        for (who, actor) in t.outsiders().await {
            let expected = match who {
                "ANONIEM" => StatusCode::UNAUTHORIZED,
                "ANALIST" | "REDACTIE" => StatusCode::NOT_FOUND,
                _ => StatusCode::FORBIDDEN,
            };
            if expected != StatusCode::NOT_FOUND {
                assert_eq!(vraag(&actor, &body).await.status, expected, "{who}");
                assert_eq!(haal(&actor, "/v1/exports").await.status, expected, "{who}");
            }
            if who == "ANALIST" {
                continue;
            }
            for uri in &addresses {
                assert_eq!(haal(&actor, uri).await.status, expected, "{who} {uri}");
            }
        }
        let redactie = t.redactie().await;
        for uri in &addresses {
            assert_eq!(haal(&redactie, uri).await.status, StatusCode::NOT_FOUND, "{uri}");
        }
        assert_eq!(haal(&redactie, "/v1/exports").await.json(), json!({ "exports": [] }));
        assert_eq!(haal(&analist, &adres(&made, "gegevens.exe")).await.status, StatusCode::NOT_FOUND);
    }

    async fn what_is_wrong_with_a_request_is_told_at_once(t: Stage) {
        let analist = t.analist().await;
        let reply = vraag(&analist, &json!({ "soort": "ALLES", "dimensies": ["THEMA"], "van": "gisteren", "formaat": "csv" })).await;
        assert_eq!(reply.status, StatusCode::BAD_REQUEST);
        let names: Vec<Value> = reply.json()["invalidParams"].as_array().expect("a list").iter().map(|one| one["name"].clone()).collect();
        assert_eq!(names, ["soort", "van", ""]);
        for body in [
            json!({ "soort": "KRUISTABEL", "dimensies": ["REGIO", "THEMA"] }),
            json!({ "soort": "KRUISTABEL", "van": "2026-10-01", "tot": "2027-01-01" }),
            json!({ "soort": "KRUISTABEL", "filter": [{ "dimensie": "REGIO", "waarden": ["nergens"] }] }),
        ] {
            let reply = vraag(&analist, &body).await;
            assert_eq!((reply.status, reply.header("content-type")), (StatusCode::BAD_REQUEST, "application/problem+json"), "{body}");
        }
        let text = analist.rest(TestRequest::post().uri("/v1/exports").set_payload("soort=KRUISTABEL")).await;
        assert_eq!(text.status, StatusCode::UNSUPPORTED_MEDIA_TYPE);
        let unknown = haal(&analist, "/v1/exports?pagina=2").await;
        assert_eq!(unknown.status, StatusCode::BAD_REQUEST);
    }

    async fn fifty_releases_a_day(t: Stage) {
        kwartaal(&t).await;
        let analist = t.analist().await;
        let body = |number: usize| json!({ "soort": "KRUISTABEL", "van": "2026-04-01", "tot": "2026-07-01", "dimensies": ["SECTOR"],
            "filter": [{ "dimensie": "SECTOR", "waarden": [format!("S{number}")] }] });
        for number in 0..50 {
            assert_eq!(vraag(&analist, &body(number)).await.status, StatusCode::CREATED, "{number}");
        }
        let reply = vraag(&analist, &body(50)).await;
        assert_eq!((reply.status, &reply.json()["code"]), (StatusCode::BAD_REQUEST, &json!("LIMIT_EXCEEDED")));
        assert_eq!(vraag(&analist, &body(7)).await.status, StatusCode::OK, "what there is already is no new one");
    }
}

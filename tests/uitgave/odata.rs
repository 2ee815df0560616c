//! Own releases as an OData feed: what it says of itself, what may be asked, and that pages follow each other to the end.

use std::collections::BTreeSet;

use actix_web::{http::StatusCode, test::TestRequest};
use regex::Regex;
use serde_json::{Value, json};

use super::{gemaakt, haal};
use crate::{
    analyse::kruistabel::kwartaal,
    kit::{actor::Actor, app::Reply, both},
};

/// An address beneath the feed, with what an address cannot hold written otherwise.
fn adres(path: &str) -> String {
    let path = path.replace(' ', "%20").replace('\'', "%27");
    format!("/v1/odata/{path}")
}

async fn vraag(actor: &Actor<'_>, path: &str) -> Value {
    let reply = haal(actor, &adres(path)).await;
    assert_eq!(reply.status, StatusCode::OK, "{path}: {}", reply.text());
    reply.json()
}

async fn rijen(actor: &Actor<'_>, path: &str) -> Vec<Value> {
    vraag(actor, path).await["value"]
        .as_array()
        .expect("rows")
        .clone()
}

/// Every row of a set, page after page of so many.
async fn bladzijden(actor: &Actor<'_>, path: &str, hooguit: usize) -> (usize, Vec<Value>) {
    let (mut next, mut pages, mut rows) = (Some(adres(path)), 0, Vec::new());
    while let Some(address) = next {
        let request = TestRequest::get().uri(&address);
        let prefer = ("prefer", format!("odata.maxpagesize={hooguit}"));
        let reply = actor.rest(request.insert_header(prefer.clone())).await;
        assert_eq!(reply.status, StatusCode::OK, "{address}: {}", reply.text());
        assert_eq!(reply.header("preference-applied"), prefer.1);
        let page = reply.json();
        let own = page["value"].as_array().expect("rows").clone();
        assert!(own.len() <= hooguit, "{address}");
        rows.extend(own);
        pages += 1;
        let link = page["@odata.nextLink"].as_str();
        next = link.map(|link| link[link.find("/v1/").expect("an address here")..].to_owned());
    }
    (pages, rows)
}

/// The names of the properties of an entity type.
fn eigenschappen(xml: &str, name: &str) -> BTreeSet<String> {
    let (_, rest) = xml
        .split_once(&format!("<EntityType Name=\"{name}\">"))
        .expect("the type is there");
    let (own, _) = rest.split_once("</EntityType>").expect("it ends");
    let named = own.split("<Property Name=\"").skip(1);
    named
        .map(|rest| rest.split('"').next().unwrap_or_default().to_owned())
        .collect()
}

/// Every element is closed by its own name, in the right order.
fn assert_well_formed(xml: &str) {
    let tag = Regex::new(r#"<(/?)([A-Za-z:]+)((?: [A-Za-z:]+="[^"<&]*")*)(/?)>"#).expect("a pattern");
    let body = xml.split_once("?>").expect("a declaration").1;
    assert_eq!(tag.replace_all(body, "").trim(), "", "nothing but elements");
    let mut open = Vec::new();
    for one in tag.captures_iter(body) {
        match (&one[1], &one[4]) {
            ("/", "") => assert_eq!(open.pop().as_deref(), Some(&one[2])),
            ("", "") => open.push(one[2].to_owned()),
            _ => {}
        }
    }
    assert!(open.is_empty(), "{open:?}");
}

fn fout(reply: &Reply) -> (u16, String) {
    let body = reply.json();
    assert!(
        reply.header("content-type").starts_with("application/json"),
        "{body}"
    );
    assert_eq!(reply.header("odata-version"), "4.0");
    assert!(
        body["error"]["message"]
            .as_str()
            .is_some_and(|words| !words.is_empty()),
        "{body}"
    );
    (
        reply.status.as_u16(),
        body["error"]["code"].as_str().expect("a code").to_owned(),
    )
}

both! {
    async fn it_tells_what_there_is(t: Stage) {
        kwartaal(&t).await;
        let analist = t.analist().await;
        for (soort, dimensies) in [("KRUISTABEL", vec!["SECTOR", "DISCIPLINE"]), ("LEERVRAGEN", vec!["SECTOR"])] {
            gemaakt(&analist, soort, &dimensies).await;
        }
        let root = haal(&analist, "/v1/odata/").await;
        assert_eq!((root.header("odata-version"), root.header("content-type")), ("4.0", "application/json;odata.metadata=minimal"));
        let root = root.json();
        assert!(root["@odata.context"].as_str().is_some_and(|context| context.starts_with("http://") && context.ends_with("/v1/odata/$metadata")));
        let sets: Vec<&str> = root["value"].as_array().expect("sets").iter().map(|one| one["url"].as_str().expect("an address")).collect();
        assert_eq!(sets, ["Uitgaven", "Kruistabellen", "Leervragen", "Ontwikkelopgaven", "Metingen", "Leervraagteksten"]);
        let metadata = haal(&analist, "/v1/odata/$metadata").await;
        assert_eq!((metadata.status, metadata.header("content-type")), (StatusCode::OK, "application/xml"));
        let xml = metadata.text().to_owned();
        assert_well_formed(&xml);
        for (set, kind) in [("Uitgaven", "Uitgave"), ("Kruistabellen", "Kruistabelrij"), ("Leervragen", "Leervraagrij")] {
            assert!(xml.contains(&format!("<EntitySet Name=\"{set}\" EntityType=\"vakmanschap.{kind}\"/>")), "{set}");
            let page = vraag(&analist, set).await;
            assert!(page["@odata.context"].as_str().is_some_and(|context| context.ends_with(&format!("$metadata#{set}"))));
            let row = page["value"][0].as_object().expect("a row");
            assert_eq!(row.keys().cloned().collect::<BTreeSet<_>>(), eigenschappen(&xml, kind), "{set}");
        }
        assert!(eigenschappen(&xml, "Ontwikkelopgaverij").contains("waardeNaam"));
        assert!(eigenschappen(&xml, "Metingrij").contains("verschilPunten") && eigenschappen(&xml, "Leervraagtekst").contains("themaNamen"));
        // No leervraag has several values here, so what it may have several of is no column.
        assert!(!eigenschappen(&xml, "Leervraagrij").contains("thema"));
    }

    async fn rows_are_those_of_the_file(t: Stage) {
        kwartaal(&t).await;
        let analist = t.analist().await;
        let made = gemaakt(&analist, "KRUISTABEL", &["SECTOR", "DISCIPLINE"]).await;
        let rows = rijen(&analist, "Kruistabellen?$select=rij,van,tot,sector,sectorGroep,discipline,disciplineNaam,disciplineGroep,aantal,aandeel,ontbreekt").await;
        let file = haal(&analist, &super::adres(&made, "gegevens.ndjson")).await;
        let lines: Vec<Value> = file.text().lines().map(|line| serde_json::from_str(line).expect("an object")).collect();
        assert_eq!(rows, lines);
        let keyed = rijen(&analist, "Kruistabellen?$select=volgnummer,uitgave").await;
        let expected: Vec<Value> = (1..=lines.len()).map(|number| json!({ "volgnummer": number, "uitgave": made["id"] })).collect();
        assert_eq!(keyed, expected);
        let own = rijen(&analist, "Uitgaven").await;
        assert_eq!(own, [json!({ "id": made["id"], "soort": "KRUISTABEL", "peildatum": made["peildatum"], "rijen": made["rijen"] })]);
    }

    async fn conditions_choose_rows(t: Stage) {
        kwartaal(&t).await;
        let analist = t.analist().await;
        let made = gemaakt(&analist, "KRUISTABEL", &["SECTOR", "DISCIPLINE"]).await;
        gemaakt(&analist, "KRUISTABEL", &["SECTOR"]).await;
        gemaakt(&analist, "LEERVRAGEN", &["SECTOR"]).await;
        let all = rijen(&analist, "Kruistabellen").await;
        let id = made["id"].as_str().expect("an id");
        type Past = fn(&Value) -> bool;
        let conditions: [(String, Past); 7] = [
            ("aantal ge 9 and rij eq 'CEL'".into(), |row| row["aantal"].as_u64().is_some_and(|number| number >= 9) && row["rij"] == "CEL"),
            ("not (disciplineNaam eq null)".into(), |row| !row["disciplineNaam"].is_null()),
            ("contains(disciplineNaam,'werker') or startswith(disciplineNaam,'lera')".into(), |row| row["disciplineNaam"].as_str().is_some_and(|name| name.contains("werker") || name.starts_with("lera"))),
            ("aandeel lt 40.0".into(), |row| row["aandeel"].as_f64().is_some_and(|share| share < 40.0)),
            ("van le 2026-04-01 and tot gt 2026-06-30".into(), |_| true),
            ("sector ne 'ONDERWIJS'".into(), |row| row["sector"] != "ONDERWIJS"),
            ("aantal eq 987654".into(), |_| false),
        ];
        for (filter, past) in &conditions {
            let expected: Vec<Value> = all.iter().filter(|row| past(row)).cloned().collect();
            let page = vraag(&analist, &format!("Kruistabellen?$filter={filter}&$count=true")).await;
            assert_eq!(page["value"], Value::from(expected.clone()), "{filter}");
            assert_eq!(page["@odata.count"], expected.len(), "{filter}");
            let number = haal(&analist, &adres(&format!("Kruistabellen/$count?$filter={filter}"))).await;
            assert_eq!((number.header("content-type"), number.text()), ("text/plain", expected.len().to_string().as_str()));
        }
        let few = rijen(&analist, &format!("Kruistabellen?$filter=uitgave eq '{id}'")).await;
        assert!(few.len() < all.len() && few.iter().all(|row| row["uitgave"] == made["id"]));
        assert_eq!(Value::from(few.len()), made["rijen"]);
        let number = haal(&analist, "/v1/odata/Leervragen/$count").await;
        assert_eq!(number.text(), "60");
    }

    async fn rows_in_order_and_some_of_them(t: Stage) {
        kwartaal(&t).await;
        let analist = t.analist().await;
        gemaakt(&analist, "KRUISTABEL", &["SECTOR", "DISCIPLINE"]).await;
        gemaakt(&analist, "KRUISTABEL", &["SECTOR"]).await;
        let all = rijen(&analist, "Kruistabellen").await;
        let mut ordered = all.clone();
        // Nothing stands before everything, and what is alike stays as it stood.
        ordered.sort_by(|a, b| b["aantal"].as_u64().cmp(&a["aantal"].as_u64()).then(a["sector"].as_str().cmp(&b["sector"].as_str())));
        let page = vraag(&analist, "Kruistabellen?$orderby=aantal desc,sector&$count=true").await;
        assert_eq!((&page["value"], &page["@odata.count"]), (&Value::from(ordered.clone()), &json!(all.len())));
        assert_eq!(page.get("@odata.nextLink"), None);
        assert_eq!(rijen(&analist, "Kruistabellen?$orderby=aantal desc,sector&$skip=2&$top=3").await, ordered[2..5]);
        assert_eq!(rijen(&analist, "Kruistabellen?$skip=2&$top=3").await, all[2..5]);
        assert_eq!(rijen(&analist, "Kruistabellen?$top=0").await, [] as [Value; 0]);
        assert_eq!(rijen(&analist, "Kruistabellen?$skip=987").await, [] as [Value; 0]);
        for path in ["Kruistabellen?$orderby=aantal desc,sector", "Kruistabellen?$orderby=aantal desc,sector&$skip=1&$top=6"] {
            let (pages, rows) = bladzijden(&analist, path, 4).await;
            let expected = if path.contains("top") { &ordered[1..7] } else { &ordered[..] };
            assert_eq!((pages, rows.as_slice()), (expected.len().div_ceil(4), expected), "{path}");
        }
    }

    async fn pages_follow_each_other_to_the_end(t: Stage) {
        kwartaal(&t).await;
        let analist = t.analist().await;
        gemaakt(&analist, "LEERVRAGEN", &["SECTOR"]).await;
        gemaakt(&analist, "LEERVRAGEN", &["SECTOR", "DISCIPLINE"]).await;
        let all = rijen(&analist, "Leervragen").await;
        assert_eq!(all.len(), 120);
        let keys: BTreeSet<String> = all.iter().map(|row| row["sleutel"].to_string()).collect();
        assert_eq!(keys.len(), 120);
        assert_eq!(bladzijden(&analist, "Leervragen", 7).await, (18, all.clone()));
        assert_eq!(bladzijden(&analist, "Leervragen?$skip=55&$top=20", 6).await, (4, all[55..75].to_vec()));
        let teachers: Vec<Value> = all.iter().filter(|row| row["sector"] == "ONDERWIJS").cloned().collect();
        assert!(teachers.len() > 40);
        let (_, rows) = bladzijden(&analist, "Leervragen?$filter=sector eq 'ONDERWIJS'&$skip=3", 5).await;
        assert_eq!(rows, teachers[3..]);
        // A release that comes between two pages is for who begins again.
        let first = vraag(&analist, "Leervragen?$top=119").await;
        assert_eq!(first["value"].as_array().map(Vec::len), Some(119));
        let request = TestRequest::get().uri("/v1/odata/Leervragen").insert_header(("prefer", "maxpagesize=119"));
        let link = analist.rest(request).await.json()["@odata.nextLink"].as_str().expect("a link").to_owned();
        gemaakt(&analist, "LEERVRAGEN", &["AARD", "SECTOR", "DISCIPLINE"]).await;
        let last = haal(&analist, &link[link.find("/v1/").expect("an address here")..]).await.json();
        assert_eq!((last["value"].as_array().map(Vec::len), last.get("@odata.nextLink")), (Some(1), None));
        assert_eq!(vraag(&analist, "Leervragen/$count").await, json!(180));
    }

    async fn what_cannot_be_asked_is_told(t: Stage) {
        let analist = t.analist().await;
        for path in [
            "Kruistabellen?$filter=schoenmaat eq 42", "Kruistabellen?$filter=aantal eq 'veel'", "Kruistabellen?$filter=tolower(rij) eq 'cel'",
            "Kruistabellen?$filter=", "Kruistabellen?$select=schoenmaat", "Kruistabellen?$orderby=aantal op", "Kruistabellen?$top=-1",
            "Kruistabellen?$expand=alles", "Kruistabellen?$search=zorg", "Kruistabellen?$apply=aggregate(aantal)", "Kruistabellen?aantal=3",
            "Kruistabellen?$skiptoken=x.1", "Kruistabellen?$count=misschien",
        ] {
            assert_eq!(fout(&haal(&analist, &adres(path)).await), (400, "BAD_REQUEST".into()), "{path}");
        }
        let many = format!("Kruistabellen?$orderby={}", ["aantal"; 9].join(","));
        assert_eq!(fout(&haal(&analist, &adres(&many)).await).1, "LIMIT_EXCEEDED");
        for path in ["Leden", "Kruistabellen('x')", "Kruistabellen/$value", "Kruistabellen/", "$batch"] {
            assert_eq!(fout(&haal(&analist, &adres(path)).await), (404, "NOT_FOUND".into()), "{path}");
        }
        let posted = analist.rest(TestRequest::post().uri("/v1/odata/Kruistabellen")).await;
        assert_eq!(fout(&posted).0, 405);
        assert_eq!(vraag(&analist, "Kruistabellen?$count=true").await["@odata.count"], 0);
        let english = TestRequest::get().uri("/v1/odata/Kruistabellen?$top=a").insert_header(("accept-language", "en"));
        assert!(analist.rest(english).await.json()["error"]["message"].as_str().is_some_and(|words| words.contains("whole numbers")));
    }

    async fn each_reads_the_own_releases(t: Stage) {
        kwartaal(&t).await;
        let analist = t.analist().await;
        let made = gemaakt(&analist, "KRUISTABEL", &["SECTOR"]).await;
        let id = made["id"].as_str().expect("an id");
        for (who, actor) in t.outsiders().await {
            let expected = match who {
                "ANONIEM" => (401, "UNAUTHENTICATED"),
                "ANALIST" => continue,
                _ => (403, "FORBIDDEN"),
            };
            for path in ["", "$metadata", "Uitgaven", "Kruistabellen", "Kruistabellen/$count"] {
                let (status, code) = fout(&haal(&actor, &adres(path)).await);
                assert_eq!((status, code.as_str()), expected, "{who} {path}");
            }
        }
        let redactie = t.redactie().await;
        for path in ["Uitgaven", "Kruistabellen", &format!("Kruistabellen?$filter=uitgave eq '{id}'"), "Kruistabellen?$orderby=aantal"] {
            assert_eq!(rijen(&redactie, path).await, [] as [Value; 0], "{path}");
        }
        assert_eq!(haal(&redactie, "/v1/odata/Kruistabellen/$count").await.text(), "0");
        assert_eq!(fout(&haal(&redactie, &adres(&format!("Kruistabellen?$skiptoken={id}.0"))).await).0, 400);
    }
}

//! Reading back: what changed since a stand, with what is gone; and whether both sides say the same.

mod vergelijken;

use std::collections::BTreeMap;

use actix_web::{http::StatusCode, test::TestRequest};
use serde_json::{Value, json};

use crate::{
    inzending::{collega, doe, lever},
    kit::{actor::Actor, both},
};

const VIJF: &str = "lidnummer;achternaam;ingangsdatum\nA1;Een;2020-01-01\nA2;Twee;2020-01-01\nA3;Drie;2020-01-01\n\
    A4;Vier;2020-01-01\nA5;Vijf;2020-01-01\n";

const LIJST: &str = "query($sinds: Int, $n: Int!, $after: String) { viewer { beroepsvereniging {
    lidmaatschapWijzigingen(sinds: $sinds, first: $n, after: $after) { totalCount pageInfo { hasNextPage endCursor }
        nodes { soort stand lidnummer lidmaatschap { achternaam status } wachtOp { uitkomst } } } } } }";

/// A page of changes: its rows as `stand lidnummer what`, and where it goes on.
async fn pagina(
    actor: &Actor<'_>,
    sinds: Option<i64>,
    n: i64,
    after: Option<&str>,
) -> (Vec<String>, Option<String>) {
    let asked = actor.with(json!({ "sinds": sinds, "n": n, "after": after }));
    let list = asked
        .value(LIJST, "/viewer/beroepsvereniging/lidmaatschapWijzigingen")
        .await;
    let rows = list["nodes"].as_array().expect("a list").iter().map(|row| {
        let what = match row["soort"].as_str() {
            Some("VERVALLEN") => "vervallen".to_owned(),
            _ => format!(
                "{} {}",
                row["lidmaatschap"]["achternaam"], row["lidmaatschap"]["status"]
            )
            .replace('"', ""),
        };
        let waits = row["wachtOp"]["uitkomst"]
            .as_str()
            .map(|told| format!(" wacht {told}"));
        format!(
            "{} {} {what}{}",
            row["stand"],
            row["lidnummer"].as_str().expect("a number"),
            waits.unwrap_or_default()
        )
    });
    let end = list["pageInfo"]["endCursor"].as_str().map(str::to_owned);
    (rows.collect(), end)
}

/// What a stream tells: its lines.
pub(crate) async fn stroom(actor: &Actor<'_>, query: &str) -> Vec<Value> {
    let request = TestRequest::get().uri(&format!("/v1/lidmaatschappen/wijzigingen{query}"));
    let reply = actor.rest(request).await;
    assert_eq!(
        (reply.status, reply.header("content-type")),
        (StatusCode::OK, "application/x-ndjson"),
        "{}",
        reply.text()
    );
    reply
        .text()
        .lines()
        .map(|line| serde_json::from_str(line).expect("an object"))
        .collect()
}

/// What somebody has who followed the list: each lidnummer with the name that it has now.
fn bijgehouden(held: &mut BTreeMap<String, String>, lines: &[Value]) -> i64 {
    for line in lines {
        let number = line["lidnummer"].as_str().unwrap_or_default().to_owned();
        match line["soort"].as_str().expect("a kind") {
            "GEWIJZIGD" => {
                held.insert(
                    number,
                    line["velden"]["achternaam"]
                        .as_str()
                        .unwrap_or_default()
                        .to_owned(),
                );
            }
            "VERVALLEN" => {
                held.remove(&number);
            }
            "EINDE" => return line["stand"].as_i64().expect("a number"),
            _ => {}
        }
    }
    panic!("a stream without its end: {lines:?}")
}

both! {
    async fn what_changed_since_a_stand_comes_once_with_what_is_gone(t: Stage) {
        let (nvo, nip) = (t.vereniging("NVO").await, t.vereniging("NIP").await);
        lever(&nvo, "", VIJF).await;
        lever(&nip, "", "lidnummer;achternaam;ingangsdatum\nA1;Ander;2020-01-01\n").await;
        let second = lever(&nvo, "", "lidnummer;achternaam;status;ingangsdatum\nA2;Bakker;actief;\nA3;Drie;beëindigd;\nA6;Zes;actief;2021-01-01\n").await;
        let (all, end) = pagina(&nvo, None, 100, None).await;
        assert_eq!(all, ["1 A1 Een ACTIEF", "1 A4 Vier ACTIEF", "1 A5 Vijf ACTIEF",
            "2 A2 Bakker ACTIEF", "2 A3 Drie BEEINDIGD", "2 A6 Zes ACTIEF"].map(str::to_owned));
        let (later, _) = pagina(&nvo, Some(1), 100, None).await;
        assert_eq!(later.len(), 3);
        // What is undone says again what it said, under a new stand, and what it made is told as gone.
        assert_eq!(doe(&nvo, "inzendingOngedaanMaken", &second).await.0, json!("ONGEDAAN"));
        let (after, _) = pagina(&nvo, None, 100, end.as_deref()).await;
        assert_eq!(after, ["3 A2 Twee ACTIEF", "3 A3 Drie ACTIEF", "3 A6 vervallen"].map(str::to_owned));
        assert_eq!(pagina(&nip, None, 100, None).await.0, ["1 A1 Ander ACTIEF"]);
    }

    /// Pages that are read while memberships change: nothing is skipped, and at the end the reader has what is there.
    async fn a_reader_keeps_up_while_things_change(t: Stage) {
        let nvo = t.vereniging("NVO").await;
        lever(&nvo, "", VIJF).await;
        let (mut seen, mut end) = pagina(&nvo, None, 2, None).await;
        // One that was read, and one that was not yet.
        lever(&nvo, "", "lidnummer;achternaam\nA1;Eerste\nA5;Vijfde\n").await;
        loop {
            let (rows, next) = pagina(&nvo, None, 2, end.as_deref()).await;
            seen.extend(rows);
            let Some(next) = next else { break };
            end = Some(next);
        }
        assert_eq!(seen, ["1 A1 Een ACTIEF", "1 A2 Twee ACTIEF", "1 A3 Drie ACTIEF", "1 A4 Vier ACTIEF",
            "2 A1 Eerste ACTIEF", "2 A5 Vijfde ACTIEF"].map(str::to_owned));
    }

    /// By stand, over REST: after each reading the reader has what is there, deletions included.
    async fn a_stream_tells_the_same_and_where_to_go_on(t: Stage) {
        let nvo = t.vereniging("NVO").await;
        let mut held = BTreeMap::new();
        assert_eq!(stroom(&nvo, "").await, [json!({ "soort": "EINDE", "stand": 0 })]);
        lever(&nvo, "", VIJF).await;
        let lines = stroom(&nvo, "?sinds=0").await;
        assert_eq!(lines[0]["velden"], json!({ "voorletters": null, "voornaam": null, "tussenvoegsel": null, "achternaam": "Een",
            "organisatienaam": null, "lidsoort": null, "status": "ACTIEF", "ingangsdatum": "2020-01-01", "einddatum": null,
            "skj": null, "big": null }));
        let stand = bijgehouden(&mut held, &lines);
        let second = lever(&nvo, "", "lidnummer;achternaam;ingangsdatum\nA2;Bakker;2020-01-01\nA6;Zes;2021-01-01\n").await;
        assert_eq!(doe(&nvo, "inzendingOngedaanMaken", &second).await.0, json!("ONGEDAAN"));
        let lines = stroom(&nvo, &format!("?sinds={stand}")).await;
        assert_eq!((lines.len(), lines[1]["soort"].as_str()), (3, Some("VERVALLEN")), "{lines:?}");
        assert_eq!(bijgehouden(&mut held, &lines), 3);
        let expected = [("A1", "Een"), ("A2", "Twee"), ("A3", "Drie"), ("A4", "Vier"), ("A5", "Vijf")];
        assert_eq!(held, expected.map(|(number, name)| (number.to_owned(), name.to_owned())).into());
        // A stand of another history, as after a backup was put back.
        let gone = nvo.rest(TestRequest::get().uri("/v1/lidmaatschappen/wijzigingen?sinds=9")).await;
        assert_eq!((gone.status, &gone.json()["stand"]), (StatusCode::GONE, &json!(3)));
    }

    /// A delivery that the brake holds did not happen; what it would do is told beside it.
    async fn what_is_in_limbo_is_told_as_such(t: Stage) {
        let nvo = t.vereniging("NVO").await;
        lever(&nvo, "", VIJF).await;
        let held = lever(&nvo, "?modus=VOLLEDIG", "lidnummer;achternaam;ingangsdatum\nA1;Een;2020-01-01\nA7;Zeven;2020-01-01\n").await;
        assert_eq!(held["status"], json!("AANGEHOUDEN"));
        let (rows, _) = pagina(&nvo, None, 100, None).await;
        let expected = ["1 A1 Een ACTIEF", "1 A2 Twee ACTIEF wacht BEEINDIGD", "1 A3 Drie ACTIEF wacht BEEINDIGD",
            "1 A4 Vier ACTIEF wacht BEEINDIGD", "1 A5 Vijf ACTIEF wacht BEEINDIGD"];
        assert_eq!(rows, expected.map(str::to_owned));
        let lines = stroom(&nvo, "?sinds=1").await;
        let waits = |number: &str, what: &str| json!({ "soort": "WACHT", "lidnummer": number, "uitkomst": what, "inzending": held["id"] });
        let mut told: Vec<Value> = lines.iter().filter(|line| line["soort"] == "WACHT").cloned().collect();
        told.sort_by_key(|line| line["lidnummer"].to_string());
        assert_eq!(told, [waits("A2", "BEEINDIGD"), waits("A3", "BEEINDIGD"), waits("A4", "BEEINDIGD"), waits("A5", "BEEINDIGD"), waits("A7", "NIEUW")]);
        assert_eq!(doe(&nvo, "inzendingAfwijzen", &held).await.0, json!("GEWEIGERD"));
        assert_eq!(stroom(&nvo, "?sinds=1").await.len(), 1, "nothing waits any more");
    }

    /// Lists, counts and prints of one association are there for nobody else, and the address tells nobody that it has any.
    async fn an_association_reads_its_own_and_nobody_else_any(t: Stage) {
        let (nvo, nip) = (t.vereniging("NVO").await, t.vereniging("NIP").await);
        lever(&nvo, "", VIJF).await;
        let id = nvo.text("{ viewer { beroepsvereniging { id } } }", "/viewer/beroepsvereniging/id").await;
        let query = format!("{{ beroepsvereniging(id: \"{id}\") {{ lidmaatschapAfdruk {{ aantal }}
            lidmaatschapWijzigingen {{ totalCount nodes {{ lidnummer }} }} }} }}");
        assert_eq!(nvo.value(&query, "/beroepsvereniging/lidmaatschapWijzigingen/totalCount").await, json!(5));
        let hidden = json!({ "lidmaatschapAfdruk": null, "lidmaatschapWijzigingen": { "totalCount": 0, "nodes": [] } });
        let others = [t.anonymous(), t.member("anna").await, t.redactie().await, t.analist().await, t.beheer().await, nip];
        for (number, other) in others.iter().enumerate() {
            assert_eq!(other.value(&query, "/beroepsvereniging").await, hidden, "{number}");
        }
        let requests = [
            TestRequest::get().uri("/v1/lidmaatschappen/wijzigingen"),
            TestRequest::post().uri("/v1/lidmaatschappen/vergelijking").set_payload("lidnummer\nA1\n"),
        ];
        let codes = [401, 403, 403, 403, 403];
        for request in requests {
            let request = request.to_request();
            for (other, code) in others.iter().zip(codes) {
                let again = match request.method().as_str() {
                    "GET" => TestRequest::get().uri(request.path()),
                    _ => TestRequest::post().uri(request.path()).set_payload("lidnummer\nA1\n"),
                };
                assert_eq!(other.rest(again).await.status.as_u16(), code, "{}", request.path());
            }
        }
        assert_eq!(stroom(&others[5], "").await.len(), 1, "the other association has its own, which is nothing");
        for wrong in ["?sinds=x", "?iets=1"] {
            let reply = nvo.rest(TestRequest::get().uri(&format!("/v1/lidmaatschappen/wijzigingen{wrong}"))).await;
            assert_eq!((reply.status, reply.header("api-version")), (StatusCode::BAD_REQUEST, "1.0.0"), "{wrong}");
        }
    }

    /// A page takes the same statements for 2 and for 50.
    async fn a_page_of_changes_takes_no_more_statements(t: Stage) {
        let nvo = t.vereniging("NVO").await;
        let row = |number: usize| format!("L{number};GEWOON;2020-01-01\n");
        let file: String = std::iter::once("lidnummer;achternaam;ingangsdatum\n".to_owned()).chain((0..60).map(row)).collect();
        let first = lever(&nvo, "", &file).await;
        assert_eq!(doe(&collega(&t, "NVO"), "inzendingOngedaanMaken", &first).await.0, json!("ONGEDAAN"));
        lever(&nvo, "", &file).await;
        let query = "query($n: Int!) { viewer { beroepsvereniging { lidmaatschapWijzigingen(last: $n) { totalCount
            nodes { soort lidmaatschap { achternaam afdruk lidsoort { code } } wachtOp { uitkomst } } } } } }";
        let page = async |n: i32| nvo.with(json!({ "n": n })).send(query).await;
        let (few, many) = (page(2).await, page(50).await);
        assert!(many.body.get("errors").is_none(), "{:#}", many.body);
        assert_eq!(few.statements, many.statements);
    }
}

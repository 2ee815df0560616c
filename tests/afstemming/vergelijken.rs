//! Prints by the published recipe, and the report of what differs.

use std::sync::Arc;

use actix_web::{http::StatusCode, test::TestRequest};
use api::db::Counter;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::stroom;
use crate::{
    inzending::lever,
    kit::{actor::Actor, both},
};

const DRIE: &str = "lidnummer;voorletters;tussenvoegsel;achternaam;ingangsdatum;einddatum;skj;big\n\
    A1;A.B.;van der;Berg;01-02-2020;;100012345;\nA2;C.;;Élise;2021-03-01;31-12-2026;;19012345601\nA3;D.;;Dorp;2019-01-01;01-01-2020;;\n";

/// The print that an association makes of its own row, by the recipe in the contract.
fn afdruk(cellen: [&str; 12]) -> String {
    hex(&Sha256::digest(cellen.join("\t")))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// And of all of them: sorted, each with the end of a line.
fn van_alle(mut prints: Vec<String>) -> String {
    prints.sort_unstable();
    let lines: String = prints.iter().map(|one| format!("{one}\n")).collect();
    hex(&Sha256::digest(lines))
}

/// The rows of the file above as the association would say them.
fn eigen() -> [String; 3] {
    [
        afdruk([
            "A1",
            "A.B.",
            "",
            "van der",
            "Berg",
            "",
            "",
            "ACTIEF",
            "2020-02-01",
            "",
            "100012345",
            "",
        ]),
        afdruk([
            "A2",
            "C.",
            "",
            "",
            "Élise",
            "",
            "",
            "OPGEZEGD",
            "2021-03-01",
            "2026-12-31",
            "",
            "19012345601",
        ]),
        afdruk([
            "A3",
            "D.",
            "",
            "",
            "Dorp",
            "",
            "",
            "BEEINDIGD",
            "2019-01-01",
            "2020-01-01",
            "",
            "",
        ]),
    ]
}

/// Sends rows to be compared.
async fn vergelijk(actor: &Actor<'_>, query: &str, file: &str) -> Value {
    let uri = format!("/v1/lidmaatschappen/vergelijking{query}");
    let request = TestRequest::post()
        .uri(&uri)
        .insert_header(("content-type", "text/csv"))
        .set_payload(file.to_owned());
    let reply = actor.rest(request).await;
    assert_eq!(reply.status, StatusCode::OK, "{}", reply.text());
    reply.json()
}

both! {
    /// Both sides make the same of the same rows: each row, all of them, and those that run.
    async fn prints_agree_by_the_published_recipe(t: Stage) {
        let (nvo, nip) = (t.vereniging("NVO").await, t.vereniging("NIP").await);
        lever(&nvo, "", DRIE).await;
        let prints = eigen();
        let query = "{ viewer { beroepsvereniging { alle: lidmaatschapAfdruk { stand aantal afdruk }
            lopend: lidmaatschapAfdruk(lopend: true) { aantal afdruk }
            lidmaatschapWijzigingen { nodes { lidnummer lidmaatschap { afdruk skj big } } } } } }";
        let told = nvo.value(query, "/viewer/beroepsvereniging").await;
        assert_eq!(told["alle"], json!({ "stand": 1, "aantal": 3, "afdruk": van_alle(prints.to_vec()) }));
        assert_eq!(told["lopend"], json!({ "aantal": 2, "afdruk": van_alle(prints[..2].to_vec()) }));
        let nodes = told["lidmaatschapWijzigingen"]["nodes"].as_array().expect("a list");
        let of = |number: &str| nodes.iter().find(|node| node["lidnummer"] == number).expect("a row")["lidmaatschap"].clone();
        assert_eq!(of("A1"), json!({ "afdruk": prints[0], "skj": "100012345", "big": null }));
        assert_eq!(of("A2"), json!({ "afdruk": prints[1], "skj": null, "big": "19012345601" }));
        let lines = stroom(&nvo, "").await;
        let streamed: Vec<&str> = lines.iter().filter_map(|line| line["afdruk"].as_str()).collect();
        assert_eq!(van_alle(streamed.into_iter().map(str::to_owned).collect()), van_alle(prints.to_vec()));
        let empty = nip.value("{ viewer { beroepsvereniging { lidmaatschapAfdruk { stand aantal afdruk } } } }", "/viewer/beroepsvereniging/lidmaatschapAfdruk").await;
        assert_eq!(empty, json!({ "stand": 0, "aantal": 0, "afdruk": van_alle(Vec::new()) }));
    }

    async fn a_report_names_the_rows_that_differ(t: Stage) {
        let (nvo, nip) = (t.vereniging("NVO").await, t.vereniging("NIP").await);
        lever(&nvo, "", DRIE).await;
        lever(&nip, "", "lidnummer;ingangsdatum\nN1;2020-01-01\n").await;
        let [one, two, three] = eigen();
        // The same: what is over need not be sent.
        let same = vergelijk(&nvo, "", &format!("lidnummer;afdruk\nA1;{one}\nA2;{two}\n")).await;
        let both = json!({ "aantal": 2, "afdruk": van_alle(vec![one.clone(), two.clone()]) });
        assert_eq!(same, json!({ "stand": 1, "hier": both, "daar": both, "gelijk": 2, "verschilt": 0, "alleenHier": 0,
            "alleenDaar": 0, "dubbel": 0, "meer": false, "verschillen": [] }));
        let missed = vergelijk(&nvo, "?beeindigd=true", &format!("lidnummer;afdruk\nA1;{one}\nA2;{two}\n")).await;
        assert_eq!(missed["verschillen"], json!([{ "soort": "ALLEEN_HIER", "lidnummer": "A3", "rij": null, "wachtOp": null }]));
        // What another association has is as unknown as what nobody has, and is told by its place.
        let file = format!("Lidnummer,Afdruk\r\nA1,{two}\r\nA3,{three}\r\nN1,{one}\r\nX9,{one}\r\nA3,{three}\r\n");
        let told = vergelijk(&nvo, "", &file).await;
        assert_eq!((&told["gelijk"], &told["daar"]["aantal"]), (&json!(1), &json!(5)));
        assert_eq!(told["verschillen"], json!([
            { "soort": "DUBBEL", "lidnummer": "A3", "rij": 6, "wachtOp": null },
            { "soort": "VERSCHILT", "lidnummer": "A1", "rij": 2, "wachtOp": null },
            { "soort": "ALLEEN_HIER", "lidnummer": "A2", "rij": null, "wachtOp": null },
            { "soort": "ALLEEN_DAAR", "lidnummer": null, "rij": 4, "wachtOp": null },
            { "soort": "ALLEEN_DAAR", "lidnummer": null, "rij": 5, "wachtOp": null },
        ]));
    }

    /// Where only numbers are sent, only numbers are compared; and what waits for the brake is said.
    async fn a_report_tells_what_waits(t: Stage) {
        let nvo = t.vereniging("NVO").await;
        lever(&nvo, "", DRIE).await;
        let held = lever(&nvo, "?modus=VOLLEDIG", "lidnummer;ingangsdatum\nA9;2020-01-01\n").await;
        assert_eq!(held["status"], json!("AANGEHOUDEN"));
        let told = vergelijk(&nvo, "", "lidnummer\nA9\n").await;
        assert_eq!((&told["daar"]["afdruk"], &told["alleenHier"]), (&Value::Null, &json!(2)));
        let ours = told["verschillen"].as_array().expect("a list");
        assert!(ours.iter().all(|one| one["wachtOp"] == held["id"]), "{ours:?}");
        assert_eq!(ours[2]["lidnummer"], json!("A9"), "a number that is known because it waits");
    }

    async fn what_cannot_be_compared_is_told(t: Stage) {
        let nvo = t.vereniging("NVO").await;
        for (file, status) in [("", 400), ("A1;aa\n", 400), ("lidnummer\n1\n", 200)] {
            let request = TestRequest::post().uri("/v1/lidmaatschappen/vergelijking").set_payload(file);
            let reply = nvo.rest(request).await;
            assert_eq!(reply.status.as_u16(), status, "{}", reply.text());
        }
        let request = TestRequest::post().uri("/v1/lidmaatschappen/vergelijking").set_payload(b"lidnummer\n\xff\n".to_vec());
        assert_eq!(nvo.rest(request).await.status, StatusCode::BAD_REQUEST);
        let many: String = std::iter::once("lidnummer\n".to_owned()).chain((0..=100_000).map(|n| format!("{n}\n"))).collect();
        let request = TestRequest::post().uri("/v1/lidmaatschappen/vergelijking").set_payload(many);
        assert_eq!(nvo.rest(request).await.status, StatusCode::PAYLOAD_TOO_LARGE);
    }

    /// Each thousand rows cost one statement more, in the print and in the report.
    async fn statements_grow_with_thousands_of_rows(t: Stage) {
        let nvo = t.vereniging("NVO").await;
        let rows = |from: usize, to: usize| -> String {
            let row = |number: usize| format!("L{number:05};2020-01-01\n");
            std::iter::once("lidnummer;ingangsdatum\n".to_owned()).chain((from..to).map(row)).collect()
        };
        let cost = async || {
            let counter = Arc::new(Counter::default());
            counter.scope(vergelijk(&nvo, "", "lidnummer\nL00001\n")).await;
            counter.get()
        };
        lever(&nvo, "", &rows(0, 900)).await;
        let few = cost().await;
        lever(&nvo, "", &rows(900, 2_900)).await;
        assert_eq!(cost().await - few, 2, "of {few}");
    }
}

//! Metingen as rows: what every analyst reads of them in the graph, in a file, for as long as it may be read.

use std::collections::HashMap;

use actix_web::http::StatusCode;
use api::graph::id::Kind;
use entity::{
    cyclus::Stand,
    meting::{Model, Status},
};
use sea_orm::EntityTrait;
use serde_json::{Value, json};
use uuid::Uuid;

use super::{adres, bestanden, haal, kept, rijen, vraag};
use crate::kit::{
    Stage,
    actor::Actor,
    both,
    leren::{gerdes, inhoud, stellingenlijst},
    seed::{day, global},
};

const GEZIEN: &str = "query($id: ID!) { lerendePraktijk(id: $id) { id naam
    metingen(first: 5) { nodes { id soort instrument van tot
        niveaus { parameter { code naam } term ordinaal nietGescoord verdeling { laag { ...t } midden { ...t } hoog { ...t } } }
        stellingen { tekst telling { percentage eens { ...t } oneens { ...t } geldig { ...t } } } } } } }
    fragment t on Telling { aantal ontbreekt }";

const TREND: &str = "query($id: ID!) { lerendePraktijk(id: $id) { trend { parameters { code punten { meting { id } verschil vergelekenMet { id } nietVergelijkbaar } }
        stellingen { punten { tekst versie meting { id } verschil vergelekenMet { id } nietVergelijkbaar } } } } }";

/// Puts a number and why there is none in a row.
fn telling(row: &mut Value, name: &str, telling: &Value) {
    let none = json!({ "aantal": null, "ontbreekt": "NIET_GEMETEN" });
    let telling = if telling.is_null() { &none } else { telling };
    row[name] = telling["aantal"].clone();
    row[format!("{name}Ontbreekt")] = telling["ontbreekt"].clone();
}

/// Puts what a meting stands beside in a row.
fn naast(row: &mut Value, punt: &Value, verschil: &str) {
    row["vergelekenMet"] = punt["vergelekenMet"]["id"].clone();
    row["nietVergelijkbaar"] = punt["nietVergelijkbaar"].clone();
    row[verschil] = punt["verschil"].clone();
}

/// The rows that a file has of a praktijk, made of what the graph tells the actor.
async fn verwacht(actor: &Actor<'_>, praktijk: Uuid) -> Vec<Value> {
    let id = json!({ "id": global(Kind::LerendePraktijk, praktijk) });
    let seen = actor.with(id.clone()).value(GEZIEN, "/lerendePraktijk").await;
    let trend = actor.with(id).value(TREND, "/lerendePraktijk/trend").await;
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let mut levels = HashMap::new();
    for parameter in list(&trend["parameters"]) {
        for punt in list(&parameter["punten"]) {
            levels.insert((punt["meting"]["id"].clone(), parameter["code"].clone()), punt);
        }
    }
    let mut answers = HashMap::new();
    for punt in list(&trend["stellingen"])
        .iter()
        .flat_map(|one| list(&one["punten"]))
    {
        answers.insert((punt["meting"]["id"].clone(), punt["tekst"].clone()), punt);
    }
    let mut rows = Vec::new();
    for meting in list(&seen["metingen"]["nodes"]).iter().rev() {
        let row = |rij: &str| {
            let mut row = json!({ "meting": meting["id"], "praktijk": seen["id"], "praktijkNaam": seen["naam"], "rij": rij });
            for name in ["soort", "instrument", "van", "tot"] {
                row[name] = meting[name].clone();
            }
            for name in LEEG {
                row[name] = Value::Null;
            }
            row
        };
        for niveau in list(&meting["niveaus"]) {
            let (mut row, parameter) = (row("PARAMETER"), &niveau["parameter"]);
            row["parameter"] = parameter["code"].clone();
            row["parameterNaam"] = parameter["naam"].clone();
            for name in ["term", "ordinaal", "nietGescoord"] {
                row[name] = niveau[name].clone();
            }
            for name in ["laag", "midden", "hoog"] {
                telling(&mut row, name, &niveau["verdeling"][name]);
            }
            let punt = &levels[&(meting["id"].clone(), parameter["code"].clone())];
            naast(&mut row, punt, "verschil");
            rows.push(row);
        }
        for answer in list(&meting["stellingen"]) {
            let (mut row, said) = (row("STELLING"), &answer["telling"]);
            row["stelling"] = answer["tekst"].clone();
            row["stellingVersie"] = json!(1);
            row["percentage"] = said["percentage"].clone();
            for name in ["eens", "oneens", "geldig"] {
                telling(&mut row, name, &said[name]);
            }
            if let Some(punt) = answers.get(&(meting["id"].clone(), answer["tekst"].clone())) {
                naast(&mut row, punt, "verschilPunten");
            }
            rows.push(row);
        }
    }
    rows
}

/// The columns that are empty unless something is said in them.
const LEEG: [&str; 25] = [
    "parameter",
    "parameterNaam",
    "term",
    "ordinaal",
    "nietGescoord",
    "laag",
    "laagOntbreekt",
    "midden",
    "middenOntbreekt",
    "hoog",
    "hoogOntbreekt",
    "stelling",
    "stellingVersie",
    "eens",
    "eensOntbreekt",
    "oneens",
    "oneensOntbreekt",
    "geldig",
    "geldigOntbreekt",
    "percentage",
    "vergelekenMet",
    "verschil",
    "verschilPunten",
    "nietVergelijkbaar",
    "erratum",
];

/// The words of the stellingen of Noord.
const WOORDEN: [&str; 3] = ["Wij bellen elkaar.", "Wij spreken af.", "Wij kijken terug."];

/// A praktijk that lets analysts read along, with two metingen; a praktijk that shared one meting of two; and everything that
/// is asked of them.
struct Gemeten<'s> {
    anna: Actor<'s>,
    noord: Uuid,
    zuid: Uuid,
    nul: Value,
    later: Value,
    toestemming: Value,
    cyclus: Uuid,
    says: Value,
}

async fn gemeten(t: &Stage) -> Gemeten<'_> {
    t.reference().await;
    let (noord, _) = t.lerend("Praktijk Noord").await;
    let cyclus = t.cyclus(noord, 1, Stand::Meet).await;
    let anna = t.facilitator().await;
    let (lijst, stellingen) = stellingenlijst(&anna, noord, &WOORDEN).await;
    let answer = |place: usize, [eens, geldig]: [i32; 2]| json!({ "stelling": stellingen[place], "eens": eens, "geldig": geldig, "weetNiet": 1 });
    let level = |ordinaal: i32| {
        json!([{ "parameter": gerdes(Kind::RaamwerkParameter, "SAMENWERKING"),
        "niveau": gerdes(Kind::RaamwerkNiveau, &format!("SAMENWERKING_{ordinaal}")), "verdeling": { "laag": 2, "midden": 9, "hoog": 10 } }])
    };
    let adopted = async |soort: &str, van: &str, ordinaal: i32, answers: Value| {
        let mut says = inhoud(soort, van);
        says["stellingenlijst"] = lijst.clone();
        says["stellingen"] = answers;
        says["niveaus"] = level(ordinaal);
        let made = json!({ "cyclus": global(Kind::Cyclus, cyclus), "inhoud": says });
        let made = anna.done("metingVastleggen", "meting { id }", made).await;
        let adopt = json!({ "meting": made["id"], "version": 1 });
        anna.done("metingVaststellen", "meting { id }", adopt).await;
        (made["id"].clone(), says)
    };
    let (nul, says) = adopted(
        "NULMETING",
        "2026-02-10",
        3,
        json!([answer(0, [15, 22]), answer(1, [2, 4])]),
    )
    .await;
    let (later, _) = adopted("TUSSENMETING", "2026-03-10", 1, json!([answer(0, [6, 21])])).await;
    let grant = json!({ "praktijk": global(Kind::LerendePraktijk, noord) });
    let toestemming = anna.done("analyseToestaan", "toestemming { id }", grant).await;
    let zuid = t.praktijk("Praktijk Zuid").await;
    let place = (zuid, t.cyclus(zuid, 1, Stand::Meet).await);
    t.gemeten(place, "gedeeld", Status::Vastgesteld, |row| row.gedeeld = true)
        .await;
    t.gemeten(place, "niet gedeeld", Status::Vastgesteld, |_| ())
        .await;
    t.gemeten((noord, cyclus), "in de maak", Status::Concept, |_| ())
        .await;
    Gemeten {
        anna,
        noord,
        zuid,
        nul,
        later,
        toestemming: toestemming["id"].clone(),
        cyclus,
        says,
    }
}

async fn gemaakt(actor: &Actor<'_>) -> Value {
    let reply = vraag(actor, &json!({ "soort": "METINGEN" })).await;
    assert_eq!(reply.status, StatusCode::CREATED, "{}", reply.text());
    reply.json()
}

both! {
    async fn rows_are_what_every_analyst_reads(t: Stage) {
        let all = gemeten(&t).await;
        let analist = t.analist().await;
        let made = gemaakt(&analist).await;
        let mut expected = Vec::new();
        let mut of = [all.noord, all.zuid];
        of.sort_by_key(|key| key.as_bytes().to_owned());
        for praktijk in of {
            expected.extend(verwacht(&analist, praktijk).await);
        }
        assert_eq!(expected.len(), 2 * (8 + 3) + 1);
        assert!(expected.iter().any(|row| row["verschil"] == -2) && expected.iter().any(|row| row["verschilPunten"] == -39.6));
        assert!(expected.iter().any(|row| row["laagOntbreekt"] == "ONDERDRUKT") && expected.iter().any(|row| row["eensOntbreekt"] == "NIET_GEMETEN"));
        assert_eq!(rijen(&analist, &made).await, expected);
        assert_eq!((&made["rijen"], &made["celgrens"], &made["errata"], &made["van"]), (&json!(23), &json!(5), &json!(0), &Value::Null));
        let files = bestanden(&analist, &made).await;
        assert_eq!(files.len(), 5);
        let csv = String::from_utf8(files[1].1.clone()).expect("text");
        assert!(csv.contains(";-39,6;"), "{csv}");
        // An editor and a member of the praktijk see more; the file of an editor says no more, and is the same one.
        let redactie = t.redactie().await;
        let other = gemaakt(&redactie).await;
        assert_eq!(other["id"], made["id"]);
        assert_eq!(bestanden(&redactie, &other).await, files);
        let again = vraag(&analist, &json!({ "soort": "METINGEN" })).await;
        assert_eq!((again.status, again.json()), (StatusCode::OK, made.clone()));
        // The earlier meting lies outside the period, and still stands beside the later one.
        let period = json!({ "soort": "METINGEN", "van": "2026-03-10", "tot": "2026-03-11" });
        let later = vraag(&analist, &period).await.json();
        let rows = rijen(&analist, &later).await;
        let of_later: Vec<&Value> = expected.iter().filter(|row| row["meting"] == all.later).collect();
        assert_eq!(rows.iter().collect::<Vec<_>>(), of_later);
        // The code book names its columns, and the feed has its rows.
        for name in ["codeboek-nl.json", "codeboek-en.json"] {
            let book = haal(&analist, &adres(&made, name)).await.json();
            let columns = book["tableSchema"]["columns"].as_array().expect("columns").iter();
            let named: Vec<&str> = columns.map(|one| one["name"].as_str().expect("a name")).collect();
            assert_eq!(csv.trim_start_matches('\u{feff}').lines().next(), Some(named.join(";").as_str()));
            assert_eq!(book["notes"], json!({ "celgrens": 5, "errata": 0 }));
        }
        let feed = haal(&analist, &format!("/v1/odata/Metingen?$filter=uitgave%20eq%20'{}'%20and%20verschil%20lt%200&$select=meting,verschil", made["id"].as_str().expect("an id"))).await.json();
        assert_eq!(feed["value"], json!([{ "meting": all.later, "verschil": -2 }]));
    }

    async fn what_analysts_may_no_longer_read_leaves_the_release(t: Stage) {
        let all = gemeten(&t).await;
        let analist = t.analist().await;
        let made = gemaakt(&analist).await;
        let before = rijen(&analist, &made).await;
        let files = bestanden(&analist, &made).await;
        assert!(kept(&t).await.iter().all(|text| text.contains(WOORDEN[0])));
        let back = json!({ "toestemming": all.toestemming, "version": 1 });
        all.anna.done("analyseToestemmingIntrekken", "toestemming { id }", back).await;

        // Whatever is asked first: the list, the feed, a file, the errata.
        let list = haal(&analist, "/v1/exports").await.json();
        let now = list["exports"][0].clone();
        assert_eq!((&now["id"], &now["rijen"], &now["errata"]), (&made["id"], &made["rijen"], &json!(2)));
        let after = rijen(&analist, &now).await;
        for (old, new) in before.iter().zip(&after) {
            if [&all.nul, &all.later].contains(&&old["meting"]) {
                let mut empty = new.as_object().expect("a row").clone();
                assert_eq!((empty.shift_remove("meting"), empty.shift_remove("erratum")), (Some(old["meting"].clone()), Some(json!("NIET_MEER_LEESBAAR"))));
                assert!(empty.values().all(Value::is_null), "{empty:?}");
            } else {
                assert_eq!(old, new);
            }
        }
        assert_eq!(before.len(), after.len());
        for (sum, bytes) in bestanden(&analist, &now).await {
            assert!(files.iter().all(|(old, _)| *old != sum));
            assert!(WOORDEN.iter().all(|words| !bytes.windows(words.len()).any(|part| part == words.as_bytes())));
        }
        assert!(kept(&t).await.iter().all(|text| WOORDEN.iter().all(|words| !text.contains(words)) && !text.contains("Praktijk Noord")));
        let mut expected = [&all.nul, &all.later].map(|id| json!({ "object": id, "reden": "NIET_MEER_LEESBAAR", "gezien": t.service.clock.today() }));
        expected.sort_by_key(|one| one["object"].to_string());
        assert_eq!(haal(&analist, &adres(&now, "errata")).await.json(), json!({ "errata": expected }));
        assert_eq!(haal(&analist, &adres(&now, "codeboek-nl.json")).await.json()["notes"]["errata"], 2);
        assert_eq!(haal(&analist, &format!("/v1/exports/{}", made["id"].as_str().expect("an id"))).await.json(), now);

        // Allowed again it does not come back; who asks again gets another release.
        let grant = json!({ "praktijk": global(Kind::LerendePraktijk, all.noord) });
        all.anna.done("analyseToestaan", "toestemming { id }", grant).await;
        assert_eq!(rijen(&analist, &now).await, after);
        let anew = gemaakt(&analist).await;
        assert_ne!(anew["id"], made["id"]);
        assert_eq!(rijen(&analist, &anew).await, before);
        let same = vraag(&analist, &json!({ "soort": "METINGEN" })).await;
        assert_eq!((same.status, &same.json()["id"]), (StatusCode::OK, &anew["id"]));
    }

    /// A wrong meting was replaced: it leaves, also where another meting stood beside it.
    async fn what_was_replaced_leaves_with_the_differences(t: Stage) {
        let all = gemeten(&t).await;
        let analist = t.analist().await;
        let made = gemaakt(&analist).await;
        let before = rijen(&analist, &made).await;
        // In another it stands beside one and has no row of its own.
        let part = vraag(&analist, &json!({ "soort": "METINGEN", "van": "2026-03-01" })).await.json();
        let record = json!({ "cyclus": global(Kind::Cyclus, all.cyclus), "vervangt": all.nul, "vervangreden": "TELFOUT", "inhoud": all.says });
        let next = all.anna.done("metingVastleggen", "meting { id }", record).await;
        all.anna.done("metingVaststellen", "meting { id }", json!({ "meting": next["id"], "version": 1 })).await;
        let told = haal(&analist, &adres(&made, "errata")).await.json();
        assert_eq!(told["errata"], json!([{ "object": all.nul, "reden": "VERVANGEN", "gezien": t.service.clock.today() }]));
        let after = rijen(&analist, &made).await;
        let mut lost = 0;
        for (old, new) in before.iter().zip(&after) {
            let mut expected = old.clone();
            if old["vergelekenMet"] == all.nul {
                lost += usize::from(!old["verschil"].is_null() || !old["verschilPunten"].is_null());
                (expected["verschil"], expected["verschilPunten"]) = (Value::Null, Value::Null);
            }
            if old["meting"] == all.nul {
                assert_eq!((&new["erratum"], &new["ordinaal"]), (&json!("VERVANGEN"), &Value::Null));
            } else {
                assert_eq!(*new, expected);
            }
        }
        assert_eq!(lost, 2, "a level and a share");
        assert_eq!(haal(&analist, &adres(&part, "errata")).await.json(), told);
        let rows = rijen(&analist, &part).await;
        assert!(rows.iter().any(|row| row["vergelekenMet"] == all.nul) && rows.iter().all(|row| row["verschil"].is_null()));
    }

    async fn a_release_is_its_makers_and_so_are_its_errata(t: Stage) {
        gemeten(&t).await;
        let analist = t.analist().await;
        let made = gemaakt(&analist).await;
        for (who, actor) in t.outsiders().await {
            let expected = match who {
                "ANONIEM" => StatusCode::UNAUTHORIZED,
                "ANALIST" => continue,
                _ => StatusCode::FORBIDDEN,
            };
            assert_eq!(haal(&actor, &adres(&made, "errata")).await.status, expected, "{who}");
            assert_eq!(vraag(&actor, &json!({ "soort": "METINGEN" })).await.status, expected, "{who}");
        }
        let redactie = t.redactie().await;
        assert_eq!(haal(&redactie, &adres(&made, "errata")).await.status, StatusCode::NOT_FOUND);
        assert_eq!(haal(&analist, &adres(&made, "errata")).await.json(), json!({ "errata": [] }));
        for body in [
            json!({ "soort": "METINGEN", "van": "2026-03-01", "tot": "2026-03-01" }),
            json!({ "soort": "METINGEN", "dimensies": ["SECTOR"], "korrel": "JAAR" }),
            json!({ "soort": "METINGEN", "editie": "x" }),
        ] {
            assert_eq!(vraag(&analist, &body).await.status, StatusCode::BAD_REQUEST, "{body}");
        }
    }

    async fn no_more_than_so_many_rows(t: Stage) {
        t.reference().await;
        let (praktijk, _) = t.lerend("Praktijk Noord").await;
        let cyclus_id = t.cyclus(praktijk, 1, Stand::Meet).await;
        let teksten: Vec<String> = (0..40).map(|number| format!("Stelling {number}.")).collect();
        let teksten: Vec<&str> = teksten.iter().map(String::as_str).collect();
        let (lijst, _) = stellingenlijst(&t.facilitator().await, praktijk, &teksten).await;
        let lijst = Kind::Stellingenlijst.key_in(lijst.as_str().expect("an id")).expect("a key");
        let first = t.gemeten((praktijk, cyclus_id), "eerst", Status::Concept, |_| ()).await;
        let first: Model = entity::meting::Entity::find_by_id(first).one(t.writer()).await.expect("a SELECT").expect("a meting");
        for part in 0..5_u64 {
            let many = (0..101).map(|number| {
                let mut row = first.clone();
                row.id = t.named(&format!("meting {part} {number}"));
                (row.status, row.gedeeld, row.lijst_id) = (Status::Vastgesteld, true, Some(lijst));
                row.van = day("2026-03-01") + chrono::Days::new(part);
                sea_orm::IntoActiveModel::<entity::meting::ActiveModel>::into_active_model(row)
            });
            entity::meting::Entity::insert_many(many).exec_without_returning(t.writer()).await.expect("metingen");
        }
        let analist = t.analist().await;
        let reply = vraag(&analist, &json!({ "soort": "METINGEN" })).await;
        assert_eq!((reply.status, &reply.json()["code"]), (StatusCode::BAD_REQUEST, &json!("LIMIT_EXCEEDED")));
        let reply = vraag(&analist, &json!({ "soort": "METINGEN", "van": "2026-03-02" })).await;
        assert_eq!((reply.status, &reply.json()["rijen"]), (StatusCode::CREATED, &json!(4 * 101 * 40)));
    }
}

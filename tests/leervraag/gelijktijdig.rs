//! At the same time: nothing is lost, and nobody hears of locks.

use entity::{herkenning, leervraag, leervraag_versie};
use futures::future::join_all;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use serde_json::{Value, json};
use uuid::Uuid;

use super::{TEKST, document, field, id_of, outcome, published, submit, told};
use crate::kit::{
    Stage,
    actor::{Actor, input},
    both,
};

/// Members of the stage.
async fn members<'s>(t: &'s Stage, names: &[String]) -> Vec<Actor<'s>> {
    let mut members = Vec::with_capacity(names.len());
    for name in names {
        members.push(t.member(name).await);
    }
    members
}

fn names(n: usize) -> Vec<String> {
    (0..n).map(|i| format!("lid{i:02}")).collect()
}

/// The count that lists show, and the rows that it counts.
async fn recognitions(t: &Stage, leervraag: Uuid) -> (i32, u64) {
    let row = leervraag::Entity::find_by_id(leervraag)
        .one(t.writer())
        .await
        .expect("a SELECT");
    let rows = herkenning::Entity::find().filter(herkenning::Column::LeervraagId.eq(leervraag));
    let rows = rows.count(t.writer()).await.expect("a count");
    (row.expect("the leervraag").aantal_herkenningen, rows)
}

both! {
    async fn twenty_members_recognise_at_once(t: Stage) {
        let key = t.vraag("vraag", |row| row.status = leervraag::Status::Gepubliceerd).await;
        let leervraag = json!({ "leervraag": id_of(key) });
        let members = members(&t, &names(20)).await;
        let done = join_all(members.iter().map(|member| outcome(member, "leervraagHerkennen", leervraag.clone()))).await;
        assert_eq!(done, ["GEPUBLICEERD"; 20]);
        assert_eq!(recognitions(&t, key).await, (20, 20));
        let again = join_all(members.iter().map(|member| outcome(member, "leervraagHerkennen", leervraag.clone()))).await;
        assert_eq!(again, ["GEPUBLICEERD"; 20]);
        assert_eq!(recognitions(&t, key).await, (20, 20));
        assert_eq!(field(&members[3], &id_of(key), "aantalHerkenningen herkendDoorMij").await, json!({ "aantalHerkenningen": 20, "herkendDoorMij": true }));
    }

    /// Whoever wins each race, the number equals the rows.
    async fn recognising_and_taking_back_race(t: Stage) {
        let key = t.vraag("vraag", |row| row.status = leervraag::Status::Gepubliceerd).await;
        let leervraag = json!({ "leervraag": id_of(key) });
        let members = members(&t, &names(6)).await;
        for round in 0..4 {
            let acts = (0..24usize).map(|i| {
                let mutation = if (i * 7 + round) % 3 == 0 { "leervraagHerkenningIntrekken" } else { "leervraagHerkennen" };
                outcome(&members[i % members.len()], mutation, leervraag.clone())
            });
            assert_eq!(join_all(acts).await, ["GEPUBLICEERD"; 24]);
            let (count, rows) = recognitions(&t, key).await;
            assert_eq!(u64::try_from(count), Ok(rows), "round {round}");
        }
        let all_back = members.iter().map(|member| outcome(member, "leervraagHerkenningIntrekken", leervraag.clone()));
        join_all(all_back).await;
        assert_eq!(recognitions(&t, key).await, (0, 0));
    }

    /// A recognition and a withdrawal at once: it is recognised while it was published, or not at all.
    async fn recognising_and_withdrawing_race(t: Stage) {
        let anna = t.member("anna").await;
        let members = members(&t, &names(8)).await;
        let id = published(&t, &anna, TEKST).await;
        let leervraag = json!({ "leervraag": id });
        let withdrawal = outcome(&anna, "leervraagIntrekken", json!({ "leervraag": id, "version": 2 }));
        let recognised = join_all(members.iter().map(|member| outcome(member, "leervraagHerkennen", leervraag.clone())));
        let (withdrawn, recognised) = futures::join!(withdrawal, recognised);
        assert_eq!(withdrawn, "INGETROKKEN");
        let counted = recognised.iter().filter(|told| *told != "NOT_FOUND").count();
        // Who was in time may find it withdrawn when the answer is read: then there is no object in the answer.
        assert!(recognised.iter().all(|told| ["GEPUBLICEERD", "", "NOT_FOUND"].contains(&told.as_str())), "{recognised:?}");
        assert_eq!(field(&anna, &id, "aantalHerkenningen").await, json!({ "aantalHerkenningen": counted }));
    }

    async fn two_editors_decide_at_once(t: Stage) {
        let (anna, redactie) = (t.member("anna").await, t.redactie().await);
        for round in 0..5 {
            let id = submit(&anna, json!({ "tekst": TEKST })).await;
            let publish = json!({ "leervraag": id, "version": 1, "besluit": "PUBLICEREN" });
            let refuse = json!({ "leervraag": id, "version": 1, "besluit": "AFWIJZEN", "reden": "DUBBEL" });
            let (first, second) = futures::join!(
                outcome(&redactie, "leervraagModereren", publish),
                outcome(&redactie, "leervraagModereren", refuse),
            );
            let status = field(&redactie, &id, "status version").await;
            let mut both = [first.as_str(), second.as_str()];
            both.sort_unstable();
            let won = if first == "CONFLICT" { "AFGEWEZEN" } else { "GEPUBLICEERD" };
            assert_eq!(status, json!({ "status": won, "version": 2 }), "round {round}");
            assert!(both.contains(&"CONFLICT") && both.contains(&won), "{both:?}");
        }
    }

    async fn the_asker_revises_while_an_editor_publishes(t: Stage) {
        let (anna, redactie) = (t.member("anna").await, t.redactie().await);
        for _ in 0..5 {
            let id = submit(&anna, json!({ "tekst": TEKST })).await;
            let (revised, decided) = futures::join!(
                outcome(&anna, "leervraagHerzien", json!({ "leervraag": id, "version": 1, "tekst": "Hoe leren wij van elkaar?" })),
                outcome(&redactie, "leervraagModereren", json!({ "leervraag": id, "version": 1, "besluit": "PUBLICEREN" })),
            );
            let now = field(&anna, &id, "status tekst versies { totalCount }").await;
            if decided == "CONFLICT" {
                assert_eq!((revised.as_str(), &now["status"]), ("INGEDIEND", &json!("INGEDIEND")));
                assert_eq!(now["versies"]["totalCount"], 2);
            } else {
                assert_eq!((revised.as_str(), decided.as_str()), ("CONFLICT", "GEPUBLICEERD"));
                assert_eq!((&now["tekst"], &now["versies"]["totalCount"]), (&json!(TEKST), &json!(1)));
            }
        }
    }

    /// Each looks for what is nearly equal among what the other is changing, so a database that locks rows may find that they
    /// wait for each other: then one is told to try again, and trying again does it.
    async fn two_revise_into_each_others_words(t: Stage) {
        let (anna, bram) = (t.member("anna").await, t.member("bram").await);
        let one = "Hoe bewaren wij samenhang tussen schoolondersteuning, gezinsbegeleiding en jongerenwerk?";
        let other = "Waarom verlopen overdrachtsgesprekken, evaluatiemomenten en huisbezoeken zo verschillend?";
        let (first, second) = (submit(&anna, json!({ "tekst": one })).await, submit(&bram, json!({ "tekst": other })).await);
        let mut versions = [1, 1];
        for round in 0..12 {
            let (mine, theirs) = if round % 2 == 0 { (other, one) } else { (one, other) };
            let revise = |id: &str, version: i32, tekst: &str| json!({ "leervraag": id, "version": version, "tekst": tekst });
            let (left, right) = futures::join!(
                outcome(&anna, "leervraagHerzien", revise(&first, versions[0], mine)),
                outcome(&bram, "leervraagHerzien", revise(&second, versions[1], theirs)),
            );
            let of_both = [(&anna, &first, left, mine), (&bram, &second, right, theirs)];
            for (place, (actor, id, told, tekst)) in of_both.into_iter().enumerate() {
                let again = if told == "CONFLICT" {
                    outcome(actor, "leervraagHerzien", revise(id, versions[place], tekst)).await
                } else {
                    told
                };
                assert_eq!(again, "INGEDIEND", "round {round}");
                versions[place] += 1;
                assert_eq!(field(actor, id, "tekst version").await, json!({ "tekst": tekst, "version": versions[place] }));
            }
        }
    }

    async fn thirty_submissions_at_once_are_all_stored(t: Stage) {
        let members = members(&t, &names(10)).await;
        let texts: Vec<String> = (0..30).map(|n| format!("Vraag nummer {n}: hoe leren wij van elkaar?")).collect();
        let sent = texts.iter().enumerate().map(|(n, tekst)| {
            outcome(&members[n % 10], "leervraagIndienen", json!({ "tekst": tekst }))
        });
        assert_eq!(join_all(sent).await, ["INGEDIEND"; 30]);
        let query = "{ leervragen(first: 100) { totalCount nodes { tekst } } }";
        let all = t.redactie().await.value(query, "/leervragen").await;
        assert_eq!(all["totalCount"], 30);
        let mut stored: Vec<&str> = all["nodes"].as_array().into_iter().flatten().filter_map(|node| node["tekst"].as_str()).collect();
        let mut texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        stored.sort_unstable();
        texts.sort_unstable();
        assert_eq!(stored, texts);
        assert_eq!(leervraag_versie::Entity::find().count(t.writer()).await.expect("a count"), 30);
    }

    /// Readers do not wait for writers, and see whole changes only.
    async fn reading_while_others_write(t: Stage) {
        let (anna, redactie) = (t.member("anna").await, t.redactie().await);
        let writes = join_all((0..10).map(|n| {
            let values = json!({ "tekst": format!("Vraag nummer {n}: hoe leren wij?") });
            let anna = anna.with(input(values));
            async move { told(&anna.send(&document("leervraagIndienen")).await.body, "leervraagIndienen") }
        }));
        let query = "{ leervragen(first: 100) { nodes { tekst versies { nodes { tekst } } } } }";
        let reads = join_all((0..10).map(|_| redactie.value(query, "/leervragen/nodes")));
        let (written, read) = futures::join!(writes, reads);
        assert_eq!(written, ["INGEDIEND"; 10]);
        for node in read.iter().filter_map(Value::as_array).flatten() {
            assert_eq!(node["versies"]["nodes"], json!([{ "tekst": node["tekst"] }]));
        }
    }
}

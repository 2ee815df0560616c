//! The queue: every leervraag that waits, once, oldest first; and never anything but what the facts say.

use entity::{
    leervraag::{self, Afwijsreden, Status},
    melding::{self, Reden},
};
use futures::future::join_all;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait};
use serde_json::{Value, json};

use super::{asked, decide, drift, id_of, noor, queue, reported, told};
use crate::kit::{actor::Actor, both};

both! {
    async fn a_leervraag_waits_once_with_all_its_reasons(t: Stage) {
        let redactie = t.redactie().await;
        let plain = asked(&t, "nieuw", Status::Ingediend).await;
        t.vraag("twijfel", |row| row.signalen = Some("{\"tekst\":[],\"toelichting\":[]}".into())).await;
        t.vraag("weerwoord", |row| {
            row.afwijsreden = Some(Afwijsreden::Dubbel);
            row.weerwoord = Some("Nee".into());
        }).await;
        let published = asked(&t, "gepubliceerd", Status::Gepubliceerd).await;
        for status in [Status::Concept, Status::Afgewezen, Status::Ingetrokken, Status::Samengevoegd, Status::Gepubliceerd] {
            asked(&t, &format!("{status:?}"), status).await;
        }
        reported(&t, published, "bob", Reden::Ongepast).await;
        reported(&t, published, "carla", Reden::Dubbel).await;
        reported(&t, published, "dirk", Reden::Herleidbaar).await;
        reported(&t, plain, "bob", Reden::Dubbel).await;
        let all = ["nieuw: NIEUW DUBBEL", "twijfel: NIEUW SIGNAAL", "weerwoord: WEERWOORD", "gepubliceerd: MELDING DUBBEL"];
        assert_eq!(queue(&redactie, json!({})).await, all);
        for (filter, expected) in [
            (json!({ "soort": ["NIEUW"] }), vec![all[0], all[1]]),
            (json!({ "soort": ["SIGNAAL", "WEERWOORD"] }), vec![all[1], all[2]]),
            (json!({ "soort": ["DUBBEL"] }), vec![all[0], all[3]]),
            (json!({ "soort": ["MELDING"] }), vec![all[3]]),
            (json!({ "soort": [] }), all.to_vec()),
            (json!({ "vrij": true }), all.to_vec()),
            (json!({ "vrij": false }), vec![]),
            (json!({ "mijn": true }), vec![]),
        ] {
            assert_eq!(queue(&redactie, filter.clone()).await, expected, "{filter}");
        }
        let query = format!("{{ leervraag(id: {:?}) {{ moderatie {{ redenen {{ soort sinds }} sinds }} }} }}", id_of(published));
        let place = redactie.value(&query, "/leervraag/moderatie").await;
        assert_eq!(place["sinds"], place["redenen"][0]["sinds"]);
    }

    /// Pages follow each other without gaps, also where several wait since the same moment.
    async fn the_oldest_comes_first_page_by_page(t: Stage) {
        let redactie = t.redactie().await;
        let moment = t.now();
        for n in 0..7 {
            t.vraag(&format!("vraag {n}"), |row| {
                row.ingediend_op = Some(moment - chrono::TimeDelta::minutes(i64::from(n / 3)));
            }).await;
        }
        let whole = queue(&redactie, json!({})).await;
        assert_eq!((whole[0].as_str(), whole.len()), ("vraag 6: NIEUW", 7));
        let query = "query($na: String) { moderatie(first: 2, after: $na) { nodes { leervraag { tekst } } pageInfo { hasNextPage endCursor } } }";
        let (mut seen, mut after) = (Vec::new(), Value::Null);
        loop {
            let page = redactie.with(json!({ "na": after })).value(query, "/moderatie").await;
            let nodes = page["nodes"].as_array().into_iter().flatten();
            seen.extend(nodes.map(|node| format!("{}: NIEUW", node["leervraag"]["tekst"].as_str().unwrap_or_default())));
            after = page["pageInfo"]["endCursor"].clone();
            if page["pageInfo"]["hasNextPage"] == false {
                break;
            }
        }
        assert_eq!(seen, whole);
    }

    async fn only_editors_see_it(t: Stage) {
        let id = id_of(asked(&t, "nieuw", Status::Ingediend).await);
        let (anna, redactie) = (t.member("anna").await, t.redactie().await);
        decide(&redactie, &id, json!({ "besluit": "PUBLICEREN" })).await;
        let open = id_of(asked(&t, "wacht", Status::Ingediend).await);
        let query = format!(
            "{{ moderatie {{ totalCount nodes {{ sinds }} }} moderatiebesluiten {{ totalCount nodes {{ id }} }}
               leervraag(id: {id:?}) {{ moderatie {{ sinds }} }} }}"
        );
        let nothing = json!({
            "moderatie": { "totalCount": 0, "nodes": [] }, "moderatiebesluiten": { "totalCount": 0, "nodes": [] },
            "leervraag": { "moderatie": null },
        });
        let besluit = redactie.text("{ moderatiebesluiten { nodes { id } } }", "/moderatiebesluiten/nodes/0/id").await;
        let node = format!("{{ node(id: {besluit:?}) {{ id }} }}");
        for (name, actor) in t.outsiders().await.iter().map(|(name, actor)| (*name, actor)).chain([("asker", &anna)]) {
            assert_eq!(actor.data(&query).await, nothing, "{name}");
            assert_eq!(actor.data(&node).await["node"], Value::Null, "{name}");
            for mutation in ["moderatieClaimen", "moderatieVrijgeven"] {
                let refused = if name == "ANONIEM" { "UNAUTHENTICATED" } else { "FORBIDDEN" };
                assert_eq!(told(actor, mutation, json!({ "leervraag": open })).await, refused, "{name}");
            }
        }
        let seen = redactie.data(&query).await;
        assert_eq!((&seen["moderatie"]["totalCount"], &seen["moderatiebesluiten"]["totalCount"]), (&json!(1), &json!(1)));
    }

    /// Whatever happens, and whoever writes: the queue is what the facts say, and a claim stays through it.
    async fn the_queue_never_drifts_from_the_facts(t: Stage) {
        let states = [Status::Concept, Status::Ingediend, Status::Gepubliceerd, Status::Afgewezen, Status::Ingetrokken, Status::Samengevoegd];
        let (redactie, _) = (t.redactie().await, noor(&t).await);
        let mut keys = Vec::new();
        for (n, status) in states.iter().cycle().take(10).enumerate() {
            keys.push(asked(&t, &format!("vraag {n}"), *status).await);
        }
        let (mut chance, mut meldingen) = (7_u64, Vec::new());
        let mut next = |below: usize| {
            chance = chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            usize::try_from(chance >> 33).expect("31 bits") % below
        };
        for step in 0..80 {
            let key = keys[next(keys.len())];
            match next(5) {
                0 => {
                    let row = leervraag::ActiveModel {
                        id: Set(key),
                        status: Set(states[next(states.len())]),
                        ingediend_op: Set(Some(t.now())),
                        signalen: Set((next(2) == 0).then(|| "{}".to_owned())),
                        afwijsreden: Set((next(2) == 0).then_some(Afwijsreden::Ongepast)),
                        weerwoord: Set((next(2) == 0).then(|| "Nee".to_owned())),
                        ..Default::default()
                    };
                    row.update(t.writer()).await.expect("an UPDATE");
                }
                1 => {
                    let reden = [Reden::Dubbel, Reden::Ongepast][next(2)];
                    meldingen.push(reported(&t, key, &format!("lid {step}"), reden).await);
                }
                2 if !meldingen.is_empty() => {
                    let row = melding::ActiveModel {
                        id: Set(meldingen[next(meldingen.len())]),
                        uitkomst: Set((next(3) > 0).then_some(melding::Uitkomst::Ongegrond)),
                        ..Default::default()
                    };
                    row.update(t.writer()).await.expect("an UPDATE");
                }
                3 if !meldingen.is_empty() => {
                    let id = meldingen.swap_remove(next(meldingen.len()));
                    melding::Entity::delete_by_id(id).exec(t.writer()).await.expect("a DELETE");
                }
                _ => {
                    told(&redactie, "moderatieClaimen", json!({ "leervraag": id_of(key) })).await;
                }
            }
            assert_eq!(drift(&t).await, 0, "step {step}");
        }
        leervraag::Entity::delete_by_id(keys[1]).exec(t.writer()).await.expect("a DELETE");
        assert_eq!(drift(&t).await, 0);
    }

    /// Reports come and go on one leervraag at once, while editors close them: nobody waits for ever, and nothing is lost.
    async fn reports_come_and_go_at_once(t: Stage) {
        let (redactie, noor) = (t.redactie().await, noor(&t).await);
        let key = asked(&t, "vraag", Status::Gepubliceerd).await;
        let mut members = Vec::new();
        for n in 0..8 {
            members.push(t.member(&format!("lid{n}")).await);
        }
        let report = json!({ "leervraag": id_of(key), "reden": "ONGEPAST" });
        for round in 0..4 {
            let known = join_all(members.iter().map(async |member| {
                told(member, "leervraagMelden", report.clone()).await;
                let open = member.value("{ viewer { meldingen(first: 1) { nodes { id } } } }", "/viewer/meldingen/nodes/0/id").await;
                json!({ "melding": open })
            })).await;
            let back = join_all(members.iter().zip(&known).map(|(member, melding)| told(member, "meldingIntrekken", melding.clone())));
            let close = async |editor: &Actor<'_>| {
                let closing = known.iter().map(|melding| {
                    let values = json!({ "melding": melding["melding"], "uitkomst": "ONGEGROND", "overnemen": true });
                    told(editor, "meldingAfhandelen", values)
                });
                join_all(closing).await
            };
            let claim = told(&noor, "moderatieClaimen", json!({ "leervraag": id_of(key), "overnemen": true }));
            let (back, closed, again, _) = futures::join!(back, close(&redactie), close(&noor), claim);
            for n in 0..8 {
                let done = [&back[n], &closed[n], &again[n]].into_iter().filter(|said| *said == "ok").count();
                assert_eq!(done, 1, "round {round}: {:?} {:?} {:?}", back[n], closed[n], again[n]);
            }
            assert_eq!((drift(&t).await, queue(&redactie, json!({})).await), (0, vec![]));
        }
    }

    /// The demonstration and a load write tables directly; their leervragen wait all the same.
    async fn what_is_loaded_waits_too(t: Stage) {
        t.demonstration().await;
        let now = t.now();
        api::demo::belasting::zaai(t.writer(), now, api::auth::LOCAL_ISSUER, 200, 20, |_, _| {}).await.expect("a load");
        assert_eq!(drift(&t).await, 0);
        let query = "{ moderatie(filter: { soort: [NIEUW, SIGNAAL, WEERWOORD] }) { totalCount }
            leervragen(filter: { status: INGEDIEND }) { totalCount } gemeld: moderatie(filter: { soort: [MELDING, DUBBEL] }) { totalCount } }";
        let both = t.redactie().await.data(query).await;
        assert_eq!(both["moderatie"], both["leervragen"]);
        assert!(both["moderatie"]["totalCount"].as_u64() > Some(6), "{both}");
        assert_eq!(both["gemeld"]["totalCount"], 3);
    }
}

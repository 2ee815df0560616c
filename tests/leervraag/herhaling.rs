//! Sending again: an `Idempotency-Key` makes a change happen once.

use chrono::TimeDelta;
use entity::{idempotency, leervraag};
use sea_orm::{EntityTrait, PaginatorTrait};
use serde_json::{Value, json};

use super::{TEKST, document, outcome, published, submit, told};
use crate::kit::{
    Stage,
    actor::{Actor, input},
    both,
};

const KEY: &str = "9a5f0f0e-sleutel";

async fn send(actor: &Actor<'_>, key: &str, mutation: &str, values: Value) -> Value {
    actor
        .with(input(values))
        .retrying(key)
        .send(&document(mutation))
        .await
        .body["data"]
        .clone()
}

async fn outcome_under(actor: &Actor<'_>, key: &str, mutation: &str, values: Value) -> String {
    let answer = actor
        .with(input(values))
        .retrying(key)
        .send(&document(mutation))
        .await
        .body;
    told(&answer, mutation)
}

async fn leervragen(t: &Stage) -> u64 {
    leervraag::Entity::find()
        .count(t.writer())
        .await
        .expect("a count")
}

async fn keys(t: &Stage) -> u64 {
    idempotency::Entity::find()
        .count(t.writer())
        .await
        .expect("a count")
}

both! {
    async fn the_same_request_twice_is_one_change(t: Stage) {
        let anna = t.member("anna").await;
        let values = json!({ "tekst": TEKST });
        let first = send(&anna, KEY, "leervraagIndienen", values.clone()).await;
        assert_eq!(first["leervraagIndienen"]["userErrors"], json!([]));
        for _ in 0..3 {
            assert_eq!(send(&anna, KEY, "leervraagIndienen", values.clone()).await, first);
        }
        assert_eq!((leervragen(&t).await, keys(&t).await), (1, 1));
        send(&anna, "another key", "leervraagIndienen", values.clone()).await;
        send(&anna.retrying(""), "a third", "leervraagIndienen", values).await;
        assert_eq!(leervragen(&t).await, 3);
    }

    async fn a_key_is_for_one_request(t: Stage) {
        let anna = t.member("anna").await;
        let id = submit(&anna, json!({ "tekst": TEKST })).await;
        assert_eq!(outcome_under(&anna, KEY, "leervraagIndienen", json!({ "tekst": TEKST })).await, "INGEDIEND");
        let other = json!({ "tekst": "Hoe leren wij van elkaar in het team?" });
        assert_eq!(outcome_under(&anna, KEY, "leervraagIndienen", other).await, "CONFLICT");
        let other = json!({ "leervraag": id, "version": 1 });
        assert_eq!(outcome_under(&anna, KEY, "leervraagIntrekken", other).await, "CONFLICT");
        assert_eq!(leervragen(&t).await, 2);
    }

    async fn every_member_has_keys_of_their_own(t: Stage) {
        let (anna, bob) = (t.member("anna").await, t.member("bob").await);
        let values = json!({ "tekst": TEKST });
        let first = send(&anna, KEY, "leervraagIndienen", values.clone()).await;
        let second = send(&bob, KEY, "leervraagIndienen", values).await;
        assert_ne!(first["leervraagIndienen"]["leervraag"]["id"], second["leervraagIndienen"]["leervraag"]["id"]);
        let other = json!({ "tekst": "Hoe leren wij van elkaar in het team?" });
        assert_eq!(outcome_under(&t.member("cor").await, KEY, "leervraagIndienen", other).await, "INGEDIEND");
        assert_eq!(leervragen(&t).await, 3);
    }

    async fn two_at_once_are_one_change(t: Stage) {
        let anna = t.member("anna").await;
        for round in 1..6 {
            let (key, values) = (format!("sleutel {round}"), json!({ "tekst": TEKST }));
            let (a, b, c) = futures::join!(
                send(&anna, &key, "leervraagIndienen", values.clone()),
                send(&anna, &key, "leervraagIndienen", values.clone()),
                send(&anna, &key, "leervraagIndienen", values.clone()),
            );
            assert_eq!((&a, &b), (&b, &c));
            assert_eq!(leervragen(&t).await, round);
        }
    }

    async fn a_refused_change_leaves_the_key_free(t: Stage) {
        let anna = t.member("anna").await;
        assert_eq!(outcome_under(&anna, KEY, "leervraagIndienen", json!({ "tekst": "kort" })).await, "TE_KORT input.tekst");
        assert_eq!(keys(&t).await, 0);
        assert_eq!(outcome_under(&anna, KEY, "leervraagIndienen", json!({ "tekst": TEKST })).await, "INGEDIEND");
        assert_eq!(leervragen(&t).await, 1);
    }

    /// A stale version is refused by the object, not by the key; the answer of the first change stays.
    async fn a_revision_sent_twice_does_not_conflict_with_itself(t: Stage) {
        let anna = t.member("anna").await;
        let id = submit(&anna, json!({ "tekst": TEKST })).await;
        let change = json!({ "leervraag": id, "version": 1, "tekst": "Hoe leren wij van elkaar in het team?" });
        assert_eq!(outcome_under(&anna, KEY, "leervraagHerzien", change.clone()).await, "INGEDIEND");
        assert_eq!(outcome_under(&anna, KEY, "leervraagHerzien", change.clone()).await, "INGEDIEND");
        assert_eq!(outcome(&anna, "leervraagHerzien", change).await, "CONFLICT");
    }

    async fn recognising_and_moderating_are_safe_to_retry(t: Stage) {
        let (anna, bob, redactie) = (t.member("anna").await, t.member("bob").await, t.redactie().await);
        let id = submit(&anna, json!({ "tekst": TEKST })).await;
        let decision = json!({ "leervraag": id, "version": 1, "besluit": "PUBLICEREN" });
        for _ in 0..2 {
            assert_eq!(outcome_under(&redactie, KEY, "leervraagModereren", decision.clone()).await, "GEPUBLICEERD");
            assert_eq!(outcome_under(&bob, KEY, "leervraagHerkennen", json!({ "leervraag": id })).await, "GEPUBLICEERD");
        }
        let withdrawal = json!({ "leervraag": id, "version": 2 });
        for _ in 0..2 {
            assert_eq!(outcome_under(&anna, KEY, "leervraagIntrekken", withdrawal.clone()).await, "INGETROKKEN");
        }
    }

    async fn a_key_is_free_again_after_a_day(t: Stage) {
        let anna = t.member("anna").await;
        let values = json!({ "tekst": TEKST });
        let first = send(&anna, KEY, "leervraagIndienen", values.clone()).await;
        t.service.clock.advance(TimeDelta::hours(24) - TimeDelta::minutes(1));
        let anna = t.member("anna").await;
        assert_eq!(send(&anna, KEY, "leervraagIndienen", values.clone()).await, first);
        t.service.clock.advance(TimeDelta::minutes(2));
        let anna = t.member("anna").await;
        let other = json!({ "tekst": "Hoe leren wij van elkaar in het team?" });
        assert_eq!(outcome_under(&anna, KEY, "leervraagIndienen", other).await, "INGEDIEND");
        assert_eq!((leervragen(&t).await, keys(&t).await), (2, 1));
    }

    async fn two_changes_in_one_request_have_a_place_each(t: Stage) {
        let anna = t.member("anna").await;
        let two = r#"mutation($een: LeervraagIndienenInput!, $twee: LeervraagIndienenInput!) {
            een: leervraagIndienen(input: $een) { leervraag { id tekst } userErrors { code } }
            twee: leervraagIndienen(input: $twee) { leervraag { id tekst } userErrors { code } }
        }"#;
        let values = |een: &str, twee: &str| json!({ "een": { "tekst": een }, "twee": { "tekst": twee } });
        let request = anna.with(values(TEKST, "Hoe leren wij van elkaar in het team?")).retrying(KEY);
        let first = request.data(two).await;
        assert_ne!(first["een"]["leervraag"]["id"], first["twee"]["leervraag"]["id"]);
        assert_eq!(request.data(two).await, first);
        assert_eq!((leervragen(&t).await, keys(&t).await), (2, 2));
        // The first is refused, the second is done: sent again, neither happens a second time.
        let half = anna.with(values("kort", TEKST)).retrying("half");
        let first = half.data(two).await;
        assert_eq!((&first["een"]["leervraag"], half.data(two).await), (&Value::Null, first.clone()));
        assert_eq!(leervragen(&t).await, 3);
    }

    /// A key never shows what its holder may no longer do or see.
    async fn a_key_opens_nothing(t: Stage) {
        let (anna, bob) = (t.member("anna").await, t.member("bob").await);
        let id = published(&t, &anna, TEKST).await;
        let recognise = json!({ "leervraag": id });
        assert_eq!(outcome_under(&bob, KEY, "leervraagHerkennen", recognise.clone()).await, "GEPUBLICEERD");
        outcome(&anna, "leervraagIntrekken", json!({ "leervraag": id, "version": 2 })).await;
        let again = send(&bob, KEY, "leervraagHerkennen", recognise.clone()).await;
        assert_eq!(again, json!({ "leervraagHerkennen": { "leervraag": null, "userErrors": [] } }));
        let blocked = t.member("cor").await;
        t.block(&blocked).await;
        let change = json!({ "leervraag": id, "version": 3, "weergave": "ROL" });
        let before = keys(&t).await;
        for (mutation, change) in [("leervraagHerkennen", recognise), ("leervraagHerzien", change)] {
            assert_eq!(outcome_under(&blocked, KEY, mutation, change.clone()).await, "FORBIDDEN");
            assert_eq!(outcome_under(&t.anonymous(), KEY, mutation, change).await, "UNAUTHENTICATED");
        }
        assert_eq!(keys(&t).await, before);
    }
}

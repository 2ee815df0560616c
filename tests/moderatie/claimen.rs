//! Claims: two editors never do the same work without knowing it.

use api::{
    auth::{Role, TokenSpec},
    clock::Clock,
    config::{Config, Limits},
    graph::id::Kind,
};
use chrono::{DateTime, TimeDelta, Utc};
use entity::{leervraag::Status, melding::Reden};
use serde_json::json;

use super::{asked, id_of, noor, queue, reported, told};
use crate::kit::{agenda::nowhere, app::Service, both, seed::global};

both! {
    async fn two_editors_claim_at_once_and_one_gets_it(t: Stage) {
        let (redactie, noor) = (t.redactie().await, noor(&t).await);
        for round in 0..8 {
            let leervraag = json!({ "leervraag": id_of(asked(&t, &format!("vraag {round}"), Status::Ingediend).await) });
            let (one, two) = futures::join!(
                told(&redactie, "moderatieClaimen", leervraag.clone()),
                told(&noor, "moderatieClaimen", leervraag.clone()),
            );
            let mut both = [one.as_str(), two.as_str()];
            both.sort_unstable();
            assert_eq!(both, ["GECLAIMD leervraag", "ok"], "round {round}");
            let winner = if one == "ok" { &redactie } else { &noor };
            assert_eq!(told(winner, "moderatieVrijgeven", leervraag).await, "ok");
        }
    }

    /// A claim and a decision at once: the decision is refused, or the claim finds that nothing waits.
    async fn a_claim_races_with_a_decision(t: Stage) {
        let (redactie, noor) = (t.redactie().await, noor(&t).await);
        for round in 0..8 {
            let id = id_of(asked(&t, &format!("vraag {round}"), Status::Ingediend).await);
            let (claimed, decided) = futures::join!(
                told(&redactie, "moderatieClaimen", json!({ "leervraag": id })),
                told(&noor, "leervraagModereren", json!({ "leervraag": id, "version": 1, "besluit": "PUBLICEREN" })),
            );
            let both = (claimed.as_str(), decided.as_str());
            assert!([("ok", "GECLAIMD leervraag"), ("NIET_IN_WACHTRIJ leervraag", "ok")].contains(&both), "{both:?}");
        }
    }

    async fn a_claim_holds_others_off_until_it_ends(t: Stage) {
        let (redactie, noor) = (t.redactie().await, noor(&t).await);
        let key = asked(&t, "vraag", Status::Ingediend).await;
        asked(&t, "andere", Status::Ingediend).await;
        let id = id_of(key);
        let leervraag = json!({ "leervraag": id });
        let publish = json!({ "leervraag": id, "version": 1, "besluit": "PUBLICEREN" });
        assert_eq!(told(&redactie, "moderatieClaimen", leervraag.clone()).await, "ok");
        assert_eq!(queue(&redactie, json!({ "mijn": true })).await, ["vraag: NIEUW (mijn)"]);
        assert_eq!(queue(&noor, json!({ "vrij": false })).await, ["vraag: NIEUW (van een ander)"]);
        assert_eq!(queue(&noor, json!({ "vrij": true })).await, ["andere: NIEUW"]);
        assert_eq!(queue(&noor, json!({ "mijn": true })).await, [""; 0]);
        assert_eq!(told(&noor, "moderatieClaimen", leervraag.clone()).await, "GECLAIMD leervraag");
        assert_eq!(told(&noor, "moderatieVrijgeven", leervraag.clone()).await, "NIET_UW_CLAIM leervraag");
        assert_eq!(told(&noor, "leervraagModereren", publish.clone()).await, "GECLAIMD leervraag");
        // Renewed after twenty minutes, it lasts thirty more.
        t.service.clock.advance(TimeDelta::minutes(20));
        assert_eq!(told(&redactie, "moderatieClaimen", leervraag.clone()).await, "ok");
        t.service.clock.advance(TimeDelta::minutes(29));
        assert_eq!(told(&noor, "moderatieClaimen", leervraag.clone()).await, "GECLAIMD leervraag");
        t.service.clock.advance(TimeDelta::minutes(2));
        assert_eq!(queue(&redactie, json!({ "vrij": true })).await, ["vraag: NIEUW", "andere: NIEUW"]);
        assert_eq!(told(&noor, "leervraagModereren", publish).await, "ok");
    }

    async fn a_claim_is_let_go_or_taken_over_on_purpose(t: Stage) {
        let (redactie, noor) = (t.redactie().await, noor(&t).await);
        let id = id_of(asked(&t, "vraag", Status::Ingediend).await);
        let leervraag = json!({ "leervraag": id });
        for actor in [&redactie, &noor] {
            assert_eq!(told(actor, "moderatieClaimen", leervraag.clone()).await, "ok");
            assert_eq!(told(actor, "moderatieVrijgeven", leervraag.clone()).await, "ok");
            assert_eq!(told(actor, "moderatieVrijgeven", leervraag.clone()).await, "ok");
        }
        assert_eq!(told(&redactie, "moderatieClaimen", leervraag.clone()).await, "ok");
        assert_eq!(told(&noor, "moderatieClaimen", json!({ "leervraag": id, "overnemen": true })).await, "ok");
        assert_eq!(queue(&redactie, json!({})).await, ["vraag: NIEUW (van een ander)"]);
        let publish = json!({ "leervraag": id, "version": 1, "besluit": "PUBLICEREN" });
        assert_eq!(told(&redactie, "leervraagModereren", publish.clone()).await, "GECLAIMD leervraag");
        let over = json!({ "leervraag": id, "version": 1, "besluit": "PUBLICEREN", "overnemen": true });
        assert_eq!(told(&redactie, "leervraagModereren", over).await, "ok");
    }

    /// The claim ends with the decision, also where the leervraag goes on waiting for another reason.
    async fn a_claim_ends_with_the_decision(t: Stage) {
        let (redactie, noor) = (t.redactie().await, noor(&t).await);
        let key = asked(&t, "vraag", Status::Gepubliceerd).await;
        let one = reported(&t, key, "bob", Reden::Ongepast).await;
        reported(&t, key, "carla", Reden::Dubbel).await;
        let close = json!({ "melding": global(Kind::Melding, one), "uitkomst": "ONGEGROND" });
        assert_eq!(told(&redactie, "moderatieClaimen", json!({ "leervraag": id_of(key) })).await, "ok");
        assert_eq!(told(&noor, "meldingAfhandelen", close.clone()).await, "GECLAIMD melding");
        assert_eq!(told(&redactie, "meldingAfhandelen", close).await, "ok");
        assert_eq!(queue(&noor, json!({ "vrij": true })).await, ["vraag: DUBBEL"]);
        let back = json!({ "leervraag": id_of(key), "version": 1, "besluit": "TERUGNEMEN", "reden": "ONGEPAST" });
        assert_eq!(told(&noor, "moderatieClaimen", json!({ "leervraag": id_of(key) })).await, "ok");
        assert_eq!(told(&noor, "leervraagModereren", back).await, "ok");
        assert_eq!(queue(&redactie, json!({ "vrij": true })).await, ["vraag: NIEUW"]);
    }

    /// The operator says how long; what is published is what holds.
    async fn a_claim_lasts_as_long_as_configured(t: Stage) {
        let redactie = t.redactie().await;
        let id = id_of(asked(&t, "vraag", Status::Ingediend).await);
        let limits = Limits { claim_minutes: 5, undo_minutes: 7, ..Limits::default() };
        let config = Config { limits, ..Config::default() };
        let service = Service::open(&t.db, config, Clock::fixed(t.now())).await;
        let token = service.issuer.token(&TokenSpec::role("redactie", Role::Redactie));
        let document = "mutation($input: ModeratieClaimenInput!) { moderatieClaimen(input: $input) { moderatie { claim { tot } } } }";
        let asked = service.clock.now();
        let claimed = service.send(Some(&token), None, document, &json!({ "input": { "leervraag": id } })).await.body;
        let until = claimed["data"]["moderatieClaimen"]["moderatie"]["claim"]["tot"].as_str().expect("a moment");
        let lasts = until.parse::<DateTime<Utc>>().expect("a moment") - asked;
        assert_eq!(lasts.num_minutes(), 5, "{claimed}");
        let told = service.send(None, None, "{ limieten { claimMinutes undoMinutes } }", &json!({})).await.body;
        assert_eq!(told["data"]["limieten"], json!({ "claimMinutes": 5, "undoMinutes": 7 }));
        let usual = redactie.data("{ limieten { claimMinutes undoMinutes } }").await;
        assert_eq!(usual["limieten"], json!({ "claimMinutes": 30, "undoMinutes": 30 }));
    }

    async fn only_what_waits_is_claimed(t: Stage) {
        let redactie = t.redactie().await;
        let published = id_of(asked(&t, "vraag", Status::Gepubliceerd).await);
        for mutation in ["moderatieClaimen", "moderatieVrijgeven"] {
            assert_eq!(told(&redactie, mutation, json!({ "leervraag": nowhere(Kind::Leervraag) })).await, "NOT_FOUND");
        }
        for mutation in ["moderatieClaimen", "moderatieVrijgeven"] {
            assert_eq!(told(&redactie, mutation, json!({ "leervraag": published })).await, "NIET_IN_WACHTRIJ leervraag");
        }
    }
}

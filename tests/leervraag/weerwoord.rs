//! A refusal says why, and is answered once.

use serde_json::json;

use super::{TEKST, field, outcome, submit};
use crate::kit::both;

both! {
    async fn a_refusal_needs_a_reason(t: Stage) {
        let (anna, redactie) = (t.member("anna").await, t.redactie().await);
        let id = submit(&anna, json!({ "tekst": TEKST })).await;
        let decision = json!({ "leervraag": id, "version": 1, "besluit": "AFWIJZEN" });
        assert_eq!(outcome(&redactie, "leervraagModereren", decision).await, "REDEN_ONTBREEKT input.reden");
        assert_eq!(field(&anna, &id, "status version").await, json!({ "status": "INGEDIEND", "version": 1 }));
    }

    /// A refusal is answered once. When it stands, other words or withdrawing remain; other words can be answered again.
    async fn a_refusal_is_answered_once(t: Stage) {
        let (anna, redactie) = (t.member("anna").await, t.redactie().await);
        let id = submit(&anna, json!({ "tekst": TEKST })).await;
        let refuse = json!({ "besluit": "AFWIJZEN", "reden": "DUBBEL" });
        let answer = json!({ "weerwoord": "Deze vraag gaat over iets anders." });
        let again = json!({ "weerwoord": "Kijk nog eens goed, alstublieft." });
        let words = json!({ "tekst": "Hoe werk ik samen met andere scholen?" });
        let steps = [
            (&anna, "leervraagWeerwoordGeven", &answer, "NIETS_AFGEWEZEN input.weerwoord"),
            (&redactie, "leervraagModereren", &refuse, "AFGEWEZEN"),
            (&anna, "leervraagWeerwoordGeven", &answer, "INGEDIEND"),
            (&anna, "leervraagWeerwoordGeven", &again, "NIETS_AFGEWEZEN input.weerwoord"),
            (&redactie, "leervraagModereren", &refuse, "AFGEWEZEN"),
            (&anna, "leervraagWeerwoordGeven", &again, "WEERWOORD_AL_GEGEVEN input.weerwoord"),
            (&anna, "leervraagHerzien", &again, "WEERWOORD_AL_GEGEVEN input.weerwoord"),
            (&anna, "leervraagHerzien", &words, "INGEDIEND"),
            (&redactie, "leervraagModereren", &refuse, "AFGEWEZEN"),
            (&anna, "leervraagWeerwoordGeven", &again, "INGEDIEND"),
            (&redactie, "leervraagModereren", &refuse, "AFGEWEZEN"),
            (&anna, "leervraagIntrekken", &json!({}), "INGETROKKEN"),
        ];
        for (step, (actor, mutation, values, expected)) in steps.into_iter().enumerate() {
            let mut values = values.clone();
            values["leervraag"] = json!(id);
            values["version"] = field(&anna, &id, "version").await["version"].clone();
            assert_eq!(outcome(actor, mutation, values).await, expected, "step {step}");
        }
        assert_eq!(field(&anna, &id, "weerwoord").await, json!({ "weerwoord": "Kijk nog eens goed, alstublieft." }));
    }
}

//! What is laid before the editors: the whole life, once, by way of an inzicht. What is particular to a room is tested there.

use serde_json::{Value, json};

use crate::kit::{
    actor::Actor,
    both,
    inzicht::{INZICHT, Middag},
};

both! {
    async fn words_wait_for_an_editor_each_time(t: Stage) {
        let middag = Middag::new(&t).await;
        let (bilal, redactie, lezer) = (&middag.facilitator, t.redactie().await, t.anonymous());
        let made = bilal.done("inzichtVastleggen", INZICHT, middag.inzicht("Een vast spreekuur helpt.")).await;
        let id = made["id"].clone();
        assert_eq!(made["status"], "INGEDIEND");
        let seen = async |actor: &Actor<'_>| {
            let data = actor.with(json!({ "id": id })).data("query($id: ID!) { inzicht(id: $id) { tekst } inzichten { totalCount } node(id: $id) { id } }").await;
            [data["inzicht"].is_null(), data["inzichten"]["totalCount"] == 0, data["node"].is_null()]
        };
        let decide = |version: i32, besluit: &str, reden: Option<&str>, toelichting: Option<&str>| {
            json!({ "inzicht": id, "version": version, "besluit": besluit, "reden": reden, "toelichting": toelichting })
        };
        let beoordelen = "inzichtBeoordelen";
        let hidden = [true; 3];
        assert_eq!((seen(&lezer).await, seen(bilal).await, seen(&redactie).await), (hidden, [false; 3], [false; 3]));
        assert_eq!(redactie.denied(beoordelen, INZICHT, decide(0, "PUBLICEREN", None, None)).await, "CONFLICT");
        redactie.done(beoordelen, INZICHT, decide(1, "PUBLICEREN", None, None)).await;
        assert_eq!(seen(&lezer).await, [false; 3]);

        // Other words wait again; the earlier ones are gone from sight.
        let herzien = json!({ "inzicht": id, "version": 2, "tekst": "Een vast spreekuur helpt pas na uitleg." });
        let row = bilal.done("inzichtBijwerken", INZICHT, herzien).await;
        assert_eq!((&row["status"], seen(&lezer).await), (&json!("INGEDIEND"), hidden));
        let refused = async |reden, toelichting| redactie.refused(beoordelen, INZICHT, decide(3, "AFWIJZEN", reden, toelichting)).await;
        assert_eq!(refused(None, None).await, "REDEN_ONTBREEKT input.reden");
        assert_eq!(refused(Some("ANDERS"), None).await, "TOELICHTING_ONTBREEKT input.toelichting");
        assert_eq!(refused(Some("ANDERS"), Some("Bel 06-12345678.")).await, "TELEFOON input.toelichting");
        redactie.done(beoordelen, INZICHT, decide(3, "AFWIJZEN", Some("DUBBEL"), Some("Zie het eerdere."))).await;
        let told = bilal.with(json!({ "id": id })).data("query($id: ID!) { inzicht(id: $id) { status afwijsreden afwijstoelichting } }").await;
        assert_eq!(told["inzicht"], json!({ "status": "AFGEWEZEN", "afwijsreden": "DUBBEL", "afwijstoelichting": "Zie het eerdere." }));
        assert_eq!(redactie.refused(beoordelen, INZICHT, decide(4, "AFWIJZEN", Some("DUBBEL"), None)).await, "STATUS_STAAT_NIET_TOE input.inzicht");
        redactie.done(beoordelen, INZICHT, decide(4, "PUBLICEREN", None, None)).await;

        let back = json!({ "inzicht": id, "version": 5 });
        assert_eq!(redactie.denied("inzichtIntrekken", INZICHT, back.clone()).await, "FORBIDDEN");
        bilal.done("inzichtIntrekken", INZICHT, back).await;
        assert_eq!(seen(&lezer).await, hidden);
        assert_eq!(redactie.refused(beoordelen, INZICHT, decide(6, "PUBLICEREN", None, None)).await, "STATUS_STAAT_NIET_TOE input.inzicht");
        let again: Value = json!({ "inzicht": id, "version": 6, "tekst": "Toch." });
        assert_eq!(bilal.refused("inzichtBijwerken", INZICHT, again).await, "STATUS_STAAT_NIET_TOE input.inzicht");
    }
}

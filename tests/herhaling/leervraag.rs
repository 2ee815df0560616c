//! A leervraag from its asker to whoever recognises it.

use serde_json::json;

use super::Herhaling;
use crate::kit::{Stage, actor::Actor};

pub(super) const LEERVRAAG: &str = "leervraag { id version status tekst }";

/// A leervraag of Anna, offered; its global id.
pub(super) async fn offered(t: &Stage, tekst: &str) -> String {
    let made = t
        .member("anna")
        .await
        .done("leervraagIndienen", LEERVRAAG, json!({ "tekst": tekst }))
        .await;
    made["id"].as_str().expect("an id").to_owned()
}

/// A leervraag of Anna, published at version 2; its global id.
pub(super) async fn published(t: &Stage, tekst: &str) -> String {
    let id = offered(t, tekst).await;
    decided(&t.redactie().await, &id, 1, "PUBLICEREN").await;
    id
}

/// A decision about a leervraag; its global id.
pub(super) async fn decided(redactie: &Actor<'_>, id: &str, version: i32, besluit: &str) -> String {
    let reden = (besluit != "PUBLICEREN").then_some("ONGEPAST");
    let fields = json!({ "leervraag": id, "version": version, "besluit": besluit, "reden": reden });
    let made = redactie
        .done("leervraagModereren", "besluit { id }", fields)
        .await;
    made["id"].as_str().expect("an id").to_owned()
}

impl Herhaling<'_> {
    pub(super) async fn leervragen(&mut self) {
        let t = self.t;
        let (anna, bob, redactie) = (t.member("anna").await, t.member("bob").await, t.redactie().await);
        let other = json!({ "version": 99 });
        let fields = json!({ "tekst": "Wanneer komt de huisarts in beeld bij schoolverzuim?" });
        let words = json!({ "tekst": "Wat doet een wijkagent bij het plein?" });
        let made = self
            .twice(&anna, "leervraagIndienen", LEERVRAAG, fields, words.clone())
            .await;
        let id = &made["leervraag"]["id"];
        let rows = json!({ "rijen": [{ "tekst": "Wie regelt het vervoer naar de dagbesteding?" }] });
        let result = "aantalIngevoerd rijen { leervraag { id version } userErrors { code } }";
        self.twice(
            &anna,
            "leervragenIndienen",
            result,
            rows,
            json!({ "rijen": [words] }),
        )
        .await;
        let change = json!({ "leervraag": id, "version": 1, "toelichting": "Wij zoeken al een jaar." });
        self.twice(&anna, "leervraagHerzien", LEERVRAAG, change, other.clone())
            .await;

        let elsewhere = json!({ "leervraag": published(t, "Hoe leren wij van elkaar in het team?").await });
        let decision = json!({ "leervraag": id, "version": 2, "besluit": "PUBLICEREN" });
        let asked = "leervraag { id version status } besluit { id soort }";
        self.twice(&redactie, "leervraagModereren", asked, decision, other.clone())
            .await;
        for mutation in ["leervraagHerkennen", "leervraagHerkenningIntrekken"] {
            let count = "leervraag { id version aantalHerkenningen }";
            self.twice(
                &bob,
                mutation,
                count,
                json!({ "leervraag": id }),
                elsewhere.clone(),
            )
            .await;
        }
        let back = json!({ "leervraag": id, "version": 3 });
        self.twice(&anna, "leervraagIntrekken", LEERVRAAG, back, other.clone())
            .await;

        let refused = offered(t, "Welke taal spreken wij thuis met een gezin?").await;
        decided(&redactie, &refused, 1, "AFWIJZEN").await;
        let answer =
            json!({ "leervraag": refused, "version": 2, "weerwoord": "Deze vraag gaat over iets anders." });
        self.twice(&anna, "leervraagWeerwoordGeven", LEERVRAAG, answer, other)
            .await;
        self.berichten().await;
    }

    /// What Anna was told by then.
    async fn berichten(&mut self) {
        let anna = self.t.member("anna").await;
        let path = "/viewer/berichten/nodes";
        let told = anna
            .value("{ viewer { berichten { nodes { id } } } }", path)
            .await;
        let (one, two) = (&told[0]["id"], &told[1]["id"]);
        let other = json!({ "berichten": [two] });
        let read = json!({ "berichten": [one] });
        self.twice(&anna, "berichtenGelezen", "berichten { id gelezen }", read, other)
            .await;
    }
}

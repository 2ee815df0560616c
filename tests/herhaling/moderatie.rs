//! The work of editors: claims, decisions, reports, merging, and what is nearly equal.

use serde_json::json;

use super::{
    Herhaling,
    leervraag::{LEERVRAAG, decided, offered, published},
};

impl Herhaling<'_> {
    pub(super) async fn moderatie(&mut self) {
        let t = self.t;
        let redactie = t.redactie().await;
        let id = offered(t, "Hoe blijft een jongere op school na de zomer?").await;
        let ander = offered(t, "Wat vraagt pleegzorg van een leraar?").await;
        let elsewhere = json!({ "leervraag": ander });
        for mutation in ["moderatieClaimen", "moderatieVrijgeven"] {
            let claim = "moderatie { sinds claim { mijn } leervraag { id } }";
            self.twice(
                &redactie,
                mutation,
                claim,
                json!({ "leervraag": id }),
                elsewhere.clone(),
            )
            .await;
        }
        let decision = json!({ "leervragen": [id], "versions": [1], "besluit": "PUBLICEREN" });
        let result = "aantalGedaan besluit { id } rijen { leervraag { id version } userErrors { code } }";
        self.twice(
            &redactie,
            "leervragenModereren",
            result,
            decision,
            json!({ "versions": [99] }),
        )
        .await;
        let first = decided(&redactie, &id, 2, "TERUGNEMEN").await;
        let second = decided(&redactie, &ander, 1, "PUBLICEREN").await;
        let undone = "besluit { id ongedaanOp regels { ongedaan } }";
        let other = json!({ "besluit": second });
        self.twice(
            &redactie,
            "moderatieOngedaanMaken",
            undone,
            json!({ "besluit": first }),
            other,
        )
        .await;
        self.meldingen(&id, &ander).await;
        self.samenvoegen().await;
        self.dubbel().await;
    }

    /// Bob reports two, takes one report back, and the editors judge the other.
    async fn meldingen(&mut self, one: &str, two: &str) {
        let (bob, redactie) = (self.t.member("bob").await, self.t.redactie().await);
        let melding = "melding { id reden uitkomst }";
        let other = json!({ "reden": "ONGEPAST" });
        let mut ids = Vec::new();
        for id in [one, two] {
            let fields = json!({ "leervraag": id, "reden": "HERLEIDBAAR" });
            let made = self
                .twice(&bob, "leervraagMelden", melding, fields, other.clone())
                .await;
            ids.push(made["melding"]["id"].clone());
        }
        let other = json!({ "melding": ids[1] });
        self.twice(
            &bob,
            "meldingIntrekken",
            melding,
            json!({ "melding": ids[0] }),
            other,
        )
        .await;
        let judged = json!({ "melding": ids[1], "uitkomst": "ONGEGROND" });
        self.twice(
            &redactie,
            "meldingAfhandelen",
            melding,
            judged,
            json!({ "uitkomst": "GEGROND" }),
        )
        .await;
    }

    async fn samenvoegen(&mut self) {
        let t = self.t;
        let (bob, redactie) = (t.member("bob").await, t.redactie().await);
        let van = published(t, "Waar vind ik hulp voor een broertje?").await;
        let naar = published(t, "Hoe kies je samen een doel dat past?").await;
        bob.done(
            "leervraagHerkennen",
            "leervraag { id }",
            json!({ "leervraag": van }),
        )
        .await;
        let other = json!({ "version": 99 });
        let merge =
            json!({ "van": van, "naar": naar, "version": 2, "versionNaar": 2, "reden": "ZELFDE_VRAAG" });
        let merged = "leervraag { id version status } besluit { id soort }";
        self.twice(&redactie, "leervraagSamenvoegen", merged, merge, other.clone())
            .await;
        let along = json!({ "leervraag": van });
        let elsewhere = json!({ "leervraag": naar });
        self.twice(
            &bob,
            "herkenningMeenemen",
            "leervraag { id aantalHerkenningen }",
            along,
            elsewhere,
        )
        .await;
        let apart = json!({ "leervraag": van, "version": 3 });
        self.twice(
            &redactie,
            "leervraagSamenvoegingOngedaanMaken",
            LEERVRAAG,
            apart,
            other,
        )
        .await;
    }

    async fn dubbel(&mut self) {
        let t = self.t;
        let redactie = t.redactie().await;
        offered(t, "Hoe betrek ik ouders bij het handelingsplan van de school?").await;
        let like = offered(
            t,
            "Hoe betrekken wij een ouder bij het handelingsplan van scholen?",
        )
        .await;
        let query = "query($id: ID!) { leervraag(id: $id) { mogelijkeDubbelen { nodes { id version } } } }";
        let found = redactie
            .with(json!({ "id": like }))
            .value(query, "/leervraag/mogelijkeDubbelen/nodes/0")
            .await;
        let judged =
            json!({ "mogelijkeDubbel": found["id"], "version": found["version"], "andereVraag": true });
        let other = json!({ "andereVraag": false });
        let asked = "mogelijkeDubbel { id version stand }";
        self.twice(&redactie, "mogelijkeDubbelBeoordelen", asked, judged, other)
            .await;
    }
}

//! What is known and shared: begrippen, activiteiten, inzichten, experts and what they are asked.

use api::graph::id::Kind;
use entity::{deelname::Rol, goodpractice::Status::Gedeeld, leervraag::Status, raamwerk_element::Soort};
use serde_json::{Value, json};

use super::Herhaling;
use crate::kit::{inzicht::middag, seed::global};

impl Herhaling<'_> {
    pub(super) async fn kennis(&mut self) {
        self.begrippen().await;
        self.inzichten().await;
        self.experts().await;
        self.bijdragen().await;
        self.teksten().await;
    }

    async fn begrippen(&mut self) {
        let (anna, redactie) = (self.t.member("anna").await, self.t.redactie().await);
        let begrip = "begrip { id version status term }";
        let (stale, named) = (json!({ "version": 99 }), json!({ "term": "Iets anders" }));
        let words = |term: &str| json!({ "term": term, "uitleg": "Wat het is.", "vormen": [{ "vorm": "Kort", "soort": "AFKORTING" }] });
        let made = self
            .twice(
                &anna,
                "begripVoorstellen",
                begrip,
                words("Warme overdracht"),
                named.clone(),
            )
            .await;
        let back = json!({ "begrip": made["begrip"]["id"], "version": 1 });
        self.twice(&anna, "begripVoorstelIntrekken", begrip, back, stale.clone())
            .await;
        let made = self
            .twice(&redactie, "begripMaken", begrip, words("Triage"), named)
            .await;
        let id = &made["begrip"]["id"];
        let change = json!({ "begrip": id, "version": 1, "uitleg": "Wat eerst moet." });
        self.twice(&redactie, "begripBijwerken", begrip, change, stale.clone())
            .await;
        let publish = json!({ "begrip": id, "version": 2, "besluit": "PUBLICEREN" });
        self.twice(&redactie, "begripBeoordelen", begrip, publish, stale)
            .await;
    }

    async fn inzichten(&mut self) {
        let (anna, redactie) = (self.t.member("anna").await, self.t.redactie().await);
        let praktijk = self.t.praktijk("Praktijk met middagen").await;
        self.t
            .deelname((praktijk, anna.id), Rol::Facilitator, "2026-01-01", None)
            .await;
        let praktijk = global(Kind::LerendePraktijk, praktijk);
        let stale = json!({ "version": 99 });
        let held = self
            .twice(
                &anna,
                "activiteitVastleggen",
                "activiteit { id version status }",
                middag(&praktijk, "2026-08-20"),
                json!({ "titel": "Iets anders" }),
            )
            .await;
        let held = &held["activiteit"]["id"];
        let change = json!({ "activiteit": held, "version": 1, "online": true });
        self.twice(
            &anna,
            "activiteitBijwerken",
            "activiteit { id version online }",
            change,
            stale.clone(),
        )
        .await;
        let factor = global(
            Kind::WerkzameFactor,
            self.t.element("Een factor", Soort::Factor).await,
        );
        let inzicht = "inzicht { id version status tekst }";
        let words = json!({ "activiteit": held, "tekst": "Uitleg vooraf helpt.", "factoren": [factor] });
        let made = self
            .twice(
                &anna,
                "inzichtVastleggen",
                inzicht,
                words,
                json!({ "tekst": "Iets anders" }),
            )
            .await;
        let step = |version: i32| json!({ "inzicht": made["inzicht"]["id"], "version": version });
        let mut words = step(1);
        words["tekst"] = json!("Uitleg vooraf helpt iedereen.");
        self.twice(&anna, "inzichtBijwerken", inzicht, words, stale.clone())
            .await;
        let mut publish = step(2);
        publish["besluit"] = json!("PUBLICEREN");
        self.twice(&redactie, "inzichtBeoordelen", inzicht, publish, stale.clone())
            .await;
        self.twice(&anna, "inzichtIntrekken", inzicht, step(3), stale)
            .await;
    }

    async fn experts(&mut self) {
        let (anna, bob, redactie) = (
            self.t.member("anna").await,
            self.t.member("bob").await,
            self.t.redactie().await,
        );
        let (stale, expert) = (json!({ "version": 99 }), "expert { id version expertise tot }");
        let fields = json!({ "member": bob.global_id().await, "van": "2026-01-01" });
        let made = self
            .twice(
                &redactie,
                "expertAanwijzen",
                expert,
                fields,
                json!({ "van": "2025-01-01" }),
            )
            .await;
        let id = made["expert"]["id"].clone();
        let words = json!({ "expert": id, "version": 1, "expertise": "Rollen" });
        self.twice(&redactie, "expertBijwerken", expert, words, stale.clone())
            .await;
        let leervraag = self
            .t
            .leervraag("Hoe houden we overleg kort?", Status::Gepubliceerd)
            .await;
        let vraag = "expertVraag { id version status antwoord }";
        let asked = json!({ "leervraag": leervraag, "tekst": "Waar begin je?", "weergave": "ROL" });
        let other = json!({ "tekst": "Iets anders" });
        let made = self
            .twice(&anna, "expertVraagStellen", vraag, asked.clone(), other)
            .await;
        let step = |version: i32| json!({ "expertVraag": made["expertVraag"]["id"], "version": version });
        let with = |mut step: Value, field: &str, value: &str| {
            step[field] = json!(value);
            step
        };
        let steps = [
            (&bob, "expertVraagOppakken", step(1)),
            (&bob, "expertVraagNeerleggen", step(2)),
            (
                &bob,
                "expertVraagNietBeantwoorden",
                with(step(3), "reden", "GEEN_RUIMTE"),
            ),
            (&redactie, "expertVraagHeropenen", step(4)),
        ];
        for (actor, mutation, fields) in steps {
            self.twice(actor, mutation, vraag, fields, stale.clone()).await;
        }
        bob.done("expertVraagOppakken", vraag, step(5)).await;
        let answer = with(step(6), "antwoord", "Met een kwartier.");
        self.twice(&bob, "expertVraagBeantwoorden", vraag, answer, stale.clone())
            .await;
        let again = anna.done("expertVraagStellen", vraag, asked).await;
        let back = json!({ "expertVraag": again["id"], "version": 1 });
        self.twice(&anna, "expertVraagIntrekken", vraag, back, stale.clone())
            .await;
        let leaves = json!({ "expert": id, "version": 2 });
        self.twice(&bob, "expertBeeindigen", expert, leaves, stale).await;
    }

    async fn teksten(&mut self) {
        let (bob, redactie) = (self.t.member("bob").await, self.t.redactie().await);
        let activiteit = global(Kind::Activiteit, self.t.activiteit("Webinar over overleg").await);
        let melding = "tekstMelding { id reden uitkomst }";
        let report = json!({ "object": activiteit, "reden": "HERLEIDBAAR" });
        let other = json!({ "reden": "ONGEPAST" });
        let made = self
            .twice(&bob, "tekstMelden", melding, report, other.clone())
            .await;
        let id = &made["tekstMelding"]["id"];
        let hide = json!({ "melding": id, "besluit": "VERBERGEN", "reden": "HERLEIDBAAR" });
        self.twice(&redactie, "tekstMeldingBeslissen", melding, hide, other)
            .await;
        let other = json!({ "object": global(Kind::Activiteit, self.t.named("iets anders")) });
        let show = json!({ "object": activiteit });
        self.twice(&redactie, "tekstWeerTonen", melding, show, other)
            .await;
    }

    async fn bijdragen(&mut self) {
        let (anna, bob, redactie) = (
            self.t.member("anna").await,
            self.t.member("bob").await,
            self.t.redactie().await,
        );
        let leervraag = self
            .t
            .leervraag("Hoe delen we wat werkt?", Status::Gepubliceerd)
            .await;
        let (stale, bijdrage) = (json!({ "version": 99 }), "bijdrage { id version status tekst }");
        let words = json!({ "leervraag": leervraag, "tekst": "Begin klein.", "weergave": "ROL" });
        let other = json!({ "tekst": "Iets anders" });
        let made = self.twice(&anna, "bijdrageGeven", bijdrage, words, other).await;
        let with = |version: Option<i32>, more: &[(&str, &str)]| {
            let mut fields = json!({ "bijdrage": made["bijdrage"]["id"] });
            if let Some(version) = version {
                fields["version"] = json!(version);
            }
            for (name, value) in more {
                fields[*name] = json!(value);
            }
            fields
        };
        let words = with(Some(1), &[("tekst", "Begin heel klein.")]);
        self.twice(&anna, "bijdrageHerzien", bijdrage, words, stale.clone())
            .await;
        let publish = with(Some(2), &[("besluit", "PUBLICEREN")]);
        self.twice(&redactie, "bijdrageBeoordelen", bijdrage, publish, stale.clone())
            .await;
        let practice = self.t.goodpractice("Rondgang", Gedeeld).await;
        let about = json!({ "goodPractice": global(Kind::GoodPractice, practice), "tekst": "Neem de tijd.", "weergave": "ROL" });
        let other = json!({ "weergave": "NAAM" });
        self.twice(&anna, "bijdrageGeven", bijdrage, about, other).await;
        let report = with(None, &[("reden", "DUBBEL")]);
        let other = json!({ "reden": "ONGEPAST" });
        self.twice(&bob, "bijdrageMelden", bijdrage, report, other).await;
        self.twice(&anna, "bijdrageIntrekken", bijdrage, with(Some(3), &[]), stale)
            .await;
    }
}

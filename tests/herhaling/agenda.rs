//! From a thema to an adopted edition, what others say about it, and the edition after it.

use entity::leervraag::Status;
use serde_json::{Value, json};

use super::Herhaling;

const THEMA: &str = "thema { id version status naam omschrijving }";
const EDITIE: &str = "agendaEditie { id version status titel vervallen { totalCount } }";
const OPGAVE: &str =
    "ontwikkelopgave { id version titel omschrijving onderbouwingen { nodes { id } } overnames { nodes { id } }
    herkomst { soort } }";
const REACTIE: &str = "agendaReactie { id version standpunt tekst antwoord ingetrokkenOp }";

/// The other body of a change of something that has a version.
fn stale() -> Value {
    json!({ "version": 99 })
}

impl Herhaling<'_> {
    pub(super) async fn agenda(&mut self) {
        self.t.agenda().await;
        let (thema, vraag) = self.thema().await;
        let (editie, opgave) = self.editie(&thema, &vraag).await;
        self.reacties(&editie).await;
        let redactie = self.t.redactie().await;
        let back = json!({ "editie": editie, "version": 3 });
        self.twice(&redactie, "agendaEditieTerugnemen", EDITIE, back, stale())
            .await;
        let adopt = json!({ "editie": editie, "version": 4, "geldigVan": "2026-09-01" });
        self.twice(&redactie, "agendaEditieVaststellen", EDITIE, adopt, stale())
            .await;
        self.herkomst(&opgave).await;
    }

    async fn thema(&mut self) -> (Value, String) {
        let redactie = self.t.redactie().await;
        let vraag = self
            .t
            .leervraag("Hoe werk ik samen met school?", Status::Gepubliceerd)
            .await;
        let ander = self
            .t
            .leervraag("Wie neemt de regie?", Status::Gepubliceerd)
            .await;
        let fields = json!({ "naam": "Samenwerken", "omschrijving": "Waar het over gaat.", "publiek": true });
        let made = self
            .twice(
                &redactie,
                "themaMaken",
                THEMA,
                fields,
                json!({ "naam": "Anders" }),
            )
            .await;
        let thema = made["thema"]["id"].clone();
        let words = json!({ "thema": thema, "version": 1, "omschrijving": "Waar het nu over gaat." });
        self.twice(&redactie, "themaBijwerken", THEMA, words, stale())
            .await;
        let bundle =
            json!({ "thema": thema, "version": 2, "leervragen": [vraag, ander], "reden": "Hoort erbij." });
        self.twice(&redactie, "themaBundelen", THEMA, bundle, stale())
            .await;
        let out = json!({ "thema": thema, "version": 3, "leervraag": ander, "reden": "Hoort elders." });
        self.twice(&redactie, "themaOntbundelen", THEMA, out, stale())
            .await;
        (thema, vraag)
    }

    /// An edition under consultation, with one ontwikkelopgave.
    async fn editie(&mut self, thema: &Value, vraag: &str) -> (Value, Value) {
        let redactie = self.t.redactie().await;
        let fields = json!({ "domein": "BREED_JEUGDDOMEIN", "titel": "Agenda 2026" });
        let made = self
            .twice(
                &redactie,
                "agendaEditieOpenen",
                EDITIE,
                fields,
                json!({ "titel": "Anders" }),
            )
            .await;
        let editie = made["agendaEditie"]["id"].clone();
        let fields = json!({ "editie": editie, "titel": "Regie" });
        let made = self
            .twice(
                &redactie,
                "ontwikkelopgaveOpstellen",
                OPGAVE,
                fields,
                json!({ "titel": "Anders" }),
            )
            .await;
        let opgave = made["ontwikkelopgave"]["id"].clone();
        let words = json!({ "ontwikkelopgave": opgave, "version": 1, "omschrijving": "Van wie is het?" });
        self.twice(&redactie, "ontwikkelopgaveBijwerken", OPGAVE, words, stale())
            .await;
        let found = json!({
            "ontwikkelopgave": opgave, "version": 2, "leervragen": [vraag], "themas": [thema], "reden": "Past.",
            "gewicht": "DRAGEND",
        });
        let made = self
            .twice(&redactie, "ontwikkelopgaveOnderbouwen", OPGAVE, found, stale())
            .await;
        let evidence = &made["ontwikkelopgave"]["onderbouwingen"]["nodes"][0]["id"];
        let take = json!({ "onderbouwing": evidence, "version": 3 });
        self.twice(
            &redactie,
            "ontwikkelopgaveOnderbouwingIntrekken",
            OPGAVE,
            take,
            stale(),
        )
        .await;
        let overname = &made["ontwikkelopgave"]["overnames"]["nodes"][0]["id"];
        let take = json!({ "overname": overname, "version": 4 });
        self.twice(
            &redactie,
            "ontwikkelopgaveOvernameIntrekken",
            OPGAVE,
            take,
            stale(),
        )
        .await;
        let extra = redactie
            .opgave(editie.as_str().expect("an id"), "Een teveel")
            .await;
        let out = json!({ "ontwikkelopgave": extra, "version": 1 });
        self.twice(&redactie, "ontwikkelopgaveVerwijderen", EDITIE, out, stale())
            .await;
        let words = json!({ "editie": editie, "version": 1, "bron": "Het Vakberaad" });
        self.twice(&redactie, "agendaEditieBijwerken", EDITIE, words, stale())
            .await;
        let consult = json!({ "editie": editie, "version": 2, "tot": "2026-09-10" });
        self.twice(&redactie, "agendaEditieConsulteren", EDITIE, consult, stale())
            .await;
        (editie, opgave)
    }

    async fn reacties(&mut self, editie: &Value) {
        let (redactie, anna, bvj) = (
            self.t.redactie().await,
            self.t.member("anna").await,
            self.t.vereniging("BVJ").await,
        );
        let fields =
            json!({ "editie": editie, "standpunt": "STEUN", "tekst": "Hier werken wij graag aan mee." });
        let other = json!({ "standpunt": "GEEN_STEUN" });
        let own = self
            .twice(
                &anna,
                "agendaReactieGeven",
                REACTIE,
                fields.clone(),
                other.clone(),
            )
            .await;
        // An association has keys of its own, like a member.
        let theirs = self
            .twice(&bvj, "agendaReactieGeven", REACTIE, fields, other)
            .await;
        let own = &own["agendaReactie"]["id"];
        let words =
            json!({ "reactie": own, "version": 1, "tekst": "Hier werken wij liever anders aan mee." });
        self.twice(&anna, "agendaReactieHerzien", REACTIE, words, stale())
            .await;
        let back = json!({ "reactie": theirs["agendaReactie"]["id"], "version": 1 });
        self.twice(&bvj, "agendaReactieIntrekken", REACTIE, back, stale())
            .await;
        let answer =
            json!({ "reactie": own, "version": 2, "antwoord": "OVERGENOMEN", "reden": "Staat erin." });
        self.twice(&redactie, "agendaReactieBeantwoorden", REACTIE, answer, stale())
            .await;
    }

    /// The edition after it, and from where its ontwikkelopgave comes.
    async fn herkomst(&mut self, before: &Value) {
        let redactie = self.t.redactie().await;
        let editie = redactie.editie("Agenda 2027").await;
        let opgave = redactie.opgave(&editie, "Zeggenschap").await;
        let comes = json!({
            "ontwikkelopgave": opgave, "version": 1, "soort": "HERFORMULEERD", "uit": [before], "reden": "Zo leest men het.",
        });
        self.twice(&redactie, "ontwikkelopgaveHerleiden", OPGAVE, comes, stale())
            .await;
        let back = json!({ "ontwikkelopgave": opgave, "version": 2 });
        self.twice(
            &redactie,
            "ontwikkelopgaveHerleidingIntrekken",
            OPGAVE,
            back,
            stale(),
        )
        .await;
        let drops =
            json!({ "editie": editie, "version": 1, "ontwikkelopgave": before, "reden": "Is geregeld." });
        self.twice(&redactie, "ontwikkelopgaveLatenVervallen", EDITIE, drops, stale())
            .await;
        let back = json!({ "editie": editie, "version": 2, "ontwikkelopgave": before });
        self.twice(&redactie, "ontwikkelopgaveVervalIntrekken", EDITIE, back, stale())
            .await;
        self.uitvoering(before).await;
    }

    /// Who works on it, how it goes, and what already lies there.
    async fn uitvoering(&mut self, opgave: &Value) {
        use api::graph::id::Kind;

        use crate::kit::seed::global;

        let (redactie, bvj) = (self.t.redactie().await, self.t.vereniging("BVJ").await);
        let uitvoerder = "uitvoerder { id version rol van tot }";
        let later = json!({ "van": "2026-09-02" });
        let fields = json!({ "ontwikkelopgave": opgave, "beroepsvereniging": global(Kind::Beroepsvereniging, bvj.id), "van": "2026-09-01" });
        self.twice(
            &redactie,
            "ontwikkelopgaveTrekkerAanwijzen",
            uitvoerder,
            fields,
            later.clone(),
        )
        .await;
        let school = global(Kind::Organisatie, self.t.organisatie("De Brug").await);
        let fields = json!({ "ontwikkelopgave": opgave, "organisatie": school, "van": "2026-09-01" });
        let made = self
            .twice(
                &redactie,
                "ontwikkelopgavePartnerToevoegen",
                uitvoerder,
                fields,
                later,
            )
            .await;
        let end = json!({ "uitvoerder": made["uitvoerder"]["id"], "version": 1, "tot": "2026-12-01" });
        self.twice(
            &redactie,
            "ontwikkelopgaveUitvoerderBeeindigen",
            uitvoerder,
            end,
            stale(),
        )
        .await;
        let goes = json!({ "ontwikkelopgave": opgave, "stand": "LOOPT", "tekst": "Het loopt.", "datum": "2026-09-01" });
        let other = json!({ "stand": "GESTOPT" });
        self.twice(
            &bvj,
            "ontwikkelopgaveVoortgangVastleggen",
            "voortgang { id stand tekst }",
            goes,
            other,
        )
        .await;

        let item = "kennisitem { id version titel gepubliceerd }";
        let fields = json!({ "titel": "Richtlijn", "soort": "RICHTLIJN", "bronorganisatie": "Kennishuis", "omschrijving": "Waar het over gaat." });
        let other = json!({ "titel": "Anders" });
        let one = self
            .twice(&redactie, "kennisitemMaken", item, fields.clone(), other)
            .await;
        let two = redactie.done("kennisitemMaken", item, fields).await;
        let one = &one["kennisitem"]["id"];
        let show = json!({ "kennisitem": one, "version": 1, "gepubliceerd": true });
        self.twice(&redactie, "kennisitemBijwerken", item, show, stale())
            .await;
        let links = json!({ "ontwikkelopgave": opgave, "kennisitems": [one] });
        let other = json!({ "kennisitems": [two["id"]] });
        for mutation in ["ontwikkelopgaveKoppelen", "ontwikkelopgaveOntkoppelen"] {
            let linked = "ontwikkelopgave { id version kennisitems { totalCount } }";
            self.twice(&redactie, mutation, linked, links.clone(), other.clone())
                .await;
        }
    }
}

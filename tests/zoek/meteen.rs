//! For every kind: other words, taking back, hiding and deleting are seen by the next search.

use sea_orm::ConnectionTrait;
use serde_json::{Value, json};

use super::{drift, gevonden};
use crate::kit::{Stage, actor::Actor, both};

/// An object in the hands of who changes it, with the eyes of who does not.
struct Ding<'t> {
    /// The field of its key in an input.
    veld: &'static str,
    id: String,
    version: i32,
    lezer: Actor<'t>,
}

impl Ding<'_> {
    /// Changes it, and compares how often others find the word that it had and the word that it got.
    async fn wordt(&mut self, who: &Actor<'_>, mutation: &str, extra: Value, found: (usize, usize)) {
        let mut fields = json!({ self.veld: self.id, "version": self.version });
        let more = extra.as_object().expect("fields").clone();
        fields.as_object_mut().expect("fields").extend(more);
        let answer = format!("{} {{ version }}", self.veld);
        let row = who.done(mutation, &answer, fields).await;
        self.version = i32::try_from(row["version"].as_i64().expect("a version")).expect("a few");
        self.vindt(mutation, found).await;
    }

    async fn vindt(&self, after: &str, found: (usize, usize)) {
        let now = (
            gevonden(&self.lezer, "zebrapad").await.len(),
            gevonden(&self.lezer, "kruispunt").await.len(),
        );
        assert_eq!(now, found, "{} after {after}", self.veld);
    }
}

/// Makes an object that has the word.
async fn maakt<'t>(
    t: &'t Stage,
    who: &Actor<'_>,
    mutation: &str,
    veld: &'static str,
    fields: Value,
) -> Ding<'t> {
    let row = who
        .done(mutation, &format!("{veld} {{ id version }}"), fields)
        .await;
    Ding {
        veld,
        id: row["id"].as_str().expect("an id").to_owned(),
        version: i32::try_from(row["version"].as_i64().expect("a version")).expect("a few"),
        lezer: t.member("lezer").await,
    }
}

async fn kennisitem<'t>(t: &'t Stage, redactie: &Actor<'_>) -> Ding<'t> {
    let fields = json!({
        "titel": "Kennis van het zebrapad", "soort": "RICHTLIJN", "bronorganisatie": "Kennishuis", "omschrijving": "Waar het over gaat.",
        "gepubliceerd": true,
    });
    maakt(t, redactie, "kennisitemMaken", "kennisitem", fields).await
}

async fn thema<'t>(t: &'t Stage, redactie: &Actor<'_>) -> Ding<'t> {
    let fields = json!({ "naam": "Zebrapad", "omschrijving": "Waar het over gaat.", "publiek": true });
    maakt(t, redactie, "themaMaken", "thema", fields).await
}

async fn begrip<'t>(t: &'t Stage, redactie: &Actor<'_>) -> Ding<'t> {
    let fields =
        json!({ "term": "Schouw", "uitleg": "Een zebrapad bekijken.", "publiceren": true, "vormen": [] });
    maakt(t, redactie, "begripMaken", "begrip", fields).await
}

async fn ontwikkelopgave<'t>(t: &'t Stage, redactie: &Actor<'_>) -> (Ding<'t>, String) {
    t.agenda().await;
    let editie = redactie.editie("Agenda 2027").await;
    let fields = json!({ "editie": editie, "titel": "Veilig over het zebrapad" });
    let opgave = maakt(t, redactie, "ontwikkelopgaveOpstellen", "ontwikkelopgave", fields).await;
    (opgave, editie)
}

async fn praktijk<'t>(t: &'t Stage, who: &Actor<'_>, naam: &str) -> Ding<'t> {
    let fields = json!({
        "naam": naam, "samenvatting": "Samen oversteken.", "startdatum": "2026-01-01", "partners": [], "onderwijssoorten": [],
    });
    maakt(t, who, "lerendePraktijkStarten", "praktijk", fields).await
}

async fn good_practice<'t>(t: &'t Stage, who: &Actor<'_>) -> Ding<'t> {
    let praktijk = praktijk(t, who, "Praktijk Oost").await.id;
    let fields = json!({
        "praktijk": praktijk, "titel": "Ronde", "wat": "Wij lopen langs elk zebrapad.", "voorWie": "Teams van school.",
    });
    maakt(t, who, "goodPracticeMaken", "goodPractice", fields).await
}

async fn leervraag<'t>(t: &'t Stage, who: &Actor<'_>) -> Ding<'t> {
    let fields = json!({ "tekst": "Hoe steken wij samen het zebrapad over?", "weergave": "ANONIEM" });
    maakt(t, who, "leervraagIndienen", "leervraag", fields).await
}

both! {
    async fn kennisitems_themas_and_begrippen(t: Stage) {
        let redactie = t.redactie().await;
        let mut item = kennisitem(&t, &redactie).await;
        item.vindt("making", (1, 0)).await;
        item.wordt(&redactie, "kennisitemBijwerken", json!({ "titel": "Kennis van het kruispunt" }), (0, 1)).await;
        item.wordt(&redactie, "kennisitemBijwerken", json!({ "gepubliceerd": false }), (0, 0)).await;
        item.wordt(&redactie, "kennisitemBijwerken", json!({ "gepubliceerd": true, "omschrijving": "Ook over een zebrapad." }), (1, 1)).await;
        item.wordt(&redactie, "kennisitemBijwerken", json!({ "gepubliceerd": false }), (0, 0)).await;
        let mut item = thema(&t, &redactie).await;
        item.vindt("making", (1, 0)).await;
        item.wordt(&redactie, "themaBijwerken", json!({ "omschrijving": "Over een kruispunt." }), (1, 1)).await;
        item.wordt(&redactie, "themaBijwerken", json!({ "naam": "Oversteken" }), (0, 1)).await;
        item.wordt(&redactie, "themaBijwerken", json!({ "status": "VERVALLEN" }), (0, 0)).await;
        let mut item = begrip(&t, &redactie).await;
        item.vindt("making", (1, 0)).await;
        item.wordt(&redactie, "begripBijwerken", json!({ "uitleg": "Een kruispunt bekijken." }), (0, 1)).await;
        item.wordt(&redactie, "begripBeoordelen", json!({ "besluit": "TERUGNEMEN" }), (0, 0)).await;
        item.wordt(&redactie, "begripBeoordelen", json!({ "besluit": "PUBLICEREN" }), (0, 1)).await;
        assert_eq!(drift(&t).await, Vec::<String>::new());
    }

    async fn ontwikkelopgaven_with_their_edition(t: Stage) {
        let redactie = t.redactie().await;
        let (mut opgave, editie) = ontwikkelopgave(&t, &redactie).await;
        opgave.vindt("making", (0, 0)).await;
        let consult = json!({ "editie": editie, "version": 1, "tot": "2026-10-01" });
        redactie.done("agendaEditieConsulteren", "agendaEditie { id }", consult).await;
        opgave.vindt("agendaEditieConsulteren", (1, 0)).await;
        let back = json!({ "editie": editie, "version": 2 });
        redactie.done("agendaEditieTerugnemen", "agendaEditie { id }", back).await;
        opgave.vindt("agendaEditieTerugnemen", (0, 0)).await;
        opgave.wordt(&redactie, "ontwikkelopgaveBijwerken", json!({ "titel": "Veilig over het kruispunt" }), (0, 0)).await;
        let adopt = json!({ "editie": editie, "version": 3, "geldigVan": "2026-01-01" });
        redactie.done("agendaEditieVaststellen", "agendaEditie { id }", adopt).await;
        opgave.vindt("agendaEditieVaststellen", (0, 1)).await;
        assert_eq!(drift(&t).await, Vec::<String>::new());
    }

    async fn praktijken_and_their_good_practices(t: Stage) {
        let (redactie, eve) = (t.redactie().await, t.member("eve").await);
        let mut item = praktijk(&t, &eve, "Praktijk Zebrapad").await;
        item.vindt("making", (1, 0)).await;
        item.wordt(&eve, "lerendePraktijkBijwerken", json!({ "doel": "Een rustig kruispunt." }), (1, 1)).await;
        item.wordt(&eve, "lerendePraktijkBijwerken", json!({ "naam": "Praktijk West", "doel": null }), (0, 0)).await;
        let mut item = good_practice(&t, &eve).await;
        item.vindt("making", (0, 0)).await;
        item.wordt(&eve, "goodPracticeDelen", json!({}), (0, 0)).await;
        item.wordt(&redactie, "goodPracticeBeoordelen", json!({ "besluit": "DELEN" }), (1, 0)).await;
        // Other words of what is shared go to the editors at once.
        item.wordt(&eve, "goodPracticeHerzien", json!({ "wat": "Wij lopen langs elk kruispunt." }), (1, 0)).await;
        item.wordt(&redactie, "goodPracticeBeoordelen", json!({ "besluit": "DELEN" }), (0, 1)).await;
        // A member reports it, and an editor takes it back from everybody.
        let report = json!({ "goodPractice": item.id, "reden": "HERLEIDBAAR", "toelichting": "Een team is te herkennen." });
        t.member("bob").await.done("goodPracticeMelden", "goodPractice { id }", report).await;
        item.vindt("goodPracticeMelden", (0, 1)).await;
        let back = json!({ "besluit": "TERUGGEVEN", "reden": "TE_HERLEIDEN" });
        item.wordt(&redactie, "goodPracticeBeoordelen", back, (0, 0)).await;
        assert_eq!(drift(&t).await, Vec::<String>::new());
    }

    async fn leervragen_through_their_life(t: Stage) {
        let (redactie, eve) = (t.redactie().await, t.member("eve").await);
        let mut vraag = leervraag(&t, &eve).await;
        vraag.vindt("making", (0, 0)).await;
        vraag.wordt(&redactie, "leervraagModereren", json!({ "besluit": "PUBLICEREN" }), (1, 0)).await;
        // Other words go to the editors first, and are not read meanwhile.
        vraag.wordt(&eve, "leervraagHerzien", json!({ "tekst": "Hoe steken wij samen het kruispunt over?" }), (0, 0)).await;
        vraag.wordt(&redactie, "leervraagModereren", json!({ "besluit": "PUBLICEREN" }), (0, 1)).await;
        vraag.wordt(&eve, "leervraagIntrekken", json!({}), (0, 0)).await;
        assert_eq!(drift(&t).await, Vec::<String>::new());
    }

    /// No mutation deletes them; should anything, their words go with them.
    async fn what_is_deleted_takes_its_words_with_it(t: Stage) {
        let (redactie, eve) = (t.redactie().await, t.member("eve").await);
        kennisitem(&t, &redactie).await;
        thema(&t, &redactie).await;
        let found = gevonden(&redactie, "zebrapad").await.len();
        assert_eq!(found, 2);
        begrip(&t, &redactie).await;
        ontwikkelopgave(&t, &redactie).await;
        good_practice(&t, &eve).await;
        leervraag(&t, &eve).await;
        praktijk(&t, &eve, "Praktijk Zebrapad").await;
        let mut left = gevonden(&redactie, "zebrapad").await.len();
        assert_eq!(left, 7);
        for (tables, key) in DELETED {
            for table in *tables {
                let statement = format!("DELETE FROM {table}");
                t.writer().execute_unprepared(&statement).await.expect(&statement);
            }
            left -= 1;
            assert_eq!(gevonden(&redactie, "zebrapad").await.len(), left, "{key}");
            assert_eq!(drift(&t).await, Vec::<String>::new(), "{key}");
        }
        assert_eq!(left, 0);
    }
}

/// Tables in the order in which their rows can go, and what is gone with them.
const DELETED: &[(&[&str], &str)] = &[
    (&["kennisitem"], "kennisitem"),
    (&["thema_versie", "thema"], "thema"),
    (&["begrip_vorm", "begrip"], "begrip"),
    (&["opgave"], "ontwikkelopgave"),
    (&["goodpractice_versie", "goodpractice"], "good practice"),
    (&["leervraag_zoek", "leervraag_versie", "leervraag"], "leervraag"),
    (&["deelname", "praktijk"], "Lerende Praktijk"),
];

//! What somebody may not see is not found, not counted, not ranked and not shown, for any kind and by any road.

use api::graph::id::Kind;
use entity::{
    deelname::Rol,
    leervraag::{Status, Weergave},
};
use serde_json::{Value, json};

use super::{alles, drift, gevonden};
use crate::kit::{Stage, actor::Actor, both, seed::global};

/// What everybody finds, by facts and mutations: one of most kinds.
async fn openbaar(t: &Stage, redactie: &Actor<'_>) {
    t.vraag("Wie ziet het zebrapad?", |row| row.status = Status::Gepubliceerd)
        .await;
    redactie.thema("Zebrapad", true).await;
    kennis(redactie, true).await;
}

async fn kennis(redactie: &Actor<'_>, gepubliceerd: bool) -> Value {
    let fields = json!({
        "titel": "Kennis van het zebrapad", "soort": "RICHTLIJN", "bronorganisatie": "Kennishuis", "omschrijving": "Waar het over gaat.",
        "gepubliceerd": gepubliceerd,
    });
    redactie
        .done("kennisitemMaken", "kennisitem { id version }", fields)
        .await
}

fn begrip() -> Value {
    json!({ "term": "Zebrapadschouw", "uitleg": "Samen naar een zebrapad kijken.", "vormen": [] })
}

fn good_practice(praktijk: &str) -> Value {
    json!({ "praktijk": praktijk, "titel": "Zebrapadronde", "wat": "Wij lopen langs elk zebrapad.", "voorWie": "Teams van school." })
}

/// One of each kind that is not public, with the same words; the praktijk in which they arose.
async fn verborgen(t: &Stage, redactie: &Actor<'_>) -> (String, String) {
    let eve = t.member("eve").await;
    for (status, n) in [
        Status::Concept,
        Status::Ingediend,
        Status::Afgewezen,
        Status::Ingetrokken,
    ]
    .into_iter()
    .zip(1..)
    {
        t.vraag(&format!("Hoe verborgen is zebrapad {n}?"), |row| {
            (row.status, row.vrager_id, row.weergave) = (status, Some(eve.id), Weergave::Naam);
        })
        .await;
    }
    redactie.thema("Verborgen zebrapad", false).await;
    kennis(redactie, false).await;
    let editie = redactie.editie("Agenda in concept").await;
    redactie.opgave(&editie, "Het zebrapad als opgave").await;
    eve.done("begripVoorstellen", "begrip { id }", begrip()).await;
    let praktijk = t.praktijk("Praktijk Oost").await;
    t.deelname((praktijk, eve.id), Rol::Facilitator, "2026-01-01", None)
        .await;
    let praktijk = global(Kind::LerendePraktijk, praktijk);
    let made = eve
        .done(
            "goodPracticeMaken",
            "goodPractice { id }",
            good_practice(&praktijk),
        )
        .await;
    let inner =
        json!({ "praktijk": praktijk, "version": 1, "werkwijze": "Elke week samen het zebrapad over." });
    eve.done("lerendePraktijkBijwerken", "praktijk { id }", inner)
        .await;
    (editie, made["id"].as_str().expect("an id").to_owned())
}

both! {
    /// Hits, order, scores, cursors, fragments, lengths, facets: to the letter as if nothing else were there.
    async fn what_is_hidden_changes_nothing(t: Stage) {
        t.agenda().await;
        let redactie = t.redactie().await;
        openbaar(&t, &redactie).await;
        let outsiders = t.outsiders().await;
        let mut before = Vec::new();
        for (_, actor) in &outsiders {
            before.push(alles(actor, "zebrapad").await);
        }
        verborgen(&t, &redactie).await;
        for ((who, actor), before) in outsiders.iter().zip(before) {
            assert_eq!(alles(actor, "zebrapad").await, before, "{who}");
            assert_eq!(gevonden(actor, "\"verborgen zebrapad\"").await, Vec::<String>::new(), "{who}");
        }
        assert_eq!(drift(&t).await, Vec::<String>::new());
        // The test would notice: editors find all of it.
        assert_eq!(gevonden(&redactie, "zebrapad").await.len(), 3 + 4 + 5);
    }

    async fn the_own_is_found_by_its_people_only(t: Stage) {
        t.agenda().await;
        let redactie = t.redactie().await;
        let (editie, _) = verborgen(&t, &redactie).await;
        let eve = t.member("eve").await;
        let mut hers = gevonden(&eve, "zebrapad").await;
        hers.sort();
        assert_eq!(hers, [
            "BEGRIP Zebrapadschouw",
            "GOOD_PRACTICE Zebrapadronde",
            "LEERVRAAG Hoe verborgen is zebrapad 1?",
            "LEERVRAAG Hoe verborgen is zebrapad 2?",
            "LEERVRAAG Hoe verborgen is zebrapad 3?",
            "LEERVRAAG Hoe verborgen is zebrapad 4?",
        ]);
        // What is said inside a praktijk is not searched, not even for who may read it.
        assert_eq!(gevonden(&eve, "\"week samen\"").await, Vec::<String>::new());
        // An edition under consultation is for members and associations.
        let consult = json!({ "editie": editie, "version": 1, "tot": "2026-10-01" });
        redactie.done("agendaEditieConsulteren", "agendaEditie { id }", consult).await;
        for (who, actor) in t.outsiders().await {
            let consulted = ["MEMBER", "VERENIGING"].contains(&who);
            assert_eq!(gevonden(&actor, "opgave").await.len(), usize::from(consulted), "{who}");
        }
    }

    /// What is taken back is gone at once, and what is given other words is not found by the old ones.
    async fn what_is_withdrawn_or_rewritten_is_gone_at_once(t: Stage) {
        let redactie = t.redactie().await;
        let (lezer, eve) = (t.anonymous(), t.member("eve").await);
        let asked = json!({ "tekst": "Hoe steken wij samen het zebrapad over?", "weergave": "ANONIEM" });
        let vraag = eve.done("leervraagIndienen", "leervraag { id version }", asked).await;
        let publish = json!({ "leervraag": vraag["id"], "version": 1, "besluit": "PUBLICEREN" });
        redactie.done("leervraagModereren", "leervraag { id }", publish).await;
        let item = kennis(&redactie, true).await;
        let thema = redactie.thema("Zebrapad", true).await;
        assert_eq!(gevonden(&lezer, "zebrapad").await.len(), 3);
        let withdraw = json!({ "leervraag": vraag["id"], "version": 2 });
        eve.done("leervraagIntrekken", "leervraag { id }", withdraw).await;
        let other = json!({ "kennisitem": item["id"], "version": 1, "titel": "Kennis van de oversteek" });
        redactie.done("kennisitemBijwerken", "kennisitem { id }", other).await;
        let lapse = json!({ "thema": thema, "version": 1, "status": "VERVALLEN" });
        redactie.done("themaBijwerken", "thema { id }", lapse).await;
        assert_eq!(gevonden(&lezer, "zebrapad").await, Vec::<String>::new());
        assert_eq!(gevonden(&lezer, "oversteek").await, ["KENNISITEM Kennis van de oversteek"]);
        let hide = json!({ "kennisitem": item["id"], "version": 2, "gepubliceerd": false });
        redactie.done("kennisitemBijwerken", "kennisitem { id }", hide).await;
        assert_eq!(gevonden(&lezer, "oversteek").await, Vec::<String>::new());
        assert_eq!(drift(&t).await, Vec::<String>::new());
    }

    /// A good practice is found by the words that its reader reads: those that were shared last.
    async fn a_good_practice_is_found_by_the_words_that_are_shown(t: Stage) {
        t.agenda().await;
        let redactie = t.redactie().await;
        let (_, practice) = verborgen(&t, &redactie).await;
        let (lezer, eve) = (t.anonymous(), t.member("eve").await);
        let step = |version: i32, extra: Value| {
            let mut fields = json!({ "goodPractice": practice, "version": version });
            fields.as_object_mut().expect("fields").extend(extra.as_object().expect("fields").clone());
            fields
        };
        let found = async |tekst: &str| gevonden(&lezer, tekst).await.len();
        eve.done("goodPracticeDelen", "goodPractice { id }", step(1, json!({}))).await;
        assert_eq!(found("zebrapadronde").await, 0);
        redactie.done("goodPracticeBeoordelen", "goodPractice { id }", step(2, json!({ "besluit": "DELEN" }))).await;
        assert_eq!(found("zebrapadronde").await, 1);
        eve.done("goodPracticeHerzien", "goodPractice { id }", step(3, json!({ "titel": "Oversteekronde" }))).await;
        assert_eq!((found("zebrapadronde").await, found("oversteekronde").await), (1, 0));
        redactie.done("goodPracticeBeoordelen", "goodPractice { id }", step(4, json!({ "besluit": "DELEN" }))).await;
        assert_eq!((found("zebrapadronde").await, found("oversteekronde").await), (0, 1));
        assert_eq!(drift(&t).await, Vec::<String>::new());
        eve.done("goodPracticeIntrekken", "goodPractice { id }", step(5, json!({}))).await;
        assert_eq!((found("zebrapadronde").await, found("oversteekronde").await), (0, 0));
        assert_eq!(gevonden(&eve, "oversteekronde").await, ["GOOD_PRACTICE Oversteekronde"]);
    }

    /// Every other change of words reaches the index too.
    async fn other_words_are_found_as_soon_as_they_are_written(t: Stage) {
        t.agenda().await;
        let redactie = t.redactie().await;
        let lezer = t.anonymous();
        let editie = redactie.editie("Agenda 2026").await;
        let opgave = redactie.opgave(&editie, "Zebrapad").await;
        let other = json!({ "ontwikkelopgave": opgave, "version": 1, "titel": "Kruispunt", "omschrijving": "Over oversteken." });
        redactie.done("ontwikkelopgaveBijwerken", "ontwikkelopgave { id }", other).await;
        redactie.vastgesteld(&editie, "2026-01-01").await;
        assert_eq!(gevonden(&lezer, "kruispunt oversteken").await, ["ONTWIKKELOPGAVE Kruispunt"]);
        assert_eq!(gevonden(&lezer, "zebrapad").await, Vec::<String>::new());
        // A next edition begins with the same ontwikkelopgaven, which editors find twice.
        let next = json!({ "domein": "BREED_JEUGDDOMEIN", "titel": "Agenda 2027", "overnemen": true });
        redactie.done("agendaEditieOpenen", "agendaEditie { id }", next).await;
        assert_eq!(gevonden(&redactie, "kruispunt").await.len(), 2);
        assert_eq!(gevonden(&lezer, "kruispunt").await.len(), 1);
        let fields = json!({
            "naam": "Praktijk Zebrapad", "samenvatting": "Samen oversteken.", "startdatum": "2026-01-01", "partners": [], "onderwijssoorten": [],
        });
        let bob = t.member("bob").await;
        let made = bob.done("lerendePraktijkStarten", "praktijk { id }", fields).await;
        assert_eq!(gevonden(&lezer, "zebrapad").await, ["LERENDE_PRAKTIJK Praktijk Zebrapad"]);
        let other = json!({ "praktijk": made["id"], "version": 1, "doel": "Een rustig schoolplein." });
        bob.done("lerendePraktijkBijwerken", "praktijk { id }", other).await;
        assert_eq!(gevonden(&lezer, "schoolplein").await.len(), 1);
        let term = json!({ "term": "Rotonde", "uitleg": "Een rond kruispunt.", "publiceren": true, "vormen": [] });
        let made = redactie.done("begripMaken", "begrip { id }", term).await;
        assert_eq!(gevonden(&lezer, "rond kruispunt").await, ["BEGRIP Rotonde"]);
        let other = json!({ "begrip": made["id"], "version": 1, "uitleg": "Een plein voor auto's." });
        redactie.done("begripBijwerken", "begrip { id }", other).await;
        assert_eq!((gevonden(&lezer, "rond kruispunt").await.len(), gevonden(&lezer, "rotonde plein").await.len()), (0, 1));
        assert_eq!(drift(&t).await, Vec::<String>::new());
    }
}

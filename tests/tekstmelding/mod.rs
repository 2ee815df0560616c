//! Texts that others read without an editor's look: reported, hidden on every path, and shown again.

mod leven;
mod soorten;
mod wie;
mod zicht;

use api::graph::id::Kind;
use entity::{cyclus::Stand, goodpractice, leervraag, meting};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::kit::{Stage, actor::Actor, inzicht::middag, leren::Allen, seed::global};

const MELDEN: &str = "tekstMelden";
const BESLISSEN: &str = "tekstMeldingBeslissen";
const TONEN: &str = "tekstWeerTonen";

/// What tests ask of a report.
const MELDING: &str = "tekstMelding { id soort reden toelichting uitkomst afgehandeldOp }";

/// A text of each kind that everybody may read, and everybody who stands in some relation to them.
struct Teksten<'s> {
    t: &'s Stage,
    praktijk: String,
    allen: Allen<'s>,
    leervraag: String,
    practice: String,
    expert: String,
    expertvraag: String,
    overname: String,
    ervaring: String,
    canvas: String,
    activiteit: String,
    meting: String,
}

fn id(row: &Value) -> String {
    row["id"].as_str().expect("an id").to_owned()
}

impl<'s> Teksten<'s> {
    /// The asker of the expertvraag is `VRAGER`, who answered `EXPERT`, and `EXPERTGROEP` is another expert.
    async fn new(t: &'s Stage) -> Self {
        t.reference().await;
        let (praktijk, mut allen) = t.lerend("Praktijk Noord").await;
        for (who, name) in [("VRAGER", "anna"), ("EXPERT", "hanna"), ("EXPERTGROEP", "ivo")] {
            allen.push((who, t.member(name).await));
        }
        let leervraag = t
            .leervraag(
                "Hoe beginnen we een vast overleg?",
                leervraag::Status::Gepubliceerd,
            )
            .await;
        let (expert, expertvraag) = answered(t, &leervraag).await;
        let practice = t.goodpractice("Rondgang", goodpractice::Status::Gedeeld).await;
        let practice = global(Kind::GoodPractice, practice);
        let meting = gedeelde_meting(t, praktijk).await;
        let praktijk = global(Kind::LerendePraktijk, praktijk);
        let (overname, ervaring) = taken_over(t, &praktijk, &practice).await;
        Self {
            leervraag,
            practice,
            expert,
            expertvraag,
            overname,
            ervaring,
            canvas: gedeeld_canvas(t, &praktijk).await,
            activiteit: id(&t
                .facilitator()
                .await
                .done(
                    "activiteitVastleggen",
                    "activiteit { id }",
                    middag(&praktijk, "2026-08-20"),
                )
                .await),
            meting,
            t,
            praktijk,
            allen,
        }
    }

    fn who(&self, name: &str) -> &Actor<'s> {
        let of = self.allen.iter().find(|(who, _)| *who == name);
        &of.unwrap_or_else(|| panic!("no {name}")).1
    }

    /// Hides a text: a member reports it, an editor agrees. Gives the global id of the report.
    async fn verberg(&self, object: &str) -> String {
        let report = melding(object);
        let made = self.t.member("melder").await.done(MELDEN, MELDING, report).await;
        let done = self
            .t
            .redactie()
            .await
            .done(BESLISSEN, MELDING, verbergen(&made["id"]))
            .await;
        assert_eq!(done["uitkomst"], "GEGROND");
        id(&made)
    }

    async fn toon(&self, object: &str) {
        let redactie = self.t.redactie().await;
        redactie.done(TONEN, MELDING, json!({ "object": object })).await;
    }
}

/// A report on a text.
fn melding(object: &str) -> Value {
    json!({ "object": object, "reden": "HERLEIDBAAR" })
}

/// The decision to hide what was reported.
fn verbergen(melding: &Value) -> Value {
    json!({ "melding": melding, "besluit": "VERBERGEN", "reden": "HERLEIDBAAR", "toelichting": "Een gezin is te herkennen." })
}

/// The decision to leave what was reported.
fn laten_staan(melding: &Value) -> Value {
    json!({ "melding": melding, "besluit": "LATEN_STAAN" })
}

/// What anna asked and hanna answered: the expert, and the question.
async fn answered(t: &Stage, leervraag: &str) -> (String, String) {
    let (anna, hanna, redactie) = (
        t.member("anna").await,
        t.member("hanna").await,
        t.redactie().await,
    );
    let mut expert = String::new();
    for who in [&t.member("ivo").await, &hanna] {
        let fields = json!({ "member": who.global_id().await, "van": "2026-01-01" });
        expert = id(&redactie.done("expertAanwijzen", "expert { id }", fields).await);
    }
    let asked = json!({ "leervraag": leervraag, "tekst": "Waar begin je mee?", "weergave": "ROL" });
    let vraag = "expertVraag { id }";
    let made = anna.done("expertVraagStellen", vraag, asked).await;
    hanna
        .done(
            "expertVraagOppakken",
            vraag,
            json!({ "expertVraag": made["id"], "version": 1 }),
        )
        .await;
    let answer = json!({ "expertVraag": made["id"], "version": 2, "antwoord": "Met een kwartier." });
    hanna.done("expertVraagBeantwoorden", vraag, answer).await;
    (expert, id(&made))
}

/// The praktijk took a good practice over, and tells how it went: the overname, and the ervaring.
async fn taken_over(t: &Stage, praktijk: &str, practice: &str) -> (String, String) {
    let facilitator = t.facilitator().await;
    let fields = json!({
        "goodPractice": practice, "praktijk": praktijk, "sinds": "2026-02-01", "aanpassingen": "Met een kleiner groepje.",
    });
    let taken = facilitator
        .done("goodPracticeOvernemen", "overname { id }", fields)
        .await;
    let fields = json!({
        "overname": taken["id"], "oordeel": "WERKT", "tekst": "Het loopt goed.", "datum": "2026-03-01", "gedeeld": true,
    });
    let told = facilitator
        .done("goodPracticeErvaringVastleggen", "ervaring { id }", fields)
        .await;
    (id(&taken), id(&told))
}

async fn gedeeld_canvas(t: &Stage, praktijk: &str) -> String {
    let facilitator = t.facilitator().await;
    let fields = json!({ "praktijk": praktijk, "wie": "School en wijk." });
    let made = facilitator.done("canvasMaken", "canvas { id }", fields).await;
    let share = json!({ "canvas": made["id"], "version": 1 });
    facilitator.done("canvasDelen", "canvas { id }", share).await;
    id(&made)
}

async fn gedeelde_meting(t: &Stage, praktijk: Uuid) -> String {
    let cyclus = t.cyclus(praktijk, 1, Stand::Meet).await;
    let words = |row: &mut meting::Model| {
        row.gedeeld = true;
        row.samenvatting = Some("Wij weten elkaar te vinden.".into());
    };
    let key = t
        .gemeten((praktijk, cyclus), "een", meting::Status::Vastgesteld, words)
        .await;
    global(Kind::Meting, key)
}

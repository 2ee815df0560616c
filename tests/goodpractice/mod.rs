//! Good practices: from concept to shared and back, where they travel, and who sees what of them.

mod leven;
mod lijst;
mod melding;
mod overname;
mod versies;

use api::graph::id::Kind;
use entity::{deelname::Rol, goodpractice::Status, goodpractice_overname, raamwerk_element};
use sea_orm::{EntityTrait, IntoActiveModel};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::kit::{
    Stage,
    actor::{Actor, input},
    seed::{day, global},
};

/// The object of a mutation of this room.
const OBJECT: &str = "goodPractice { id status version titel wat }";

/// Every kind of actor, seen from the praktijk where the good practices arose.
async fn actors(t: &Stage) -> Vec<(&'static str, Actor<'_>)> {
    let (eigen, elders) = praktijken(t);
    t.praktijk("Praktijk Oost").await;
    t.praktijk("Praktijk West").await;
    let people = [
        ("deelnemer", eigen, Rol::Professional),
        ("facilitator", eigen, Rol::Facilitator),
        ("elders", elders, Rol::Facilitator),
        ("geblokkeerd", eigen, Rol::Facilitator),
    ];
    for (name, praktijk, rol) in people {
        let member = t.member(name).await;
        t.deelname((praktijk, member.id), rol, "2026-01-01", None).await;
    }
    t.block(&t.member("geblokkeerd").await).await;
    let gone = t.member("vertrokken").await;
    t.deelname(
        (eigen, gone.id),
        Rol::Facilitator,
        "2026-01-01",
        Some("2026-02-01"),
    )
    .await;
    vec![
        ("ANONIEM", t.anonymous()),
        ("member", t.member("bob").await),
        ("vertrokken", gone),
        ("deelnemer", t.member("deelnemer").await),
        ("facilitator", t.member("facilitator").await),
        ("elders", t.member("elders").await),
        ("geblokkeerd", t.member("geblokkeerd").await),
        ("REDACTIE", t.redactie().await),
        ("VERENIGING", t.vereniging("BVJ").await),
        ("ANALIST", t.analist().await),
        ("BEHEER", t.beheer().await),
    ]
}

/// Where the good practices arose, and who takes them over.
fn praktijken(t: &Stage) -> (Uuid, Uuid) {
    (t.named("Praktijk Oost"), t.named("Praktijk West"))
}

/// The stage with both praktijken, and the facilitator of each.
async fn facilitators(t: &Stage) -> (Actor<'_>, Actor<'_>) {
    actors(t).await;
    (t.member("facilitator").await, t.member("elders").await)
}

/// The words of a new good practice.
fn woorden(titel: &str) -> Value {
    json!({ "titel": titel, "wat": "Wij lopen samen door de school.", "voorWie": "Teams van school en jeugdhulp." })
}

/// A good practice that is offered and shared: its global id. Its version is 3.
async fn gedeeld(t: &Stage, facilitator: &Actor<'_>, fields: Value) -> String {
    let mut whole = json!({ "praktijk": global(Kind::LerendePraktijk, praktijken(t).0) });
    whole
        .as_object_mut()
        .expect("fields")
        .extend(fields.as_object().expect("fields").clone());
    let made = facilitator.done("goodPracticeMaken", OBJECT, whole).await;
    let id = made["id"].as_str().expect("an id").to_owned();
    let offered = json!({ "goodPractice": id, "version": 1 });
    facilitator.done("goodPracticeDelen", OBJECT, offered).await;
    let shared = json!({ "goodPractice": id, "version": 2, "besluit": "DELEN" });
    let redactie = t.redactie().await;
    redactie.done("goodPracticeBeoordelen", OBJECT, shared).await;
    id
}

/// A good practice of this state that arose in the first praktijk, as a fact.
async fn feit(t: &Stage, status: Status, gelezen: bool) -> Uuid {
    let oost = praktijken(t).0;
    t.goodpractice_of(Some(oost), "Rondgang", (status, gelezen)).await
}

/// The other praktijk took a good practice over, as a fact.
async fn overgenomen(t: &Stage, practice: Uuid, tot: Option<&str>) -> Uuid {
    let (id, now) = (t.service.clock.new_id(), t.now());
    let row = goodpractice_overname::Model {
        id,
        goodpractice_id: practice,
        praktijk_id: praktijken(t).1,
        sinds: day("2026-02-01"),
        tot: tot.map(day),
        aanpassingen: None,
        verborgen_op: None,
        demo: true,
        version: 1,
        created_at: now,
        updated_at: now,
    };
    goodpractice_overname::Entity::insert(row.into_active_model())
        .exec_without_returning(t.writer())
        .await
        .expect("an overname");
    id
}

/// A werkzame factor; its global id.
async fn factor(t: &Stage, name: &str) -> String {
    global(
        Kind::WerkzameFactor,
        t.element(name, raamwerk_element::Soort::Factor).await,
    )
}

/// What a mutation did, in a word: the code of the request error or of the first user error, else what stands at `path`.
async fn told(actor: &Actor<'_>, mutation: &str, object: &str, fields: Value, path: &str) -> String {
    let (first, rest) = mutation.split_at(1);
    let kind = format!("{}{rest}Input", first.to_uppercase());
    let document = format!(
        "mutation($input: {kind}!) {{ {mutation}(input: $input) {{ {object} userErrors {{ code }} }} }}"
    );
    let answer = actor.with(input(fields)).send(&document).await.body;
    let payload = &answer["data"][mutation];
    let word = [
        &answer["errors"][0]["extensions"]["code"],
        &payload["userErrors"][0]["code"],
    ];
    let word = word.into_iter().find_map(Value::as_str);
    let done = payload.pointer(path).and_then(Value::as_str);
    word.or(done).unwrap_or_else(|| panic!("{answer:#}")).to_owned()
}

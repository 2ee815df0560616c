//! A Lerende Praktijk that measures, reflects and improves: facts to begin with, and everybody who may stand in some relation
//! to it.

use api::{demo::referentie_id, graph::id::Kind};
use entity::{cyclus, deelname::Rol, meting, meting_niveau, meting_stelling, praktijk, stelling};
use sea_orm::{ActiveModelTrait, ActiveValue::Set};
use serde_json::{Value, json};
use uuid::Uuid;

use super::{
    Stage,
    actor::{Actor, input},
    seed::{day, global},
};

/// Everybody: the word for the relation, and the actor.
pub(crate) type Allen<'s> = Vec<(&'static str, Actor<'s>)>;

impl Stage {
    /// Who may stand in some relation to a praktijk. `kept` says whether a deelname is set for those who take part.
    async fn persons(&self) -> Allen<'_> {
        vec![
            ("ANONIEM", self.anonymous()),
            ("VERENIGING", self.vereniging("BVJ").await),
            ("BUITENSTAANDER", self.member("buiten").await),
            ("OUD-DEELNEMER", self.member("oud").await),
            ("LATER", self.member("later").await),
            ("GEBLOKKEERD", self.member("geblokkeerd").await),
            ("ANALIST", self.analist().await),
            ("BEHEER", self.beheer().await),
            ("DEELNEMER", self.member("deelnemer").await),
            ("ONDERZOEKER", self.member("onderzoeker").await),
            ("FACILITATOR", self.member("facilitator").await),
            ("REDACTIE", self.redactie().await),
        ]
    }

    /// A praktijk with everybody round it; its key. The analyst and the operator take part in it too, which gives them nothing.
    pub(crate) async fn lerend(&self, naam: &str) -> (Uuid, Allen<'_>) {
        let praktijk = self.praktijk(naam).await;
        let allen = self.persons().await;
        for (who, actor) in &allen {
            let (rol, van, tot) = match *who {
                "OUD-DEELNEMER" => (Rol::Facilitator, "2026-01-01", Some("2026-09-01")),
                "LATER" => (Rol::Facilitator, "2026-09-02", None),
                "GEBLOKKEERD" | "ANALIST" | "BEHEER" | "FACILITATOR" => {
                    (Rol::Facilitator, "2026-01-01", None)
                }
                "ONDERZOEKER" => (Rol::Onderzoeker, "2026-01-01", None),
                "DEELNEMER" => (Rol::Professional, "2026-01-01", None),
                _ => continue,
            };
            self.deelname((praktijk, actor.id), rol, van, tot).await;
            if *who == "GEBLOKKEERD" {
                self.block(actor).await;
            }
        }
        (praktijk, allen)
    }

    /// The facilitator of [`Stage::lerend`].
    pub(crate) async fn facilitator(&self) -> Actor<'_> {
        self.member("facilitator").await
    }

    /// A cyclus of a praktijk; its key.
    pub(crate) async fn cyclus(&self, praktijk_id: Uuid, nummer: i32, stand: cyclus::Stand) -> Uuid {
        let id = self.named(&format!("cyclus {nummer} van {praktijk_id}"));
        let over = stand == cyclus::Stand::Afgesloten;
        self.set(cyclus::Model {
            id,
            praktijk_id,
            nummer,
            van: day("2026-02-01"),
            tot: over.then(|| day("2026-08-01")),
            stand,
            demo: true,
            version: 1,
            created_at: self.now(),
            updated_at: self.now(),
        })
        .await;
        id
    }

    /// A meting of a cyclus in some state, changed by `alter`, with one parameter scored; its key.
    pub(crate) async fn gemeten(
        &self,
        (praktijk_id, cyclus_id): (Uuid, Uuid),
        name: &str,
        status: meting::Status,
        alter: impl FnOnce(&mut meting::Model),
    ) -> Uuid {
        let id = self.named(&format!("meting {name} van {praktijk_id}"));
        let mut row = meting::Model {
            id,
            cyclus_id,
            praktijk_id,
            soort: meting::Soort::Tussenmeting,
            instrument: meting::Instrument::Enquete,
            van: day("2026-03-01"),
            tot: None,
            uitgenodigd: Some(30),
            gerespondeerd: Some(24),
            raamwerk_id: Some(referentie_id("raamwerk", "GERDES@2020")),
            lijst_id: None,
            status: meting::Status::Concept,
            gedeeld: false,
            samenvatting: None,
            vervangt_id: None,
            vervangreden: None,
            vastgesteld_op: None,
            vastgesteld_door_id: None,
            verborgen_op: None,
            demo: true,
            version: 1,
            created_at: self.now(),
            updated_at: self.now(),
        };
        alter(&mut row);
        self.set(row).await;
        self.gescoord(id, "SAMENWERKING", Some(2)).await;
        self.staat(id, status).await;
        id
    }

    /// Gives a meting its state, last of all: nothing can be put beneath one that was adopted.
    pub(crate) async fn staat(&self, id: Uuid, status: meting::Status) {
        let row = meting::ActiveModel {
            id: Set(id),
            status: Set(status),
            ..Default::default()
        };
        row.update(self.writer()).await.expect("a meting");
    }

    /// A parameter of a meting on a level, or not scored.
    pub(crate) async fn gescoord(&self, meting_id: Uuid, parameter: &str, ordinaal: Option<i32>) {
        self.set(meting_niveau::Model {
            meting_id,
            parameter_id: referentie_id("raamwerk_element", &format!("GERDES@2020:{parameter}")),
            niveau_id: None,
            term: ordinaal.map(|place| format!("niveau {place}")),
            ordinaal,
            niet_gescoord: None,
            laag: None,
            midden: None,
            hoog: None,
        })
        .await;
    }

    /// A stelling in a version of a line; its key.
    pub(crate) async fn stelling(&self, lijn: &str, versie: i32) -> Uuid {
        let (id, first) = (
            self.named(&format!("{lijn} {versie}")),
            self.named(&format!("{lijn} 1")),
        );
        self.set(stelling::Model {
            id,
            praktijk_id: None,
            lijn_id: first,
            versie,
            tekst: format!("{lijn}, versie {versie}."),
            created_at: self.now(),
        })
        .await;
        id
    }

    /// What was answered about a stelling.
    pub(crate) async fn beantwoord(
        &self,
        meting_id: Uuid,
        stelling_id: Uuid,
        [eens, geldig, weet_niet]: [i32; 3],
    ) {
        self.set(meting_stelling::Model {
            meting_id,
            stelling_id,
            eens,
            geldig,
            weet_niet,
        })
        .await;
    }

    /// Gives a praktijk a phase.
    pub(crate) async fn fase(&self, id: Uuid, fase: praktijk::Fase) {
        let row = praktijk::ActiveModel {
            id: Set(id),
            fase: Set(fase),
            einddatum: Set(Some(day("2026-08-31"))),
            ..Default::default()
        };
        row.update(self.writer()).await.expect("a praktijk");
    }
}

/// The global id of a parameter of Gerdes, or of one of its levels (`SAMENWERKING`, `SAMENWERKING_1`).
pub(crate) fn gerdes(kind: Kind, code: &str) -> String {
    global(
        kind,
        referentie_id("raamwerk_element", &format!("GERDES@2020:{code}")),
    )
}

/// The global id of a factor of Verwoerdt.
pub(crate) fn factor(code: &str) -> String {
    let key = referentie_id("raamwerk_element", &format!("VERWOERDT@2022:{code}"));
    global(Kind::WerkzameFactor, key)
}

/// What a meting says, with little in it.
pub(crate) fn inhoud(soort: &str, van: &str) -> Value {
    let parameter = gerdes(Kind::RaamwerkParameter, "SAMENWERKING");
    json!({
        "soort": soort, "instrument": "ENQUETE", "van": van, "uitgenodigd": 30, "gerespondeerd": 24,
        "niveaus": [{ "parameter": parameter, "nietGescoord": "NIET_BESPROKEN" }],
    })
}

impl Actor<'_> {
    /// What becomes of an action: `mag`, or the code of why not.
    pub(crate) async fn uitkomst(&self, mutation: &str, fields: Value) -> String {
        let (first, rest) = mutation.split_at(1);
        let kind = format!("{}{rest}Input", first.to_uppercase());
        let document =
            format!("mutation($input: {kind}!) {{ {mutation}(input: $input) {{ userErrors {{ code }} }} }}");
        let answer = self.with(input(fields)).send(&document).await.body;
        if let Some(code) = answer["errors"][0]["extensions"]["code"].as_str() {
            return code.into();
        }
        let errors = &answer["data"][mutation]["userErrors"];
        assert!(errors.is_array(), "{answer:#}");
        errors[0]["code"].as_str().unwrap_or("mag").into()
    }
}

/// A list of stellingen of a praktijk, made by its facilitator: its id and theirs.
pub(crate) async fn stellingenlijst(
    facilitator: &Actor<'_>,
    praktijk: Uuid,
    teksten: &[&str],
) -> (Value, Vec<Value>) {
    let rows: Vec<Value> = teksten.iter().map(|tekst| json!({ "tekst": tekst })).collect();
    let fields = json!({ "praktijk": global(Kind::LerendePraktijk, praktijk), "titel": "Samenwerken", "stellingen": rows });
    let told = "stellingenlijst { id stellingen { id } }";
    let made = facilitator.done("stellingenlijstMaken", told, fields).await;
    let ids = made["stellingen"].as_array().expect("a list").iter();
    (made["id"].clone(), ids.map(|row| row["id"].clone()).collect())
}

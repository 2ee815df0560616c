//! Lidmaatschappen and registraties: for whom they are about and who delivered them, and for nobody else.

use entity::{
    lidmaatschap::{self, Status},
    organisatie,
    registratie::{self, Register, Verificatie},
};
use expect_test::expect;
use sea_orm::{EntityTrait, IntoActiveModel};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::kit::{Stage, actor::Actor, both};

/// A membership that a test sets as a fact.
struct Lid<'a> {
    vereniging: &'a Actor<'a>,
    member: Option<Uuid>,
    nummer: &'a str,
    status: Status,
    van: &'a str,
    tot: Option<&'a str>,
}

impl Lid<'_> {
    async fn exists(self, t: &Stage) {
        let row = lidmaatschap::Model {
            member_id: self.member,
            lidnummer: self.nummer.into(),
            status: self.status,
            einddatum: self.tot.map(|day| day.parse().expect("a date")),
            bron: "toneel".into(),
            ..lidmaatschap::Model::leeg(
                t.named(self.nummer),
                self.vereniging.id,
                self.van.parse().expect("a date"),
                t.now(),
            )
        };
        insert(t, row).await;
    }
}

async fn insert(t: &Stage, row: lidmaatschap::Model) {
    lidmaatschap::Entity::insert(row.into_active_model())
        .exec_without_returning(t.writer())
        .await
        .expect("a lidmaatschap");
}

async fn registratie(t: &Stage, member: Uuid, nummer: &str) {
    let row = registratie::Model {
        id: t.named(nummer),
        member_id: member,
        register: Register::Skj,
        nummer: nummer.into(),
        beroep: None,
        ingangsdatum: None,
        geldig_tot: None,
        verificatie: Verificatie::Ingevuld,
        controle_gevraagd: false,
        gecontroleerd_op: None,
        gecontroleerd_bron: None,
        version: 1,
        created_at: t.now(),
        updated_at: t.now(),
    };
    registratie::Entity::insert(row.into_active_model())
        .exec_without_returning(t.writer())
        .await
        .expect("a registratie");
}

/// Two associations: anna is in both, bert in the first.
async fn two_associations<'a>(t: &Stage, nvo: &'a Actor<'a>, nip: &'a Actor<'a>, anna: Uuid, bert: Uuid) {
    let lid = |vereniging, member, nummer, status, van, tot| Lid {
        vereniging,
        member: Some(member),
        nummer,
        status,
        van,
        tot,
    };
    lid(nvo, anna, "NVO-1", Status::Actief, "2020-01-01", None)
        .exists(t)
        .await;
    lid(
        nvo,
        bert,
        "NVO-2",
        Status::Beeindigd,
        "2019-01-01",
        Some("2024-01-01"),
    )
    .exists(t)
    .await;
    lid(nip, anna, "NIP-1", Status::Actief, "2022-02-01", None)
        .exists(t)
        .await;
}

const PER_ASSOCIATION: &str = "{ beroepsverenigingen { nodes { afkorting lidmaatschappen { totalCount nodes { lidnummer member { naam } } } } } }";

/// The numbers that an actor sees, per association.
async fn seen(actor: &Actor<'_>) -> Vec<String> {
    let found = actor.value(PER_ASSOCIATION, "/beroepsverenigingen/nodes").await;
    let mut numbers = Vec::new();
    for vereniging in found.as_array().expect("a list") {
        let list = &vereniging["lidmaatschappen"];
        let nodes = list["nodes"].as_array().expect("a list");
        assert_eq!(
            list["totalCount"],
            json!(nodes.len()),
            "the count tells what the list hides"
        );
        numbers.extend(
            nodes
                .iter()
                .filter_map(|node| node["lidnummer"].as_str().map(str::to_owned)),
        );
    }
    numbers.sort_unstable();
    numbers
}

both! {
    async fn each_sees_its_own_and_nobody_else_any(t: Stage) {
        let (nvo, nip) = (t.vereniging("NVO").await, t.vereniging("NIP").await);
        let (anna, bert, carla) = (t.member("anna").await, t.member("bert").await, t.member("carla").await);
        two_associations(&t, &nvo, &nip, anna.id, bert.id).await;
        assert_eq!(seen(&nvo).await, ["NVO-1", "NVO-2"]);
        assert_eq!(seen(&nip).await, ["NIP-1"]);
        assert_eq!(seen(&anna).await, ["NIP-1", "NVO-1"]);
        assert_eq!(seen(&bert).await, ["NVO-2"]);
        let others = [carla, t.anonymous(), t.redactie().await, t.analist().await, t.beheer().await];
        for other in others {
            assert_eq!(seen(&other).await, [""; 0]);
        }
    }

    /// The row of another association is absent in the node too, as if it did not exist.
    async fn what_is_not_yours_cannot_be_fetched(t: Stage) {
        let (nvo, nip) = (t.vereniging("NVO").await, t.vereniging("NIP").await);
        let (anna, bert) = (t.member("anna").await, t.member("bert").await);
        two_associations(&t, &nvo, &nip, anna.id, bert.id).await;
        let query = "{ beroepsverenigingen { nodes { lidmaatschappen { nodes { id } } } } }";
        let id = nip.value(query, "/beroepsverenigingen/nodes/0/lidmaatschappen/nodes/0/id").await;
        let node = format!("{{ node(id: {id}) {{ id ... on Lidmaatschap {{ lidnummer }} }} }}");
        for owner in [&nip, &anna] {
            assert_eq!(owner.value(&node, "/node/lidnummer").await, json!("NIP-1"));
        }
        let others = [nvo, bert, t.anonymous(), t.redactie().await, t.analist().await, t.beheer().await];
        for other in others {
            assert_eq!(other.value(&node, "/node").await, Value::Null);
        }
    }

    async fn an_association_does_not_learn_who_is_behind_a_row(t: Stage) {
        let (nvo, nip) = (t.vereniging("NVO").await, t.vereniging("NIP").await);
        let (anna, bert) = (t.member("anna").await, t.member("bert").await);
        two_associations(&t, &nvo, &nip, anna.id, bert.id).await;
        nvo.check(PER_ASSOCIATION, expect![[r#"
            {
              "beroepsverenigingen": {
                "nodes": [
                  {
                    "afkorting": "NIP",
                    "lidmaatschappen": {
                      "totalCount": 0,
                      "nodes": []
                    }
                  },
                  {
                    "afkorting": "NVO",
                    "lidmaatschappen": {
                      "totalCount": 2,
                      "nodes": [
                        {
                          "lidnummer": "NVO-2",
                          "member": null
                        },
                        {
                          "lidnummer": "NVO-1",
                          "member": null
                        }
                      ]
                    }
                  }
                ]
              }
            }"#]]).await;
        anna.check(PER_ASSOCIATION, expect![[r#"
            {
              "beroepsverenigingen": {
                "nodes": [
                  {
                    "afkorting": "NIP",
                    "lidmaatschappen": {
                      "totalCount": 1,
                      "nodes": [
                        {
                          "lidnummer": "NIP-1",
                          "member": {
                            "naam": "anna"
                          }
                        }
                      ]
                    }
                  },
                  {
                    "afkorting": "NVO",
                    "lidmaatschappen": {
                      "totalCount": 1,
                      "nodes": [
                        {
                          "lidnummer": "NVO-1",
                          "member": {
                            "naam": "anna"
                          }
                        }
                      ]
                    }
                  }
                ]
              }
            }"#]]).await;
    }

    /// Half-open: the first day counts, the end date does not. The filter narrows what may be seen and never widens it.
    async fn a_point_in_time(t: Stage) {
        let (nvo, nip) = (t.vereniging("NVO").await, t.vereniging("NIP").await);
        let (anna, bert) = (t.member("anna").await, t.member("bert").await);
        two_associations(&t, &nvo, &nip, anna.id, bert.id).await;
        let query = r#"{ viewer { beroepsvereniging {
            ervoor: lidmaatschappen(filter: { geldigOp: "2018-12-31" }) { totalCount nodes { lidnummer } }
            eersteDag: lidmaatschappen(filter: { geldigOp: "2019-01-01" }) { totalCount nodes { lidnummer } }
            laatsteDag: lidmaatschappen(filter: { geldigOp: "2023-12-31" }) { totalCount nodes { lidnummer } }
            erna: lidmaatschappen(filter: { geldigOp: "2024-01-01" }) { totalCount nodes { lidnummer } }
            beeindigd: lidmaatschappen(filter: { status: BEEINDIGD }) { totalCount nodes { lidnummer } }
        } } }"#;
        let found = nvo.value(query, "/viewer/beroepsvereniging").await;
        let list = |numbers: &[&str]| {
            let nodes: Vec<Value> = numbers.iter().map(|number| json!({ "lidnummer": number })).collect();
            json!({ "totalCount": numbers.len(), "nodes": nodes })
        };
        assert_eq!(found["ervoor"], list(&[]));
        assert_eq!(found["eersteDag"], list(&["NVO-2"]));
        assert_eq!(found["laatsteDag"], list(&["NVO-2", "NVO-1"]));
        assert_eq!(found["erna"], list(&["NVO-1"]));
        assert_eq!(found["beeindigd"], list(&["NVO-2"]));
        let ended = "{ beroepsverenigingen { nodes { lidmaatschappen(filter: { status: BEEINDIGD }) { totalCount nodes { id } } } } }";
        let none = json!({ "lidmaatschappen": { "totalCount": 0, "nodes": [] } });
        for other in [nip, anna] {
            assert_eq!(other.value(ended, "/beroepsverenigingen/nodes").await, json!([none, none]));
        }
    }

    async fn a_member_finds_them_on_the_own_profile(t: Stage) {
        let (nvo, nip) = (t.vereniging("NVO").await, t.vereniging("NIP").await);
        let (anna, bert) = (t.member("anna").await, t.member("bert").await);
        two_associations(&t, &nvo, &nip, anna.id, bert.id).await;
        registratie(&t, anna.id, "900000001").await;
        let fields = "lidmaatschappen { totalCount nodes { lidnummer status ingangsdatum beroepsvereniging { afkorting } } }
            registraties { totalCount nodes { id register nummer verificatie } }";
        let own = anna.value(&format!("{{ viewer {{ member {{ id {fields} }} }} }}"), "/viewer/member").await;
        assert_eq!(
            own["lidmaatschappen"],
            json!({ "totalCount": 2, "nodes": [
                { "lidnummer": "NIP-1", "status": "ACTIEF", "ingangsdatum": "2022-02-01", "beroepsvereniging": { "afkorting": "NIP" } },
                { "lidnummer": "NVO-1", "status": "ACTIEF", "ingangsdatum": "2020-01-01", "beroepsvereniging": { "afkorting": "NVO" } },
            ] })
        );
        assert_eq!(own["registraties"]["totalCount"], json!(1));
        assert_eq!(own["registraties"]["nodes"][0]["nummer"], "900000001");
        let registration = format!("{{ node(id: {}) {{ id ... on Registratie {{ nummer }} }} }}", own["registraties"]["nodes"][0]["id"]);
        assert_eq!(anna.value(&registration, "/node/nummer").await, json!("900000001"));

        let profile = format!("{{ member(id: {}) {{ naam {fields} }} }}", own["id"]);
        let empty = json!({ "totalCount": 0, "nodes": [] });
        for other in [bert, t.redactie().await, t.beheer().await] {
            let found = other.value(&profile, "/member").await;
            assert_eq!(found, json!({ "naam": "anna", "lidmaatschappen": empty, "registraties": empty }));
            assert_eq!(other.value(&registration, "/node").await, Value::Null);
        }
        for other in [nvo, t.anonymous(), t.analist().await] {
            assert_eq!(other.value(&registration, "/node").await, Value::Null);
        }
    }

    /// An association of organisations has members that are no persons.
    async fn an_organisation_can_be_a_member(t: Stage) {
        let ingrado = t.vereniging("Ingrado").await;
        let gemeente = organisatie::Model {
            id: t.named("emmen"),
            naam: "Gemeente Voorbeeld".into(),
            soort: organisatie::Soort::Gemeente,
            gebied_id: None,
            brin: None,
            demo: true,
            version: 1,
            created_at: t.now(),
            updated_at: t.now(),
        };
        let gemeente = organisatie::Entity::insert(gemeente.into_active_model());
        gemeente.exec_without_returning(t.writer()).await.expect("an organisatie");
        let row = lidmaatschap::Model {
            organisatie_id: Some(t.named("emmen")),
            lidnummer: "I-1".into(),
            bron: "toneel".into(),
            gesynchroniseerd_op: Some(t.now()),
            ..lidmaatschap::Model::leeg(t.named("I-1"), ingrado.id, "2020-01-01".parse().expect("a date"), t.now())
};
        insert(&t, row).await;
        let query = "{ beroepsverenigingen { nodes { lidmaatschappen { nodes { lidnummer member { id } organisatie { naam } lidsoort { code } einddatum } } } } }";
        ingrado.check(query, expect![[r#"
            {
              "beroepsverenigingen": {
                "nodes": [
                  {
                    "lidmaatschappen": {
                      "nodes": [
                        {
                          "lidnummer": "I-1",
                          "member": null,
                          "organisatie": {
                            "naam": "Gemeente Voorbeeld"
                          },
                          "lidsoort": null,
                          "einddatum": null
                        }
                      ]
                    }
                  }
                ]
              }
            }"#]]).await;
    }
}

//! Gebieden: known by kind and code, each in one period.

use entity::{
    gebied::{self, Model, Soort},
    gebied_ligging,
};
use expect_test::expect;
use sea_orm::{EntityTrait, IntoActiveModel};
use serde_json::{Value, json};

use crate::kit::{Stage, both};

fn gebied(t: &Stage, soort: Soort, code: &str, naam: &str) -> Model {
    Model {
        id: t.named(code),
        soort,
        code: code.into(),
        naam: naam.into(),
        sorteernaam: naam.trim_start_matches("'s-").to_lowercase(),
        geldig_van: "2020-01-01".parse().expect("a date"),
        geldig_tot: None,
        opvolger_id: None,
    }
}

async fn exists(t: &Stage, row: Model) {
    gebied::Entity::insert(row.into_active_model())
        .exec_without_returning(t.writer())
        .await
        .expect("a gebied");
}

async fn lies_in(t: &Stage, gemeente: &str, larger: &str, van: &str, tot: Option<&str>) {
    let row = gebied_ligging::Model {
        gemeente_id: t.named(gemeente),
        gebied_id: t.named(larger),
        van: van.parse().expect("a date"),
        tot: tot.map(|day| day.parse().expect("a date")),
    };
    gebied_ligging::Entity::insert(row.into_active_model())
        .exec_without_returning(t.writer())
        .await
        .expect("a place");
}

both! {
    /// Utrecht is a municipality and a province; 's-Gravenhage sorts under G.
    async fn one_kind_at_a_time_by_the_name_as_it_sorts(t: Stage) {
        exists(&t, gebied(&t, Soort::Gemeente, "GM0344", "Utrecht")).await;
        exists(&t, gebied(&t, Soort::Gemeente, "GM0518", "'s-Gravenhage")).await;
        exists(&t, gebied(&t, Soort::Gemeente, "GM0014", "Groningen")).await;
        exists(&t, gebied(&t, Soort::Gemeente, "GM0772", "Eindhoven")).await;
        exists(&t, gebied(&t, Soort::Provincie, "PV26", "Utrecht")).await;
        let query = "{
            gebieden(filter: { soort: GEMEENTE }, first: 3) { totalCount nodes { naam } pageInfo { hasNextPage endCursor } }
            provincies: gebieden(filter: { soort: PROVINCIE }) { totalCount nodes { soort code naam } }
        }";
        let found = t.anonymous().data(query).await;
        let names: Vec<&Value> = found["gebieden"]["nodes"].as_array().expect("a list").iter().map(|node| &node["naam"]).collect();
        assert_eq!(names, ["Eindhoven", "'s-Gravenhage", "Groningen"]);
        assert_eq!((&found["gebieden"]["totalCount"], &found["gebieden"]["pageInfo"]["hasNextPage"]), (&json!(4), &json!(true)));
        assert_eq!(found["provincies"], json!({ "totalCount": 1, "nodes": [{ "soort": "PROVINCIE", "code": "PV26", "naam": "Utrecht" }] }));
        let query = format!("{{ gebieden(filter: {{ soort: GEMEENTE }}, after: {}) {{ nodes {{ naam }} }} }}", found["gebieden"]["pageInfo"]["endCursor"]);
        assert_eq!(t.anonymous().value(&query, "/gebieden/nodes").await, json!([{ "naam": "Utrecht" }]));
    }

    async fn a_merger_ends_a_gebied_and_names_its_successor(t: Stage) {
        exists(&t, gebied(&t, Soort::Jeugdregio, "JZ41", "Midden-Limburg")).await;
        let merged = Model {
            geldig_tot: Some("2025-01-01".parse().expect("a date")),
            opvolger_id: Some(t.named("JZ41")),
            ..gebied(&t, Soort::Jeugdregio, "JZ36", "Midden-Limburg Oost")
        };
        exists(&t, merged).await;
        let query = r#"{
            eerder: gebieden(filter: { soort: JEUGDREGIO, geldigOp: "2024-12-31" }) { totalCount nodes { code geldigTot opvolger { code } } }
            nu: gebieden(filter: { soort: JEUGDREGIO, geldigOp: "2025-01-01" }) { totalCount nodes { code } }
        }"#;
        t.anonymous().check(query, expect![[r#"
            {
              "eerder": {
                "totalCount": 2,
                "nodes": [
                  {
                    "code": "JZ41",
                    "geldigTot": null,
                    "opvolger": null
                  },
                  {
                    "code": "JZ36",
                    "geldigTot": "2025-01-01",
                    "opvolger": {
                      "code": "JZ41"
                    }
                  }
                ]
              },
              "nu": {
                "totalCount": 1,
                "nodes": [
                  {
                    "code": "JZ41"
                  }
                ]
              }
            }"#]]).await;
    }

    async fn where_a_municipality_lies_depends_on_the_day(t: Stage) {
        exists(&t, gebied(&t, Soort::Gemeente, "GM0363", "Amsterdam")).await;
        exists(&t, gebied(&t, Soort::Gemeente, "GM0344", "Utrecht")).await;
        exists(&t, gebied(&t, Soort::Provincie, "PV27", "Noord-Holland")).await;
        exists(&t, gebied(&t, Soort::Jeugdregio, "JZ13", "Amsterdam-Amstelland")).await;
        exists(&t, gebied(&t, Soort::Jeugdregio, "JZ99", "Oude regio")).await;
        lies_in(&t, "GM0363", "PV27", "2020-01-01", None).await;
        lies_in(&t, "GM0363", "JZ99", "2020-01-01", Some("2022-01-01")).await;
        lies_in(&t, "GM0363", "JZ13", "2022-01-01", None).await;
        let query = r#"{ gebieden(filter: { soort: GEMEENTE }) { nodes {
            naam
            altijd: liggingen { gebied { code } van tot }
            eerder: liggingen(geldigOp: "2021-12-31") { gebied { code } }
            later: liggingen(geldigOp: "2022-01-01") { gebied { code } }
        } } }"#;
        t.anonymous().check(query, expect![[r#"
            {
              "gebieden": {
                "nodes": [
                  {
                    "naam": "Amsterdam",
                    "altijd": [
                      {
                        "gebied": {
                          "code": "JZ13"
                        },
                        "van": "2022-01-01",
                        "tot": null
                      },
                      {
                        "gebied": {
                          "code": "JZ99"
                        },
                        "van": "2020-01-01",
                        "tot": "2022-01-01"
                      },
                      {
                        "gebied": {
                          "code": "PV27"
                        },
                        "van": "2020-01-01",
                        "tot": null
                      }
                    ],
                    "eerder": [
                      {
                        "gebied": {
                          "code": "JZ99"
                        }
                      },
                      {
                        "gebied": {
                          "code": "PV27"
                        }
                      }
                    ],
                    "later": [
                      {
                        "gebied": {
                          "code": "JZ13"
                        }
                      },
                      {
                        "gebied": {
                          "code": "PV27"
                        }
                      }
                    ]
                  },
                  {
                    "naam": "Utrecht",
                    "altijd": [],
                    "eerder": [],
                    "later": []
                  }
                ]
              }
            }"#]]).await;
    }

    async fn it_can_be_fetched_again(t: Stage) {
        exists(&t, gebied(&t, Soort::Gemeente, "GM0344", "Utrecht")).await;
        let list = "{ gebieden(filter: { soort: GEMEENTE }) { nodes { id } } }";
        let id = t.anonymous().value(list, "/gebieden/nodes/0/id").await;
        let query = format!("{{ node(id: {id}) {{ id ... on Gebied {{ code }} }} }}");
        assert_eq!(t.anonymous().value(&query, "/node").await, json!({ "id": id, "code": "GM0344" }));
    }
}

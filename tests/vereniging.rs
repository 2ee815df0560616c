//! Beroepsverenigingen: reference data that everybody reads.

use api::demo::referentie;
use entity::{
    beroepsvereniging::{Entity, Ledentype, Model},
    lidsoort,
};
use expect_test::expect;
use sea_orm::{EntityTrait, IntoActiveModel};
use serde_json::json;

use crate::kit::{Stage, both};

fn vereniging(t: &Stage, afkorting: &str, naam: &str) -> Model {
    Model {
        id: t.named(afkorting),
        afkorting: afkorting.into(),
        naam: naam.into(),
        ledentype: Ledentype::Persoon,
        actief_van: None,
        actief_tot: None,
        opgegaan_in_id: None,
        bron: "toneel".into(),
        version: 1,
        created_at: t.now(),
        updated_at: t.now(),
    }
}

async fn exists(t: &Stage, row: Model) {
    Entity::insert(row.into_active_model())
        .exec_without_returning(t.writer())
        .await
        .expect("a beroepsvereniging");
}

async fn lidsoort(t: &Stage, afkorting: &str, code: &str, volgorde: i32, onder_tuchtrecht: Option<bool>) {
    let row = lidsoort::Model {
        id: t.named(&format!("{code}{afkorting}")),
        beroepsvereniging_id: t.named(afkorting),
        code: code.into(),
        naam: format!("{code} lid"),
        onder_tuchtrecht,
        volgorde,
    };
    lidsoort::Entity::insert(row.into_active_model())
        .exec_without_returning(t.writer())
        .await
        .expect("a lidsoort");
}

both! {
    async fn they_come_by_name_with_their_lidsoorten_in_their_own_order(t: Stage) {
        exists(&t, vereniging(&t, "ZZ", "Vereniging Zet")).await;
        exists(&t, vereniging(&t, "AA", "Vereniging Aa")).await;
        lidsoort(&t, "AA", "B", 2, Some(false)).await;
        lidsoort(&t, "AA", "A", 3, None).await;
        lidsoort(&t, "AA", "C", 1, Some(true)).await;
        let query = "{ beroepsverenigingen { totalCount nodes { afkorting naam ledentype lidsoorten { code onderTuchtrecht } lidmaatschappen { totalCount } } } }";
        t.anonymous().check(query, expect![[r#"
            {
              "beroepsverenigingen": {
                "totalCount": 2,
                "nodes": [
                  {
                    "afkorting": "AA",
                    "naam": "Vereniging Aa",
                    "ledentype": "PERSOON",
                    "lidsoorten": [
                      {
                        "code": "C",
                        "onderTuchtrecht": true
                      },
                      {
                        "code": "B",
                        "onderTuchtrecht": false
                      },
                      {
                        "code": "A",
                        "onderTuchtrecht": null
                      }
                    ],
                    "lidmaatschappen": {
                      "totalCount": 0
                    }
                  },
                  {
                    "afkorting": "ZZ",
                    "naam": "Vereniging Zet",
                    "ledentype": "PERSOON",
                    "lidsoorten": [],
                    "lidmaatschappen": {
                      "totalCount": 0
                    }
                  }
                ]
              }
            }"#]]).await;
    }

    async fn a_merged_one_names_the_one_it_merged_into(t: Stage) {
        exists(&t, vereniging(&t, "NIEUW", "De nieuwe")).await;
        let merged = Model {
            actief_tot: Some("2020-10-01".parse().expect("a date")),
            opgegaan_in_id: Some(t.named("NIEUW")),
            ..vereniging(&t, "OUD", "De oude")
        };
        exists(&t, merged).await;
        let id = t.anonymous().value("{ beroepsverenigingen(last: 1) { nodes { id } } }", "/beroepsverenigingen/nodes/0/id").await;
        let query = format!("{{
            beroepsvereniging(id: {id}) {{ afkorting actiefVan actiefTot opgegaanIn {{ afkorting opgegaanIn {{ id }} }} }}
            node(id: {id}) {{ __typename }}
        }}");
        let wanted = json!({
            "beroepsvereniging": {
                "afkorting": "OUD", "actiefVan": null, "actiefTot": "2020-10-01",
                "opgegaanIn": { "afkorting": "NIEUW", "opgegaanIn": null },
            },
            "node": { "__typename": "Beroepsvereniging" },
        });
        assert_eq!(t.anonymous().data(&query).await, wanted);
    }

    /// One source lists a knowledge institute among the associations.
    async fn the_loaded_ones_are_associations(t: Stage) {
        referentie::laad(t.writer(), t.now()).await.expect("reference data loads");
        let query = "{ beroepsverenigingen(first: 100) { nodes { afkorting } } }";
        let found = t.anonymous().value(query, "/beroepsverenigingen/nodes").await;
        let known: Vec<&str> = found.as_array().expect("a list").iter().filter_map(|node| node["afkorting"].as_str()).collect();
        assert!(["BPSW", "NVO", "NIP", "Ingrado"].iter().all(|afkorting| known.contains(afkorting)), "{known:?}");
        assert!(!known.iter().any(|afkorting| afkorting.eq_ignore_ascii_case("NJi")), "{known:?}");
    }
}

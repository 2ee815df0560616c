//! Disciplines: a list that grows, ordered by name.

use entity::discipline::{Entity, Model, Sector};
use expect_test::expect;
use sea_orm::{EntityTrait, IntoActiveModel};

use crate::kit::{Stage, both};

async fn discipline(t: &Stage, code: &str, naam: &str, sector: Sector, until: Option<&str>) {
    let row = Model {
        id: t.named(code),
        code: code.into(),
        naam: naam.into(),
        sector,
        synoniemen: format!("[\"{} b\",\"a\"]", code.to_lowercase()),
        volgorde: 1,
        geldig_van: "2019-01-01".parse().expect("a date"),
        geldig_tot: until.map(|day| day.parse().expect("a date")),
    };
    Entity::insert(row.into_active_model())
        .exec_without_returning(t.writer())
        .await
        .expect("a discipline");
}

both! {
    async fn they_come_by_name_and_can_be_narrowed(t: Stage) {
        discipline(&t, "MENTOR", "Mentor", Sector::Onderwijs, None).await;
        discipline(&t, "HUISAR", "Huisarts", Sector::Jeugdgezondheidszorg, None).await;
        discipline(&t, "LERAAR", "Leraar", Sector::Onderwijs, None).await;
        discipline(&t, "VOORM", "Voormalig beroep", Sector::Onderwijs, Some("2025-01-01")).await;
        let query = r#"{
            alle: disciplines { totalCount nodes { naam sector geldigTot } }
            kiesbaar: disciplines(filter: { sector: ONDERWIJS, geldigOp: "2025-01-01" }) { totalCount nodes { naam synoniemen } }
            erna: disciplines(first: 1, filter: { sector: ONDERWIJS }) { nodes { code } pageInfo { hasNextPage } }
        }"#;
        t.anonymous().check(query, expect![[r#"
            {
              "alle": {
                "totalCount": 4,
                "nodes": [
                  {
                    "naam": "Huisarts",
                    "sector": "JEUGDGEZONDHEIDSZORG",
                    "geldigTot": null
                  },
                  {
                    "naam": "Leraar",
                    "sector": "ONDERWIJS",
                    "geldigTot": null
                  },
                  {
                    "naam": "Mentor",
                    "sector": "ONDERWIJS",
                    "geldigTot": null
                  },
                  {
                    "naam": "Voormalig beroep",
                    "sector": "ONDERWIJS",
                    "geldigTot": "2025-01-01"
                  }
                ]
              },
              "kiesbaar": {
                "totalCount": 2,
                "nodes": [
                  {
                    "naam": "Leraar",
                    "synoniemen": [
                      "leraar b",
                      "a"
                    ]
                  },
                  {
                    "naam": "Mentor",
                    "synoniemen": [
                      "mentor b",
                      "a"
                    ]
                  }
                ]
              },
              "erna": {
                "nodes": [
                  {
                    "code": "LERAAR"
                  }
                ],
                "pageInfo": {
                  "hasNextPage": true
                }
              }
            }"#]]).await;
    }

    async fn it_can_be_fetched_again(t: Stage) {
        discipline(&t, "MENTOR", "Mentor", Sector::Onderwijs, None).await;
        let id = t.anonymous().value("{ disciplines { nodes { id } } }", "/disciplines/nodes/0/id").await;
        let query = format!("{{ node(id: {id}) {{ id ... on Discipline {{ naam }} }} }}");
        let found = t.anonymous().value(&query, "/node").await;
        assert_eq!((&found["id"], found["naam"].as_str()), (&id, Some("Mentor")));
    }
}

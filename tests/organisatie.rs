//! Organisaties: what a facilitator picks from.

use entity::{
    gebied,
    organisatie::{Entity, Model, Soort},
};
use expect_test::expect;
use sea_orm::{EntityTrait, IntoActiveModel};
use serde_json::{Value, json};

use crate::kit::{Stage, both};

async fn organisatie(t: &Stage, key: &str, naam: &str, soort: Soort, gebied: Option<&str>) {
    let row = Model {
        id: t.named(key),
        naam: naam.into(),
        soort,
        gebied_id: gebied.map(|code| t.named(code)),
        brin: (soort == Soort::School).then(|| "11ZZ03".into()),
        demo: true,
        version: 1,
        created_at: t.now(),
        updated_at: t.now(),
    };
    Entity::insert(row.into_active_model())
        .exec_without_returning(t.writer())
        .await
        .expect("an organisatie");
}

async fn gemeente(t: &Stage, code: &str, naam: &str) {
    let row = gebied::Model {
        id: t.named(code),
        soort: gebied::Soort::Gemeente,
        code: code.into(),
        naam: naam.into(),
        sorteernaam: naam.to_lowercase(),
        geldig_van: "2020-01-01".parse().expect("a date"),
        geldig_tot: None,
        opvolger_id: None,
    };
    gebied::Entity::insert(row.into_active_model())
        .exec_without_returning(t.writer())
        .await
        .expect("a gemeente");
}

both! {
    async fn they_come_by_name_and_can_be_narrowed(t: Stage) {
        gemeente(&t, "GM0114", "Emmen").await;
        organisatie(&t, "w", "Welzijn Voorbeeld", Soort::Welzijn, Some("GM0114")).await;
        organisatie(&t, "s", "School Voorbeeld", Soort::School, Some("GM0114")).await;
        organisatie(&t, "j", "Jeugdhulp Voorbeeld", Soort::Jeugdhulp, None).await;
        let query = "{
            alle: organisaties { totalCount nodes { naam soort brin demo gebied { naam } } }
            scholen: organisaties(filter: { soort: SCHOOL }) { totalCount nodes { naam } }
        }";
        t.anonymous().check(query, expect![[r#"
            {
              "alle": {
                "totalCount": 3,
                "nodes": [
                  {
                    "naam": "Jeugdhulp Voorbeeld",
                    "soort": "JEUGDHULP",
                    "brin": null,
                    "demo": true,
                    "gebied": null
                  },
                  {
                    "naam": "School Voorbeeld",
                    "soort": "SCHOOL",
                    "brin": "11ZZ03",
                    "demo": true,
                    "gebied": {
                      "naam": "Emmen"
                    }
                  },
                  {
                    "naam": "Welzijn Voorbeeld",
                    "soort": "WELZIJN",
                    "brin": null,
                    "demo": true,
                    "gebied": {
                      "naam": "Emmen"
                    }
                  }
                ]
              },
              "scholen": {
                "totalCount": 1,
                "nodes": [
                  {
                    "naam": "School Voorbeeld"
                  }
                ]
              }
            }"#]]).await;

        let emmen = "{ gebieden(filter: { soort: GEMEENTE }) { nodes { id } } }";
        let emmen = t.anonymous().value(emmen, "/gebieden/nodes/0/id").await;
        let query = format!("{{ organisaties(filter: {{ gebied: {emmen} }}) {{ totalCount nodes {{ naam }} }} }}");
        let found = t.anonymous().value(&query, "/organisaties").await;
        assert_eq!(found, json!({ "totalCount": 2, "nodes": [{ "naam": "School Voorbeeld" }, { "naam": "Welzijn Voorbeeld" }] }));
    }

    /// Equal names are told apart by their keys, so that no page skips or repeats one.
    async fn pages_of_equal_names_meet(t: Stage) {
        for key in ["a", "b", "c", "d", "e"] {
            organisatie(&t, key, "Basisschool", Soort::School, None).await;
        }
        let all = t.anonymous().value("{ organisaties { nodes { id } } }", "/organisaties/nodes").await;
        let mut forward: Vec<Value> = Vec::new();
        let mut after = Value::Null;
        loop {
            let query = format!("{{ organisaties(first: 2, after: {after}) {{ nodes {{ id }} pageInfo {{ hasNextPage endCursor }} }} }}");
            let page = t.anonymous().value(&query, "/organisaties").await;
            forward.extend(page["nodes"].as_array().expect("a list").iter().cloned());
            after = page["pageInfo"]["endCursor"].clone();
            if page["pageInfo"]["hasNextPage"] == json!(false) {
                break;
            }
        }
        assert_eq!(json!(forward), all);
        let last = t.anonymous().value("{ organisaties(last: 2) { nodes { id } pageInfo { hasPreviousPage } } }", "/organisaties").await;
        assert_eq!(last, json!({ "nodes": [all[3], all[4]], "pageInfo": { "hasPreviousPage": true } }));
    }

    async fn one_by_its_id(t: Stage) {
        organisatie(&t, "s", "School Voorbeeld", Soort::School, None).await;
        let id = t.anonymous().value("{ organisaties { nodes { id } } }", "/organisaties/nodes/0/id").await;
        let query = format!("{{ organisatie(id: {id}) {{ naam gebied {{ id }} }} node(id: {id}) {{ id }} }}");
        let wanted = json!({ "organisatie": { "naam": "School Voorbeeld", "gebied": null }, "node": { "id": id } });
        assert_eq!(t.anonymous().data(&query).await, wanted);

        gemeente(&t, "GM0114", "Emmen").await;
        let other = "{ gebieden(filter: { soort: GEMEENTE }) { nodes { id } } }";
        let other = t.anonymous().value(other, "/gebieden/nodes/0/id").await;
        assert_eq!(t.anonymous().code(&format!("{{ organisatie(id: {other}) {{ naam }} }}")).await, "BAD_REQUEST");
        assert_eq!(t.anonymous().code(&format!("{{ organisaties(filter: {{ gebied: {id} }}) {{ totalCount }} }}")).await, "BAD_REQUEST");
    }
}

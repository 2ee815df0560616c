//! Raamwerken: the terms of the sources in their order, and which version holds on a day.

use api::demo::referentie;
use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use chrono::NaiveDate;
use entity::{
    raamwerk,
    raamwerk_element::{self, Soort},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::kit::{Stage, both};

async fn stage_with_reference_data(t: &Stage) {
    referentie::laad(t.writer(), t.now())
        .await
        .expect("reference data loads");
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

/// The texts at `field` of every object in a list.
fn each(list: &Value, field: &str) -> Vec<String> {
    let text = |item: &Value| item.pointer(field).and_then(Value::as_str).map(str::to_owned);
    let list = list.as_array().expect("a list");
    list.iter().map(|item| text(item).unwrap_or_default()).collect()
}

both! {
    async fn gerdes_has_eight_parameters_of_three_levels_in_the_order_of_the_source(t: Stage) {
        stage_with_reference_data(&t).await;
        let query = "{ raamwerk(code: GERDES) { code versie parameters { naam volgorde niveaus { term ordinaal } } } }";
        let found = t.anonymous().value(query, "/raamwerk").await;
        assert_eq!((&found["code"], &found["versie"]), (&json!("GERDES"), &json!("2020")));
        let wanted = [
            ("Samenwerking", ["coöperatie", "coördinatie", "collaboratie"]),
            ("Kennis delen", ["transfer", "vertaling", "transformatie"]),
            ("Leren", ["kennis", "gedrag", "perspectief"]),
            ("Nabijheid", ["ruimtelijk", "organisatie", "persoonlijk"]),
            ("Beschikbaarheid", ["bereikbaarheid", "toegankelijkheid", "connectie"]),
            ("Proactief handelen", ["operationeel", "professioneel", "relationeel"]),
            ("Identiteit", ["wij-zij", "alliantie", "wij"]),
            ("Vertrouwen", ["betrouwbaarheid", "competentie", "te vertrouwen"]),
        ];
        let wanted: Vec<Value> = wanted
            .iter()
            .zip(1..)
            .map(|((naam, terms), volgorde)| {
                let niveaus: Vec<Value> = terms.iter().zip(1..).map(|(term, n)| json!({ "term": term, "ordinaal": n })).collect();
                json!({ "naam": naam, "volgorde": volgorde, "niveaus": niveaus })
            })
            .collect();
        assert_eq!(found["parameters"], json!(wanted));
    }

    async fn nine_factors_come_cluster_by_cluster(t: Stage) {
        stage_with_reference_data(&t).await;
        let query = "{ werkzameFactoren { code cluster { code factoren { code } } raamwerk { code } } }";
        let found = t.anonymous().value(query, "/werkzameFactoren").await;
        let clusters = each(&found, "/cluster/code");
        let factors = each(&found, "/code");
        let pairs: Vec<(&str, &str)> = clusters.iter().map(String::as_str).zip(factors.iter().map(String::as_str)).collect();
        assert_eq!(
            pairs,
            [
                ("BASIS", "PROFESSIONELE_HOUDING"),
                ("BASIS", "PROFESSIONELE_MOTIVATIE"),
                ("WERKRELATIE", "VERWACHTINGEN"),
                ("WERKRELATIE", "TRANSPARANTE_WERKWIJZE"),
                ("WERKRELATIE", "VERTROUWEN"),
                ("NAVIGATIE", "GEDEELDE_VISIE"),
                ("NAVIGATIE", "GEDEELDE_URGENTIE"),
                ("NAVIGATIE", "OVEREENSTEMMING_DOELEN"),
                ("NAVIGATIE", "OVEREENSTEMMING_VERANTWOORDELIJKHEDEN"),
            ]
        );
        assert_eq!(each(&found[2]["cluster"]["factoren"], "/code"), ["VERWACHTINGEN", "TRANSPARANTE_WERKWIJZE", "VERTROUWEN"]);
        assert!(each(&found, "/raamwerk/code").iter().all(|code| code == "VERWOERDT"));
    }

    /// The same name stands in two sectors; forms of no sector belong to each.
    async fn forms_follow_their_main_form_and_can_be_asked_per_sector(t: Stage) {
        stage_with_reference_data(&t).await;
        let query = "{
            alle: samenwerkingsvormen { code hoofdvorm { code } }
            mbo: samenwerkingsvormen(onderwijssector: MBO) { code onderwijssector varianten(onderwijssector: MBO) { code } }
        }";
        let found = t.anonymous().data(query).await;
        let all = each(&found["alle"], "/code");
        assert_eq!(all.len(), 3 + 2 + 11 + 3);
        let main: Vec<usize> = (0..all.len()).filter(|index| found["alle"][index]["hoofdvorm"].is_null()).collect();
        assert_eq!(main, [0, 3, 15]);
        assert_eq!(all[5], "PO_SMW_ALS_SPIL");
        assert_eq!(
            each(&found["mbo"], "/code"),
            [
                "PREVENTIE",
                "PREVENTIE_BASISONDERSTEUNING",
                "PREVENTIE_WIJK",
                "BEOORDELING_EN_AANPAK",
                "MBO_SMW_ALS_SCHAKEL",
                "MBO_TEAM",
                "INTEGRAAL_ARRANGEREN",
                "UITVOERING",
                "SCHOOL_ALS_WERKPLAATS",
                "SPECIALISTISCHE_JEUGDHULP_SO",
                "ONDERWIJSZORGARRANGEMENTEN",
            ]
        );
        let variants = &found["mbo"][3]["varianten"];
        assert_eq!(each(variants, "/code"), ["MBO_SMW_ALS_SCHAKEL", "MBO_TEAM", "INTEGRAAL_ARRANGEREN"]);
    }

    async fn the_version_of_the_day_holds(t: Stage) {
        stage_with_reference_data(&t).await;
        let change = day("2027-01-01");
        let old = raamwerk::Entity::find()
            .filter(raamwerk::Column::Code.eq("VERWOERDT"))
            .one(t.writer())
            .await
            .expect("a SELECT")
            .expect("the framework was loaded");
        let mut ended = old.clone().into_active_model();
        ended.geldig_tot = Set(Some(change));
        ended.update(t.writer()).await.expect("ends");
        let new = raamwerk::Model { id: t.named("new"), versie: "2027".into(), geldig_van: change, geldig_tot: None, ..old };
        let new = raamwerk::Entity::insert(new.into_active_model());
        new.exec_without_returning(t.writer()).await.expect("a new version");
        let factor = raamwerk_element::Model {
            id: t.named("factor"),
            raamwerk_id: t.named("new"),
            ouder_id: None,
            soort: Soort::Factor,
            code: "GEDEELDE_VISIE".into(),
            naam: "Gedeelde visie".into(),
            toelichting: None,
            onderwijssector: None,
            volgorde: 1,
        };
        let factor = raamwerk_element::Entity::insert(factor.into_active_model());
        factor.exec_without_returning(t.writer()).await.expect("a factor of the new version");

        let query = r#"{
            vandaag: raamwerk(code: VERWOERDT) { versie geldigTot }
            straks: raamwerk(code: VERWOERDT, versie: "2027") { versie geldigVan geldigTot }
            nooit: raamwerk(code: VERWOERDT, versie: "1999") { versie }
            nul: raamwerk(code: VERWOERDT, versie: "\u0000") { versie }
            laatsteDag: werkzameFactoren(geldigOp: "2026-12-31") { id }
            eersteDag: werkzameFactoren(geldigOp: "2027-01-01") { raamwerk { versie } }
            ervoor: werkzameFactoren(geldigOp: "2021-12-31") { id }
        }"#;
        let found = t.anonymous().data(query).await;
        assert_eq!(found["vandaag"], json!({ "versie": "2022", "geldigTot": "2027-01-01" }));
        assert_eq!(found["straks"], json!({ "versie": "2027", "geldigVan": "2027-01-01", "geldigTot": null }));
        assert_eq!(found["nooit"], Value::Null);
        assert_eq!(found["laatsteDag"].as_array().map(Vec::len), Some(9));
        assert_eq!(found["eersteDag"], json!([{ "raamwerk": { "versie": "2027" } }]));
        assert_eq!(found["ervoor"], json!([]));
    }

    async fn every_element_can_be_fetched_again_under_its_own_type_only(t: Stage) {
        stage_with_reference_data(&t).await;
        let query = "{
            raamwerk(code: GERDES) { id parameters { id niveaus { id parameter { naam } } } }
            werkzameFactoren { id cluster { id } }
            samenwerkingsvormen { id }
        }";
        let found = t.anonymous().data(query).await;
        let parameter = &found["raamwerk"]["parameters"][4];
        assert_eq!(parameter["niveaus"][1]["parameter"]["naam"], "Beschikbaarheid");
        let ids = [
            ("Raamwerk", &found["raamwerk"]["id"]),
            ("RaamwerkParameter", &parameter["id"]),
            ("RaamwerkNiveau", &parameter["niveaus"][1]["id"]),
            ("WerkzameFactor", &found["werkzameFactoren"][8]["id"]),
            ("WerkzaamCluster", &found["werkzameFactoren"][8]["cluster"]["id"]),
            ("Samenwerkingsvorm", &found["samenwerkingsvormen"][5]["id"]),
        ];
        let mut tags = Vec::new();
        for (kind, id) in ids {
            let query = format!("{{ node(id: {id}) {{ __typename id }} }}");
            assert_eq!(t.anonymous().value(&query, "/node").await, json!({ "__typename": kind, "id": id }));
            tags.push(BASE64_URL_SAFE_NO_PAD.decode(id.as_str().expect("an id")).expect("base64url"));
        }
        let mut disguised = tags[3].clone();
        disguised[0] = tags[1][0];
        let query = format!(r#"{{ node(id: "{}") {{ id }} }}"#, BASE64_URL_SAFE_NO_PAD.encode(&disguised));
        assert_eq!(t.anonymous().value(&query, "/node").await, Value::Null);
        let unknown = [&tags[1][..1], Uuid::from_u128(7).as_bytes()].concat();
        let query = format!(r#"{{ node(id: "{}") {{ id }} }}"#, BASE64_URL_SAFE_NO_PAD.encode(unknown));
        assert_eq!(t.anonymous().value(&query, "/node").await, Value::Null);
    }
}

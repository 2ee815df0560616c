//! The one Lerende Praktijk that never was: it shows a whole cyclus, and says that it is made up. Of the real ones nothing is
//! told that was not published.

use std::collections::BTreeSet;

use api::tekst::{Soort, Tekst};
use entity::{
    cyclus, meting, meting_observatie, praktijk, reflectie, stelling, stellingenlijst, verbeterstap,
    verbeterstap_stand,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde_json::{Value, json};
use uuid::Uuid;

use super::met_verhaal;
use crate::kit::both;

both! {
    async fn only_the_praktijk_that_never_was_has_results(t: Stage) {
        let db = met_verhaal(&t).await;
        let read = db.read();
        let invented = praktijk::Entity::find().filter(praktijk::Column::Demo.eq(true)).order_by_asc(praktijk::Column::Naam);
        let invented = invented.all(read).await.expect("a SELECT");
        let own = invented.first().expect("a praktijk that never was");
        assert!(own.naam.starts_with("Demo ") && own.naam.ends_with("(verzonnen)") && own.bron.is_none());
        let cycli = cyclus::Entity::find().order_by_asc(cyclus::Column::Nummer).all(read).await.expect("a SELECT");
        let metingen = meting::Entity::find().all(read).await.expect("a SELECT");
        let of: BTreeSet<Uuid> = cycli.iter().map(|row| row.praktijk_id).chain(metingen.iter().map(|row| row.praktijk_id)).collect();
        assert_eq!(of, BTreeSet::from([own.id]), "no result of a real praktijk is made up");
        assert!(cycli.iter().all(|row| row.demo) && metingen.iter().all(|row| row.demo));
        // One whole cyclus: measured, reflected, improved, and over.
        assert_eq!(cycli[0].stand, cyclus::Stand::Afgesloten);
        assert!(metingen.iter().any(|row| row.cyclus_id == cycli[0].id && row.status == meting::Status::Vastgesteld));
    }

    async fn its_texts_say_demo_and_pass_the_guard(t: Stage) {
        let db = met_verhaal(&t).await;
        let read = db.read();
        let mut texts: Vec<(String, Soort)> = Vec::new();
        for row in meting::Entity::find().all(read).await.expect("a SELECT") {
            texts.extend(row.samenvatting.map(|text| (text, Soort::Toelichting)));
        }
        for row in meting_observatie::Entity::find().all(read).await.expect("a SELECT") {
            texts.push((row.tekst, Soort::Toelichting));
        }
        for row in reflectie::Entity::find().all(read).await.expect("a SELECT") {
            texts.extend([row.wat_werkt, row.waar_vast, row.welke_stap].map(|text| (text, Soort::Toelichting)));
        }
        for row in verbeterstap::Entity::find().all(read).await.expect("a SELECT") {
            texts.push((row.tekst, Soort::Toelichting));
        }
        for row in verbeterstap_stand::Entity::find().all(read).await.expect("a SELECT") {
            texts.extend(row.toelichting.map(|text| (text, Soort::Kort)));
        }
        for row in stellingenlijst::Entity::find().all(read).await.expect("a SELECT") {
            texts.push((row.titel, Soort::Titel));
        }
        assert!(texts.len() > 15 && texts.iter().all(|(text, _)| text.starts_with("Demo: ")));
        for row in stelling::Entity::find().all(read).await.expect("a SELECT") {
            texts.push((row.tekst, Soort::Kort));
        }
        for (text, soort) in texts {
            let judged = Tekst::parse(&text, soort).expect("a text that can be stored");
            assert!(judged.tekst.as_str() == text && judged.signalen.is_empty(), "{text}");
        }
    }

    /// What everybody reads of it: levels beside each other, and percentages of enough people.
    async fn everybody_reads_its_trend(t: Stage) {
        t.demonstration().await;
        let counts = "{ lerendePraktijken { nodes { naam metingen { totalCount } cycli { totalCount } } } }";
        let seen = t.anonymous().data(counts).await;
        for row in seen["lerendePraktijken"]["nodes"].as_array().expect("a list") {
            let expected = if row["naam"].as_str().is_some_and(|naam| naam.contains("Beukenpad")) { 2 } else { 0 };
            assert_eq!((&row["metingen"]["totalCount"], &row["cycli"]["totalCount"]), (&json!(expected), &json!(expected)));
        }
        // By name it is the first.
        let document = "query($first: Int, $last: Int) { lerendePraktijken(first: $first, last: $last) { nodes { trend {
            parameters { code punten { ordinaal verschil nietVergelijkbaar } } stellingen { tekst punten { verschil telling { percentage } } } } } } }";
        let rows = async |which: Value| t.anonymous().with(which).value(document, "/lerendePraktijken/nodes").await;
        for row in rows(json!({ "last": 3 })).await.as_array().expect("a list") {
            assert_eq!(row, &json!({ "trend": { "parameters": [], "stellingen": [] } }));
        }
        let own = rows(json!({ "first": 1 })).await[0].clone();
        let parameter = |code: &str| {
            let rows = own["trend"]["parameters"].as_array().expect("a list").iter();
            rows.into_iter().find(|row| row["code"] == code).expect("a parameter")["punten"].clone()
        };
        let punt = |ordinaal: Value, verschil: Value, reden: Value| json!({ "ordinaal": ordinaal, "verschil": verschil, "nietVergelijkbaar": reden });
        let nothing = || Value::Null;
        assert_eq!(parameter("SAMENWERKING"), json!([punt(json!(1), nothing(), json!("EERSTE_METING")), punt(json!(2), json!(1), nothing())]));
        assert_eq!(parameter("VERTROUWEN"), json!([punt(nothing(), nothing(), json!("NIET_GEMETEN")), punt(json!(2), nothing(), json!("EERSTE_METING"))]));
        let lines = own["trend"]["stellingen"].as_array().expect("a list");
        let agreed = lines.iter().find(|row| row["tekst"] == "Wij spreken af wie wat doet.").expect("a stelling");
        assert_eq!(agreed["punten"], json!([
            { "verschil": null, "telling": { "percentage": 37.5 } }, { "verschil": 28.0, "telling": { "percentage": 65.5 } },
        ]));
    }
}

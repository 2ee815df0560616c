//! Questions to reflect with: reference data, dated, filed under the werkzame factoren.

use api::{demo::referentie_id, graph::id::Kind};
use entity::reflectievraag::{Column, Entity};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};
use serde_json::{Value, json};

use crate::kit::{
    both,
    seed::{day, global},
};

both! {
    /// Every factor has some, in the order of the framework; the printed ones say where, the others that they are ours.
    async fn every_factor_has_some(t: Stage) {
        t.reference().await;
        let query = "{ reflectievragen { code tekst herkomst bron factor { naam } } werkzameFactoren { naam reflectievragen { code } } }";
        let data = t.anonymous().data(query).await;
        let vragen = data["reflectievragen"].as_array().expect("rows");
        let factoren = data["werkzameFactoren"].as_array().expect("rows");
        assert_eq!((vragen.len(), factoren.len()), (22, 9));
        let under: Vec<&Value> = factoren.iter().flat_map(|factor| factor["reflectievragen"].as_array().expect("rows")).collect();
        let codes: Vec<&Value> = vragen.iter().map(|vraag| &vraag["code"]).collect();
        assert_eq!(under.iter().map(|vraag| &vraag["code"]).collect::<Vec<_>>(), codes, "the same, in the same order");
        for vraag in vragen {
            let (bron, printed) = (vraag["bron"].as_str().expect("a source"), vraag["herkomst"] == "GEPUBLICEERD");
            assert_eq!(printed, bron.contains("Verwoerdt, 2020"), "{vraag}");
            assert_eq!(printed, !bron.starts_with("Geschreven voor deze dienst"), "{vraag}");
            assert!(vraag["tekst"].as_str().is_some_and(|tekst| tekst.ends_with('?')), "{vraag}");
        }
        assert_eq!(vragen.iter().filter(|vraag| vraag["herkomst"] == "GEPUBLICEERD").count(), 8);
        assert_eq!(vragen[0]["tekst"], "Doe ik een stapje terug wanneer mijn kennis en expertise niet past bij de vraag van de jeugdige?");
    }

    async fn they_can_be_asked_of_one_factor_and_on_a_day(t: Stage) {
        t.reference().await;
        let key = referentie_id("raamwerk_element", "VERWOERDT@2022:VERTROUWEN");
        let asked = async |arguments: &str| {
            let data = t.anonymous().value(&format!("{{ reflectievragen{arguments} {{ code }} }}"), "/reflectievragen").await;
            data.as_array().expect("rows").len()
        };
        let factor = global(Kind::WerkzameFactor, key);
        let of = |day: &str| format!("(factor: {factor:?}{day})");
        assert_eq!(asked(&of("")).await, 2);
        assert_eq!(asked("(geldigOp: \"2021-12-31\")").await, 0);
        // What an operator ends stays, and is asked no longer; loading again does not undo it.
        Entity::update_many()
            .col_expr(Column::GeldigTot, Expr::value(day("2026-01-01")))
            .filter(Column::Code.eq("VERTROUWEN_2"))
            .exec(t.writer())
            .await
            .expect("an UPDATE");
        t.reference().await;
        assert_eq!((asked(&of("")).await, asked(&of(", geldigOp: \"2025-12-31\"")).await), (1, 2));
        let ended = global(Kind::Reflectievraag, referentie_id("reflectievraag", "VERTROUWEN_2"));
        let query = format!("{{ node(id: {ended:?}) {{ ... on Reflectievraag {{ code geldigVan geldigTot factor {{ code }} }} }} }}");
        assert_eq!(
            t.anonymous().value(&query, "/node").await,
            json!({ "code": "VERTROUWEN_2", "geldigVan": "2022-01-01", "geldigTot": "2026-01-01", "factor": { "code": "VERTROUWEN" } })
        );
        let wrong = format!("{{ reflectievragen(factor: {ended:?}) {{ code }} }}");
        assert_eq!(t.anonymous().code(&wrong).await, "BAD_REQUEST");
    }
}

//! Who reports, hides, leaves and shows: every state of a text × every action × everybody.

use api::graph::id::Kind;
use entity::{canvas, tekstmelding, voorlegging::Afwijsreden};
use expect_test::expect_file;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};
use serde_json::json;
use uuid::Uuid;

use super::{BESLISSEN, MELDEN, TONEN, Teksten, laten_staan, melding, verbergen};
use crate::kit::{Stage, both, seed::global, tafel::Table};

/// Puts a canvas in a state, with one report on it; the key of the report.
async fn stand(t: &Stage, canvas: Uuid, status: canvas::Status, verborgen: bool, open: bool) -> Uuid {
    let (now, id) = (t.now(), t.service.clock.new_id());
    tekstmelding::Entity::delete_many()
        .exec(t.writer())
        .await
        .expect("a DELETE");
    canvas::Entity::update_many()
        .col_expr(canvas::Column::Status, Expr::value(status))
        .col_expr(canvas::Column::VerborgenOp, Expr::value(verborgen.then_some(now)))
        .filter(canvas::Column::Id.eq(canvas))
        .exec(t.writer())
        .await
        .expect("an UPDATE");
    t.set(tekstmelding::Model {
        id,
        expertvraag_id: None,
        goodpractice_overname_id: None,
        goodpractice_ervaring_id: None,
        canvas_id: Some(canvas),
        activiteit_id: None,
        meting_id: None,
        melder_id: None,
        reden: Afwijsreden::Herleidbaar,
        toelichting: None,
        uitkomst: (!open).then_some(tekstmelding::Uitkomst::Gegrond),
        afgehandeld_op: (!open).then_some(now),
        besluitreden: None,
        besluittoelichting: None,
        created_at: now,
    })
    .await;
    id
}

both! {
    async fn everybody_in_every_state(t: Stage) {
        let teksten = Teksten::new(&t).await;
        let found = canvas::Entity::find().one(t.writer()).await;
        let key = found.expect("a SELECT").expect("the canvas").id;
        let states = [
            ("OPENBAAR", canvas::Status::Gedeeld, false, true),
            ("BESLOTEN", canvas::Status::Concept, false, true),
            ("VERBORGEN", canvas::Status::Gedeeld, true, false),
        ];
        let mut table = Table::default();
        for (state, status, verborgen, open) in states {
            for action in ["melden", "verbergen", "laten staan", "weer tonen"] {
                for (who, actor) in &teksten.allen {
                    let report = stand(&t, key, status, verborgen, open).await;
                    let report = json!(global(Kind::TekstMelding, report));
                    let told = match action {
                        "melden" => actor.uitkomst(MELDEN, melding(&teksten.canvas)).await,
                        "verbergen" => actor.uitkomst(BESLISSEN, verbergen(&report)).await,
                        "laten staan" => actor.uitkomst(BESLISSEN, laten_staan(&report)).await,
                        _ => actor.uitkomst(TONEN, json!({ "object": teksten.canvas })).await,
                    };
                    table.note(&format!("{action} {state}"), &told, who);
                }
            }
        }
        table.agree(&t, &expect_file!["wie.txt"]);
    }
}

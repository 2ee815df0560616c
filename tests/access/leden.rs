//! What the rows of the permission table are about of associations and who is behind their memberships.

use entity::{
    aansluiting, beroepsvereniging, inzending, inzending_regel, koppelvoorstel, lidmaatschap, registratie,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, sea_query::Expr};
use uuid::Uuid;

use super::ids::id;
use crate::kit::Stage;

/// A delivery of the NVO that the brake stopped, with one row; gives the key of the NVO.
pub(super) async fn inzending(t: &Stage) -> Uuid {
    let now = t.now();
    let nvo = beroepsvereniging::Entity::find().filter(beroepsvereniging::Column::Afkorting.eq("NVO"));
    let nvo = nvo.one(t.writer()).await.expect("a SELECT").expect("the NVO").id;
    t.set(aansluiting::Model {
        beroepsvereniging_id: nvo,
        stand: 0,
        voorinstelling: aansluiting::Voorinstelling::Standaard,
        kolommen: "{}".into(),
        toepassing: inzending::Toepassing::Heel,
        drempel_aandeel: 5,
        drempel_aantal: 50,
        version: 1,
        created_at: now,
        updated_at: now,
    })
    .await;
    t.set(crate::inzending::aangehouden(t, nvo)).await;
    t.set(inzending_regel::Model {
        id: t.named("regel"),
        inzending_id: t.named("inzending"),
        nummer: 2,
        afwezig: false,
        lidnummer: Some("1".into()),
        uitkomst: inzending_regel::Uitkomst::Ongewijzigd,
        code: None,
        veld: None,
        lidmaatschap_id: None,
        velden: String::new(),
        voor: None,
        na: None,
    })
    .await;
    nvo
}

/// A registratie of another than the actors, who asked to have it checked.
pub(super) async fn registratie(t: &Stage) -> String {
    let row = registratie::Entity::find().order_by_asc(registratie::Column::Id);
    let row = row
        .one(t.writer())
        .await
        .expect("a SELECT")
        .expect("a registratie");
    let asked = registratie::Entity::update_many()
        .col_expr(registratie::Column::ControleGevraagd, Expr::value(true))
        .filter(registratie::Column::Id.eq(row.id));
    asked.exec(t.writer()).await.expect("an UPDATE");
    id(api::graph::id::Kind::Registratie, row.id)
}

/// A claim of another than the actors on a membership that is there.
pub(super) async fn koppelvoorstel(t: &Stage, lid: &lidmaatschap::Model) -> String {
    let other = registratie::Entity::find().order_by_asc(registratie::Column::Id);
    let other = other
        .one(t.writer())
        .await
        .expect("a SELECT")
        .expect("a registratie");
    let key = t.named("koppelvoorstel");
    t.set(koppelvoorstel::Model {
        id: key,
        beroepsvereniging_id: lid.beroepsvereniging_id,
        lidnummer: lid.lidnummer.clone(),
        lidmaatschap_id: Some(lid.id),
        member_id: other.member_id,
        grond: koppelvoorstel::Grond::Lidnummer,
        status: koppelvoorstel::Status::Open,
        besloten_door_id: None,
        besloten_op: None,
        version: 1,
        created_at: t.now(),
        updated_at: t.now(),
    })
    .await;
    id(api::graph::id::Kind::Koppelvoorstel, key)
}

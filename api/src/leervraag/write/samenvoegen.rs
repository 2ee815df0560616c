//! Merging one leervraag into another, and undoing that. Recognitions stay where they are; only who says yes takes the
//! own one along, and undoing takes exactly those back. A merging lasts as long as the other is published.

use std::collections::{HashMap, HashSet};

use entity::{
    bericht::Soort as Tijding,
    herkenning,
    leervraag::{ActiveModel, Column, Entity, Model, Status},
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, ExprTrait, QueryFilter, QueryOrder,
    QuerySelect, sea_query::Expr,
};
use uuid::Uuid;

use super::{entry, herkennen::count, hold_all};
use crate::{
    bericht,
    change::Change,
    db::any_of,
    error::{Error, Result},
    graph::Op,
    leervraag::policy,
    logboek,
};

/// Merges a leervraag into another; both are held.
pub(crate) async fn voeg_samen(op: &Op, change: &Change, van: &Model, naar: Uuid) -> Result<()> {
    stand(op, change, van, Status::Samengevoegd, Some(naar)).await
}

/// Lets a merged leervraag stand by itself again: published, and without the recognitions that were taken along. Both
/// are held.
pub(crate) async fn maak_los(op: &Op, change: &Change, van: &Model, naar: Option<Uuid>) -> Result<()> {
    use herkenning::Column as Herkenning;
    if let Some(naar) = naar {
        let taken = herkenning::Entity::delete_many()
            .filter(Herkenning::LeervraagId.eq(naar))
            .filter(Herkenning::MeegenomenVanId.eq(van.id))
            .exec(&**change)
            .await?;
        let number = i32::try_from(taken.rows_affected).unwrap_or(i32::MAX);
        count(change, naar, -number).await?;
    }
    stand(op, change, van, Status::Gepubliceerd, None).await
}

async fn stand(op: &Op, change: &Change, van: &Model, status: Status, naar: Option<Uuid>) -> Result<()> {
    let mut values: ActiveModel = van.clone().into();
    values.status = Set(status);
    values.samengevoegd_in_id = Set(naar);
    values.version = Set(van.version + 1);
    values.updated_at = Set(op.now());
    values.update(&**change).await?;
    Ok(())
}

/// Leervragen that are held, with those that were merged into them.
pub(crate) struct Held {
    /// Those that were asked for, as far as the actor may see them.
    pub(crate) rows: HashMap<Uuid, Model>,
    /// Those that were merged into one of these, in the order of their ids.
    pub(crate) opgegaan: Vec<Model>,
}

/// Holds leervragen with those that were merged into them: what takes one from publication lets the others stand by
/// themselves again.
pub(crate) async fn hold_met_opgegaan(op: &Op, change: &Change, ids: &[Uuid]) -> Result<Held> {
    let seen = opgegaan_in(op, change, ids).await?;
    let keys: Vec<Uuid> = ids.iter().chain(seen.keys()).copied().collect();
    let mut rows = hold_all(op, change, &keys).await?;
    // Merging holds both, so nothing is added from here on; what was added before is held in no order, so not at all.
    let merged = opgegaan_in(op, change, ids).await?;
    if merged.keys().any(|key| !rows.contains_key(key)) {
        return Err(Error::conflict(
            "In deze leervraag is zojuist een andere opgegaan. Probeer het nog eens.",
            "Another was just merged into this leervraag. Try again.",
        ));
    }
    let asked: HashSet<&Uuid> = ids.iter().collect();
    let mut opgegaan: Vec<Model> = merged.keys().filter_map(|key| rows.get(key)).cloned().collect();
    opgegaan.sort_by_key(|row| row.id);
    rows.retain(|key, _| asked.contains(key));
    Ok(Held { rows, opgegaan })
}

/// The keys of leervragen that were merged into these, each with where it went.
pub(crate) async fn opgegaan_in(op: &Op, change: &Change, doelen: &[Uuid]) -> Result<HashMap<Uuid, Uuid>> {
    // tidy: all rows, because whether any were merged is told to nobody who may not see them
    let merged: Vec<(Uuid, Uuid)> = Entity::find()
        .select_only()
        .columns([Column::Id, Column::SamengevoegdInId])
        .filter(any_of(
            op.db.backend(),
            Column::SamengevoegdInId,
            doelen.iter().copied(),
        ))
        .into_tuple()
        .all(&**change)
        .await?;
    Ok(merged.into_iter().collect())
}

/// Lets merged leervragen, which are held, stand by themselves again because the other is published no longer; their
/// people are told. Recognitions that were taken along stay with the other: their people said yes to it, and it may
/// come back.
pub(crate) async fn laat_alleen(op: &Op, change: &Change, opgegaan: &[Model]) -> Result<()> {
    if opgegaan.is_empty() {
        return Ok(());
    }
    let keys: Vec<Uuid> = opgegaan.iter().map(|row| row.id).collect();
    Entity::update_many()
        .col_expr(Column::Status, Expr::value(Status::Gepubliceerd))
        .col_expr(Column::SamengevoegdInId, Expr::value(None::<Uuid>))
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .col_expr(Column::UpdatedAt, Expr::value(op.now()))
        .filter(any_of(op.db.backend(), Column::Id, keys))
        .exec(&**change)
        .await?;
    let told = (Tijding::SamenvoegingOngedaan, Tijding::SamenvoegingOngedaan);
    vertel(op, change, opgegaan, told).await?;
    let entries = opgegaan
        .iter()
        .map(|row| entry("leervraagSamenvoegingVervallen", row));
    logboek::note_all(&**change, op, entries).await
}

/// Tells the askers of leervragen, which are held, one thing and everybody who recognises them another.
pub(crate) async fn vertel(
    op: &Op,
    change: &Change,
    rows: &[Model],
    (askers, others): (Tijding, Tijding),
) -> Result<()> {
    let nieuw = |aan, soort, leervraag| bericht::Nieuw {
        leervraag: Some(leervraag),
        ..bericht::Nieuw::van(aan, soort)
    };
    let asked = rows
        .iter()
        .filter_map(|row| Some(nieuw(policy::aanspreekbaar(row)?, askers, row.id)));
    let mut berichten: Vec<bericht::Nieuw> = asked.collect();
    let keys = rows.iter().map(|row| row.id);
    // tidy: all rows, because they are told something, and nobody learns who they are
    let recognise: Vec<(Uuid, Uuid)> = herkenning::Entity::find()
        .select_only()
        .columns([herkenning::Column::LeervraagId, herkenning::Column::MemberId])
        .filter(any_of(op.db.backend(), herkenning::Column::LeervraagId, keys))
        .order_by_asc(herkenning::Column::LeervraagId)
        .order_by_asc(herkenning::Column::MemberId)
        .into_tuple()
        .all(&**change)
        .await?;
    berichten.extend(
        recognise
            .into_iter()
            .map(|(leervraag, aan)| nieuw(aan, others, leervraag)),
    );
    bericht::zend(op, change, &berichten).await
}

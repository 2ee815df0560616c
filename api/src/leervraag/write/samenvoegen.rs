//! Merging one leervraag into another, and undoing that. Recognitions stay where they are; only who says yes takes the
//! own one along, and undoing takes exactly those back.

use entity::{
    herkenning,
    leervraag::{ActiveModel, Column, Entity, Model, Status},
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect,
};
use uuid::Uuid;

use super::herkennen::count;
use crate::{change::Change, error::Result, graph::Op};

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

/// Whether leervragen were merged into this one, which is held: then it goes nowhere, so that there are no chains.
pub(crate) async fn is_doel(change: &Change, leervraag: Uuid) -> Result<bool> {
    // tidy: all rows, because only whether there are any is told to an editor
    let merged = Entity::find().filter(Column::SamengevoegdInId.eq(leervraag));
    Ok(merged.count(&**change).await? > 0)
}

/// Who recognises a leervraag, which is held.
pub(crate) async fn herkenners(change: &Change, leervraag: Uuid) -> Result<Vec<Uuid>> {
    // tidy: all rows, because they are told something, and nobody learns who they are
    let rows = herkenning::Entity::find()
        .select_only()
        .column(herkenning::Column::MemberId)
        .filter(herkenning::Column::LeervraagId.eq(leervraag))
        .order_by_asc(herkenning::Column::MemberId);
    Ok(rows.into_tuple().all(&**change).await?)
}

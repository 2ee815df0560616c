//! What an inzicht is filed under, and which leervragen it raised.

use std::collections::BTreeSet;

use entity::{inzicht_factor, inzicht_leervraag, leervraag, raamwerk_element};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter,
    sea_query::{OnConflict, Query},
};
use uuid::Uuid;

use super::{No, refused};
use crate::{
    change::Change,
    db::any_of,
    graph::Op,
    inzicht::rules::{Code, MEESTE_FACTOREN},
    leervraag::visible,
};

/// The factors that were named, each once; they must exist.
pub(super) async fn factoren(op: &Op, change: &Change, named: Vec<Uuid>) -> Result<BTreeSet<Uuid>, No> {
    let named = BTreeSet::from_iter(named);
    match named.len() {
        0 => return Err(refused("input.factoren", Code::FactorOntbreekt)),
        many if many > MEESTE_FACTOREN => return Err(refused("input.factoren", Code::TeVeel)),
        _ => {}
    }
    let wanted = any_of(
        op.db.backend(),
        raamwerk_element::Column::Id,
        named.iter().copied(),
    );
    let found = raamwerk_element::Entity::find()
        .filter(raamwerk_element::Column::Soort.eq(raamwerk_element::Soort::Factor))
        .filter(wanted);
    let found = found.count(&**change).await?;
    all(found, &named)
        .then_some(named)
        .ok_or_else(|| refused("input.factoren", Code::OnbekendeVerwijzing))
}

/// The leervragen that were named, each once; the actor must see them.
pub(super) async fn leervragen(op: &Op, change: &Change, named: Vec<Uuid>) -> Result<BTreeSet<Uuid>, No> {
    let named = BTreeSet::from_iter(named);
    let wanted = any_of(op.db.backend(), leervraag::Column::Id, named.iter().copied());
    let found = leervraag::Entity::find()
        .filter(visible(&op.actor))
        .filter(wanted);
    let found = found.count(&**change).await?;
    all(found, &named)
        .then_some(named)
        .ok_or_else(|| refused("input.leervragen", Code::OnbekendeVerwijzing))
}

fn all(found: u64, asked: &BTreeSet<Uuid>) -> bool {
    usize::try_from(found).is_ok_and(|found| found == asked.len())
}

/// Replaces what an inzicht is filed under.
pub(super) async fn file(change: &Change, inzicht_id: Uuid, factoren: BTreeSet<Uuid>) -> Result<(), No> {
    inzicht_factor::Entity::delete_many()
        .filter(inzicht_factor::Column::InzichtId.eq(inzicht_id))
        .exec(&**change)
        .await?;
    let rows = factoren
        .into_iter()
        .map(|element_id| inzicht_factor::ActiveModel {
            inzicht_id: Set(inzicht_id),
            element_id: Set(element_id),
        });
    inzicht_factor::Entity::insert_many(rows)
        .exec_without_returning(&**change)
        .await?;
    Ok(())
}

/// Replaces the leervragen that an inzicht raised, as far as the actor sees them: nobody takes away a link that nobody shows
/// them.
pub(super) async fn link(
    op: &Op,
    change: &Change,
    inzicht_id: Uuid,
    leervragen: BTreeSet<Uuid>,
) -> Result<(), No> {
    let seen = Query::select()
        .column((leervraag::Entity, leervraag::Column::Id))
        .from(leervraag::Entity)
        .cond_where(visible(&op.actor))
        .take();
    inzicht_leervraag::Entity::delete_many()
        .filter(inzicht_leervraag::Column::InzichtId.eq(inzicht_id))
        .filter(inzicht_leervraag::Column::LeervraagId.in_subquery(seen))
        .exec(&**change)
        .await?;
    if leervragen.is_empty() {
        return Ok(());
    }
    let rows = leervragen
        .into_iter()
        .map(|leervraag_id| inzicht_leervraag::ActiveModel {
            inzicht_id: Set(inzicht_id),
            leervraag_id: Set(leervraag_id),
        });
    inzicht_leervraag::Entity::insert_many(rows)
        .on_conflict(OnConflict::new().do_nothing().to_owned())
        .exec_without_returning(&**change)
        .await?;
    Ok(())
}

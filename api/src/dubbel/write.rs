//! Keeping what was found, and what an editor said of it. Which leervragen are nearly equal is found with the leervragen.

use entity::dubbel::{ActiveModel, Column, Entity, Model};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, Condition, EntityTrait, QueryFilter, QuerySelect,
    sea_query::LockType,
};
use uuid::Uuid;

use super::{
    read::list,
    rules::{Gevonden, honderdsten},
};
use crate::{
    change::Change,
    error::{Error, Result},
    graph::Op,
};

/// Forgets what was found about a leervraag, from both sides: it was about other words.
pub(crate) async fn vergeet(change: &Change, leervraag: Uuid) -> Result<()> {
    let about = Condition::any()
        .add(Column::LeervraagId.eq(leervraag))
        .add(Column::AnderId.eq(leervraag));
    Entity::delete_many().filter(about).exec(&**change).await?;
    Ok(())
}

/// Keeps what was found, in one statement.
pub(crate) async fn bewaar(op: &Op, change: &Change, gevonden: &[Gevonden]) -> Result<()> {
    if gevonden.is_empty() {
        return Ok(());
    }
    let rows = gevonden.iter().map(|found| ActiveModel {
        id: Set(op.new_id()),
        leervraag_id: Set(found.leervraag),
        ander_id: Set(found.ander),
        score: Set(honderdsten(found.score)),
        andere_vraag_op: Set(None),
        door_id: Set(None),
        version: Set(1),
        created_at: Set(op.now()),
    });
    Entity::insert_many(rows)
        .exec_without_returning(&**change)
        .await?;
    Ok(())
}

/// The row, held for this change, if the actor may see it.
pub(crate) async fn hold(op: &Op, change: &Change, id: Uuid) -> Result<Model> {
    let row = list(op).filter(Column::Id.eq(id)).lock(LockType::NoKeyUpdate);
    row.one(&**change).await?.ok_or(Error::NotFound)
}

/// Keeps whether an editor says that they ask different things.
pub(crate) async fn oordeel(op: &Op, change: &Change, row: Model, andere_vraag: bool) -> Result<()> {
    let version = row.version + 1;
    let mut values: ActiveModel = row.into();
    values.andere_vraag_op = Set(andere_vraag.then(|| op.now()));
    values.door_id = Set(op.actor.member.filter(|_| andere_vraag));
    values.version = Set(version);
    values.update(&**change).await?;
    Ok(())
}

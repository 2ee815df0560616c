//! What loading reads: whole tables of reference data, and how many rows a table has.
//!
//! There is no actor here: the program itself reads, before or beside any request, and nothing of it is shown to anyone.

use entity::editie;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

/// Every row of a table of reference data; such a table has a few hundred at most.
pub(super) async fn alles<E>(db: &impl ConnectionTrait) -> Result<Vec<E::Model>, DbErr>
where
    E: EntityTrait<Model: Send + Sync>,
{
    // tidy: all rows, because reference data is public and the program itself asks.
    E::find().all(db).await
}

/// The number of rows of a table.
pub(super) async fn tel<E>(db: &impl ConnectionTrait) -> Result<u64, DbErr>
where
    E: EntityTrait<Model: Send + Sync>,
{
    // tidy: all rows, because the number only decides what is loaded.
    E::find().count(db).await
}

/// Whether a table has any row.
pub(super) async fn heeft_rijen<E>(db: &impl ConnectionTrait) -> Result<bool, DbErr>
where
    E: EntityTrait<Model: Send + Sync>,
{
    // tidy: all rows, because the answer only decides whether the demonstration is loaded.
    Ok(E::find().limit(1).count(db).await? > 0)
}

/// Whether an agenda has an adopted edition, in force or not yet.
pub(super) async fn heeft_vastgesteld(db: &impl ConnectionTrait, agenda: Uuid) -> Result<bool, DbErr> {
    // tidy: all rows, because the answer only decides whether editions are made.
    let rijen = editie::Entity::find()
        .filter(editie::Column::AgendaId.eq(agenda))
        .filter(editie::Column::Status.eq(editie::Status::Vastgesteld));
    Ok(rijen.limit(1).count(db).await? > 0)
}

/// The highest number of the editions of an agenda; 0 where it has none.
pub(super) async fn hoogste_nummer(db: &impl ConnectionTrait, agenda: Uuid) -> Result<i32, DbErr> {
    // tidy: all rows, because the number is taken whoever may see the edition.
    let hoogste: Option<Option<i32>> = editie::Entity::find()
        .select_only()
        .column_as(editie::Column::Nummer.max(), "hoogste")
        .filter(editie::Column::AgendaId.eq(agenda))
        .into_tuple()
        .one(db)
        .await?;
    Ok(hoogste.flatten().unwrap_or_default())
}

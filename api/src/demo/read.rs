//! What loading reads: whole tables of reference data, and how many rows a table has.
//!
//! There is no actor here: the program itself reads, before or beside any request, and nothing of it is shown to anyone.

use sea_orm::{ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QuerySelect};

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

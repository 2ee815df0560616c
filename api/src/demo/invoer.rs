//! Many rows in few statements.

use sea_orm::{ActiveModelTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, Iterable};

/// Bind variables per statement: SQLite allows 32,766, PostgreSQL 65,535.
const VARIABELEN: usize = 32_000;

/// Rows per statement, so that a statement stays small enough to build and parse quickly.
const RIJEN: usize = 1_000;

/// Inserts all rows, in order. Rows of one call may refer to earlier rows of the same table.
pub(super) async fn voeg_toe<A, M>(
    db: &impl ConnectionTrait,
    rijen: impl IntoIterator<Item = M>,
) -> Result<(), DbErr>
where
    A: ActiveModelTrait + Send,
    M: IntoActiveModel<A>,
{
    let kolommen = <A::Entity as EntityTrait>::Column::iter().count();
    let per_keer = (VARIABELEN / kolommen).clamp(1, RIJEN);
    let mut rijen = rijen
        .into_iter()
        .map(IntoActiveModel::into_active_model)
        .peekable();
    while rijen.peek().is_some() {
        let deel: Vec<A> = rijen.by_ref().take(per_keer).collect();
        A::Entity::insert_many(deel).exec_without_returning(db).await?;
    }
    Ok(())
}

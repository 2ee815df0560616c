//! Many rows in few statements, by one loader at a time.

use entity::editie;
use sea_orm::{
    ActiveEnum, ActiveModelTrait, ColumnTrait, ConnectionTrait, DatabaseConnection, DatabaseTransaction,
    DbBackend, DbErr, EntityTrait, IntoActiveModel, Iterable, QueryFilter, SqliteTransactionMode, Statement,
    TransactionOptions, TransactionTrait, sea_query::Expr,
};
use uuid::Uuid;

/// Bind variables per statement: SQLite allows 32,766, PostgreSQL 65,535.
const VARIABELEN: usize = 32_000;

/// Rows per statement, so that a statement stays small enough to build and parse quickly.
const RIJEN: usize = 1_000;

/// The key of the advisory lock: any number that nothing else in this database uses.
pub(super) const SLOT: i64 = 0x5641_4b4d_5245;

/// Begins a transaction that no other loader runs beside: replicas that start together wait for each other.
pub(super) async fn begin(db: &DatabaseConnection) -> Result<DatabaseTransaction, DbErr> {
    let backend = db.get_database_backend();
    let opties = TransactionOptions {
        sqlite_transaction_mode: (backend == DbBackend::Sqlite).then_some(SqliteTransactionMode::Immediate),
        ..TransactionOptions::default()
    };
    let txn = db.begin_with_options(opties).await?;
    if backend == DbBackend::Postgres {
        // The time limit is meant for requests; waiting for another loader may take longer.
        txn.execute_unprepared("SET LOCAL statement_timeout = 0").await?;
        let slot = Statement::from_sql_and_values(backend, "SELECT pg_advisory_xact_lock($1)", [SLOT.into()]);
        txn.execute_raw(slot).await?;
    }
    Ok(txn)
}

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

/// An edition before anything lies beneath it: the database takes nothing under one that was adopted.
pub(super) fn als_concept(rij: editie::Model) -> editie::Model {
    editie::Model {
        status: editie::Status::Concept,
        ..rij
    }
}

/// Gives editions the state that they have, once all that belongs to them is there.
pub(super) async fn geef_stand(
    db: &impl ConnectionTrait,
    standen: impl IntoIterator<Item = (Uuid, editie::Status)>,
) -> Result<(), DbErr> {
    for (id, status) in standen {
        editie::Entity::update_many()
            .col_expr(editie::Column::Status, Expr::value(status.to_value()))
            .filter(editie::Column::Id.eq(id))
            .exec(db)
            .await?;
    }
    Ok(())
}

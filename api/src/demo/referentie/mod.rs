//! Reference data: the same rows, under the same keys, on every database.
//!
//! [`laad`] runs at every start. It reads the tables (some three hundred rows), compares them with the files, and
//! writes only what differs, so a start without news costs a handful of SELECTs. Rows are matched by their natural key:
//! a row that an operator made first keeps its id. Rows that the files do not name are left alone.

mod gelijk;
mod kaders;
mod lijsten;

use chrono::{DateTime, Utc};
use sea_orm::{
    ConnectionTrait, DatabaseConnection, DbBackend, SqliteTransactionMode, Statement, TransactionOptions,
    TransactionTrait,
};

/// The key of the advisory lock that lets one of several starting replicas load: any number that nothing else uses.
const SLOT: i64 = 0x5641_4b4d_5245;

/// Brings the reference data up to the files; returns how many rows were added or changed.
pub async fn laad(db: &DatabaseConnection, now: DateTime<Utc>) -> anyhow::Result<u64> {
    if lijsten::vergelijk(db, now, false).await? == 0 {
        return Ok(0);
    }
    let backend = db.get_database_backend();
    let opties = TransactionOptions {
        sqlite_transaction_mode: (backend == DbBackend::Sqlite).then_some(SqliteTransactionMode::Immediate),
        ..TransactionOptions::default()
    };
    let txn = db.begin_with_options(opties).await?;
    if backend == DbBackend::Postgres {
        let slot = Statement::from_sql_and_values(backend, "SELECT pg_advisory_xact_lock($1)", [SLOT.into()]);
        txn.execute_raw(slot).await?;
    }
    // Compared again behind the lock: another replica may have been faster.
    let anders = lijsten::vergelijk(&txn, now, true).await?;
    txn.commit().await?;
    Ok(anders)
}

//! Reference data: the same rows, under the same keys, on every database.
//!
//! [`laad`] runs at every start. It reads the tables (some three hundred rows), compares them with the files, and
//! writes only what differs, so a start without news costs a handful of SELECTs. Rows are matched by their natural key:
//! a row that an operator made first keeps its id. Rows that the files do not name are left alone. What is missing in the
//! search index, or was made by older stems, is made too.

mod begrippen;
mod gelijk;
mod kaders;
mod lijsten;
mod reflectie;

use chrono::{DateTime, Utc};
use sea_orm::DatabaseConnection;

use super::invoer::begin;
use crate::zoekindex;

/// Brings the reference data up to the files; returns how many rows were added or changed.
pub async fn laad(db: &DatabaseConnection, now: DateTime<Utc>) -> anyhow::Result<u64> {
    let mut anders = lijsten::vergelijk(db, now, false).await?;
    if anders > 0 {
        let txn = begin(db).await?;
        // Compared again behind the lock: another replica may have been faster.
        anders = lijsten::vergelijk(&txn, now, true).await?;
        txn.commit().await?;
    }
    zoekindex::aanvullen(db).await?;
    Ok(anders)
}

//! What a database needs around a load: room while it runs, and statistics when it is done.

use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, DbErr, Statement, sqlx};

/// Memory for pages of an SQLite file, in KiB: the pages of its indexes that a batch touches, in any order, fit in it.
const GEHEUGEN: i64 = 128 * 1024;

/// Pages of 4 KiB that the journal of SQLite collects before they are put in their place: a page that many batches
/// change is then put there once.
const JOURNAAL: i64 = 65_536;

/// The settings of the writing connection to SQLite that a load changes, as they were.
pub(super) struct Ruimte {
    gewoon: Vec<(&'static str, i64)>,
}

impl Ruimte {
    /// Gives the load its room. How a change reaches the disk stays as it is, so a load that breaks off leaves a whole
    /// database.
    pub(super) async fn maak(db: &DatabaseConnection) -> Result<Self, DbErr> {
        let mut gewoon = Vec::new();
        if db.get_database_backend() == DbBackend::Sqlite {
            for (naam, waarde) in [("cache_size", -GEHEUGEN), ("wal_autocheckpoint", JOURNAAL)] {
                let vraag = Statement::from_string(DbBackend::Sqlite, format!("PRAGMA {naam}"));
                let rij = db.query_one_raw(vraag).await?;
                let rij = rij.ok_or_else(|| DbErr::RecordNotFound(naam.to_owned()))?;
                gewoon.push((naam, rij.try_get_by_index::<i64>(0)?));
                stel_in(db, naam, waarde).await?;
            }
        }
        Ok(Self { gewoon })
    }

    /// Takes it back.
    pub(super) async fn geef_terug(self, db: &DatabaseConnection) -> Result<(), DbErr> {
        for (naam, waarde) in self.gewoon {
            stel_in(db, naam, waarde).await?;
        }
        Ok(())
    }
}

async fn stel_in(db: &DatabaseConnection, naam: &str, waarde: i64) -> Result<(), DbErr> {
    db.execute_unprepared(&format!("PRAGMA {naam} = {waarde}"))
        .await
        .map(drop)
}

/// Tells the planner what is there now. Neither database counts by itself in time: SQLite never does, PostgreSQL does
/// when a minute or more has passed, and until then both take the tables for as good as empty and choose an index, or
/// none, by that. On PostgreSQL the rows are also marked as visible to all, without which an index alone answers
/// nothing.
pub(super) async fn statistiek(db: &DatabaseConnection) -> anyhow::Result<()> {
    if db.get_database_backend() == DbBackend::Sqlite {
        db.execute_unprepared("ANALYZE").await?;
        db.execute_unprepared("PRAGMA wal_checkpoint(TRUNCATE)").await?;
        return Ok(());
    }
    // VACUUM runs in no transaction and longer than a request may; its connection goes with its own time limit.
    let mut connection = db.get_postgres_connection_pool().acquire().await?;
    connection.close_on_drop();
    for opdracht in ["SET statement_timeout = 0", "VACUUM (ANALYZE)"] {
        sqlx::raw_sql(opdracht).execute(&mut *connection).await?;
    }
    Ok(())
}

//! A great many rows into one table, in the way each database is quickest at.
//!
//! PostgreSQL takes a stream of lines (`COPY`): nothing to parse or plan for a row, and no limit to the number of values.
//! SQLite takes statements of a few fixed shapes, so that each is prepared once and then only given other values.

use anyhow::{Context, bail};
use sea_orm::{
    ActiveModelTrait, ActiveValue, ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbBackend,
    EntityName, EntityTrait, IdenStatic, IntoActiveModel, Iterable, Statement, Value,
    sqlx::{self, PgConnection, Postgres, Transaction},
};

use super::regel;
use crate::demo::invoer::{SLOT, begin};

/// Rows per statement on SQLite, largest first: what does not fill a statement goes by the next shape. 128 rows of the
/// widest table are a tenth of the values that a statement may have; more gain nothing.
const PORTIES: [usize; 3] = [128, 8, 1];

/// Bytes of lines that are sent to PostgreSQL at once.
const ZENDING: usize = 256 * 1024;

/// A transaction of the load.
pub(super) enum Schrijver {
    Sqlite(DatabaseTransaction),
    Postgres(Transaction<'static, Postgres>),
}

type Kolom<A> = <<A as ActiveModelTrait>::Entity as EntityTrait>::Column;

impl Schrijver {
    /// Begins a transaction that no other loader runs beside.
    pub(super) async fn begin(db: &DatabaseConnection) -> anyhow::Result<Self> {
        if db.get_database_backend() == DbBackend::Sqlite {
            return Ok(Self::Sqlite(begin(db).await?));
        }
        // COPY needs the driver's own connection.
        let mut txn = db.get_postgres_connection_pool().begin().await?;
        // The time limit is meant for requests; a batch, or waiting for another loader, may take longer.
        sqlx::raw_sql("SET LOCAL statement_timeout = 0")
            .execute(&mut *txn)
            .await?;
        sqlx::query("SELECT pg_advisory_xact_lock($1)")
            .bind(SLOT)
            .execute(&mut *txn)
            .await?;
        Ok(Self::Postgres(txn))
    }

    pub(super) async fn commit(self) -> anyhow::Result<()> {
        match self {
            Self::Sqlite(txn) => txn.commit().await?,
            Self::Postgres(txn) => txn.commit().await?,
        }
        Ok(())
    }

    /// Inserts all rows, in order, and returns their number. They all set the same columns.
    pub(super) async fn voeg_toe<A, M>(&mut self, rijen: Vec<M>) -> anyhow::Result<u64>
    where
        A: ActiveModelTrait + Send,
        M: IntoActiveModel<A>,
    {
        let rijen: Vec<A> = rijen
            .into_iter()
            .map(IntoActiveModel::into_active_model)
            .collect();
        let Some(eerste) = rijen.first() else {
            return Ok(0);
        };
        let aantal = rijen.len() as u64;
        let kolommen: Vec<Kolom<A>> = Kolom::<A>::iter()
            .filter(|kolom| !matches!(eerste.get(*kolom), ActiveValue::NotSet))
            .collect();
        match self {
            Self::Sqlite(txn) => porties(&*txn, &kolommen, rijen).await,
            Self::Postgres(txn) => stroom(&mut *txn, &kolommen, rijen).await,
        }
        .with_context(|| format!("rows of {}", A::Entity::default().table_name()))?;
        Ok(aantal)
    }
}

/// `"leervraag" ("id", "status", …)`.
fn doel<A: ActiveModelTrait>(kolommen: &[Kolom<A>]) -> String {
    let namen: Vec<String> = kolommen
        .iter()
        .map(|kolom| format!("\"{}\"", kolom.as_str()))
        .collect();
    format!("\"{}\" ({})", A::Entity::default().table_name(), namen.join(", "))
}

/// The values of a row in the order of the columns.
fn waarden<A: ActiveModelTrait>(
    mut rij: A,
    kolommen: &[Kolom<A>],
) -> impl Iterator<Item = anyhow::Result<Value>> {
    kolommen.iter().map(move |kolom| {
        let waarde = rij.take(*kolom).into_value();
        waarde.with_context(|| format!("a row without {}", kolom.as_str()))
    })
}

async fn porties<A: ActiveModelTrait>(
    db: &DatabaseTransaction,
    kolommen: &[Kolom<A>],
    rijen: Vec<A>,
) -> anyhow::Result<()> {
    let doel = doel::<A>(kolommen);
    let plaatsen = format!("({})", vec!["?"; kolommen.len()].join(", "));
    let mut over = rijen.into_iter();
    for portie in PORTIES {
        let tekst = format!(
            "INSERT INTO {doel} VALUES {}",
            vec![plaatsen.as_str(); portie].join(", ")
        );
        while over.len() >= portie {
            let waarden: Vec<Value> = over
                .by_ref()
                .take(portie)
                .flat_map(|rij| waarden(rij, kolommen))
                .collect::<anyhow::Result<_>>()?;
            let opdracht = Statement::from_sql_and_values(DbBackend::Sqlite, &tekst, waarden);
            db.execute_raw(opdracht).await?;
        }
    }
    Ok(())
}

async fn stroom<A: ActiveModelTrait>(
    db: &mut PgConnection,
    kolommen: &[Kolom<A>],
    rijen: Vec<A>,
) -> anyhow::Result<()> {
    let aantal = rijen.len() as u64;
    let mut naar = db
        .copy_in_raw(&format!("COPY {} FROM STDIN", doel::<A>(kolommen)))
        .await?;
    let mut regels = String::with_capacity(ZENDING);
    for rij in rijen {
        for (plek, waarde) in waarden(rij, kolommen).enumerate() {
            if plek > 0 {
                regels.push('\t');
            }
            regel::veld(&mut regels, &waarde?)?;
        }
        regels.push('\n');
        if regels.len() >= ZENDING {
            naar.send(regels.as_bytes()).await?;
            regels.clear();
        }
    }
    naar.send(regels.as_bytes()).await?;
    let geschreven = naar.finish().await?;
    if geschreven != aantal {
        bail!("PostgreSQL took {geschreven} of {aantal} rows");
    }
    Ok(())
}

//! The connections that SELECTs run on.
//!
//! The pool of sqlx sends a test to the database each time a connection comes back to it, which doubles the round trips of
//! a service that asks short questions. So readers keep the connections that they took for a short while, and hand them on
//! among themselves. What failed or was given up halfway goes back to the pool, which tests it.

use std::{
    fmt::{self, Debug, Formatter},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

use async_trait::async_trait;
use sea_orm::{
    ConnAcquireErr, ConnectionTrait, DatabaseConnection, DbBackend, DbErr, ExecResult, QueryResult,
    RuntimeErr, Statement,
    sea_query::Values,
    sqlx::{
        self, AssertSqlSafe, Executor, IntoArguments, Pool, Postgres, Sqlite, pool::PoolConnection,
        query::Query,
    },
};
use sea_query_sqlx::SqlxValues;
use tokio::{
    sync::{Semaphore, SemaphorePermit},
    time::timeout,
};

use super::{PATIENCE, STATEMENTS};

/// How long a connection is handed on before the pool tests it again.
const TRUSTED: Duration = Duration::from_secs(30);

/// Where SELECTs run. Cheap to clone; clones share their connections.
#[derive(Clone, Debug)]
pub struct Reader {
    pool: DatabaseConnection,
    kept: Kind,
}

#[derive(Clone, Debug)]
enum Kind {
    /// None: the pool has few to give, and others need them.
    Pool,
    Sqlite(Arc<Kept<Sqlite>>),
    Postgres(Arc<Kept<Postgres>>),
}

impl Reader {
    /// Takes a connection from the pool for each statement.
    pub(super) fn plain(pool: DatabaseConnection) -> Self {
        let kept = Kind::Pool;
        Self { pool, kept }
    }

    /// Keeps the connections of a pool that makes `size` at most and is there for readers alone.
    pub(super) fn keeping(pool: DatabaseConnection, size: u32) -> Self {
        let kept = match pool.get_database_backend() {
            DbBackend::Sqlite => Kind::Sqlite(Arc::new(Kept::new(
                pool.get_sqlite_connection_pool().clone(),
                size,
            ))),
            DbBackend::Postgres => Kind::Postgres(Arc::new(Kept::new(
                pool.get_postgres_connection_pool().clone(),
                size,
            ))),
            _ => Kind::Pool,
        };
        Self { pool, kept }
    }

    /// The pool that the connections come from.
    pub fn pool(&self) -> &DatabaseConnection {
        &self.pool
    }
}

#[async_trait]
impl ConnectionTrait for Reader {
    fn get_database_backend(&self) -> DbBackend {
        self.pool.get_database_backend()
    }

    async fn execute_raw(&self, statement: Statement) -> Result<ExecResult, DbErr> {
        self.pool.execute_raw(statement).await
    }

    async fn execute_unprepared(&self, sql: &str) -> Result<ExecResult, DbErr> {
        self.pool.execute_unprepared(sql).await
    }

    async fn query_one_raw(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        match &self.kept {
            Kind::Pool => self.pool.query_one_raw(statement).await,
            Kind::Sqlite(kept) => kept.first(statement).await,
            Kind::Postgres(kept) => kept.first(statement).await,
        }
    }

    async fn query_all_raw(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        match &self.kept {
            Kind::Pool => self.pool.query_all_raw(statement).await,
            Kind::Sqlite(kept) => kept.all(statement).await,
            Kind::Postgres(kept) => kept.all(statement).await,
        }
    }
}

/// Connections of a pool that are handed on among readers.
struct Kept<DB: sqlx::Database> {
    pool: Pool<DB>,
    /// As many as the pool makes, so that nobody waits for the pool while a connection lies here.
    turns: Semaphore,
    idle: Mutex<Vec<Held<DB>>>,
}

/// A connection with the moment from which it is trusted.
struct Held<DB: sqlx::Database> {
    connection: PoolConnection<DB>,
    since: Instant,
}

impl<DB: sqlx::Database> Debug for Kept<DB> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.debug_struct("Kept")
            .field("idle", &self.idle().len())
            .finish_non_exhaustive()
    }
}

impl<DB: sqlx::Database> Kept<DB> {
    fn new(pool: Pool<DB>, size: u32) -> Self {
        Self {
            pool,
            turns: Semaphore::new(size as usize),
            idle: Mutex::default(),
        }
    }

    fn idle(&self) -> MutexGuard<'_, Vec<Held<DB>>> {
        // A list of connections is whole at any moment.
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }

    async fn take(&self) -> Result<(SemaphorePermit<'_>, Held<DB>), DbErr> {
        let turn = match self.turns.try_acquire() {
            Ok(turn) => turn,
            Err(_) => timeout(PATIENCE, self.turns.acquire())
                .await
                .map_err(|_| DbErr::ConnectionAcquire(ConnAcquireErr::Timeout))?
                .map_err(|_| DbErr::ConnectionAcquire(ConnAcquireErr::ConnectionClosed))?,
        };
        // The last one that was used is the one that is warm.
        let kept = self.idle().pop();
        // What was trusted long enough goes by way of the pool, which tests it.
        if let Some(held) = kept.filter(|held| held.since.elapsed() < TRUSTED) {
            return Ok((turn, held));
        }
        let connection = self.pool.acquire().await.map_err(no_connection)?;
        let since = Instant::now();
        Ok((turn, Held { connection, since }))
    }
}

impl<DB: sqlx::Database> Kept<DB>
where
    for<'c> &'c mut DB::Connection: Executor<'c, Database = DB>,
    SqlxValues: IntoArguments<DB>,
    QueryResult: From<DB::Row>,
{
    async fn first(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        let (_turn, mut held) = self.take().await?;
        let row = query::<DB>(statement).fetch_optional(&mut *held.connection).await;
        let row = row.map_err(failed)?;
        self.idle().push(held);
        Ok(row.map(QueryResult::from))
    }

    async fn all(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        let (_turn, mut held) = self.take().await?;
        let rows = query::<DB>(statement).fetch_all(&mut *held.connection).await;
        let rows = rows.map_err(failed)?;
        self.idle().push(held);
        Ok(rows.into_iter().map(QueryResult::from).collect())
    }
}

impl<DB: sqlx::Database> Drop for Kept<DB> {
    fn drop(&mut self) {
        for held in self.idle().drain(..) {
            // Going back to the pool takes a runtime, which may have ended.
            drop(held.connection.detach());
        }
    }
}

fn query<'q, DB: sqlx::Database>(statement: Statement) -> Query<'q, DB, SqlxValues>
where
    SqlxValues: IntoArguments<DB>,
{
    // Outside a request nobody counts.
    let _ = STATEMENTS.try_with(|counter| counter.note(&statement));
    let values = statement.values.unwrap_or(Values(Vec::new()));
    sqlx::query_with(AssertSqlSafe(statement.sql), SqlxValues(values))
}

fn failed(error: sqlx::Error) -> DbErr {
    DbErr::Query(RuntimeErr::SqlxError(Arc::new(error)))
}

fn no_connection(error: sqlx::Error) -> DbErr {
    match error {
        sqlx::Error::PoolTimedOut => DbErr::ConnectionAcquire(ConnAcquireErr::Timeout),
        sqlx::Error::PoolClosed => DbErr::ConnectionAcquire(ConnAcquireErr::ConnectionClosed),
        error => DbErr::Conn(RuntimeErr::SqlxError(Arc::new(error))),
    }
}

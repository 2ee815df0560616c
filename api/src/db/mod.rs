//! The two databases behind one face: how to connect, begin a change, and ask for many keys at once.
//!
//! SQLite has one writer by nature, so changes queue in a pool of one connection whose transactions take the write lock
//! at once; reads go to a pool of their own that cannot write. On PostgreSQL each worker has two pools, so that neither
//! readers nor writers wait for the other.

mod reader;
mod rows;
mod woord;

use std::{
    future::Future,
    num::NonZero,
    str::FromStr,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicU32, Ordering},
    },
    thread::available_parallelism,
    time::Duration,
};

use anyhow::{Context, bail};
use sea_orm::{
    AccessMode, ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DatabaseTransaction,
    DbBackend, DbErr, IsolationLevel, RuntimeErr, SqlErr, SqliteTransactionMode, Statement,
    TransactionOptions, TransactionTrait,
    sea_query::{IntoColumnRef, SimpleExpr},
    sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous},
};
use uuid::Uuid;

pub use reader::Reader;
pub use rows::{any_of, any_text, is, key_list, valid_on};
pub(crate) use rows::{of_member, replace};
pub(crate) use woord::woord_begint;

use crate::{config::DatabaseConfig, secret::private_folder};

/// Seconds that a statement, or the wait for SQLite's lock or for a connection, may take.
const PATIENCE: Duration = Duration::from_secs(10);

/// How long a connection to PostgreSQL may take: less than a request may, so that a database that is away is told as a
/// fault and not as a request that was too slow.
const CONNECTING: Duration = Duration::from_secs(3);

/// Connections to PostgreSQL for what is no request: sign-in, health, the start.
const OUTSIDE: u32 = 4;

/// Connections for reading that a worker has at least, so that a slow statement does not stop it.
const FEWEST: u32 = 2;

/// Connections for reading and for writing.
#[derive(Clone, Debug)]
pub struct Db {
    read: Reader,
    write: DatabaseConnection,
    /// How a worker connects for itself; nothing where workers share what is here.
    worker: Option<Arc<PerWorker>>,
}

/// The connections of one worker.
#[derive(Debug)]
struct PerWorker {
    options: ConnectOptions,
    readers: u32,
    writers: u32,
}

impl Db {
    /// Connects to the database of the configuration; an SQLite file is made where there is none.
    pub async fn connect(config: &DatabaseConfig) -> anyhow::Result<Self> {
        let url = config.url.as_str();
        if url.starts_with("sqlite:") {
            Self::sqlite(url, config.readers).await
        } else if url.starts_with("postgres:") || url.starts_with("postgresql:") {
            Self::postgres(url, config.connections).await
        } else {
            bail!("the database URL must begin with sqlite: or postgres:")
        }
    }

    async fn sqlite(url: &str, readers: u32) -> anyhow::Result<Self> {
        if url.contains(":memory:") || url.contains("mode=memory") {
            bail!("SQLite needs a file: a database in memory cannot be shared by readers and the writer");
        }
        let options = SqliteConnectOptions::from_str(url).context("the SQLite URL cannot be read")?;
        if let Some(folder) = options
            .get_filename()
            .parent()
            .filter(|path| !path.as_os_str().is_empty())
        {
            private_folder(folder)
                .with_context(|| format!("no folder {} could be made", folder.display()))?;
        }
        // The writer comes first: it makes the file and its journal.
        let write = sqlite_pool(url, 1, false)
            .await
            .context("SQLite could not be opened for writing")?;
        let read = sqlite_pool(url, readers, true)
            .await
            .context("SQLite could not be opened for reading")?;
        Ok(Self {
            read: Reader::keeping(counted(read), readers),
            write: counted(write),
            worker: None,
        })
    }

    async fn postgres(url: &str, connections: u32) -> anyhow::Result<Self> {
        let workers = u32::try_from(available_parallelism().map_or(1, NonZero::get)).unwrap_or(u32::MAX);
        let mut options = postgres_options(url);
        options.connect_lazy(true);
        let worker = PerWorker::new(options, connections / workers);
        let mut options = postgres_options(url);
        options.max_connections(Ord::min(connections, OUTSIDE));
        let pool = Database::connect(options).await;
        let pool = counted(pool.context("PostgreSQL could not be reached")?);
        Ok(Self {
            read: Reader::plain(pool.clone()),
            write: pool,
            worker: Some(Arc::new(worker)),
        })
    }

    /// The connections of one worker: a socket that stays on the thread that opened it costs half of one that is
    /// passed around. They are opened when they are needed.
    pub async fn of_worker(&self) -> anyhow::Result<Self> {
        let Some(worker) = &self.worker else {
            return Ok(self.clone());
        };
        Ok(Self {
            read: Reader::keeping(worker.pool(worker.readers).await?, worker.readers),
            write: worker.pool(worker.writers).await?,
            worker: self.worker.clone(),
        })
    }

    /// The connections for SELECTs.
    pub fn read(&self) -> &Reader {
        &self.read
    }

    /// The connection for work outside a request: migrations and seeds.
    pub fn writer(&self) -> &DatabaseConnection {
        &self.write
    }

    /// Whether the database answers.
    pub async fn ping(&self) -> Result<(), DbErr> {
        // By the way that readers go: they keep the connections of their pool.
        let statement = Statement::from_string(self.backend(), "SELECT 1");
        self.read.query_one_raw(statement).await.map(drop)
    }

    /// Which of the two databases this is.
    pub fn backend(&self) -> DbBackend {
        self.read.pool().get_database_backend()
    }

    /// Begins a change; on SQLite it holds the write lock from here on, so it cannot fail halfway for want of it.
    pub async fn begin(&self) -> Result<DatabaseTransaction, DbErr> {
        let options = TransactionOptions {
            sqlite_transaction_mode: (self.backend() == DbBackend::Sqlite)
                .then_some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        };
        self.write.begin_with_options(options).await
    }

    /// Begins a change that no other with the same key runs beside, whatever rows there are.
    pub async fn begin_alone(&self, slot: i64) -> Result<DatabaseTransaction, DbErr> {
        let txn = self.begin().await?;
        if self.backend() == DbBackend::Postgres {
            let lock = "SELECT pg_advisory_xact_lock($1)";
            txn.execute_raw(Statement::from_sql_and_values(
                self.backend(),
                lock,
                [slot.into()],
            ))
            .await?;
        }
        Ok(txn)
    }

    /// Begins reading several statements that see the same moment. Changes wait for it on SQLite, so it is for short work.
    pub async fn begin_reading(&self) -> Result<DatabaseTransaction, DbErr> {
        let postgres = self.backend() == DbBackend::Postgres;
        let options = TransactionOptions {
            isolation_level: postgres.then_some(IsolationLevel::RepeatableRead),
            access_mode: postgres.then_some(AccessMode::ReadOnly),
            ..TransactionOptions::default()
        };
        self.write.begin_with_options(options).await
    }

    /// `column` is one of `ids`: two statement texts however many there are, so that the statement cache holds.
    pub fn any_of(&self, column: impl IntoColumnRef, ids: impl IntoIterator<Item = Uuid>) -> SimpleExpr {
        any_of(self.backend(), column, ids)
    }
}

impl PerWorker {
    /// Divides the connections of a worker: one in four is for changes.
    fn new(options: ConnectOptions, connections: u32) -> Self {
        let writers = Ord::max(connections / 4, 1);
        Self {
            options,
            readers: Ord::max(connections.saturating_sub(writers), FEWEST),
            writers,
        }
    }

    async fn pool(&self, size: u32) -> Result<DatabaseConnection, DbErr> {
        let mut options = self.options.clone();
        options.max_connections(size);
        Database::connect(options).await.map(counted)
    }
}

/// How PostgreSQL plans for us: one plan for all values, because the statements here look up by key and planning costs
/// more than it gains; a random read costs little more than the next one, as in memory and on solid disks, so that a
/// short list is looked up and not hashed; and no workers beside, since many ask at once.
const SESSION: [(&str, &str); 3] = [
    ("plan_cache_mode", "force_generic_plan"),
    ("random_page_cost", "1.1"),
    ("max_parallel_workers_per_gather", "0"),
];

fn postgres_options(url: &str) -> ConnectOptions {
    let mut options = ConnectOptions::new(url);
    options
        .acquire_timeout(CONNECTING)
        .connect_timeout(CONNECTING)
        .statement_timeout(PATIENCE)
        .test_before_acquire_if_idle_for(Duration::from_secs(30))
        .set_application_name("vakmanschap")
        .sqlx_logging(false)
        .map_sqlx_postgres_opts(|options| options.statement_cache_capacity(256).options(SESSION));
    options
}

async fn sqlite_pool(url: &str, size: u32, read_only: bool) -> Result<DatabaseConnection, DbErr> {
    let mut options = ConnectOptions::new(url);
    options
        .max_connections(size)
        .acquire_timeout(PATIENCE)
        .sqlx_logging(false)
        .map_sqlx_sqlite_opts(move |options| {
            let options = options
                .create_if_missing(!read_only)
                .journal_mode(SqliteJournalMode::Wal)
                .synchronous(SqliteSynchronous::Normal)
                .busy_timeout(PATIENCE)
                .foreign_keys(true)
                .statement_cache_capacity(256);
            if read_only {
                options.pragma("query_only", "on")
            } else {
                options
            }
        });
    Database::connect(options).await
}

/// What a database says when a unique or foreign key stops a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Violation {
    /// The row exists already.
    Unique,
    /// A row that is referred to does not exist.
    ForeignKey,
}

/// The violated key behind an error, if that is what it is.
pub fn violation(error: &DbErr) -> Option<Violation> {
    match error.sql_err()? {
        SqlErr::UniqueConstraintViolation(_) => Some(Violation::Unique),
        SqlErr::ForeignKeyConstraintViolation(_) => Some(Violation::ForeignKey),
        _ => None,
    }
}

/// Whether the database ended a change because of another at the same moment (they waited for each other, or its isolation
/// would not hold): nothing was done, and it can be tried again.
pub fn deadlocked(error: &DbErr) -> bool {
    let (DbErr::Exec(RuntimeErr::SqlxError(cause)) | DbErr::Query(RuntimeErr::SqlxError(cause))) = error
    else {
        return false;
    };
    let told = cause.as_database_error().and_then(|cause| cause.code());
    matches!(told.as_deref(), Some("40P01" | "40001"))
}

tokio::task_local! {
    static STATEMENTS: Arc<Counter>;
}

/// Counts the SQL statements of one request.
#[derive(Debug, Default)]
pub struct Counter {
    number: AtomicU32,
    kept: Option<Mutex<Vec<Statement>>>,
}

impl Counter {
    /// A counter that keeps the statements too, for who wants to read their plans.
    pub fn keeping() -> Self {
        Self {
            kept: Some(Mutex::default()),
            ..Self::default()
        }
    }

    /// Statements so far.
    pub fn get(&self) -> u32 {
        self.number.load(Ordering::Relaxed)
    }

    /// The statements that were kept, in the order in which they began.
    pub fn statements(&self) -> Vec<Statement> {
        let kept = self.kept.as_ref();
        kept.map_or_else(Vec::new, |kept| {
            kept.lock().unwrap_or_else(PoisonError::into_inner).clone()
        })
    }

    fn note(&self, statement: &Statement) {
        self.number.fetch_add(1, Ordering::Relaxed);
        if let Some(kept) = &self.kept {
            kept.lock()
                .unwrap_or_else(PoisonError::into_inner)
                .push(statement.clone());
        }
    }

    /// Runs `work` and counts its statements here; spawned work must be wrapped again.
    pub fn scope<F: Future>(self: &Arc<Self>, work: F) -> impl Future<Output = F::Output> + use<F> {
        STATEMENTS.scope(Arc::clone(self), work)
    }

    /// The counter of the running request, if any.
    pub fn current() -> Option<Arc<Self>> {
        STATEMENTS.try_with(Arc::clone).ok()
    }
}

fn counted(mut connection: DatabaseConnection) -> DatabaseConnection {
    connection.set_metric_callback(|told| {
        // Outside a request nobody counts.
        let _ = STATEMENTS.try_with(|counter| counter.note(told.statement));
    });
    connection
}

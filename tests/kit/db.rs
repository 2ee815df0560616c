//! A fresh, migrated database for every test, on either backend.

use std::{
    path::{Path, PathBuf},
    sync::{
        LazyLock,
        atomic::{AtomicUsize, Ordering},
    },
};

use sea_orm::{ConnectOptions, ConnectionTrait, Database, DbErr};
use tokio::sync::OnceCell;

use super::{
    postgres::PgDb,
    supervisor::{Orders, Supervisor},
};

/// The two databases that the service promises to run on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Backend {
    Sqlite,
    Postgres,
}

/// A database of one test, gone when this value is dropped.
#[derive(Debug)]
pub(crate) struct TestDb {
    /// As the service takes it in `VAKMANSCHAP_DATABASE_URL`.
    pub(crate) url: String,
    pub(crate) backend: Backend,
    _kept: Kept,
}

/// What has to live as long as the database.
#[derive(Debug)]
#[expect(dead_code, reason = "kept for being dropped")]
enum Kept {
    File(Folder),
    OnServer(PgDb),
}

/// Makes a migrated database without any rows of a test.
///
/// # Panics
/// Where none can be made, for instance because PostgreSQL's programs are missing; the text says what to do.
pub(crate) async fn fresh(backend: Backend) -> TestDb {
    match backend {
        Backend::Sqlite => {
            let template = TEMPLATE.get_or_init(sqlite_template).await;
            let folder = Folder::new();
            let file = folder.0.join("test.db");
            std::fs::write(&file, template).expect("the folder was made just now");
            TestDb {
                url: sqlite_url(&file),
                backend,
                _kept: Kept::File(folder),
            }
        }
        Backend::Postgres => match PgDb::create().await {
            Ok(db) => TestDb {
                url: db.url().to_owned(),
                backend,
                _kept: Kept::OnServer(db),
            },
            Err(why) => panic!("{why}"),
        },
    }
}

/// The bytes of a migrated file; writing them takes 2 ms, migrating a hundred times that.
static TEMPLATE: OnceCell<Vec<u8>> = OnceCell::const_new();

async fn sqlite_template() -> Vec<u8> {
    let folder = Folder::new();
    let file = folder.0.join("template.db");
    match write_template(&file).await {
        Ok(()) => std::fs::read(&file).expect("the template was written just now"),
        Err(error) => panic!("the migrations fail on SQLite: {error}"),
    }
}

async fn write_template(file: &Path) -> Result<(), DbErr> {
    let mut options = ConnectOptions::new(sqlite_url(file));
    options.max_connections(1).sqlx_logging(false);
    let db = Database::connect(options).await?;
    migration::migrate(&db).await?;
    // What still stands in the log beside the file would be missing from its bytes.
    db.execute_unprepared("PRAGMA wal_checkpoint(TRUNCATE)").await?;
    db.close().await
}

fn sqlite_url(file: &Path) -> String {
    format!("sqlite://{}?mode=rwc", file.display())
}

/// One folder per process, which does not outlive it, with a folder per test.
static FILES: LazyLock<Supervisor> =
    LazyLock::new(|| Supervisor::start(&Orders::default()).expect("there is room for temporary files"));

/// A folder of one test.
#[derive(Debug)]
struct Folder(PathBuf);

impl Folder {
    fn new() -> Self {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let path = FILES
            .dir()
            .join(COUNT.fetch_add(1, Ordering::Relaxed).to_string());
        std::fs::create_dir(&path).expect("the supervisor made the parent, and numbers are given once");
        Self(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // Best effort: the end of the process removes everything.
        std::fs::remove_dir_all(&self.0).ok();
    }
}

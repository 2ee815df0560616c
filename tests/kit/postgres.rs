//! Databases on PostgreSQL: one administrator per test process, which creates and drops them.
//!
//! The administrator is a thread with a runtime of its own, because every test has its own runtime and a
//! connection does not survive the one it was opened on. Its one session also proves that the process lives:
//! databases carry that session's number in their name, and those of a session that is gone are swept.

use std::{
    sync::{LazyLock, mpsc},
    thread,
};

use sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbBackend, DbErr, Statement};
use tokio::sync::{mpsc as commands, oneshot};

use super::server::Server;

/// The address of a server that runs already, in its place of the throw-away one.
pub(crate) const OVERRIDE: &str = "VAKMANSCHAP_TEST_POSTGRES_URL";

/// Begins the name of every database of the suite.
const PREFIX: &str = "vakmanschap_test";

static ADMINISTRATOR: LazyLock<commands::UnboundedSender<Command>> = LazyLock::new(|| {
    let (sender, receiver) = commands::unbounded_channel();
    thread::spawn(move || {
        tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .expect("a runtime needs no more than file handles")
            .block_on(administer(receiver));
    });
    sender
});

enum Command {
    Create(oneshot::Sender<Result<Made, String>>),
    Drop(String, mpsc::Sender<()>),
}

/// A database that the administrator made.
struct Made {
    name: String,
    url: String,
}

/// A migrated database of one test; dropped with this value.
#[derive(Debug)]
pub(crate) struct PgDb {
    name: String,
    url: String,
}

impl PgDb {
    /// Copies the template of this process, after starting the server and migrating the template if need be.
    pub(crate) async fn create() -> Result<Self, String> {
        let (reply, answer) = oneshot::channel();
        let gone = "the administrator of PostgreSQL is gone";
        ADMINISTRATOR.send(Command::Create(reply)).map_err(|_| gone)?;
        let Made { name, url } = answer.await.map_err(|_| gone)??;
        Ok(Self { name, url })
    }

    pub(crate) fn url(&self) -> &str {
        &self.url
    }
}

impl Drop for PgDb {
    fn drop(&mut self) {
        let (reply, done) = mpsc::channel();
        let name = std::mem::take(&mut self.name);
        if ADMINISTRATOR.send(Command::Drop(name, reply)).is_ok() {
            // Waits, because the process may end right after its last test; there is nothing to do about an
            // administrator that failed: the next process sweeps.
            done.recv().ok();
        }
    }
}

/// Serves commands one by one until the process ends, so that nothing races for the template.
async fn administer(mut commands: commands::UnboundedReceiver<Command>) {
    let mut house = House::open().await;
    while let Some(command) = commands.recv().await {
        match (command, &mut house) {
            (Command::Create(reply), Ok(house)) => {
                // The test may have given up waiting.
                if let Err(Ok(unwanted)) = reply.send(house.create().await) {
                    house.remove(&unwanted.name).await;
                }
            }
            (Command::Create(reply), Err(why)) => drop(reply.send(Err(why.clone()))),
            (Command::Drop(name, reply), Ok(house)) => {
                house.remove(&name).await;
                reply.send(()).ok();
            }
            (Command::Drop(..), Err(_)) => {}
        }
    }
}

/// One server, with the databases of this process on it.
struct House {
    admin: DatabaseConnection,
    url: String,
    /// Begins the names of this process's databases: process and session.
    own: String,
    /// File copies are faster than the log-based default for small databases; PostgreSQL 15 and later.
    strategy: &'static str,
    template: Option<String>,
    /// Databases in use, and those ever made.
    alive: usize,
    made: usize,
    /// Closed, and not dropped yet.
    closed: Vec<String>,
    /// Kept for its end: it removes the server with everything on it.
    throw_away: Option<Server>,
}

impl House {
    async fn open() -> Result<Self, String> {
        let (url, throw_away) = match told() {
            Some(url) => (url, None),
            None => {
                let server = Server::start()?;
                (server.url(), Some(server))
            }
        };
        let house = Self::enter(url, throw_away).await;
        house.map_err(|error| format!("PostgreSQL for the tests does not answer: {error}"))
    }

    async fn enter(url: String, throw_away: Option<Server>) -> Result<Self, DbErr> {
        let mut options = ConnectOptions::new(&url);
        let forever = None::<std::time::Duration>;
        options
            .max_connections(1)
            .idle_timeout(forever)
            .max_lifetime(forever)
            .sqlx_logging(false);
        let admin = Database::connect(options).await?;
        let session: i32 = number(&admin, "SELECT pg_backend_pid()").await?;
        let version: i32 = number(&admin, "SELECT current_setting('server_version_num')::int").await?;
        let house = Self {
            own: format!("{PREFIX}_{}_{session}", std::process::id()),
            strategy: if version >= 150_000 {
                "STRATEGY FILE_COPY"
            } else {
                ""
            },
            admin,
            url,
            template: None,
            alive: 0,
            made: 0,
            closed: Vec::new(),
            throw_away,
        };
        house.sweep().await?;
        Ok(house)
    }

    /// Removes what processes left that were killed while they used a server that runs on.
    async fn sweep(&self) -> Result<(), DbErr> {
        let abandoned = format!(
            "SELECT datname AS name FROM pg_database WHERE datname ~ '^{PREFIX}_[0-9]+_[0-9]+_' \
             AND split_part(datname, '_', 4)::int NOT IN (SELECT pid FROM pg_stat_activity)"
        );
        for row in self
            .admin
            .query_all_raw(Statement::from_string(DbBackend::Postgres, abandoned))
            .await?
        {
            self.drop_database(&row.try_get::<String>("", "name")?).await;
        }
        Ok(())
    }

    async fn create(&mut self) -> Result<Made, String> {
        let attempt = async {
            let template = self.template().await?;
            self.made += 1;
            let name = format!("{}_{}", self.own, self.made);
            let create = format!("CREATE DATABASE {name} TEMPLATE {template} {}", self.strategy);
            self.admin.execute_unprepared(&create).await?;
            self.alive += 1;
            Ok(Made {
                url: with_database(&self.url, &name),
                name,
            })
        };
        attempt
            .await
            .map_err(|error: DbErr| format!("no database for this test: {error}"))
    }

    /// The migrated database that every test gets a copy of.
    async fn template(&mut self) -> Result<String, DbErr> {
        if let Some(template) = &self.template {
            return Ok(template.clone());
        }
        let name = format!("{}_template", self.own);
        self.drop_database(&name).await;
        self.admin
            .execute_unprepared(&format!("CREATE DATABASE {name}"))
            .await?;
        let db = Database::connect(with_database(&self.url, &name)).await?;
        migration::migrate(&db).await?;
        db.close().await?;
        self.template = Some(name.clone());
        Ok(name)
    }

    /// Closes a database to everyone and drops those that were closed before. PostgreSQL looks only every
    /// 100 ms whether the sessions that a test left open are gone; until its next one they are.
    async fn remove(&mut self, name: &str) {
        let close = format!(
            "ALTER DATABASE {name} ALLOW_CONNECTIONS false; \
             SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'"
        );
        self.admin.execute_unprepared(&close).await.ok();
        self.alive -= 1;
        let mut due = std::mem::replace(&mut self.closed, vec![name.to_owned()]);
        // On a server that runs on nothing may stay behind, and no one tells which test is the last.
        if self.throw_away.is_none() && self.alive == 0 {
            due.append(&mut self.closed);
            due.extend(self.template.take());
        }
        for name in due {
            self.drop_database(&name).await;
        }
    }

    /// Ends sessions that a test left open. A failure leaves the database to the next sweep.
    async fn drop_database(&self, name: &str) {
        let drop = format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)");
        self.admin.execute_unprepared(&drop).await.ok();
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "the one variable of the suite is no configuration of the service"
)]
fn told() -> Option<String> {
    std::env::var(OVERRIDE).ok().filter(|url| !url.is_empty())
}

async fn number(db: &DatabaseConnection, sql: &str) -> Result<i32, DbErr> {
    let row = db
        .query_one_raw(Statement::from_string(DbBackend::Postgres, sql))
        .await?;
    row.ok_or_else(|| DbErr::RecordNotFound(sql.to_owned()))?
        .try_get_by_index(0)
}

/// The same address with another database.
pub(crate) fn with_database(url: &str, name: &str) -> String {
    let (address, query) = match url.split_once('?') {
        Some((address, query)) => (address, format!("?{query}")),
        None => (url, String::new()),
    };
    let server = match address.split_once("://") {
        Some((scheme, rest)) => format!("{scheme}://{}", rest.split('/').next().unwrap_or_default()),
        None => address.to_owned(),
    };
    format!("{server}/{name}{query}")
}

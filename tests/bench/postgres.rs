//! A PostgreSQL server of the benchmark's own, whose data stay between runs: building a million rows takes minutes.

use std::{
    fs,
    os::unix::fs::{PermissionsExt, chown},
    path::Path,
};

use anyhow::{Context, Result, anyhow};
use sea_orm::{ConnectionTrait, Database, DatabaseConnection, DbBackend, Statement};

use crate::{
    folder,
    installation::{programs, user},
    supervisor::{Orders, Supervisor},
};

/// As an operator would set it up on a machine of this size; everything that makes a commit safe is on.
const SETTINGS: &str = "
listen_addresses = ''
port = 5432
max_connections = 100
shared_buffers = 2GB
effective_cache_size = 8GB
work_mem = 16MB
maintenance_work_mem = 512MB
max_wal_size = 8GB
checkpoint_timeout = 30min
random_page_cost = 1.1
jit = off
timezone = 'UTC'
";

const COUNTS: &str = "
shared_preload_libraries = 'pg_stat_statements'
pg_stat_statements.track = 'none'
";

const PREPARE: &str = r#"
    bin=${argument%%:*}; data=${argument#*:}
    [ -f "$data/PG_VERSION" ] || "$bin/initdb" -D "$data" -U postgres -A trust -E UTF8 --locale=C --no-sync
    cp "$data.conf" "$data/postgresql.auto.conf"
    "$bin/pg_ctl" -D "$data" -o "-k '$dir'" -l "$dir/server.log" -w -t 120 start
"#;

const FINISH: &str = r#"
    bin=${argument%%:*}; data=${argument#*:}
    "$bin/pg_ctl" -D "$data" -m fast -w -t 120 stop >/dev/null 2>&1
"#;

/// The server; it stops with this value.
pub(crate) struct Server {
    supervisor: Supervisor,
    pub(crate) db: DatabaseConnection,
    /// Whether the server can count statements.
    counts: bool,
    master: u32,
}

impl Server {
    pub(crate) async fn start() -> Result<Self> {
        let bin = programs().map_err(|said| anyhow!(said))?;
        let user = user().map_err(|said| anyhow!(said))?;
        let data = folder().join("postgres");
        fs::create_dir_all(&data)?;
        // What stands in the search path may be a link to the installation.
        let home = bin.join("postgres").canonicalize()?;
        let counts = home.with_file_name("../lib/pg_stat_statements.so").exists();
        let settings = format!("{SETTINGS}{}", if counts { COUNTS } else { "" });
        // Beside the folder, because initdb wants an empty one.
        let conf = data.with_extension("conf");
        fs::write(&conf, settings)?;
        fs::set_permissions(&data, fs::Permissions::from_mode(0o700))?;
        if let Some(user) = user {
            chown(&data, Some(user.uid), Some(user.gid))?;
            chown(&conf, Some(user.uid), Some(user.gid))?;
        }
        let argument = format!("{}:{}", bin.display(), data.canonicalize()?.display());
        let orders = Orders {
            prepare: PREPARE,
            finish: FINISH,
            argument: &argument,
            user,
        };
        let supervisor =
            Supervisor::start(&orders).map_err(|said| anyhow!("PostgreSQL does not start:\n{said}"))?;
        let master = fs::read_to_string(data.join("postmaster.pid"))?;
        let master = master.lines().next().context("a process id")?.trim().parse()?;
        let db = Database::connect(url(&supervisor, "postgres")).await?;
        Ok(Self {
            supervisor,
            db,
            counts,
            master,
        })
    }

    /// The address of a database.
    pub(crate) fn url(&self, name: &str) -> String {
        url(&self.supervisor, name)
    }

    /// The process whose children serve the connections.
    pub(crate) fn process(&self) -> u32 {
        self.master
    }

    pub(crate) async fn exists(&self, name: &str) -> Result<bool> {
        let sql = "SELECT 1 FROM pg_database WHERE datname = $1";
        let row = self.db.query_one_raw(Statement::from_sql_and_values(
            DbBackend::Postgres,
            sql,
            [name.into()],
        ));
        Ok(row.await?.is_some())
    }

    pub(crate) async fn run(&self, sql: &str) -> Result<()> {
        self.db
            .execute_unprepared(sql)
            .await
            .with_context(|| sql.to_owned())?;
        Ok(())
    }

    /// Makes `name` a fresh copy of `of`.
    pub(crate) async fn copy(&self, of: &str, name: &str) -> Result<()> {
        self.run(&format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"))
            .await?;
        self.run(&format!(
            "CREATE DATABASE {name} TEMPLATE {of} STRATEGY FILE_COPY"
        ))
        .await?;
        if self.counts {
            let db = Database::connect(self.url(name)).await?;
            db.execute_unprepared("CREATE EXTENSION IF NOT EXISTS pg_stat_statements")
                .await?;
        }
        self.run("CHECKPOINT").await
    }

    /// Begins or ends counting; ending gives how many statements ran meanwhile in `name`, where the server can count.
    pub(crate) async fn counting(&self, name: &str, on: bool) -> Result<Option<u64>> {
        if !self.counts {
            return Ok(None);
        }
        let db = Database::connect(self.url(name)).await?;
        let track = if on { "top" } else { "none" };
        self.run(&format!("ALTER SYSTEM SET pg_stat_statements.track = '{track}'"))
            .await?;
        self.run("SELECT pg_reload_conf()").await?;
        if on {
            db.execute_unprepared("SELECT pg_stat_statements_reset()").await?;
            return Ok(None);
        }
        let sql = "SELECT coalesce(sum(calls), 0)::bigint AS n FROM pg_stat_statements JOIN pg_database d ON d.oid = dbid
            WHERE datname = current_database() AND query NOT ILIKE '%pg_stat_statements%'";
        let row = db
            .query_one_raw(Statement::from_string(DbBackend::Postgres, sql))
            .await?
            .context("a count")?;
        Ok(u64::try_from(row.try_get::<i64>("", "n")?).ok())
    }
}

fn url(supervisor: &Supervisor, name: &str) -> String {
    let socket: &Path = supervisor.dir();
    format!(
        "postgres://postgres@localhost/{name}?host={}&port=5432&sslmode=disable",
        socket.display()
    )
}

//! The data of a run: made once by `vakmanschap seed`, copied for every run, so that writing spoils nothing.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, ensure};
use sea_orm::{ConnectionTrait, Database as Connect, DatabaseConnection, DbBackend, QueryResult, Statement};

use crate::{
    Database,
    contender::service,
    folder,
    postgres::Server,
    tools::{Tools, said},
};

/// The name of the copy that a run works on.
pub(crate) const RUN: &str = "run";

/// A database that is ready for a run.
pub(crate) struct Data {
    pub(crate) url: String,
    pub(crate) db: DatabaseConnection,
    /// The server, where there is one.
    pub(crate) server: Option<Server>,
}

impl Data {
    pub(crate) async fn ready(tools: &Tools, database: Database, leervragen: u64) -> Result<Self> {
        match database {
            Database::Postgres => Self::postgres(tools, leervragen).await,
            Database::Sqlite => Self::sqlite(tools, leervragen).await,
        }
    }

    async fn postgres(tools: &Tools, leervragen: u64) -> Result<Self> {
        let server = Server::start().await?;
        let (made, making) = (format!("seed_{leervragen}"), format!("making_{leervragen}"));
        if !server.exists(&made).await? {
            server.run(&format!("DROP DATABASE IF EXISTS {making}")).await?;
            server.run(&format!("CREATE DATABASE {making}")).await?;
            seed(tools, &server.url(&making), leervragen)?;
            vacuum(&server, &making).await?;
            server
                .run(&format!("ALTER DATABASE {making} RENAME TO {made}"))
                .await?;
        }
        server.copy(&made, RUN).await?;
        let url = server.url(RUN);
        let db = Connect::connect(&url).await?;
        Ok(Self {
            url,
            db,
            server: Some(server),
        })
    }

    async fn sqlite(tools: &Tools, leervragen: u64) -> Result<Self> {
        let at = folder().join("sqlite");
        fs::create_dir_all(&at)?;
        let made = at.join(format!("seed_{leervragen}.db"));
        if !made.exists() {
            let making = at.join(format!("making_{leervragen}.db"));
            forget(&making)?;
            seed(tools, &format!("sqlite://{}", making.display()), leervragen)?;
            fs::rename(&making, &made)?;
        }
        let run = at.join(format!("{RUN}.db"));
        forget(&run)?;
        fs::copy(&made, &run)?;
        let url = format!("sqlite://{}", run.display());
        let db = Connect::connect(format!("{url}?mode=ro")).await?;
        Ok(Self {
            url,
            db,
            server: None,
        })
    }

    /// Rows of a question to the database itself: what is asked about is chosen there.
    pub(crate) async fn rows(&self, sql: &str) -> Result<Vec<QueryResult>> {
        let statement = Statement::from_string(self.db.get_database_backend(), sql);
        self.db
            .query_all_raw(statement)
            .await
            .with_context(|| sql.to_owned())
    }

    pub(crate) fn is_postgres(&self) -> bool {
        self.db.get_database_backend() == DbBackend::Postgres
    }
}

/// What an operator's database has done by itself after a while.
async fn vacuum(server: &Server, name: &str) -> Result<()> {
    let db = Connect::connect(server.url(name)).await?;
    db.execute_unprepared("VACUUM ANALYZE").await?;
    db.close().await?;
    Ok(())
}

fn seed(tools: &Tools, url: &str, leervragen: u64) -> Result<()> {
    said(&format!("making {leervragen} leervragen (once; they are kept)"));
    let status = service(tools, url)
        .args(["seed", "--leervragen", &leervragen.to_string()])
        .status()?;
    ensure!(status.success(), "the data were not made: {status}");
    Ok(())
}

/// Removes a file of SQLite, with what it writes beside it.
pub(crate) fn forget(file: &Path) -> Result<()> {
    for end in ["", "-wal", "-shm"] {
        let mut name = file.to_path_buf().into_os_string();
        name.push(end);
        if PathBuf::from(&name).exists() {
            fs::remove_file(&name)?;
        }
    }
    Ok(())
}

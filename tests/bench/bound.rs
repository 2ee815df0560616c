//! The bound: answers each canonical query with the bytes of one hand-written SQL statement, by the same web server and
//! the same driver as the service, without GraphQL, permissions or a log.
//!
//! `bound <port> <folder of .sql files>`, with `DATABASE_URL`. `POST /<name>` takes a JSON object with the parameters by
//! name; a statement says in its first lines what they are: `-- $1 uuid: id`.
//! A `literal` is written out in the statement, so that it is planned for its value.

use std::{borrow::Cow, collections::HashMap, fs, path::Path};

use actix_web::{
    App, HttpResponse, HttpServer,
    web::{Bytes, Data, Path as InPath, post},
};
use anyhow::{Context, Result, bail, ensure};
use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::sqlx::{
    self, AssertSqlSafe, PgPool, Postgres, Row,
    postgres::{PgArguments, PgConnectOptions, PgPoolOptions},
    query::Query,
};
use serde_json::{Map, Value};
use uuid::Uuid;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Connections of one worker; there are two workers, so 16 in all, as many as the service has.
const CONNECTIONS: u32 = 8;

/// As the service plans: see its `db`.
const SESSION: [(&str, &str); 3] = [
    ("plan_cache_mode", "force_generic_plan"),
    ("random_page_cost", "1.1"),
    ("max_parallel_workers_per_gather", "0"),
];

struct Statement {
    sql: &'static str,
    /// Type and name of each parameter.
    parameters: Vec<(String, String)>,
}

type Statements = HashMap<String, Statement>;

#[actix_web::main]
async fn main() -> Result<()> {
    let mut arguments = std::env::args().skip(1);
    let port: u16 = arguments.next().context("which port?")?.parse()?;
    let folder = arguments.next().context("which folder?")?;
    #[expect(
        clippy::disallowed_methods,
        reason = "a program of the benchmark has no configuration"
    )]
    let url = std::env::var("DATABASE_URL").context("DATABASE_URL")?;
    let options: PgConnectOptions = url.parse()?;
    let options = options.options(SESSION);
    let statements = Data::new(statements(Path::new(&folder))?);
    HttpServer::new(move || {
        let options = options.clone();
        App::new()
            .app_data(statements.clone())
            .data_factory(move || {
                let pool = PgPoolOptions::new()
                    .max_connections(CONNECTIONS)
                    .test_before_acquire(false)
                    .connect_lazy_with(options.clone());
                async move { Ok::<_, ()>(pool) }
            })
            .route("/{name}", post().to(answer))
    })
    .workers(2)
    .bind(("127.0.0.1", port))?
    .run()
    .await?;
    Ok(())
}

fn statements(folder: &Path) -> Result<Statements> {
    let mut found = Statements::new();
    for entry in fs::read_dir(folder).with_context(|| format!("{}", folder.display()))? {
        let path = entry?.path();
        if path.extension().is_none_or(|end| end != "sql") {
            continue;
        }
        let name = path.file_stem().context("a file has a name")?.to_string_lossy();
        // Read once and kept for the life of the process.
        let sql: &'static str = fs::read_to_string(&path)?.leak();
        found.insert(
            name.into_owned(),
            Statement {
                sql,
                parameters: parameters(sql),
            },
        );
    }
    Ok(found)
}

fn parameters(sql: &str) -> Vec<(String, String)> {
    sql.lines()
        .filter_map(|line| line.strip_prefix("-- $")?.split_once(' ')?.1.split_once(':'))
        .map(|(kind, name)| {
            let name = name.split_whitespace().next().unwrap_or_default();
            (kind.trim().to_owned(), name.to_owned())
        })
        .collect()
}

async fn answer(
    name: InPath<String>,
    body: Bytes,
    pool: Data<PgPool>,
    statements: Data<Statements>,
) -> HttpResponse {
    match read(&name, &body, &pool, &statements).await {
        Ok(json) => HttpResponse::Ok().content_type("application/json").body(json),
        Err(error) => HttpResponse::InternalServerError().body(format!("{error:#}")),
    }
}

async fn read(name: &str, body: &[u8], pool: &PgPool, statements: &Statements) -> Result<Vec<u8>> {
    let statement = statements.get(name).context("no such statement")?;
    let given: Map<String, Value> = serde_json::from_slice(body)?;
    let mut sql = Cow::Borrowed(statement.sql);
    let mut values = Vec::new();
    for (kind, name) in &statement.parameters {
        let value = given.get(name).and_then(Value::as_str);
        let value = value.with_context(|| format!("{name} is missing"))?;
        if kind == "literal" {
            sql = written_out(&sql, value)?.into();
        } else {
            values.push((kind, value));
        }
    }
    // What is written out is checked, the rest stands in a file of this folder.
    let mut query = sqlx::query(AssertSqlSafe(sql.into_owned()));
    for (kind, value) in values {
        query = bind(query, kind, value)?;
    }
    let row = query.fetch_one(pool).await?;
    Ok(row
        .try_get_raw(0)?
        .as_bytes()
        .map_err(anyhow::Error::from_boxed)?
        .to_vec())
}

/// The one parameter as a literal, so that the planner knows it: search terms, which hold no quote.
fn written_out(sql: &str, value: &str) -> Result<String> {
    let plain = value
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || b":*& ".contains(&byte));
    ensure!(plain, "not a search term");
    Ok(sql.replace("$1)", &format!("'{value}')")))
}

fn bind<'q>(
    query: Query<'q, Postgres, PgArguments>,
    kind: &str,
    value: &str,
) -> Result<Query<'q, Postgres, PgArguments>> {
    Ok(match kind {
        "uuid" => query.bind(value.parse::<Uuid>()?),
        "text" => query.bind(value.to_owned()),
        "timestamptz" => query.bind(value.parse::<DateTime<Utc>>()?),
        "date" => query.bind(value.parse::<NaiveDate>()?),
        other => bail!("a parameter of type {other}"),
    })
}

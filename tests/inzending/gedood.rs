//! The process is killed (`kill -9`) while it carries a plan out: nothing of it is done, and it can be carried out after.
//!
//! The delivery runs in a second process, this same test told to deliver. It is held in the middle of its transaction: on
//! PostgreSQL by a row that this process locks, on SQLite by a trigger that does not end.

use std::{
    process::{Child, Command, Stdio},
    sync::Arc,
};

use api::{
    clock::Clock,
    config::{Config, Limits},
    db::Db,
    inzending::{Opdracht, lever as lever_bestand},
};
use entity::inzending::{self, Formaat, Modus, Status};
use futures::stream;
use sea_orm::{
    ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DatabaseTransaction, EntityTrait,
    QueryOrder, Statement, TransactionTrait,
};
use serde_json::json;

use super::{bestand, doe, leden, lever};
use crate::kit::{Stage, db::Backend};

/// Tells the second process where to deliver.
const DELIVER: &str = "VAKMANSCHAP_TEST_DELIVER";

/// A trigger that counts until it is killed.
const ENDLESS: &str = "CREATE TRIGGER endless AFTER INSERT ON lidmaatschap WHEN NEW.lidnummer = 'L00005' BEGIN
    UPDATE lidmaatschap SET bron = (WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c WHERE x < 1e15)
        SELECT count(*) FROM c) WHERE id = NEW.id; END";

#[expect(
    clippy::disallowed_methods,
    reason = "tells the two processes of one test apart"
)]
fn told_to_deliver() -> Option<String> {
    std::env::var(DELIVER).ok()
}

fn opdracht() -> Opdracht {
    Opdracht {
        modus: Modus::Delta,
        proef: false,
        toepassing: None,
        formaat: Formaat::Csv,
        blad: None,
        basis: None,
        bytes: None,
    }
}

/// The second process: delivers, until it is killed.
async fn deliver(url: &str) {
    let config = Config {
        database_url: url.into(),
        ..Config::default()
    };
    let db = Db::connect(&config.database())
        .await
        .expect("the database of the first process");
    let parts = [Ok::<_, std::io::Error>(
        bestand(10, |_| "Bakker".into()).into_bytes(),
    )];
    let asked = opdracht();
    let done = lever_bestand(
        &db,
        Clock::system(),
        Arc::new(Limits::default()),
        "NVO",
        &asked,
        stream::iter(parts),
    );
    done.await.map(drop).expect("a delivery");
}

fn second_process(test: &str, url: &str) -> Child {
    let program = std::env::current_exe().expect("the suite knows where it stands");
    Command::new(program)
        .args(["--exact", test])
        .env(DELIVER, url)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("the suite runs in a second process")
}

/// What holds the second process.
enum Hold {
    Row(DatabaseTransaction),
    Trigger,
}

async fn hold(t: &Stage) -> Hold {
    if t.db.backend == Backend::Sqlite {
        t.writer().execute_unprepared(ENDLESS).await.expect("a trigger");
        return Hold::Trigger;
    }
    let txn = t.writer().begin().await.expect("a transaction");
    txn.execute_unprepared("SELECT id FROM lidmaatschap FOR UPDATE")
        .await
        .expect("locked rows");
    Hold::Row(txn)
}

/// The last delivery.
async fn laatste(on: &impl ConnectionTrait) -> inzending::Model {
    let rows = inzending::Entity::find().order_by_desc(inzending::Column::Id);
    rows.one(on).await.expect("a SELECT").expect("a delivery")
}

/// A connection of its own that does not wait for others.
async fn impatient(t: &Stage) -> DatabaseConnection {
    let mut options = ConnectOptions::new(t.db.url.as_str());
    options.max_connections(1).sqlx_logging(false);
    let db = Database::connect(options)
        .await
        .expect("the database of the stage");
    if t.db.backend == Backend::Sqlite {
        db.execute_unprepared("PRAGMA busy_timeout = 0")
            .await
            .expect("a setting");
    }
    db
}

/// Whether the second process is in the middle of carrying its plan out.
async fn halfway(t: &Stage, db: &DatabaseConnection) -> bool {
    let row = laatste(db).await;
    if (row.status, row.rijen) != (Status::Gepland, 10) {
        return false;
    }
    if t.db.backend == Backend::Sqlite {
        // Nobody else writes, so who has the lock is at it.
        let free = db.execute_unprepared("BEGIN IMMEDIATE").await.is_ok();
        if free {
            db.execute_unprepared("ROLLBACK").await.expect("an end");
        }
        return !free;
    }
    let sql = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";
    let waits = db
        .query_one_raw(Statement::from_string(db.get_database_backend(), sql))
        .await;
    let waits: i64 = waits
        .expect("a SELECT")
        .expect("a row")
        .try_get_by_index(0)
        .expect("a count");
    waits > 0
}

async fn killed_halfway(test: &str, backend: Backend) {
    if let Some(url) = told_to_deliver() {
        return deliver(&url).await;
    }
    let t = Stage::new(backend).await;
    let nvo = t.vereniging("NVO").await;
    lever(&nvo, "", &bestand(3, |_| "Jansen".into())).await;
    let before = leden(&t, &nvo).await;
    let (held, db) = (hold(&t).await, impatient(&t).await);
    let mut second = second_process(test, t.db.url.as_str());
    while !halfway(&t, &db).await {
        assert!(
            second.try_wait().expect("a process").is_none(),
            "the second process ended before it was killed"
        );
        tokio::task::yield_now().await;
    }
    second.kill().expect("SIGKILL");
    second.wait().expect("it ends");
    match held {
        Hold::Row(txn) => txn.rollback().await.expect("unlocked rows"),
        Hold::Trigger => {
            t.writer()
                .execute_unprepared("DROP TRIGGER endless")
                .await
                .expect("no trigger");
        }
    }
    assert_eq!(leden(&t, &nvo).await, before, "nothing of it is done");
    let row = laatste(t.writer()).await;
    assert_eq!(
        (row.status, row.stand, row.nieuw, row.gewijzigd),
        (Status::Gepland, None, 7, 3)
    );
    // The plan is there, and nothing was done since: it is carried out as a whole.
    let id = api::graph::id::Kind::Inzending.id(row.id).to_string();
    let plan = json!({ "id": id });
    assert_eq!(
        doe(&nvo, "inzendingToepassen", &plan).await,
        (json!("TOEGEPAST"), json!([]))
    );
    let after = leden(&t, &nvo).await;
    assert!(
        after.len() == 10 && after.iter().all(|row| row.contains("Bakker")),
        "{after:?}"
    );
}

#[actix_web::test]
async fn sqlite() {
    killed_halfway("inzending::gedood::sqlite", Backend::Sqlite).await;
}

#[actix_web::test]
async fn postgres() {
    killed_halfway("inzending::gedood::postgres", Backend::Postgres).await;
}

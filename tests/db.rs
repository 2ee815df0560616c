//! The connections that readers keep: handed on, never lost, never more than were asked for.

use std::collections::BTreeSet;

use actix_web::test::TestRequest;
use api::db::{Db, Reader};
use futures::{FutureExt, future::join_all};
use sea_orm::{ConnectionTrait, DbErr, Statement};

use crate::kit::{both, db::Backend};

/// More than any reader has connections in these tests.
const MANY: usize = 40;

/// A statement that takes long enough to be given up halfway.
const LONG: &str =
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200000) SELECT max(i) FROM n";

async fn first(reader: &Reader, sql: &str) -> Result<Option<i32>, DbErr> {
    let statement = Statement::from_string(reader.get_database_backend(), sql);
    let row = reader.query_one_raw(statement).await?;
    row.map(|row| row.try_get_by_index(0)).transpose()
}

async fn of_worker(db: &Db) -> Db {
    db.of_worker().await.expect("the connections of one worker")
}

both! {
    async fn a_connection_is_handed_on(t: Stage) {
        let db = of_worker(&t.service.db).await;
        let (set, get) = match t.db.backend {
            Backend::Sqlite => ("PRAGMA cache_size = -77", "PRAGMA cache_size"),
            Backend::Postgres => ("SET extra_float_digits = -7", "SELECT current_setting('extra_float_digits')::int"),
        };
        first(db.read(), set).await.expect("a setting of this connection alone");
        let wanted = if t.db.backend == Backend::Sqlite { -77 } else { -7 };
        for _ in 0..MANY {
            assert_eq!(first(db.read(), get).await.expect("an answer"), Some(wanted));
        }
    }

    async fn what_failed_or_was_given_up_costs_no_connection(t: Stage) {
        let db = of_worker(&t.service.db).await;
        for _ in 0..MANY {
            let failed = first(db.read(), "SELECT 1 FROM no_such_table").await;
            assert!(matches!(failed, Err(DbErr::Query(_))), "{failed:?}");
        }
        assert_eq!(first(db.read(), "SELECT 1").await.expect("a connection"), Some(1));
        for _ in 0..MANY {
            assert!(first(db.read(), LONG).now_or_never().is_none(), "it was over at once");
        }
        assert_eq!(first(db.read(), "SELECT 1").await.expect("a connection"), Some(1));
    }

    async fn more_readers_than_connections_wait_for_their_turn(t: Stage) {
        let db = of_worker(&t.service.db).await;
        let which = match t.db.backend {
            Backend::Sqlite => "SELECT 1",
            Backend::Postgres => "SELECT pg_backend_pid()",
        };
        let answers = join_all((0..MANY).map(|_| first(db.read(), which))).await;
        let used: BTreeSet<_> = answers.into_iter().map(|answer| answer.expect("an answer")).collect();
        assert!((1..MANY / 2).contains(&used.len()), "{} connections", used.len());
    }

    /// Readers keep what they took; the probe must not wait for it.
    async fn the_service_is_ready_while_readers_keep_every_connection(t: Stage) {
        let db = of_worker(&t.service.db).await;
        join_all((0..MANY).map(|_| first(db.read(), "SELECT 1"))).await;
        join_all((0..MANY).map(|_| first(t.service.db.read(), "SELECT 1"))).await;
        let ready = join_all([db.ping(), t.service.db.ping()]).await;
        assert!(ready.iter().all(Result::is_ok), "{ready:?}");
        let reply = t.service.http(TestRequest::get().uri("/health/ready")).await;
        assert_eq!(reply.status, 200);
    }

    async fn readers_cannot_write_where_the_database_has_one_writer(t: Stage) {
        let db = of_worker(&t.service.db).await;
        let written = first(db.read(), "DELETE FROM member RETURNING 1").await;
        assert_eq!(written.is_err(), t.db.backend == Backend::Sqlite, "{written:?}");
    }
}

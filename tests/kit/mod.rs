//! The stage on which the tests play: an own database, and the service as its users meet it.

pub(crate) mod actor;
pub(crate) mod agenda;
pub(crate) mod app;
pub(crate) mod catalogue;
pub(crate) mod db;
pub(crate) mod facts;
pub(crate) mod inzicht;
mod installation;
pub(crate) mod leren;
pub(crate) mod log;
pub(crate) mod postgres;
mod practice;
pub(crate) mod rows;
pub(crate) mod seed;
pub(crate) mod server;
mod supervisor;
pub(crate) mod tables;
pub(crate) mod tafel;
pub(crate) mod wiretap;

use app::Service;
use chrono::{DateTime, Utc};
use db::{Backend, TestDb};
use sea_orm::{ConnectionTrait, DatabaseConnection, Statement};
use uuid::Uuid;

/// What one test plays on.
pub(crate) struct Stage {
    pub(crate) service: Service,
    pub(crate) db: TestDb,
}

impl Stage {
    /// A stage with an empty, migrated database and the service on it.
    pub(crate) async fn new(backend: Backend) -> Self {
        let db = db::fresh(backend).await;
        Self {
            service: Service::start(&db).await,
            db,
        }
    }

    /// The connection by which a test sets facts.
    pub(crate) fn writer(&self) -> &DatabaseConnection {
        self.service.db.writer()
    }

    /// How many rows of a table that the database keeps by itself differ from what its view says.
    pub(crate) async fn drift(&self, table: &str, columns: &str) -> i64 {
        let differs = |one: &str, other: &str| {
            format!(
                "SELECT count(*) FROM (SELECT {columns} FROM {one} EXCEPT SELECT {columns} FROM {other}) x"
            )
        };
        let facts = format!("{table}_feit");
        let (too_much, too_little) = (differs(table, &facts), differs(&facts, table));
        let statement = Statement::from_string(
            self.writer().get_database_backend(),
            format!("SELECT ({too_much}) + ({too_little})"),
        );
        let row = self
            .writer()
            .query_one_raw(statement)
            .await
            .expect("both can be read");
        row.expect("one row").try_get_by_index(0).expect("a count")
    }

    /// Whether snapshots are compared here. While they are renewed, only SQLite writes them: the other backend plays the
    /// same text at the same moment, and the next run compares both.
    pub(crate) fn compares(&self) -> bool {
        #[expect(
            clippy::disallowed_methods,
            reason = "the switch of expect-test, not configuration"
        )]
        let renewing = std::env::var_os("UPDATE_EXPECT").is_some();
        !renewing || self.db.backend == Backend::Sqlite
    }

    /// Compares a text with a snapshot, under the rule of [`Stage::compares`].
    pub(crate) fn agree(&self, shown: &str, expected: expect_test::Expect) {
        if self.compares() {
            expected.assert_eq(shown);
        }
    }

    /// The moment now on this stage; every reading is a millisecond later.
    pub(crate) fn now(&self) -> DateTime<Utc> {
        self.service.clock.now()
    }

    /// A key that follows from a name: the same in every run, and never one that the service makes.
    pub(crate) fn named(&self, name: &str) -> Uuid {
        let mut bytes = [0u8; 16];
        for (place, byte) in name.bytes().enumerate() {
            bytes[place % 16] = bytes[place % 16].wrapping_mul(31).wrapping_add(byte);
        }
        bytes[6] = 0x70 | (bytes[6] & 0x0f);
        bytes[8] = 0x80 | (bytes[8] & 0x3f);
        Uuid::from_bytes(bytes)
    }
}

/// Turns each body into two tests, `name::sqlite` and `name::postgres`, on a stage of its own.
///
/// ```ignore
/// both! {
///     /// Why it must be so.
///     async fn a_member_submits(t: Stage) { … }
/// }
/// ```
macro_rules! both {
    ($( $(#[$meta:meta])* async fn $name:ident($($stage:ident)+: Stage) $body:block )+) => {
        $(
            $(#[$meta])*
            async fn $name($($stage)+: $crate::kit::Stage) $body

            mod $name {
                #[actix_web::test]
                async fn sqlite() {
                    super::$name($crate::kit::Stage::new($crate::kit::db::Backend::Sqlite).await).await;
                }

                #[actix_web::test]
                async fn postgres() {
                    super::$name($crate::kit::Stage::new($crate::kit::db::Backend::Postgres).await).await;
                }
            }
        )+
    };
}
pub(crate) use both;

//! The stage on which the tests play: an own database, and the service as its users meet it.

pub(crate) mod catalogue;
pub(crate) mod db;
pub(crate) mod postgres;
pub(crate) mod server;
mod supervisor;
pub(crate) mod tables;

use db::{Backend, TestDb};

/// What one test plays on.
#[derive(Debug)]
pub(crate) struct Stage {
    pub(crate) db: TestDb,
}

impl Stage {
    /// A stage with an empty, migrated database.
    pub(crate) async fn new(backend: Backend) -> Self {
        Self {
            db: db::fresh(backend).await,
        }
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

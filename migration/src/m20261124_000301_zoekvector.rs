//! PostgreSQL keeps the search terms of a leervraag as it compares them.

use sea_orm_migration::prelude::{
    ConnectionTrait, DbErr, DeriveMigrationName, MigrationTrait, SchemaManager, async_trait,
};
use sea_orm_migration::sea_orm::DbBackend;

use crate::table::forward_only;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

/// An index over an expression has the expression worked out again for every row that is looked at, and a search for a
/// common word looks at thousands. The old index goes: nothing asks for its expression any more.
const POSTGRES: [&str; 3] = [
    "ALTER TABLE leervraag_zoek ADD COLUMN vector tsvector
        GENERATED ALWAYS AS (to_tsvector('simple', termen)) STORED",
    "DROP INDEX ix_leervraag_zoek_termen",
    "CREATE INDEX ix_leervraag_zoek_vector ON leervraag_zoek USING gin (vector)",
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        if manager.get_database_backend() == DbBackend::Postgres {
            for statement in POSTGRES {
                manager.get_connection().execute_unprepared(statement).await?;
            }
        }
        Ok(())
    }

    async fn down(&self, _: &SchemaManager) -> Result<(), DbErr> {
        forward_only()
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

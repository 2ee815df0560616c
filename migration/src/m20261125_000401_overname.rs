//! How heavy an adopted thema weighs beneath an ontwikkelopgave, and where that can be read; frozen like the rest.

use sea_orm_migration::prelude::{
    ConnectionTrait, DbErr, DeriveMigrationName, MigrationTrait, SchemaManager, async_trait,
};
use sea_orm_migration::sea_orm::DbBackend;

use crate::table::forward_only;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

/// On both databases alike.
const COLUMNS: [&str; 3] = [
    "ALTER TABLE opgave_thema ADD COLUMN gewicht text CONSTRAINT \"ck_opgave_thema_gewicht\"
        CHECK (gewicht IN ('DRAGEND', 'ONDERSTEUNEND', 'ZIJDELINGS'))",
    "ALTER TABLE opgave_thema ADD COLUMN bron text",
    "CREATE INDEX ix_opgave_thema_opgave_id_created_at_id ON opgave_thema (opgave_id, created_at, id)",
];

/// The trigger names its columns, so it is made anew to know the two that came.
const SQLITE: [&str; 2] = [
    "DROP TRIGGER opgave_thema_vast_update",
    "CREATE TRIGGER opgave_thema_vast_update
        BEFORE UPDATE OF id, opgave_id, thema_id, reden, gewicht, bron, created_at ON opgave_thema
        WHEN EXISTS (SELECT 1 FROM opgave o JOIN editie e ON e.id = o.editie_id
            WHERE o.id IN (OLD.opgave_id, NEW.opgave_id) AND e.status IN ('VASTGESTELD', 'VERVANGEN'))
        BEGIN SELECT RAISE(ABORT, 'EDITIE_LIGT_VAST'); END",
];

const POSTGRES: [&str; 2] = [
    "DROP TRIGGER opgave_thema_vast_update ON opgave_thema",
    "CREATE TRIGGER opgave_thema_vast_update
        BEFORE UPDATE OF id, opgave_id, thema_id, reden, gewicht, bron, created_at ON opgave_thema
        FOR EACH ROW WHEN (opgave_vast(OLD.opgave_id) OR opgave_vast(NEW.opgave_id))
        EXECUTE FUNCTION editie_weiger()",
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let trigger = if manager.get_database_backend() == DbBackend::Postgres {
            POSTGRES
        } else {
            SQLITE
        };
        for statement in COLUMNS.into_iter().chain(trigger) {
            manager.get_connection().execute_unprepared(statement).await?;
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

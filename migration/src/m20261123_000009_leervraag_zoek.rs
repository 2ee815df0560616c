//! The search structure over leervragen.

use sea_orm_migration::prelude::{
    ConnectionTrait, DbErr, DeriveMigrationName, ForeignKeyAction, MigrationTrait, SchemaManager, async_trait,
};
use sea_orm_migration::schema::{big_pk_auto, text};
use sea_orm_migration::sea_orm::DbBackend;

use crate::table::{TableDef, forward_only};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        leervraag_zoek(manager).await?;
        full_text(manager).await
    }

    async fn down(&self, _: &SchemaManager) -> Result<(), DbErr> {
        forward_only()
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

async fn leervraag_zoek(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    TableDef::new("leervraag_zoek")
        .col(big_pk_auto("nr"))
        .reference("leervraag_id", "leervraag", ForeignKeyAction::Cascade)
        .col(text("termen"))
        .unique(&["leervraag_id"])
        .create(manager)
        .await
}

/// Dialect SQL, because no portable form of full-text search exists. Both indexes take the stems as
/// they are (`simple`, and no removal of diacritics): the service has already normalised them.
async fn full_text(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let statements: &[&str] = match manager.get_database_backend() {
        DbBackend::Postgres => &[
            "CREATE INDEX ix_leervraag_zoek_termen ON leervraag_zoek USING gin (to_tsvector('simple', termen))",
        ],
        DbBackend::Sqlite => SQLITE,
        other => return Err(DbErr::Migration(format!("{other:?} is not supported"))),
    };
    for statement in statements {
        manager.get_connection().execute_unprepared(statement).await?;
    }
    Ok(())
}

/// The index keeps no copy of the terms (`content`), so it must be told the old ones on a change:
/// the `'delete'` rows are how FTS5 takes them. Deletion through a foreign key fires the triggers too.
const SQLITE: &[&str] = &[
    "CREATE VIRTUAL TABLE leervraag_fts USING fts5(
        termen, content='leervraag_zoek', content_rowid='nr', tokenize='unicode61 remove_diacritics 0')",
    "CREATE TRIGGER leervraag_zoek_insert AFTER INSERT ON leervraag_zoek BEGIN
        INSERT INTO leervraag_fts(rowid, termen) VALUES (new.nr, new.termen);
    END",
    "CREATE TRIGGER leervraag_zoek_delete AFTER DELETE ON leervraag_zoek BEGIN
        INSERT INTO leervraag_fts(leervraag_fts, rowid, termen) VALUES ('delete', old.nr, old.termen);
    END",
    "CREATE TRIGGER leervraag_zoek_update AFTER UPDATE ON leervraag_zoek BEGIN
        INSERT INTO leervraag_fts(leervraag_fts, rowid, termen) VALUES ('delete', old.nr, old.termen);
        INSERT INTO leervraag_fts(rowid, termen) VALUES (new.nr, new.termen);
    END",
];

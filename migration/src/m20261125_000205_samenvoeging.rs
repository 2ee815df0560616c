//! A leervraag is merged into another, and who recognised it may take that along.

use sea_orm_migration::prelude::{
    ConnectionTrait, DbErr, DeriveMigrationName, MigrationTrait, SchemaManager, async_trait,
};
use sea_orm_migration::sea_orm::DbBackend;

use crate::table::forward_only;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

/// Table and column; both refer to a leervraag. The types are those that a new table would get.
const COLUMNS: [(&str, &str); 2] = [
    ("leervraag", "samengevoegd_in_id"),
    ("herkenning", "meegenomen_van_id"),
];

const INDEXES: [&str; 2] = [
    "CREATE INDEX ix_leervraag_samengevoegd_in_id_created_at_id
        ON leervraag (samengevoegd_in_id, created_at, id)",
    "CREATE INDEX ix_herkenning_meegenomen_van_id ON herkenning (meegenomen_van_id)",
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let (db, backend) = (manager.get_connection(), manager.get_database_backend());
        let kind = match backend {
            DbBackend::Sqlite => "uuid_text",
            _ => "uuid",
        };
        for (table, column) in COLUMNS {
            let add = format!(
                "ALTER TABLE {table} ADD COLUMN {column} {kind} CONSTRAINT fk_{table}_{column}
                    REFERENCES leervraag (id) ON DELETE SET NULL"
            );
            db.execute_unprepared(&add).await?;
        }
        for index in INDEXES {
            db.execute_unprepared(index).await?;
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

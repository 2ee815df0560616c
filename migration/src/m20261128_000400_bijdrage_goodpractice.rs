//! Members talk about good practices too: a bijdrage is about a leervraag or about a good practice.

use sea_orm_migration::prelude::{
    ConnectionTrait, DbErr, DeriveMigrationName, MigrationTrait, SchemaManager, async_trait,
};

use crate::table::{forward_only, uuid_type};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    /// The rule stands in the new column, because SQLite takes one with a column and not with a table that is there.
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let uuid = uuid_type(manager);
        let statements = [
            format!(
                "ALTER TABLE bijdrage ADD COLUMN goodpractice_id {uuid} CONSTRAINT fk_bijdrage_goodpractice_id
                    REFERENCES goodpractice (id) ON DELETE CASCADE CONSTRAINT \"ck_bijdrage_goodpractice_id\"
                    CHECK ((leervraag_id IS NULL) <> (goodpractice_id IS NULL))"
            ),
            "CREATE INDEX ix_bijdrage_goodpractice_id_created_at_id ON bijdrage (goodpractice_id, created_at, id)"
                .to_owned(),
        ];
        for statement in statements {
            manager.get_connection().execute_unprepared(&statement).await?;
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

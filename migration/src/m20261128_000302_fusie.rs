//! A membership that was carried over when its association merged into another.

use sea_orm_migration::prelude::{
    ConnectionTrait, DbErr, DeriveMigrationName, MigrationTrait, SchemaManager, async_trait,
};

use crate::table::{forward_only, uuid_type};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let (db, kind) = (manager.get_connection(), uuid_type(manager));
        db.execute_unprepared(&format!(
            "ALTER TABLE lidmaatschap ADD COLUMN overgenomen_van_id {kind} CONSTRAINT fk_lidmaatschap_overgenomen_van_id
                REFERENCES lidmaatschap (id) ON DELETE SET NULL"
        ))
        .await?;
        db.execute_unprepared(
            "CREATE INDEX ix_lidmaatschap_overgenomen_van_id ON lidmaatschap (overgenomen_van_id)",
        )
        .await?;
        Ok(())
    }

    async fn down(&self, _: &SchemaManager) -> Result<(), DbErr> {
        forward_only()
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

//! Figures about what Lerende Praktijken measured, beside those about leervragen and memberships. Metingen are found by when they
//! were adopted.

use sea_orm_migration::prelude::{
    ConnectionTrait, DbErr, DeriveMigrationName, MigrationTrait, SchemaManager, async_trait,
};

use crate::{
    set::{Set, widen},
    table::forward_only,
};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const SOORT: Set = (
    "vrijgave",
    "soort",
    &["LEERVRAGEN", "LEDEN", "PERSONEN", "METINGEN"],
);

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        widen(manager, &["vrijgave"], &[SOORT]).await?;
        let adopted = "CREATE INDEX ix_meting_vastgesteld_op ON meting (vastgesteld_op)";
        manager.get_connection().execute_unprepared(adopted).await?;
        Ok(())
    }

    async fn down(&self, _: &SchemaManager) -> Result<(), DbErr> {
        forward_only()
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

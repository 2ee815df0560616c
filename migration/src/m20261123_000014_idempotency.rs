//! Keys for safe retry.

use sea_orm_migration::prelude::{DbErr, DeriveMigrationName, MigrationTrait, SchemaManager, async_trait};
use sea_orm_migration::schema::{integer, text, timestamp_with_time_zone, uuid_null};

use crate::table::{TableDef, forward_only};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        idempotency(manager).await
    }

    async fn down(&self, _: &SchemaManager) -> Result<(), DbErr> {
        forward_only()
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

async fn idempotency(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    TableDef::new("idempotency")
        .col(text("actor"))
        .col(text("sleutel"))
        .col(integer("volgnummer"))
        .col(text("hash"))
        .col(uuid_null("resultaat_id"))
        .col(timestamp_with_time_zone("created_at"))
        .primary_key(&["actor", "sleutel", "volgnummer"])
        .index(&["created_at"])
        .create(manager)
        .await
}

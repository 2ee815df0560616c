//! Activities.

use sea_orm_migration::prelude::{DbErr, DeriveMigrationName, MigrationTrait, SchemaManager, async_trait};
use sea_orm_migration::schema::{boolean, date_null, integer, text, text_null, timestamp_with_time_zone};

use crate::table::{TableDef, forward_only};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        activiteit(manager).await
    }

    async fn down(&self, _: &SchemaManager) -> Result<(), DbErr> {
        forward_only()
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

async fn activiteit(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    TableDef::new("activiteit")
        .id()
        .col(text("titel"))
        .choice(
            "soort",
            &["DIALOOGMIDDAG", "WEBINAR", "EXPERTGROEP", "DOEN_DAG", "OVERIG"],
        )
        .col(date_null("datum"))
        .col(text("omschrijving"))
        .col(text_null("locatie"))
        .col(text_null("bron"))
        .col(boolean("demo"))
        .col(integer("version"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone("updated_at"))
        .index(&["datum", "id"])
        .index(&["created_at", "id"])
        .create(manager)
        .await
}

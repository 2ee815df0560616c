//! Organisations.

use sea_orm_migration::prelude::{
    DbErr, DeriveMigrationName, ForeignKeyAction, MigrationTrait, SchemaManager, async_trait,
};
use sea_orm_migration::schema::{boolean, integer, text, text_null, timestamp_with_time_zone};

use crate::table::{TableDef, forward_only};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        organisatie(manager).await
    }

    async fn down(&self, _: &SchemaManager) -> Result<(), DbErr> {
        forward_only()
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

async fn organisatie(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    TableDef::new("organisatie")
        .id()
        .col(text("naam"))
        .choice(
            "soort",
            &[
                "SCHOOL",
                "SCHOOLBESTUUR",
                "SAMENWERKINGSVERBAND",
                "JEUGDHULP",
                "WELZIJN",
                "GEMEENTE",
                "KENNISINSTELLING",
                "OVERIG",
            ],
        )
        .reference_null("gebied_id", "gebied", ForeignKeyAction::SetNull)
        .col(text_null("brin"))
        .col(boolean("demo"))
        .col(integer("version"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone("updated_at"))
        .index(&["naam", "id"])
        .index(&["gebied_id", "naam", "id"])
        .create(manager)
        .await
}

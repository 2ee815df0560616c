//! A Lerende Praktijk takes a good practice over, and tells how it went.

use sea_orm_migration::prelude::{
    DbErr, DeriveMigrationName, Expr, ExprTrait, ForeignKeyAction, MigrationTrait, SchemaManager, async_trait,
};
use sea_orm_migration::schema::{
    boolean, date, date_null, integer, text, text_null, timestamp_with_time_zone,
};

use crate::table::{TableDef, forward_only};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        overname(manager).await?;
        ervaring(manager).await
    }

    async fn down(&self, _: &SchemaManager) -> Result<(), DbErr> {
        forward_only()
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

/// A praktijk uses a good practice once at a time; what ended stays.
async fn overname(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    TableDef::new("goodpractice_overname")
        .id()
        .reference("goodpractice_id", "goodpractice", ForeignKeyAction::Cascade)
        .reference("praktijk_id", "praktijk", ForeignKeyAction::Cascade)
        .col(date("sinds"))
        .col(date_null("tot"))
        .col(text_null("aanpassingen"))
        .col(boolean("demo"))
        .col(integer("version"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone("updated_at"))
        .unique_where(&["goodpractice_id", "praktijk_id"], Expr::col("tot").is_null())
        .index(&["goodpractice_id", "sinds", "id"])
        .index(&["praktijk_id", "sinds", "id"])
        .create(manager)
        .await
}

async fn ervaring(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    TableDef::new("goodpractice_ervaring")
        .id()
        .reference("overname_id", "goodpractice_overname", ForeignKeyAction::Cascade)
        .choice("oordeel", &["WERKT", "WERKT_DEELS", "WERKT_NIET", "TE_VROEG"])
        .col(text("tekst"))
        .col(date("datum"))
        .col(boolean("gedeeld"))
        .col(boolean("demo"))
        .col(integer("version"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone("updated_at"))
        .index(&["overname_id", "datum", "id"])
        .create(manager)
        .await
}

//! The canvas of a Lerende Praktijk or of an ambition, and what it was before each change.

use sea_orm_migration::prelude::{
    DbErr, DeriveMigrationName, Expr, ForeignKeyAction, MigrationTrait, SchemaManager, async_trait,
};
use sea_orm_migration::schema::{boolean, integer, text_null, timestamp_with_time_zone};

use crate::table::{TableDef, forward_only};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        canvas(manager).await?;
        canvas_versie(manager).await
    }

    async fn down(&self, _: &SchemaManager) -> Result<(), DbErr> {
        forward_only()
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

async fn canvas(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    parts(TableDef::new("canvas").id())
        .reference_null("praktijk_id", "praktijk", ForeignKeyAction::Cascade)
        .col(text_null("ambitie"))
        .check(
            "ambitie",
            Expr::cust("(praktijk_id IS NULL) <> (ambitie IS NULL)"),
        )
        .choice("status", &["CONCEPT", "GEDEELD"])
        .col(boolean("demo"))
        .col(integer("version"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone("updated_at"))
        .unique(&["praktijk_id"])
        .index(&["created_at", "id"])
        .create(manager)
        .await
}

async fn canvas_versie(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    parts(TableDef::new("canvas_versie").id())
        .reference("canvas_id", "canvas", ForeignKeyAction::Cascade)
        .col(integer("nummer"))
        .col(text_null("ambitie"))
        .col(boolean("gedeeld"))
        .reference_null("auteur_id", "member", ForeignKeyAction::SetNull)
        .col(timestamp_with_time_zone("created_at"))
        .unique(&["canvas_id", "nummer"])
        .index(&["auteur_id"])
        .create(manager)
        .await
}

/// The five questions of a canvas.
fn parts(table: TableDef) -> TableDef {
    table
        .col(text_null("wat_en_waarom"))
        .col(text_null("waarbinnen"))
        .col(text_null("hoe_en_waarmee"))
        .col(text_null("wie"))
        .col(text_null("wat_niet"))
}

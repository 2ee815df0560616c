//! Themes, and which leervragen they bundle.

use sea_orm_migration::prelude::{
    DbErr, DeriveMigrationName, Expr, ExprTrait, ForeignKeyAction, MigrationTrait, SchemaManager, async_trait,
};
use sea_orm_migration::schema::{
    boolean, integer, text, text_null, timestamp_with_time_zone, timestamp_with_time_zone_null,
};

use crate::table::{TableDef, forward_only};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        thema(manager).await?;
        bundeling(manager).await
    }

    async fn down(&self, _: &SchemaManager) -> Result<(), DbErr> {
        forward_only()
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

async fn thema(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    TableDef::new("thema")
        .id()
        .col(text("naam"))
        .col(text("omschrijving"))
        .reference_null("ouder_id", "thema", ForeignKeyAction::SetNull)
        .choice("status", &["CONCEPT", "GEPUBLICEERD", "VERVALLEN"])
        .reference_null("maker_id", "member", ForeignKeyAction::SetNull)
        .col(boolean("demo"))
        .col(integer("version"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone("updated_at"))
        .index(&["naam", "id"])
        .index(&["created_at", "id"])
        .index(&["ouder_id"])
        .index(&["maker_id"])
        .create(manager)
        .await
}

async fn bundeling(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    TableDef::new("bundeling")
        .id()
        .reference("thema_id", "thema", ForeignKeyAction::Cascade)
        .reference("leervraag_id", "leervraag", ForeignKeyAction::Cascade)
        .col(text_null("reden"))
        .reference_null("door_id", "member", ForeignKeyAction::SetNull)
        .col(timestamp_with_time_zone("van"))
        .col(timestamp_with_time_zone_null("tot"))
        .col(text_null("reden_einde"))
        .index(&["thema_id", "van", "id"])
        .index(&["leervraag_id", "van", "id"])
        .index(&["door_id"])
        .unique_where(&["thema_id", "leervraag_id"], Expr::col("tot").is_null())
        .create(manager)
        .await
}

//! Ontwikkelopgaven, the themes they adopted, and the leervragen beneath them.

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
        opgave(manager).await?;
        opgave_thema(manager).await?;
        onderbouwing(manager).await
    }

    async fn down(&self, _: &SchemaManager) -> Result<(), DbErr> {
        forward_only()
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

async fn opgave(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    TableDef::new("opgave")
        .id()
        .reference("editie_id", "editie", ForeignKeyAction::Cascade)
        .col(integer("nummer"))
        .col(text("titel"))
        .col(text_null("omschrijving"))
        .col(boolean("demo"))
        .col(integer("version"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone("updated_at"))
        .unique(&["editie_id", "nummer"])
        .index(&["nummer", "id"])
        .index(&["created_at", "id"])
        .create(manager)
        .await
}

async fn opgave_thema(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    TableDef::new("opgave_thema")
        .id()
        .reference("opgave_id", "opgave", ForeignKeyAction::Cascade)
        .reference("thema_id", "thema", ForeignKeyAction::Restrict)
        .col(text("reden"))
        .reference_null("door_id", "member", ForeignKeyAction::SetNull)
        .col(timestamp_with_time_zone("created_at"))
        .unique(&["opgave_id", "thema_id"])
        .index(&["thema_id", "created_at", "id"])
        .index(&["door_id"])
        .create(manager)
        .await
}

async fn onderbouwing(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    TableDef::new("onderbouwing")
        .id()
        .reference("opgave_id", "opgave", ForeignKeyAction::Cascade)
        .reference("leervraag_id", "leervraag", ForeignKeyAction::Cascade)
        .reference_null("thema_id", "thema", ForeignKeyAction::SetNull)
        .col(text_null("reden"))
        .reference_null("door_id", "member", ForeignKeyAction::SetNull)
        .col(timestamp_with_time_zone("created_at"))
        .unique(&["opgave_id", "leervraag_id"])
        .index(&["opgave_id", "created_at", "id"])
        .index(&["leervraag_id", "created_at", "id"])
        .index(&["thema_id", "created_at", "id"])
        .index(&["door_id"])
        .create(manager)
        .await
}

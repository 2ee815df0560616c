//! The processing log.

use sea_orm_migration::prelude::{
    DbErr, DeriveMigrationName, ForeignKeyAction, MigrationTrait, SchemaManager, async_trait,
};
use sea_orm_migration::schema::{text, timestamp_with_time_zone, uuid_null};

use crate::table::{TableDef, forward_only};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        logboek(manager).await
    }

    async fn down(&self, _: &SchemaManager) -> Result<(), DbErr> {
        forward_only()
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

async fn logboek(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    TableDef::new("logboek")
        .id()
        .col(text("request_id"))
        .choice(
            "actor",
            &[
                "ANONIEM",
                "MEMBER",
                "REDACTIE",
                "VERENIGING",
                "ANALIST",
                "BEHEER",
                "SYSTEEM",
            ],
        )
        .reference_null("actor_id", "member", ForeignKeyAction::SetNull)
        .reference_null(
            "beroepsvereniging_id",
            "beroepsvereniging",
            ForeignKeyAction::SetNull,
        )
        .col(text("handeling"))
        .col(text("soort"))
        .col(uuid_null("object_id"))
        .reference_null("betrokkene_id", "member", ForeignKeyAction::SetNull)
        .col(timestamp_with_time_zone("created_at"))
        .index(&["created_at", "id"])
        .index(&["betrokkene_id", "created_at", "id"])
        .index(&["beroepsvereniging_id", "created_at", "id"])
        .index(&["actor_id", "created_at", "id"])
        .create(manager)
        .await
}

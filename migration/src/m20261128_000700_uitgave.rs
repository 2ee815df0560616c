//! Releases that analysts made to work with elsewhere: what is in them, and the sums of their files.

use sea_orm_migration::prelude::{
    DbErr, DeriveMigrationName, ForeignKeyAction, MigrationTrait, SchemaManager, async_trait,
};
use sea_orm_migration::schema::{big_integer, date, text, timestamp_with_time_zone};

use crate::table::{TableDef, forward_only};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        TableDef::new("uitgave")
            .id()
            .reference("member_id", "member", ForeignKeyAction::Cascade)
            .col(text("kenmerk"))
            .choice("soort", &["KRUISTABEL", "LEERVRAGEN"])
            .col(text("inhoud"))
            .col(text("bestanden"))
            .col(big_integer("rijen"))
            .col(date("peildatum"))
            .col(timestamp_with_time_zone("created_at"))
            .unique(&["member_id", "kenmerk"])
            .index(&["member_id", "created_at", "id"])
            .create(manager)
            .await
    }

    async fn down(&self, _: &SchemaManager) -> Result<(), DbErr> {
        forward_only()
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

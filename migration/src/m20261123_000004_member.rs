//! Members, their disciplines, and the identities with which they sign in.

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
        member(manager).await?;
        member_discipline(manager).await?;
        identity(manager).await
    }

    async fn down(&self, _: &SchemaManager) -> Result<(), DbErr> {
        forward_only()
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

async fn member(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    TableDef::new("member")
        .id()
        .choice("soort", &["PROFESSIONAL", "ERVARINGSDESKUNDIGE"])
        .col(text("naam"))
        .col(text_null("over"))
        .choice_null("niveau", &["UITVOERING", "BELEID", "BESTUUR"])
        .reference_null("organisatie_id", "organisatie", ForeignKeyAction::SetNull)
        .reference_null("gebied_id", "gebied", ForeignKeyAction::SetNull)
        .choice("zichtbaarheid", &["VERBORGEN", "LEDEN"])
        .choice("status", &["ACTIEF", "GEBLOKKEERD"])
        .col(boolean("demo"))
        .col(integer("version"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone("updated_at"))
        .index(&["naam", "id"])
        .index(&["created_at", "id"])
        .index(&["organisatie_id", "naam", "id"])
        .index(&["gebied_id", "naam", "id"])
        .create(manager)
        .await
}

async fn member_discipline(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    TableDef::new("member_discipline")
        .reference("member_id", "member", ForeignKeyAction::Cascade)
        .reference("discipline_id", "discipline", ForeignKeyAction::Restrict)
        .primary_key(&["member_id", "discipline_id"])
        .index(&["discipline_id", "member_id"])
        .create(manager)
        .await
}

async fn identity(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    TableDef::new("identity")
        .id()
        .reference("member_id", "member", ForeignKeyAction::Cascade)
        .col(text("issuer"))
        .col(text("subject"))
        .col(timestamp_with_time_zone("created_at"))
        .unique(&["issuer", "subject"])
        .index(&["member_id", "created_at", "id"])
        .create(manager)
        .await
}

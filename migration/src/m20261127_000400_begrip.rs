//! Professional terms: what they mean, for each discipline and in plain Dutch, and in which words they are said.

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
        begrip(manager).await?;
        begrip_vorm(manager).await?;
        begrip_betekenis(manager).await
    }

    async fn down(&self, _: &SchemaManager) -> Result<(), DbErr> {
        forward_only()
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

async fn begrip(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    TableDef::new("begrip")
        .id()
        .choice(
            "status",
            &[
                "VOORGESTELD",
                "CONCEPT",
                "GEPUBLICEERD",
                "AFGEWEZEN",
                "INGETROKKEN",
            ],
        )
        .col(text("term"))
        .col(text("uitleg"))
        .col(text_null("bron"))
        .reference_null("voorsteller_id", "member", ForeignKeyAction::SetNull)
        .choice_null(
            "afwijsreden",
            &["BESTAAT_AL", "GEEN_VAKTERM", "ONDUIDELIJK", "ANDERS"],
        )
        .col(text_null("afwijstoelichting"))
        .col(boolean("demo"))
        .col(integer("version"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone("updated_at"))
        .index(&["term", "id"])
        .index(&["created_at", "id"])
        .index(&["voorsteller_id"])
        .create(manager)
        .await
}

/// `sleutel` holds the stems by which a form is searched; the term is a form too.
async fn begrip_vorm(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    TableDef::new("begrip_vorm")
        .reference("begrip_id", "begrip", ForeignKeyAction::Cascade)
        .col(text("sleutel"))
        .col(text("vorm"))
        .choice("soort", &["TERM", "SYNONIEM", "AFKORTING", "VARIANT"])
        .primary_key(&["begrip_id", "sleutel"])
        .index(&["sleutel", "begrip_id"])
        .create(manager)
        .await
}

async fn begrip_betekenis(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    TableDef::new("begrip_betekenis")
        .reference("begrip_id", "begrip", ForeignKeyAction::Cascade)
        .reference("discipline_id", "discipline", ForeignKeyAction::Cascade)
        .col(text("tekst"))
        .primary_key(&["begrip_id", "discipline_id"])
        .index(&["discipline_id"])
        .create(manager)
        .await
}

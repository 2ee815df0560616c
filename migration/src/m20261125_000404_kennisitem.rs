//! What already lies there: kennisitems, and the links of ontwikkelopgaven to them and to activiteiten. The links stand
//! beside the edition, as the uitvoering does.

use sea_orm_migration::prelude::{
    DbErr, DeriveMigrationName, ForeignKeyAction, MigrationTrait, SchemaManager, async_trait,
};
use sea_orm_migration::schema::{boolean, integer, integer_null, text, text_null, timestamp_with_time_zone};

use crate::table::{TableDef, forward_only};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        kennisitem(manager).await?;
        link(manager, "opgave_kennisitem", "kennisitem_id", "kennisitem").await?;
        link(manager, "opgave_activiteit", "activiteit_id", "activiteit").await
    }

    async fn down(&self, _: &SchemaManager) -> Result<(), DbErr> {
        forward_only()
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

async fn kennisitem(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    TableDef::new("kennisitem")
        .id()
        .col(text("titel"))
        .choice(
            "soort",
            &[
                "RICHTLIJN",
                "DATABANK",
                "ONDERZOEK",
                "CURSUS",
                "INSTRUMENT",
                "OVERIG",
            ],
        )
        .col(text("bronorganisatie"))
        .col(text_null("url"))
        .col(integer_null("jaar"))
        .col(text("omschrijving"))
        .col(boolean("gepubliceerd"))
        .col(boolean("demo"))
        .col(integer("version"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone("updated_at"))
        .index(&["titel", "id"])
        .index(&["created_at", "id"])
        .create(manager)
        .await
}

async fn link(
    manager: &SchemaManager<'_>,
    name: &'static str,
    column: &'static str,
    target: &'static str,
) -> Result<(), DbErr> {
    TableDef::new(name)
        .reference("opgave_id", "opgave", ForeignKeyAction::Cascade)
        .reference(column, target, ForeignKeyAction::Cascade)
        .primary_key(&["opgave_id", column])
        .index(&[column])
        .create(manager)
        .await
}

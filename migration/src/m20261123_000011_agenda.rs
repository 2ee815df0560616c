//! Agendas and their editions.

use sea_orm_migration::prelude::{
    DbErr, DeriveMigrationName, ForeignKeyAction, MigrationTrait, SchemaManager, async_trait,
};
use sea_orm_migration::schema::{
    date_null, integer, text, text_null, timestamp_with_time_zone, timestamp_with_time_zone_null,
};

use crate::table::{TableDef, forward_only};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        agenda(manager).await?;
        editie(manager).await
    }

    async fn down(&self, _: &SchemaManager) -> Result<(), DbErr> {
        forward_only()
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

async fn agenda(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    TableDef::new("agenda")
        .id()
        .choice(
            "domein",
            &["BREED_JEUGDDOMEIN", "SAMENWERKEN_IN_EN_ROND_ONDERWIJS"],
        )
        .col(text("titel"))
        .col(timestamp_with_time_zone("created_at"))
        .unique(&["domein"])
        .create(manager)
        .await
}

async fn editie(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    TableDef::new("editie")
        .id()
        .reference("agenda_id", "agenda", ForeignKeyAction::Restrict)
        .col(integer("nummer"))
        .col(text("titel"))
        .col(text_null("toelichting"))
        .choice(
            "status",
            &["CONCEPT", "IN_CONSULTATIE", "VASTGESTELD", "VERVANGEN"],
        )
        .col(date_null("geldig_van"))
        .col(date_null("geldig_tot"))
        .col(timestamp_with_time_zone_null("vastgesteld_op"))
        .col(text_null("bron"))
        .col(integer("version"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone("updated_at"))
        .unique(&["agenda_id", "nummer"])
        .index(&["agenda_id", "status", "geldig_van", "id"])
        .create(manager)
        .await
}

//! Professional associations and their kinds of membership.

use sea_orm_migration::prelude::{
    DbErr, DeriveMigrationName, ForeignKeyAction, MigrationTrait, SchemaManager, async_trait,
};
use sea_orm_migration::schema::{boolean_null, date_null, integer, text, timestamp_with_time_zone};

use crate::table::{TableDef, forward_only};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        beroepsvereniging(manager).await?;
        lidsoort(manager).await
    }

    async fn down(&self, _: &SchemaManager) -> Result<(), DbErr> {
        forward_only()
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

async fn beroepsvereniging(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    TableDef::new("beroepsvereniging")
        .id()
        .col(text("afkorting"))
        .col(text("naam"))
        .choice("ledentype", &["PERSOON", "ORGANISATIE", "FEDERATIE"])
        .col(date_null("actief_van"))
        .col(date_null("actief_tot"))
        .reference_null("opgegaan_in_id", "beroepsvereniging", ForeignKeyAction::SetNull)
        .col(text("bron"))
        .col(integer("version"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone("updated_at"))
        .unique(&["afkorting"])
        .index(&["naam", "id"])
        .index(&["opgegaan_in_id"])
        .create(manager)
        .await
}

async fn lidsoort(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    TableDef::new("lidsoort")
        .id()
        .reference(
            "beroepsvereniging_id",
            "beroepsvereniging",
            ForeignKeyAction::Cascade,
        )
        .col(text("code"))
        .col(text("naam"))
        .col(boolean_null("onder_tuchtrecht"))
        .col(integer("volgorde"))
        .unique(&["beroepsvereniging_id", "code"])
        .index(&["beroepsvereniging_id", "volgorde", "id"])
        .create(manager)
        .await
}

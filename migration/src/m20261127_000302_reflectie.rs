//! Questions to reflect with, as reference data; and what a member reflects in private, which goes with the member.

use sea_orm_migration::prelude::{
    DbErr, DeriveMigrationName, ForeignKeyAction, MigrationTrait, SchemaManager, async_trait,
};
use sea_orm_migration::schema::{date, date_null, integer, text, timestamp_with_time_zone};

use crate::table::{TableDef, forward_only};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        reflectievraag(manager).await?;
        eigen_reflectie(manager).await
    }

    async fn down(&self, _: &SchemaManager) -> Result<(), DbErr> {
        forward_only()
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

async fn reflectievraag(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    TableDef::new("reflectievraag")
        .id()
        .reference("factor_id", "raamwerk_element", ForeignKeyAction::Restrict)
        .col(text("code"))
        .col(text("tekst"))
        .choice("herkomst", &["GEPUBLICEERD", "EIGEN"])
        .col(text("bron"))
        .col(integer("volgorde"))
        .col(date("geldig_van"))
        .col(date_null("geldig_tot"))
        .unique(&["code"])
        .index(&["factor_id", "volgorde"])
        .create(manager)
        .await
}

async fn eigen_reflectie(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    TableDef::new("eigen_reflectie")
        .id()
        .reference("member_id", "member", ForeignKeyAction::Cascade)
        .reference_null("reflectievraag_id", "reflectievraag", ForeignKeyAction::SetNull)
        .col(text("tekst"))
        .col(integer("version"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone("updated_at"))
        .index(&["member_id", "created_at", "id"])
        .index(&["reflectievraag_id"])
        .create(manager)
        .await
}

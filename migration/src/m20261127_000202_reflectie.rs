//! What a Lerende Praktijk makes of what it measured: the three questions, and the steps that follow.

use sea_orm_migration::prelude::{
    DbErr, DeriveMigrationName, Expr, ExprTrait, ForeignKeyAction, MigrationTrait, SchemaManager, async_trait,
};
use sea_orm_migration::schema::{boolean, date_null, integer, text, text_null, timestamp_with_time_zone};

use crate::table::{TableDef, forward_only};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        reflectie(manager).await?;
        reflectie_factor(manager).await?;
        verbeterstap(manager).await?;
        verbeterstap_stand(manager).await
    }

    async fn down(&self, _: &SchemaManager) -> Result<(), DbErr> {
        forward_only()
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

async fn reflectie(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    TableDef::new("reflectie")
        .id()
        .reference("cyclus_id", "cyclus", ForeignKeyAction::Cascade)
        .col(integer("nummer"))
        .col(text("wat_werkt"))
        .col(text("waar_vast"))
        .col(text("welke_stap"))
        .reference_null("door_id", "member", ForeignKeyAction::SetNull)
        .col(boolean("demo"))
        .col(timestamp_with_time_zone("created_at"))
        .unique(&["cyclus_id", "nummer"])
        .index(&["door_id"])
        .create(manager)
        .await
}

async fn reflectie_factor(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    TableDef::new("reflectie_factor")
        .reference("reflectie_id", "reflectie", ForeignKeyAction::Cascade)
        .reference("factor_id", "raamwerk_element", ForeignKeyAction::Restrict)
        .primary_key(&["reflectie_id", "factor_id"])
        .index(&["factor_id"])
        .create(manager)
        .await
}

const STANDEN: [&str; 4] = ["GEPLAND", "BEZIG", "GEDAAN", "VERVALLEN"];

async fn verbeterstap(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let one = Expr::col("organisatie_id")
        .is_null()
        .or(Expr::col("deelname_id").is_null());
    TableDef::new("verbeterstap")
        .id()
        .reference("cyclus_id", "cyclus", ForeignKeyAction::Cascade)
        .col(text("tekst"))
        .reference_null("organisatie_id", "organisatie", ForeignKeyAction::SetNull)
        .reference_null("deelname_id", "deelname", ForeignKeyAction::SetNull)
        .col(date_null("streefdatum"))
        .choice("stand", &STANDEN)
        .col(boolean("demo"))
        .col(integer("version"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone("updated_at"))
        .check("organisatie_id", one)
        .index(&["cyclus_id", "created_at", "id"])
        .index(&["organisatie_id"])
        .index(&["deelname_id"])
        .create(manager)
        .await
}

async fn verbeterstap_stand(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    TableDef::new("verbeterstap_stand")
        .id()
        .reference("verbeterstap_id", "verbeterstap", ForeignKeyAction::Cascade)
        .col(integer("nummer"))
        .choice("stand", &STANDEN)
        .col(text_null("toelichting"))
        .reference_null("door_id", "member", ForeignKeyAction::SetNull)
        .col(timestamp_with_time_zone("created_at"))
        .unique(&["verbeterstap_id", "nummer"])
        .index(&["door_id"])
        .create(manager)
        .await
}

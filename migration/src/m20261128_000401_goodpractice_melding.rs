//! What members report about good practices.

use sea_orm_migration::prelude::{
    DbErr, DeriveMigrationName, Expr, ExprTrait, ForeignKeyAction, MigrationTrait, SchemaManager, async_trait,
};
use sea_orm_migration::schema::{text_null, timestamp_with_time_zone, timestamp_with_time_zone_null};

use crate::table::{TableDef, forward_only};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        TableDef::new("goodpractice_melding")
            .id()
            .reference("goodpractice_id", "goodpractice", ForeignKeyAction::Cascade)
            .reference_null("melder_id", "member", ForeignKeyAction::SetNull)
            .choice(
                "reden",
                &["HERLEIDBAAR", "ONGEPAST", "NIET_TER_ZAKE", "DUBBEL", "ANDERS"],
            )
            .col(text_null("toelichting"))
            .col(timestamp_with_time_zone_null("afgehandeld_op"))
            .col(timestamp_with_time_zone("created_at"))
            .index(&["goodpractice_id", "created_at", "id"])
            .index(&["melder_id"])
            .unique_where(
                &["goodpractice_id", "melder_id"],
                Expr::col("afgehandeld_op").is_null(),
            )
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

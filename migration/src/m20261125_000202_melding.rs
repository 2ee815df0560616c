//! Reports of members about leervragen.

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
        melding(manager).await
    }

    async fn down(&self, _: &SchemaManager) -> Result<(), DbErr> {
        forward_only()
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

async fn melding(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    TableDef::new("melding")
        .id()
        .reference("leervraag_id", "leervraag", ForeignKeyAction::Cascade)
        .reference_null("melder_id", "member", ForeignKeyAction::SetNull)
        .choice("reden", &["HERLEIDBAAR", "ONGEPAST", "DUBBEL", "ANDERS"])
        .col(text_null("toelichting"))
        .reference_null("dubbel_van_id", "leervraag", ForeignKeyAction::SetNull)
        .choice_null("uitkomst", &["GEGROND", "ONGEGROND", "VERVALLEN", "INGETROKKEN"])
        .col(timestamp_with_time_zone_null("afgehandeld_op"))
        .reference_null("besluit_id", "besluit", ForeignKeyAction::SetNull)
        .col(timestamp_with_time_zone("created_at"))
        .index(&["leervraag_id", "created_at", "id"])
        .index(&["melder_id", "created_at", "id"])
        .index(&["created_at", "id"])
        .index(&["dubbel_van_id"])
        .index(&["besluit_id"])
        .unique_where(&["leervraag_id", "melder_id"], Expr::col("uitkomst").is_null())
        .create(manager)
        .await
}

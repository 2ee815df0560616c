//! What members say to each other about a leervraag, and what is reported about that.

use sea_orm_migration::prelude::{
    DbErr, DeriveMigrationName, Expr, ExprTrait, ForeignKeyAction, MigrationTrait, SchemaManager, async_trait,
};
use sea_orm_migration::schema::{
    boolean, integer, text, text_null, timestamp_with_time_zone, timestamp_with_time_zone_null,
};

use crate::table::{TableDef, forward_only};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const REDENEN: [&str; 5] = ["HERLEIDBAAR", "ONGEPAST", "NIET_TER_ZAKE", "DUBBEL", "ANDERS"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        bijdrage(manager).await?;
        bijdrage_melding(manager).await
    }

    async fn down(&self, _: &SchemaManager) -> Result<(), DbErr> {
        forward_only()
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

/// `leervraag_id` may be empty, so that a contribution can be about something else one day: SQLite cannot loosen a column.
async fn bijdrage(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    TableDef::new("bijdrage")
        .id()
        .reference_null("leervraag_id", "leervraag", ForeignKeyAction::Cascade)
        .choice(
            "status",
            &["INGEDIEND", "GEPUBLICEERD", "AFGEWEZEN", "INGETROKKEN"],
        )
        .col(text("tekst"))
        .reference_null("schrijver_id", "member", ForeignKeyAction::SetNull)
        .choice("weergave", &["NAAM", "ROL", "ANONIEM"])
        .reference_null("discipline_id", "discipline", ForeignKeyAction::SetNull)
        .choice_null("afwijsreden", &REDENEN)
        .col(text_null("afwijstoelichting"))
        .col(boolean("demo"))
        .col(integer("version"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone("updated_at"))
        .index(&["leervraag_id", "created_at", "id"])
        .index(&["status", "created_at", "id"])
        .index(&["created_at", "id"])
        .index(&["schrijver_id"])
        .index(&["discipline_id"])
        .create(manager)
        .await
}

async fn bijdrage_melding(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    TableDef::new("bijdrage_melding")
        .id()
        .reference("bijdrage_id", "bijdrage", ForeignKeyAction::Cascade)
        .reference_null("melder_id", "member", ForeignKeyAction::SetNull)
        .choice("reden", &REDENEN)
        .col(text_null("toelichting"))
        .col(timestamp_with_time_zone_null("afgehandeld_op"))
        .col(timestamp_with_time_zone("created_at"))
        .index(&["bijdrage_id", "created_at", "id"])
        .index(&["melder_id"])
        .unique_where(
            &["bijdrage_id", "melder_id"],
            Expr::col("afgehandeld_op").is_null(),
        )
        .create(manager)
        .await
}

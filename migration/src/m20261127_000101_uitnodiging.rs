//! Invitations to take part in a Lerende Praktijk: of a member, or with a code of which only the hash is kept.

use sea_orm_migration::prelude::{
    DbErr, DeriveMigrationName, Expr, ForeignKeyAction, MigrationTrait, SchemaManager, async_trait,
};
use sea_orm_migration::schema::{
    integer, text_null, timestamp_with_time_zone, timestamp_with_time_zone_null,
};

use crate::table::{TableDef, forward_only};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        uitnodiging(manager).await
    }

    async fn down(&self, _: &SchemaManager) -> Result<(), DbErr> {
        forward_only()
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

async fn uitnodiging(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    TableDef::new("uitnodiging")
        .id()
        .reference("praktijk_id", "praktijk", ForeignKeyAction::Cascade)
        .reference_null("member_id", "member", ForeignKeyAction::Cascade)
        .col(text_null("code_hash"))
        .choice(
            "rol",
            &[
                "FACILITATOR",
                "PROFESSIONAL",
                "ERVARINGSDESKUNDIGE",
                "ONDERZOEKER",
                "CONTACTPERSOON",
            ],
        )
        .choice(
            "status",
            &["UITGENODIGD", "AANVAARD", "AFGESLAGEN", "INGETROKKEN"],
        )
        .reference_null("door_id", "member", ForeignKeyAction::SetNull)
        .reference_null("deelname_id", "deelname", ForeignKeyAction::SetNull)
        .col(timestamp_with_time_zone("verloopt_op"))
        .col(timestamp_with_time_zone_null("beantwoord_op"))
        .col(integer("version"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone("updated_at"))
        .check(
            "code_hash",
            Expr::cust("member_id IS NOT NULL OR code_hash IS NOT NULL"),
        )
        .unique(&["code_hash"])
        .index(&["praktijk_id", "created_at", "id"])
        .index(&["member_id", "created_at", "id"])
        .index(&["door_id"])
        .index(&["deelname_id"])
        .create(manager)
        .await
}

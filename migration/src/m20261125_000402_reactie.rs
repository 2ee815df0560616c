//! Reactions on an edition under consultation, and what editors answer.

use sea_orm_migration::prelude::{
    DbErr, DeriveMigrationName, Expr, ExprTrait, ForeignKeyAction, MigrationTrait, SchemaManager, async_trait,
};
use sea_orm_migration::schema::{
    boolean, integer, text, text_null, timestamp_with_time_zone, timestamp_with_time_zone_null,
};

use crate::table::{TableDef, forward_only};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let staat = || Expr::col("ingetrokken_op").is_null();
        let geheel = || staat().and(Expr::col("opgave_id").is_null());
        TableDef::new("reactie")
            .id()
            .reference("editie_id", "editie", ForeignKeyAction::Cascade)
            .reference_null("opgave_id", "opgave", ForeignKeyAction::Cascade)
            .choice("afzender", &["LID", "VERENIGING"])
            .reference_null("member_id", "member", ForeignKeyAction::SetNull)
            .reference_null(
                "beroepsvereniging_id",
                "beroepsvereniging",
                ForeignKeyAction::Restrict,
            )
            .choice(
                "standpunt",
                &["STEUN", "STEUN_MET_AANPASSING", "GEEN_STEUN", "VRAAG"],
            )
            .col(text("tekst"))
            .choice_null(
                "antwoord",
                &["OVERGENOMEN", "DEELS_OVERGENOMEN", "NIET_OVERGENOMEN"],
            )
            .col(text_null("antwoord_reden"))
            .reference_null("beantwoord_door_id", "member", ForeignKeyAction::SetNull)
            .col(timestamp_with_time_zone_null("beantwoord_op"))
            .col(timestamp_with_time_zone_null("ingetrokken_op"))
            .col(boolean("demo"))
            .col(integer("version"))
            .col(timestamp_with_time_zone("created_at"))
            .col(timestamp_with_time_zone("updated_at"))
            // One standing reaction of each sender: on an ontwikkelopgave, and on the edition as a whole.
            .unique_where(&["opgave_id", "member_id"], staat())
            .unique_where(&["opgave_id", "beroepsvereniging_id"], staat())
            .unique_where(&["editie_id", "member_id"], geheel())
            .unique_where(&["editie_id", "beroepsvereniging_id"], geheel())
            .index(&["editie_id", "created_at", "id"])
            .index(&["opgave_id", "created_at", "id"])
            .index(&["member_id"])
            .index(&["beroepsvereniging_id"])
            .index(&["beantwoord_door_id"])
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

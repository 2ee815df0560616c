//! Experts, what they know and for how long; what members ask them; and what members say to each other about leervragen.

use sea_orm_migration::prelude::{
    DbErr, DeriveMigrationName, Expr, ExprTrait, ForeignKeyAction, MigrationTrait, SchemaManager, async_trait,
};
use sea_orm_migration::schema::{
    boolean, date, date_null, integer, text, text_null, timestamp_with_time_zone,
    timestamp_with_time_zone_null,
};

use crate::table::{TableDef, forward_only};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        expert(manager).await?;
        expert_link(manager, "expert_factor", "element_id", "raamwerk_element").await?;
        expert_link(manager, "expert_thema", "thema_id", "thema").await?;
        expertvraag(manager).await
    }

    async fn down(&self, _: &SchemaManager) -> Result<(), DbErr> {
        forward_only()
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

/// A member, or a name that was published elsewhere. A term does not end before it begins.
async fn expert(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    TableDef::new("expert")
        .id()
        .reference_null("member_id", "member", ForeignKeyAction::SetNull)
        .col(text_null("naam"))
        .col(text_null("functie"))
        .col(text_null("expertise"))
        .col(text_null("bron"))
        .col(date("van"))
        .col(date_null("tot"))
        .col(boolean("demo"))
        .col(integer("version"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone("updated_at"))
        .check(
            "tot",
            Expr::col("tot")
                .is_null()
                .or(Expr::col("tot").gte(Expr::col("van"))),
        )
        .index(&["member_id"])
        .index(&["created_at", "id"])
        .create(manager)
        .await
}

async fn expert_link(
    manager: &SchemaManager<'_>,
    name: &'static str,
    column: &'static str,
    target: &'static str,
) -> Result<(), DbErr> {
    TableDef::new(name)
        .reference("expert_id", "expert", ForeignKeyAction::Cascade)
        .reference(column, target, ForeignKeyAction::Cascade)
        .primary_key(&["expert_id", column])
        .index(&[column])
        .create(manager)
        .await
}

async fn expertvraag(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    TableDef::new("expertvraag")
        .id()
        .reference("leervraag_id", "leervraag", ForeignKeyAction::Cascade)
        .choice(
            "status",
            &[
                "GESTELD",
                "IN_BEHANDELING",
                "BEANTWOORD",
                "NIET_BEANTWOORD",
                "INGETROKKEN",
            ],
        )
        .col(text("tekst"))
        .reference_null("vrager_id", "member", ForeignKeyAction::SetNull)
        .choice("weergave", &["NAAM", "ROL", "ANONIEM"])
        .reference_null("discipline_id", "discipline", ForeignKeyAction::SetNull)
        .reference_null("expert_id", "expert", ForeignKeyAction::SetNull)
        .reference_null("behandelaar_id", "expert", ForeignKeyAction::SetNull)
        .col(text_null("antwoord"))
        .col(timestamp_with_time_zone_null("beantwoord_op"))
        .choice_null(
            "reden",
            &[
                "BUITEN_EXPERTISE",
                "ONVOLDOENDE_DUIDELIJK",
                "AL_BEANTWOORD",
                "GEEN_RUIMTE",
            ],
        )
        .col(boolean("demo"))
        .col(integer("version"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone("updated_at"))
        .index(&["leervraag_id", "created_at", "id"])
        .index(&["expert_id", "created_at", "id"])
        .index(&["status", "created_at", "id"])
        .index(&["created_at", "id"])
        .index(&["vrager_id"])
        .index(&["discipline_id"])
        .index(&["behandelaar_id"])
        .create(manager)
        .await
}

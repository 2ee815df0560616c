//! Memberships of associations and entries in registers: dated facts beside the member.

use sea_orm_migration::prelude::{
    DbErr, DeriveMigrationName, Expr, ExprTrait, ForeignKeyAction, MigrationTrait, SchemaManager, async_trait,
};
use sea_orm_migration::schema::{
    date, date_null, integer, text, text_null, timestamp_with_time_zone, timestamp_with_time_zone_null,
};

use crate::table::{TableDef, forward_only};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        lidmaatschap(manager).await?;
        registratie(manager).await
    }

    async fn down(&self, _: &SchemaManager) -> Result<(), DbErr> {
        forward_only()
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

async fn lidmaatschap(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    TableDef::new("lidmaatschap")
        .id()
        .reference(
            "beroepsvereniging_id",
            "beroepsvereniging",
            ForeignKeyAction::Restrict,
        )
        .reference_null("member_id", "member", ForeignKeyAction::SetNull)
        .reference_null("organisatie_id", "organisatie", ForeignKeyAction::SetNull)
        .col(text("lidnummer"))
        .reference_null("lidsoort_id", "lidsoort", ForeignKeyAction::SetNull)
        .choice(
            "status",
            &["AANGEMELD", "ACTIEF", "OPGEZEGD", "BEEINDIGD", "OVERLEDEN"],
        )
        .col(date("ingangsdatum"))
        .col(date_null("einddatum"))
        .col(text("bron"))
        .col(timestamp_with_time_zone_null("gesynchroniseerd_op"))
        .col(integer("version"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone("updated_at"))
        .check("einddatum", Expr::col("einddatum").gte(Expr::col("ingangsdatum")))
        .unique(&["beroepsvereniging_id", "lidnummer"])
        .index(&["beroepsvereniging_id", "created_at", "id"])
        .index(&["member_id", "ingangsdatum", "id"])
        .index(&["organisatie_id", "ingangsdatum", "id"])
        .index(&["lidsoort_id"])
        .create(manager)
        .await
}

async fn registratie(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    TableDef::new("registratie")
        .id()
        .reference("member_id", "member", ForeignKeyAction::Cascade)
        .choice(
            "register",
            &["SKJ", "BIG", "KRSD", "REGISTERPLEIN", "NIP", "NVO", "VGCT"],
        )
        .col(text("nummer"))
        .col(text_null("beroep"))
        .col(date_null("geldig_tot"))
        .choice("verificatie", &["INGEVULD", "GECONTROLEERD", "VERLOPEN"])
        .col(timestamp_with_time_zone_null("gecontroleerd_op"))
        .col(text_null("gecontroleerd_bron"))
        .col(integer("version"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone("updated_at"))
        .unique(&["member_id", "register", "nummer"])
        .index(&["member_id", "created_at", "id"])
        .create(manager)
        .await
}

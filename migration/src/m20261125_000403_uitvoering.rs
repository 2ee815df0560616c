//! Who works on an ontwikkelopgave, and how it goes. Beside the edition and not in it: an adopted edition stays as it is,
//! who pulls and how far things are goes on changing.

use sea_orm_migration::prelude::{
    DbErr, DeriveMigrationName, Expr, ExprTrait, ForeignKeyAction, MigrationTrait, SchemaManager, async_trait,
};
use sea_orm_migration::schema::{boolean, date, date_null, integer, text, timestamp_with_time_zone};

use crate::table::{TableDef, forward_only};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        uitvoerder(manager).await?;
        voortgang(manager).await
    }

    async fn down(&self, _: &SchemaManager) -> Result<(), DbErr> {
        forward_only()
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

async fn uitvoerder(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let trekt = Expr::col("rol").eq("TREKKER").and(Expr::col("tot").is_null());
    let ended = Expr::col("tot")
        .is_null()
        .or(Expr::col("tot").gte(Expr::col("van")));
    let one = Expr::col("organisatie_id")
        .is_null()
        .or(Expr::col("beroepsvereniging_id").is_null());
    TableDef::new("uitvoerder")
        .id()
        .reference("opgave_id", "opgave", ForeignKeyAction::Cascade)
        .choice("rol", &["TREKKER", "PARTNER"])
        .reference_null(
            "beroepsvereniging_id",
            "beroepsvereniging",
            ForeignKeyAction::Restrict,
        )
        .reference_null("organisatie_id", "organisatie", ForeignKeyAction::Restrict)
        .col(date("van"))
        .col(date_null("tot"))
        .col(integer("version"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone("updated_at"))
        .check("tot", ended)
        .check("organisatie_id", one)
        // One trekker whose end is not known.
        .unique_where(&["opgave_id"], trekt)
        .index(&["opgave_id", "van", "id"])
        .index(&["beroepsvereniging_id", "van", "id"])
        .index(&["organisatie_id", "van", "id"])
        .create(manager)
        .await
}

async fn voortgang(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    TableDef::new("voortgang")
        .id()
        .reference("opgave_id", "opgave", ForeignKeyAction::Cascade)
        .col(integer("volgnummer"))
        .choice(
            "stand",
            &[
                "NIET_BEGONNEN",
                "IN_VOORBEREIDING",
                "LOOPT",
                "AFGEROND",
                "GESTOPT",
            ],
        )
        .col(text("tekst"))
        .col(date("datum"))
        .reference_null("corrigeert_id", "voortgang", ForeignKeyAction::SetNull)
        .reference_null("door_id", "member", ForeignKeyAction::SetNull)
        .reference_null(
            "beroepsvereniging_id",
            "beroepsvereniging",
            ForeignKeyAction::Restrict,
        )
        .col(boolean("demo"))
        .col(timestamp_with_time_zone("created_at"))
        .unique(&["opgave_id", "volgnummer"])
        .unique(&["corrigeert_id"])
        .index(&["door_id"])
        .index(&["beroepsvereniging_id"])
        .create(manager)
        .await
}

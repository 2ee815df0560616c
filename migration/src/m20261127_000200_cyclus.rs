//! What a Lerende Praktijk learns by: its cycles, the stellingen that it puts to people, and whether analysts may read it.

use sea_orm_migration::prelude::{
    DbErr, DeriveMigrationName, Expr, ExprTrait, ForeignKeyAction, MigrationTrait, SchemaManager, async_trait,
};
use sea_orm_migration::schema::{
    boolean, date, date_null, integer, text, timestamp_with_time_zone, timestamp_with_time_zone_null,
};

use crate::table::{TableDef, forward_only};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        toestemming(manager).await?;
        cyclus(manager).await?;
        stelling(manager).await?;
        stellingenlijst(manager).await?;
        lijst_stelling(manager).await
    }

    async fn down(&self, _: &SchemaManager) -> Result<(), DbErr> {
        forward_only()
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

async fn toestemming(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    TableDef::new("analysetoestemming")
        .id()
        .reference("praktijk_id", "praktijk", ForeignKeyAction::Cascade)
        .reference_null("gegeven_door_id", "member", ForeignKeyAction::SetNull)
        .col(timestamp_with_time_zone_null("ingetrokken_op"))
        .reference_null("ingetrokken_door_id", "member", ForeignKeyAction::SetNull)
        .col(integer("version"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone("updated_at"))
        // One that holds.
        .unique_where(&["praktijk_id"], Expr::col("ingetrokken_op").is_null())
        .index(&["praktijk_id", "created_at", "id"])
        .index(&["gegeven_door_id"])
        .index(&["ingetrokken_door_id"])
        .create(manager)
        .await
}

async fn cyclus(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let ended = Expr::col("tot")
        .is_null()
        .or(Expr::col("tot").gte(Expr::col("van")));
    TableDef::new("cyclus")
        .id()
        .reference("praktijk_id", "praktijk", ForeignKeyAction::Restrict)
        .col(integer("nummer"))
        .col(date("van"))
        .col(date_null("tot"))
        .choice("stand", &["MEET", "REFLECTEERT", "VERBETERT", "AFGESLOTEN"])
        .col(boolean("demo"))
        .col(integer("version"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone("updated_at"))
        .check("tot", ended)
        .unique(&["praktijk_id", "nummer"])
        // One that goes on.
        .unique_where(&["praktijk_id"], Expr::col("stand").ne("AFGESLOTEN"))
        .create(manager)
        .await
}

async fn stelling(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    TableDef::new("stelling")
        .id()
        .reference_null("praktijk_id", "praktijk", ForeignKeyAction::Restrict)
        // The first version of it; itself when it is that.
        .reference("lijn_id", "stelling", ForeignKeyAction::Restrict)
        .col(integer("versie"))
        .col(text("tekst"))
        .col(timestamp_with_time_zone("created_at"))
        .unique(&["lijn_id", "versie"])
        .index(&["praktijk_id"])
        .create(manager)
        .await
}

async fn stellingenlijst(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    TableDef::new("stellingenlijst")
        .id()
        .reference_null("praktijk_id", "praktijk", ForeignKeyAction::Restrict)
        .col(text("titel"))
        .col(integer("versie"))
        .reference_null("vorige_id", "stellingenlijst", ForeignKeyAction::Restrict)
        .col(boolean("demo"))
        .col(timestamp_with_time_zone("created_at"))
        // What comes after a version is one version.
        .unique(&["vorige_id"])
        .index(&["titel", "id"])
        .index(&["praktijk_id", "titel", "id"])
        .create(manager)
        .await
}

async fn lijst_stelling(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    TableDef::new("lijst_stelling")
        .reference("lijst_id", "stellingenlijst", ForeignKeyAction::Cascade)
        .reference("stelling_id", "stelling", ForeignKeyAction::Restrict)
        .col(integer("nummer"))
        .primary_key(&["lijst_id", "stelling_id"])
        .unique(&["lijst_id", "nummer"])
        .index(&["stelling_id"])
        .create(manager)
        .await
}

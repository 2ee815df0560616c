//! Who is behind a membership: proposals that somebody confirms; registrations with a first day that may be checked; and
//! which associations stand under an umbrella.

use sea_orm_migration::prelude::{
    ConnectionTrait, DbErr, DeriveMigrationName, Expr, ExprTrait, ForeignKeyAction, MigrationTrait,
    SchemaManager, async_trait,
};
use sea_orm_migration::schema::{integer, text, timestamp_with_time_zone, timestamp_with_time_zone_null};
use sea_orm_migration::sea_orm::DbBackend;

use crate::table::{TableDef, forward_only};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

/// On both databases alike.
const REGISTRATIE: [&str; 3] = [
    "ALTER TABLE registratie ADD COLUMN controle_gevraagd boolean NOT NULL DEFAULT false",
    "CREATE INDEX ix_registratie_register_nummer ON registratie (register, nummer)",
    "CREATE INDEX ix_registratie_created_at_id ON registratie (created_at, id)",
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // The type is the one that a new table would get.
        let day = match manager.get_database_backend() {
            DbBackend::Sqlite => "date_text",
            _ => "date",
        };
        let add = format!("ALTER TABLE registratie ADD COLUMN ingangsdatum {day}");
        manager.get_connection().execute_unprepared(&add).await?;
        for statement in REGISTRATIE {
            manager.get_connection().execute_unprepared(statement).await?;
        }
        voorstel(manager).await?;
        koepel(manager).await
    }

    async fn down(&self, _: &SchemaManager) -> Result<(), DbErr> {
        forward_only()
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

async fn voorstel(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    TableDef::new("koppelvoorstel")
        .id()
        .reference(
            "beroepsvereniging_id",
            "beroepsvereniging",
            ForeignKeyAction::Cascade,
        )
        .col(text("lidnummer"))
        .reference_null("lidmaatschap_id", "lidmaatschap", ForeignKeyAction::SetNull)
        .reference("member_id", "member", ForeignKeyAction::Cascade)
        .choice("grond", &["REGISTRATIE", "LIDNUMMER"])
        .choice(
            "status",
            &["OPEN", "BEVESTIGD", "AFGEWEZEN", "VERVALLEN", "ONTKOPPELD"],
        )
        .reference_null("besloten_door_id", "member", ForeignKeyAction::SetNull)
        .col(timestamp_with_time_zone_null("besloten_op"))
        .col(integer("version"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone("updated_at"))
        .unique_where(
            &["member_id", "beroepsvereniging_id", "lidnummer"],
            Expr::col("status").eq("OPEN"),
        )
        .index(&["created_at", "id"])
        .index(&["status", "created_at", "id"])
        .index(&["member_id", "created_at", "id"])
        .index(&["beroepsvereniging_id", "lidnummer"])
        .index(&["lidmaatschap_id"])
        .index(&["besloten_door_id"])
        .create(manager)
        .await
}

async fn koepel(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    TableDef::new("vereniging_koepel")
        .reference(
            "beroepsvereniging_id",
            "beroepsvereniging",
            ForeignKeyAction::Cascade,
        )
        .reference("koepel_id", "beroepsvereniging", ForeignKeyAction::Cascade)
        .primary_key(&["beroepsvereniging_id", "koepel_id"])
        .index(&["koepel_id"])
        .create(manager)
        .await
}

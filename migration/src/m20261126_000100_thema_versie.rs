//! What a thema was before each change, and who ended a bundeling.

use sea_orm_migration::prelude::{
    ConnectionTrait, DbErr, DeriveMigrationName, ForeignKeyAction, MigrationTrait, SchemaManager, async_trait,
};
use sea_orm_migration::schema::{integer, text, timestamp_with_time_zone};
use sea_orm_migration::sea_orm::DbBackend;

use crate::table::{TableDef, forward_only};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        thema_versie(manager).await?;
        let db = manager.get_connection();
        db.execute_unprepared(FIRST).await?;
        let kind = match manager.get_database_backend() {
            DbBackend::Sqlite => "uuid_text",
            _ => "uuid",
        };
        let add = format!(
            "ALTER TABLE bundeling ADD COLUMN beeindigd_door_id {kind} CONSTRAINT fk_bundeling_beeindigd_door_id
                REFERENCES member (id) ON DELETE SET NULL"
        );
        db.execute_unprepared(&add).await?;
        db.execute_unprepared(ENDED_BY).await?;
        Ok(())
    }

    async fn down(&self, _: &SchemaManager) -> Result<(), DbErr> {
        forward_only()
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

/// What a thema is now is the first version that is known of those that exist already.
const FIRST: &str =
    "INSERT INTO thema_versie (id, thema_id, nummer, naam, omschrijving, ouder_id, status, auteur_id, created_at)
    SELECT id, id, 1, naam, omschrijving, ouder_id, status, maker_id, created_at FROM thema";

const ENDED_BY: &str = "CREATE INDEX ix_bundeling_beeindigd_door_id ON bundeling (beeindigd_door_id)";

async fn thema_versie(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    TableDef::new("thema_versie")
        .id()
        .reference("thema_id", "thema", ForeignKeyAction::Cascade)
        .col(integer("nummer"))
        .col(text("naam"))
        .col(text("omschrijving"))
        .reference_null("ouder_id", "thema", ForeignKeyAction::SetNull)
        .choice("status", &["CONCEPT", "GEPUBLICEERD", "VERVALLEN"])
        .reference_null("auteur_id", "member", ForeignKeyAction::SetNull)
        .col(timestamp_with_time_zone("created_at"))
        .unique(&["thema_id", "nummer"])
        .index(&["ouder_id"])
        .index(&["auteur_id"])
        .create(manager)
        .await
}

//! When leervragen first came out, and what was released about the quarters in which they did. Triggers keep the first, so
//! that no way of publishing forgets it.

use sea_orm_migration::prelude::{
    ConnectionTrait, DbErr, DeriveMigrationName, ForeignKeyAction, MigrationTrait, SchemaManager, async_trait,
};
use sea_orm_migration::schema::{date, integer, text, timestamp_with_time_zone};

use crate::table::{TableDef, forward_only};
use crate::trigger::trigger;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        TableDef::new("publicatie")
            .reference("leervraag_id", "leervraag", ForeignKeyAction::Cascade)
            .col(timestamp_with_time_zone("op"))
            .primary_key(&["leervraag_id"])
            .index(&["op", "leervraag_id"])
            .create(manager)
            .await?;
        TableDef::new("vrijgave")
            .id()
            .col(date("kwartaal"))
            .col(integer("celgrens"))
            .col(text("inhoud"))
            .col(timestamp_with_time_zone("herzien_op"))
            .col(timestamp_with_time_zone("created_at"))
            .unique(&["kwartaal", "celgrens"])
            .create(manager)
            .await?;
        let db = manager.get_connection();
        db.execute_unprepared(
            "INSERT INTO publicatie (leervraag_id, op)
             SELECT id, gepubliceerd_op FROM leervraag WHERE gepubliceerd_op IS NOT NULL",
        )
        .await?;
        for (name, event) in [
            ("leervraag_publicatie_insert", "INSERT ON leervraag"),
            (
                "leervraag_publicatie_update",
                "UPDATE OF gepubliceerd_op ON leervraag",
            ),
        ] {
            let rule = "NEW.gepubliceerd_op IS NOT NULL";
            for statement in trigger(db.get_database_backend(), name, event, rule, FIRST) {
                db.execute_unprepared(&statement).await?;
            }
        }
        Ok(())
    }

    async fn down(&self, _: &SchemaManager) -> Result<(), DbErr> {
        forward_only()
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

/// Only the first time counts.
const FIRST: &str = "INSERT INTO publicatie (leervraag_id, op) VALUES (NEW.id, NEW.gepubliceerd_op)
    ON CONFLICT (leervraag_id) DO NOTHING;";

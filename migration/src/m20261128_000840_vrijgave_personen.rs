//! Figures of how many persons are members of several associations; and a quarter is released once, so what was counted last is
//! remembered once.

use sea_orm_migration::prelude::{
    ConnectionTrait, DbErr, DeriveMigrationName, ForeignKeyAction, MigrationTrait, SchemaManager, async_trait,
};

use crate::{
    set::{Set, widen},
    table::{TableDef, forward_only},
};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const SOORT: Set = ("vrijgave", "soort", &["LEERVRAGEN", "LEDEN", "PERSONEN"]);

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        widen(manager, &["vrijgave"], &[SOORT]).await?;
        let db = manager.get_connection();
        for statement in APART {
            db.execute_unprepared(statement).await?;
        }
        TableDef::new("lidmaatschap_geteld")
            .reference("lidmaatschap_id", "lidmaatschap", ForeignKeyAction::Cascade)
            .primary_key(&["lidmaatschap_id"])
            .create(manager)
            .await?;
        for statement in TERUG {
            db.execute_unprepared(statement).await?;
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

/// What the last release counted.
const APART: [&str; 2] = [
    "CREATE TABLE lidmaatschap_geteld_oud AS SELECT lidmaatschap_id FROM lidmaatschap_geteld
     WHERE celgrens = (SELECT celgrens FROM vrijgave WHERE soort = 'LEDEN' ORDER BY kwartaal DESC, created_at DESC LIMIT 1)",
    "DROP TABLE lidmaatschap_geteld",
];

const TERUG: [&str; 2] = [
    "INSERT INTO lidmaatschap_geteld (lidmaatschap_id) SELECT lidmaatschap_id FROM lidmaatschap_geteld_oud",
    "DROP TABLE lidmaatschap_geteld_oud",
];

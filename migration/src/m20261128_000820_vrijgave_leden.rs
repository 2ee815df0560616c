//! Figures about memberships beside those about leervragen, and which memberships the last of them counted.

use sea_orm_migration::prelude::{
    ConnectionTrait, DbErr, DeriveMigrationName, ForeignKeyAction, MigrationTrait, SchemaManager, async_trait,
};
use sea_orm_migration::schema::integer;

use crate::table::{TableDef, forward_only};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for statement in STATEMENTS {
            manager.get_connection().execute_unprepared(statement).await?;
        }
        TableDef::new("lidmaatschap_geteld")
            .col(integer("celgrens"))
            .reference("lidmaatschap_id", "lidmaatschap", ForeignKeyAction::Cascade)
            .primary_key(&["celgrens", "lidmaatschap_id"])
            .index(&["lidmaatschap_id"])
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

/// What was released until now is about leervragen.
const STATEMENTS: [&str; 4] = [
    "ALTER TABLE vrijgave ADD COLUMN soort text NOT NULL DEFAULT 'LEERVRAGEN'
     CONSTRAINT \"ck_vrijgave_soort\" CHECK (soort IN ('LEERVRAGEN', 'LEDEN'))",
    "ALTER TABLE vrijgave ADD COLUMN indeling text",
    "DROP INDEX uq_vrijgave_kwartaal_celgrens",
    "CREATE UNIQUE INDEX uq_vrijgave_soort_kwartaal_celgrens ON vrijgave (soort, kwartaal, celgrens)",
];

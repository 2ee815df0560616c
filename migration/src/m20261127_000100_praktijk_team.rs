//! What a Lerende Praktijk is after, since and until when organisations join it, and to whom each deelname is shown.

use sea_orm_migration::prelude::{
    ConnectionTrait, DbErr, DeriveMigrationName, Expr, ForeignKeyAction, MigrationTrait, SchemaManager,
    async_trait,
};
use sea_orm_migration::schema::{date_null, integer, timestamp_with_time_zone};
use sea_orm_migration::sea_orm::DbBackend;

use crate::table::{TableDef, forward_only};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        for statement in COLUMNS {
            db.execute_unprepared(statement).await?;
        }
        // SQLite adds neither a primary key nor a required column to a table, so the rows move to a new one.
        for statement in ASIDE {
            db.execute_unprepared(statement).await?;
        }
        praktijk_partner(manager).await?;
        let new_id = match manager.get_database_backend() {
            DbBackend::Sqlite => "randomblob(16)",
            _ => "gen_random_uuid()",
        };
        for statement in back(new_id) {
            db.execute_unprepared(&statement).await?;
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

/// Who took part before could be seen as the profile says, and stays so.
const COLUMNS: [&str; 3] = [
    "ALTER TABLE praktijk ADD COLUMN doel text",
    "ALTER TABLE praktijk ADD COLUMN vraag text",
    "ALTER TABLE deelname ADD COLUMN zichtbaarheid text NOT NULL DEFAULT 'PROFIEL'
        CONSTRAINT \"ck_deelname_zichtbaarheid\" CHECK (zichtbaarheid IN ('PRAKTIJK', 'PROFIEL', 'LEDEN'))",
];

const ASIDE: [&str; 2] = [
    "CREATE TABLE praktijk_partner_oud AS SELECT praktijk_id, organisatie_id FROM praktijk_partner",
    "DROP TABLE praktijk_partner",
];

/// Since when an organisation joins was not kept.
fn back(new_id: &str) -> [String; 2] {
    [
        format!(
            "INSERT INTO praktijk_partner (id, praktijk_id, organisatie_id, van, tot, version, created_at, updated_at)
                SELECT {new_id}, oud.praktijk_id, oud.organisatie_id, NULL, NULL, 1, praktijk.created_at, praktijk.created_at
                FROM praktijk_partner_oud oud JOIN praktijk ON praktijk.id = oud.praktijk_id"
        ),
        "DROP TABLE praktijk_partner_oud".to_owned(),
    ]
}

async fn praktijk_partner(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    TableDef::new("praktijk_partner")
        .id()
        .reference("praktijk_id", "praktijk", ForeignKeyAction::Cascade)
        .reference("organisatie_id", "organisatie", ForeignKeyAction::Cascade)
        .col(date_null("van"))
        .col(date_null("tot"))
        .check("tot", Expr::cust("tot IS NULL OR van IS NULL OR tot >= van"))
        .col(integer("version"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone("updated_at"))
        .index(&["praktijk_id", "created_at", "id"])
        .index(&["organisatie_id", "praktijk_id"])
        .create(manager)
        .await
}

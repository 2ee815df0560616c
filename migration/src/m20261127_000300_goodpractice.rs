//! Good practices: what a Lerende Praktijk does that works, its versions, what it is filed under, and its search terms.

use sea_orm_migration::prelude::{
    ConnectionTrait, DbErr, DeriveMigrationName, ForeignKeyAction, MigrationTrait, SchemaManager, async_trait,
};
use sea_orm_migration::schema::{
    big_pk_auto, boolean, integer, text, text_null, timestamp_with_time_zone, timestamp_with_time_zone_null,
};
use sea_orm_migration::sea_orm::DbBackend;

use crate::table::{TableDef, forward_only};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        goodpractice(manager).await?;
        goodpractice_versie(manager).await?;
        link(manager, "goodpractice_element", "element_id", "raamwerk_element").await?;
        link(manager, "goodpractice_opgave", "opgave_id", "opgave").await?;
        link(manager, "goodpractice_leervraag", "leervraag_id", "leervraag").await?;
        goodpractice_onderwijssoort(manager).await?;
        goodpractice_zoek(manager).await?;
        full_text(manager).await
    }

    async fn down(&self, _: &SchemaManager) -> Result<(), DbErr> {
        forward_only()
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

/// The words of a good practice stand in two tables: as they are read, and as they were in each version.
fn words(table: TableDef) -> TableDef {
    table
        .col(text("titel"))
        .col(text("wat"))
        .col(text("voor_wie"))
        .col(text_null("tijd"))
        .col(text_null("kosten"))
        .col(text_null("voorwaarden"))
        .col(text_null("belemmering"))
        .col(text_null("bron"))
}

async fn goodpractice(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = TableDef::new("goodpractice")
        .id()
        .reference_null("praktijk_id", "praktijk", ForeignKeyAction::SetNull)
        .reference_null("indiener_id", "member", ForeignKeyAction::SetNull)
        .reference_null(
            "samenwerkingsvorm_id",
            "raamwerk_element",
            ForeignKeyAction::SetNull,
        )
        .choice(
            "status",
            &["CONCEPT", "AANGEBODEN", "GEDEELD", "TERUGGEGEVEN", "INGETROKKEN"],
        )
        .col(timestamp_with_time_zone_null("gedeeld_op"))
        .choice_null(
            "teruggavereden",
            &["ONDUIDELIJK", "TE_HERLEIDEN", "GEEN_PRAKTIJK", "DUBBEL", "ANDERS"],
        )
        .col(text_null("teruggavetoelichting"))
        .col(integer("aantal_praktijken"))
        .col(boolean("demo"))
        .col(integer("version"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone("updated_at"))
        .index(&["titel", "id"])
        .index(&["created_at", "id"])
        .index(&["aantal_praktijken", "id"])
        .index(&["status", "created_at", "id"])
        .index(&["praktijk_id", "created_at", "id"])
        .index(&["samenwerkingsvorm_id", "created_at", "id"])
        .index(&["indiener_id"]);
    words(table).create(manager).await
}

async fn goodpractice_versie(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = TableDef::new("goodpractice_versie")
        .id()
        .reference("goodpractice_id", "goodpractice", ForeignKeyAction::Cascade)
        .col(integer("nummer"))
        .reference_null("auteur_id", "member", ForeignKeyAction::SetNull)
        .col(timestamp_with_time_zone_null("gedeeld_op"))
        .col(timestamp_with_time_zone("created_at"))
        .unique(&["goodpractice_id", "nummer"])
        .index(&["auteur_id"]);
    words(table).create(manager).await
}

async fn link(
    manager: &SchemaManager<'_>,
    name: &'static str,
    column: &'static str,
    target: &'static str,
) -> Result<(), DbErr> {
    TableDef::new(name)
        .reference("goodpractice_id", "goodpractice", ForeignKeyAction::Cascade)
        .reference(column, target, ForeignKeyAction::Cascade)
        .primary_key(&["goodpractice_id", column])
        .index(&[column, "goodpractice_id"])
        .create(manager)
        .await
}

async fn goodpractice_onderwijssoort(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    TableDef::new("goodpractice_onderwijssoort")
        .reference("goodpractice_id", "goodpractice", ForeignKeyAction::Cascade)
        .choice(
            "onderwijssoort",
            &[
                "VOORSCHOOL",
                "BAO",
                "SBO",
                "SO",
                "VO",
                "VSO",
                "PRO",
                "MBO",
                "HBO",
                "WO",
            ],
        )
        .primary_key(&["goodpractice_id", "onderwijssoort"])
        .index(&["onderwijssoort", "goodpractice_id"])
        .create(manager)
        .await
}

async fn goodpractice_zoek(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    TableDef::new("goodpractice_zoek")
        .col(big_pk_auto("nr"))
        .reference("goodpractice_id", "goodpractice", ForeignKeyAction::Cascade)
        .col(text("termen"))
        .unique(&["goodpractice_id"])
        .create(manager)
        .await
}

/// Dialect SQL, as for the leervragen: the service has normalised the terms, both databases take them as they are.
async fn full_text(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let statements: &[&str] = match manager.get_database_backend() {
        DbBackend::Postgres => POSTGRES,
        DbBackend::Sqlite => SQLITE,
        other => return Err(DbErr::Migration(format!("{other:?} is not supported"))),
    };
    for statement in statements {
        manager.get_connection().execute_unprepared(statement).await?;
    }
    Ok(())
}

const POSTGRES: &[&str] = &[
    "ALTER TABLE goodpractice_zoek ADD COLUMN vector tsvector
        GENERATED ALWAYS AS (to_tsvector('simple', termen)) STORED",
    "CREATE INDEX ix_goodpractice_zoek_vector ON goodpractice_zoek USING gin (vector)",
];

/// The index keeps no copy of the terms, so it is told the old ones on a change.
const SQLITE: &[&str] = &[
    "CREATE VIRTUAL TABLE goodpractice_fts USING fts5(
        termen, content='goodpractice_zoek', content_rowid='nr', tokenize='unicode61 remove_diacritics 0')",
    "CREATE TRIGGER goodpractice_zoek_insert AFTER INSERT ON goodpractice_zoek BEGIN
        INSERT INTO goodpractice_fts(rowid, termen) VALUES (new.nr, new.termen);
    END",
    "CREATE TRIGGER goodpractice_zoek_delete AFTER DELETE ON goodpractice_zoek BEGIN
        INSERT INTO goodpractice_fts(goodpractice_fts, rowid, termen) VALUES ('delete', old.nr, old.termen);
    END",
    "CREATE TRIGGER goodpractice_zoek_update AFTER UPDATE ON goodpractice_zoek BEGIN
        INSERT INTO goodpractice_fts(goodpractice_fts, rowid, termen) VALUES ('delete', old.nr, old.termen);
        INSERT INTO goodpractice_fts(rowid, termen) VALUES (new.nr, new.termen);
    END",
];

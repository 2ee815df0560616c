//! One search structure over everything that has words, but leervragen, which keep their own. What good practices had for
//! themselves goes into it. The rows are made by the service, which alone knows the stems: at the next start all are missing,
//! and are made.

use sea_orm_migration::prelude::{
    ConnectionTrait, DbErr, DeriveMigrationName, MigrationTrait, SchemaManager, async_trait,
};
use sea_orm_migration::schema::{big_pk_auto, integer, text, uuid};
use sea_orm_migration::sea_orm::DbBackend;

use crate::{
    table::{TableDef, forward_only},
    trigger::trigger,
};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        TableDef::new("zoek_index")
            .col(big_pk_auto("nr"))
            .col(uuid("object_id"))
            .col(text("kop"))
            .col(text("termen"))
            .col(integer("stemmen"))
            .unique(&["object_id"])
            .create(manager)
            .await?;
        let (db, backend) = (manager.get_connection(), manager.get_database_backend());
        let full_text: &[&str] = match backend {
            DbBackend::Postgres => POSTGRES,
            DbBackend::Sqlite => SQLITE,
            other => return Err(DbErr::Migration(format!("{other:?} is not supported"))),
        };
        let guards = WORDS
            .iter()
            .flat_map(|(table, columns)| guards(backend, table, columns));
        for statement in full_text.iter().map(|text| (*text).to_owned()).chain(guards) {
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

/// The tables whose rows are searched, each with the columns that hold the words.
const WORDS: [(&str, &str); 6] = [
    ("begrip", "term, uitleg"),
    (
        "goodpractice",
        "titel, wat, voor_wie, tijd, kosten, voorwaarden, belemmering",
    ),
    ("kennisitem", "titel, bronorganisatie, omschrijving"),
    ("opgave", "titel, omschrijving"),
    ("praktijk", "naam, samenvatting, doel, vraag"),
    ("thema", "naam, omschrijving"),
];

/// An object that goes, or that gets other words, is not found by the old ones: who writes the words makes the row anew.
fn guards(backend: DbBackend, table: &str, columns: &str) -> Vec<String> {
    let forget = |row: &str| format!("DELETE FROM zoek_index WHERE object_id = {row}.id;");
    let [changed, gone] = ["anders", "weg"].map(|what| format!("zoek_index_{table}_{what}"));
    let update = format!("UPDATE OF {columns} ON {table}");
    let mut statements = trigger(backend, &changed, &update, "", &forget("NEW"));
    statements.extend(trigger(
        backend,
        &gone,
        &format!("DELETE ON {table}"),
        "",
        &forget("OLD"),
    ));
    statements
}

/// Dialect SQL, as for the leervragen: the service has normalised the terms, both databases take them as they are. `termen`
/// begins with what stands in `kop`, so a row of words that begins in the heading and ends behind it is one on both.
const POSTGRES: &[&str] = &[
    "ALTER TABLE zoek_index ADD COLUMN vector tsvector GENERATED ALWAYS AS (to_tsvector('simple', termen)) STORED",
    "ALTER TABLE zoek_index ADD COLUMN kop_vector tsvector GENERATED ALWAYS AS (to_tsvector('simple', kop)) STORED",
    "CREATE INDEX ix_zoek_index_vector ON zoek_index USING gin (vector)",
    "DROP TABLE goodpractice_zoek",
];

/// The index keeps no copy of the terms, so it is told the old ones on a change.
const SQLITE: &[&str] = &[
    "CREATE VIRTUAL TABLE zoek_fts USING fts5(
        kop, termen, content='zoek_index', content_rowid='nr', tokenize='unicode61 remove_diacritics 0')",
    "CREATE TRIGGER zoek_index_insert AFTER INSERT ON zoek_index BEGIN
        INSERT INTO zoek_fts(rowid, kop, termen) VALUES (new.nr, new.kop, new.termen);
    END",
    "CREATE TRIGGER zoek_index_delete AFTER DELETE ON zoek_index BEGIN
        INSERT INTO zoek_fts(zoek_fts, rowid, kop, termen) VALUES ('delete', old.nr, old.kop, old.termen);
    END",
    "CREATE TRIGGER zoek_index_update AFTER UPDATE ON zoek_index BEGIN
        INSERT INTO zoek_fts(zoek_fts, rowid, kop, termen) VALUES ('delete', old.nr, old.kop, old.termen);
        INSERT INTO zoek_fts(rowid, kop, termen) VALUES (new.nr, new.kop, new.termen);
    END",
    "DROP TABLE goodpractice_fts",
    "DROP TABLE goodpractice_zoek",
];

//! The schema: what the databases hold is what the entities say, and the same on both.

use std::collections::BTreeSet;

use entity::{leervraag, lidmaatschap, melding};
use futures::future::join_all;
use migration::{Migrator, MigratorTrait};
use sea_orm::{
    ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbBackend, Statement, TransactionTrait,
};

use crate::kit::{
    Stage, both,
    catalogue::{Catalogue, Table},
    db::{self, Backend},
    tables::{NOW, closed_sets, described, entities, uuid},
};

/// Rules that are not of a closed set: periods that do not end before they begin, one of two, and no fewer than none.
const KNOWN_CHECKS: [&str; 19] = [
    "ck_bericht_begrip_id",
    "ck_bericht_bijdrage_id",
    "ck_bericht_inzicht_id",
    "ck_bericht_reactie_id",
    "ck_bijdrage_goodpractice_id",
    "ck_canvas_ambitie",
    "ck_cyclus_tot",
    "ck_expert_tot",
    "ck_lidmaatschap_einddatum",
    "ck_meting_stelling_eens",
    "ck_meting_tot",
    "ck_ouders_leerlingen_leerlingen",
    "ck_ouders_leerlingen_ouders",
    "ck_praktijk_partner_tot",
    "ck_tekstmelding_expertvraag_id",
    "ck_uitnodiging_code_hash",
    "ck_uitvoerder_organisatie_id",
    "ck_uitvoerder_tot",
    "ck_verbeterstap_organisatie_id",
];

async fn connect(url: &str) -> DatabaseConnection {
    let mut options = ConnectOptions::new(url);
    // The smallest pool: whoever needs two connections at once would hang here.
    options.max_connections(1).sqlx_logging(false);
    Database::connect(options)
        .await
        .expect("the stage's database answers")
}

both! {
    /// A table or column that only one side knows would fail at the first request that meets it.
    async fn the_tables_are_those_of_the_entities(t: Stage) {
        let catalogue = Catalogue::read(&connect(&t.db.url).await).await;
        let entities = entities();
        let described: BTreeSet<&str> = entities.iter().map(|entity| entity.table).collect();
        let stored: BTreeSet<&str> = catalogue.tables.keys().map(String::as_str).collect();
        assert_eq!(described, stored);
        for entity in entities {
            let table = &catalogue.tables[entity.table];
            assert_eq!(entity.columns, table.columns, "columns of {}", entity.table);
            assert_eq!(entity.primary_key, table.primary_key, "primary key of {}", entity.table);
        }
    }

    /// Without an index, deleting one member would read whole tables; without a rule, it would be impossible.
    async fn every_foreign_key_has_a_rule_and_an_index(t: Stage) {
        let catalogue = Catalogue::read(&connect(&t.db.url).await).await;
        let mut seen = 0;
        for (name, table) in &catalogue.tables {
            for (column, key) in &table.foreign_keys {
                let rule = key.on_delete.as_str();
                assert!(["CASCADE", "RESTRICT", "SET NULL"].contains(&rule), "{name}.{column}: {rule}");
                assert!(rule != "SET NULL" || table.columns[column].nullable, "{name}.{column} cannot be emptied");
                assert!(leads(table, column), "no index begins with {name}.{column}");
                seen += 1;
            }
        }
        assert!(seen > 40, "only {seen} foreign keys were found");
    }

    /// The same spelling here, in the migrations, and so in the contract.
    async fn a_closed_set_takes_its_values_and_no_other(t: Stage) {
        let db = connect(&t.db.url).await;
        let backend = without_foreign_keys(&db).await;
        let sets = closed_sets();
        for entity in entities() {
            for (&(_, column), values) in sets.iter().filter(|((table, _), _)| *table == entity.table) {
                for value in values {
                    // Taken back and not deleted: an adopted edition cannot be deleted.
                    let change = db.begin().await.expect("a transaction");
                    change.execute_unprepared(&entity.insert(backend, Some((column, value)))).await
                        .unwrap_or_else(|error| panic!("{}.{column} refuses {value}: {error}", entity.table));
                    change.rollback().await.expect("nothing is kept");
                }
                for unknown in ["ONBEKEND", "", &values[0].to_lowercase()] {
                    let answer = db.execute_unprepared(&entity.insert(backend, Some((column, unknown)))).await;
                    let error = answer.expect_err(&format!("{}.{column} takes '{unknown}'", entity.table));
                    let check = format!("ck_{}_{column}", entity.table);
                    assert!(error.to_string().contains(&check), "{check}: {error}");
                }
            }
        }
    }

    /// Each row has `x` in every open text, so a closed set that is missing above cannot be read back.
    async fn every_entity_reads_what_its_table_stores(t: Stage) {
        let db = connect(&t.db.url).await;
        let backend = without_foreign_keys(&db).await;
        for entity in entities() {
            db.execute_unprepared(&entity.insert(backend, None)).await.expect(entity.table);
            assert_eq!((entity.read)(&db).await.expect(entity.table).len(), 1);
        }
    }

    /// Names make an error readable, and let a later step find the rule.
    async fn every_check_is_of_a_closed_set_or_known(t: Stage) {
        let catalogue = Catalogue::read(&connect(&t.db.url).await).await;
        let stored: BTreeSet<String> = catalogue.tables.into_values().flat_map(|table| table.checks).collect();
        let sets = closed_sets();
        let expected = sets.keys().map(|(table, column)| format!("ck_{table}_{column}"));
        assert_eq!(stored, expected.chain(KNOWN_CHECKS.map(str::to_owned)).collect());
    }

    /// Replicas start together: one migrates, the others wait and find nothing to do.
    async fn eight_starts_at_once_all_succeed(t: Stage) {
        let expected = Catalogue::read(&connect(&t.db.url).await).await;
        let url = emptied(&t).await;
        let replicas = join_all((0..8).map(|_| connect(&url))).await;
        for start in join_all(replicas.iter().map(migration::migrate)).await {
            start.expect("every start succeeds");
        }
        assert_eq!(expected, Catalogue::read(&connect(&url).await).await);
    }

    /// Going back would lose what a step stored.
    async fn migrations_go_forward_only(t: Stage) {
        let db = connect(&t.db.url).await;
        let before = Catalogue::read(&db).await;
        let error = Migrator::down(&db, Some(1)).await.expect_err("there is no way back");
        assert!(error.to_string().contains("forward only"), "{error}");
        migration::migrate(&db).await.expect("a second run has nothing to do");
        assert_eq!(before, Catalogue::read(&db).await);
    }

    /// The queue of a database that was filled before the queue learnt of reports on what was merged.
    async fn what_was_reported_before_a_step_stands_in_the_queue_after_it(t: Stage) {
        let url = emptied(&t).await;
        let db = connect(&url).await;
        let steps = Migrator::migrations();
        let before = steps.iter().position(|step| step.name() == "m20261126_000201_gemeld_na_samenvoegen");
        let before = u32::try_from(before.expect("the step is known")).expect("few steps");
        Migrator::up(&db, Some(before)).await.expect("the steps before it");
        let backend = without_foreign_keys(&db).await;
        let (id, gone) = (uuid(backend, 1), uuid(backend, 2));
        for statement in [
            described(leervraag::Entity).insert(backend, Some(("status", "SAMENGEVOEGD"))),
            described(melding::Entity).insert(backend, None),
            "UPDATE melding SET uitkomst = NULL".to_owned(),
            // A place that nothing gives any more, as two changes at once could leave it.
            format!("INSERT INTO moderatie (leervraag_id, sinds, dubbel_sinds) VALUES ({gone}, {NOW}, {NOW})"),
        ] {
            db.execute_unprepared(&statement).await.expect(&statement);
        }
        migration::migrate(&db).await.expect("the steps after it");
        let waits = format!("SELECT count(*) FROM moderatie WHERE leervraag_id = {id} AND melding_sinds IS NOT NULL");
        assert_eq!((count(&db, &waits).await, count(&db, "SELECT count(*) FROM moderatie").await), (1, 1));
    }

    /// A leervraag can leave a thema and come back, but is never in it twice.
    async fn one_open_bundeling_for_each_pair(t: Stage) {
        let db = connect(&t.db.url).await;
        let backend = without_foreign_keys(&db).await;
        let insert = |id: u8, tot: &str| {
            let (id, pair) = (uuid(backend, id), uuid(backend, 0));
            format!("INSERT INTO bundeling (id, thema_id, leervraag_id, van, tot) VALUES ({id}, {pair}, {pair}, {NOW}, {tot})")
        };
        for (id, tot) in [(1, NOW), (2, NOW), (3, "NULL")] {
            db.execute_unprepared(&insert(id, tot)).await.expect("ended rows do not count");
        }
        db.execute_unprepared(&insert(4, "NULL")).await.expect_err("one is open already");
    }

    /// A membership of a day is possible, one that ends before it begins is not.
    async fn a_lidmaatschap_does_not_end_before_it_begins(t: Stage) {
        let db = connect(&t.db.url).await;
        let backend = without_foreign_keys(&db).await;
        db.execute_unprepared(&described(lidmaatschap::Entity).insert(backend, None)).await.expect("a usual row");
        let ends = |day: &str| format!("UPDATE lidmaatschap SET einddatum = '{day}'");
        db.execute_unprepared(&ends("2026-01-01")).await.expect("the same day");
        db.execute_unprepared(&ends("2025-12-31")).await.expect_err("the day before");
    }

    /// The index follows the terms through every change, also when the leervraag itself goes.
    async fn search_follows_the_terms(t: Stage) {
        let db = connect(&t.db.url).await;
        let backend = db.get_database_backend();
        db.execute_unprepared(&described(leervraag::Entity).insert(backend, None)).await.expect("a leervraag");
        let terms = "INSERT INTO leervraag_zoek (leervraag_id, termen) SELECT id, 'jeugdhulp schol' FROM leervraag";
        db.execute_unprepared(terms).await.expect("its terms");
        assert_eq!((found(&db, "schol").await, found(&db, "verwijz").await), (1, 0));
        db.execute_unprepared("UPDATE leervraag_zoek SET termen = 'verwijz'").await.expect("other terms");
        assert_eq!((found(&db, "schol").await, found(&db, "verwijz").await), (0, 1));
        db.execute_unprepared("DELETE FROM leervraag").await.expect("nothing holds it");
        assert_eq!(found(&db, "verwijz").await, 0);
        if t.db.backend == Backend::Sqlite {
            // Only SQLite keeps the index apart from the table.
            let check = "INSERT INTO leervraag_fts (leervraag_fts, rank) VALUES ('integrity-check', 1)";
            db.execute_unprepared(check).await.expect("index and table agree");
        }
    }
}

/// What runs on one must run on the other.
#[actix_web::test]
async fn both_databases_hold_the_same() {
    let (sqlite, postgres) = (
        db::fresh(Backend::Sqlite).await,
        db::fresh(Backend::Postgres).await,
    );
    let sqlite = Catalogue::read(&connect(&sqlite.url).await).await;
    let postgres = Catalogue::read(&connect(&postgres.url).await).await;
    for (name, table) in &sqlite.tables {
        assert_eq!(Some(table), postgres.tables.get(name), "{name}");
    }
    assert_eq!(sqlite.tables.len(), postgres.tables.len());
}

/// Some whole index, or the primary key, begins with the column.
fn leads(table: &Table, column: &str) -> bool {
    let whole = table
        .indexes
        .iter()
        .filter(|index| !index.partial)
        .map(|index| &index.columns);
    whole
        .chain([&table.primary_key])
        .any(|columns| columns.first().is_some_and(|first| first == column))
}

/// The address of a database without tables, on the same stage.
async fn emptied(t: &Stage) -> String {
    if t.db.backend == Backend::Sqlite {
        // A new file in the folder of this test.
        return t.db.url.replace("test.db", "empty.db");
    }
    let db = connect(&t.db.url).await;
    db.execute_unprepared("DROP SCHEMA public CASCADE; CREATE SCHEMA public")
        .await
        .expect("it is our own");
    t.db.url.clone()
}

/// Lets rows stand alone, for tests of what a single table accepts.
async fn without_foreign_keys(db: &DatabaseConnection) -> DbBackend {
    let backend = db.get_database_backend();
    if backend == DbBackend::Postgres {
        for (name, table) in Catalogue::read(db).await.tables {
            for column in table.foreign_keys.keys() {
                let drop = format!("ALTER TABLE {name} DROP CONSTRAINT fk_{name}_{column}");
                db.execute_unprepared(&drop)
                    .await
                    .expect("foreign keys are named after table and column");
            }
        }
    } else {
        db.execute_unprepared("PRAGMA foreign_keys = OFF")
            .await
            .expect("outside a transaction it may");
    }
    backend
}

/// How many leervragen have the term, by the index.
async fn found(db: &DatabaseConnection, term: &str) -> i64 {
    let backend = db.get_database_backend();
    let sql = match backend {
        DbBackend::Postgres => {
            format!("SELECT count(*) FROM leervraag_zoek WHERE vector @@ to_tsquery('simple', '{term}')")
        }
        _ => format!("SELECT count(*) FROM leervraag_fts WHERE leervraag_fts MATCH '{term}'"),
    };
    count(db, &sql).await
}

/// What a counting statement counts.
async fn count(db: &DatabaseConnection, sql: &str) -> i64 {
    let statement = Statement::from_string(db.get_database_backend(), sql);
    let row = db.query_one_raw(statement).await.expect("the table answers");
    row.expect("a count is one row")
        .try_get_by_index(0)
        .expect("a count is a number")
}

//! The life of an edition: until when it is under consultation, how heavy its evidence weighs, and that nothing beneath
//! an adopted edition changes any more, whoever writes.

use sea_orm_migration::prelude::{
    ConnectionTrait, DbErr, DeriveMigrationName, MigrationTrait, SchemaManager, async_trait,
};
use sea_orm_migration::sea_orm::DbBackend;

use crate::{table::forward_only, trigger::refusal};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let (db, backend) = (manager.get_connection(), manager.get_database_backend());
        for (sqlite, postgres) in COLUMNS {
            let statement = if backend == DbBackend::Sqlite {
                sqlite
            } else {
                postgres
            };
            db.execute_unprepared(statement).await?;
        }
        if backend == DbBackend::Postgres {
            for function in FUNCTIONS {
                db.execute_unprepared(function).await?;
            }
        }
        for rule in rules(backend) {
            db.execute_unprepared(&rule).await?;
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

/// On SQLite and on PostgreSQL. The types are those that a new table would get.
const COLUMNS: [(&str, &str); 4] = [
    (
        "ALTER TABLE editie ADD COLUMN consultatie_tot date_text",
        "ALTER TABLE editie ADD COLUMN consultatie_tot date",
    ),
    (
        "ALTER TABLE onderbouwing ADD COLUMN gewicht text CONSTRAINT \"ck_onderbouwing_gewicht\"
            CHECK (gewicht IN ('DRAGEND', 'ONDERSTEUNEND', 'ZIJDELINGS'))",
        "ALTER TABLE onderbouwing ADD COLUMN gewicht text CONSTRAINT \"ck_onderbouwing_gewicht\"
            CHECK (gewicht IN ('DRAGEND', 'ONDERSTEUNEND', 'ZIJDELINGS'))",
    ),
    (
        "ALTER TABLE onderbouwing ADD COLUMN bron text",
        "ALTER TABLE onderbouwing ADD COLUMN bron text",
    ),
    // Two adoptions at once cannot both succeed, also when they do not see each other.
    (
        "CREATE UNIQUE INDEX uq_editie_agenda_id ON editie (agenda_id) WHERE status = 'VASTGESTELD'",
        "CREATE UNIQUE INDEX uq_editie_agenda_id ON editie (agenda_id) WHERE status = 'VASTGESTELD'",
    ),
];

/// The states in which nothing changes any more.
const VAST: &str = "IN ('VASTGESTELD', 'VERVANGEN')";

/// What PostgreSQL needs for its triggers: their conditions take no subqueries. The row of the edition is locked against
/// an adoption that goes on at the same moment.
const FUNCTIONS: [&str; 4] = [
    "CREATE FUNCTION editie_vast(sleutel uuid) RETURNS boolean LANGUAGE plpgsql AS $$
        DECLARE stand text;
        BEGIN
            SELECT status INTO stand FROM editie WHERE id = sleutel FOR SHARE;
            RETURN coalesce(stand IN ('VASTGESTELD', 'VERVANGEN'), false);
        END $$",
    "CREATE FUNCTION opgave_vast(sleutel uuid) RETURNS boolean LANGUAGE plpgsql AS $$
        BEGIN
            RETURN editie_vast((SELECT editie_id FROM opgave WHERE id = sleutel));
        END $$",
    "CREATE FUNCTION editie_overlapt(eigen uuid, van_agenda uuid, van date, tot date) RETURNS boolean
        LANGUAGE plpgsql AS $$
        BEGIN
            RETURN EXISTS (SELECT 1 FROM editie e WHERE e.agenda_id = van_agenda AND e.id <> eigen
                AND e.status IN ('VASTGESTELD', 'VERVANGEN')
                AND (e.geldig_tot IS NULL OR e.geldig_tot > van) AND (tot IS NULL OR e.geldig_van < tot));
        END $$",
    "CREATE FUNCTION editie_weiger() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            RAISE EXCEPTION 'EDITIE_LIGT_VAST';
        END $$",
];

/// The triggers, made of the same conditions on both databases.
fn rules(backend: DbBackend) -> Vec<String> {
    let sqlite = backend == DbBackend::Sqlite;
    let editie = |row: &str| match sqlite {
        true => format!("EXISTS (SELECT 1 FROM editie WHERE id = {row}.editie_id AND status {VAST})"),
        false => format!("editie_vast({row}.editie_id)"),
    };
    let opgave = |row: &str| match sqlite {
        true => format!(
            "EXISTS (SELECT 1 FROM opgave o JOIN editie e ON e.id = o.editie_id
                WHERE o.id = {row}.opgave_id AND e.status {VAST})"
        ),
        false => format!("opgave_vast({row}.opgave_id)"),
    };
    let overlap = if sqlite {
        format!(
            "EXISTS (SELECT 1 FROM editie e WHERE e.agenda_id = NEW.agenda_id AND e.id <> NEW.id AND e.status {VAST}
                AND (e.geldig_tot IS NULL OR e.geldig_tot > NEW.geldig_van)
                AND (NEW.geldig_tot IS NULL OR e.geldig_van < NEW.geldig_tot))"
        )
    } else {
        "editie_overlapt(NEW.id, NEW.agenda_id, NEW.geldig_van, NEW.geldig_tot)".to_owned()
    };
    let trigger = |table: &str, name: &str, event: &str, when: &str| {
        refusal(
            backend,
            &format!("{table}_vast_{name}"),
            &format!("{event} ON {table}"),
            when,
            ("EDITIE_LIGT_VAST", "editie_weiger"),
        )
    };
    let same = [
        "id",
        "agenda_id",
        "nummer",
        "titel",
        "toelichting",
        "geldig_van",
        "consultatie_tot",
        "vastgesteld_op",
        "bron",
        "created_at",
    ]
    .map(|column| format!("NEW.{column} IS NOT DISTINCT FROM OLD.{column}"))
    .join(" AND ");
    // The one thing that still happens to an adopted edition: the next one takes its place.
    let replaced = format!(
        "OLD.status = 'VASTGESTELD' AND NEW.status = 'VERVANGEN' AND NEW.geldig_tot IS NOT NULL
            AND (OLD.geldig_van IS NULL OR NEW.geldig_tot > OLD.geldig_van) AND {same}"
    );
    let mut made = vec![
        trigger("editie", "delete", "DELETE", &format!("OLD.status {VAST}")),
        trigger(
            "editie",
            "update",
            "UPDATE",
            &format!("OLD.status {VAST} AND NOT ({replaced})"),
        ),
        trigger(
            "editie",
            "overlap_insert",
            "INSERT",
            &format!("NEW.status {VAST} AND {overlap}"),
        ),
        trigger(
            "editie",
            "overlap_update",
            "UPDATE",
            &format!("NEW.status {VAST} AND {overlap}"),
        ),
        trigger("opgave", "insert", "INSERT", &editie("NEW")),
        trigger(
            "opgave",
            "update",
            "UPDATE",
            &format!("{} OR {}", editie("OLD"), editie("NEW")),
        ),
        trigger("opgave", "delete", "DELETE", &editie("OLD")),
    ];
    for (table, columns) in [
        ("opgave_thema", "id, opgave_id, thema_id, reden, created_at"),
        (
            "onderbouwing",
            "id, opgave_id, leervraag_id, thema_id, reden, gewicht, bron, created_at",
        ),
    ] {
        let both = format!("{} OR {}", opgave("OLD"), opgave("NEW"));
        made.push(trigger(table, "insert", "INSERT", &opgave("NEW")));
        made.push(trigger(table, "update", &format!("UPDATE OF {columns}"), &both));
        // Who did it disappears when that person does, and never becomes somebody else.
        let other = format!("NEW.door_id IS NOT NULL AND {}", opgave("OLD"));
        made.push(trigger(table, "door", "UPDATE OF door_id", &other));
        made.push(trigger(table, "delete", "DELETE", &opgave("OLD")));
    }
    made
}

//! From which ontwikkelopgaven of the edition before an ontwikkelopgave comes, and which of them an edition drops. Both
//! belong to the later edition, and nothing of it changes after its adoption, whoever writes.

use sea_orm_migration::prelude::{
    ConnectionTrait, DbErr, DeriveMigrationName, ForeignKeyAction, MigrationTrait, SchemaManager, async_trait,
};
use sea_orm_migration::schema::{text, timestamp_with_time_zone};
use sea_orm_migration::sea_orm::DbBackend;

use crate::table::{TableDef, forward_only};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        opgave_herkomst(manager).await?;
        opgave_vervallen(manager).await?;
        let backend = manager.get_database_backend();
        for rule in rules(backend) {
            manager.get_connection().execute_unprepared(&rule).await?;
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

async fn opgave_herkomst(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    TableDef::new("opgave_herkomst")
        .id()
        .reference("opgave_id", "opgave", ForeignKeyAction::Cascade)
        .reference("voorganger_id", "opgave", ForeignKeyAction::Restrict)
        .choice(
            "soort",
            &["ONGEWIJZIGD", "HERFORMULEERD", "GESPLITST", "SAMENGEVOEGD"],
        )
        .col(text("reden"))
        .reference_null("door_id", "member", ForeignKeyAction::SetNull)
        .col(timestamp_with_time_zone("created_at"))
        .unique(&["opgave_id", "voorganger_id"])
        .index(&["voorganger_id", "opgave_id"])
        .index(&["door_id"])
        .create(manager)
        .await
}

async fn opgave_vervallen(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    TableDef::new("opgave_vervallen")
        .id()
        .reference("editie_id", "editie", ForeignKeyAction::Cascade)
        .reference("opgave_id", "opgave", ForeignKeyAction::Restrict)
        .col(text("reden"))
        .reference_null("door_id", "member", ForeignKeyAction::SetNull)
        .col(timestamp_with_time_zone("created_at"))
        .unique(&["editie_id", "opgave_id"])
        .index(&["editie_id", "created_at", "id"])
        .index(&["opgave_id"])
        .index(&["door_id"])
        .create(manager)
        .await
}

/// The triggers, made of the same conditions on both databases; the functions of PostgreSQL came with the life of an
/// edition.
fn rules(backend: DbBackend) -> Vec<String> {
    let sqlite = backend == DbBackend::Sqlite;
    let vast = "status IN ('VASTGESTELD', 'VERVANGEN')";
    let opgave = |row: &str| match sqlite {
        true => format!(
            "EXISTS (SELECT 1 FROM opgave o JOIN editie e ON e.id = o.editie_id
                WHERE o.id = {row}.opgave_id AND e.{vast})"
        ),
        false => format!("opgave_vast({row}.opgave_id)"),
    };
    let editie = |row: &str| match sqlite {
        true => format!("EXISTS (SELECT 1 FROM editie WHERE id = {row}.editie_id AND {vast})"),
        false => format!("editie_vast({row}.editie_id)"),
    };
    let mut made = Vec::from(frozen(
        sqlite,
        "opgave_herkomst",
        "id, opgave_id, voorganger_id, soort, reden, created_at",
        [&opgave("OLD"), &opgave("NEW")],
    ));
    made.extend(frozen(
        sqlite,
        "opgave_vervallen",
        "id, editie_id, opgave_id, reden, created_at",
        [&editie("OLD"), &editie("NEW")],
    ));
    made
}

/// What keeps a table as it was when its edition was adopted. Who did it disappears when that person does, and never
/// becomes somebody else.
fn frozen(sqlite: bool, table: &str, columns: &str, [old, new]: [&str; 2]) -> [String; 4] {
    let trigger = |name: &str, event: &str, when: &str| match sqlite {
        true => format!(
            "CREATE TRIGGER {table}_vast_{name} BEFORE {event} ON {table} WHEN {when}
                BEGIN SELECT RAISE(ABORT, 'EDITIE_LIGT_VAST'); END"
        ),
        false => format!(
            "CREATE TRIGGER {table}_vast_{name} BEFORE {event} ON {table} FOR EACH ROW WHEN ({when})
                EXECUTE FUNCTION editie_weiger()"
        ),
    };
    [
        trigger("insert", "INSERT", new),
        trigger(
            "update",
            &format!("UPDATE OF {columns}"),
            &format!("{old} OR {new}"),
        ),
        trigger(
            "door",
            "UPDATE OF door_id",
            &format!("NEW.door_id IS NOT NULL AND {old}"),
        ),
        trigger("delete", "DELETE", old),
    ]
}

//! The queue of the editors. What waits, why and since when follows from leervragen and reports: the view
//! `moderatie_feit` says it, and the table `moderatie` keeps it in order, with triggers that follow every change of the
//! facts, whoever writes.

use sea_orm_migration::prelude::{
    ConnectionTrait, DbErr, DeriveMigrationName, ForeignKeyAction, MigrationTrait, SchemaManager, async_trait,
};
use sea_orm_migration::schema::{timestamp_with_time_zone, timestamp_with_time_zone_null};
use sea_orm_migration::sea_orm::DbBackend;

use crate::table::{TableDef, forward_only};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        moderatie(manager).await?;
        let db = manager.get_connection();
        db.execute_unprepared(FEIT).await?;
        db.execute_unprepared(&fill("WHERE true")).await?;
        let statements = match manager.get_database_backend() {
            DbBackend::Sqlite => sqlite(),
            _ => postgres(),
        };
        for statement in statements {
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

async fn moderatie(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    TableDef::new("moderatie")
        .reference("leervraag_id", "leervraag", ForeignKeyAction::Cascade)
        .col(timestamp_with_time_zone("sinds"))
        .col(timestamp_with_time_zone_null("nieuw_sinds"))
        .col(timestamp_with_time_zone_null("signaal_sinds"))
        .col(timestamp_with_time_zone_null("weerwoord_sinds"))
        .col(timestamp_with_time_zone_null("melding_sinds"))
        .col(timestamp_with_time_zone_null("dubbel_sinds"))
        .reference_null("door_id", "member", ForeignKeyAction::SetNull)
        .col(timestamp_with_time_zone_null("geclaimd_tot"))
        .primary_key(&["leervraag_id"])
        .index(&["sinds", "leervraag_id"])
        .index(&["door_id", "sinds", "leervraag_id"])
        .create(manager)
        .await
}

/// What waits. A refusal leaves its reason until the leervraag is published, so an answer that stands beside a reason is
/// an answer to that refusal. Moments are copied and never made, because SQLite keeps them as text of one form.
const FEIT: &str = "CREATE VIEW moderatie_feit AS
    SELECT f.leervraag_id,
        (SELECT MIN(m.moment) FROM (SELECT f.nieuw_sinds AS moment UNION ALL SELECT f.weerwoord_sinds
            UNION ALL SELECT f.melding_sinds UNION ALL SELECT f.dubbel_sinds) m) AS sinds,
        f.nieuw_sinds, f.signaal_sinds, f.weerwoord_sinds, f.melding_sinds, f.dubbel_sinds
    FROM (
        SELECT l.id AS leervraag_id,
            CASE WHEN l.status = 'INGEDIEND' AND (l.afwijsreden IS NULL OR l.weerwoord IS NULL)
                THEN COALESCE(l.ingediend_op, l.created_at) END AS nieuw_sinds,
            CASE WHEN l.status = 'INGEDIEND' AND l.signalen IS NOT NULL
                THEN COALESCE(l.ingediend_op, l.created_at) END AS signaal_sinds,
            CASE WHEN l.status = 'INGEDIEND' AND l.afwijsreden IS NOT NULL AND l.weerwoord IS NOT NULL
                THEN COALESCE(l.ingediend_op, l.created_at) END AS weerwoord_sinds,
            (SELECT MIN(g.created_at) FROM melding g
                WHERE g.leervraag_id = l.id AND g.uitkomst IS NULL AND g.reden <> 'DUBBEL') AS melding_sinds,
            (SELECT MIN(g.created_at) FROM melding g
                WHERE g.leervraag_id = l.id AND g.uitkomst IS NULL AND g.reden = 'DUBBEL') AS dubbel_sinds
        FROM leervraag l WHERE l.status IN ('INGEDIEND', 'GEPUBLICEERD')
    ) f
    WHERE f.nieuw_sinds IS NOT NULL OR f.weerwoord_sinds IS NOT NULL OR f.melding_sinds IS NOT NULL
        OR f.dubbel_sinds IS NOT NULL";

/// Brings rows of the queue to what the view says; a claim stays.
pub(crate) fn fill(which: &str) -> String {
    let moments = [
        "sinds",
        "nieuw_sinds",
        "signaal_sinds",
        "weerwoord_sinds",
        "melding_sinds",
        "dubbel_sinds",
    ];
    let columns = moments.join(", ");
    let renewed = moments
        .map(|moment| format!("{moment} = excluded.{moment}"))
        .join(", ");
    format!(
        "INSERT INTO moderatie (leervraag_id, {columns}) SELECT leervraag_id, {columns} FROM moderatie_feit {which}
            ON CONFLICT (leervraag_id) DO UPDATE SET {renewed}"
    )
}

/// Brings the row of one leervraag to what the view says: two statements.
pub(crate) fn follow(key: &str) -> String {
    let fill = fill(&format!("WHERE leervraag_id = {key}"));
    format!(
        "DELETE FROM moderatie WHERE leervraag_id = {key}
            AND NOT EXISTS (SELECT 1 FROM moderatie_feit f WHERE f.leervraag_id = {key});
        {fill};"
    )
}

/// The columns of a leervraag that decide, and the states in which one can wait.
const COLUMNS: &str = "status, signalen, afwijsreden, weerwoord, ingediend_op";
const WAITS: &str = "IN ('INGEDIEND', 'GEPUBLICEERD')";

fn sqlite() -> Vec<String> {
    let trigger = |name: &str, event: &str, when: &str, key: &str| {
        format!(
            "CREATE TRIGGER {name} AFTER {event} {when} BEGIN {} END",
            follow(key)
        )
    };
    vec![
        trigger(
            "leervraag_moderatie_insert",
            "INSERT ON leervraag",
            "WHEN NEW.status = 'INGEDIEND'",
            "NEW.id",
        ),
        trigger(
            "leervraag_moderatie_update",
            &format!("UPDATE OF {COLUMNS} ON leervraag"),
            &format!("WHEN OLD.status {WAITS} OR NEW.status {WAITS}"),
            "NEW.id",
        ),
        trigger(
            "melding_moderatie_insert",
            "INSERT ON melding",
            "",
            "NEW.leervraag_id",
        ),
        trigger(
            "melding_moderatie_update",
            "UPDATE OF uitkomst, reden ON melding",
            "",
            "NEW.leervraag_id",
        ),
        trigger(
            "melding_moderatie_delete",
            "DELETE ON melding",
            "",
            "OLD.leervraag_id",
        ),
    ]
}

fn postgres() -> Vec<String> {
    let function = |name: &str, key: &str| {
        format!(
            "CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {} RETURN NULL; END $$",
            follow(key)
        )
    };
    let trigger = |name: &str, event: &str, when: &str, function: &str| {
        format!("CREATE TRIGGER {name} AFTER {event} FOR EACH ROW {when} EXECUTE FUNCTION {function}()")
    };
    vec![
        function("moderatie_volgt_leervraag", "NEW.id"),
        function("moderatie_volgt_melding", "NEW.leervraag_id"),
        function("moderatie_volgt_melding_weg", "OLD.leervraag_id"),
        trigger(
            "leervraag_moderatie_insert",
            "INSERT ON leervraag",
            "WHEN (NEW.status = 'INGEDIEND')",
            "moderatie_volgt_leervraag",
        ),
        trigger(
            "leervraag_moderatie_update",
            &format!("UPDATE OF {COLUMNS} ON leervraag"),
            &format!("WHEN (OLD.status {WAITS} OR NEW.status {WAITS})"),
            "moderatie_volgt_leervraag",
        ),
        trigger(
            "melding_moderatie_insert",
            "INSERT ON melding",
            "",
            "moderatie_volgt_melding",
        ),
        trigger(
            "melding_moderatie_update",
            "UPDATE OF uitkomst, reden ON melding",
            "",
            "moderatie_volgt_melding",
        ),
        trigger(
            "melding_moderatie_delete",
            "DELETE ON melding",
            "",
            "moderatie_volgt_melding_weg",
        ),
    ]
}

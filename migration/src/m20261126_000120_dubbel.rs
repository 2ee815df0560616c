//! Leervragen that were found to be nearly equal to another one when they were offered. The queue of the editors follows
//! them: the view says so, and triggers bring its rows to what the view says.

use sea_orm_migration::prelude::{
    ConnectionTrait, DbErr, DeriveMigrationName, ForeignKeyAction, MigrationTrait, SchemaManager, async_trait,
};
use sea_orm_migration::schema::{integer, timestamp_with_time_zone, timestamp_with_time_zone_null};

use crate::m20261125_000203_moderatie::{fill, follow};
use crate::table::{TableDef, forward_only};
use crate::trigger::trigger;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dubbel(manager).await?;
        let db = manager.get_connection();
        // The triggers of the queue name the view and look it up each time they run.
        db.execute_unprepared("DROP VIEW moderatie_feit").await?;
        db.execute_unprepared(FEIT).await?;
        for (name, event, rule, work) in triggers() {
            for statement in trigger(db.get_database_backend(), name, event, rule, &work) {
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

async fn dubbel(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    TableDef::new("dubbel")
        .id()
        .reference("leervraag_id", "leervraag", ForeignKeyAction::Cascade)
        .reference("ander_id", "leervraag", ForeignKeyAction::Cascade)
        .col(integer("score"))
        .col(timestamp_with_time_zone_null("andere_vraag_op"))
        .reference_null("door_id", "member", ForeignKeyAction::SetNull)
        .col(integer("version"))
        .col(timestamp_with_time_zone("created_at"))
        .unique(&["leervraag_id", "ander_id"])
        .index(&["leervraag_id", "score", "id"])
        .index(&["ander_id"])
        .index(&["door_id"])
        .create(manager)
        .await
}

/// What waits, as in the step that made the queue; `DUBBEL` is now also what was found by comparing texts.
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
            (SELECT MIN(d.moment) FROM (
                SELECT g.created_at AS moment FROM melding g
                    WHERE g.leervraag_id = l.id AND g.uitkomst IS NULL AND g.reden = 'DUBBEL'
                UNION ALL SELECT v.created_at FROM dubbel v JOIN leervraag a ON a.id = v.ander_id
                    WHERE v.leervraag_id = l.id AND v.andere_vraag_op IS NULL
                        AND l.status <> 'SAMENGEVOEGD' AND (a.status = 'INGEDIEND' OR a.status = 'GEPUBLICEERD')) d) AS dubbel_sinds
        FROM leervraag l WHERE l.status IN ('INGEDIEND', 'GEPUBLICEERD')
    ) f
    WHERE f.nieuw_sinds IS NOT NULL OR f.weerwoord_sinds IS NOT NULL OR f.melding_sinds IS NOT NULL
        OR f.dubbel_sinds IS NOT NULL";

/// What a trigger does: its name, the event, when it matters, and the statements.
fn triggers() -> Vec<(&'static str, &'static str, &'static str, String)> {
    vec![
        (
            "dubbel_moderatie_insert",
            "INSERT ON dubbel",
            "",
            follow("NEW.leervraag_id"),
        ),
        (
            "dubbel_moderatie_update",
            "UPDATE OF andere_vraag_op ON dubbel",
            "",
            follow("NEW.leervraag_id"),
        ),
        (
            "dubbel_moderatie_delete",
            "DELETE ON dubbel",
            "",
            follow("OLD.leervraag_id"),
        ),
        (
            "leervraag_dubbel_update",
            "UPDATE OF status ON leervraag",
            "OLD.status <> NEW.status",
            follow_others(),
        ),
    ]
}

/// What is like a leervraag waits for as long as that one is there.
fn follow_others() -> String {
    const OTHERS: &str =
        "IN (SELECT d.leervraag_id FROM dubbel d WHERE d.ander_id = NEW.id AND d.andere_vraag_op IS NULL)";
    let fill = fill(&format!("WHERE leervraag_id {OTHERS}"));
    format!(
        "DELETE FROM moderatie WHERE leervraag_id {OTHERS}
            AND NOT EXISTS (SELECT 1 FROM moderatie_feit f WHERE f.leervraag_id = moderatie.leervraag_id);
        {fill};"
    )
}

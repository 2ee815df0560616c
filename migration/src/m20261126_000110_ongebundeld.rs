//! The published leervragen that are in no thema, who waits longest first. As with the queue of the editors, the view
//! `ongebundeld_feit` says it, and the table `ongebundeld` keeps it in order, with triggers that follow every change of
//! the facts, whoever writes.

use sea_orm_migration::prelude::{
    ConnectionTrait, DbErr, DeriveMigrationName, ForeignKeyAction, MigrationTrait, SchemaManager, async_trait,
};
use sea_orm_migration::schema::timestamp_with_time_zone;

use crate::table::{TableDef, forward_only};
use crate::trigger::trigger;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        TableDef::new("ongebundeld")
            .reference("leervraag_id", "leervraag", ForeignKeyAction::Cascade)
            .col(timestamp_with_time_zone("sinds"))
            .primary_key(&["leervraag_id"])
            .index(&["sinds", "leervraag_id"])
            .create(manager)
            .await?;
        let db = manager.get_connection();
        db.execute_unprepared(ENDED).await?;
        db.execute_unprepared(FEIT).await?;
        db.execute_unprepared(&fill("true")).await?;
        for (name, event, rule, which) in TRIGGERS {
            for statement in trigger(db.get_database_backend(), name, event, rule, &follow(which)) {
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

/// Bundelingen that ended are few among all, and asked for by themselves.
const ENDED: &str =
    "CREATE INDEX ix_bundeling_thema_id_leervraag_id_tot ON bundeling (thema_id, leervraag_id, tot)
    WHERE tot IS NOT NULL";

/// What waits: published, and in no thema that is still used. Since it was published, or last taken out of a thema.
const FEIT: &str = "CREATE VIEW ongebundeld_feit AS
    SELECT l.id AS leervraag_id,
        (SELECT MAX(m.moment) FROM (SELECT COALESCE(l.gepubliceerd_op, l.created_at) AS moment
            UNION ALL SELECT b.tot FROM bundeling b WHERE b.leervraag_id = l.id AND b.tot IS NOT NULL) m) AS sinds
    FROM leervraag l
    WHERE l.status = 'GEPUBLICEERD' AND NOT EXISTS (
        SELECT 1 FROM bundeling b JOIN thema t ON t.id = b.thema_id
        WHERE b.leervraag_id = l.id AND b.tot IS NULL AND t.status <> 'VERVALLEN')";

fn fill(which: &str) -> String {
    format!(
        "INSERT INTO ongebundeld (leervraag_id, sinds) SELECT leervraag_id, sinds FROM ongebundeld_feit WHERE {which}
            ON CONFLICT (leervraag_id) DO UPDATE SET sinds = excluded.sinds"
    )
}

/// Brings the rows of some leervragen to what the view says: two statements.
fn follow(which: &str) -> String {
    let fill = fill(&format!("leervraag_id {which}"));
    format!(
        "DELETE FROM ongebundeld WHERE leervraag_id {which}
            AND NOT EXISTS (SELECT 1 FROM ongebundeld_feit f WHERE f.leervraag_id = ongebundeld.leervraag_id);
        {fill};"
    )
}

/// What a trigger does for: its name, the event, when it matters, and the leervragen that it is about.
const TRIGGERS: [(&str, &str, &str, &str); 6] = [
    (
        "leervraag_ongebundeld_insert",
        "INSERT ON leervraag",
        "NEW.status = 'GEPUBLICEERD'",
        "= NEW.id",
    ),
    (
        "leervraag_ongebundeld_update",
        "UPDATE OF status, gepubliceerd_op ON leervraag",
        "OLD.status = 'GEPUBLICEERD' OR NEW.status = 'GEPUBLICEERD'",
        "= NEW.id",
    ),
    (
        "bundeling_ongebundeld_insert",
        "INSERT ON bundeling",
        "",
        "= NEW.leervraag_id",
    ),
    (
        "bundeling_ongebundeld_update",
        "UPDATE OF tot ON bundeling",
        "",
        "= NEW.leervraag_id",
    ),
    (
        "bundeling_ongebundeld_delete",
        "DELETE ON bundeling",
        "",
        "= OLD.leervraag_id",
    ),
    (
        "thema_ongebundeld_update",
        "UPDATE OF status ON thema",
        "OLD.status <> NEW.status",
        "IN (SELECT b.leervraag_id FROM bundeling b WHERE b.thema_id = NEW.id AND b.tot IS NULL)",
    ),
];

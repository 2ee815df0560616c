//! A merged leervraag is read by everybody, so it can be reported, and then it waits in the queue of the editors. The
//! states in which a leervraag can wait are widened where they stand, in the view and in the trigger that follows it:
//! what else these say stays as it is.

use sea_orm_migration::prelude::{
    ConnectionTrait, DbErr, DeriveMigrationName, MigrationTrait, SchemaManager, async_trait,
};
use sea_orm_migration::sea_orm::{DbBackend, Statement};

use crate::table::forward_only;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        match manager.get_database_backend() {
            DbBackend::Sqlite => {
                let said = "SELECT sql FROM sqlite_master WHERE name = ";
                let (view, trigger) = ("moderatie_feit", "leervraag_moderatie_update");
                let widened = [
                    read(manager, &format!("{said}'{view}'")).await?,
                    read(manager, &format!("{said}'{trigger}'")).await?,
                ];
                for drop in [format!("DROP TRIGGER {trigger}"), format!("DROP VIEW {view}")] {
                    db.execute_unprepared(&drop).await?;
                }
                for made in widened {
                    db.execute_unprepared(&widen(&made, SQLITE)?).await?;
                }
            }
            _ => {
                let view = read(manager, "SELECT pg_get_viewdef('moderatie_feit'::regclass)").await?;
                let trigger = "SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE tgname = 'leervraag_moderatie_update'";
                let trigger = read(manager, trigger).await?;
                let view = widen(&view, POSTGRES)?;
                db.execute_unprepared(&format!("CREATE OR REPLACE VIEW moderatie_feit AS {view}"))
                    .await?;
                db.execute_unprepared("DROP TRIGGER leervraag_moderatie_update ON leervraag")
                    .await?;
                db.execute_unprepared(&widen(&trigger, POSTGRES)?).await?;
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

/// The states as each database tells them, and with one more.
const SQLITE: (&str, &str) = (
    "IN ('INGEDIEND', 'GEPUBLICEERD')",
    "IN ('INGEDIEND', 'GEPUBLICEERD', 'SAMENGEVOEGD')",
);
const POSTGRES: (&str, &str) = (
    "ARRAY['INGEDIEND'::text, 'GEPUBLICEERD'::text]",
    "ARRAY['INGEDIEND'::text, 'GEPUBLICEERD'::text, 'SAMENGEVOEGD'::text]",
);

fn widen(said: &str, (states, more): (&str, &str)) -> Result<String, DbErr> {
    if said.contains(states) {
        Ok(said.replace(states, more))
    } else {
        Err(DbErr::Migration(format!("unknown states in: {said}")))
    }
}

async fn read(manager: &SchemaManager<'_>, sql: &str) -> Result<String, DbErr> {
    let asked = Statement::from_string(manager.get_database_backend(), sql);
    let row = manager.get_connection().query_one_raw(asked).await?;
    let row = row.ok_or_else(|| DbErr::Migration(format!("nothing found by: {sql}")))?;
    row.try_get_by_index(0)
}

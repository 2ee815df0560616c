//! The queue of the editors is brought to what the view says. The step before widened the view and its trigger, which
//! follows what changes from then on: what had been reported before stayed out of the queue. And where two changes ran at
//! once, a leervraag could go on waiting for being like one that had left.

use sea_orm_migration::prelude::{
    ConnectionTrait, DbErr, DeriveMigrationName, MigrationTrait, SchemaManager, async_trait,
};

use crate::m20261125_000203_moderatie::fill;
use crate::table::forward_only;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let gone = "DELETE FROM moderatie WHERE NOT EXISTS
            (SELECT 1 FROM moderatie_feit f WHERE f.leervraag_id = moderatie.leervraag_id)";
        let db = manager.get_connection();
        db.execute_unprepared(gone).await?;
        db.execute_unprepared(&fill("WHERE true")).await?;
        Ok(())
    }

    async fn down(&self, _: &SchemaManager) -> Result<(), DbErr> {
        forward_only()
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

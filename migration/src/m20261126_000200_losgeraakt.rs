//! A merging lasts as long as the other leervraag is published. What was merged before that was so, into one that is
//! published no longer, stands by itself again.

use sea_orm_migration::prelude::{
    ConnectionTrait, DbErr, DeriveMigrationName, MigrationTrait, SchemaManager, async_trait,
};

use crate::table::forward_only;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let loose =
            "UPDATE leervraag SET status = 'GEPUBLICEERD', samengevoegd_in_id = NULL, version = version + 1
            WHERE status = 'SAMENGEVOEGD' AND NOT EXISTS (SELECT 1 FROM leervraag doel
                WHERE doel.id = leervraag.samengevoegd_in_id AND doel.status = 'GEPUBLICEERD')";
        manager.get_connection().execute_unprepared(loose).await?;
        Ok(())
    }

    async fn down(&self, _: &SchemaManager) -> Result<(), DbErr> {
        forward_only()
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

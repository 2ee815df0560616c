//! What coverage counts is counted from an index, and not from the whole of every published leervraag.

use sea_orm_migration::prelude::{
    DbErr, DeriveMigrationName, Index, MigrationTrait, SchemaManager, async_trait,
};

use crate::table::forward_only;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for columns in [
            &["status", "weergave", "sector", "discipline_id"][..],
            &["status", "gebied_id"],
            &["status", "onderwijssoort"],
            // Else SQLite would find a feed of one kind of school by the index above, and put all of it in order.
            &["onderwijssoort", "created_at", "id"],
        ] {
            let name = format!("ix_leervraag_{}", columns.join("_"));
            let mut index = Index::create().name(name).table("leervraag").take();
            for column in columns {
                index.col(*column);
            }
            manager.create_index(index).await?;
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

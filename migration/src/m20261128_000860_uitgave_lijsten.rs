//! Releases of metingen and of the texts of leervragen. The latter are read by when they came out.

use sea_orm_migration::prelude::{
    DbErr, DeriveMigrationName, Index, MigrationTrait, SchemaManager, async_trait,
};

use crate::{
    set::{Set, widen},
    table::forward_only,
};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const SOORT: Set = (
    "uitgave",
    "soort",
    &[
        "KRUISTABEL",
        "LEERVRAGEN",
        "ONTWIKKELOPGAVEN",
        "METINGEN",
        "LEERVRAAGTEKSTEN",
    ],
);

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        widen(manager, &["uitgave"], &[SOORT]).await?;
        let columns = ["status", "gepubliceerd_op", "id"];
        let name = format!("ix_leervraag_{}", columns.join("_"));
        let mut index = Index::create().name(name).table("leervraag").take();
        for column in columns {
            index.col(column);
        }
        manager.create_index(index).await
    }

    async fn down(&self, _: &SchemaManager) -> Result<(), DbErr> {
        forward_only()
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

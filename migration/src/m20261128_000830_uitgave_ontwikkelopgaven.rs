//! Releases of ontwikkelopgaven, beside those of leervragen.

use sea_orm_migration::prelude::{DbErr, DeriveMigrationName, MigrationTrait, SchemaManager, async_trait};

use crate::{
    set::{Set, widen},
    table::forward_only,
};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const SOORT: Set = (
    "uitgave",
    "soort",
    &["KRUISTABEL", "LEERVRAGEN", "ONTWIKKELOPGAVEN"],
);

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        widen(manager, &["uitgave"], &[SOORT]).await
    }

    async fn down(&self, _: &SchemaManager) -> Result<(), DbErr> {
        forward_only()
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

//! How many parents and pupils take part in a Lerende Praktijk on a day: numbers, and nothing about who.

use sea_orm_migration::prelude::{
    DbErr, DeriveMigrationName, Expr, ForeignKeyAction, MigrationTrait, SchemaManager, async_trait,
};
use sea_orm_migration::schema::{date, integer, timestamp_with_time_zone};

use crate::table::{TableDef, forward_only};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        ouders_leerlingen(manager).await
    }

    async fn down(&self, _: &SchemaManager) -> Result<(), DbErr> {
        forward_only()
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

async fn ouders_leerlingen(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    TableDef::new("ouders_leerlingen")
        .id()
        .reference("praktijk_id", "praktijk", ForeignKeyAction::Cascade)
        .col(date("datum"))
        .col(integer("ouders"))
        .check("ouders", Expr::cust("ouders >= 0"))
        .col(integer("leerlingen"))
        .check("leerlingen", Expr::cust("leerlingen >= 0"))
        .col(integer("version"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone("updated_at"))
        .unique(&["praktijk_id", "datum"])
        .create(manager)
        .await
}

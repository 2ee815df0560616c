//! What the service tells its members: codes and references.

use sea_orm_migration::prelude::{
    DbErr, DeriveMigrationName, ForeignKeyAction, MigrationTrait, SchemaManager, async_trait,
};
use sea_orm_migration::schema::{timestamp_with_time_zone, timestamp_with_time_zone_null};

use crate::table::{TableDef, forward_only};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        bericht(manager).await
    }

    async fn down(&self, _: &SchemaManager) -> Result<(), DbErr> {
        forward_only()
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

async fn bericht(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    TableDef::new("bericht")
        .id()
        .reference("member_id", "member", ForeignKeyAction::Cascade)
        .choice(
            "soort",
            &[
                "LEERVRAAG_GEPUBLICEERD",
                "LEERVRAAG_AFGEWEZEN",
                "LEERVRAAG_TERUGGENOMEN",
                "LEERVRAAG_SAMENGEVOEGD",
                "HERKENDE_SAMENGEVOEGD",
                "SAMENVOEGING_ONGEDAAN",
                "BESLUIT_ONGEDAAN",
                "MELDING_AFGEHANDELD",
            ],
        )
        .reference_null("leervraag_id", "leervraag", ForeignKeyAction::Cascade)
        .reference_null("melding_id", "melding", ForeignKeyAction::Cascade)
        .choice_null(
            "reden",
            &[
                "TEVEEL_HERLEIDBAAR",
                "GEEN_LEERVRAAG",
                "DUBBEL",
                "BUITEN_ONDERWERP",
                "ONGEPAST",
            ],
        )
        .col(timestamp_with_time_zone_null("gelezen_op"))
        .col(timestamp_with_time_zone("created_at"))
        .index(&["member_id", "created_at", "id"])
        .index(&["leervraag_id"])
        .index(&["melding_id"])
        .create(manager)
        .await
}

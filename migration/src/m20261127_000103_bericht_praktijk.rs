//! Members are told about invitations and deelnames too.

use sea_orm_migration::prelude::{
    ConnectionTrait, DbErr, DeriveMigrationName, ForeignKeyAction, MigrationTrait, SchemaManager, async_trait,
};
use sea_orm_migration::schema::{timestamp_with_time_zone, timestamp_with_time_zone_null};

use crate::table::{TableDef, forward_only};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

/// SQLite cannot widen a closed set, so the rows move to a new table.
const ASIDE: [&str; 2] = [
    "CREATE TABLE bericht_oud AS SELECT * FROM bericht",
    "DROP TABLE bericht",
];

const BACK: [&str; 2] = [
    "INSERT INTO bericht (id, member_id, soort, leervraag_id, melding_id, reden, gelezen_op, created_at)
        SELECT id, member_id, soort, leervraag_id, melding_id, reden, gelezen_op, created_at FROM bericht_oud",
    "DROP TABLE bericht_oud",
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        for statement in ASIDE {
            db.execute_unprepared(statement).await?;
        }
        bericht(manager).await?;
        for statement in BACK {
            db.execute_unprepared(statement).await?;
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
                "UITGENODIGD",
                "UITNODIGING_INGETROKKEN",
                "UITNODIGING_AANVAARD",
                "UITNODIGING_AFGESLAGEN",
                "DEELNAME_TOEGEVOEGD",
                "DEELNAME_BEEINDIGD",
            ],
        )
        .reference_null("leervraag_id", "leervraag", ForeignKeyAction::Cascade)
        .reference_null("melding_id", "melding", ForeignKeyAction::Cascade)
        .reference_null("praktijk_id", "praktijk", ForeignKeyAction::Cascade)
        .reference_null("uitnodiging_id", "uitnodiging", ForeignKeyAction::Cascade)
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
        .index(&["praktijk_id"])
        .index(&["uitnodiging_id"])
        .create(manager)
        .await
}

//! Decisions of editors, each with what was before.

use sea_orm_migration::prelude::{
    DbErr, DeriveMigrationName, ForeignKeyAction, MigrationTrait, SchemaManager, async_trait,
};
use sea_orm_migration::schema::{
    integer, text_null, timestamp_with_time_zone, timestamp_with_time_zone_null,
};

use crate::table::{TableDef, forward_only};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        besluit(manager).await?;
        besluit_regel(manager).await
    }

    async fn down(&self, _: &SchemaManager) -> Result<(), DbErr> {
        forward_only()
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

/// The reasons of a refusal, as they are in `leervraag`.
const AFWIJSREDENEN: [&str; 5] = [
    "TEVEEL_HERLEIDBAAR",
    "GEEN_LEERVRAAG",
    "DUBBEL",
    "BUITEN_ONDERWERP",
    "ONGEPAST",
];

async fn besluit(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    TableDef::new("besluit")
        .id()
        .choice(
            "soort",
            &[
                "PUBLICEREN",
                "AFWIJZEN",
                "TERUGNEMEN",
                "SAMENVOEGEN",
                "MELDING_AFHANDELEN",
            ],
        )
        .choice_null("reden", &AFWIJSREDENEN)
        .choice_null("samenvoegreden", &["ZELFDE_VRAAG", "ONDERDEEL"])
        .choice_null("uitkomst", &["GEGROND", "ONGEGROND", "VERVALLEN", "INGETROKKEN"])
        .reference_null("door_id", "member", ForeignKeyAction::SetNull)
        .reference_null("ongedaan_door_id", "member", ForeignKeyAction::SetNull)
        .col(timestamp_with_time_zone_null("ongedaan_op"))
        .col(timestamp_with_time_zone("created_at"))
        .index(&["created_at", "id"])
        .index(&["door_id", "created_at", "id"])
        .index(&["ongedaan_door_id"])
        .create(manager)
        .await
}

async fn besluit_regel(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    TableDef::new("besluit_regel")
        .id()
        .reference("besluit_id", "besluit", ForeignKeyAction::Cascade)
        .col(integer("nummer"))
        .reference("leervraag_id", "leervraag", ForeignKeyAction::Cascade)
        .reference_null("naar_id", "leervraag", ForeignKeyAction::SetNull)
        .choice(
            "uitkomst",
            &[
                "GEDAAN",
                "INTUSSEN_GEWIJZIGD",
                "STATUS_STAAT_NIET_TOE",
                "GECLAIMD",
            ],
        )
        .choice_null("ongedaan", &["TERUGGEDRAAID", "INTUSSEN_GEWIJZIGD"])
        .col(integer("versie_na"))
        .choice(
            "status_voor",
            &[
                "CONCEPT",
                "INGEDIEND",
                "GEPUBLICEERD",
                "AFGEWEZEN",
                "INGETROKKEN",
                "SAMENGEVOEGD",
            ],
        )
        .choice_null("afwijsreden_voor", &AFWIJSREDENEN)
        .col(text_null("afwijstoelichting_voor"))
        .col(text_null("weerwoord_voor"))
        .col(timestamp_with_time_zone_null("ingediend_op_voor"))
        .col(timestamp_with_time_zone_null("gepubliceerd_op_voor"))
        .unique(&["besluit_id", "nummer"])
        .index(&["leervraag_id", "id"])
        .index(&["naar_id"])
        .create(manager)
        .await
}

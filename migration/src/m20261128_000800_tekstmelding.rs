//! What members report about texts that others read without an editor's look; such a text can be hidden, and shown again.

use sea_orm_migration::prelude::{
    ConnectionTrait, DbErr, DeriveMigrationName, Expr, ForeignKeyAction, MigrationTrait, SchemaManager,
    async_trait,
};
use sea_orm_migration::schema::{text_null, timestamp_with_time_zone, timestamp_with_time_zone_null};

use crate::{
    set::{Set, widen},
    table::{TableDef, forward_only, moment_type, uuid_type},
};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const REDEN: [&str; 5] = ["HERLEIDBAAR", "ONGEPAST", "NIET_TER_ZAKE", "DUBBEL", "ANDERS"];

/// The tables with texts that are reported.
const TEKSTEN: [&str; 6] = [
    "expertvraag",
    "goodpractice_overname",
    "goodpractice_ervaring",
    "canvas",
    "activiteit",
    "meting",
];

const SOORT: Set = (
    "bericht",
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
        "EXPERTVRAAG_BEANTWOORD",
        "EXPERTVRAAG_NIET_BEANTWOORD",
        "GOODPRACTICE_GEDEELD",
        "GOODPRACTICE_TERUGGEGEVEN",
        "GOODPRACTICE_INGETROKKEN",
        "GOODPRACTICE_OVERGENOMEN",
        "TEKST_VERBORGEN",
        "TEKST_WEER_GETOOND",
    ],
);

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        tekstmelding(manager).await?;
        widen(manager, &["bericht"], &[SOORT]).await?;
        for statement in written_out(manager) {
            manager.get_connection().execute_unprepared(&statement).await?;
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

async fn tekstmelding(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let filled = TEKSTEN.map(|text| format!("CASE WHEN {text}_id IS NULL THEN 0 ELSE 1 END"));
    TableDef::new("tekstmelding")
        .id()
        .reference_null("expertvraag_id", "expertvraag", ForeignKeyAction::Cascade)
        .reference_null(
            "goodpractice_overname_id",
            "goodpractice_overname",
            ForeignKeyAction::Cascade,
        )
        .reference_null(
            "goodpractice_ervaring_id",
            "goodpractice_ervaring",
            ForeignKeyAction::Cascade,
        )
        .reference_null("canvas_id", "canvas", ForeignKeyAction::Cascade)
        .reference_null("activiteit_id", "activiteit", ForeignKeyAction::Cascade)
        .reference_null("meting_id", "meting", ForeignKeyAction::Cascade)
        .reference_null("melder_id", "member", ForeignKeyAction::SetNull)
        .choice("reden", &REDEN)
        .col(text_null("toelichting"))
        .choice_null("uitkomst", &["GEGROND", "ONGEGROND"])
        .col(timestamp_with_time_zone_null("afgehandeld_op"))
        .choice_null("besluitreden", &REDEN)
        .col(text_null("besluittoelichting"))
        .col(timestamp_with_time_zone("created_at"))
        // It is about exactly one text.
        .check(
            "expertvraag_id",
            Expr::cust(format!("{} = 1", filled.join(" + "))),
        )
        .index(&["expertvraag_id"])
        .index(&["goodpractice_overname_id"])
        .index(&["goodpractice_ervaring_id"])
        .index(&["canvas_id"])
        .index(&["activiteit_id"])
        .index(&["meting_id"])
        .index(&["melder_id", "created_at", "id"])
        .index(&["created_at", "id"])
        .create(manager)
        .await
}

/// What the builder has no words for, and the columns of tables that are there already.
fn written_out(manager: &SchemaManager<'_>) -> Vec<String> {
    let (uuid, moment) = (uuid_type(manager), moment_type(manager));
    let keys = TEKSTEN.map(|text| format!("{text}_id")).join(", ");
    let mut made = vec![
        // One open report of each member on each text, whatever its kind.
        format!(
            "CREATE UNIQUE INDEX uq_tekstmelding_melder_id ON tekstmelding (coalesce({keys}), melder_id)
                WHERE uitkomst IS NULL"
        ),
        // The queue is short, whatever was decided before.
        "CREATE INDEX ix_tekstmelding_open ON tekstmelding (created_at, id) WHERE uitkomst IS NULL"
            .to_owned(),
        format!(
            "ALTER TABLE bericht ADD COLUMN tekstmelding_id {uuid} CONSTRAINT fk_bericht_tekstmelding_id
                REFERENCES tekstmelding (id) ON DELETE CASCADE"
        ),
        "CREATE INDEX ix_bericht_tekstmelding_id ON bericht (tekstmelding_id)".to_owned(),
    ];
    made.extend(TEKSTEN.map(|text| format!("ALTER TABLE {text} ADD COLUMN verborgen_op {moment}")));
    made
}

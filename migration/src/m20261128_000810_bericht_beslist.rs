//! Members are told what editors decided about what they laid before them, and an expert that somebody asks by name.

use sea_orm_migration::prelude::{
    ConnectionTrait, DbErr, DeriveMigrationName, MigrationTrait, SchemaManager, async_trait,
};

use crate::{
    set::{Set, widen},
    table::{forward_only, uuid_type},
};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

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
        "EXPERTVRAAG_GESTELD",
        "BIJDRAGE_GEPUBLICEERD",
        "BIJDRAGE_AFGEWEZEN",
        "INZICHT_GEPUBLICEERD",
        "INZICHT_AFGEWEZEN",
        "BEGRIP_GEPUBLICEERD",
        "BEGRIP_TERUGGENOMEN",
        "BEGRIP_AFGEWEZEN",
        "AGENDAREACTIE_BEANTWOORD",
    ],
);

/// What a bericht is about, and the kinds that must say which.
const OVER: [(&str, &str); 4] = [
    ("bijdrage", "'BIJDRAGE_GEPUBLICEERD', 'BIJDRAGE_AFGEWEZEN'"),
    ("inzicht", "'INZICHT_GEPUBLICEERD', 'INZICHT_AFGEWEZEN'"),
    (
        "begrip",
        "'BEGRIP_GEPUBLICEERD', 'BEGRIP_TERUGGENOMEN', 'BEGRIP_AFGEWEZEN'",
    ),
    ("reactie", "'AGENDAREACTIE_BEANTWOORD'"),
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    /// Each rule stands in its new column, because SQLite takes one with a column and not with a table that is there.
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        widen(manager, &["bericht"], &[SOORT]).await?;
        let (db, uuid) = (manager.get_connection(), uuid_type(manager));
        for (table, soorten) in OVER {
            let column = format!(
                "ALTER TABLE bericht ADD COLUMN {table}_id {uuid} CONSTRAINT fk_bericht_{table}_id
                    REFERENCES {table} (id) ON DELETE CASCADE CONSTRAINT \"ck_bericht_{table}_id\"
                    CHECK ({table}_id IS NOT NULL OR soort NOT IN ({soorten}))"
            );
            db.execute_unprepared(&column).await?;
            let index = format!("CREATE INDEX ix_bericht_{table}_id ON bericht ({table}_id)");
            db.execute_unprepared(&index).await?;
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

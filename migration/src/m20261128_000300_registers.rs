//! Deliveries may be spreadsheets and name the numbers in professional registers; and what changed since a stand stands in one
//! list, with what is gone.

use sea_orm_migration::prelude::{
    ConnectionTrait, DbErr, DeriveMigrationName, MigrationTrait, SchemaManager, async_trait,
};

use crate::set::{Set, widen};
use crate::table::forward_only;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

/// On both databases alike.
const LIDMAATSCHAP: [&str; 6] = [
    "ALTER TABLE inzending ADD COLUMN opmerkingen text NOT NULL DEFAULT '[]'",
    "ALTER TABLE lidmaatschap ADD COLUMN skj text",
    "ALTER TABLE lidmaatschap ADD COLUMN big text",
    // Found by the number, for those that nobody is behind yet.
    "CREATE INDEX ix_lidmaatschap_skj ON lidmaatschap (skj) WHERE skj IS NOT NULL AND member_id IS NULL",
    "CREATE INDEX ix_lidmaatschap_big ON lidmaatschap (big) WHERE big IS NOT NULL AND member_id IS NULL",
    "CREATE VIEW lidmaatschap_wijziging AS
        SELECT id, beroepsvereniging_id, lidnummer, wijziging, false AS vervallen FROM lidmaatschap
        UNION ALL
        SELECT id, beroepsvereniging_id, lidnummer, wijziging, true AS vervallen FROM lidmaatschap_vervallen",
];

const SETS: [Set; 4] = [
    ("inzending", "formaat", &["CSV", "NDJSON", "XLSX"]),
    (
        "inzending",
        "reden",
        &[
            "LEEG",
            "LIDNUMMER_ONTBREEKT",
            "KOLOM_DUBBEL",
            "TEVEEL_KOLOMMEN",
            "CODERING",
            "RIJ_TE_GROOT",
            "TEVEEL_RIJEN",
            "TE_GROOT",
            "RIJEN_GEWEIGERD",
            "VEROUDERD",
            "AFGEBROKEN",
            "AFGEWEZEN",
            "WERKMAP_ONLEESBAAR",
            "BLAD_ONTBREEKT",
        ],
    ),
    (
        "inzending_regel",
        "code",
        &[
            "RIJ_ONLEESBAAR",
            "LIDNUMMER_ONGELDIG",
            "LIDNUMMER_DUBBEL",
            "WAARDE_ONTBREEKT",
            "TE_LANG",
            "TEKEN_NIET_TOEGESTAAN",
            "CODERING_VERDACHT",
            "PERSOONSGEGEVEN",
            "DATUM_ONGELDIG",
            "EIND_VOOR_BEGIN",
            "STATUS_ONBEKEND",
            "LIDSOORT_ONBEKEND",
            "REGISTERNUMMER_ONGELDIG",
        ],
    ),
    (
        "inzending_regel",
        "veld",
        &[
            "LIDNUMMER",
            "VOORLETTERS",
            "VOORNAAM",
            "TUSSENVOEGSEL",
            "ACHTERNAAM",
            "ORGANISATIENAAM",
            "LIDSOORT",
            "STATUS",
            "INGANGSDATUM",
            "EINDDATUM",
            "SKJ",
            "BIG",
        ],
    ),
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for statement in LIDMAATSCHAP {
            manager.get_connection().execute_unprepared(statement).await?;
        }
        widen(manager, &["inzending", "inzending_regel"], &SETS).await
    }

    async fn down(&self, _: &SchemaManager) -> Result<(), DbErr> {
        forward_only()
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

//! Deliveries of associations: what was sent, the plan of each, and what a membership must carry so that it can be undone
//! and read back.

use sea_orm_migration::prelude::{
    ConnectionTrait, DbErr, DeriveMigrationName, ForeignKeyAction, MigrationTrait, SchemaManager, async_trait,
};
use sea_orm_migration::schema::{
    boolean, integer, integer_null, text, text_null, timestamp_with_time_zone, timestamp_with_time_zone_null,
    uuid, uuid_null,
};

use crate::table::{TableDef, forward_only};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

/// On both databases alike.
const LIDMAATSCHAP: [&str; 7] = [
    "ALTER TABLE lidmaatschap ADD COLUMN voorletters text",
    "ALTER TABLE lidmaatschap ADD COLUMN voornaam text",
    "ALTER TABLE lidmaatschap ADD COLUMN tussenvoegsel text",
    "ALTER TABLE lidmaatschap ADD COLUMN achternaam text",
    "ALTER TABLE lidmaatschap ADD COLUMN organisatienaam text",
    "ALTER TABLE lidmaatschap ADD COLUMN wijziging integer NOT NULL DEFAULT 0",
    "CREATE INDEX ix_lidmaatschap_beroepsvereniging_id_wijziging_id ON lidmaatschap (beroepsvereniging_id, wijziging, id)",
];

const TOEPASSINGEN: [&str; 2] = ["HEEL", "PER_RIJ"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for statement in LIDMAATSCHAP {
            manager.get_connection().execute_unprepared(statement).await?;
        }
        vervallen(manager).await?;
        aansluiting(manager).await?;
        inzending(manager).await?;
        regel(manager).await
    }

    async fn down(&self, _: &SchemaManager) -> Result<(), DbErr> {
        forward_only()
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

async fn vervallen(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    TableDef::new("lidmaatschap_vervallen")
        .id()
        .reference(
            "beroepsvereniging_id",
            "beroepsvereniging",
            ForeignKeyAction::Restrict,
        )
        .col(text("lidnummer"))
        .col(integer("wijziging"))
        .col(timestamp_with_time_zone("created_at"))
        .index(&["beroepsvereniging_id", "wijziging", "id"])
        .create(manager)
        .await
}

async fn aansluiting(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    TableDef::new("aansluiting")
        .reference(
            "beroepsvereniging_id",
            "beroepsvereniging",
            ForeignKeyAction::Cascade,
        )
        .primary_key(&["beroepsvereniging_id"])
        .col(integer("stand"))
        .choice(
            "voorinstelling",
            &["STANDAARD", "PC_LEDEN", "CONGRESSUS", "E_CAPTAIN"],
        )
        .col(text("kolommen"))
        .choice("toepassing", &TOEPASSINGEN)
        .col(integer("drempel_aandeel"))
        .col(integer("drempel_aantal"))
        .col(integer("version"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone("updated_at"))
        .create(manager)
        .await
}

async fn inzending(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let counted = [
        "rijen",
        "nieuw",
        "gewijzigd",
        "ongewijzigd",
        "beeindigd",
        "geweigerd",
        "lopend",
        "drempel",
    ];
    let table = TableDef::new("inzending")
        .id()
        .reference(
            "beroepsvereniging_id",
            "beroepsvereniging",
            ForeignKeyAction::Restrict,
        )
        .choice("modus", &["DELTA", "VOLLEDIG"])
        .choice("toepassing", &TOEPASSINGEN)
        .choice("formaat", &["CSV", "NDJSON"])
        .col(boolean("proef"))
        .choice(
            "status",
            &[
                "ONTVANGEN",
                "GEPLAND",
                "AANGEHOUDEN",
                "TOEGEPAST",
                "GEWEIGERD",
                "ONGEDAAN",
            ],
        )
        .choice_null("reden", &REDENEN)
        .choice_null("aangehouden_om", &["DREMPEL", "VEEL_BEEINDIGD"])
        .col(text_null("inzender"))
        .col(integer("basis"))
        .col(integer_null("stand"))
        .col(uuid("poging"))
        .col(text_null("hash"))
        .col(integer("bytes"))
        .col(integer_null("bytes_totaal"));
    let table = counted
        .into_iter()
        .fold(table, |table, name| table.col(integer(name)));
    table
        .col(boolean("afwezigen_tellen"))
        .col(text("per_veld"))
        .col(text("kolommen"))
        .col(text("vervallen_kolommen"))
        .col(timestamp_with_time_zone_null("gepland_op"))
        .col(timestamp_with_time_zone_null("toegepast_op"))
        .col(timestamp_with_time_zone_null("ongedaan_op"))
        .reference_null("besloten_door_id", "member", ForeignKeyAction::SetNull)
        .col(integer("version"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone("updated_at"))
        .index(&["beroepsvereniging_id", "created_at", "id"])
        .index(&["created_at", "id"])
        .index(&["besloten_door_id"])
        .create(manager)
        .await
}

const REDENEN: [&str; 12] = [
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
];

async fn regel(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    TableDef::new("inzending_regel")
        .id()
        .reference("inzending_id", "inzending", ForeignKeyAction::Cascade)
        .col(integer("nummer"))
        .col(boolean("afwezig"))
        .col(text_null("lidnummer"))
        .choice(
            "uitkomst",
            &["NIEUW", "GEWIJZIGD", "ONGEWIJZIGD", "BEEINDIGD", "GEWEIGERD"],
        )
        .choice_null(
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
            ],
        )
        .choice_null(
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
            ],
        )
        .col(uuid_null("lidmaatschap_id"))
        .col(text("velden"))
        .col(text_null("voor"))
        .col(text_null("na"))
        .unique(&["inzending_id", "nummer"])
        .index(&["inzending_id", "uitkomst", "nummer", "id"])
        .index(&["inzending_id", "lidnummer"])
        .create(manager)
        .await
}

//! Leervragen with their versions, links to frameworks, and recognitions.

use sea_orm_migration::prelude::{
    DbErr, DeriveMigrationName, ForeignKeyAction, MigrationTrait, SchemaManager, async_trait,
};
use sea_orm_migration::schema::{
    boolean, integer, text, text_null, timestamp_with_time_zone, timestamp_with_time_zone_null,
};

use crate::table::{TableDef, forward_only};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        leervraag(manager).await?;
        leervraag_versie(manager).await?;
        leervraag_element(manager).await?;
        herkenning(manager).await
    }

    async fn down(&self, _: &SchemaManager) -> Result<(), DbErr> {
        forward_only()
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

async fn leervraag(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    TableDef::new("leervraag")
        .id()
        .choice(
            "status",
            &[
                "CONCEPT",
                "INGEDIEND",
                "GEPUBLICEERD",
                "AFGEWEZEN",
                "INGETROKKEN",
                "SAMENGEVOEGD",
            ],
        )
        .col(text("tekst"))
        .col(text_null("toelichting"))
        .choice_null(
            "aard",
            &[
                "PERSOONLIJKE_OPGAVE",
                "SAMENWERKINGSVRAAGSTUK",
                "INHOUDELIJKE_KENNIS",
                "RANDVOORWAARDE",
            ],
        )
        .choice(
            "herkomst",
            &[
                "LERENDE_PRAKTIJK",
                "COMMUNITY",
                "ACTIVITEIT",
                "INTERVIEW",
                "VERENIGING",
            ],
        )
        .choice("weergave", &["NAAM", "ROL", "ANONIEM"])
        .choice("vrager_soort", &["PERSOON", "PRAKTIJK", "GROEP"])
        .reference_null("indiener_id", "member", ForeignKeyAction::SetNull)
        .reference_null("vrager_id", "member", ForeignKeyAction::SetNull)
        .reference_null("discipline_id", "discipline", ForeignKeyAction::SetNull)
        .choice_null(
            "sector",
            &[
                "ONDERWIJS",
                "JEUGDHULP",
                "SOCIAAL_DOMEIN",
                "JEUGDGEZONDHEIDSZORG",
                "GEMEENTE",
                "KINDEROPVANG",
                "JUSTITIE",
                "ONDERZOEK_BELEID",
            ],
        )
        .choice_null(
            "onderwijssoort",
            &[
                "VOORSCHOOL",
                "BAO",
                "SBO",
                "SO",
                "VO",
                "VSO",
                "PRO",
                "MBO",
                "HBO",
                "WO",
            ],
        )
        .reference_null("gebied_id", "gebied", ForeignKeyAction::SetNull)
        .reference_null("praktijk_id", "praktijk", ForeignKeyAction::SetNull)
        .reference_null("activiteit_id", "activiteit", ForeignKeyAction::SetNull)
        .reference_null(
            "samenwerkingsvorm_id",
            "raamwerk_element",
            ForeignKeyAction::SetNull,
        )
        .choice_null(
            "afwijsreden",
            &[
                "TEVEEL_HERLEIDBAAR",
                "GEEN_LEERVRAAG",
                "DUBBEL",
                "BUITEN_ONDERWERP",
                "ONGEPAST",
            ],
        )
        .col(text_null("afwijstoelichting"))
        .col(text_null("weerwoord"))
        .col(text_null("signalen"))
        .col(integer("aantal_herkenningen"))
        .col(integer("version"))
        .col(timestamp_with_time_zone_null("ingediend_op"))
        .col(timestamp_with_time_zone_null("gepubliceerd_op"))
        .col(timestamp_with_time_zone_null("ingetrokken_op"))
        .col(boolean("demo"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone("updated_at"))
        .index(&["created_at", "id"])
        .index(&["updated_at", "id"])
        .index(&["status", "created_at", "id"])
        .index(&["aantal_herkenningen", "id"])
        .index(&["indiener_id", "created_at", "id"])
        .index(&["vrager_id", "created_at", "id"])
        .index(&["discipline_id", "created_at", "id"])
        .index(&["gebied_id", "created_at", "id"])
        .index(&["praktijk_id", "created_at", "id"])
        .index(&["activiteit_id", "created_at", "id"])
        .index(&["samenwerkingsvorm_id", "created_at", "id"])
        .create(manager)
        .await
}

async fn leervraag_versie(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    TableDef::new("leervraag_versie")
        .id()
        .reference("leervraag_id", "leervraag", ForeignKeyAction::Cascade)
        .col(integer("nummer"))
        .col(text("tekst"))
        .col(text_null("toelichting"))
        .reference_null("auteur_id", "member", ForeignKeyAction::SetNull)
        .col(timestamp_with_time_zone("created_at"))
        .unique(&["leervraag_id", "nummer"])
        .index(&["auteur_id"])
        .create(manager)
        .await
}

async fn leervraag_element(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    TableDef::new("leervraag_element")
        .reference("leervraag_id", "leervraag", ForeignKeyAction::Cascade)
        .reference("element_id", "raamwerk_element", ForeignKeyAction::Restrict)
        .primary_key(&["leervraag_id", "element_id"])
        .index(&["element_id", "leervraag_id"])
        .create(manager)
        .await
}

async fn herkenning(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    TableDef::new("herkenning")
        .id()
        .reference("leervraag_id", "leervraag", ForeignKeyAction::Cascade)
        .reference("member_id", "member", ForeignKeyAction::Cascade)
        .col(timestamp_with_time_zone("created_at"))
        .unique(&["leervraag_id", "member_id"])
        .index(&["member_id", "created_at", "id"])
        .create(manager)
        .await
}

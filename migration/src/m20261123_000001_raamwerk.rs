//! Frameworks and reference tables: versioned, dated data that every other table may point at.

use sea_orm_migration::prelude::{
    DbErr, DeriveMigrationName, ForeignKeyAction, MigrationTrait, SchemaManager, async_trait,
};
use sea_orm_migration::schema::{date, date_null, integer, text, text_null};

use crate::table::{TableDef, forward_only};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        raamwerk(manager).await?;
        raamwerk_element(manager).await?;
        discipline(manager).await?;
        gebied(manager).await?;
        gebied_ligging(manager).await
    }

    async fn down(&self, _: &SchemaManager) -> Result<(), DbErr> {
        forward_only()
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

async fn raamwerk(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    TableDef::new("raamwerk")
        .id()
        .col(text("code"))
        .col(text("versie"))
        .col(text("naam"))
        .col(text("bron"))
        .col(date("geldig_van"))
        .col(date_null("geldig_tot"))
        .unique(&["code", "versie"])
        .create(manager)
        .await
}

async fn raamwerk_element(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    TableDef::new("raamwerk_element")
        .id()
        .reference("raamwerk_id", "raamwerk", ForeignKeyAction::Cascade)
        .reference_null("ouder_id", "raamwerk_element", ForeignKeyAction::Cascade)
        .choice(
            "soort",
            &["PARAMETER", "NIVEAU", "CLUSTER", "FACTOR", "HOOFDVORM", "VARIANT"],
        )
        .col(text("code"))
        .col(text("naam"))
        .col(text_null("toelichting"))
        .choice_null("onderwijssector", &["PO", "VO", "MBO"])
        .col(integer("volgorde"))
        .unique(&["raamwerk_id", "code"])
        .index(&["raamwerk_id", "soort", "volgorde", "id"])
        .index(&["ouder_id", "volgorde", "id"])
        .create(manager)
        .await
}

async fn discipline(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    TableDef::new("discipline")
        .id()
        .col(text("code"))
        .col(text("naam"))
        .choice(
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
        .col(text("synoniemen"))
        .col(integer("volgorde"))
        .col(date("geldig_van"))
        .col(date_null("geldig_tot"))
        .unique(&["code"])
        .index(&["naam", "id"])
        .index(&["volgorde", "id"])
        .create(manager)
        .await
}

async fn gebied(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    TableDef::new("gebied")
        .id()
        .choice(
            "soort",
            &[
                "GEMEENTE",
                "JEUGDREGIO",
                "PROVINCIE",
                "DOORSTROOMPUNTREGIO",
                "SAMENWERKINGSVERBAND",
            ],
        )
        .col(text("code"))
        .col(text("naam"))
        .col(text("sorteernaam"))
        .col(date("geldig_van"))
        .col(date_null("geldig_tot"))
        .reference_null("opvolger_id", "gebied", ForeignKeyAction::SetNull)
        .unique(&["soort", "code", "geldig_van"])
        .index(&["soort", "sorteernaam", "id"])
        .index(&["opvolger_id"])
        .create(manager)
        .await
}

async fn gebied_ligging(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    TableDef::new("gebied_ligging")
        .reference("gemeente_id", "gebied", ForeignKeyAction::Cascade)
        .reference("gebied_id", "gebied", ForeignKeyAction::Cascade)
        .col(date("van"))
        .col(date_null("tot"))
        .primary_key(&["gemeente_id", "gebied_id", "van"])
        .index(&["gebied_id", "gemeente_id"])
        .create(manager)
        .await
}

//! Lerende Praktijken, where they work, and who takes part.

use sea_orm_migration::prelude::{
    DbErr, DeriveMigrationName, ForeignKeyAction, MigrationTrait, SchemaManager, async_trait,
};
use sea_orm_migration::schema::{
    boolean, date, date_null, integer, text, text_null, timestamp_with_time_zone,
};

use crate::table::{TableDef, forward_only};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        praktijk(manager).await?;
        praktijk_onderwijssoort(manager).await?;
        praktijk_partner(manager).await?;
        deelname(manager).await
    }

    async fn down(&self, _: &SchemaManager) -> Result<(), DbErr> {
        forward_only()
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

async fn praktijk(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    TableDef::new("praktijk")
        .id()
        .col(text("naam"))
        .col(text("samenvatting"))
        .col(text_null("werkwijze"))
        .choice(
            "fase",
            &[
                "VERKENNING",
                "NULMETING",
                "IN_UITVOERING",
                "AFGEROND",
                "GEBORGD",
                "GESTOPT",
            ],
        )
        .reference_null("lead_organisatie_id", "organisatie", ForeignKeyAction::SetNull)
        .reference_null("gebied_id", "gebied", ForeignKeyAction::SetNull)
        .reference_null(
            "samenwerkingsvorm_id",
            "raamwerk_element",
            ForeignKeyAction::SetNull,
        )
        .col(date("startdatum"))
        .col(date_null("einddatum"))
        .col(text_null("bron"))
        .col(boolean("demo"))
        .col(integer("version"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone("updated_at"))
        .index(&["naam", "id"])
        .index(&["created_at", "id"])
        .index(&["fase", "created_at", "id"])
        .index(&["lead_organisatie_id", "created_at", "id"])
        .index(&["gebied_id", "created_at", "id"])
        .index(&["samenwerkingsvorm_id", "created_at", "id"])
        .create(manager)
        .await
}

async fn praktijk_onderwijssoort(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    TableDef::new("praktijk_onderwijssoort")
        .reference("praktijk_id", "praktijk", ForeignKeyAction::Cascade)
        .choice(
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
        .primary_key(&["praktijk_id", "onderwijssoort"])
        .index(&["onderwijssoort", "praktijk_id"])
        .create(manager)
        .await
}

async fn praktijk_partner(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    TableDef::new("praktijk_partner")
        .reference("praktijk_id", "praktijk", ForeignKeyAction::Cascade)
        .reference("organisatie_id", "organisatie", ForeignKeyAction::Cascade)
        .primary_key(&["praktijk_id", "organisatie_id"])
        .index(&["organisatie_id", "praktijk_id"])
        .create(manager)
        .await
}

async fn deelname(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    TableDef::new("deelname")
        .id()
        .reference("praktijk_id", "praktijk", ForeignKeyAction::Cascade)
        .reference("member_id", "member", ForeignKeyAction::Cascade)
        .choice(
            "rol",
            &[
                "FACILITATOR",
                "PROFESSIONAL",
                "ERVARINGSDESKUNDIGE",
                "ONDERZOEKER",
                "CONTACTPERSOON",
            ],
        )
        .col(date("van"))
        .col(date_null("tot"))
        .col(integer("version"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone("updated_at"))
        .unique(&["praktijk_id", "member_id", "rol", "van"])
        .index(&["praktijk_id", "created_at", "id"])
        .index(&["member_id", "created_at", "id"])
        .create(manager)
        .await
}

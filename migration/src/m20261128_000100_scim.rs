//! What an identity provider of an association says about a membership beside what a file says: the names by which it knows
//! it, its addresses and its registrations; and which deliveries are made of single changes.

use sea_orm_migration::prelude::{
    ConnectionTrait, DbErr, DeriveMigrationName, ForeignKeyAction, MigrationTrait, SchemaManager, async_trait,
};
use sea_orm_migration::schema::{boolean, date, date_null, integer, text, text_null};
use sea_orm_migration::sea_orm::DbBackend;

use crate::table::{TableDef, forward_only, moment_type};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

/// On both databases alike.
const KOLOMMEN: [&str; 4] = [
    "ALTER TABLE lidmaatschap ADD COLUMN scim_gebruikersnaam text",
    "ALTER TABLE lidmaatschap ADD COLUMN scim_extern_id text",
    "ALTER TABLE inzending ADD COLUMN scim boolean NOT NULL DEFAULT false",
    "CREATE UNIQUE INDEX uq_lidmaatschap_scim_extern_id ON lidmaatschap (beroepsvereniging_id, scim_extern_id)",
];

/// The orders in which a list is read, and the lines and deliveries that a single change looks up.
const INDEXEN: [&str; 4] = [
    "CREATE INDEX ix_lidmaatschap_beroepsvereniging_id_id ON lidmaatschap (beroepsvereniging_id, id)",
    "CREATE INDEX ix_lidmaatschap_beroepsvereniging_id_updated_at_id ON lidmaatschap (beroepsvereniging_id, updated_at, id)",
    "CREATE INDEX ix_inzending_regel_inzending_id_lidmaatschap_id ON inzending_regel (inzending_id, lidmaatschap_id)",
    "CREATE INDEX ix_inzending_beroepsvereniging_id_scim_created_at ON inzending (beroepsvereniging_id, scim, created_at, id)",
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        let moment = moment_type(manager);
        let plain = match db.get_database_backend() {
            DbBackend::Postgres => " COLLATE \"C\"",
            _ => "",
        };
        for statement in KOLOMMEN.into_iter().chain(INDEXEN) {
            db.execute_unprepared(statement).await?;
        }
        for statement in [
            format!("ALTER TABLE lidmaatschap ADD COLUMN scim_verwijderd_op {moment}"),
            // As `scim::read` writes them: a difference between a and A counts for nothing, on both databases alike.
            format!(
                "CREATE INDEX ix_lidmaatschap_scim_naam ON lidmaatschap (beroepsvereniging_id,
                    lower(COALESCE(scim_gebruikersnaam, lidnummer){plain}), id)"
            ),
            format!(
                "CREATE INDEX ix_lidmaatschap_scim_achternaam ON lidmaatschap (beroepsvereniging_id,
                    COALESCE(lower(achternaam{plain}), '\u{10ffff}'), id)"
            ),
        ] {
            db.execute_unprepared(&statement).await?;
        }
        email(manager).await?;
        registratie(manager).await?;
        afwijking(manager).await
    }

    async fn down(&self, _: &SchemaManager) -> Result<(), DbErr> {
        forward_only()
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

async fn email(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    TableDef::new("scim_email")
        .id()
        .reference("lidmaatschap_id", "lidmaatschap", ForeignKeyAction::Cascade)
        .col(text("waarde"))
        .col(text("waarde_klein"))
        .col(text_null("soort"))
        .col(boolean("hoofd"))
        .col(integer("volgorde"))
        .unique(&["lidmaatschap_id", "volgorde"])
        .index(&["waarde_klein", "lidmaatschap_id"])
        .create(manager)
        .await
}

async fn registratie(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    TableDef::new("scim_registratie")
        .id()
        .reference("lidmaatschap_id", "lidmaatschap", ForeignKeyAction::Cascade)
        .choice(
            "register",
            &["SKJ", "BIG", "KRSD", "REGISTERPLEIN", "NIP", "NVO", "VGCT"],
        )
        .col(text("nummer"))
        .col(date_null("geldig_tot"))
        .col(integer("volgorde"))
        .unique(&["lidmaatschap_id", "volgorde"])
        .index(&["nummer", "lidmaatschap_id"])
        .create(manager)
        .await
}

async fn afwijking(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    TableDef::new("scim_afwijking")
        .reference(
            "beroepsvereniging_id",
            "beroepsvereniging",
            ForeignKeyAction::Cascade,
        )
        .col(date("dag"))
        .col(text("soort"))
        .col(integer("aantal"))
        .primary_key(&["beroepsvereniging_id", "dag", "soort"])
        .create(manager)
        .await
}

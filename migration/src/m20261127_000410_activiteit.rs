//! Activiteiten become whole: how they stand, where they are held, who holds them; and the inzichten that they yielded.

use sea_orm_migration::prelude::{
    ConnectionTrait, DbErr, DeriveMigrationName, ForeignKeyAction, MigrationTrait, SchemaManager, async_trait,
};
use sea_orm_migration::schema::{boolean, integer, text, text_null, timestamp_with_time_zone};
use sea_orm_migration::sea_orm::DbBackend;

use crate::table::{TableDef, forward_only};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        activiteit(manager).await?;
        link(
            manager,
            ("activiteit_partner", "activiteit"),
            ("organisatie_id", "organisatie"),
        )
        .await?;
        inzicht(manager).await?;
        link(
            manager,
            ("inzicht_factor", "inzicht"),
            ("element_id", "raamwerk_element"),
        )
        .await?;
        link(
            manager,
            ("inzicht_leervraag", "inzicht"),
            ("leervraag_id", "leervraag"),
        )
        .await
    }

    async fn down(&self, _: &SchemaManager) -> Result<(), DbErr> {
        forward_only()
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

/// What was entered before had been held.
async fn activiteit(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let (uuid, boolean) = match manager.get_database_backend() {
        DbBackend::Sqlite => ("uuid_text", "boolean"),
        _ => ("uuid", "bool"),
    };
    let statements = [
        "ALTER TABLE activiteit ADD COLUMN status text NOT NULL DEFAULT 'GEHOUDEN' CONSTRAINT \"ck_activiteit_status\"
            CHECK (status IN ('GEPLAND', 'GEHOUDEN', 'AFGELAST'))"
            .to_owned(),
        format!("ALTER TABLE activiteit ADD COLUMN online {boolean} NOT NULL DEFAULT FALSE"),
        format!(
            "ALTER TABLE activiteit ADD COLUMN praktijk_id {uuid} CONSTRAINT fk_activiteit_praktijk_id
                REFERENCES praktijk (id) ON DELETE SET NULL"
        ),
        "CREATE INDEX ix_activiteit_praktijk_id_created_at_id ON activiteit (praktijk_id, created_at, id)".to_owned(),
    ];
    for statement in statements {
        manager.get_connection().execute_unprepared(&statement).await?;
    }
    Ok(())
}

async fn inzicht(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    TableDef::new("inzicht")
        .id()
        .reference("activiteit_id", "activiteit", ForeignKeyAction::Cascade)
        .choice(
            "status",
            &["INGEDIEND", "GEPUBLICEERD", "AFGEWEZEN", "INGETROKKEN"],
        )
        .col(text("tekst"))
        .col(text_null("bron"))
        .reference_null("indiener_id", "member", ForeignKeyAction::SetNull)
        .choice_null(
            "afwijsreden",
            &["HERLEIDBAAR", "ONGEPAST", "NIET_TER_ZAKE", "DUBBEL", "ANDERS"],
        )
        .col(text_null("afwijstoelichting"))
        .col(boolean("demo"))
        .col(integer("version"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone("updated_at"))
        .index(&["activiteit_id", "created_at", "id"])
        .index(&["created_at", "id"])
        .index(&["status", "created_at", "id"])
        .index(&["indiener_id"])
        .create(manager)
        .await
}

async fn link(
    manager: &SchemaManager<'_>,
    (name, owner): (&'static str, &'static str),
    (column, target): (&'static str, &'static str),
) -> Result<(), DbErr> {
    let of = match owner {
        "activiteit" => "activiteit_id",
        _ => "inzicht_id",
    };
    TableDef::new(name)
        .reference(of, owner, ForeignKeyAction::Cascade)
        .reference(column, target, ForeignKeyAction::Cascade)
        .primary_key(&[of, column])
        .index(&[column])
        .create(manager)
        .await
}

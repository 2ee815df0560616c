//! What a Lerende Praktijk measured: totals only, and frozen by the database once the praktijk adopted it.

use sea_orm_migration::prelude::{
    ConnectionTrait, DbErr, DeriveMigrationName, Expr, ExprTrait, ForeignKeyAction, MigrationTrait,
    SchemaManager, async_trait,
};
use sea_orm_migration::schema::{
    boolean, date, date_null, integer, integer_null, text, text_null, timestamp_with_time_zone,
    timestamp_with_time_zone_null,
};
use sea_orm_migration::sea_orm::DbBackend;

use crate::{
    table::{TableDef, forward_only},
    trigger::refusal,
};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        meting(manager).await?;
        niveau(manager).await?;
        stelling(manager).await?;
        observatie(manager).await?;
        let (db, backend) = (manager.get_connection(), manager.get_database_backend());
        if backend == DbBackend::Postgres {
            for function in FUNCTIONS {
                db.execute_unprepared(function).await?;
            }
        }
        for rule in rules(backend) {
            db.execute_unprepared(&rule).await?;
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

async fn meting(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let ended = Expr::col("tot")
        .is_null()
        .or(Expr::col("tot").gte(Expr::col("van")));
    TableDef::new("meting")
        .id()
        .reference("cyclus_id", "cyclus", ForeignKeyAction::Restrict)
        // That of the cyclus: a list of a praktijk is read by it.
        .reference("praktijk_id", "praktijk", ForeignKeyAction::Restrict)
        .choice("soort", &["NULMETING", "TUSSENMETING", "EINDMETING"])
        .choice("instrument", &["ENQUETE", "GROEPSGESPREK", "REFLECTIESESSIE"])
        .col(date("van"))
        .col(date_null("tot"))
        .col(integer_null("uitgenodigd"))
        .col(integer_null("gerespondeerd"))
        .reference_null("raamwerk_id", "raamwerk", ForeignKeyAction::Restrict)
        .reference_null("lijst_id", "stellingenlijst", ForeignKeyAction::Restrict)
        .choice("status", &["CONCEPT", "VASTGESTELD", "VERVANGEN"])
        .col(boolean("gedeeld"))
        .col(text_null("samenvatting"))
        .reference_null("vervangt_id", "meting", ForeignKeyAction::Restrict)
        .choice_null(
            "vervangreden",
            &["TELFOUT", "INVOERFOUT", "ANTWOORDEN_NAGEKOMEN", "ANDERE_OORZAAK"],
        )
        .col(timestamp_with_time_zone_null("vastgesteld_op"))
        .reference_null("vastgesteld_door_id", "member", ForeignKeyAction::SetNull)
        .col(boolean("demo"))
        .col(integer("version"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone("updated_at"))
        .check("tot", ended)
        .unique(&["vervangt_id"])
        .index(&["praktijk_id", "van", "id"])
        .index(&["cyclus_id", "van", "id"])
        .index(&["raamwerk_id"])
        .index(&["lijst_id"])
        .index(&["vastgesteld_door_id"])
        .create(manager)
        .await
}

async fn niveau(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    TableDef::new("meting_niveau")
        .reference("meting_id", "meting", ForeignKeyAction::Cascade)
        .reference("parameter_id", "raamwerk_element", ForeignKeyAction::Restrict)
        .reference_null("niveau_id", "raamwerk_element", ForeignKeyAction::Restrict)
        // The words and the place of the level as they were then.
        .col(text_null("term"))
        .col(integer_null("ordinaal"))
        .choice_null(
            "niet_gescoord",
            &[
                "NIET_BESPROKEN",
                "GEEN_OVEREENSTEMMING",
                "TE_WEINIG_BEKEND",
                "NIET_VAN_TOEPASSING",
            ],
        )
        // How many respondents placed the praktijk on each level; together or not at all.
        .col(integer_null("laag"))
        .col(integer_null("midden"))
        .col(integer_null("hoog"))
        .primary_key(&["meting_id", "parameter_id"])
        .index(&["parameter_id"])
        .index(&["niveau_id"])
        .create(manager)
        .await
}

async fn stelling(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    TableDef::new("meting_stelling")
        .reference("meting_id", "meting", ForeignKeyAction::Cascade)
        .reference("stelling_id", "stelling", ForeignKeyAction::Restrict)
        .col(integer("eens"))
        .col(integer("geldig"))
        .col(integer("weet_niet"))
        .check("eens", Expr::col("eens").lte(Expr::col("geldig")))
        .primary_key(&["meting_id", "stelling_id"])
        .index(&["stelling_id"])
        .create(manager)
        .await
}

async fn observatie(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    TableDef::new("meting_observatie")
        .id()
        .reference("meting_id", "meting", ForeignKeyAction::Cascade)
        .reference("factor_id", "raamwerk_element", ForeignKeyAction::Restrict)
        .choice("soort", &["WERKZAAM_ELEMENT", "BELEMMERING"])
        .col(text("tekst"))
        .col(integer("nummer"))
        .unique(&["meting_id", "nummer"])
        .index(&["factor_id"])
        .create(manager)
        .await
}

/// The states in which nothing changes any more.
const VAST: &str = "IN ('VASTGESTELD', 'VERVANGEN')";

/// What PostgreSQL needs for its triggers: their conditions take no subqueries. The row of the meting is locked against an
/// adoption that goes on at the same moment.
const FUNCTIONS: [&str; 2] = [
    "CREATE FUNCTION meting_vast(sleutel uuid) RETURNS boolean LANGUAGE plpgsql AS $$
        DECLARE stand text;
        BEGIN
            SELECT status INTO stand FROM meting WHERE id = sleutel FOR SHARE;
            RETURN coalesce(stand IN ('VASTGESTELD', 'VERVANGEN'), false);
        END $$",
    "CREATE FUNCTION meting_weiger() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            RAISE EXCEPTION 'METING_LIGT_VAST';
        END $$",
];

/// The triggers, made of the same conditions on both databases.
fn rules(backend: DbBackend) -> Vec<String> {
    let refuse = |table: &str, name: &str, event: &str, when: &str| {
        refusal(
            backend,
            &format!("{table}_vast_{name}"),
            &format!("{event} ON {table}"),
            when,
            ("METING_LIGT_VAST", "meting_weiger"),
        )
    };
    let vast = |row: &str| match backend {
        DbBackend::Sqlite => {
            format!("EXISTS (SELECT 1 FROM meting WHERE id = {row}.meting_id AND status {VAST})")
        }
        _ => format!("meting_vast({row}.meting_id)"),
    };
    let same = [
        "id",
        "cyclus_id",
        "praktijk_id",
        "soort",
        "instrument",
        "van",
        "tot",
        "uitgenodigd",
        "gerespondeerd",
        "raamwerk_id",
        "lijst_id",
        "vervangt_id",
        "vervangreden",
        "vastgesteld_op",
        "demo",
        "created_at",
    ]
    .map(|column| format!("NEW.{column} IS NOT DISTINCT FROM OLD.{column}"))
    .join(" AND ");
    // What still happens: it is shared or no longer shared, the next one takes its place, who adopted it is erased.
    let state = "(NEW.status = OLD.status OR (OLD.status = 'VASTGESTELD' AND NEW.status = 'VERVANGEN'))";
    let by = "(NEW.vastgesteld_door_id IS NULL OR NEW.vastgesteld_door_id IS NOT DISTINCT FROM OLD.vastgesteld_door_id)";
    let mut made = vec![
        refuse("meting", "delete", "DELETE", &format!("OLD.status {VAST}")),
        refuse(
            "meting",
            "update",
            "UPDATE",
            &format!("OLD.status {VAST} AND NOT ({state} AND {by} AND {same})"),
        ),
    ];
    for table in ["meting_niveau", "meting_stelling", "meting_observatie"] {
        let both = format!("{} OR {}", vast("OLD"), vast("NEW"));
        made.push(refuse(table, "insert", "INSERT", &vast("NEW")));
        made.push(refuse(table, "update", "UPDATE", &both));
        made.push(refuse(table, "delete", "DELETE", &vast("OLD")));
    }
    made
}

//! The words on which an edition was adopted: which version of each leervraag and thema lies beneath it, noted by the
//! database at the moment of adoption and frozen with the rest; and since when the words of a leervraag were public, and
//! until when.

use sea_orm_migration::prelude::{
    ConnectionTrait, DbErr, DeriveMigrationName, MigrationTrait, SchemaManager, async_trait,
};
use sea_orm_migration::sea_orm::DbBackend;

use crate::{
    table::{forward_only, moment_type, uuid_type},
    trigger::refusal,
};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let (db, backend) = (manager.get_connection(), manager.get_database_backend());
        for statement in columns(manager)
            .into_iter()
            .chain(known())
            .chain(frozen(backend))
            .chain(noted(backend))
        {
            db.execute_unprepared(&statement).await?;
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

/// The references from an edge to the version that lies beneath it: table, column, table of versions.
const VERSIONS: [(&str, &str, &str); 3] = [
    ("onderbouwing", "leervraag_versie_id", "leervraag_versie"),
    ("onderbouwing", "thema_versie_id", "thema_versie"),
    ("opgave_thema", "thema_versie_id", "thema_versie"),
];

fn columns(manager: &SchemaManager<'_>) -> Vec<String> {
    let (uuid, moment) = (uuid_type(manager), moment_type(manager));
    let mut made: Vec<String> = ["gepubliceerd_op", "gesloten_op"]
        .map(|column| format!("ALTER TABLE leervraag_versie ADD COLUMN {column} {moment}"))
        .into();
    for (table, column, versions) in VERSIONS {
        made.push(format!(
            "ALTER TABLE {table} ADD COLUMN {column} {uuid} CONSTRAINT fk_{table}_{column}
                REFERENCES {versions} (id) ON DELETE RESTRICT"
        ));
        made.push(format!("CREATE INDEX ix_{table}_{column} ON {table} ({column})"));
    }
    made
}

/// The statements that note which versions lie beneath the ontwikkelopgaven that `beneath` names: of a leervraag the words
/// that were published last, of a thema what it is.
fn note(beneath: &str) -> [String; 2] {
    let thema = |table: &str| {
        format!(
            "(SELECT v.id FROM thema_versie v WHERE v.thema_id = {table}.thema_id ORDER BY v.nummer DESC LIMIT 1)"
        )
    };
    [
        format!(
            "UPDATE onderbouwing SET leervraag_versie_id = (SELECT v.id FROM leervraag_versie v
                WHERE v.leervraag_id = onderbouwing.leervraag_id AND v.gepubliceerd_op IS NOT NULL
                ORDER BY v.nummer DESC LIMIT 1), thema_versie_id = {}
            WHERE opgave_id IN ({beneath})",
            thema("onderbouwing")
        ),
        format!(
            "UPDATE opgave_thema SET thema_versie_id = {} WHERE opgave_id IN ({beneath})",
            thema("opgave_thema")
        ),
    ]
}

/// What is known of what exists already: the words of a leervraag that is public now are public, and of an edition that
/// was adopted before this step, what it shows now is the first that can be kept.
fn known() -> Vec<String> {
    let published = "UPDATE leervraag_versie SET gepubliceerd_op =
            (SELECT coalesce(l.gepubliceerd_op, leervraag_versie.created_at) FROM leervraag l
                WHERE l.id = leervraag_versie.leervraag_id)
        WHERE nummer = (SELECT max(v.nummer) FROM leervraag_versie v
                WHERE v.leervraag_id = leervraag_versie.leervraag_id)
            AND leervraag_id IN (SELECT id FROM leervraag WHERE status IN ('GEPUBLICEERD', 'SAMENGEVOEGD'))";
    let adopted = "SELECT o.id FROM opgave o JOIN editie e ON e.id = o.editie_id
        WHERE e.status IN ('VASTGESTELD', 'VERVANGEN')";
    [published.to_owned()].into_iter().chain(note(adopted)).collect()
}

/// The triggers that keep the edges name their columns, so they are made anew to know those that came.
fn frozen(backend: DbBackend) -> Vec<String> {
    let tables = [
        (
            "opgave_thema",
            "id, opgave_id, thema_id, thema_versie_id, reden, gewicht, bron, created_at",
        ),
        (
            "onderbouwing",
            "id, opgave_id, leervraag_id, leervraag_versie_id, thema_id, thema_versie_id, reden, gewicht, bron, created_at",
        ),
    ];
    let rule = match backend {
        DbBackend::Sqlite => {
            "EXISTS (SELECT 1 FROM opgave o JOIN editie e ON e.id = o.editie_id
                WHERE o.id IN (OLD.opgave_id, NEW.opgave_id) AND e.status IN ('VASTGESTELD', 'VERVANGEN'))"
        }
        _ => "opgave_vast(OLD.opgave_id) OR opgave_vast(NEW.opgave_id)",
    };
    let anew = tables.map(|(table, columns)| {
        let name = format!("{table}_vast_update");
        let gone = match backend {
            DbBackend::Sqlite => format!("DROP TRIGGER {name}"),
            _ => format!("DROP TRIGGER {name} ON {table}"),
        };
        let event = format!("UPDATE OF {columns} ON {table}");
        let said = ("EDITIE_LIGT_VAST", "editie_weiger");
        [gone, refusal(backend, &name, &event, rule, said)]
    });
    anew.into_iter().flatten().collect()
}

/// The trigger that notes the versions, before the edition is adopted: from then on nothing beneath it changes.
fn noted(backend: DbBackend) -> Vec<String> {
    let work = note("SELECT id FROM opgave WHERE editie_id = NEW.id").join("; ");
    let rule =
        "NEW.status IN ('VASTGESTELD', 'VERVANGEN') AND OLD.status NOT IN ('VASTGESTELD', 'VERVANGEN')";
    match backend {
        DbBackend::Sqlite => vec![format!(
            "CREATE TRIGGER editie_noteert BEFORE UPDATE OF status ON editie WHEN {rule} BEGIN {work}; END"
        )],
        _ => vec![
            format!(
                "CREATE FUNCTION editie_noteert() RETURNS trigger LANGUAGE plpgsql AS $$
                    BEGIN {work}; RETURN NEW; END $$"
            ),
            format!(
                "CREATE TRIGGER editie_noteert BEFORE UPDATE OF status ON editie
                    FOR EACH ROW WHEN ({rule}) EXECUTE FUNCTION editie_noteert()"
            ),
        ],
    }
}
